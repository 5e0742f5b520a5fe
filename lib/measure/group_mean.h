/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mean of a group, how sure it is, and whether it moved.
 *
 * The interval is mean +- t(.975, n - 1) * sd / sqrt(n) (Student 1908): what a team like this one
 * may be like. Where only these people at this time are meant, and n of N answered, its half-width
 * is multiplied by sqrt((N - n) / (N - 1)) (Cochran 1977, Sampling Techniques, section 2.6); it is
 * 0 if everybody answered.
 *
 * A change is told from the two shown means alone, by Welch's t test for two samples (Welch 1947)
 * at 5 %, without narrowing for N: so the verdict gives away nothing that the figures do not.
 * People who answered both times make a paired comparison sharper, but that would speak of them
 * alone.
 */
#ifndef AMP_MEASURE_GROUP_MEAN_H
#define AMP_MEASURE_GROUP_MEAN_H

#include <stddef.h>

struct group_mean {
    size_t n;
    double mean, sd; /* sd with n - 1; NAN for n < 2, both for n = 0 */
};

struct group_mean group_mean_of(const double *values, size_t n);

/* Half of the 95 % interval; NAN for n < 2. headcount = N, 0 = not narrowed; an N below n counts as
   n. */
double group_mean_half_width(struct group_mean mean, size_t headcount);

enum group_verdict { GROUP_NO_VERDICT, GROUP_FIRST, GROUP_UP, GROUP_DOWN, GROUP_NO_REAL_CHANGE };

/* Their words, in the order of the enum: "", first, up, down, no-real-change. */
extern const char *const group_verdict_words[];

/* Whether the mean moved from `before` to `now`; both of at least 2 people. */
enum group_verdict group_mean_change(struct group_mean before, struct group_mean now);

#endif
