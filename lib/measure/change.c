/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An interval for the quotient of two rates. It says up or down only where 95 % of what is
 * plausible lies on one side; a season, or a new price, looks the same as an effect, and it does
 * not know.
 */
#include "measure/change.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

enum { WEEKS_LEAST = 6 };
#define PHI_MOST 1.3
#define TAIL 0.025

const char *const change_verdict_words[] = {"cannot-tell", "up", "down", NULL};

/* Adds the squared deviations over the mean. Returns how many degrees of freedom that takes; 0 for
   a side without events, which has no mean to be uneven around. */
static size_t
add_deviations(const double *weeks, size_t count, double *sum)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += weeks[i];
    if (total <= 0 || count < 2)
        return 0;
    double mean = total / (double)count;
    for (size_t i = 0; i < count; i++)
        *sum += (weeks[i] - mean) * (weeks[i] - mean) / mean;
    return count - 1;
}

double
change_dispersion(const double *weeks, size_t count, size_t before)
{
    double sum = 0;
    if (count < WEEKS_LEAST)
        return 1;
    size_t freedom = add_deviations(weeks, before, &sum);
    freedom += add_deviations(weeks + before, count - before, &sum);
    return freedom > 0 && sum > (double)freedom ? sum / (double)freedom : 1;
}

/* The quotient below which a share `tail` of it lies; upper: above which. */
static double
quantile(struct change_side before, struct change_side after, double tail, int upper)
{
    (void)gsl_set_error_handler_off(); /* its own answer to an error is abort(); ours is NAN */
    double a1 = .5 + before.events, a2 = .5 + after.events, scale = before.time / after.time;
    /* The smaller of X and 1 - X is looked up by itself, so that none is lost to rounding. */
    double x = upper ? gsl_cdf_beta_Qinv(tail, a2, a1) : gsl_cdf_beta_Pinv(tail, a2, a1);
    double rest = upper ? gsl_cdf_beta_Pinv(tail, a1, a2) : gsl_cdf_beta_Qinv(tail, a1, a2);
    return scale * x / rest;
}

struct change
change_of(struct change_side before, struct change_side after, double phi)
{
    struct change change = {NAN, NAN, NAN, NAN, NAN, CHANGE_CANNOT_TELL};
    if (before.time > 0)
        change.before = before.events / before.time;
    if (after.time > 0)
        change.after = after.events / after.time;
    if (!(before.time > 0) || !(after.time > 0))
        return change;
    if (before.events > 0)
        change.ratio = change.after / change.before;
    if (phi > PHI_MOST) {
        before = (struct change_side){before.events / phi, before.time / phi};
        after = (struct change_side){after.events / phi, after.time / phi};
    }
    change.low = quantile(before, after, TAIL, 0);
    change.high = quantile(before, after, TAIL, 1);
    if (change.low > 1)
        change.verdict = CHANGE_UP;
    else if (change.high < 1)
        change.verdict = CHANGE_DOWN;
    return change;
}
