/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact decimal numbers: counts and amounts are added without rounding, so totals add up. A value
 * is whole + fraction / 10^18 with 0 <= fraction < 10^18, so -1.5 is whole -2, fraction 5 * 10^17.
 * Range about ±9.2 * 10^18, eighteen decimals.
 */
#ifndef AMP_BASE_DECIMAL_H
#define AMP_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decimal {
    int64_t whole;
    uint64_t fraction;
};

#define DECIMAL_ONE_FRACTION UINT64_C(1000000000000000000)

/* Reads [+-]digits[.digits] and nothing else ("12.", ".5" and "1e3" are not read). Zeros at the end
   of the decimals do not count. False if it is anything else, has more than 18 decimals that count,
   or is too large. */
bool decimal_parse(const char *text, struct decimal *value);

/* The same for `length` bytes, without a NUL. */
bool decimal_parse_bytes(const char *text, size_t length, struct decimal *value);

struct decimal decimal_from_int(int64_t whole);

/* *sum += value. False, and *sum untouched, if it would be too large. */
bool decimal_add(struct decimal *sum, struct decimal value);

/* -value; false if it is too large. */
bool decimal_negate(struct decimal *value);

/* value * 10^power, -18 <= power <= 18 (K and M of amounts); false, and *value untouched, for
 * another power, if too large or if decimals would be lost. */
bool decimal_scale(struct decimal *value, int power);

/* value * times / over, rounded to `decimals` (0 to 17; halves away from zero); `over` is not 0.
   False, and *value untouched, if too large. */
bool decimal_convert(struct decimal *value, uint32_t times, uint32_t over, int decimals);

/* -1, 0 or 1. */
int decimal_compare(struct decimal a, struct decimal b);

/* The nearest double. */
double decimal_to_double(struct decimal value);

/* The shortest exact form, no grouping, no exponent, no zeros at the end: "-1.5", "1054", "0".
 * Returns `text`. */
#define DECIMAL_TEXT_SIZE 42
const char *decimal_text(struct decimal value, char text[static DECIMAL_TEXT_SIZE]);

#endif
