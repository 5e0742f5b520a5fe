/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading and writing goals rows. What a goal means is for lib/measure; here it is only made sure
 * that each cell is what its column asks for.
 */
#include "team/goal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

const char *const goal_column_names[GOAL_COLUMNS + 1] = {"rep", "goal", "metric", "direction",
    "from", "target", "unit", "per", "start", "due", "why", "set_by", "supports", "guard", NULL};

const char *const status_column_names[STATUS_COLUMNS + 1] = {"specific", "measurable", "achievable",
    "relevant", "time_bound", "purposeful", "questions", "actual", "attainment", "expected",
    "projected", "low", "high", "likelihood", "kept", "status", "as_of", NULL};

struct goals {
    struct table *table;
    struct roster *roster;
    const char *const *directions, *const *units;
    int columns[GOAL_COLUMNS]; /* in the file; -1 = it lacks the column */
    bool *dropped;             /* per file column: written by an earlier goal-check */
    struct arena arena;
};

struct goals *
goals_open(const char *path, char delimiter, struct roster *roster, const char *const *directions,
    const char *const *units)
{
    struct goals *goals = mem_zeroed(1, sizeof *goals);
    goals->table = table_open(path, delimiter);
    goals->roster = roster;
    goals->directions = directions;
    goals->units = units;
    for (size_t i = 0; i < GOAL_COLUMNS; i++) {
        bool needed = i == GOAL_REP || i == GOAL_GOAL;
        goals->columns[i] = needed ? table_need(goals->table, goal_column_names[i])
                                   : table_column(goals->table, goal_column_names[i]);
    }
    goals->dropped = mem_zeroed(table_columns(goals->table), sizeof *goals->dropped);
    for (size_t i = 0; status_column_names[i]; i++) {
        int column = table_column(goals->table, status_column_names[i]);
        if (column >= 0)
            goals->dropped[column] = true;
    }
    return goals;
}

void
goals_free(struct goals *goals)
{
    if (!goals)
        return;
    table_close(goals->table);
    free(goals->dropped);
    arena_free(&goals->arena);
    free(goals);
}

static void
keep_cells(struct goals *goals, struct goal *goal)
{
    size_t count = table_columns(goals->table);
    goal->cells = arena_alloc(&goals->arena, count * sizeof *goal->cells);
    for (size_t i = 0; i < count; i++) {
        const char *cell = table_cell(goals->table, (int)i);
        goal->cells[i] = arena_text(&goals->arena, cell, strlen(cell));
    }
    for (size_t i = 0; i < GOAL_COLUMNS; i++) {
        char *tidy = text_tidy(table_cell(goals->table, goals->columns[i]));
        goal->texts[i] = arena_text(&goals->arena, tidy, strlen(tidy));
        free(tidy);
    }
}

static bool
fault(const struct goals *goals, enum goal_column column, const char *reason)
{
    table_set_aside(goals->table, goals->columns[column], reason);
    return false;
}

static bool
read_day(const struct goals *goals, const struct goal *goal, enum goal_column column, int *day)
{
    *day = DAY_NONE;
    return !*goal->texts[column] || day_parse(goal->texts[column], day) ||
           fault(goals, column, "is not a date (YYYY-MM-DD)");
}

static bool
read_number(const struct goals *goals, const struct goal *goal, enum goal_column column, bool *has,
    struct decimal *number)
{
    *has = *goal->texts[column] != '\0';
    return !*has || decimal_parse(goal->texts[column], number) ||
           fault(goals, column, "is not a number");
}

/* The position of a word in its list; an empty cell is position 0. */
static bool
read_word(const struct goals *goals, const struct goal *goal, enum goal_column column,
    const char *const *words, const char *reason, int *position)
{
    *position = 0;
    if (!*goal->texts[column])
        return true;
    for (int i = 0; words[i]; i++) {
        if (text_same(words[i], goal->texts[column])) {
            *position = i;
            return true;
        }
    }
    return fault(goals, column, reason);
}

static bool
read_row(struct goals *goals, struct goal *goal)
{
    memset(goal, 0, sizeof *goal);
    goal->place = table_place(goals->table);
    keep_cells(goals, goal);
    const char *per = goal->texts[GOAL_PER];
    goal->per = *per ? day_period_named(per) : PERIOD_NONE;
    if (*per && goal->per == PERIOD_NONE)
        return fault(goals, GOAL_PER, "is not one of day, week, month, quarter, year");
    if (!read_day(goals, goal, GOAL_START, &goal->start) ||
        !read_day(goals, goal, GOAL_DUE, &goal->due) ||
        !read_number(goals, goal, GOAL_FROM, &goal->has_from, &goal->from) ||
        !read_number(goals, goal, GOAL_TARGET, &goal->has_target, &goal->target) ||
        !read_word(goals, goal, GOAL_DIRECTION, goals->directions,
            "is not one of reach, increase, decrease, maintain, complete", &goal->direction) ||
        !read_word(
            goals, goal, GOAL_UNIT, goals->units, "is not a unit; see amp-goals(5)", &goal->unit))
        return false;
    if (goal->start != DAY_NONE && goal->due != DAY_NONE && goal->due < goal->start)
        return fault(goals, GOAL_DUE, "is before start");
    if (!*goal->texts[GOAL_GOAL] && !*goal->texts[GOAL_METRIC] && !goal->has_target)
        return fault(goals, GOAL_GOAL, "is empty: what is to be reached?");
    const char *set_by = goal->texts[GOAL_SET_BY];
    if (*set_by && !text_same(set_by, "rep") && !text_same(set_by, "manager") &&
        !text_same(set_by, "both"))
        diag_kind_at(goal->place, "who set it",
            "set_by '%s' is not one of rep, manager, both: nothing follows from it",
            text_shown(set_by));
    const char *rep = goal->texts[GOAL_REP];
    goal->person = *rep ? roster_number(goals->roster, rep) : GOAL_TEAM;
    return true;
}

bool
goals_next(struct goals *goals, struct goal *goal)
{
    while (table_next(goals->table))
        if (read_row(goals, goal))
            return true;
    return false;
}

void
goals_set_cell_aside(const struct goals *goals, enum goal_column column, const char *reason)
{
    table_set_cell_aside(goals->table, goals->columns[column], reason);
}

void
goals_write_header(const struct goals *goals, const char *const *more, struct writer *writer)
{
    for (size_t i = 0; i < table_columns(goals->table); i++)
        if (!goals->dropped[i])
            writer_cell(writer, table_column_name(goals->table, i));
    for (size_t i = 0; i < GOAL_COLUMNS; i++)
        if (goals->columns[i] < 0)
            writer_cell(writer, goal_column_names[i]);
    for (size_t i = 0; i < STATUS_COLUMNS; i++)
        writer_cell(writer, status_column_names[i]);
    writer_header(writer, more);
}

void
goals_need_same_columns(const struct goals *goals, const struct goals *others)
{
    size_t count = table_columns(goals->table);
    bool same = count == table_columns(others->table);
    for (size_t i = 0; same && i < count; i++) {
        char *one = text_column_key(table_column_name(goals->table, i));
        char *other = text_column_key(table_column_name(others->table, i));
        same = strcmp(one, other) == 0;
        free(one);
        free(other);
    }
    if (!same)
        diag_fatal("%s: its columns are not those of %s; check them one by one",
            table_name(others->table), table_name(goals->table));
}

int
goals_column(const struct goals *goals, const char *name)
{
    return table_column(goals->table, name);
}

const char *
goals_cell(const struct goal *goal, int column)
{
    return column < 0 ? "" : goal->cells[column];
}

const char *
goals_rep(const struct goals *goals, const struct goal *goal)
{
    return goal->person == GOAL_TEAM ? "" : roster_person(goals->roster, goal->person)->rep;
}

/* The known column that stands in a column of the file, or GOAL_COLUMNS. */
static size_t
known_column(const struct goals *goals, size_t file_column)
{
    size_t known = 0;
    while (known < GOAL_COLUMNS && goals->columns[known] != (int)file_column)
        known++;
    return known;
}

void
goals_write_cells(const struct goals *goals, const struct goal *goal, const char *const *filled,
    struct writer *writer)
{
    for (size_t i = 0; i < table_columns(goals->table); i++) {
        if (goals->dropped[i])
            continue;
        size_t known = known_column(goals, i);
        const char *cell = goal->cells[i];
        if (known == GOAL_REP)
            cell = goals_rep(goals, goal);
        else if (known < GOAL_COLUMNS && filled[known] && *filled[known] && text_is_blank(cell))
            cell = filled[known];
        writer_cell(writer, cell);
    }
    for (size_t i = 0; i < GOAL_COLUMNS; i++)
        if (goals->columns[i] < 0)
            writer_cell(writer, filled[i] ? filled[i] : "");
}
