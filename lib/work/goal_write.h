/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goal-check writes: each goal with its checks, questions and figures; and what was moved
 * between two versions of the goals.
 */
#ifndef AMP_WORK_GOAL_WRITE_H
#define AMP_WORK_GOAL_WRITE_H

#include <stdbool.h>

#include "csv/writer.h"
#include "team/goal_changes.h"
#include "team/goal_questions.h"
#include "work/goal_list.h"

struct goal_style {
    int digits;       /* significant digits of computed figures */
    bool score;       /* a column `score`: the share of the checks that are yes */
    bool expressions; /* a column `expression`: what is counted */
};

/* Writes all goals, in their order. True if somebody should look at one: it is at-risk, off-track
   or missed, or a check is no. Files of different columns end the program. */
bool goal_list_write(const struct goal_list *list, const struct goal_questions *questions,
    const struct goal_style *style, struct writer *writer);

/* Writes what was moved from the goals before `split` (the original) to those from there on. */
struct goal_changes goal_list_write_changes(
    const struct goal_list *list, size_t split, struct writer *writer);

#endif
