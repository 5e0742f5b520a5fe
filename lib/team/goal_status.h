/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The goal status stream, as goal-check writes it, for programs that make pages of it. Only what
 * people read of a goal is kept.
 */
#ifndef AMP_TEAM_GOAL_STATUS_H
#define AMP_TEAM_GOAL_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/mem.h"
#include "csv/table.h"

/* One goal. Figures are NAN and days DAY_NONE when the cell is empty: not known. */
struct goal_result {
    const char *rep; /* tidy; "" = the whole team */
    const char *goal;
    const char *metric, *direction, *unit; /* the stream's own words, "" if not known */
    enum period per;
    const char *why, *supports; /* what it is for, and the team's goal it serves; "" if not known */
    const char *questions;      /* separated by ; */
    double target, actual, attainment, expected, low, high, kept;
    int start, due, as_of;
    int status; /* the position in the list of words */
};

/* All goals read so far, in the order of the streams. Start with {0}. */
struct goal_statuses {
    struct goal_result *items;
    size_t count, capacity;
    struct arena arena; /* the texts */
};

/* Reads the rest of the table. `words`: the words of the column status, NULL-terminated. A row
   without a goal or with a status that is none of them is set aside, and so is a cell that is no
   figure or date. Returns how many goals were added. */
size_t goal_statuses_read(
    struct goal_statuses *goals, struct table *table, const char *const *words);

/* Whether one has this status; and the earliest day, other than as_of, for which one was worked
   out, DAY_NONE if there is none. */
bool goal_statuses_any(const struct goal_statuses *goals, int status);
int goal_statuses_other_day(const struct goal_statuses *goals, int as_of);

void goal_statuses_free(struct goal_statuses *goals);

#endif
