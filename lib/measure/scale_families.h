/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which scales hang together, so that one can be reckoned from others: scales that share a
 * question, and a composite with all that it is made of. Part of groups (measure/groups.h).
 */
#ifndef AMP_MEASURE_SCALE_FAMILIES_H
#define AMP_MEASURE_SCALE_FAMILIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/questionnaire.h"

struct scale_families;

struct scale_families *scale_families_new(const struct questionnaire *questionnaire);
void scale_families_free(struct scale_families *families);

/* True if two different figures belong to one family, and one of them is a composite or shares a
   question with a figure before it. So the parts of a composite are not related to each other by it
   alone: without the composite, neither follows from the other. */
bool scale_families_related(const struct scale_families *families, size_t a, size_t b);

/* Which of their questions were answered in `row` (measure/scale.h), as a number for each figure:
   the same for the same questions. Where no two scales of a family share a question it is 0, for
   then it does not matter. `patterns` has room for all figures of the questionnaire. */
void scale_families_patterns(const struct scale_families *families,
    const struct questionnaire *questionnaire, const double *row, uint64_t *patterns);

#endif
