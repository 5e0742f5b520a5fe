/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two figures that should be one, up to rounding; says both if they are not.
 */
#ifndef AMP_TESTS_NEAR_H
#define AMP_TESTS_NEAR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static inline void
near_check(double is, double should, double tolerance, const char *file, int line)
{
    if (fabs(is - should) <= tolerance)
        return;
    print_error("%.17g, not %.17g\n", is, should);
    _fail(file, line);
}

#define assert_within(is, should, tolerance)                                                       \
    near_check((is), (should), (tolerance), __FILE__, __LINE__)
#define assert_near(is, should) assert_within(is, should, 1e-9)

#endif
