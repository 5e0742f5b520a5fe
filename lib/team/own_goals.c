/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what goal-check found; works out nothing but "at least". A figure that is not known is at
 * least nothing.
 */
#include "team/own_goals.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/mem.h"
#include "csv/table.h"
#include "team/goal_status.h"
#include "team/metrics.h"

struct own_goals {
    struct goal_statuses statuses;
    const struct goal_result **results; /* of the items */
    struct own_goal *items;
    size_t count;
    const char *const *words;
    struct arena arena;
    int as_of;
};

/* Whether the figures of the goal are money, as far as anybody said. */
static bool
is_money(const struct goal_result *goal, const char *expression)
{
    return chars_same(goal->unit, "money") || strstr(expression, "sum(") ||
           strstr(expression, "SUM(");
}

static void
add(struct own_goals *goals, const struct goal_result *result, const struct metrics *metrics,
    struct roster *roster)
{
    const char *known = metrics_expression(metrics, result->metric);
    const char *expression = known ? known : result->metric;
    if (result->rep[0] == '\0' || is_money(result, expression))
        return;
    bool is_reach = result->direction[0] == '\0' || chars_same(result->direction, "reach");
    goals->results[goals->count] = result;
    goals->items[goals->count++] = (struct own_goal){
        .person = roster_number(roster, result->rep),
        .goal = result->goal,
        .expression = arena_text(&goals->arena, expression, strlen(expression)),
        .target = result->target,
        .start = result->start,
        .is_weekly = result->per == PERIOD_WEEK && is_reach && result->target > 0,
        .count = -1,
    };
}

struct own_goals *
own_goals_read(
    const char *path, char delimiter, struct roster *roster, const char *const *words, int as_of)
{
    struct own_goals *goals = mem_zeroed(1, sizeof *goals);
    goals->words = words;
    goals->as_of = as_of;
    if (!path)
        return goals;
    struct table *table = table_open(path, delimiter);
    struct metrics *metrics = metrics_read(NULL, 0);
    size_t count = goal_statuses_read(&goals->statuses, table, words);
    table_close(table);
    goals->items = mem_zeroed(count, sizeof *goals->items);
    goals->results = mem_zeroed(count, sizeof *goals->results);
    for (size_t i = 0; i < count; i++)
        add(goals, &goals->statuses.items[i], metrics, roster);
    metrics_free(metrics);
    return goals;
}

void
own_goals_free(struct own_goals *goals)
{
    if (!goals)
        return;
    goal_statuses_free(&goals->statuses);
    arena_free(&goals->arena);
    free(goals->results);
    free(goals->items);
    free(goals);
}

size_t
own_goals_count(const struct own_goals *goals)
{
    return goals->count;
}

struct own_goal *
own_goals_item(const struct own_goals *goals, size_t index)
{
    return &goals->items[index];
}

/* Which of a goal's periods holds the day: ", from 2026-11-01", "" if there is only one. */
static const char *
period_of(const struct own_goals *goals, const struct goal_result *result, int day)
{
    char first[DAY_TEXT_SIZE], text[32];
    if (result->per == PERIOD_NONE)
        return "";
    snprintf(text, sizeof text, ", from %s", day_text(day_period_start(result->per, day), first));
    return arena_text((struct arena *)&goals->arena, text, strlen(text));
}

/* What is common to both; false if the status is not of since..last. */
static bool
say(const struct own_goals *goals, size_t index, int since, int last, struct finding *finding)
{
    const struct goal_result *result = goals->results[index];
    int day = result->as_of == DAY_NONE ? goals->as_of : result->as_of;
    if (day < since || day > last)
        return false;
    *finding = finding_none;
    finding->day = finding->now.first = finding->now.last = day;
    finding->now.figure = result->actual;
    finding->usual = result->target;
    finding->subject = result->goal;
    finding->period = period_of(goals, result, day);
    return true;
}

static bool
has_status(const struct own_goals *goals, size_t index, const char *word)
{
    return chars_same(goals->words[goals->results[index]->status], word);
}

/* Whether the goal comes back every day or week: it is met so often that only a streak is news. */
static bool
is_short(const struct own_goals *goals, size_t index)
{
    enum period per = goals->results[index]->per;
    return per == PERIOD_DAY || per == PERIOD_WEEK;
}

bool
own_goals_met(
    const struct own_goals *goals, size_t index, int since, int last, struct finding *finding)
{
    return has_status(goals, index, "met") && !is_short(goals, index) &&
           say(goals, index, since, last, finding);
}

/* Whether the goal is a way with a middle: something done more and more often. A rate, a level to
   be kept and what is to go down have none. */
static bool
has_middle(const struct own_goals *goals, size_t index)
{
    static const char *const levels[] = {"percent", "percent_change", "points", "score"};
    const struct goal_result *result = goals->results[index];
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        if (chars_same(result->unit, levels[i]))
            return false;
    return !strchr(goals->items[index].expression, '/') &&
           !chars_same(result->direction, "decrease") && !chars_same(result->direction, "maintain");
}

bool
own_goals_halfway(const struct own_goals *goals, size_t index, double least, int since, int last,
    struct finding *finding)
{
    const struct goal_result *result = goals->results[index];
    if (has_status(goals, index, "met") || has_status(goals, index, "missed") ||
        is_short(goals, index) || !has_middle(goals, index))
        return false;
    if (!(result->attainment >= least) || !(result->actual >= result->expected))
        return false;
    if (!say(goals, index, since, last, finding))
        return false;
    finding->past.figure = result->expected;
    return true;
}
