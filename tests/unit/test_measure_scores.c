/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/scores: how sure a score is, what is compared with what, and where a change begins.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "measure/scores.h"
#include "near.h"

#define NONE ((double)NAN)

/* Pay is the precondition; both scales run from 0 to 100, so pomp is the answer. */
static const struct question questions[] = {{"p", 0, 100}, {"q", 0, 100}, {"r", 0, 100}};
static const struct scale_part pay[] = {{0, false, 1}}, work[] = {{1, false, 1}, {2, false, 1}};
static const struct scale scales[] = {{"pay", pay, 1, true}, {"work", work, 2, false}};
static const struct questionnaire questionnaire = {questions, 3, scales, 2, NULL, 0};

enum { MOST = 20 };
static struct person_score taken[MOST];
static size_t count;

static void
take(const struct person_score *score, void *data)
{
    (void)data;
    assert_true(count < MOST);
    taken[count++] = *score;
}

static void
sit(struct answers *answers, int person, int day, double p, double q)
{
    size_t sitting = answers_sitting(answers, person, day);
    if (!isnan(p))
        (void)answers_put(answers, sitting, 0, p);
    if (!isnan(q)) {
        (void)answers_put(answers, sitting, 1, q);
        (void)answers_put(answers, sitting, 2, q + (q < 100 ? 1 : -1));
    }
}

/* What is told with a standard error of 50/7 for work (so 19.8 points are a change) and none for
   pay. */
static void
tell(const struct answers *answers, int since)
{
    const double errors[] = {NONE, 50. / 7};
    const struct scoring scoring = {&questionnaire, answers, 1, {since, DAY_NONE}, errors};
    count = 0;
    scores_each(&scoring, take, NULL);
}

static void
a_change_is_told_only_if_it_is_reliable(void **state)
{
    (void)state;
    struct answers *answers = answers_new(3);
    sit(answers, 0, 4, 60, 10);
    sit(answers, 0, 3, 70, 30); /* rows need not stand in the order of days */
    sit(answers, 0, 1, 80, 50);
    sit(answers, 0, 2, NONE, 69.75);
    tell(answers, DAY_NONE);
    assert_int_equal(count, 8);
    assert_int_equal(taken[0].day, 1);
    assert_int_equal(taken[0].verdict, VERDICT_FIRST);
    assert_true(isnan(taken[0].previous) && isnan(taken[0].change) && isnan(taken[0].low));
    assert_int_equal(taken[1].figure, 1);
    assert_int_equal(taken[1].verdict, VERDICT_FIRST);
    assert_near(taken[1].score, 50.5);
    assert_near(taken[1].low, 50.5 - 14);
    assert_near(taken[1].high, 50.5 + 14);
    /* No answer, so nothing to compare. */
    assert_int_equal(taken[2].verdict, VERDICT_NONE);
    assert_int_equal(taken[2].flags, SCORE_TOO_FEW_ANSWERS);
    assert_true(isnan(taken[2].previous) && isnan(taken[2].change));
    assert_int_equal(taken[3].verdict, VERDICT_NO_REAL_CHANGE);
    assert_near(taken[3].change, 19.75);
    assert_near(taken[3].previous, 50.5);
    /* The latest earlier score is that of day 1. Nothing says how sure it is. */
    assert_near(taken[4].previous, 80);
    assert_near(taken[4].change, -10);
    assert_int_equal(taken[4].verdict, VERDICT_NONE);
    assert_int_equal(taken[5].verdict, VERDICT_DOWN);
    assert_near(taken[7].change, -20);
    assert_int_equal(taken[7].verdict, VERDICT_DOWN);
    /* Told from day 4 on, but compared with day 3. */
    tell(answers, 4);
    assert_int_equal(count, 2);
    assert_near(taken[1].change, -20);
    answers_free(answers);
}

static void
people_are_not_compared_with_each_other(void **state)
{
    (void)state;
    struct answers *answers = answers_new(3);
    sit(answers, 1, 2, 50, 90);
    sit(answers, 0, 1, 50, 10);
    tell(answers, DAY_NONE);
    assert_int_equal(count, 4);
    assert_int_equal(taken[0].person, 0);
    assert_int_equal(taken[2].person, 1);
    assert_int_equal(taken[3].verdict, VERDICT_FIRST);
    answers_free(answers);
}

static void
flags_say_what_to_keep_in_mind(void **state)
{
    (void)state;
    struct answers *answers = answers_new(3);
    sit(answers, 0, 1, 49, 80);
    sit(answers, 1, 1, 50, 80);
    tell(answers, DAY_NONE);
    assert_int_equal(taken[0].flags, 0); /* pay itself */
    assert_int_equal(taken[1].flags, SCORE_PRECONDITION);
    assert_int_equal(taken[3].flags, 0);
    answers_free(answers);
}

/* Norms come first; the answers themselves speak only if twenty people gave them all. */
static void
errors_come_from_norms_or_from_many(void **state)
{
    (void)state;
    struct norm norms[] = {{NONE, NONE}, {10, .75}};
    struct reliability reliabilities[] = {
        {.people = SCORES_PEOPLE, .sem = 4}, {.people = SCORES_PEOPLE, .sem = 4}};
    double errors[2];
    scores_errors(&questionnaire, norms, reliabilities, errors);
    assert_near(errors[0], 4);
    assert_near(errors[1], 5); /* 10 * sqrt(1 - .75) */
    reliabilities[0].people = SCORES_PEOPLE - 1;
    scores_errors(&questionnaire, norms, reliabilities, errors);
    assert_true(isnan(errors[0]));
    assert_near(errors[1], 5);
}

/* One error of measurement that is 0: any other score is a change, the same one is none. */
static void
up_and_down_begin_behind_the_reach(void **state)
{
    (void)state;
    const double errors[] = {0, 0};
    struct answers *answers = answers_new(3);
    const struct scoring scoring = {&questionnaire, answers, 1, {DAY_NONE, DAY_NONE}, errors};
    sit(answers, 0, 1, 60, 40);
    sit(answers, 0, 2, 60, 41);
    sit(answers, 0, 3, 59, 41);
    count = 0;
    scores_each(&scoring, take, NULL);
    assert_int_equal(count, 6);
    assert_int_equal(taken[2].verdict, VERDICT_NO_REAL_CHANGE);
    assert_int_equal(taken[3].verdict, VERDICT_UP);
    assert_int_equal(taken[4].verdict, VERDICT_DOWN);
    assert_int_equal(taken[5].verdict, VERDICT_NO_REAL_CHANGE);
    answers_free(answers);
}

/* The precondition stands behind another scale, and a question is reversed. */
static void
flags_of_other_questionnaires(void **state)
{
    (void)state;
    static const struct scale_part turned[] = {{1, true, 1}, {2, false, 1}};
    static const struct scale other[] = {{"work", turned, 2, false}, {"pay", pay, 1, true}};
    static const struct questionnaire last = {questions, 3, other, 2, NULL, 0};
    const double errors[] = {NONE, NONE};
    struct answers *answers = answers_new(3);
    const struct scoring scoring = {&last, answers, 1, {DAY_NONE, DAY_NONE}, errors};
    sit(answers, 0, 1, 49, 80);
    size_t sitting = answers_sitting(answers, 1, 1);
    for (int i = 0; i < 3; i++)
        (void)answers_put(answers, sitting, i, 70);
    count = 0;
    scores_each(&scoring, take, NULL);
    assert_int_equal(count, 4);
    assert_int_equal(taken[0].flags, SCORE_PRECONDITION);
    assert_int_equal(taken[1].flags, 0); /* the precondition itself */
    assert_int_equal(taken[2].flags, SCORE_STRAIGHT_LINE);
    assert_int_equal(taken[3].flags, SCORE_STRAIGHT_LINE);
    answers_free(answers);
}

/* A composite has no reliability of its own: its error is that of its parts, or a norm's. */
static void
errors_of_a_composite(void **state)
{
    (void)state;
    static const struct scale_part parts[] = {{0, false, 1}, {1, false, 1}};
    static const struct scale both[] = {{"both", parts, 2, false}};
    static const struct questionnaire with = {questions, 3, scales, 2, both, 1};
    struct norm norms[] = {{NONE, NONE}, {NONE, NONE}, {NONE, NONE}};
    struct reliability reliabilities[] = {{.people = SCORES_PEOPLE, .sem = 3},
        {.people = SCORES_PEOPLE, .sem = 4}, {.people = SCORES_PEOPLE, .sem = 50}};
    double errors[3];
    scores_errors(&with, norms, reliabilities, errors);
    assert_near(errors[0], 3);
    assert_near(errors[1], 4);
    assert_near(errors[2], 2.5); /* half the root of 3 * 3 + 4 * 4 */
    norms[2] = (struct norm){10, .91};
    scores_errors(&with, norms, reliabilities, errors);
    assert_near(errors[2], 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_told_only_if_it_is_reliable),
        cmocka_unit_test(people_are_not_compared_with_each_other),
        cmocka_unit_test(flags_say_what_to_keep_in_mind),
        cmocka_unit_test(errors_come_from_norms_or_from_many),
        cmocka_unit_test(up_and_down_begin_behind_the_reach),
        cmocka_unit_test(flags_of_other_questionnaires),
        cmocka_unit_test(errors_of_a_composite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
