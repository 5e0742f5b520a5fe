/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever is computed here is right to eight digits, and to ten for samples of some thousands; or
 * it is said not to be known.
 */
#include "measure/special.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_exp.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>

enum { MOST_STEPS = 100000, MOST_HALVINGS = 2000 };

void
special_silence_gsl(void)
{
    static bool silent;

    if (!silent)
        (void)gsl_set_error_handler_off();
    silent = true;
}

/* The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8, evaluated
   from the front by Lentz's method); GSL's own stops after 512 steps, too early where a and b are
   both near a million and x near their mean. False if this does not settle either. */
static bool
beta_fraction(double a, double b, double x, double *fraction)
{
    double c = 1;
    double d = 1 / (1 - (a + b) * x / (a + 1));
    double value = d;
    double change = 0;

    for (double m = 1; m < MOST_STEPS && fabs(change - 1) > GSL_DBL_EPSILON; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        value *= c * d;
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        change = c * d;
        value *= change;
    }
    *fraction = value;
    return fabs(change - 1) <= GSL_DBL_EPSILON && gsl_finite(value);
}

/* I_x(a, b) for x below (a + 1)/(a + b + 2), by the fraction above. */
static bool
beta_by_fraction(double a, double b, double x, double *value)
{
    gsl_sf_result ln_beta, ln_x, ln_rest, factor;
    double fraction;

    if (gsl_sf_lnbeta_e(a, b, &ln_beta) != GSL_SUCCESS || gsl_sf_log_e(x, &ln_x) != GSL_SUCCESS ||
        gsl_sf_log_1plusx_e(-x, &ln_rest) != GSL_SUCCESS ||
        gsl_sf_exp_e(a * ln_x.val + b * ln_rest.val - ln_beta.val, &factor) != GSL_SUCCESS ||
        !beta_fraction(a, b, x, &fraction))
        return false;
    *value = factor.val * fraction / a;
    return true;
}

bool
special_beta_tail(double a, double b, double x, double *value)
{
    gsl_sf_result result;

    special_silence_gsl();
    int status = gsl_sf_beta_inc_e(a, b, x, &result);

    *value = status == GSL_EUNDRFLW ? 0 : result.val;
    if (status == GSL_EMAXITER && !beta_by_fraction(a, b, x, value))
        return false;
    return (status == GSL_SUCCESS || status == GSL_EUNDRFLW || status == GSL_EMAXITER) &&
           gsl_finite(*value);
}

/* The share of the F distribution below a value. */
static double
f_share(double value, double between, double within)
{
    double a = between / 2, b = within / 2, whole = between * value + within, tail;
    double x = between * value / whole;

    if (x < (a + 1) / (a + b + 2))
        return special_beta_tail(a, b, x, &tail) ? tail : (double)NAN;
    return special_beta_tail(b, a, within / whole, &tail) ? 1 - tail : (double)NAN;
}

double
special_f_quantile(double share, double between, double within)
{
    double low = 0, high = 1;

    while (f_share(high, between, within) < share && high < GSL_DBL_MAX / 4)
        high *= 2;
    for (int i = 0; i < MOST_HALVINGS; i++) {
        double middle = low + (high - low) / 2, below = f_share(middle, between, within);
        if (isnan(below))
            return (double)NAN;
        if (middle <= low || middle >= high)
            break;
        if (below < share)
            low = middle;
        else
            high = middle;
    }
    return high;
}
