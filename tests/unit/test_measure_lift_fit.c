/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fit, against R and against another method; and what is done where there is nothing to fit.
 */
#include "lift_data.h"

static void
equal_weeks_agree_with_r(void **state)
{
    (void)state;
    double b[LIFT_PHASES];
    lift_fit(contest, COUNT(contest), true, LIFT_NOBODY, LIFT_PHASES, b);
    assert_close(b[LIFT_DURING], 0.4497161198703021);
    assert_close(b[LIFT_AFTER], -0.0747474265078144);
    assert_true(b[LIFT_BEFORE] == 0);
}

static void
uneven_weeks_agree_with_r_and_with_another_method(void **state)
{
    (void)state;
    double in[LIFT_PHASES], others[LIFT_PHASES];
    lift_fit(compared, COUNT(compared), true, LIFT_NOBODY, LIFT_PHASES, in);
    lift_fit(compared, COUNT(compared), false, LIFT_NOBODY, LIFT_PHASES, others);
    assert_close(in[LIFT_DURING] - others[LIFT_DURING], 0.545883491718925);
    assert_close(in[LIFT_AFTER] - others[LIFT_AFTER], 0.238840040685744);
    lift_fit(small, COUNT(small), true, LIFT_NOBODY, LIFT_PHASES, in);
    assert_close(in[LIFT_DURING], 0.6802019731318802);
    assert_close(in[LIFT_AFTER], 0.140839222681471);
    lift_fit(small, COUNT(small), true, LIFT_NOBODY, LIFT_AFTER, in);
    assert_close(in[LIFT_DURING], 0.7130744607046207);
    assert_true(isnan(in[LIFT_AFTER]));
}

static void
leaving_one_out_is_fitting_the_rest(void **state)
{
    (void)state;
    double without[LIFT_PHASES], rest[LIFT_PHASES];
    lift_fit(small, COUNT(small), true, 0, LIFT_PHASES, without);
    lift_fit(small + 1, COUNT(small) - 1, true, LIFT_NOBODY, LIFT_PHASES, rest);
    assert_close(without[LIFT_DURING], rest[LIFT_DURING]);
    assert_close(without[LIFT_AFTER], rest[LIFT_AFTER]);
}

static void
no_unit_changes_the_ratios(void **state)
{
    (void)state;
    struct lift_person scaled[COUNT(small)];
    double b[LIFT_PHASES], c[LIFT_PHASES];
    for (size_t i = 0; i < COUNT(small); i++) {
        scaled[i] = small[i];
        for (int phase = 0; phase < LIFT_PHASES; phase++) {
            scaled[i].done[phase] *= 1e6;
            scaled[i].exposure[phase] /= 7;
        }
    }
    lift_fit(small, COUNT(small), true, LIFT_NOBODY, LIFT_PHASES, b);
    lift_fit(scaled, COUNT(small), true, LIFT_NOBODY, LIFT_PHASES, c);
    assert_close(c[LIFT_DURING], b[LIFT_DURING]);
    assert_close(c[LIFT_AFTER], b[LIFT_AFTER]);
}

static void
far_from_the_start_it_still_arrives(void **state)
{
    (void)state;
    /* Shares of the exposures that differ by a million. */
    const struct lift_person people[] = {
        {true, {1000, 1, 1}, {1e-3, 10, 1}}, {true, {1, 1, 1000}, {10, 1e-3, 1e-3}}};
    double b[LIFT_PHASES], shares[LIFT_PHASES], sums[LIFT_PHASES] = {0};
    lift_fit(people, 2, true, LIFT_NOBODY, LIFT_PHASES, b);
    assert_true(isfinite(b[LIFT_DURING]) && isfinite(b[LIFT_AFTER]));
    for (size_t i = 0; i < 2; i++) {
        lift_shares(&people[i], LIFT_PHASES, b, shares);
        for (int phase = 0; phase < LIFT_PHASES; phase++)
            sums[phase] += shares[phase] * 1002;
    }
    assert_close(sums[LIFT_DURING], 2); /* what a maximum of the likelihood must fulfil */
    assert_close(sums[LIFT_AFTER], 1001);
}

static void
a_phase_of_nothing_takes_no_part(void **state)
{
    (void)state;
    const struct lift_person people[] = {
        {true, {4, 0, 6}, {8, 2, 7}}, {true, {2, 0, 9}, {7, 2, 8}}};
    const struct lift_person same[] = {{true, {4, 6, 0}, {8, 7, 1}}, {true, {2, 9, 0}, {7, 8, 1}}};
    double b[LIFT_PHASES], two[LIFT_PHASES];
    lift_fit(people, 2, true, LIFT_NOBODY, LIFT_PHASES, b);
    lift_fit(same, 2, true, LIFT_NOBODY, LIFT_AFTER, two);
    assert_true(isinf(b[LIFT_DURING]) && b[LIFT_DURING] < 0);
    assert_close(b[LIFT_AFTER], two[LIFT_DURING]);
}

static void
nothing_before_or_nobody_cannot_be_told(void **state)
{
    (void)state;
    const struct lift_person people[] = {
        {true, {0, 3, 6}, {8, 2, 7}}, {true, {0, 1, 9}, {7, 2, 8}}};
    double b[LIFT_PHASES];
    lift_fit(people, 2, true, LIFT_NOBODY, LIFT_PHASES, b);
    assert_true(isnan(b[LIFT_DURING]) && isnan(b[LIFT_AFTER]));
    lift_fit(people, 2, false, LIFT_NOBODY, LIFT_PHASES, b);
    assert_true(isnan(b[LIFT_DURING]) && isnan(b[LIFT_AFTER]));
    lift_fit(NULL, 0, true, LIFT_NOBODY, LIFT_PHASES, b);
    assert_true(isnan(b[LIFT_DURING]));
}

static void
the_covariance_is_that_of_the_model(void **state)
{
    (void)state;
    double b[LIFT_PHASES], covariance[LIFT_PHASES][LIFT_PHASES];
    lift_fit(contest, COUNT(contest), true, LIFT_NOBODY, LIFT_PHASES, b);
    lift_covariance(contest, COUNT(contest), true, LIFT_PHASES, b, covariance);
    assert_close(sqrt(covariance[LIFT_DURING][LIFT_DURING]), 0.0793955414811606);
    assert_close(sqrt(covariance[LIFT_AFTER][LIFT_AFTER]), 0.0758627558776951);
    assert_close(covariance[LIFT_DURING][LIFT_AFTER], covariance[LIFT_AFTER][LIFT_DURING]);
    assert_true(covariance[LIFT_BEFORE][LIFT_BEFORE] == 0);
}

/* Who did nothing says nothing of the ratio, but the iteration begins at the ratio of the totals:
   300 away here, in steps of 1. */
static void
what_is_too_far_away_is_not_told(void **state)
{
    (void)state;
    const struct lift_person people[] = {
        {true, {10, 10, 10}, {1, 1e-130, 1}},
        {true, {0, 0, 0}, {1, 1, 1}},
    };
    double b[LIFT_PHASES];
    lift_fit(people, 2, true, LIFT_NOBODY, LIFT_PHASES, b);
    assert_true(isnan(b[LIFT_DURING]) && isnan(b[LIFT_AFTER]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_weeks_agree_with_r),
        cmocka_unit_test(what_is_too_far_away_is_not_told),
        cmocka_unit_test(uneven_weeks_agree_with_r_and_with_another_method),
        cmocka_unit_test(leaving_one_out_is_fitting_the_rest),
        cmocka_unit_test(no_unit_changes_the_ratios),
        cmocka_unit_test(far_from_the_start_it_still_arrives),
        cmocka_unit_test(a_phase_of_nothing_takes_no_part),
        cmocka_unit_test(nothing_before_or_nobody_cannot_be_told),
        cmocka_unit_test(the_covariance_is_that_of_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
