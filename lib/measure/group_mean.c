/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Means and Student's t. Nothing here knows who is in a group.
 */
#include "measure/group_mean.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define UPPER .975    /* of a 95 % interval, and of a test at 5 % */
#define ROUNDING 1e-9 /* of percent: what adding up in another order may change */

const char *const group_verdict_words[] = {"", "first", "up", "down", "no-real-change", NULL};

struct group_mean
group_mean_of(const double *values, size_t n)
{
    struct group_mean result = {n, NAN, NAN};
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    if (n > 0)
        result.mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - result.mean) * (values[i] - result.mean);
    if (n > 1)
        result.sd = sqrt(squares / (double)(n - 1));
    return result;
}

double
group_mean_half_width(struct group_mean mean, size_t headcount)
{
    if (mean.n < 2)
        return NAN;
    double n = (double)mean.n, all = headcount > mean.n ? (double)headcount : n;
    double half = gsl_cdf_tdist_Pinv(UPPER, n - 1) * mean.sd / sqrt(n);
    return headcount > 0 ? half * sqrt((all - n) / (all - 1)) : half;
}

enum group_verdict
group_mean_change(struct group_mean before, struct group_mean now)
{
    if (before.n < 2 || now.n < 2)
        return GROUP_NO_VERDICT;
    double one = before.sd * before.sd / (double)before.n;
    double two = now.sd * now.sd / (double)now.n;
    double both = one + two, reach = 0, change = now.mean - before.mean;
    if (both > 0) {
        double freedom =
            both * both / (one * one / (double)(before.n - 1) + two * two / (double)(now.n - 1));
        reach = gsl_cdf_tdist_Pinv(UPPER, freedom) * sqrt(both);
    }
    if (!(fabs(change) > reach + ROUNDING))
        return GROUP_NO_REAL_CHANGE;
    return change > 0 ? GROUP_UP : GROUP_DOWN;
}
