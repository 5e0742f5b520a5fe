/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Second opinions on a lift (measure/lift.h), for whoever wants to check it: standard errors of
 * other schools, and a test that needs no distribution. They do not enter the result.
 */
#ifndef AMP_MEASURE_LIFT_CHECK_H
#define AMP_MEASURE_LIFT_CHECK_H

#include "measure/lift_study.h"

/* Standard errors of the log ratio of during and of after (as lift_of() has it): from the counts
   alone (model), and clustered by person (sandwich; Liang and Zeger, Biometrika 73, 1986), which
   with CR1 is larger by the factor people / (people - 1) of the variance. */
struct lift_errors {
    double model, cr0, cr1;
};
struct lift_errors lift_errors_of(
    const struct lift_person *people, size_t count, int phases, enum lift_phase phase);

/* A test by counting ways. The statistic is the mean over people of log((done + .5) / exposure) in
   a phase less the same before. With others: the difference of the two groups' means, set against
   those of all ways of saying who is in it. Without: each person's sign may be either way. All ways
   are tried if there are at most `exact_most`; else so many seeded draws, and p is (1 + as large) /
   (1 + draws). p is two-sided; NAN with fewer than two people. */
struct lift_ways {
    double statistic, p;
    double ways; /* tried */
    bool exact, by_group;
};
struct lift_ways lift_ways_of(const struct lift_person *people, size_t count, enum lift_phase phase,
    const struct lift_rules *rules);

/* The names of the figures of a check, in their order (NULL-terminated), and the figures of a phase
   of a study: people and others in the fit, the ratio and its interval, its logarithm and the
   errors of that, the test by ways. */
enum { LIFT_CHECK_FIGURES = 14 };
extern const char *const lift_check_names[LIFT_CHECK_FIGURES + 1];
void lift_check_figures(const struct lift_study *study, enum lift_phase phase,
    const struct lift_rules *rules, double figures[static LIFT_CHECK_FIGURES]);

#endif
