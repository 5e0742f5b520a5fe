/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A team has a handful of goals, so this is a list; what was found for a text is remembered, since
 * many goals support the same one.
 */
#include "team/team_goals.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

struct item {
    const char *sentence; /* as written, for messages */
    char *folded, *metric;
    size_t place;
};

struct found {
    const char *text;
    size_t place;
    UT_hash_handle hh;
};

struct team_goals {
    struct item *items;
    size_t count, capacity;
    struct found *found; /* by `supports` */
    struct arena arena;
};

struct team_goals *
team_goals_new(void)
{
    return mem_zeroed(1, sizeof(struct team_goals));
}

void
team_goals_free(struct team_goals *goals)
{
    if (!goals)
        return;
    for (size_t i = 0; i < goals->count; i++) {
        free(goals->items[i].folded);
        free(goals->items[i].metric);
    }
    HASH_CLEAR(hh, goals->found);
    arena_free(&goals->arena);
    free(goals->items);
    free(goals);
}

void
team_goals_add(struct team_goals *goals, const char *sentence, const char *metric, size_t place)
{
    goals->items = mem_grow(goals->items, &goals->capacity, goals->count + 1, sizeof *goals->items);
    goals->items[goals->count++] =
        (struct item){sentence, text_folded(sentence), text_folded(metric), place};
}

size_t
team_goals_count(const struct team_goals *goals)
{
    return goals->count;
}

static size_t
look(const struct team_goals *goals, const char *folded)
{
    size_t place = TEAM_GOAL_NONE, within = 0;
    for (size_t i = 0; i < goals->count; i++)
        if (strcmp(goals->items[i].folded, folded) == 0)
            return goals->items[i].place;
    for (size_t i = 0; i < goals->count; i++)
        if (strcmp(goals->items[i].metric, folded) == 0)
            return goals->items[i].place;
    for (size_t i = 0; i < goals->count; i++) {
        if (strstr(goals->items[i].folded, folded)) {
            place = goals->items[i].place;
            within++;
        }
    }
    return within == 1 ? place : TEAM_GOAL_NONE;
}

size_t
team_goals_meant(struct team_goals *goals, const char *supports)
{
    struct found *found;
    size_t length = strlen(supports);
    if (goals->count == 0 || length == 0)
        return TEAM_GOAL_NONE;
    HASH_FIND(hh, goals->found, supports, length, found);
    if (!found) {
        char *folded = text_folded(supports);
        found = arena_alloc(&goals->arena, sizeof *found);
        found->text = arena_text(&goals->arena, supports, length);
        found->place = *folded ? look(goals, folded) : TEAM_GOAL_NONE;
        HASH_ADD_KEYPTR(hh, goals->found, found->text, length, found);
        free(folded);
    }
    return found->place;
}

const char *
team_goals_nearest(const struct team_goals *goals, const char *supports)
{
    const char **sentences = mem_zeroed(goals->count + 1, sizeof *sentences);
    for (size_t i = 0; i < goals->count; i++)
        sentences[i] = goals->items[i].sentence;
    const char *nearest = text_nearest(supports, sentences, goals->count);
    free(sentences);
    return nearest;
}
