/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what goal-check found and works nothing out: an empty cell stays "not known".
 * Invariant: every row becomes a goal or is set aside by name.
 */
#include "team/goal_status.h"

#include <stdlib.h>

#include "base/text.h"
#include "team/cells.h"
#include "team/goal.h"

enum { FIGURES = 7, DAYS = 3 };

/* Where the columns are; -1 = not there. */
struct columns {
    int rep, goal, metric, direction, unit, per, why, supports, questions, status;
    int figures[FIGURES]; /* in the order of figures_of() */
    int days[DAYS];
};

static struct columns
find_columns(const struct table *table)
{
    const char *const *goal = goal_column_names, *const *status = status_column_names;
    return (struct columns){
        .rep = table_need(table, goal[GOAL_REP]),
        .goal = table_need(table, goal[GOAL_GOAL]),
        .status = table_need(table, status[STATUS_STATUS]),
        .metric = table_column(table, goal[GOAL_METRIC]),
        .direction = table_column(table, goal[GOAL_DIRECTION]),
        .unit = table_column(table, goal[GOAL_UNIT]),
        .per = table_column(table, goal[GOAL_PER]),
        .why = table_column(table, goal[GOAL_WHY]),
        .supports = table_column(table, goal[GOAL_SUPPORTS]),
        .questions = table_column(table, status[STATUS_QUESTIONS]),
        .figures = {table_column(table, goal[GOAL_TARGET]),
            table_column(table, status[STATUS_ACTUAL]),
            table_column(table, status[STATUS_ATTAINMENT]),
            table_column(table, status[STATUS_EXPECTED]), table_column(table, status[STATUS_LOW]),
            table_column(table, status[STATUS_HIGH]), table_column(table, status[STATUS_KEPT])},
        .days = {table_column(table, goal[GOAL_START]), table_column(table, goal[GOAL_DUE]),
            table_column(table, status[STATUS_AS_OF])},
    };
}

static void
read_figures(const struct table *table, const struct columns *columns, struct goal_result *goal)
{
    double *figures[FIGURES] = {&goal->target, &goal->actual, &goal->attainment, &goal->expected,
        &goal->low, &goal->high, &goal->kept};
    for (int i = 0; i < FIGURES; i++)
        *figures[i] = cells_figure(table, columns->figures[i]);
}

static void
read_days(const struct table *table, const struct columns *columns, struct goal_result *goal)
{
    int *days[DAYS] = {&goal->start, &goal->due, &goal->as_of};
    for (int i = 0; i < DAYS; i++)
        *days[i] = cells_day(table, columns->days[i]);
}

static bool
read_row(struct goal_statuses *goals, const struct table *table, const struct columns *columns,
    const char *const *words)
{
    int status = cells_word(table, columns->status, words);
    if (text_is_blank(table_cell(table, columns->goal)) || status < 0) {
        table_set_aside(table, status < 0 ? columns->status : columns->goal,
            status < 0 ? "is not a status" : "is empty");
        return false;
    }
    goals->items = mem_grow(goals->items, &goals->capacity, goals->count + 1, sizeof *goals->items);
    struct goal_result *goal = &goals->items[goals->count++];
    *goal = (struct goal_result){
        .rep = cells_text(&goals->arena, table, columns->rep),
        .goal = cells_text(&goals->arena, table, columns->goal),
        .metric = cells_text(&goals->arena, table, columns->metric),
        .direction = cells_text(&goals->arena, table, columns->direction),
        .unit = cells_text(&goals->arena, table, columns->unit),
        .per = day_period_named(table_cell(table, columns->per)),
        .why = cells_text(&goals->arena, table, columns->why),
        .supports = cells_text(&goals->arena, table, columns->supports),
        .questions = cells_text(&goals->arena, table, columns->questions),
        .status = status,
    };
    read_figures(table, columns, goal);
    read_days(table, columns, goal);
    return true;
}

size_t
goal_statuses_read(struct goal_statuses *goals, struct table *table, const char *const *words)
{
    struct columns columns = find_columns(table);
    size_t count = 0;
    while (table_next(table))
        count += read_row(goals, table, &columns, words);
    return count;
}

bool
goal_statuses_any(const struct goal_statuses *goals, int status)
{
    for (size_t i = 0; i < goals->count; i++)
        if (goals->items[i].status == status)
            return true;
    return false;
}

int
goal_statuses_other_day(const struct goal_statuses *goals, int as_of)
{
    int earliest = DAY_NONE;
    for (size_t i = 0; i < goals->count; i++) {
        int day = goals->items[i].as_of;
        if (day != DAY_NONE && day != as_of && (earliest == DAY_NONE || day < earliest))
            earliest = day;
    }
    return earliest;
}

void
goal_statuses_free(struct goal_statuses *goals)
{
    free(goals->items);
    arena_free(&goals->arena);
    *goals = (struct goal_statuses){0};
}
