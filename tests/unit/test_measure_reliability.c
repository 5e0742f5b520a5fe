/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/reliability: a scale of two items and four people, reckoned by hand; what cannot be told;
 * who counts as a case. tests/cli/motivation-score-reference.pl holds the same functions against
 * figures of R.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "measure/reliability.h"
#include "near.h"

static const struct question two_questions[] = {{"x", 1, 5}, {"y", 1, 5}, {"z", 1, 5}};
static const struct scale_part both[] = {{0, false, 1}, {1, true, 1}};
static const struct scale_part one[] = {{2, false, 1}};
static const struct scale two_scales[] = {{"both", both, 2, false}, {"one", one, 1, false}};
static const struct questionnaire two = {two_questions, 3, two_scales, 2, NULL, 0};
static const struct case_range always = {DAY_NONE, DAY_NONE};

/* A person's answers x and y on a day; z is always the same. */
static void
put(struct answers *answers, int person, int day, double x, double y)
{
    size_t sitting = answers_sitting(answers, person, day);
    if (!isnan(x))
        (void)answers_put(answers, sitting, 0, x);
    if (!isnan(y))
        (void)answers_put(answers, sitting, 1, y);
    (void)answers_put(answers, sitting, 2, 3);
}

/* x = 1 2 3 4, y reversed = 2 1 4 3: variances 5/3, covariance 1, of the sum 16/3. */
static struct answers *
four_people(void)
{
    struct answers *answers = answers_new(3);
    put(answers, 0, 1, 1, 4);
    put(answers, 1, 1, 2, 5);
    put(answers, 2, 1, 3, 2);
    put(answers, ANSWERS_NOBODY, 1, 4, 3);
    return answers;
}

static void
two_items_by_hand(void **state)
{
    (void)state;
    struct answers *answers = four_people();
    struct reliability *found = reliability_of_scales(&two, answers, &always, NULL);
    assert_int_equal(found[0].items, 2);
    assert_int_equal(found[0].n, 4);
    assert_int_equal(found[0].people, 4);
    assert_near(found[0].alpha, .75); /* 2 * (1 - (10/3) / (16/3)) */
    assert_near(found[0].omega, .75); /* 2 r / (1 + r), r = .6 */
    assert_near(found[0].item_rest[0], .6);
    assert_near(found[0].item_rest[1], .6);
    assert_near(found[0].sd, sqrt(16. / 3) / 2);
    assert_near(found[0].sem, sqrt(16. / 3) / 2 * .5);
    /* F(.975; 3, 3) is 15.4392 in the tables, and F(.025) one over that. */
    assert_within(found[0].low, 1 - .25 * 15.4392, 1e-4);
    assert_within(found[0].high, 1 - .25 / 15.4392, 1e-6);
    assert_int_equal(found[0].heywood, -1);
    /* A single item has no consistency; z does not differ either. */
    assert_int_equal(found[1].n, 4);
    assert_true(isnan(found[1].alpha) && isnan(found[1].omega) && isnan(found[1].sem));
    assert_true(isnan(found[1].item_rest[0]));
    assert_int_equal(found[1].worst, -1);
    reliability_free(found, 2);
    answers_free(answers);
}

/* Answers with gaps and of other days do not count; a person with two sittings is one person. */
static void
only_complete_cases_count(void **state)
{
    (void)state;
    struct answers *answers = four_people();
    put(answers, 3, 1, 5, (double)NAN);
    put(answers, 0, 2, 5, 5);
    const struct case_range first = {DAY_NONE, 1}, second = {2, 2}, later = {3, DAY_NONE};
    struct reliability *found = reliability_of_scales(&two, answers, &first, NULL);
    assert_int_equal(found[0].n, 4);
    assert_near(found[0].alpha, .75);
    reliability_free(found, 2);
    found = reliability_of_scales(&two, answers, &always, NULL);
    assert_int_equal(found[0].n, 5);
    assert_int_equal(found[0].people, 4);
    assert_int_equal(found[1].n, 6);
    reliability_free(found, 2);
    found = reliability_of_scales(&two, answers, &second, NULL);
    assert_int_equal(found[0].n, 1);
    assert_true(isnan(found[0].alpha) && isnan(found[0].sd));
    reliability_free(found, 2);
    found = reliability_of_scales(&two, answers, &later, NULL);
    assert_int_equal(found[0].n, 0);
    assert_true(isnan(found[0].alpha));
    reliability_free(found, 2);
    answers_free(answers);
}

/* y the wrong way round: both items go against each other. */
static void
an_item_the_wrong_way_round_is_seen(void **state)
{
    (void)state;
    struct answers *answers = answers_new(3);
    put(answers, 0, 1, 1, 2);
    put(answers, 1, 1, 2, 1);
    put(answers, 2, 1, 3, 4);
    put(answers, 3, 1, 4, 3);
    struct reliability *found = reliability_of_scales(&two, answers, &always, NULL);
    assert_near(found[0].item_rest[0], -.6);
    assert_near(found[0].alpha, -3); /* 2 * (1 - (10/3) / (4/3)) */
    assert_true(found[0].omega == 0);
    reliability_free(found, 2);
    reliability_free(NULL, 2);
    answers_free(answers);
}

/* Items of different ranges enter on 0 to 100, so one of them does not drown the other. */
static void
items_of_different_ranges_enter_alike(void **state)
{
    (void)state;
    const struct question questions[] = {{"x", 1, 5}, {"y", 0, 400}};
    const struct scale_part parts[] = {{0, false, 1}, {1, false, 1}};
    const struct scale scale = {"s", parts, 2, false};
    const struct questionnaire questionnaire = {questions, 2, &scale, 1, NULL, 0};
    static const double y[] = {100, 0, 300, 200};
    struct answers *answers = answers_new(2);
    for (int i = 0; i < 4; i++) {
        size_t sitting = answers_sitting(answers, i, 1);
        (void)answers_put(answers, sitting, 0, i + 1);
        (void)answers_put(answers, sitting, 1, y[i]);
    }
    struct reliability *found = reliability_of_scales(&questionnaire, answers, &always, NULL);
    assert_near(found[0].alpha, .75);
    assert_near(found[0].sd, 25 * sqrt(16. / 3) / 2);
    reliability_free(found, 1);
    answers_free(answers);
}

/* Two who said 3 to everything: counted, unless they are left out. */
static void
straight_lines_can_be_left_out(void **state)
{
    (void)state;
    struct answers *answers = four_people();
    put(answers, 8, 1, 3, 3);
    put(answers, 9, 2, 3, 3);
    const struct case_range first = {DAY_NONE, 1};
    size_t count;
    bool *lines = reliability_straight_lines(&two, answers, &first, &count);
    assert_int_equal(count, 1);
    assert_true(lines[4] && !lines[5]);
    free(lines);
    lines = reliability_straight_lines(&two, answers, &always, &count);
    assert_int_equal(count, 2);
    struct reliability *with = reliability_of_scales(&two, answers, &always, NULL);
    struct reliability *without = reliability_of_scales(&two, answers, &always, lines);
    assert_int_equal(with[0].n, 6);
    assert_int_equal(without[0].n, 4);
    assert_near(without[0].alpha, .75);
    free(lines);
    reliability_free(with, 2);
    reliability_free(without, 2);
    answers_free(answers);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_items_by_hand),
        cmocka_unit_test(only_complete_cases_count),
        cmocka_unit_test(an_item_the_wrong_way_round_is_seen),
        cmocka_unit_test(items_of_different_ranges_enter_alike),
        cmocka_unit_test(straight_lines_can_be_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
