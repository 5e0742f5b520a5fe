/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often lift-check's method cries wolf, how often it finds what is there, and whether --power
 * promises the right thing. Teams are made up again and again: each person has a pace of their own
 * (mean 2 a week) that drifts between the phases (normal on the log scale, standard deviation .2 in
 * each phase), and counts are negative binomial (size 4), so more uneven than a Poisson process.
 * Eight weeks before, two during, eight after.
 *
 * It is no timed test, and the same seed gives the same table everywhere. It fails if the false
 * alarms at the 5 % level leave .03 to .08, or if less than .72 or more than .88 of the lifts are
 * found that should be found in .80 of all cases.
 *
 *     lift-simulation [RUNS]     2000 by default
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "measure/lift.h"
#include "measure/lift_power.h"

#define TWO_PI 6.283185307179586
#define MEAN 2.0
#define SIZE 4.0
#define DRIFT .2

enum { PEOPLE_MOST = 40, BEFORE = 8, DURING = 2, AFTER = 8 };

static const struct lift_rules rules = {.least_weeks = 2,
    .least_others = 2,
    .confidence = .95,
    .narrow_low = .8,
    .narrow_high = 1.25,
    .power = .8};

static uint64_t state;

/* Uniform in (0, 1): splitmix64. */
static double
uniform(void)
{
    uint64_t mixed = state += UINT64_C(0x9e3779b97f4a7c15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    mixed ^= mixed >> 31;
    return ((double)(mixed >> 11) + .5) / 9007199254740992.0;
}

static double
normal(void)
{
    return sqrt(-2 * log(uniform())) * cos(TWO_PI * uniform());
}

/* Gamma of a whole-numbered shape: a sum of exponentials. */
static double
gamma_of(int shape)
{
    double sum = 0;
    for (int i = 0; i < shape; i++)
        sum -= log(uniform());
    return sum;
}

static double
poisson(double mean)
{
    double product = uniform(), least = exp(-mean);
    double count = 0;
    for (; product > least; count++)
        product *= uniform();
    return count;
}

/* The counts of so many weeks. */
static double
weeks_of(int weeks, double mean)
{
    double sum = 0;
    for (int week = 0; week < weeks; week++)
        sum += poisson(mean * gamma_of((int)SIZE) / SIZE);
    return sum;
}

/* A team; the people that are in it have `lift` times their pace after. */
static void
make_team(struct lift_person *people, int count, int in, double lift)
{
    static const int weeks[LIFT_PHASES] = {BEFORE, DURING, AFTER};
    for (int i = 0; i < count; i++) {
        people[i].is_in = i < in;
        for (int phase = 0; phase < LIFT_PHASES; phase++) {
            double pace = MEAN * exp(DRIFT * normal()) * (phase == LIFT_AFTER && i < in ? lift : 1);
            people[i].done[phase] = weeks_of(weeks[phase], pace);
            people[i].exposure[phase] = weeks[phase];
        }
    }
}

static struct lift
lift_of_team(int count, int in, double true_lift)
{
    struct lift_person people[PEOPLE_MOST];
    make_team(people, count, in, true_lift);
    size_t kept = lift_keep(people, (size_t)count, LIFT_PHASES, &rules);
    return lift_of(people, kept, LIFT_PHASES, true, &rules);
}

/* How often the interval of after leaves 1 out. */
static double
found(int count, int in, double true_lift, int runs)
{
    double hits = 0;
    for (int run = 0; run < runs; run++) {
        struct lift lift = lift_of_team(count, in, true_lift);
        hits += lift.after.low > 1 || lift.after.high < 1;
    }
    return hits / runs;
}

/* How often a lift is found that is as large as --power says, where that is worked out from as many
   placebos as a year allows of teams like these. */
static double
promised(int count, int runs, double *smallest)
{
    double squares = 0;
    for (int placebo = 0; placebo < runs; placebo++) {
        double error = lift_of_team(count, count, 1).after.error;
        squares += error * error / runs;
    }
    *smallest = lift_power_smallest(sqrt(squares), (size_t)count, &rules);
    return found(count, count, *smallest, runs);
}

int
main(int argc, char **argv)
{
    static const int teams[] = {6, 10, 20, 40};
    int runs = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 2000, status = 0;
    state = 20261120;
    printf("false alarms and findings of lift-check's method, %d made-up teams each\n\n", runs);
    printf("%6s %14s %18s %10s %16s %16s\n", "people", "false alarms", "half to compare", "+20 %",
        "--power says", "of these found");
    for (size_t i = 0; i < sizeof teams / sizeof teams[0]; i++) {
        int count = teams[i];
        double alarms = found(count, count, 1, runs), compared = found(count, count / 2, 1, runs);
        double power = found(count, count, 1.2, runs), smallest;
        double kept = promised(count, runs, &smallest);
        printf("%6d %14.3f %18.3f %10.3f %15.0f%% %16.3f\n", count, alarms, compared, power,
            100 * (smallest - 1), kept);
        if (alarms < .03 || alarms > .08 || compared < .03 || compared > .08 || kept < .72 ||
            kept > .88)
            status = 1;
    }
    if (status)
        printf("\nlift-simulation: outside of what is allowed\n");
    return status;
}
