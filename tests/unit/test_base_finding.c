/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The finding in which nothing is known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "base/finding.h"

static void
assert_unknown(const struct finding_stretch *stretch)
{
    assert_int_equal(stretch->first, DAY_NONE);
    assert_int_equal(stretch->last, DAY_NONE);
    assert_true(isnan(stretch->figure));
    assert_int_equal(stretch->weeks, 0);
    assert_string_equal(stretch->ref, "");
}

static void
nothing_is_known(void **state)
{
    (void)state;
    assert_unknown(&finding_none.now);
    assert_unknown(&finding_none.past);
    assert_int_equal(finding_none.day, DAY_NONE);
    assert_int_equal(finding_none.due, DAY_NONE);
    assert_true(isnan(finding_none.usual));
    assert_string_equal(finding_none.subject, "");
    assert_string_equal(finding_none.period, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
