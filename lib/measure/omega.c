/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GSL does the linear algebra; every status is looked at.
 */
#include "measure/omega.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"
#include "measure/special.h"

enum { ROUNDS = 20000 };
static const double standstill = 1e-12; /* of the communalities */
static const double negligible = 1e-9;  /* what is left of loadings that cancel each other */

struct axes {
    size_t count;
    gsl_matrix *correlation, *reduced, *vectors;
    gsl_vector *values;
    gsl_eigen_symmv_workspace *workspace;
    double *communalities, *loadings;
};

static void
axes_free(struct axes *axes)
{
    gsl_matrix_free(axes->correlation);
    gsl_matrix_free(axes->reduced);
    gsl_matrix_free(axes->vectors);
    gsl_vector_free(axes->values);
    gsl_eigen_symmv_free(axes->workspace);
    free(axes->communalities);
    free(axes->loadings);
}

static void
axes_new(struct axes *axes, size_t count)
{
    *axes = (struct axes){.count = count,
        .correlation = gsl_matrix_alloc(count, count),
        .reduced = gsl_matrix_alloc(count, count),
        .vectors = gsl_matrix_alloc(count, count),
        .values = gsl_vector_alloc(count),
        .workspace = gsl_eigen_symmv_alloc(count),
        .communalities = mem_zeroed(count, sizeof *axes->communalities),
        .loadings = mem_zeroed(count, sizeof *axes->loadings)};
    if (!axes->correlation || !axes->reduced || !axes->vectors || !axes->values || !axes->workspace)
        diag_fatal("out of memory");
}

/* The first communalities, 1 - 1 / diagonal of the inverse. False if there is no inverse. */
static bool
begin(struct axes *axes)
{
    gsl_matrix_memcpy(axes->reduced, axes->correlation);
    if (gsl_linalg_cholesky_decomp1(axes->reduced) != GSL_SUCCESS ||
        gsl_linalg_cholesky_invert(axes->reduced) != GSL_SUCCESS)
        return false;
    for (size_t i = 0; i < axes->count; i++) {
        axes->communalities[i] = 1 - 1 / gsl_matrix_get(axes->reduced, i, i);
        if (!isfinite(axes->communalities[i]))
            return false;
    }
    return true;
}

/* One round: the largest axis of the reduced correlation matrix gives loadings, and they new
   communalities. Returns how far the communalities moved, NAN on failure. */
static double
go_round(struct axes *axes)
{
    gsl_matrix_memcpy(axes->reduced, axes->correlation);
    for (size_t i = 0; i < axes->count; i++)
        gsl_matrix_set(axes->reduced, i, i, axes->communalities[i]);
    if (gsl_eigen_symmv(axes->reduced, axes->values, axes->vectors, axes->workspace) != GSL_SUCCESS)
        return (double)NAN;
    size_t largest = gsl_vector_max_index(axes->values);
    double value = gsl_vector_get(axes->values, largest), moved = 0;
    if (!(value > 0))
        return (double)NAN;
    for (size_t i = 0; i < axes->count; i++) {
        axes->loadings[i] = sqrt(value) * gsl_matrix_get(axes->vectors, i, largest);
        double communality = axes->loadings[i] * axes->loadings[i];
        moved = fmax(moved, fabs(communality - axes->communalities[i]));
        axes->communalities[i] = communality;
    }
    return moved;
}

/* Omega from the loadings. */
static double
omega_from(const struct axes *axes)
{
    double sum = 0, unique = 0;
    for (size_t i = 0; i < axes->count; i++) {
        sum += axes->loadings[i];
        unique += 1 - axes->communalities[i];
    }
    if (fabs(sum) < negligible)
        return 0;
    return sum * sum / (sum * sum + unique);
}

static double
settle(struct axes *axes, int *heywood)
{
    double moved = begin(axes) ? 1 : (double)NAN;
    for (int round = 0; round < ROUNDS && moved > standstill; round++) {
        moved = go_round(axes);
        for (size_t i = 0; i < axes->count; i++) {
            if (axes->communalities[i] >= 1) {
                *heywood = (int)i;
                return (double)NAN;
            }
        }
    }
    return moved <= standstill ? omega_from(axes) : (double)NAN;
}

double
omega_of(const double *covariance, size_t count, int *heywood)
{
    struct axes axes;
    bool varies = true;
    *heywood = OMEGA_NO_ITEM;
    special_silence_gsl();
    axes_new(&axes, count);
    for (size_t i = 0; i < count; i++) {
        varies = varies && covariance[i * count + i] > 0;
        for (size_t j = 0; j < count; j++)
            gsl_matrix_set(axes.correlation, i, j,
                i == j ? 1
                       : covariance[i * count + j] /
                             sqrt(covariance[i * count + i] * covariance[j * count + j]));
    }
    double omega = varies ? settle(&axes, heywood) : (double)NAN;
    axes_free(&axes);
    return omega;
}
