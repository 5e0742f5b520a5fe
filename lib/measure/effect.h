/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The effect of coaching, as far as one person's figures can show it: a metric before the first
 * session on a skill, and after it. Before = so many weeks that end the day before; after = as many
 * from the day after, cut at as_of. Both begin no earlier than the person is known (the roster's
 * first day, else the first event) and the metric is (the first event of it by anybody). Time is
 * working weeks: the person's working days / 5. A side of less than two weeks is not known yet.
 *
 * A metric is a count (events per week) or a share of counts (top per bottom). Interval and
 * verdict: measure/change.h; it takes the unevenness of the full ISO weeks into account, for
 * counts.
 */
#ifndef AMP_MEASURE_EFFECT_H
#define AMP_MEASURE_EFFECT_H

#include "measure/change.h"
#include "measure/figure.h"

struct effect_question {
    const struct progress_world *world; /* its as_of is the last day looked at */
    int person;
    const struct metric *metric; /* no sums of values */
    const int *terms;
    int coached; /* the day of the first session */
    int weeks;   /* on each side, at most */
};

struct effect {
    double weeks_before, weeks_after; /* working weeks that were looked at */
    struct change change;
};

struct effect effect_of(const struct effect_question *question);

/* Reads the expression of a metric and registers its terms with the tally, before any event is
   added. Returns their numbers, which the caller frees (and *metric with metric_free()); or NULL,
   with *error as the end of a sentence (static). Only counts and shares of counts can be asked
   about. */
int *effect_bind(
    const char *expression, struct tally *tally, struct metric *metric, const char **error);

#endif
