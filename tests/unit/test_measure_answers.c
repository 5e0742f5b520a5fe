/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/answers: what was put is found again, whatever the order of days and however many
 * different answers there are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "measure/answers.h"
#include "scratch.h"

static void
a_sitting_is_a_person_on_a_day(void **state)
{
    (void)state;
    struct answers *answers = answers_new(3);
    size_t first = answers_sitting(answers, 2, 100), second = answers_sitting(answers, 2, 90);
    assert_int_equal(answers_sitting(answers, 2, 100), first);
    assert_int_equal(answers_sitting(answers, 0, 100), 2);
    assert_int_equal(answers_people(answers), 3);
    assert_int_equal(answers_count(answers), 3);
    assert_int_equal(answers_person(answers, first), 2);
    assert_int_equal(answers_day(answers, second), 90);
    size_t count;
    const uint32_t *of = answers_of(answers, 2, &count);
    assert_int_equal(count, 2);
    assert_int_equal(of[0], second);
    assert_int_equal(of[1], first);
    (void)answers_of(answers, 1, &count);
    assert_int_equal(count, 0);
    (void)answers_of(answers, 3, &count);
    assert_int_equal(count, 0);
    /* Nobody's are never one. */
    assert_int_equal(answers_sitting(answers, ANSWERS_NOBODY, 100), 3);
    assert_int_equal(answers_sitting(answers, ANSWERS_NOBODY, 100), 4);
    assert_int_equal(answers_people(answers), 3);
    answers_free(answers);
    answers_free(NULL);
}

static void
the_last_answer_counts(void **state)
{
    (void)state;
    struct answers *answers = answers_new(2);
    size_t sitting = answers_sitting(answers, 0, 1);
    assert_true(isnan(answers_get(answers, sitting, 0)));
    assert_false(answers_put(answers, sitting, 0, 4));
    assert_false(answers_put(answers, sitting, 0, 4));
    assert_true(answers_put(answers, sitting, 0, 5));
    assert_true(answers_get(answers, sitting, 0) == 5);
    double row[2];
    answers_row(answers, sitting, row);
    assert_true(row[0] == 5 && isnan(row[1]));
    answers_free(answers);
}

/* With more than 255 different answers the sheet changes its form; nothing that it holds may. */
static void
any_number_of_different_answers_is_kept(void **state)
{
    (void)state;
    enum { PEOPLE = 50, DAYS = 7, QUESTIONS = 5, PUTS = 20000 };
    static double wanted[PEOPLE][DAYS][QUESTIONS];
    struct random random = random_begin(20261116);
    struct answers *answers = answers_new(QUESTIONS);
    for (int i = 0; i < PEOPLE * DAYS * QUESTIONS; i++)
        (&wanted[0][0][0])[i] = (double)NAN;
    for (size_t put = 0; put < PUTS; put++) {
        size_t person = random_below(&random, PEOPLE), day = random_below(&random, DAYS);
        size_t question = random_below(&random, QUESTIONS);
        double before = wanted[person][day][question];
        /* Few different ones at first: -2, -1.75 ... */
        double value = (double)random_below(&random, put < PUTS / 2 ? 200 : 2000) / 4 - 2;
        size_t sitting = answers_sitting(answers, (int)person, (int)day - 3);
        bool replaces = !isnan(before) && before != value;
        assert_int_equal(answers_put(answers, sitting, (int)question, value), replaces);
        wanted[person][day][question] = value;
    }
    for (int person = 0; person < PEOPLE; person++) {
        for (int day = 0; day < DAYS; day++) {
            size_t sitting = answers_sitting(answers, person, day - 3);
            for (int question = 0; question < QUESTIONS; question++) {
                double is = answers_get(answers, sitting, question);
                double should = wanted[person][day][question];
                assert_true(is == should || (isnan(is) && isnan(should)));
            }
        }
    }
    assert_true(answers_count(answers) == PEOPLE * DAYS);
    answers_free(answers);
}

static void
a_sitting_after_many_different_answers_is_empty_too(void **state)
{
    (void)state;
    enum { DIFFERENT = 400 };
    struct answers *answers = answers_new(2);
    for (int day = 0; day < DIFFERENT; day++)
        assert_int_equal(answers_put(answers, answers_sitting(answers, 0, day), 0, day), 0);
    size_t sitting = answers_sitting(answers, 1, 0);
    assert_true(isnan(answers_get(answers, sitting, 0)) && isnan(answers_get(answers, sitting, 1)));
    assert_int_equal(answers_put(answers, sitting, 1, .5), 0);
    assert_true(answers_get(answers, sitting, 1) == .5);
    for (int day = 0; day < DIFFERENT; day++)
        assert_true(answers_get(answers, answers_sitting(answers, 0, day), 0) == day);
    answers_free(answers);
}

/* Person 0 is somebody, and nobody is none. */
static void
whose_sittings(void **state)
{
    (void)state;
    struct answers *answers = answers_new(1);
    size_t count = 7;
    assert_null(answers_of(answers, 0, &count));
    assert_int_equal(count, 0);
    size_t late = answers_sitting(answers, 0, 9), early = answers_sitting(answers, 0, 3);
    (void)answers_sitting(answers, ANSWERS_NOBODY, 3);
    const uint32_t *of = answers_of(answers, 0, &count);
    assert_int_equal(count, 2);
    assert_int_equal(of[0], early);
    assert_int_equal(of[1], late);
    count = 7;
    assert_null(answers_of(answers, ANSWERS_NOBODY, &count));
    assert_int_equal(count, 0);
    answers_free(answers);
}

/* One question, and more sittings than fit again and again. */
static void
many_sittings_find_room(void **state)
{
    (void)state;
    struct answers *answers = answers_new(1);
    for (int i = 0; i < 2100; i++) {
        size_t sitting = answers_sitting(answers, i % 3, i);
        assert_true(isnan(answers_get(answers, sitting, 0)));
        assert_false(answers_put(answers, sitting, 0, i));
    }
    for (int i = 0; i < 2100; i++)
        assert_true(answers_get(answers, answers_sitting(answers, i % 3, i), 0) == i);
    assert_int_equal(answers_count(answers), 2100);
    answers_free(answers);
}

static void
no_questions_are_no_answers(void **state)
{
    (void)state;
    struct answers *answers = answers_new(0);
    assert_int_equal(answers_sitting(answers, 0, 1), 0);
    assert_int_equal(answers_count(answers), 1);
    answers_free(answers);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sitting_is_a_person_on_a_day),
        cmocka_unit_test(a_sitting_after_many_different_answers_is_empty_too),
        cmocka_unit_test(the_last_answer_counts),
        cmocka_unit_test(any_number_of_different_answers_is_kept),
        cmocka_unit_test(whose_sittings),
        cmocka_unit_test(many_sittings_find_room),
        cmocka_unit_test(no_questions_are_no_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
