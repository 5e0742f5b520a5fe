/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/special: against closed forms. With two degrees of freedom above, the share of the F
 * distribution below x is 1 - (1 + 2x/d)^(-d/2).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "failing.h"
#include "measure/special.h"
#include "near.h"

static double
closed_form(double share, double within)
{
    return within / 2 * (pow(1 - share, -2 / within) - 1);
}

/* GSL says what went wrong by what it returns. */
FAILING(gsl_sf_beta_inc_e, int, (double a, double b, double x, gsl_sf_result *result),
    (a, b, x, result), errno)
FAILING(gsl_sf_lnbeta_e, int, (double a, double b, gsl_sf_result *result), (a, b, result), errno)

static void
quantiles_are_those_of_closed_forms(void **state)
{
    (void)state;
    static const double within[] = {1, 2, 3, 40, 1000, 124998};
    static const double shares[] = {.001, .025, .5, .975, .999};
    assert_within(special_f_quantile(.975, 2, 2), 39, 1e-9);
    for (size_t i = 0; i < sizeof within / sizeof within[0]; i++) {
        double tolerance = within[i] > 1e4 ? 1e-8 : 1e-10;
        for (size_t j = 0; j < sizeof shares / sizeof shares[0]; j++) {
            double wanted = closed_form(shares[j], within[i]);
            double is = special_f_quantile(shares[j], 2, within[i]);
            assert_within(is / wanted, 1, tolerance);
            /* One over it is the quantile from the other side. */
            double other = special_f_quantile(1 - shares[j], within[i], 2);
            assert_within(other * is, 1, tolerance);
        }
    }
}

/* Large samples, for which GSL's own function ends the process: for equal degrees of freedom the
   middle is 1, and half the logarithm is nearly normal with variance 1/d. */
static void
large_samples_are_no_trouble(void **state)
{
    (void)state;
    assert_within(special_f_quantile(.5, 1e5, 1e5), 1, 1e-10);
    double d = 62499, z = log(special_f_quantile(.975, d, d)) / 2;
    assert_within(z, 1.959963984540054 / sqrt(d), 1e-7);
}

static void
a_tail_of_the_beta_function(void **state)
{
    (void)state;
    double value;
    assert_true(special_beta_tail(1, 3, .25, &value)); /* 1 - (3/4)^3 */
    assert_within(value, 37. / 64, 1e-14);
    assert_true(special_beta_tail(2, 2, .5, &value));
    assert_within(value, .5, 1e-14);
    assert_true(special_beta_tail(1e6, 1e6, .5, &value));
    assert_within(value, .5, 1e-8);
}

/* Where GSL gives up after many steps another way is gone; that failing too, and anything else
   that GSL says, is no value. */
static void
what_gsl_cannot_tell_is_not_told(void **state)
{
    (void)state;
    double value;
    failing("gsl_sf_beta_inc_e", 1, GSL_EMAXITER);
    assert_true(special_beta_tail(1, 3, .25, &value));
    assert_within(value, 37. / 64, 1e-14);
    failing("gsl_sf_beta_inc_e", 1, GSL_EMAXITER);
    failing("gsl_sf_lnbeta_e", 1, GSL_EFAILED);
    assert_false(special_beta_tail(1, 3, .25, &value));
    failing("gsl_sf_beta_inc_e", 1, GSL_EDOM);
    assert_false(special_beta_tail(1, 3, .25, &value));
    failing("gsl_sf_beta_inc_e", 3, GSL_EDOM);
    assert_true(isnan(special_f_quantile(.5, 3, 4)));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_are_those_of_closed_forms),
        cmocka_unit_test(what_gsl_cannot_tell_is_not_told),
        cmocka_unit_test(large_samples_are_no_trouble),
        cmocka_unit_test(a_tail_of_the_beta_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
