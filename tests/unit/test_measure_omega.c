/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/omega: where one factor explains the correlations exactly, omega follows from its
 * loadings; and where there is none, that is said.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "measure/omega.h"
#include "near.h"

/* Loadings .8, .7, .6, items with standard deviations 1, 2 and 3: omega does not know them. */
static void
omega_follows_from_the_loadings(void **state)
{
    (void)state;
    const double covariance[] = {1, .56 * 2, .48 * 3, .56 * 2, 4, .42 * 6, .48 * 3, .42 * 6, 9};
    int heywood;
    assert_within(omega_of(covariance, 3, &heywood), 4.41 / 5.92, 1e-9);
    assert_int_equal(heywood, OMEGA_NO_ITEM);
}

/* An item against the others takes its loading away from the sum: (.8 + .7 - .6)^2. */
static void
loadings_have_signs(void **state)
{
    (void)state;
    const double covariance[] = {1, .56, -.48, .56, 1, -.42, -.48, -.42, 1};
    int heywood;
    assert_within(omega_of(covariance, 3, &heywood), .81 / (.81 + 1.51), 1e-9);
}

/* .9 * .9 / .5 of the first item would be explained. */
static void
more_than_everything_cannot_be_explained(void **state)
{
    (void)state;
    const double covariance[] = {1, .9, .9, .9, 1, .65, .9, .65, 1};
    int heywood;
    assert_true(isnan(omega_of(covariance, 3, &heywood)));
    assert_int_equal(heywood, 0);
}

static void
what_has_no_correlations_has_no_omega(void **state)
{
    (void)state;
    const double constant[] = {1, 0, 0, 0}, twins[] = {1, 1, 1, 1};
    int heywood;
    assert_true(isnan(omega_of(constant, 2, &heywood)));
    assert_int_equal(heywood, OMEGA_NO_ITEM);
    assert_true(isnan(omega_of(twins, 2, &heywood)));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(omega_follows_from_the_loadings),
        cmocka_unit_test(loadings_have_signs),
        cmocka_unit_test(more_than_everything_cannot_be_explained),
        cmocka_unit_test(what_has_no_correlations_has_no_omega),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
