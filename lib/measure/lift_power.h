/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How small a lift these people and these weeks would show: before money is spent, and as a measure
 * of what "cannot tell" means.
 *
 * The past in which nothing happened is cut into before, during and after as the plan has it, again
 * and again, a week further back each time; the jackknife says each time how far off chance alone
 * leads (placebo designs). With s^2 the mean of these squared errors and G people, the smallest log
 * ratio that is found with the wanted power is (t(.975) + t(power)) * s, t with G - 1 degrees of
 * freedom (Bloom, "Minimum detectable effects", Evaluation Review 19, 1995, 547-556).
 */
#ifndef AMP_MEASURE_LIFT_POWER_H
#define AMP_MEASURE_LIFT_POWER_H

#include "measure/lift_study.h"

struct lift_power {
    size_t people, others;     /* of the latest placebo */
    size_t placebos;           /* how many fit into the past; 0 = cannot tell */
    double during, after;      /* the smallest ratio that would be found: 1.25 = 25 % more */
    double weeks[LIFT_PHASES]; /* of the placebos */
    bool is_shorter;           /* before and after had to be shortened, for the past is short */
};

/* Past is what the files know up to the day before the announcement, or up to as_of if that is
   earlier. Where it is too short for a single placebo, before and after are shortened, a week at a
   time: the answer is then one for fewer weeks. */
struct lift_power lift_power_of(const struct lift_world *world, const struct measured *measured,
    const struct lift_case *which, const struct lift_design *design,
    const struct lift_rules *rules);

/* The names of its figures, in their order (NULL-terminated), and the figures: people and others,
   how many weeks of each phase, how many placebos, the smallest ratios of during and after. */
enum { LIFT_POWER_FIGURES = 8 };
extern const char *const lift_power_names[LIFT_POWER_FIGURES + 1];
void lift_power_figures(const struct lift_power *power, double figures[static LIFT_POWER_FIGURES]);

/* The smallest ratio for a standard error of its logarithm and so many people in all. */
double lift_power_smallest(double error, size_t people, const struct lift_rules *rules);

#endif
