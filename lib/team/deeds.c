/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One list of efforts and one of promises. An entry closes promises by their ids, whatever the
 * order of the rows; the entry of the earliest day counts.
 */
#include "team/deeds.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/mem.h"

#define EFFORT_WORD "effort."

struct effort {
    int person, day;
    enum coaching_effort effort;
    const char *id;
};

struct promise {
    int *people;
    size_t people_count;
    int day, due, closed; /* closed: the day, DAY_NONE = open */
    const char *id, *action, *closed_by;
    UT_hash_handle hh;
};

/* That an entry closes a promise. */
struct closing {
    const char *promise, *id;
    int day;
};

struct deeds {
    struct effort *efforts;
    size_t effort_count, effort_capacity;
    struct promise *promises; /* hash table by id, in the order of the log */
    struct closing *closings;
    size_t closing_count, closing_capacity;
    struct names *coaches;
    struct arena arena;
};

static const char *
keep(struct deeds *deeds, const char *text)
{
    return arena_text(&deeds->arena, text, strlen(text));
}

static void
add_efforts(struct deeds *deeds, const struct coaching *entry, const char *id)
{
    for (size_t i = 0; i < entry->rep_count && entry->effort != EFFORT_UNKNOWN; i++) {
        deeds->efforts = mem_grow(deeds->efforts, &deeds->effort_capacity, deeds->effort_count + 1,
            sizeof *deeds->efforts);
        deeds->efforts[deeds->effort_count++] =
            (struct effort){entry->reps[i], entry->day, entry->effort, id};
    }
}

static void
add_promise(struct deeds *deeds, const struct coaching *entry, const char *id)
{
    struct promise *promise;
    HASH_FIND_STR(deeds->promises, id, promise);
    if (promise || id[0] == '\0')
        return; /* without an id of its own nothing can close it */
    promise = arena_alloc(&deeds->arena, sizeof *promise);
    promise->people = arena_alloc(&deeds->arena, entry->rep_count * sizeof *promise->people);
    memcpy(promise->people, entry->reps, entry->rep_count * sizeof *promise->people);
    promise->people_count = entry->rep_count;
    promise->day = entry->day;
    promise->due = entry->due;
    promise->closed = DAY_NONE;
    promise->id = id;
    promise->action = keep(deeds, entry->action);
    HASH_ADD_KEYPTR(hh, deeds->promises, promise->id, strlen(promise->id), promise);
}

static void
add_closings(struct deeds *deeds, const struct coaching *entry, const char *id)
{
    for (const char *at = entry->closes; *(at = chars_skip_blanks(at)) != '\0';) {
        size_t length = strcspn(at, ";"), used = length;
        while (used > 0 && at[used - 1] == ' ')
            used--;
        deeds->closings = mem_grow(deeds->closings, &deeds->closing_capacity,
            deeds->closing_count + 1, sizeof *deeds->closings);
        deeds->closings[deeds->closing_count++] =
            (struct closing){arena_text(&deeds->arena, at, used), id, entry->day};
        at += length + (at[length] == ';');
    }
}

static void
close_promises(struct deeds *deeds)
{
    for (size_t i = 0; i < deeds->closing_count; i++) {
        const struct closing *closing = &deeds->closings[i];
        struct promise *promise;
        HASH_FIND_STR(deeds->promises, closing->promise, promise);
        if (!promise || (promise->closed != DAY_NONE && promise->closed <= closing->day))
            continue;
        promise->closed = closing->day;
        promise->closed_by = closing->id;
    }
}

struct deeds *
deeds_read(const char *path, char delimiter, struct roster *roster, int as_of)
{
    struct deeds *deeds = mem_zeroed(1, sizeof *deeds);
    deeds->coaches = names_new();
    if (!path)
        return deeds;
    char *file = mem_copy(path, strlen(path));
    struct coaching_log *log = coaching_open(&file, 1, delimiter, NULL, roster, deeds->coaches);
    struct coaching entry;
    while (coaching_next(log, &entry)) {
        if (entry.day > as_of)
            continue;
        const char *id = keep(deeds, entry.id);
        add_efforts(deeds, &entry, id);
        if (entry.action[0] != '\0' && entry.owner == OWNER_REP)
            add_promise(deeds, &entry, id);
        add_closings(deeds, &entry, id);
    }
    coaching_close(log);
    free(file);
    close_promises(deeds);
    return deeds;
}

void
deeds_free(struct deeds *deeds)
{
    if (!deeds)
        return;
    HASH_CLEAR(hh, deeds->promises);
    names_free(deeds->coaches);
    free(deeds->efforts);
    free(deeds->closings);
    arena_free(&deeds->arena);
    free(deeds);
}

const struct names *
deeds_coaches(const struct deeds *deeds)
{
    return deeds->coaches;
}

enum coaching_effort
deeds_effort_called(const char *event)
{
    size_t length = chars_begins(event, EFFORT_WORD);
    for (int i = 1; length > 0 && coaching_effort_words[i]; i++)
        if (chars_same(event + length, coaching_effort_words[i]))
            return (enum coaching_effort)i;
    return EFFORT_UNKNOWN;
}

/* The latest entry of a person's effort in since..last, NULL if there is none. */
static const struct effort *
latest_effort(
    const struct deeds *deeds, int person, enum coaching_effort effort, int since, int last)
{
    const struct effort *latest = NULL;
    for (size_t i = 0; i < deeds->effort_count; i++) {
        const struct effort *one = &deeds->efforts[i];
        if (one->person == person && one->effort == effort && one->day >= since &&
            one->day <= last && (!latest || one->day >= latest->day))
            latest = one;
    }
    return latest;
}

bool
deeds_find_effort(
    const struct deeds *deeds, const struct deeds_question *question, struct finding *finding)
{
    const struct effort *now =
        latest_effort(deeds, question->person, question->effort, question->since, question->last);
    const struct effort *past = NULL;
    if (!now)
        return false;
    *finding = finding_none;
    finding->day = now->day;
    finding->now.first = finding->now.last = now->day;
    finding->now.ref = now->id;
    if (question->after == EFFORT_UNKNOWN)
        return true;
    past = latest_effort(
        deeds, question->person, question->after, now->day - 7 * question->weeks, now->day - 1);
    if (!past)
        return false;
    finding->past.first = finding->past.last = past->day;
    finding->past.ref = past->id;
    return true;
}

static bool
is_of(const struct promise *promise, int person)
{
    for (size_t i = 0; i < promise->people_count; i++)
        if (promise->people[i] == person)
            return true;
    return false;
}

bool
deeds_find_promise(const struct deeds *deeds, int person, double late, int since, int last,
    struct finding *finding)
{
    const struct promise *latest = NULL;
    for (const struct promise *one = deeds->promises; one; one = one->hh.next)
        if (one->closed != DAY_NONE && one->closed >= since && one->closed <= last &&
            (one->due == DAY_NONE || one->closed - one->due <= late) && is_of(one, person) &&
            (!latest || one->closed >= latest->closed))
            latest = one;
    if (!latest)
        return false;
    *finding = finding_none;
    finding->day = latest->closed;
    finding->now.first = finding->now.last = latest->closed;
    finding->now.ref = latest->closed_by;
    finding->past.first = finding->past.last = latest->day;
    finding->past.ref = latest->id;
    finding->due = latest->due;
    finding->subject = latest->action;
    return true;
}
