/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/change against quantiles computed with mpmath to 40 digits (regularised incomplete beta,
 * bisection), and uneven weeks by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "measure/change.h"

static void
close_to(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-9 * fabs(expected)))
        fail_msg("%.15g is not %.15g", value, expected);
}

static void
intervals_are_those_of_mpmath(void **state)
{
    (void)state;
    static const struct {
        double y1, t1, y2, t2, phi, low, high;
        enum change_verdict verdict;
    } cases[] = {
        {10, 8, 20, 8, 1, 0.956379968374194, 4.37695838189909, CHANGE_CANNOT_TELL},
        {10, 8, 11, 8, 1, 0.467977476067052, 2.60681179059068, CHANGE_CANNOT_TELL},
        {40, 8, 20, 8, 1, 0.288789237597768, 0.845822967249927, CHANGE_DOWN},
        {0, 8, 0, 8, 1, 0.00154371250867413, 647.789011477845, CHANGE_CANNOT_TELL},
        {0, 4, 9, 8, 1, 1.60428766654601, 9422.07456392786, CHANGE_UP},
        {10, 8, 30, 8, 1, 1.51063224968024, 6.3317301282479, CHANGE_UP},
        {10, 8, 30, 8, 1.3, 1.51063224968024, 6.3317301282479, CHANGE_UP},
        {10, 8, 30, 8, 3, 0.943489192430588, 11.2905603753624, CHANGE_CANNOT_TELL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct change change = change_of((struct change_side){cases[i].y1, cases[i].t1},
            (struct change_side){cases[i].y2, cases[i].t2}, cases[i].phi);
        close_to(change.low, cases[i].low);
        close_to(change.high, cases[i].high);
        assert_int_equal(change.verdict, cases[i].verdict);
        assert_true(change.before == cases[i].y1 / cases[i].t1);
        assert_true(change.after == cases[i].y2 / cases[i].t2);
        if (cases[i].y1 > 0)
            close_to(change.ratio, cases[i].y2 * cases[i].t1 / (cases[i].y1 * cases[i].t2));
        else
            assert_true(isnan(change.ratio));
    }
}

static void
without_time_nothing_can_be_told(void **state)
{
    (void)state;
    struct change change = change_of((struct change_side){3, 4}, (struct change_side){0, 0}, 1);
    assert_true(change.before == .75);
    assert_true(isnan(change.after) && isnan(change.ratio) && isnan(change.low));
    assert_int_equal(change.verdict, CHANGE_CANNOT_TELL);
    change = change_of((struct change_side){0, 0}, (struct change_side){3, 4}, 1);
    assert_true(isnan(change.before) && isnan(change.high));
    assert_true(change.after == .75);
}

static void
uneven_weeks_are_told_by_their_variance(void **state)
{
    (void)state;
    /* Before: mean 2, deviations 4 + 4 + 0 over 2 = 4; after: mean 4, 16 + 0 + 16 over 4 = 8; of
       2 + 2 degrees of freedom. */
    const double weeks[] = {0, 4, 2, 0, 4, 8};
    assert_true(change_dispersion(weeks, 6, 3) == 3);
    assert_true(change_dispersion(weeks, 5, 3) == 1); /* too few weeks */
    const double even[] = {2, 2, 2, 3, 3, 3};
    assert_true(change_dispersion(even, 6, 3) == 1);
    const double nothing[] = {0, 0, 0, 0, 4, 8};
    assert_true(change_dispersion(nothing, 6, 3) == 4); /* 8 over 2: a side of zeros says nothing */
    const double none[] = {0, 0, 0, 0, 0, 0};
    assert_true(change_dispersion(none, 6, 3) == 1);
    assert_true(change_dispersion(weeks, 6, 0) > 1);
}

/* By hand: two weeks are a side, and so is one event. */
static void
the_smallest_sides_count(void **state)
{
    (void)state;
    close_to(change_dispersion((const double[]){40, 0, 2, 2, 2, 2, 2, 2}, 8, 2), 40 / 6.);
    close_to(change_dispersion((const double[]){1, 0, 30, 0, 0, 0, 0, 0}, 8, 2), 151 / 6.);
    close_to(change_dispersion((const double[]){0, 0, 30, 0, 0, 0, 0, 0}, 8, 2), 150 / 5.);
    close_to(change_dispersion((const double[]){9, 30, 0, 0, 0, 0, 0}, 7, 1), 150 / 5.);
}

/* Less than a week, and none, on either side. */
static void
time_of_a_week_or_less(void **state)
{
    (void)state;
    const struct change_side none = {3, 0}, half = {3, .5}, eight = {16, 8};
    struct change change = change_of(half, eight, 1);
    assert_true(change.before == 6 && change.after == 2);
    assert_true(change.ratio == 1. / 3 && !isnan(change.low) && !isnan(change.high));
    change = change_of(eight, half, 1);
    assert_true(change.before == 2 && change.after == 6 && change.ratio == 3);
    assert_true(!isnan(change.low));
    change = change_of(none, eight, 1);
    assert_true(isnan(change.before) && change.after == 2);
    assert_true(isnan(change.ratio) && isnan(change.low));
    change = change_of(eight, none, 1);
    assert_true(change.before == 2 && isnan(change.after));
    assert_true(isnan(change.ratio) && isnan(change.high));
}

/* An interval around 1 is no verdict, however narrow. */
static void
nearly_no_change(void **state)
{
    (void)state;
    struct change change =
        change_of((struct change_side){1000, 10}, (struct change_side){1010, 10}, 1);
    assert_true(change.low < 1 && change.low > .9 && change.high > 1 && change.high < 1.2);
    assert_int_equal(change.verdict, CHANGE_CANNOT_TELL);
}

/* One degree of freedom is one. */
static void
two_weeks_with_events(void **state)
{
    (void)state;
    static const double weeks[] = {4, 0, 0, 0, 0, 0};
    assert_true(change_dispersion(weeks, 6, 2) == 4); /* (2 * 2 + 2 * 2) / 2 */
    assert_true(change_dispersion(weeks, 5, 2) == 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_are_those_of_mpmath),
        cmocka_unit_test(the_smallest_sides_count),
        cmocka_unit_test(without_time_nothing_can_be_told),
        cmocka_unit_test(uneven_weeks_are_told_by_their_variance),
        cmocka_unit_test(time_of_a_week_or_less),
        cmocka_unit_test(nearly_no_change),
        cmocka_unit_test(two_weeks_with_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
