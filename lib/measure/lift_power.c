/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Placebos: what would the jackknife have said of the same plan in weeks without it? Two placebos
 * that overlap are not independent; their mean is still a better guess than one of them.
 */
#include "measure/lift_power.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

enum { WEEK = 7, PLACEBOS_MOST = 52 };

double
lift_power_smallest(double error, size_t people, const struct lift_rules *rules)
{
    if (people < 2 || !(error > 0))
        return NAN;
    double freedom = (double)people - 1;
    double multiple = gsl_cdf_tdist_Pinv((1 + rules->confidence) / 2, freedom) +
                      gsl_cdf_tdist_Pinv(rules->power, freedom);
    return exp(multiple * error);
}

/* A mean of squares in the making. */
struct squares {
    double sum;
    size_t count;
};

static void
add_square(struct squares *squares, double error)
{
    if (isnan(error))
        return;
    squares->sum += error * error;
    squares->count++;
}

static double
root_mean(const struct squares *squares)
{
    return squares->count > 0 ? sqrt(squares->sum / (double)squares->count) : NAN;
}

/* The plan as if its last day of after were `last`. */
static struct lift_plan
placebo_plan(const struct lift_design *design, const struct lift_dates *dates, int last)
{
    int end = last - WEEK * design->after, start = end - (dates->end - dates->start);
    const struct lift_dates moved = {start - (dates->start - dates->announced), start, end};
    return lift_plan_of(design, &moved);
}

/* The last day that the placebos may use. */
static int
last_day(const struct lift_world *world, const struct measured *measured,
    const struct lift_case *which, const struct lift_design *design, const struct lift_rules *rules)
{
    int last = which->dates.announced - 1;
    struct lift_plan plan = placebo_plan(design, &which->dates, last);
    struct lift_stretch known = lift_known(world, measured, lift_plan_span(&plan), rules);
    return known.last < last ? known.last : last;
}

/* The same as lift_power_of() for just this design. */
static struct lift_power
power_of(const struct lift_world *world, const struct measured *measured,
    const struct lift_case *which, const struct lift_design *design, const struct lift_rules *rules)
{
    struct lift_power power = {
        .weeks = {design->before, (double)(which->dates.end - which->dates.start + 1) / WEEK,
            design->after}};
    struct squares during = {0}, after = {0};
    int last = last_day(world, measured, which, design, rules);
    for (int back = 0; back < PLACEBOS_MOST; back++) {
        struct lift_plan plan = placebo_plan(design, &which->dates, last - WEEK * back);
        struct lift_stretch span = lift_plan_span(&plan);
        struct lift_stretch known = lift_known(world, measured, span, rules);
        if (known.after != span.after || known.last != span.last)
            break;
        lift_plan_know(&plan, known, 0);
        struct lift_study study = lift_study_of(world, measured, which, &plan, false, rules);
        if (power.placebos++ == 0) {
            power.people = study.lift.people;
            power.others = study.lift.others;
        }
        add_square(&during, study.lift.during.error);
        add_square(&after, study.lift.after.error);
        lift_study_free(&study);
    }
    size_t all = power.people + power.others;
    power.during = lift_power_smallest(root_mean(&during), all, rules);
    power.after = lift_power_smallest(root_mean(&after), all, rules);
    return power;
}

struct lift_power
lift_power_of(const struct lift_world *world, const struct measured *measured,
    const struct lift_case *which, const struct lift_design *design, const struct lift_rules *rules)
{
    struct lift_design shorter = *design;
    /* Nobody said that this past is whole, so even a few days tell where it ends. */
    struct lift_rules strict = *rules;
    strict.silence_days = 0;
    struct lift_power power = power_of(world, measured, which, &shorter, &strict);
    while (power.placebos == 0 &&
           (shorter.before > rules->least_weeks || shorter.after > rules->least_weeks)) {
        if (shorter.before >= shorter.after)
            shorter.before--;
        else
            shorter.after--;
        power = power_of(world, measured, which, &shorter, &strict);
        power.is_shorter = true;
    }
    return power;
}

const char *const lift_power_names[LIFT_POWER_FIGURES + 1] = {"reps", "others", "weeks_before",
    "weeks_during", "weeks_after", "placebos", "smallest_during", "smallest_after", NULL};

void
lift_power_figures(const struct lift_power *power, double figures[static LIFT_POWER_FIGURES])
{
    const double all[LIFT_POWER_FIGURES] = {(double)power->people, (double)power->others,
        power->weeks[LIFT_BEFORE], power->weeks[LIFT_DURING], power->weeks[LIFT_AFTER],
        (double)power->placebos, power->during, power->after};
    memcpy(figures, all, sizeof all);
}
