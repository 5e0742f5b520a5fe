/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals: what each person set out to do, one row each; and the columns that goal-check adds. A row
 * keeps its cells as they were, so that it can be written again with the status beside it: given
 * cells are never changed (but a rep becomes the roster's name), columns that are not known here
 * stay in place, and those of an earlier goal-check are dropped.
 */
#ifndef AMP_TEAM_GOAL_H
#define AMP_TEAM_GOAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "csv/writer.h"
#include "team/roster.h"

#define GOAL_TEAM (-1) /* the person of a goal of the whole team */

/* The goals columns in the order of the stream. */
enum goal_column {
    GOAL_REP,
    GOAL_GOAL,
    GOAL_METRIC,
    GOAL_DIRECTION,
    GOAL_FROM,
    GOAL_TARGET,
    GOAL_UNIT,
    GOAL_PER,
    GOAL_START,
    GOAL_DUE,
    GOAL_WHY,
    GOAL_SET_BY,
    GOAL_SUPPORTS,
    GOAL_GUARD,
    GOAL_COLUMNS
};
extern const char *const goal_column_names[GOAL_COLUMNS + 1];

/* The columns that goal-check adds, in order. */
enum status_column {
    STATUS_SPECIFIC,
    STATUS_MEASURABLE,
    STATUS_ACHIEVABLE,
    STATUS_RELEVANT,
    STATUS_TIME_BOUND,
    STATUS_PURPOSEFUL,
    STATUS_QUESTIONS,
    STATUS_ACTUAL,
    STATUS_ATTAINMENT,
    STATUS_EXPECTED,
    STATUS_PROJECTED,
    STATUS_LOW,
    STATUS_HIGH,
    STATUS_LIKELIHOOD,
    STATUS_KEPT,
    STATUS_STATUS,
    STATUS_AS_OF,
    STATUS_COLUMNS
};
extern const char *const status_column_names[STATUS_COLUMNS + 1];

/* One goal. Texts are "" where the cell is empty and live as long as the goals. */
struct goal {
    struct place place;
    int person;                      /* a number of the roster, or GOAL_TEAM */
    const char *texts[GOAL_COLUMNS]; /* the known columns, tidy */
    const char **cells;              /* all cells of the file's row, as they were */
    int direction, unit; /* positions in the word lists given to goals_open; 0 = empty */
    bool has_from, has_target;
    struct decimal from, target;
    enum period per; /* PERIOD_NONE = empty */
    int start, due;  /* DAY_NONE = empty */
};

struct goals;

/* Opens a goals file. `directions` and `units` are the words of those columns, NULL-terminated,
 * with "" first. */
struct goals *goals_open(const char *path, char delimiter, struct roster *roster,
    const char *const *directions, const char *const *units);
void goals_free(struct goals *goals);

/* The next goal; rows that make no sense are set aside, and so are those that say no goal: an empty
   sentence, and neither metric nor target. False at the end. */
bool goals_next(struct goals *goals, struct goal *goal);

/* Ends the program if two files do not have the same columns in the same order: then their rows
   cannot stand under one header. */
void goals_need_same_columns(const struct goals *goals, const struct goals *others);

/* The number of a column that is none of those above ("reason"), or of one that goal-check added to
   the file before; -1 if the file has none. And its cell, "" for -1. */
int goals_column(const struct goals *goals, const char *name);
const char *goals_cell(const struct goal *goal, int column);

/* The cell of the goal read last cannot be used; the row is kept. */
void goals_set_cell_aside(const struct goals *goals, enum goal_column column, const char *reason);

/* Writes the header: the file's columns, the goals columns that the file lacks, the status columns,
   and `more` (NULL-terminated). */
void goals_write_header(const struct goals *goals, const char *const *more, struct writer *writer);

/* The rep as it is written: the roster's name, "" for the whole team. */
const char *goals_rep(const struct goals *goals, const struct goal *goal);

/* Writes the goals part of a row; `filled` (GOAL_COLUMNS texts or NULLs) stands in where the cell
 * was empty. The status cells and the end of the row are the caller's. */
void goals_write_cells(const struct goals *goals, const struct goal *goal,
    const char *const *filled, struct writer *writer);

#endif
