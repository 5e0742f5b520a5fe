/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's past: what is known from when on, which weeks are looked at, and that days long past
 * kept as weeks change no answer.
 */
#include "scratch.h"

#include <math.h>

#include "base/day.h"
#include "measure/past.h"

enum { MONDAY = 20409 }; /* 2025-11-17, a Monday */
enum { FRIDAY = MONDAY + 4 };
enum { EVERYBODY = -1 };

static const struct rule_terms once = {{1}, 1, 0, 0}, known_two = {{1}, 0, 2, 0},
                               tens = {{10, 25}, 2, 2, 0}, best = {{3}, 1, 4, 26},
                               streak = {{3}, 1, 0, 104};

static void
add(struct past *past, int person, const char *kind, int day, int count)
{
    const struct happening happening = {
        person, kind, day, decimal_from_int(count), false, {0, 0}, ""};
    assert_true(past_take(&happening, past));
}

static struct past *
past_counting(const char *expression, int exact_from)
{
    const char *error = NULL;
    struct past *past = past_new(exact_from);
    assert_int_equal(past_count(past, expression, &error), 0);
    return past;
}

/* Asks about the week up to `last`. */
static bool
found(const struct past *past, enum rule_test test, const struct rule_terms *terms, int person,
    int last, struct finding *finding)
{
    const struct past_question question = {person, test, terms, 0, 0, 3, DAY_NONE, last - 6, last};
    return past_find(past, &question, finding);
}

static void
any_says_the_days_on_which_it_was(void **state)
{
    (void)state;
    struct finding finding;
    struct past *past = past_counting("help+mentoring", MONDAY - 7);
    assert_false(found(past, RULE_ANY, &once, 0, FRIDAY, &finding)); /* nothing is known */
    add(past, 0, "help", FRIDAY - 7, 1);
    assert_false(found(past, RULE_ANY, &once, 0, FRIDAY, &finding));
    add(past, 0, "help.often", MONDAY + 1, 2);
    add(past, 0, "mentoring", MONDAY + 3, 1);
    add(past, 0, "help", FRIDAY + 1, 9);
    add(past, 1, "help", MONDAY, 1);
    assert_true(found(past, RULE_ANY, &once, 0, FRIDAY, &finding));
    assert_int_equal(finding.now.first, MONDAY + 1);
    assert_int_equal(finding.now.last, MONDAY + 3);
    assert_int_equal(finding.day, MONDAY + 3);
    assert_true(finding.now.figure == 3);
    assert_false(found(past, RULE_ANY, &once, 7, FRIDAY, &finding)); /* a stranger */
    past_free(past);
}

static void
the_first_is_one_only_if_both_were_known(void **state)
{
    (void)state;
    struct finding finding;
    for (int day = -15; day <= -14; day++) { /* known for two weeks, or a day less */
        for (int kind = -15; kind <= -14; kind++) {
            struct past *past = past_counting("referral", MONDAY - 7);
            add(past, 1, "call", MONDAY - 100, 1);
            add(past, 0, "call", MONDAY + 1 + day, 1);
            add(past, 1, "referral", MONDAY + 1 + kind, 1);
            add(past, 0, "referral", MONDAY, 1);
            bool expected = MONDAY + 1 + day <= MONDAY - 14 && MONDAY + 1 + kind <= MONDAY - 14;
            assert_int_equal(found(past, RULE_FIRST, &known_two, 0, FRIDAY, &finding), expected);
            if (expected) {
                assert_int_equal(finding.day, MONDAY);
                assert_int_equal(finding.past.first, MONDAY + 1 + day);
                assert_int_equal(finding.past.last, MONDAY - 1);
            }
            add(past, 0, "referral", MONDAY - 3, 1);
            assert_false(found(past, RULE_FIRST, &known_two, 0, FRIDAY, &finding));
            past_free(past);
        }
    }
}

static void
a_milestone_is_on_the_day_it_was_reached(void **state)
{
    (void)state;
    struct finding finding;
    struct past *past = past_counting("demo", MONDAY);
    add(past, 0, "call", MONDAY - 40, 1);
    add(past, 0, "demo", MONDAY - 30, 9);
    assert_false(found(past, RULE_MILESTONE, &tens, 0, FRIDAY, &finding));
    add(past, 0, "demo", MONDAY + 2, 3);
    add(past, 0, "demo", MONDAY + 3, 1);
    assert_true(found(past, RULE_MILESTONE, &tens, 0, FRIDAY, &finding));
    assert_int_equal(finding.day, MONDAY + 2);
    assert_true(finding.now.figure == 12 && finding.usual == 10);
    assert_int_equal(finding.now.first, MONDAY - 40);
    assert_false(found(past, RULE_MILESTONE, &tens, 0, FRIDAY + 7, &finding));
    past_free(past);
}

static void
a_week_belongs_to_its_friday(void **state)
{
    (void)state;
    struct finding finding;
    struct past *past = past_counting("demo", MONDAY);
    add(past, 0, "call", MONDAY - 100, 1);
    add(past, 0, "demo", MONDAY - 40, 1);
    for (int week = 0; week < 3; week++)
        add(past, 0, "demo", MONDAY - 7 * week + 1, 3);
    assert_false(found(past, RULE_STREAK, &streak, 0, FRIDAY - 1, &finding));
    for (int last = FRIDAY; last < FRIDAY + 7; last++) {
        assert_true(found(past, RULE_STREAK, &streak, 0, last, &finding));
        assert_int_equal(finding.now.first, MONDAY - 14);
        assert_int_equal(finding.now.last, last < MONDAY + 6 ? last : MONDAY + 6);
    }
    assert_false(found(past, RULE_STREAK, &streak, 0, FRIDAY + 7, &finding));
    past_free(past);
}

static void
time_off_holidays_and_short_weeks_are_not_measured(void **state)
{
    (void)state;
    struct finding finding;
    for (int off = 0; off <= 2; off++) {
        struct past *past = past_counting("demo", MONDAY);
        past_person(past, 0, MONDAY - 300, DAY_NONE, .5);
        add(past, 0, "demo", MONDAY - 28 + 1, 1);
        add(past, 0, "demo", MONDAY - 21 + 1, 3);
        add(past, 0, "demo", MONDAY - 14 + 1, 3);
        add(past, 0, "demo", MONDAY + 1, 3);
        if (off > 0) /* the week before: one day off and a holiday leave three, without it four */
            add(past, 0, "time-off", MONDAY - 7, 1);
        if (off > 1)
            add(past, EVERYBODY, "holiday", MONDAY - 4, 1);
        assert_int_equal(found(past, RULE_STREAK, &streak, 0, FRIDAY, &finding), off > 1);
        past_free(past);
    }
}

static void
a_streak_begins_with_the_goal(void **state)
{
    (void)state;
    struct finding finding;
    struct past *past = past_counting("demo", MONDAY);
    for (int week = 0; week < 6; week++)
        add(past, 0, "demo", MONDAY - 7 * week + 1, 3);
    struct past_question question = {
        0, RULE_STREAK, &streak, 0, 0, 3, MONDAY - 14, FRIDAY - 6, FRIDAY};
    assert_true(past_find(past, &question, &finding));
    question.from = MONDAY - 13; /* a Tuesday: that week is not whole */
    assert_false(past_find(past, &question, &finding));
    question.from = MONDAY - 15;
    assert_true(past_find(past, &question, &finding));
    question.from = DAY_NONE;
    assert_false(past_find(past, &question, &finding)); /* five */
    past_free(past);
}

static void
what_nobody_wrote_down_is_not_none(void **state)
{
    (void)state;
    struct finding finding;
    for (int weeks = 4; weeks <= 5; weeks++) {
        struct past *past = past_counting("demo", MONDAY);
        add(past, 0, "call", MONDAY - 200, 1);
        add(past, 0, "demo", MONDAY - 7 * weeks + 1, 1); /* that week is not whole */
        add(past, 0, "demo", MONDAY + 1, 3);
        assert_int_equal(found(past, RULE_NEW_BEST, &best, 0, FRIDAY, &finding), weeks == 5);
        past_free(past);
    }
}

static void
somebody_is_known_from_the_later_of_two_days(void **state)
{
    (void)state;
    struct past *past = past_counting("call", MONDAY);
    past_person(past, 0, MONDAY, DAY_NONE, 1);
    assert_int_equal(past_first_day(past, 0), DAY_NONE); /* the files have no event */
    assert_int_equal(past_first_day(past, 9), DAY_NONE);
    add(past, 1, "time-off", MONDAY - 3, 1);
    assert_int_equal(past_first_day(past, 1), DAY_NONE); /* time off is none */
    add(past, 1, "call", MONDAY + 1, 1);
    assert_int_equal(past_first_day(past, 0), MONDAY + 1);
    assert_int_equal(past_first_day(past, 1), MONDAY + 1);
    add(past, 1, "call", MONDAY - 1, 1);
    assert_int_equal(past_first_day(past, 0), MONDAY);
    assert_int_equal(past_first_day(past, 1), MONDAY - 1);
    past_person(past, 2, DAY_NONE, DAY_NONE, .5);
    assert_int_equal(past_first_day(past, 2), DAY_NONE); /* nothing is known of this one */
    past_free(past);
}

/* An event on the first day or the last shows somebody; and half-days are days. */
static void
one_event_shows_who_was_there(void **state)
{
    (void)state;
    for (int day = -1; day <= 12; day++) {
        struct past *past = past_counting("call", MONDAY - 30);
        past_person(past, 0, DAY_NONE, DAY_NONE, .5);
        add(past, 0, "call", MONDAY - 20, 1);
        add(past, 0, "call", MONDAY + day, 1);
        assert_int_equal(
            past_was_there(past, 0, false, MONDAY, MONDAY + 11), day >= 0 && day <= 11);
        past_free(past);
    }
}

static void
who_was_there(void **state)
{
    (void)state;
    struct past *past = past_counting("demo", MONDAY - 40);
    int first = FRIDAY - 27;
    add(past, 0, "call", first, 1);
    add(past, 1, "call", first + 1, 1);
    add(past, 2, "call", first - 1, 1);
    add(past, 0, "time-off", MONDAY - 14, 10); /* ten working days are left */
    for (int i = 0; i < 6; i++)
        past_person(past, i, i == 4 ? first : i == 5 ? first + 1 : DAY_NONE, DAY_NONE, 1);
    assert_true(past_was_there(past, 0, false, first, FRIDAY));
    assert_false(past_was_there(past, 1, false, first, FRIDAY)); /* not known on the first day */
    assert_false(past_was_there(past, 2, false, first, FRIDAY)); /* not heard of since */
    assert_true(past_was_there(past, 3, true, first, FRIDAY));   /* listed: there all the time */
    assert_true(past_was_there(past, 4, true, first, FRIDAY));
    assert_false(past_was_there(past, 5, true, first, FRIDAY));
    add(past, 0, "time-off", FRIDAY, 1);
    assert_false(past_was_there(past, 0, false, first, FRIDAY));
    past_free(past);
}

static void
expressions_that_are_no_counts(void **state)
{
    (void)state;
    const char *error = NULL;
    struct past *past = past_new(MONDAY);
    assert_int_equal(past_count(past, "sum(win)", &error), -1);
    assert_string_equal(error, "is not a count of events");
    assert_int_equal(past_count(past, "win/loss", &error), -1);
    assert_int_equal(past_count(past, "", &error), -1);
    assert_int_equal(past_count(past, "win+loss", &error), 0);
    past_free(past);
}

/* The same random events, once with all days told apart, once with days before the last weeks put
   together: every week test answers the same. */
static void
old_days_kept_as_weeks_change_nothing(void **state)
{
    (void)state;
    static const struct rule_terms usual = {{1}, 1, 4, 8}, back = {{1, 1, .9}, 3, 4, 26};
    static const char *const kinds[] = {"demo", "call", "time-off"};
    struct random random = random_begin(20261121);
    size_t met = 0;
    for (int round = 0; round < 60; round++) {
        struct past *exact = past_counting("demo", MONDAY - 400);
        struct past *weekly = past_counting("demo", MONDAY - 7);
        for (int i = 0; i < 120; i++) {
            int person = (int)random_below(&random, 2),
                day = FRIDAY - (int)random_below(&random, 250);
            const char *kind = kinds[random_below(&random, 20) ? random_below(&random, 2) : 2];
            int count = 1 + (int)random_below(&random, 3);
            add(exact, person, kind, day, count);
            add(weekly, person, kind, day, count);
        }
        for (int person = 0; person < 2; person++) {
            struct finding one = finding_none, other = finding_none;
            const struct {
                enum rule_test test;
                const struct rule_terms *terms;
            } asked[] = {{RULE_ABOVE_USUAL, &usual}, {RULE_NEW_BEST, &best}, {RULE_COMEBACK, &back},
                {RULE_STREAK, &streak}, {RULE_MILESTONE, &tens}, {RULE_FIRST, &known_two},
                {RULE_ANY, &once}};
            for (size_t i = 0; i < COUNT(asked); i++) {
                bool is_met = found(exact, asked[i].test, asked[i].terms, person, FRIDAY, &one);
                assert_int_equal(
                    is_met, found(weekly, asked[i].test, asked[i].terms, person, FRIDAY, &other));
                assert_int_equal(one.day, other.day);
                assert_true(!is_met || one.now.figure == other.now.figure);
                assert_true(one.usual == other.usual || isnan(one.usual));
                met += is_met;
            }
        }
        past_free(exact);
        past_free(weekly);
    }
    assert_true(met > 50);
    past_free(NULL);
}

static void
a_stranger_has_no_first_day(void **state)
{
    (void)state;
    struct past *past = past_counting("help", MONDAY - 7);
    assert_int_equal(past_first_day(past, 0), DAY_NONE);
    add(past, 0, "help", MONDAY, 1);
    assert_int_equal(past_first_day(past, 0), MONDAY);
    assert_int_equal(past_first_day(past, 1), DAY_NONE);
    past_free(past);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_says_the_days_on_which_it_was),
        cmocka_unit_test(a_stranger_has_no_first_day),
        cmocka_unit_test(the_first_is_one_only_if_both_were_known),
        cmocka_unit_test(a_milestone_is_on_the_day_it_was_reached),
        cmocka_unit_test(a_week_belongs_to_its_friday),
        cmocka_unit_test(time_off_holidays_and_short_weeks_are_not_measured),
        cmocka_unit_test(a_streak_begins_with_the_goal),
        cmocka_unit_test(what_nobody_wrote_down_is_not_none),
        cmocka_unit_test(somebody_is_known_from_the_later_of_two_days),
        cmocka_unit_test(one_event_shows_who_was_there),
        cmocka_unit_test(who_was_there),
        cmocka_unit_test(expressions_that_are_no_counts),
        cmocka_unit_test(old_days_kept_as_weeks_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
