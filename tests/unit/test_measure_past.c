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

/* More expressions than fit at first, each with terms of its own, asked one after the other. */
static void
many_counts_are_kept_apart(void **state)
{
    (void)state;
    static const char *const words[] = {"call", "demo", "help", "win", "loss", "email", "note"};
    static const char *const many = "loss+email+note+task+quote+offer+visit+call";
    const char *error = NULL;
    struct finding finding;
    struct past *past = past_new(MONDAY);
    assert_int_equal(past_count(past, many, &error), 0);
    for (int i = 1; i < 40; i++)
        assert_int_equal(past_count(past, words[i % (int)COUNT(words)], &error), i);
    for (int i = 0; i < (int)COUNT(words); i++) {
        add(past, i * 5, words[i], MONDAY + i % 5, i + 1);
        add(past, i * 5, words[i], MONDAY + i % 5, 10);
    }
    for (int count = 0; count < 40; count++) {
        for (int i = 0; i < (int)COUNT(words); i++) {
            struct past_question question = {
                i * 5, RULE_ANY, &once, count, 0, 0, DAY_NONE, MONDAY, FRIDAY};
            bool wanted = count > 0 ? count % (int)COUNT(words) == i : i == 0 || i >= 4;
            assert_int_equal(past_find(past, &question, &finding), wanted);
            if (wanted)
                assert_true(finding.now.figure == i + 11);
        }
    }
    for (int person = 0; person < 5 * (int)COUNT(words); person++)
        assert_int_equal(
            past_first_day(past, person), person % 5 == 0 ? MONDAY + person / 5 % 5 : DAY_NONE);
    past_free(past);
}

/* Before the week of the first exact day, the Sunday stands for a week. */
static void
old_days_are_kept_as_weeks(void **state)
{
    (void)state;
    struct finding finding;
    struct past *past = past_counting("help", MONDAY + 2);
    add(past, 0, "help", MONDAY - 6, 1);
    add(past, 0, "help", MONDAY - 3, 2);
    add(past, 0, "help", MONDAY + 1, 4);
    assert_true(found(past, RULE_ANY, &once, 0, MONDAY - 1, &finding));
    assert_int_equal(finding.now.first, MONDAY - 1);
    assert_int_equal(finding.now.last, MONDAY - 1);
    assert_true(finding.now.figure == 3);
    assert_true(found(past, RULE_ANY, &once, 0, MONDAY + 6, &finding));
    assert_int_equal(finding.now.first, MONDAY + 1);
    past_free(past);
}

/* The first day of a count is the earliest, in whatever order events come; later ones of the same
   kind, or of another kind that counts, change nothing. */
static void
a_count_is_known_from_its_earliest_event(void **state)
{
    (void)state;
    struct finding finding;
    for (int early = -15; early <= -14; early++) {
        struct past *past = past_counting("visit+referral+offer", MONDAY - 100);
        add(past, 1, "call", MONDAY - 90, 1);
        add(past, 0, "call", MONDAY - 90, 1);
        add(past, 1, "offer", MONDAY - 5, 1);
        add(past, 1, "referral.warm", MONDAY + 1 + early, 1);
        add(past, 1, "referral.warm", MONDAY - 2, 1);
        add(past, 1, "referral", MONDAY - 3, 1);
        add(past, 0, "referral", MONDAY, 1);
        assert_int_equal(found(past, RULE_FIRST, &known_two, 0, FRIDAY, &finding), early == -15);
        past_free(past);
    }
}

/* A rule may look at as many weeks as it says, from the week on in which the person was first known
   or, later, in which the goal began. */
static void
weeks_that_a_best_is_held_against(void **state)
{
    (void)state;
    static const struct {
        int known, from;
        bool met;
        int weeks;
    } cases[] = {
        {MONDAY - 29, DAY_NONE, true, 5}, /* a Sunday: of that week a day is known */
        {MONDAY - 28, DAY_NONE, true, 4},
        {MONDAY - 27, DAY_NONE, false, 0},
        {MONDAY - 100, MONDAY - 28, true, 4},
        {MONDAY - 100, MONDAY - 29, true, 5},
        {MONDAY - 100, MONDAY - 27, false, 0},
        {MONDAY - 100, DAY_NONE, true, 15},
        {MONDAY - 300, DAY_NONE, true, 26},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct finding finding;
        struct past *past = past_counting("demo", MONDAY - 400);
        add(past, 0, "demo", cases[i].known, 2);
        add(past, 0, "demo", MONDAY + 1, 3);
        struct past_question question = {
            0, RULE_NEW_BEST, &best, 0, 0, 0, cases[i].from, MONDAY, FRIDAY};
        assert_int_equal(past_find(past, &question, &finding), cases[i].met);
        if (cases[i].met) {
            assert_int_equal(finding.usual_weeks, cases[i].weeks);
            assert_int_equal(finding.now.first, MONDAY);
            assert_int_equal(finding.now.last, FRIDAY);
            assert_true(finding.now.figure == 3);
        }
        past_free(past);
    }
}

/* Four working days make a week, whichever is missing. */
static void
any_day_off_may_be_missing(void **state)
{
    (void)state;
    struct finding finding;
    for (int off = 0; off < 5; off++) {
        struct past *past = past_counting("demo", MONDAY);
        add(past, 0, "demo", MONDAY - 28, 1);
        add(past, 0, "demo", MONDAY - 14, 3);
        add(past, 0, "time-off", MONDAY - 7 + off, 1);
        add(past, 0, "demo", MONDAY + 1, 3);
        static const struct rule_terms one = {{1}, 1, 0, 104};
        assert_true(found(past, RULE_STREAK, &one, 0, FRIDAY, &finding));
        past_free(past);
    }
}

/* Weeks in which nobody wrote a thing down are no streak of none. */
static void
no_week_is_known_of_what_never_was(void **state)
{
    (void)state;
    static const struct rule_terms any_length = {{1, 2, 3, 4, 5, 6}, 6, 0, 4};
    struct finding finding;
    struct past *past = past_counting("demo", MONDAY);
    struct past_question question = {
        0, RULE_STREAK, &any_length, 0, 0, 0, DAY_NONE, MONDAY, FRIDAY};
    add(past, 0, "call", MONDAY - 300, 1);
    assert_false(past_find(past, &question, &finding));
    add(past, 1, "demo", MONDAY - 200, 1);
    assert_true(past_find(past, &question, &finding));
    assert_int_equal(finding.now.weeks, 5);
    past_free(past);
}

/* Two counts of one kind and two kinds of one count, and all weeks that the rule may look at. */
static void
blows_are_counted_beside(void **state)
{
    (void)state;
    static const struct rule_terms blow = {{2}, 1, 4, 8};
    const char *error = NULL;
    struct finding finding;
    struct past *past = past_counting("call", MONDAY - 7);
    for (int i = 1; i < 39; i++)
        assert_int_equal(past_count(past, "loss+call", &error), i);
    for (int week = 0; week < 20; week++) {
        add(past, 0, "visit", MONDAY - 7 * week, 1);
        add(past, 0, "call", MONDAY - 7 * week, 4);
        add(past, 0, "note", MONDAY - 7 * week, 4);
    }
    add(past, 0, "loss", FRIDAY - 7, 1);
    for (int after = 0; after < 39; after++) {
        struct past_question question = {
            0, RULE_PERSISTENCE, &blow, 0, after, 0, DAY_NONE, MONDAY, FRIDAY};
        assert_true(past_find(past, &question, &finding));
        assert_true(finding.past.figure == (after == 0 ? 4 : 5));
        assert_true(finding.usual == 4 && finding.now.figure == 4);
        assert_int_equal(finding.usual_weeks, 8);
        question.count = after;
        assert_true(past_find(past, &question, &finding));
    }
    past_free(past);
}

/* Somebody who has left has no working days; nine are too few. */
static void
nobody_is_there_after_the_end(void **state)
{
    (void)state;
    for (int left = FRIDAY + 6; left <= FRIDAY + 7; left++) {
        struct past *past = past_counting("call", MONDAY - 30);
        past_person(past, 0, MONDAY - 100, left, .5);
        add(past, 0, "call", MONDAY - 90, 1);
        assert_int_equal(past_was_there(past, 0, true, MONDAY, MONDAY + 30), left == FRIDAY + 7);
        past_free(past);
    }
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
        cmocka_unit_test(many_counts_are_kept_apart),
        cmocka_unit_test(old_days_are_kept_as_weeks),
        cmocka_unit_test(a_count_is_known_from_its_earliest_event),
        cmocka_unit_test(weeks_that_a_best_is_held_against),
        cmocka_unit_test(any_day_off_may_be_missing),
        cmocka_unit_test(no_week_is_known_of_what_never_was),
        cmocka_unit_test(blows_are_counted_beside),
        cmocka_unit_test(nobody_is_there_after_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
