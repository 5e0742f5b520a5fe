/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures: what a goal's metric comes to over a stretch of days (after, last], and how much time
 * one person or everybody had in it. Part of progress (measure/progress.h).
 */
#ifndef AMP_MEASURE_FIGURE_H
#define AMP_MEASURE_FIGURE_H

#include "measure/progress.h"

/* A metric over a stretch. */
struct figure {
    bool adds_up;         /* false: values in several units; nothing else is set then */
    struct decimal exact; /* of a count or an amount */
    double top, bottom;   /* numerator and denominator as plain sums; without a ratio bottom is 0 */
    double value;         /* in the goal's own unit; NAN for a ratio over nothing */
};

struct figure figure_of(
    const struct progress_world *world, const struct goal_facts *goal, int after, int last);

/* What it is before anything was done. */
extern const struct figure figure_nothing;

/* What the plain figure is multiplied with to be in the goal's own unit: 100 where it speaks of its
   ratio in percent or points, 1/60 where it speaks of minutes in hours, else 1. */
double figure_scale(const struct goal_facts *goal);

/* The people counted by number in a world: people from 0 up to this. */
int figure_people(const struct progress_world *world);

/* A person's time. */
const struct presence *figure_presence(const struct progress_world *world, int person);

/* The working days of a person, or of everybody added up, in (after, last]. */
double figure_working_days(const struct progress_world *world, int person, int after, int last);

#endif
