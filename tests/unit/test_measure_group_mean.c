/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/group_mean: against intervals computed with R (t.test, and the finite population
 * correction by hand), and Welch's test at both sides of its bound.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/group_mean.h"

static void
assert_near(double actual, double expected)
{
    if (!(fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected))))
        fail_msg("%.17g, expected %.17g", actual, expected);
}

struct team {
    size_t headcount, responded;
    double scores[18];
    double mean, sd, low, high, narrow_low, narrow_high;
};

static const struct team teams[] = {
    {8, 6, {3.7, 4.35, 3.53, 5.48, 4.46, 3.54}, 4.17666666666667, 0.756271556166611,
        3.38300834218583, 4.97032499114751, 3.7524384477569, 4.60089488557643},
    {12, 9, {4.59, 4.79, 4.66, 3.96, 5.41, 4.51, 3.7, 2.43, 5.1}, 4.35, 0.888819441731559,
        3.66679289730572, 5.03320710269428, 3.99320672709209, 4.70679327290791},
    {5, 5, {4.16, 4.19, 4.96, 4.86, 4.68}, 4.57, 0.374432904536981, 4.10508014269356,
        5.03491985730644, 4.57, 4.57},
    {4, 3, {4.94, 4.83, 4.26}, 4.67666666666667, 0.365011415346607, 3.7699280445848,
        5.58340528874854, 4.15316087912307, 5.20017245421027},
    {30, 18,
        {2.61, 4.7, 4.16, 4.08, 3.02, 3.82, 4.53, 5.29, 4.12, 4.51, 4.16, 3.1, 3.87, 3.88, 4.15,
            5.08, 4.81, 4.07},
        4.10888888888889, 0.693235287185161, 3.7641510909303, 4.45362668684748, 3.88713026023462,
        4.33064751754316},
};

static void
test_small_teams(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof teams / sizeof teams[0]; i++) {
        const struct team *team = &teams[i];
        struct group_mean mean = group_mean_of(team->scores, team->responded);
        assert_near(mean.mean, team->mean);
        assert_near(mean.sd, team->sd);
        assert_near(mean.mean - group_mean_half_width(mean, 0), team->low);
        assert_near(mean.mean + group_mean_half_width(mean, 0), team->high);
        assert_near(mean.mean - group_mean_half_width(mean, team->headcount), team->narrow_low);
        assert_near(mean.mean + group_mean_half_width(mean, team->headcount), team->narrow_high);
    }
}

static void
test_too_few_to_tell(void **state)
{
    (void)state;
    const double one = 3;
    struct group_mean nobody = group_mean_of(&one, 0), single = group_mean_of(&one, 1);
    assert_true(isnan(nobody.mean) && isnan(nobody.sd));
    assert_near(single.mean, 3);
    assert_true(isnan(single.sd) && isnan(group_mean_half_width(single, 0)));
    assert_int_equal(group_mean_change(single, single), GROUP_NO_VERDICT);
    const struct group_mean pair = {.n = 2, .mean = 90, .sd = 1};
    assert_int_equal(group_mean_change(single, pair), GROUP_NO_VERDICT);
    assert_int_equal(group_mean_change(pair, single), GROUP_NO_VERDICT);
    assert_int_equal(group_mean_change(pair, pair), GROUP_NO_REAL_CHANGE);
}

/* More answered than the roster knows of: nobody is left out. */
static void
test_headcount_below_n(void **state)
{
    (void)state;
    struct group_mean mean = group_mean_of(teams[0].scores, 6);
    assert_near(group_mean_half_width(mean, 4), 0);
}

/* Two groups of 5, both of variance 2.5: the error of the difference is 1, on 8 degrees of freedom,
   and t(.975, 8) = 2.306004135. */
static void
test_change(void **state)
{
    (void)state;
    struct group_mean before = {5, 50, sqrt(2.5)}, now = {5, 50 + 2.3060, sqrt(2.5)};
    assert_int_equal(group_mean_change(before, now), GROUP_NO_REAL_CHANGE);
    now.mean = 50 + 2.3061;
    assert_int_equal(group_mean_change(before, now), GROUP_UP);
    assert_int_equal(group_mean_change(now, before), GROUP_DOWN);
}

/* Unequal: errors 0.5 and 2.5, so 3 in all; (3 * 3) / (0.25 / 9 + 6.25 / 3) = 4.263157895 degrees
   of freedom lie between t(.975, 4) = 2.7764 and t(.975, 5) = 2.5706. */
static void
test_welch_degrees_of_freedom(void **state)
{
    (void)state;
    struct group_mean before = {10, 50, sqrt(5)}, now = {4, 0, sqrt(10)};
    now.mean = 50 + 2.5706 * sqrt(3);
    assert_int_equal(group_mean_change(before, now), GROUP_NO_REAL_CHANGE);
    now.mean = 50 + 2.7765 * sqrt(3);
    assert_int_equal(group_mean_change(before, now), GROUP_UP);
}

/* Everybody the same, twice: any change is one, but not what rounding makes. */
static void
test_without_spread(void **state)
{
    (void)state;
    struct group_mean before = {5, 50, 0}, now = {5, 50 + 1e-12, 0};
    assert_int_equal(group_mean_change(before, now), GROUP_NO_REAL_CHANGE);
    now.mean = 50.5;
    assert_int_equal(group_mean_change(before, now), GROUP_UP);
}

/* Two people have a deviation, an interval and a change; one has a mean. */
static void
test_two_people(void **state)
{
    (void)state;
    const double scores[] = {1, 3}, later[] = {1.5, 2.5};
    const struct group_mean one = group_mean_of(scores, 1), two = group_mean_of(scores, 2),
                            now = group_mean_of(later, 2);
    assert_near(one.mean, 1);
    assert_true(isnan(one.sd) && isnan(group_mean_half_width(one, 9)));
    assert_near(two.sd, sqrt(2));
    assert_near(group_mean_half_width(two, 0), 12.706204736174694); /* t of 1 degree, R */
    assert_near(group_mean_half_width(two, 1), 0);                  /* all of two */
    assert_near(group_mean_half_width(two, 3), 12.706204736174694 * sqrt(.5));
    assert_int_equal(group_mean_change(two, now), GROUP_NO_REAL_CHANGE);
    assert_int_equal(group_mean_change(one, two), GROUP_NO_VERDICT);
    assert_true(isnan(group_mean_of(scores, 0).mean));
}

/* Means of which each person is nearly sure: the reach is small, and yet it is one. */
static void
test_small_deviations(void **state)
{
    (void)state;
    const struct group_mean before = {10, 5, .3}, up = {10, 5.4, .3}, near = {10, 5.2, .3};
    assert_int_equal(group_mean_change(before, up), GROUP_UP); /* the reach is .282 */
    assert_int_equal(group_mean_change(up, before), GROUP_DOWN);
    assert_int_equal(group_mean_change(before, near), GROUP_NO_REAL_CHANGE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_teams),
        cmocka_unit_test(test_too_few_to_tell),
        cmocka_unit_test(test_headcount_below_n),
        cmocka_unit_test(test_change),
        cmocka_unit_test(test_welch_degrees_of_freedom),
        cmocka_unit_test(test_without_spread),
        cmocka_unit_test(test_two_people),
        cmocka_unit_test(test_small_deviations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
