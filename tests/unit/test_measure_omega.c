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

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "base/diag.h"
#include "child.h"
#include "failing.h"
#include "measure/omega.h"
#include "near.h"

/* An inverse that holds nothing, though GSL is content with it. */
static int
empty_inverse(gsl_matrix *matrix)
{
    gsl_matrix_set_zero(matrix);
    return GSL_SUCCESS;
}

FAILING(gsl_matrix_alloc, gsl_matrix *, (size_t rows, size_t columns), (rows, columns), NULL)
FAILING(gsl_linalg_cholesky_invert, int, (gsl_matrix * matrix), (matrix),
    errno == 0 ? empty_inverse(matrix) : GSL_EFAILED)
FAILING(gsl_eigen_symmv, int,
    (gsl_matrix * matrix, gsl_vector *values, gsl_matrix *vectors, gsl_eigen_symmv_workspace *work),
    (matrix, values, vectors, work), GSL_EFAILED)

static const double plain[] = {1, .56, .48, .56, 1, .42, .48, .42, 1};

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

static void
what_cannot_be_reckoned_has_no_omega(void **state)
{
    (void)state;
    int heywood;
    failing("gsl_linalg_cholesky_invert", 1, 0);
    assert_true(isnan(omega_of(plain, 3, &heywood)));
    failing("gsl_linalg_cholesky_invert", 1, EINVAL);
    assert_true(isnan(omega_of(plain, 3, &heywood)));
    failing("gsl_eigen_symmv", 1, EINVAL);
    assert_true(isnan(omega_of(plain, 3, &heywood)));
    assert_int_equal(heywood, OMEGA_NO_ITEM);
    assert_within(omega_of(plain, 3, &heywood), 4.41 / 5.92, 1e-9);
}

static void
reckon_without_memory(void *data)
{
    int heywood;
    (void)data;
    failing("gsl_matrix_alloc", 2, ENOMEM);
    (void)omega_of(plain, 3, &heywood);
}

static void
without_memory_the_program_ends(void **state)
{
    (void)state;
    struct outcome outcome = child_run(reckon_without_memory, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: out of memory\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(omega_follows_from_the_loadings),
        cmocka_unit_test(what_cannot_be_reckoned_has_no_omega),
        cmocka_unit_test(without_memory_the_program_ends),
        cmocka_unit_test(loadings_have_signs),
        cmocka_unit_test(more_than_everything_cannot_be_explained),
        cmocka_unit_test(what_has_no_correlations_has_no_omega),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
