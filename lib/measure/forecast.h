/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecast: where a goal's figure leads by its due date, and how likely it is met, from what was
 * done so far and the history. Part of progress (measure/progress.h); the distributions are those
 * of measure/pace.h.
 */
#ifndef AMP_MEASURE_FORECAST_H
#define AMP_MEASURE_FORECAST_H

#include "measure/figure.h"

/* What is asked. The history ends with as_of, which may lie before start. */
struct forecast_question {
    const struct progress_world *world;
    const struct goal_facts *goal;
    int as_of;
    int start, due;       /* of the goal, or of its current period */
    struct figure so_far; /* in [start, as_of] */
    double target;        /* in the goal's own unit */
    bool at_most;         /* met by staying under the target */
};

struct forecast {
    bool known; /* false: cannot tell; only history_time is set then */
    double likelihood;
    double projected, low, high; /* in the goal's own unit */
    double history_time;         /* working days that the history rests on */
};

struct forecast forecast_of(const struct forecast_question *question);

#endif
