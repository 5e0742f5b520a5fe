/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding each goal's original, then comparing cell by cell. It says what differs, not whether that
 * was right.
 * Invariant: every goal of either version has at most one counterpart, and none is passed over.
 */
#include "team/goal_changes.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

#define NONE ((size_t)-1)

static const char *const part_names[MOVED_PARTS] = {
    "rep", "metric", "direction", "from", "target", "unit", "per", "start", "due"};

/* The goals of one version that share a key and have no counterpart yet, in their order. */
struct group {
    const char *key;
    size_t first, last, count; /* a chain through matching.next */
    UT_hash_handle hh;
};

struct matching {
    const struct goal_version *old, *current;
    size_t old_count, count;
    size_t *original; /* of each current goal; NONE */
    size_t *next;     /* of the old ones, in a group's chain */
    bool *taken;      /* of the old ones */
};

/* What makes two goals the same: their parts as one text, "" if they have no such key. The caller
   frees. */
typedef char *key_maker(const struct goal_version *goal);

/* Both texts folded, with a line end between. */
static char *
joined(const char *a, const char *b)
{
    char *one = text_folded(a), *two = text_folded(b);
    size_t length = strlen(one), more = strlen(two);
    char *text = mem_zeroed(length + more + 2, 1);
    memcpy(text, one, length);
    text[length] = '\n';
    memcpy(text + length + 1, two, more);
    free(one);
    free(two);
    return text;
}

static char *
by_sentence(const struct goal_version *goal)
{
    return joined(goal->parts[MOVED_REP], goal->goal);
}

static char *
by_metric(const struct goal_version *goal)
{
    const char *metric = goal->parts[MOVED_METRIC];
    return *metric ? joined(goal->parts[MOVED_REP], metric) : mem_copy("", 0);
}

static char *
by_sentence_alone(const struct goal_version *goal)
{
    return joined("", goal->goal);
}

/* Adds a goal to the group of its key, which is freed. */
static void
add(struct arena *arena, struct group **groups, size_t *next, char *key, size_t goal)
{
    struct group *group;
    HASH_FIND_STR(*groups, key, group);
    if (!group && *key) {
        group = arena_alloc(arena, sizeof *group);
        group->key = arena_text(arena, key, strlen(key));
        group->first = NONE;
        HASH_ADD_KEYPTR(hh, *groups, group->key, strlen(group->key), group);
    }
    if (group) {
        if (group->first == NONE)
            group->first = goal;
        else if (next)
            next[group->last] = goal;
        group->last = goal;
        group->count++;
    }
    free(key);
}

/* Matches what is left by a key; `lone`: only where it is one goal on each side. */
static void
match(struct matching *matching, key_maker *key_of, bool lone)
{
    struct group *groups = NULL, *counts = NULL, *group;
    struct arena arena = {0};
    for (size_t i = 0; i < matching->old_count; i++) {
        matching->next[i] = NONE;
        if (!matching->taken[i])
            add(&arena, &groups, matching->next, key_of(&matching->old[i]), i);
    }
    for (size_t i = 0; lone && i < matching->count; i++)
        if (matching->original[i] == NONE)
            add(&arena, &counts, NULL, key_of(&matching->current[i]), i);
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->original[i] != NONE)
            continue;
        char *key = key_of(&matching->current[i]);
        HASH_FIND_STR(groups, key, group);
        bool found = *key && group && group->first != NONE && (!lone || group->count == 1);
        if (found && lone) {
            struct group *own;
            HASH_FIND_STR(counts, key, own);
            found = own && own->count == 1;
        }
        if (found) {
            matching->original[i] = group->first;
            matching->taken[group->first] = true;
            group->first = matching->next[group->first];
        }
        free(key);
    }
    HASH_CLEAR(hh, groups);
    HASH_CLEAR(hh, counts);
    arena_free(&arena);
}

/* 12 and 12.0 are one number, Ana and ana one name. */
static bool
same_part(const char *a, const char *b)
{
    struct decimal one, two;
    if (decimal_parse(a, &one) && decimal_parse(b, &two))
        return decimal_compare(one, two) == 0;
    return text_same(a, b);
}

/* How far the goal is against one of its targets. */
static double
against(const char *target, double actual)
{
    struct decimal number;
    if (!decimal_parse(target, &number) || decimal_to_double(number) <= 0)
        return NAN;
    return actual / decimal_to_double(number);
}

static void
write_row(const struct goal_version *goal, const char *moved, const char *original,
    const char *current, const char *reason, struct writer *writer)
{
    bool target = strcmp(moved, part_names[MOVED_TARGET]) == 0;
    writer_cell(writer, goal->parts[MOVED_REP]);
    writer_cell(writer, goal->goal);
    writer_cell(writer, moved);
    writer_cell(writer, original);
    writer_cell(writer, current);
    writer_cell(writer, reason);
    writer_number(writer, target ? goal->actual : (double)NAN);
    writer_number(writer, target ? against(original, goal->actual) : (double)NAN);
    writer_number(writer, target ? against(current, goal->actual) : (double)NAN);
    writer_end_row(writer);
}

/* Writes what was moved of one goal. */
static void
write_moved(const struct goal_version *old, const struct goal_version *goal,
    struct goal_changes *changes, struct writer *writer)
{
    bool reason = *goal->reason && (!old || !text_same(goal->reason, old->reason));
    const char *told = reason ? goal->reason : "";
    for (size_t i = 0; old && i < MOVED_PARTS; i++) {
        bool filled = (i == MOVED_FROM || i == MOVED_START) && !*old->parts[i];
        if (filled || same_part(old->parts[i], goal->parts[i]))
            continue;
        write_row(goal, part_names[i], old->parts[i], goal->parts[i], told, writer);
        changes->moved++;
        changes->without_reason += !reason;
    }
    if (!old) {
        write_row(goal, "added", "", "", told, writer);
        changes->moved++;
    }
}

struct goal_changes
goal_changes_write(const struct goal_version *old, size_t old_count,
    const struct goal_version *current, size_t count, struct writer *writer)
{
    static const char *const columns[] = {"rep", "goal", "moved", "original", "current", "reason",
        "actual", "against_original", "against_current", NULL};
    struct goal_changes changes = {0, 0};
    struct matching matching = {.old = old,
        .current = current,
        .old_count = old_count,
        .count = count,
        .original = mem_zeroed(count + 1, sizeof *matching.original),
        .next = mem_zeroed(old_count + 1, sizeof *matching.next),
        .taken = mem_zeroed(old_count + 1, sizeof *matching.taken)};
    for (size_t i = 0; i < count; i++)
        matching.original[i] = NONE;
    match(&matching, by_sentence, false);
    match(&matching, by_metric, true);
    match(&matching, by_sentence_alone, true);
    writer_header(writer, columns);
    for (size_t i = 0; i < count; i++)
        write_moved(matching.original[i] == NONE ? NULL : &old[matching.original[i]], &current[i],
            &changes, writer);
    for (size_t i = 0; i < old_count; i++) {
        if (matching.taken[i])
            continue;
        write_row(&old[i], "dropped", "", "", "", writer);
        changes.moved++;
        changes.without_reason++;
    }
    free(matching.original);
    free(matching.next);
    free(matching.taken);
    return changes;
}
