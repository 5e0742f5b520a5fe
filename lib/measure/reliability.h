/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far a scale can be relied on, from answers to all its questions (complete cases).
 *
 * Items enter as they enter the score: reversed, weighted, on 0 to 100 where the scale is not
 * uniform. alpha = k/(k-1) * (1 - sum of variances / variance of the sum) (Cronbach 1951), its 95 %
 * interval is Feldt's (1965): 1 - (1 - alpha) * F with n-1 and (n-1)(k-1) degrees of freedom. omega
 * = (sum of loadings)^2 / ((sum of loadings)^2 + sum of (1 - loading^2)) (McDonald 1999), one
 * factor by principal axes of the correlation matrix. sem = SD * sqrt(1 - alpha) of the score. The
 * item-rest correlation is that of an item with the sum of the others.
 */
#ifndef AMP_MEASURE_RELIABILITY_H
#define AMP_MEASURE_RELIABILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/questionnaire.h"
#include "base/score.h"
#include "measure/answers.h"

/* Which sittings count. */
struct case_range {
    int since, until; /* days; DAY_NONE = from the first, up to the last */
};

bool case_range_holds(const struct case_range *range, int day);

/* Of all scales, one each; give them back with reliability_free(). `left_out`, if it is not NULL,
   tells by sitting what does not count. */
struct reliability *reliability_of_scales(const struct questionnaire *questionnaire,
    const struct answers *answers, const struct case_range *range, const bool *left_out);
void reliability_free(struct reliability *reliabilities, size_t scales);

/* Tells by sitting within the range whether it is a straight line (measure/scale.h); *count becomes
   how many are. The caller frees it. */
bool *reliability_straight_lines(const struct questionnaire *questionnaire,
    const struct answers *answers, const struct case_range *range, size_t *count);

#endif
