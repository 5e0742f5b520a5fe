/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets: what the number of a goal means in the metric's own unit, whatever it was said against
 * ("increase by 15 %", "from 8 to 12", "twice as many"), and when it is met. Part of progress
 * (measure/progress.h).
 */
#ifndef AMP_MEASURE_TARGET_H
#define AMP_MEASURE_TARGET_H

#include "measure/figure.h"

struct goal_target {
    double value; /* absolute, in the metric's own unit; NAN = cannot tell */
    double from;  /* the start it was computed from: stated or recomputed; else NAN */
    bool at_most; /* met by staying under it: decreases, and "keep under" */
};

/* The target for [start, due] of a goal whose metric is bound: its own time, or one of its periods.
   A goal that speaks of a change without stating a start is set against target_start_in_data(). */
struct goal_target target_of(
    const struct progress_world *world, const struct goal_facts *goal, int start, int due);

/* The metric over as many calendar days before `start` as [start, due] has; for a recurring goal
   over the last whole period before the goal's start (without one: before `start`). NAN where the
   files do not reach back so far, where the person was not there yet, or where those days are not
   over yet. */
double target_start_in_data(
    const struct progress_world *world, const struct goal_facts *goal, int start, int due);

/* False if the goal's unit does not fit its metric: percent and points can only be of a ratio;
   hours and minutes only of amounts in minutes, or of a ratio of such; and money is not minutes. */
bool target_has_a_unit(const struct progress_world *world, const struct goal_facts *goal);

/* Whether `value` meets the target; false if either is NAN. */
bool target_is_met(const struct goal_target *target, double value);

#endif
