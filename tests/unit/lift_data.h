/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Teams whose lifts were computed with R (glm, sandwich, and the jackknife by hand): counts and
 * weeks of each person before, during and after. The results stand in the tests. And a small team
 * with uneven weeks, whose results come from another method (proportional fitting in place of
 * Newton's).
 */
#ifndef AMP_TESTS_LIFT_DATA_H
#define AMP_TESTS_LIFT_DATA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "measure/lift.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Each test uses those that it needs. */
#pragma GCC diagnostic ignored "-Wunused-const-variable"

static const struct lift_person contest[] = {
    {true, {21, 12, 12}, {8, 4, 8}},
    {true, {15, 5, 12}, {8, 4, 8}},
    {true, {24, 14, 8}, {8, 4, 8}},
    {true, {15, 12, 9}, {8, 4, 8}},
    {true, {42, 33, 40}, {8, 4, 8}},
    {true, {31, 24, 22}, {8, 4, 8}},
    {true, {19, 13, 19}, {8, 4, 8}},
    {true, {34, 32, 20}, {8, 4, 8}},
    {true, {38, 44, 44}, {8, 4, 8}},
    {true, {26, 20, 31}, {8, 4, 8}},
    {true, {13, 14, 10}, {8, 4, 8}},
    {true, {8, 9, 6}, {8, 4, 8}},
    {true, {18, 11, 16}, {8, 4, 8}},
    {true, {19, 21, 22}, {8, 4, 8}},
    {true, {21, 13, 48}, {8, 4, 8}},
    {true, {17, 6, 16}, {8, 4, 8}},
};

static const struct lift_person compared[] = {
    {true, {64, 13, 71}, {8, 2, 8}},
    {true, {10, 3, 17}, {7, 1, 8}},
    {true, {33, 12, 30}, {7, 2, 7}},
    {true, {53, 22, 40}, {7, 2, 6}},
    {true, {22, 4, 22}, {8, 1, 7}},
    {true, {29, 3, 48}, {8, 2, 8}},
    {true, {18, 6, 36}, {7, 1, 8}},
    {true, {38, 6, 52}, {7, 1, 7}},
    {true, {63, 40, 68}, {8, 2, 7}},
    {true, {41, 7, 60}, {8, 1, 8}},
    {true, {24, 15, 18}, {7, 2, 8}},
    {true, {51, 27, 46}, {8, 2, 8}},
    {false, {33, 8, 32}, {7, 2, 8}},
    {false, {17, 6, 11}, {8, 2, 8}},
    {false, {19, 6, 30}, {5, 2, 8}},
    {false, {28, 5, 46}, {6, 2, 8}},
    {false, {25, 5, 20}, {8, 2, 8}},
    {false, {25, 12, 30}, {8, 2, 8}},
    {false, {52, 9, 36}, {8, 2, 8}},
    {false, {6, 2, 4}, {7, 2, 8}},
    {false, {47, 15, 49}, {8, 2, 7}},
    {false, {34, 8, 31}, {8, 2, 8}},
    {false, {26, 6, 26}, {6, 2, 7}},
    {false, {24, 5, 16}, {7, 2, 7}},
};

static const struct lift_person small[] = {
    {true, {7, 3, 9}, {5, 1.5, 6}},
    {true, {12, 2, 4}, {7.5, 2, 3}},
    {true, {0, 5, 6}, {8, 2, 8}},
    {true, {3, 1, 2}, {6, .5, 7}},
};

static const struct lift_rules rules = {.weeks_before = 8,
    .weeks_after = 8,
    .least_weeks = 2,
    .least_others = 2,
    .silence = 14,
    .silence_days = 7,
    .came_later = 5,
    .confidence = .95,
    .narrow_low = .8,
    .narrow_high = 1.25,
    .power = .8,
    .exact_most = 3e6,
    .draws = 9999,
    .seed = 1};

/* Equal to a relative 1e-9; NAN expects NAN. */
static inline void
assert_close(double actual, double expected)
{
    if (isnan(expected) ? !isnan(actual) : !(fabs(actual - expected) <= 1e-9 * fabs(expected)))
        fail_msg("%.17g, expected %.17g", actual, expected);
}

#endif
