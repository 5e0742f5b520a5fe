/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The usual: median, words and jumps, at and beside each border of the rules.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "measure/usual.h"

static struct usual
usual_now(double now, size_t count, const double *weeks)
{
    return usual_of(weeks, count, now);
}

static void
too_few_weeks_cannot_tell(void **state)
{
    (void)state;
    const double weeks[] = {5, 5, 5, 5};
    struct usual usual = usual_now(50, 3, weeks);
    assert_true(isnan(usual.median));
    assert_int_equal(usual.verdict, USUAL_CANNOT_TELL);
    assert_false(usual.is_jump);
    assert_int_equal(usual_now(5, 4, weeks).verdict, USUAL_ABOUT);
}

static void
the_median_does_not_mind_the_order(void **state)
{
    (void)state;
    const double odd[] = {9, 1, 5, 2, 100}, even[] = {4, 1, 3, 2};
    assert_true(usual_now(5, 5, odd).median == 5);
    assert_true(usual_now(5, 4, even).median == 2.5);
}

static void
a_word_needs_the_range_and_the_root(void **state)
{
    (void)state;
    const double narrow[] = {25, 25, 25, 25}, wide[] = {1, 25, 25, 60};
    assert_int_equal(usual_now(35, 4, narrow).verdict, USUAL_ABOUT); /* 2 roots of 25 = 10 */
    assert_int_equal(usual_now(36, 4, narrow).verdict, USUAL_MORE);
    assert_int_equal(usual_now(15, 4, narrow).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(14, 4, narrow).verdict, USUAL_LESS);
    assert_int_equal(usual_now(60, 4, wide).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(61, 4, wide).verdict, USUAL_MORE);
    assert_int_equal(usual_now(1, 4, wide).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(0, 4, wide).verdict, USUAL_LESS);
}

static void
small_counts_say_little(void **state)
{
    (void)state;
    const double once[] = {0, 0, 0, 0, 1}, never[] = {0, 0, 0, 0};
    assert_int_equal(usual_now(2, 5, once).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(3, 5, once).verdict, USUAL_MORE);
    assert_int_equal(usual_now(0, 5, once).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(1, 4, never).verdict, USUAL_NEW);
    assert_int_equal(usual_now(0, 4, never).verdict, USUAL_ABOUT);
}

static void
jumps_begin_at_three_times_of_ten(void **state)
{
    (void)state;
    const double ten[] = {10, 10, 10, 10}, nine[] = {9, 9, 9, 9};
    assert_false(usual_now(30, 4, ten).is_jump);
    assert_true(usual_now(31, 4, ten).is_jump);
    assert_false(usual_now(4, 4, ten).is_jump);
    assert_true(usual_now(3, 4, ten).is_jump);
    assert_false(usual_now(90, 4, nine).is_jump);
}

static void
every_verdict_has_a_word_or_needs_none(void **state)
{
    (void)state;
    assert_string_equal(usual_words[USUAL_CANNOT_TELL], "");
    assert_string_equal(usual_words[USUAL_NEW], "new");
    assert_string_equal(usual_words[USUAL_LESS], "less");
    assert_string_equal(usual_words[USUAL_ABOUT], "");
    assert_string_equal(usual_words[USUAL_MORE], "more");
    assert_null(usual_words[USUAL_MORE + 1]);
}

static void
a_median_of_any_number(void **state)
{
    (void)state;
    const double figures[] = {7, 1, 100, 3};
    assert_true(isnan(usual_median(figures, 0)));
    assert_true(usual_median(figures, 1) == 7);
    assert_true(usual_median(figures, 2) == 4);
    assert_true(usual_median(figures, 3) == 7);
    assert_true(usual_median(figures, 4) == 5);
    assert_true(figures[0] == 7); /* the order is the caller's */
}

/* Twice the root of the median, or of 1 where the median is less. */
static void
the_root_is_of_one_at_least(void **state)
{
    (void)state;
    const double quarters[] = {.25, .25, .25, .25}, ones[] = {1, 1, 1, 1}, twos[] = {2, 2, 2, 2};
    assert_int_equal(usual_now(2.25, 4, quarters).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(2.5, 4, quarters).verdict, USUAL_MORE);
    assert_int_equal(usual_now(3, 4, ones).verdict, USUAL_ABOUT);
    assert_int_equal(usual_now(3.5, 4, ones).verdict, USUAL_MORE);
    assert_int_equal(usual_now(4.5, 4, twos).verdict, USUAL_ABOUT); /* 2 roots of 2 = 2.83 */
    assert_int_equal(usual_now(4.9, 4, twos).verdict, USUAL_MORE);
}

static void
eight_weeks_are_the_most(void **state)
{
    (void)state;
    const double weeks[] = {9, 1, 2, 3, 4, 5, 6, 7, 8};
    assert_true(usual_now(5, USUAL_WEEKS_MOST, weeks).median == 4.5);
    assert_int_equal(usual_now(5, USUAL_WEEKS_MOST, weeks).verdict, USUAL_ABOUT);
    assert_true(isnan(usual_now(5, USUAL_WEEKS_MOST + 1, weeks).median));
}

static void
a_third_is_no_jump_yet(void **state)
{
    (void)state;
    const double dozen[] = {12, 12, 12, 12};
    assert_false(usual_now(4, 4, dozen).is_jump);
    assert_true(usual_now(3.9, 4, dozen).is_jump);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_few_weeks_cannot_tell),
        cmocka_unit_test(the_median_does_not_mind_the_order),
        cmocka_unit_test(a_word_needs_the_range_and_the_root),
        cmocka_unit_test(small_counts_say_little),
        cmocka_unit_test(jumps_begin_at_three_times_of_ten),
        cmocka_unit_test(every_verdict_has_a_word_or_needs_none),
        cmocka_unit_test(a_median_of_any_number),
        cmocka_unit_test(the_root_is_of_one_at_least),
        cmocka_unit_test(eight_weeks_are_the_most),
        cmocka_unit_test(a_third_is_no_jump_yet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
