/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lift: did a contest, a training, a coaching programme change what people did, and did it last?
 * What each person did before, during and after, as ratios against before, with intervals from
 * leaving one person out at a time (jackknife; Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapter 11) and Student's t with one degree of freedom less than people. With
 * others to compare with, the ratios are those of the people in it divided by those of the others
 * (difference in differences on the log scale).
 *
 * Numbers in, numbers out. NAN = cannot tell. Exposures are in working weeks, or in whatever the
 * metric is counted by.
 */
#ifndef AMP_MEASURE_LIFT_H
#define AMP_MEASURE_LIFT_H

#include "base/lift_row.h"
#include "measure/lift_fit.h"

/* Every threshold. They are a table of the program, see lift-check(1). */
struct lift_rules {
    double weeks_before, weeks_after, gap; /* unless asked otherwise: 8, 8, 0 */
    double least_weeks;                    /* of before or after, to be judged by: 2 */
    double least_others;                   /* people to compare with: 2 */
    double silence;                        /* days without any event that may be chance: 14 */
    double silence_days;                   /* with an event, to say what is usual at all: 7 */
    double came_later; /* days with an event expected before, of whom none is known: 5 */
    double confidence; /* of intervals: .95 */
    double narrow_low, narrow_high; /* an interval beyond these says too little: .8, 1.25 */
    double power;                   /* wanted when planning: .8 */
    double exact_most;              /* ways of which all are tried: 3 million */
    double draws;                   /* else: 9,999 */
    double seed;
};

/* Sets a rule by its name in the table ("least-weeks"). False if there is none of that name. */
bool lift_rules_set(const char *rule, double value, void *rules);

enum lift_verdict { LIFT_LASTED, LIFT_FADED, LIFT_PULLED_FORWARD, LIFT_CANNOT_TELL };

/* The words of the column, in the order of the enum; NULL-terminated. */
extern const char *const lift_verdict_words[];

/* A ratio against before. */
struct lift_ratio {
    double ratio, low, high;
    double log_ratio, error; /* its natural logarithm, and the standard error of that */
    double p;                /* two-sided, of no change */
};

struct lift {
    size_t people, others;     /* in the fit; without a comparison others is 0 */
    double rates[LIFT_PHASES]; /* of the people in it, per unit of exposure */
    struct lift_ratio during, after;
    double retention; /* of the lift during; only where that is told from none */
    double net, net_error, net_low, net_high; /* what came on top of what would have come */
    enum lift_verdict verdict;
};

/* Whether a person can take part when the first `phases` phases are known: has time in each of
   them, did anything at all, and nothing below zero. */
enum lift_part { LIFT_FITS, LIFT_NO_TIME, LIFT_BELOW_ZERO, LIFT_NOTHING_DONE };
/* Why not, for people, in the order of the enum. */
extern const char *const lift_part_words[];
enum lift_part lift_part(const struct lift_person *person, int phases);

/* Keeps, in their order, those who take part: all that fit, but the others only if they are enough.
   Returns how many. */
size_t lift_keep(
    struct lift_person *people, size_t count, int phases, const struct lift_rules *rules);

/* Everything from the people who take part. `phases`: 3, or 2 while after is not known. Counts say
   that `done` are counts: where all people moved by exactly the same, the jackknife sees no
   uncertainty, and that of the counts themselves takes its place. */
struct lift lift_of(const struct lift_person *people, size_t count, int phases, bool counts,
    const struct lift_rules *rules);

/* The figures of a lift, as they are handed over. */
void lift_figures(const struct lift *lift, double figures[static LIFT_FIGURES]);

/* The verdict by two intervals; the first that fits: lasted (after is above 1), pulled forward
   (below 1), cannot tell (after is too wide, or not known), faded (during is above 1), else cannot
   tell. */
enum lift_verdict lift_verdict(const struct lift_ratio *during, const struct lift_ratio *after,
    const struct lift_rules *rules);

#endif
