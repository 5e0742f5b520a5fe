/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * McDonald's omega for one factor, by iterated principal axes: the communalities begin as squared
 * multiple correlations and go round until they stand still. Agrees with minimum residuals to about
 * 1e-7.
 */
#ifndef AMP_MEASURE_OMEGA_H
#define AMP_MEASURE_OMEGA_H

#include <stddef.h>

#define OMEGA_NO_ITEM (-1)

/* From the covariance matrix (row by row) of `count` items, at least 2. NAN if an item does not
   vary, the correlation matrix has no inverse, the rounds do not end, or a communality reaches 1 (a
   Heywood case): then *heywood is that item, else OMEGA_NO_ITEM. */
double omega_of(const double *covariance, size_t count, int *heywood);

#endif
