/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counts of people in two or three phases, and by what factor the phases differ: Poisson regression
 * with one intercept per person, made conditional on each person's total, so that the intercepts
 * fall out (Cameron and Trivedi, Regression Analysis of Count Data, 2nd ed. 2013, section 9.4).
 * With exposures w and log ratios b, a person's total is shared out among the phases in proportion
 * to w * exp(b). Amounts may stand in for counts (Poisson pseudo-likelihood; Gourieroux, Monfort
 * and Trognon, Econometrica 52, 1984): no unit changes the ratios.
 *
 * Part of measure/lift.h, which says how sure the ratios are.
 */
#ifndef AMP_MEASURE_LIFT_FIT_H
#define AMP_MEASURE_LIFT_FIT_H

#include <stdbool.h>
#include <stddef.h>

enum lift_phase { LIFT_BEFORE, LIFT_DURING, LIFT_AFTER, LIFT_PHASES };

/* One person: what was done in each phase (never below 0), in how much time, or over how many of
   whatever the metric is counted by. */
struct lift_person {
    bool is_in; /* in the intervention; else one of the others, to compare with */
    double done[LIFT_PHASES], exposure[LIFT_PHASES];
};

#define LIFT_NOBODY ((size_t)-1)

/* The log ratios of the first `phases` (2 or 3) phases against before, from the people with that
   `is_in` but number `without`. Each of them must have an exposure over 0 in each of these phases.
   -INFINITY where nothing was done in a phase; NAN for all where nothing was done before, or the
   iteration does not end. */
void lift_fit(const struct lift_person *people, size_t count, bool is_in, size_t without,
    int phases, double log_ratios[static LIFT_PHASES]);

/* How a person's total is shared out among the phases if these are the log ratios. */
void lift_shares(const struct lift_person *person, int phases,
    const double log_ratios[static LIFT_PHASES], double shares[static LIFT_PHASES]);

/* The inverse of the information about the log ratios of during and after (and 0 about before, and
   about a phase of -INFINITY): their covariance if all luck were that of a Poisson process. */
void lift_covariance(const struct lift_person *people, size_t count, bool is_in, int phases,
    const double log_ratios[static LIFT_PHASES], double covariance[LIFT_PHASES][LIFT_PHASES]);

#endif
