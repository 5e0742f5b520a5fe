/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/scale: every figure here is reckoned by hand in the comment beside it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "measure/scale.h"
#include "near.h"
#include "questionnaires.h"

#define NONE ((double)NAN)

static const struct questionnaire *const some = &some_questionnaire;

static void
a_score_is_a_weighted_mean(void **state)
{
    (void)state;
    const double row[] = {2, 4, 1, 5, 3, 4};
    struct score scores[Q_FIGURES];
    scale_scores(some, row, .5, scores);
    assert_near(scores[Q_A].score, 11. / 3); /* (2 + 4 + (6 - 1)) / 3 */
    assert_near(scores[Q_A].pomp, 200. / 3); /* 100 * (11/3 - 1) / 4 */
    assert_int_equal(scores[Q_A].items, 3);
    assert_int_equal(scores[Q_A].answered, 3);
    assert_near(scores[Q_B].score, 4.5);      /* (3 * 5 + 3) / 4 */
    assert_near(scores[Q_MIXED].score, 42.5); /* 2 of 1..5 is 25; 10 - 4 of 0..10 is 60 */
    assert_near(scores[Q_MIXED].pomp, 42.5);
}

static void
composites_are_means_or_sums(void **state)
{
    (void)state;
    const double row[] = {2, 4, 1, 5, 3, 4};
    struct score scores[Q_FIGURES];
    scale_scores(some, row, .5, scores);
    assert_near(scores[Q_MEAN].score, (11. / 3 + 3 * 1.5) / 4); /* b reversed: 6 - 4.5 */
    assert_near(scores[Q_DIFFERENCE].score, 22. / 3 - 4.5);
    /* From 2 * 1 - 5 to 2 * 5 - 1. */
    assert_near(scale_range(some, Q_DIFFERENCE).min, -3);
    assert_near(scale_range(some, Q_DIFFERENCE).max, 9);
    assert_near(scores[Q_DIFFERENCE].pomp, 100 * (22. / 3 - 4.5 + 3) / 12);
    /* Parts of different ranges are put on 0 to 100. */
    assert_false(scale_is_uniform(some, Q_OVERLAP));
    assert_near(scores[Q_OVERLAP].score, (200. / 3 + 42.5) / 2);
    assert_near(scale_range(some, Q_OVERLAP).max, 100);
    assert_near(scores[Q_NESTED].score, (scores[Q_MEAN].pomp + scores[Q_DIFFERENCE].pomp) / 2);
}

/* Half of three is more than one; a share of 0 still needs an answer. */
static void
half_of_the_items_must_be_answered(void **state)
{
    (void)state;
    const double one[] = {2, NONE, NONE, 5, NONE, NONE},
                 none[] = {NONE, NONE, NONE, NONE, NONE, NONE};
    struct score scores[Q_FIGURES];
    scale_scores(some, one, .5, scores);
    assert_true(isnan(scores[Q_A].score) && isnan(scores[Q_A].pomp));
    assert_int_equal(scores[Q_A].answered, 1);
    assert_near(scores[Q_B].score, 5);
    assert_true(isnan(scores[Q_MEAN].score)); /* it needs all its parts */
    assert_int_equal(scores[Q_MEAN].answered, 1);
    scale_scores(some, one, 1. / 3, scores);
    assert_near(scores[Q_A].score, 2);
    scale_scores(some, one, .34, scores);
    assert_true(isnan(scores[Q_A].score));
    scale_scores(some, one, 0, scores);
    assert_near(scores[Q_A].score, 2);
    scale_scores(some, none, 0, scores);
    assert_true(isnan(scores[Q_A].score));
    assert_int_equal(scores[Q_A].answered, 0);
}

/* .7 of ten items are seven, though .7 * 10 is a little more in binary. */
static void
shares_are_meant_as_written(void **state)
{
    (void)state;
    struct question questions[10];
    struct scale_part parts[10];
    double row[10];
    for (int i = 0; i < 10; i++) {
        questions[i] = (struct question){"q", 1, 5};
        parts[i] = (struct scale_part){i, false, 1};
        row[i] = i < 7 ? 3 : NONE;
    }
    const struct scale ten = {"ten", parts, 10, false};
    const struct questionnaire questionnaire = {questions, 10, &ten, 1, NULL, 0};
    struct score score;
    scale_scores(&questionnaire, row, .7, &score);
    assert_near(score.score, 3);
    row[6] = NONE;
    scale_scores(&questionnaire, row, .7, &score);
    assert_true(isnan(score.score));
}

static void
errors_of_composites_follow_from_their_parts(void **state)
{
    (void)state;
    double own[Q_FIGURES] = {.4, .2, 9, NONE, NONE, NONE, NONE}, errors[Q_FIGURES];
    scale_errors(some, own, errors);
    assert_near(errors[Q_A], 10); /* .4 of 4 */
    assert_near(errors[Q_B], 5);
    assert_near(errors[Q_MIXED], 9); /* it is on 0 to 100 as it is */
    assert_near(errors[Q_MEAN], sqrt(10 * 10 + 15 * 15) / 4);
    assert_near(errors[Q_DIFFERENCE], sqrt(20 * 20 + 5 * 5) / 3);
    assert_true(isnan(errors[Q_OVERLAP])); /* both hold q1 */
    assert_true(isnan(errors[Q_NESTED]));
    own[Q_OVERLAP] = 7;
    own[Q_A] = NONE;
    scale_errors(some, own, errors);
    assert_near(errors[Q_OVERLAP], 7);
    assert_true(isnan(errors[Q_MEAN]));
}

/* All alike over two scales with a reversed item; else half of twenty or more. */
static void
straight_lines_are_told_by_the_rule(void **state)
{
    (void)state;
    const double alike[] = {3, 3, 3, 3, 3, 3}, gap[] = {3, 3, NONE, 3, 3, 3},
                 other[] = {3, 3, 3, 3, 3, 4};
    assert_true(scale_is_straight_line(some, alike));
    assert_false(scale_is_straight_line(some, gap));
    assert_false(scale_is_straight_line(some, other));
    const struct questionnaire one_scale = {some_questions, 3, some_scales, 1, NULL, 0};
    assert_false(scale_is_straight_line(&one_scale, alike));
    const struct scale_part forward[] = {{0, false, 1}, {1, false, 1}};
    const struct scale plain[] = {{"c", forward, 1, false}, {"d", forward + 1, 1, false}};
    const struct questionnaire not_reversed = {some_questions, 2, plain, 2, NULL, 0};
    assert_false(scale_is_straight_line(&not_reversed, alike));
    const struct scale_part both_ways[] = {{0, false, 1}, {0, true, 1}};
    const struct scale lone[] = {{"e", both_ways, 1, false}, {"f", both_ways + 1, 1, false}};
    const struct questionnaire one_question = {some_questions, 1, lone, 2, NULL, 0};
    assert_false(scale_is_straight_line(&one_question, alike));

    double row[21];
    struct question questions[21];
    struct questionnaire many = {questions, 20, plain, 2, NULL, 0};
    for (int i = 0; i < 21; i++)
        row[i] = i < 10 ? 2 : i % 2;
    assert_true(scale_is_straight_line(&many, row)); /* 10 of 20 */
    many.question_count = 21;
    assert_false(scale_is_straight_line(&many, row)); /* 10 of 21 */
    many.question_count = 19;
    row[10] = 2;
    assert_false(scale_is_straight_line(&many, row)); /* 11 of 19 */
}

/* A questionnaire of two scales of questions 0 to 10 and what is made of both. */
static const struct question mixed_questions[] = {
    {"a", 1, 5}, {"b", 1, 5}, {"c", 0, 10}, {"d", 0, 5}, {"e", 1, 7}};
static const struct scale_part third[] = {{2, false, 1}}, again[] = {{2, true, 1}};
static const struct scale tens[] = {{"x", third, 1, false}, {"y", again, 1, false}};

static void
composites_have_the_range_of_their_scales(void **state)
{
    (void)state;
    static const struct scale_part means[] = {{0, false, 2}, {1, false, 0}},
                                   difference[] = {{0, false, -2}, {1, false, 1}};
    static const struct scale made[] = {
        {"mean", means, 2, false}, {"difference", difference, 2, false}};
    const struct questionnaire two = {mixed_questions, 5, tens, 2, made, 2};
    const double row[] = {NONE, NONE, 8, NONE, NONE};
    struct score scores[4];
    double own[] = {1, 2, NONE, NONE}, errors[4];
    assert_near(scale_range(&two, 2).min, 0);
    assert_near(scale_range(&two, 2).max, 10);
    assert_near(scale_range(&two, 3).min, -20); /* 0 - 2 * 10 */
    assert_near(scale_range(&two, 3).max, 10);
    scale_scores(&two, row, 1, scores);
    assert_near(scores[0].score, 8);
    assert_near(scores[1].score, 2);
    assert_near(scores[2].score, 8); /* what weighs nothing does not count, and makes no sum */
    assert_near(scores[2].pomp, 80);
    assert_near(scores[3].score, 2 - 16);
    assert_near(scores[3].pomp, 20);
    scale_errors(&two, own, errors);
    assert_near(errors[0], 10);
    assert_near(errors[1], 20);
    assert_true(isnan(errors[2])); /* both hold c */
}

static void
one_other_bound_is_another_range(void **state)
{
    (void)state;
    static const struct scale_part low[] = {{0, false, 1}, {1, false, 1}, {3, false, 1}},
                                   high[] = {{0, false, 1}, {4, false, 1}},
                                   alike[] = {{0, false, 1}, {1, true, 1}};
    static const struct scale figures[] = {
        {"low", low, 3, false}, {"high", high, 2, false}, {"alike", alike, 2, false}};
    const struct questionnaire three = {mixed_questions, 5, figures, 3, NULL, 0};
    assert_false(scale_is_uniform(&three, 0));
    assert_false(scale_is_uniform(&three, 1));
    assert_true(scale_is_uniform(&three, 2));
    assert_near(scale_item(&three, &alike[0], true, 2), 2);
    assert_near(scale_item(&three, &alike[1], true, 2), 4);
    assert_near(scale_item(&three, &alike[1], false, 2), 75);
    assert_near(scale_item(&three, &high[1], false, 4), 50);
}

/* Two questions of two scales are enough, whichever is reversed. */
static void
the_shortest_straight_line(void **state)
{
    (void)state;
    static const struct scale_part forward[] = {{0, false, 1}}, reversed[] = {{1, true, 1}};
    static const struct scale first[] = {{"r", reversed, 1, false}, {"f", forward, 1, false}},
                              second[] = {{"f", forward, 1, false}, {"r", reversed, 1, false}};
    const double row[] = {3, 3}, other[] = {3, 2};
    const struct questionnaire one = {mixed_questions, 2, first, 2, NULL, 0},
                               two = {mixed_questions, 2, second, 2, NULL, 0};
    assert_true(scale_is_straight_line(&one, row));
    assert_true(scale_is_straight_line(&two, row));
    assert_false(scale_is_straight_line(&one, other));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_is_a_weighted_mean),
        cmocka_unit_test(composites_are_means_or_sums),
        cmocka_unit_test(half_of_the_items_must_be_answered),
        cmocka_unit_test(shares_are_meant_as_written),
        cmocka_unit_test(errors_of_composites_follow_from_their_parts),
        cmocka_unit_test(straight_lines_are_told_by_the_rule),
        cmocka_unit_test(composites_have_the_range_of_their_scales),
        cmocka_unit_test(one_other_bound_is_another_range),
        cmocka_unit_test(the_shortest_straight_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
