/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When is before, when is after? The phases around an intervention, as stretches of days, and what
 * of them the files can know. Part of lift-check; the estimates are in measure/lift.h.
 */
#ifndef AMP_MEASURE_LIFT_PLAN_H
#define AMP_MEASURE_LIFT_PLAN_H

#include "measure/lift.h"

/* The days d with after < d <= last; none if last <= after. */
struct lift_stretch {
    int after, last;
};

/* How long to look, in weeks; `gap` moves before back from the announcement. */
struct lift_design {
    int before, after, gap;
};

struct lift_design lift_rules_design(const struct lift_rules *rules);

/* When it was: days, start <= end, announced <= start. */
struct lift_dates {
    int announced, start, end;
};

struct lift_plan {
    struct lift_stretch wanted[LIFT_PHASES]; /* as designed */
    struct lift_stretch known[LIFT_PHASES];  /* what of it lies within what the files know */
    int phases; /* that can be judged: 0, 2 (after is not known yet) or 3 */
};

/* The phases as designed; nothing of them is known yet. */
struct lift_plan lift_plan_of(const struct lift_design *design, const struct lift_dates *dates);

/* All days from the first of before to the last of after. */
struct lift_stretch lift_plan_span(const struct lift_plan *plan);

/* Says what is known. Less than `least_weeks` of before, or no day of during: nothing can be
   judged; less of after: only the other two phases. */
void lift_plan_know(struct lift_plan *plan, struct lift_stretch known, double least_weeks);

/* The known calendar weeks of a phase (enum lift_phase), seven days each. */
double lift_plan_weeks(const struct lift_plan *plan, int phase);

/* Into which phases, as far as they are known, an intervention of those dates falls, from its
   announcement on. */
void lift_plan_meets(
    const struct lift_plan *plan, const struct lift_dates *dates, bool into[static LIFT_PHASES]);

#endif
