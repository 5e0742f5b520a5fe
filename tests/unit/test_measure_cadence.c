/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/cadence: gaps, kept times and what is due, reckoned by hand with a calendar. 16 November
 * 2026 is a Monday.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "measure/cadence.h"

#define DAY(month, day) day_make(2026, month, day)

static const struct calendar no_holidays;

static struct cadence_question
ask(const int *days, size_t count, int as_of, const struct presence *presence)
{
    return (struct cadence_question){.days = days,
        .count = count,
        .as_of = as_of,
        .every = 7,
        .first = as_of - 13 * 7 + 1,
        .known_from = count > 0 ? days[0] : DAY_NONE,
        .calendar = &no_holidays,
        .presence = presence};
}

static const char *
status_with(int last, int as_of, const struct presence *presence)
{
    const struct cadence_question question = ask(&last, 1, as_of, presence);
    return cadence_status_words[cadence_of(&question).status];
}

static void
gaps_are_counted_in_days(void **state)
{
    (void)state;
    const int days[] = {DAY(10, 5), DAY(10, 12), DAY(10, 19), DAY(11, 9), DAY(11, 16)};
    const struct cadence_question question = ask(days, 5, DAY(11, 20), &presence_default);
    struct cadence cadence = cadence_of(&question);
    assert_int_equal(cadence.last, DAY(11, 16));
    assert_int_equal(cadence.days_since, 4);
    assert_true(cadence.median_gap == 7);
    assert_true(cadence.longest_gap == 21);
    /* Six stretches of seven days since 5 October; the first begins on 10 October. */
    assert_int_equal(cadence.due, 6);
    assert_int_equal(cadence.held, 4);
    assert_true(cadence.kept == 4.0 / 6);
    assert_int_equal(cadence.next_due, DAY(11, 23));
    assert_int_equal(cadence.status, CADENCE_ON_TIME);
}

static void
a_gap_counts_where_it_ends(void **state)
{
    (void)state;
    const int days[] = {DAY(1, 5), DAY(8, 21), DAY(8, 22), DAY(8, 31)};
    struct cadence_question question = ask(days, 4, DAY(11, 20), &presence_default);
    assert_int_equal(question.first, DAY(8, 22));
    struct cadence cadence = cadence_of(&question);
    assert_true(cadence.median_gap == 5); /* of 1 and 9 */
    assert_true(cadence.longest_gap == 9);
    assert_int_equal(cadence.due, 13);
    assert_int_equal(cadence.held, 2);
    question.count = 2;
    cadence = cadence_of(&question);
    assert_true(isnan(cadence.median_gap) && isnan(cadence.longest_gap));
    assert_true(cadence.kept == 0);
}

static void
time_off_is_taken_out(void **state)
{
    (void)state;
    const int days[] = {DAY(10, 5), DAY(10, 12), DAY(10, 19), DAY(11, 9), DAY(11, 16)};
    struct presence presence = presence_default;
    presence_add_time_off(&presence, DAY(10, 26), 5);
    presence_add_time_off(&presence, DAY(11, 18), .5);
    presence.share = .5; /* does not matter */
    const struct cadence_question question = ask(days, 5, DAY(11, 20), &presence);
    struct cadence cadence = cadence_of(&question);
    assert_int_equal(cadence.days_since, 4); /* calendar days all the same */
    assert_true(cadence.median_gap == 7);
    assert_true(cadence.longest_gap == 16);
    assert_int_equal(cadence.due, 5); /* not the week away */
    assert_int_equal(cadence.held, 4);
    /* On Monday 23 November 6.5 days have elapsed. */
    assert_int_equal(cadence.next_due, DAY(11, 24));
    presence_free(&presence);
}

static void
what_is_due_has_two_thresholds(void **state)
{
    (void)state;
    int as_of = DAY(11, 20);
    assert_string_equal(status_with(DAY(11, 20), as_of, &presence_default), "on-time");
    assert_string_equal(status_with(DAY(11, 13), as_of, &presence_default), "on-time");
    assert_string_equal(status_with(DAY(11, 12), as_of, &presence_default), "due");
    assert_string_equal(status_with(DAY(11, 6), as_of, &presence_default), "due");
    assert_string_equal(status_with(DAY(11, 5), as_of, &presence_default), "overdue");
    struct presence presence = presence_default;
    presence_add_time_off(&presence, DAY(11, 17), 1);
    assert_string_equal(status_with(DAY(11, 12), as_of, &presence), "on-time");
    assert_string_equal(status_with(DAY(11, 11), as_of, &presence), "due");
    assert_string_equal(status_with(DAY(11, 5), as_of, &presence), "due");
    presence_add_time_off(&presence, DAY(11, 18), .5);
    assert_string_equal(status_with(DAY(11, 5), as_of, &presence), "due");
    assert_string_equal(status_with(DAY(11, 4), as_of, &presence), "overdue"); /* 16 - 1.5 */
    presence_free(&presence);
}

static void
people_who_are_not_there_are_away(void **state)
{
    (void)state;
    struct presence presence = presence_default;
    presence_add_time_off(&presence, DAY(11, 20), 1); /* a Friday */
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 20), &presence), "away");
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 19), &presence), "on-time");
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 21), &presence), "on-time");
    presence_add_time_off(&presence, DAY(11, 23), 1);
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 21), &presence), "away");
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 22), &presence), "away");
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 24), &presence), "on-time");
    presence_free(&presence);

    presence = presence_default;
    presence_add_time_off(&presence, DAY(11, 20), .5);
    assert_string_equal(status_with(DAY(11, 19), DAY(11, 20), &presence), "on-time");
    presence_free(&presence);

    presence = presence_default;
    presence.start = DAY(11, 16);
    presence.end = DAY(11, 20);
    assert_string_equal(status_with(DAY(11, 13), DAY(11, 15), &presence), "away");
    assert_string_equal(status_with(DAY(11, 13), DAY(11, 16), &presence), "on-time");
    assert_string_equal(status_with(DAY(11, 13), DAY(11, 20), &presence), "on-time");
    assert_string_equal(status_with(DAY(11, 13), DAY(11, 21), &presence), "away");
    int last = DAY(11, 13);
    struct cadence_question question = ask(&last, 1, DAY(11, 21), &presence);
    assert_int_equal(cadence_of(&question).next_due, DAY_NONE);
    question.as_of = DAY(11, 18);
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 20));
    last = DAY(11, 16);
    assert_int_equal(cadence_of(&question).next_due, DAY_NONE); /* it would be after the last day */
}

static void
never_is_due_at_once(void **state)
{
    (void)state;
    struct cadence_question question = ask(NULL, 0, DAY(11, 20), &presence_default);
    struct cadence cadence = cadence_of(&question);
    assert_int_equal(cadence.status, CADENCE_NEVER);
    assert_int_equal(cadence.last, DAY_NONE);
    assert_int_equal(cadence.days_since, -1);
    assert_int_equal(cadence.next_due, DAY(11, 20));
    assert_int_equal(cadence.due, 13);
    assert_true(cadence.kept == 0);
    question.known_from = DAY(11, 19);
    assert_true(isnan(cadence_of(&question).kept));
    struct presence presence = presence_default;
    presence.start = DAY(11, 23);
    question.presence = &presence;
    cadence = cadence_of(&question);
    assert_int_equal(cadence.status, CADENCE_AWAY);
    assert_int_equal(cadence.next_due, DAY(11, 23));
}

static void
the_next_talk_is_on_a_working_day(void **state)
{
    (void)state;
    int last = DAY(11, 16);
    struct presence presence = presence_default;
    struct calendar calendar = {0};
    struct cadence_question question = ask(&last, 1, DAY(11, 20), &presence);
    presence_add_time_off(&presence, DAY(11, 23), 5);
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 30)); /* 28 November is a Saturday */
    calendar_add_holiday(&calendar, DAY(11, 30));
    question.calendar = &calendar;
    assert_int_equal(cadence_of(&question).next_due, DAY(12, 1));
    question.every = 1;
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 17));
    presence_free(&presence);
    calendar_free(&calendar);
}

static void
days_are_sorted_and_each_kept_once(void **state)
{
    (void)state;
    int days[] = {5, 3, 5, -2, 3, 9};
    assert_int_equal(cadence_sort(days, 6), 4);
    assert_int_equal(days[0], -2);
    assert_int_equal(days[1], 3);
    assert_int_equal(days[2], 5);
    assert_int_equal(days[3], 9);
    assert_int_equal(cadence_sort(NULL, 0), 0);
}

static void
the_middle_gap(void **state)
{
    (void)state;
    const int days[] = {DAY(10, 1), DAY(10, 10), DAY(10, 11), DAY(10, 16), DAY(11, 5)};
    static const struct {
        size_t from, count;
        double median, longest;
    } cases[] = {
        {0, 5, 7, 20}, /* 9, 1, 5, 20 */
        {0, 4, 5, 9},  /* 9, 1, 5 */
        {1, 4, 5, 20}, /* 1, 5, 20 */
        {0, 3, 5, 9},  /* 9, 1 */
        {0, 2, 9, 9},
        {3, 2, 20, 20},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cadence_question question =
            ask(days + cases[i].from, cases[i].count, DAY(11, 20), &presence_default);
        const struct cadence cadence = cadence_of(&question);
        assert_true(cadence.median_gap == cases[i].median);
        assert_true(cadence.longest_gap == cases[i].longest);
    }
}

static void
a_single_talk_was_held(void **state)
{
    (void)state;
    const int day = DAY(11, 3);
    struct presence presence = presence_default;
    presence.start = DAY(1, 1);
    struct cadence_question question = ask(&day, 1, DAY(11, 20), &presence);
    question.known_from = DAY_NONE;
    struct cadence cadence = cadence_of(&question);
    assert_int_equal(cadence.due, 13);
    assert_int_equal(cadence.held, 1);
    assert_true(isnan(cadence.median_gap));
    question.count = 0; /* somebody who was there all the time */
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 20));
}

/* The days have elapsed on Sunday, and on Monday nobody is there. */
static void
the_next_talk_is_not_on_a_day_off(void **state)
{
    (void)state;
    int last = DAY(11, 16);
    struct presence presence = presence_default;
    struct cadence_question question = ask(&last, 1, DAY(11, 20), &presence);
    question.every = 6;
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 23));
    presence_add_time_off(&presence, DAY(11, 23), 1);
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 24));
    presence_add_time_off(&presence, DAY(11, 24), .5);
    question.every = 5;
    assert_int_equal(cadence_of(&question).next_due, DAY(11, 24));
    presence_free(&presence);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_are_counted_in_days),
        cmocka_unit_test(a_gap_counts_where_it_ends),
        cmocka_unit_test(time_off_is_taken_out),
        cmocka_unit_test(what_is_due_has_two_thresholds),
        cmocka_unit_test(people_who_are_not_there_are_away),
        cmocka_unit_test(never_is_due_at_once),
        cmocka_unit_test(the_next_talk_is_on_a_working_day),
        cmocka_unit_test(days_are_sorted_and_each_kept_once),
        cmocka_unit_test(the_middle_gap),
        cmocka_unit_test(a_single_talk_was_held),
        cmocka_unit_test(the_next_talk_is_not_on_a_day_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
