/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was moved between two versions of the goals: a target, a day, an owner. Moving a goal is
 * often right; moving it unseen is not. So what is written holds the original beside the current,
 * and the reason if one was given.
 */
#ifndef AMP_TEAM_GOAL_CHANGES_H
#define AMP_TEAM_GOAL_CHANGES_H

#include <stddef.h>

#include "csv/writer.h"

/* What can be moved, in the order in which it is written. */
enum goal_moved {
    MOVED_REP,
    MOVED_METRIC,
    MOVED_DIRECTION,
    MOVED_FROM,
    MOVED_TARGET,
    MOVED_UNIT,
    MOVED_PER,
    MOVED_START,
    MOVED_DUE,
    MOVED_PARTS
};

/* A goal in one version. Texts are never NULL, "" = not known, and must live on. */
struct goal_version {
    const char *goal;               /* the sentence */
    const char *parts[MOVED_PARTS]; /* as cells; rep "" = the whole team */
    const char *reason;             /* why it was changed */
    double actual; /* what was done so far, in its own unit; NAN = not known, or its target is no
                      such number */
};

struct goal_changes {
    size_t moved, without_reason; /* rows, and those of them without a reason */
};

/* Writes `rep,goal,moved,original,current,reason,actual,against_original,against_current`: a row
   for each part that was moved, in the order of the current goals, with `moved` "added" for a goal
   that is new; then the goals that are gone, "dropped".

   A goal is the same if its rep and its sentence are, or (if only one is left on each side) its rep
   and its metric, or its sentence alone, which then has a new owner. A start, or a figure to start
   from, that was not known and now is, was filled and not moved. A reason counts if it is not
   the original's. against_... are actual divided by either target, where the target was moved. */
struct goal_changes goal_changes_write(const struct goal_version *old, size_t old_count,
    const struct goal_version *current, size_t count, struct writer *writer);

#endif
