/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One intervention looked at by one metric: the people who take part, and the lift. Part of
 * lift-check.
 */
#ifndef AMP_MEASURE_LIFT_STUDY_H
#define AMP_MEASURE_LIFT_STUDY_H

#include "measure/lift_facts.h"

/* Whom and when it was about. */
struct lift_case {
    struct lift_dates dates;
    const int *people; /* numbers of those in it; NULL = everybody */
    size_t people_count;
};

struct lift_study {
    struct lift_plan plan;
    bool adds_up; /* false: amounts in several units; nothing else is set then, but plan */
    struct lift lift;
    struct lift_person *people; /* who takes part */
    size_t count;
    /* Of each person, by number: whether they take part, if they are asked about and did anything
       in one of the phases; else LIFT_FITS. */
    enum lift_part *parts;
    size_t everybody; /* of parts */
};

/* The numbers of those who cannot take part for this reason. Returns how many; the caller frees
 *people. */
size_t lift_study_left_out(const struct lift_study *study, enum lift_part part, int **people);

/* The study of a case as planned; or, with `of_others`, of the people who are not in it, as if they
   were, without a comparison. Free with lift_study_free(). */
struct lift_study lift_study_of(const struct lift_world *world, const struct measured *measured,
    const struct lift_case *which, const struct lift_plan *plan, bool of_others,
    const struct lift_rules *rules);
void lift_study_free(struct lift_study *study);

#endif
