/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of numbers, in digits and words. Part of the sentence reader (measure/sentence.h).
 * Each function reads at token *at, moves *at behind what it read, and is false, with nothing
 * moved, if that is not there.
 */
#ifndef AMP_MEASURE_SENTENCE_NUMBER_H
#define AMP_MEASURE_SENTENCE_NUMBER_H

#include "measure/sentence_parts.h"

/* Shares that come from fractions are rounded: a third is 33.33 %. */
enum { SHARE_DECIMALS = 2 };

/* "12", "40k", "two hundred and fifty thousand". */
bool sentence_number(const struct reading *reading, size_t *at, struct decimal *value);

/* "half a million", "half an hour". */
bool sentence_half_a(const struct reading *reading, size_t *at, struct decimal *value);

/* "half of", "a third of", "by a quarter": in percent. */
bool sentence_fraction(const struct reading *reading, size_t *at, struct decimal *value);

/* Adds "and a half" to a number, if it stands there. */
void sentence_and_a_half(const struct reading *reading, size_t *at, struct decimal *value);

/* Multiplies by the scale (thousand, dozen) at a token; false if there is none, or if the value
   would be too large. */
bool sentence_scale(const struct reading *reading, size_t at, struct decimal *value);

#endif
