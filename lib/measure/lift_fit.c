/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Newton's method on a concave likelihood of at most two unknowns, begun at the ratios of the
 * totals; where everybody's exposures stand in the same proportion these are the answer already.
 * Invariant: a phase in which nobody did anything takes no part in the iteration.
 */
#include "measure/lift_fit.h"

#include <math.h>

enum { STEPS_MOST = 200 };

#define STEP_LARGEST 1.0 /* of a log ratio, in one step: further the quadratic is no guide */
#define STEP_SMALLEST 1e-14
#define SAME_PROPORTION 1e-13

/* The sums over the people who take part. */
struct totals {
    double done[LIFT_PHASES], exposure[LIFT_PHASES];
    bool proportional; /* everybody's exposures have the same proportions */
};

static struct totals
add_up(const struct lift_person *people, size_t count, bool is_in, size_t without, int phases)
{
    struct totals totals = {.proportional = true};
    const struct lift_person *first = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct lift_person *person = &people[i];
        if (i == without || person->is_in != is_in)
            continue;
        if (!first)
            first = person;
        for (int phase = 0; phase < phases; phase++) {
            double mine = person->exposure[phase] * first->exposure[LIFT_BEFORE];
            double theirs = first->exposure[phase] * person->exposure[LIFT_BEFORE];
            totals.done[phase] += person->done[phase];
            totals.exposure[phase] += person->exposure[phase];
            if (fabs(mine - theirs) > SAME_PROPORTION * theirs)
                totals.proportional = false;
        }
    }
    return totals;
}

void
lift_shares(const struct lift_person *person, int phases,
    const double log_ratios[static LIFT_PHASES], double shares[static LIFT_PHASES])
{
    double sum = 0;
    for (int phase = 0; phase < LIFT_PHASES; phase++) {
        shares[phase] = phase < phases ? person->exposure[phase] * exp(log_ratios[phase]) : 0;
        sum += shares[phase];
    }
    for (int phase = 0; phase < phases; phase++)
        shares[phase] /= sum;
}

/* The slope of the log likelihood and its information, for during and after. */
struct slope {
    double score[LIFT_PHASES], information[LIFT_PHASES][LIFT_PHASES];
};

static struct slope
slope_at(const struct lift_person *people, size_t count, bool is_in, size_t without, int phases,
    const double *log_ratios)
{
    struct slope slope = {0};
    for (size_t i = 0; i < count; i++) {
        const struct lift_person *person = &people[i];
        double shares[LIFT_PHASES], total = 0;
        if (i == without || person->is_in != is_in)
            continue;
        lift_shares(person, phases, log_ratios, shares);
        for (int phase = 0; phase < phases; phase++)
            total += person->done[phase];
        for (int phase = LIFT_DURING; phase < phases; phase++) {
            slope.score[phase] += person->done[phase] - total * shares[phase];
            for (int other = LIFT_DURING; other < phases; other++)
                slope.information[phase][other] +=
                    total * shares[phase] * ((phase == other) - shares[other]);
        }
    }
    return slope;
}

/* The inverse of the information; a phase without any has 0. */
static void
invert(const struct slope *slope, double inverse[LIFT_PHASES][LIFT_PHASES])
{
    const double(*from)[LIFT_PHASES] = slope->information;
    double during = from[LIFT_DURING][LIFT_DURING], after = from[LIFT_AFTER][LIFT_AFTER];
    double both = from[LIFT_DURING][LIFT_AFTER], product = during * after - both * both;
    for (int i = 0; i < LIFT_PHASES; i++)
        for (int j = 0; j < LIFT_PHASES; j++)
            inverse[i][j] = 0;
    if (during > 0 && after > 0) {
        inverse[LIFT_DURING][LIFT_DURING] = after / product;
        inverse[LIFT_AFTER][LIFT_AFTER] = during / product;
        inverse[LIFT_DURING][LIFT_AFTER] = inverse[LIFT_AFTER][LIFT_DURING] = -both / product;
    } else if (during > 0) {
        inverse[LIFT_DURING][LIFT_DURING] = 1 / during;
    } else if (after > 0) {
        inverse[LIFT_AFTER][LIFT_AFTER] = 1 / after;
    }
}

void
lift_covariance(const struct lift_person *people, size_t count, bool is_in, int phases,
    const double log_ratios[static LIFT_PHASES], double covariance[LIFT_PHASES][LIFT_PHASES])
{
    struct slope slope = slope_at(people, count, is_in, LIFT_NOBODY, phases, log_ratios);
    invert(&slope, covariance);
}

/* One step; the length of the longest part of it. */
static double
step(const struct slope *slope, double *log_ratios)
{
    double inverse[LIFT_PHASES][LIFT_PHASES], moves[LIFT_PHASES] = {0}, longest = 0;
    invert(slope, inverse);
    for (int phase = LIFT_DURING; phase < LIFT_PHASES; phase++) {
        for (int other = LIFT_DURING; other < LIFT_PHASES; other++)
            moves[phase] += inverse[phase][other] * slope->score[other];
        longest = fmax(longest, fabs(moves[phase]));
    }
    double scale = longest > STEP_LARGEST ? STEP_LARGEST / longest : 1;
    for (int phase = LIFT_DURING; phase < LIFT_PHASES; phase++)
        log_ratios[phase] += scale * moves[phase];
    return longest;
}

void
lift_fit(const struct lift_person *people, size_t count, bool is_in, size_t without, int phases,
    double log_ratios[static LIFT_PHASES])
{
    struct totals totals = add_up(people, count, is_in, without, phases);
    double before = totals.done[LIFT_BEFORE] / totals.exposure[LIFT_BEFORE];
    for (int phase = 0; phase < LIFT_PHASES; phase++)
        log_ratios[phase] = NAN;
    if (!(before > 0))
        return;
    log_ratios[LIFT_BEFORE] = 0;
    for (int phase = LIFT_DURING; phase < phases; phase++)
        log_ratios[phase] = log(totals.done[phase] / totals.exposure[phase] / before);
    if (totals.proportional)
        return;
    double last = INFINITY;
    for (int steps = 0; steps < STEPS_MOST; steps++) {
        struct slope slope = slope_at(people, count, is_in, without, phases, log_ratios);
        double moved = step(&slope, log_ratios);
        /* Near the end rounding is all that still moves it. */
        if (moved <= STEP_SMALLEST || (moved < 1e-11 && moved >= last))
            return;
        last = moved;
    }
    for (int phase = LIFT_DURING; phase < phases; phase++)
        log_ratios[phase] = NAN;
}
