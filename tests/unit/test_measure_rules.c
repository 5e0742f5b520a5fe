/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tests of rules, each at its threshold and just below; and numbers that no rule may have.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "measure/rules.h"

enum { MOST = 60, MONDAY = 20000 - 4 };

/* Weeks of these figures, oldest first, all measured; a figure below 0 makes a week that is not,
   with that figure without its sign. */
static size_t
weeks_of(struct rule_week weeks[static MOST], const double *figures, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int first = MONDAY + 7 * (int)i;
        weeks[i] = (struct rule_week){first, first + 6, fabs(figures[i]), figures[i] >= 0};
    }
    return count;
}

#define WEEKS(...)                                                                                 \
    const double figures[] = {__VA_ARGS__};                                                        \
    struct rule_week weeks[MOST];                                                                  \
    size_t count = weeks_of(weeks, figures, sizeof figures / sizeof figures[0]);                   \
    struct finding finding

static const struct rule_terms usual_terms = {{2}, 1, 4, 8};

static bool
above_usual(const double *figures, size_t count)
{
    struct rule_week weeks[MOST];
    struct finding finding;
    return rule_above_usual(&usual_terms, weeks, weeks_of(weeks, figures, count), &finding);
}

static void
above_usual_is_more_than_the_median_and_the_least(void **state)
{
    (void)state;
    WEEKS(1, 2, 1, 3, 2);
    assert_true(rule_above_usual(&usual_terms, weeks, count, &finding));
    assert_true(finding.now.figure == 2 && finding.usual == 1.5 && finding.usual_weeks == 4);
    assert_int_equal(finding.day, MONDAY + 4 * 7 + 6);
    assert_int_equal(finding.now.first, MONDAY + 4 * 7);
    assert_false(above_usual((const double[]){2, 2, 1, 3, 2}, 5)); /* the median is 2 */
    assert_true(above_usual((const double[]){0, 0, 0, 0, 2}, 5));
    assert_false(above_usual((const double[]){0, 0, 0, 0, 1}, 5)); /* fewer than two */
    assert_false(above_usual((const double[]){0, 0, 0, 2}, 4));    /* three weeks */
    assert_false(above_usual((const double[]){-0.5, 0, 0, 0, 2}, 5));
    assert_false(above_usual((const double[]){0, 0, 0, 0, -2}, 5)); /* not measured */
    assert_false(above_usual(NULL, 0));
    /* Weeks further back than eight are not looked at: the old fives would make 5 the median. */
    assert_true(above_usual((const double[]){5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 2}, 14));
}

/* Eight weeks before the last one are looked at, and not the ninth: with it the median of nine
   would be 3. */
static void
the_window_of_usual_is_exact(void **state)
{
    (void)state;
    WEEKS(9, 1, 1, 1, 1, 3, 3, 3, 3, 2.5);
    assert_true(rule_above_usual(&usual_terms, weeks, count, &finding));
    assert_int_equal(finding.usual_weeks, 8);
    assert_true(finding.usual == 2);
    assert_true(rule_above_usual(&usual_terms, weeks + 1, count - 1, &finding));
    assert_int_equal(finding.usual_weeks, 8);
    assert_false(
        rule_above_usual(&usual_terms, weeks + 2, count - 2, &finding)); /* 1,1,1,3,3,3,3 */
    weeks[count - 1].figure = 3.5;
    assert_true(rule_above_usual(&usual_terms, weeks + 2, count - 2, &finding));
    assert_true(finding.usual == 3 && finding.usual_weeks == 7);
    assert_int_equal(finding.now.weeks, 1);
    assert_int_equal(finding.past.weeks, 0);
}

static void
a_best_beats_every_week(void **state)
{
    (void)state;
    const struct rule_terms terms = {{3}, 1, 4, 6};
    WEEKS(9, 1, -4, 2, 4, 1, 0, 5);
    assert_true(rule_new_best(&terms, weeks, count, &finding)); /* the 9 is seven weeks back */
    assert_true(finding.usual == 4 && finding.usual_weeks == 6 && finding.now.figure == 5);
    weeks[2].figure = 5; /* a best in a short week is a best too */
    assert_false(rule_new_best(&terms, weeks, count, &finding));
    weeks[2].figure = 4;
    weeks[3].measured = weeks[4].measured = false; /* three weeks are measured */
    assert_false(rule_new_best(&terms, weeks, count, &finding));
    weeks[3].measured = true;
    assert_true(rule_new_best(&terms, weeks, count, &finding));
    weeks[count - 1].measured = false;
    assert_false(rule_new_best(&terms, weeks, count, &finding));
    assert_false(rule_new_best(&terms, weeks, 0, &finding));
}

/* However many weeks there are, up to within and one beyond. */
static void
a_best_of_few_weeks(void **state)
{
    (void)state;
    const struct rule_terms terms = {{3}, 1, 2, 4};
    WEEKS(9, 1, 2, 0, 1, 5);
    for (size_t from = 1; from < 4; from++) {
        assert_true(rule_new_best(&terms, weeks + from, count - from, &finding));
        assert_true(finding.usual == (from < 3 ? 2 : 1));
        assert_int_equal(finding.usual_weeks, 5 - from);
    }
    assert_true(rule_new_best(&terms, weeks, count, &finding)); /* the 9 is five weeks back */
    assert_int_equal(finding.usual_weeks, 4);
}

static void
a_best_has_a_least_figure(void **state)
{
    (void)state;
    const struct rule_terms terms = {{3}, 1, 2, 6};
    WEEKS(0, 0, 2);
    assert_false(rule_new_best(&terms, weeks, count, &finding));
    weeks[2].figure = 3;
    assert_true(rule_new_best(&terms, weeks, count, &finding));
    weeks[2].figure = 0;
    assert_false(rule_new_best(&terms, weeks, count, &finding));
}

static const struct rule_terms back_terms = {{2, 3, .8}, 3, 4, 26};

static bool
is_back(const double *figures, size_t count)
{
    struct rule_week weeks[MOST];
    struct finding finding;
    return rule_comeback(&back_terms, weeks, weeks_of(weeks, figures, count), &finding);
}

static void
a_comeback_needs_what_was_usual_before_the_low_stretch(void **state)
{
    (void)state;
    WEEKS(10, 9, 11, 10, 7, -1, 5, 7, 10, 12);
    assert_true(rule_comeback(&back_terms, weeks, count, &finding));
    assert_true(finding.usual == 10 && finding.usual_weeks == 4);
    assert_true(finding.now.figure == 10 && finding.now.weeks == 2);
    assert_true(finding.past.figure == 7 && finding.past.weeks == 3);
    assert_int_equal(finding.past.first, MONDAY + 4 * 7);
    assert_int_equal(finding.past.last, MONDAY + 7 * 7 + 6);
    assert_int_equal(finding.now.first, MONDAY + 8 * 7);
    assert_int_equal(finding.day, MONDAY + 9 * 7 + 6);
    weeks[8].figure = 12;
    weeks[9].figure = 10; /* the lower week is what stands for the stretch, whichever it is */
    assert_true(rule_comeback(&back_terms, weeks, count, &finding));
    assert_true(finding.now.figure == 10 && finding.past.figure == 7);
    assert_true(is_back((const double[]){10, 10, 10, 10, 7, 7, 7, 10, 10}, 9));
    assert_false(is_back((const double[]){10, 10, 10, 10, 7, 8, 7, 10, 10}, 9)); /* 8 is .8 */
    assert_false(is_back((const double[]){10, 10, 10, 10, 10, 7, 7, 10, 10}, 9));
    assert_false(is_back((const double[]){10, 10, 10, 10, 7, 7, 7, 10, 9}, 9));
    assert_false(is_back((const double[]){10, 10, 10, 10, 7, 7, 7, 9, 10}, 9));
    assert_false(is_back((const double[]){10, 10, 10, 7, 7, 7, 10, 10, 10}, 9)); /* the third */
    assert_false(is_back((const double[]){10, 10, 10, 7, 7, 7, 10, 10}, 8)); /* usual of three */
    assert_false(is_back((const double[]){10, 10, 10, 10, 7, 7, 7, 10, -10}, 9));
    assert_false(is_back(NULL, 0));
}

static void
the_longest_low_stretch_is_the_one(void **state)
{
    (void)state;
    WEEKS(10, 10, 10, 10, 1, 2, 3, 4, 5, 6, 10, 10);
    assert_true(rule_comeback(&back_terms, weeks, count, &finding));
    assert_int_equal(finding.past.weeks, 6);
    assert_true(finding.usual == 10 && finding.past.figure == 6);
}

static void
without_a_share_low_is_below_usual(void **state)
{
    (void)state;
    const struct rule_terms terms = {{1, 1}, 2, 4, 26};
    WEEKS(10, 10, 10, 10, 9, 10);
    assert_true(rule_comeback(&terms, weeks, count, &finding));
    weeks[4].figure = 10;
    assert_false(rule_comeback(&terms, weeks, count, &finding));
}

static void
persistence_is_a_usual_week_after_a_bad_one(void **state)
{
    (void)state;
    struct rule_week blows[MOST];
    weeks_of(blows, (const double[]){0, 0, 0, 9, 2, 0}, 6);
    WEEKS(4, 5, 6, 5, 1, 5);
    assert_true(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    assert_true(finding.usual == 5 && finding.usual_weeks == 5);
    assert_true(finding.past.figure == 2 && finding.past.weeks == 1);
    assert_int_equal(finding.past.first, MONDAY + 4 * 7);
    assert_int_equal(finding.past.last, MONDAY + 4 * 7 + 6);
    assert_true(finding.now.figure == 5 && finding.now.weeks == 1);
    weeks[5].figure = 4.9;
    assert_false(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    weeks[5].figure = 5;
    blows[4].figure = 1.9;
    assert_false(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    blows[4] = (struct rule_week){blows[4].first, blows[4].last, 2, false}; /* away, and lost */
    assert_true(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    weeks[4].measured = false; /* the week of the blow itself need not be measured */
    assert_true(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    weeks[5].measured = false;
    assert_false(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    weeks[4].measured = weeks[5].measured = true;
    weeks[0].measured = weeks[1].measured = false;
    assert_false(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    assert_false(rule_persistence(&usual_terms, weeks, blows, 1, &finding));
}

static void
doing_nothing_as_usual_is_no_persistence(void **state)
{
    (void)state;
    struct rule_week blows[MOST];
    weeks_of(blows, (const double[]){0, 0, 0, 2, 0}, 5);
    WEEKS(0, 0, 0, 0, 0);
    assert_false(rule_persistence(&usual_terms, weeks, blows, count, &finding));
    weeks[4].figure = 1;
    assert_true(rule_persistence(&usual_terms, weeks, blows, count, &finding));
}

static void
a_streak_is_as_long_as_one_of_the_thresholds(void **state)
{
    (void)state;
    const struct rule_terms terms = {{3, 5}, 2, 0, 10};
    WEEKS(5, 1, 3, 4, -0.5, 3);
    assert_true(rule_streak(&terms, weeks, count, 3, &finding));
    assert_int_equal(finding.now.weeks, 3);
    assert_int_equal(finding.now.first, MONDAY + 2 * 7);
    assert_int_equal(finding.now.last, MONDAY + 5 * 7 + 6);
    assert_true(finding.usual == 3);
    weeks[4].measured = true; /* a week of half a visit breaks it */
    assert_false(rule_streak(&terms, weeks, count, 3, &finding));
    weeks[4].measured = false;
    weeks[1].figure = 3; /* now it is five */
    assert_true(rule_streak(&terms, weeks, count, 3, &finding));
    assert_int_equal(finding.now.weeks, 5);
    weeks[0].figure = 2; /* four */
    assert_false(rule_streak(&terms, weeks, count, 3, &finding));
    weeks[1].figure = 2;
    weeks[2].figure = 2; /* two */
    assert_false(rule_streak(&terms, weeks, count, 3, &finding));
    weeks[1].figure = weeks[2].figure = 3;
    weeks[5].figure = 2.9;
    assert_false(rule_streak(&terms, weeks, count, 3, &finding));
    weeks[5].figure = 3;
    weeks[5].measured = false;
    assert_false(rule_streak(&terms, weeks, count, 3, &finding));
    assert_false(rule_streak(&terms, weeks, 0, 3, &finding));
}

static void
a_streak_ends_where_within_ends(void **state)
{
    (void)state;
    const struct rule_terms terms = {{3}, 1, 0, 2};
    WEEKS(3, 3, 3, 3, 3);
    assert_true(rule_streak(&terms, weeks, count, 3, &finding));
    assert_int_equal(finding.now.first, MONDAY + 2 * 7);
    assert_true(rule_streak(&terms, weeks, 4, 3, &finding));
    assert_true(rule_streak(&terms, weeks, 3, 3, &finding));
    assert_false(rule_streak(&terms, weeks, 2, 3, &finding));
}

static void
a_milestone_is_passed_once(void **state)
{
    (void)state;
    const struct rule_terms terms = {{10, 25, 50}, 3, 8, 0};
    assert_true(rule_milestone(&terms, 9, 10) == 10);
    assert_true(rule_milestone(&terms, 9, 9.9) == 0);
    assert_true(rule_milestone(&terms, 10, 24) == 0);
    assert_true(rule_milestone(&terms, 10, 25) == 25);
    assert_true(rule_milestone(&terms, 0, 60) == 50);
    assert_true(rule_milestone(&terms, 60, 600) == 0);
    const struct rule_terms two = {{10, 25, 50}, 2, 8, 0}; /* the third is no threshold */
    assert_true(rule_milestone(&two, 0, 60) == 25);
}

/* What the manual says of each test: weeks and within when they are not given. */
static void
defaults_are_filled_in(void **state)
{
    (void)state;
    static const struct {
        enum rule_test test;
        size_t thresholds;
        bool has_event, has_after;
        int weeks, within;
    } rows[] = {
        {RULE_ANY, 1, true, false, 0, 0},
        {RULE_FIRST, 0, true, false, 8, 0},
        {RULE_ABOVE_USUAL, 1, true, false, 4, 8},
        {RULE_NEW_BEST, 1, true, false, 8, 26},
        {RULE_COMEBACK, 2, true, false, 8, 26},
        {RULE_PERSISTENCE, 1, true, true, 4, 8},
        {RULE_MILESTONE, 1, true, false, 8, 0},
        {RULE_STREAK, 1, false, false, 0, 104},
        {RULE_EFFORT, 0, true, false, 0, 0},
        {RULE_EFFORT_AFTER, 0, true, true, 0, 8},
        {RULE_PROMISE_KEPT, 1, false, false, 0, 0},
        {RULE_GOAL_MET, 0, false, false, 0, 0},
        {RULE_GOAL_HALFWAY, 1, false, false, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rule_terms terms = {
            {i == RULE_GOAL_HALFWAY ? .5 : 2, 3}, rows[i].thresholds, -1, -1};
        const char *column;
        assert_int_equal(rows[i].test, i);
        assert_null(
            rule_complete(rows[i].test, &terms, rows[i].has_event, rows[i].has_after, &column));
        assert_int_equal(terms.weeks, rows[i].weeks);
        assert_int_equal(terms.within, rows[i].within);
    }
}

/* Each complaint, word for word. */
static void
complaints_say_what_to_do(void **state)
{
    (void)state;
    static const struct {
        enum rule_test test;
        struct rule_terms terms;
        bool has_event, has_after;
        const char *fault;
    } rows[] = {
        {RULE_ANY, {{1}, 0, -1, -1}, true, false, "is empty: this test needs a number"},
        {RULE_COMEBACK, {{1}, 1, -1, -1}, true, false, "needs two numbers with ; between"},
        {RULE_FIRST, {{1}, 1, -1, -1}, true, false, "must be empty: this test has none"},
        {RULE_ANY, {{1, 2}, 2, -1, -1}, true, false, "must be one number"},
        {RULE_COMEBACK, {{1, 2, 1, 1}, 4, -1, -1}, true, false, "has too many numbers"},
        {RULE_ANY, {{0}, 1, -1, -1}, true, false, "must be above 0"},
        {RULE_COMEBACK, {{1, 2, 1.01}, 3, -1, -1}, true, false,
            "has a share of usual as its third number: above 0, at most 1"},
        {RULE_COMEBACK, {{1.5, 2}, 2, -1, -1}, true, false, "counts weeks and must be whole"},
        {RULE_MILESTONE, {{2, 1}, 2, -1, -1}, true, false, "must grow from one number to the next"},
        {RULE_GOAL_HALFWAY, {{1}, 1, -1, -1}, false, false,
            "is a share of the goal and must be below 1"},
        {RULE_ANY, {{1}, 1, 0, -1}, true, false, "must be empty: this test has none"},
        {RULE_ABOVE_USUAL, {{1}, 1, 3, -1}, true, false, "must be 4 or more"},
        {RULE_COMEBACK, {{1, 2}, 2, 0, -1}, true, false, "must be 1 or more"},
        {RULE_ABOVE_USUAL, {{1}, 1, -1, 9}, true, false, "must be 8 or less"},
        {RULE_PERSISTENCE, {{1}, 1, -1, 9}, true, true, "must be 8 or less"},
        {RULE_NEW_BEST, {{1}, 1, -1, 521}, true, false, "must be 520 or less"},
        {RULE_NEW_BEST, {{1}, 1, 9, 8}, true, false, "must not be more than within"},
        {RULE_ANY, {{1}, 1, -1, -1}, false, false, "is empty: this test needs an event"},
        {RULE_GOAL_MET, {{1}, 0, -1, -1}, true, false, "must be empty: this test has none"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rule_terms terms = rows[i].terms;
        const char *column;
        assert_string_equal(
            rule_complete(rows[i].test, &terms, rows[i].has_event, rows[i].has_after, &column),
            rows[i].fault);
    }
}

struct complaint {
    enum rule_test test;
    struct rule_terms terms;
    bool has_event, has_after;
    const char *column; /* NULL = none */
};

static void
numbers_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    static const struct complaint complaints[] = {
        {RULE_ANY, {{1}, 1, -1, -1}, true, false, NULL},
        {RULE_ANY, {{0}, 1, -1, -1}, true, false, "threshold"},
        {RULE_ANY, {{NAN}, 1, -1, -1}, true, false, "threshold"},
        {RULE_ANY, {{1}, 0, -1, -1}, true, false, "threshold"},
        {RULE_ANY, {{1, 2}, 2, -1, -1}, true, false, "threshold"},
        {RULE_ANY, {{1}, 1, 1, -1}, true, false, "weeks"},
        {RULE_ANY, {{1}, 1, -1, 1}, true, false, "within"},
        {RULE_ANY, {{1}, 1, -1, -1}, false, false, "event"},
        {RULE_ANY, {{1}, 1, -1, -1}, true, true, "after"},
        {RULE_FIRST, {{1}, 0, 0, -1}, true, false, NULL},
        {RULE_FIRST, {{1}, 0, 520, -1}, true, false, NULL},
        {RULE_FIRST, {{1}, 0, 521, -1}, true, false, "weeks"},
        {RULE_FIRST, {{1}, 1, 8, -1}, true, false, "threshold"},
        {RULE_ABOVE_USUAL, {{2}, 1, 4, 8}, true, false, NULL},
        {RULE_ABOVE_USUAL, {{2}, 0, 4, 8}, true, false, "threshold"},
        {RULE_ABOVE_USUAL, {{2, 3}, 2, 4, 8}, true, false, "threshold"},
        {RULE_NEW_BEST, {{2}, 0, 8, 26}, true, false, "threshold"},
        {RULE_NEW_BEST, {{2, 3}, 2, 8, 26}, true, false, "threshold"},
        {RULE_PERSISTENCE, {{2}, 0, 4, 8}, true, true, "threshold"},
        {RULE_ABOVE_USUAL, {{2}, 1, 3, 8}, true, false, "weeks"},
        {RULE_ABOVE_USUAL, {{2}, 1, 4, 9}, true, false, "within"},
        {RULE_ABOVE_USUAL, {{2}, 1, 6, 5}, true, false, "weeks"},
        {RULE_NEW_BEST, {{2}, 1, 26, 26}, true, false, NULL},
        {RULE_NEW_BEST, {{2}, 1, 27, 26}, true, false, "weeks"},
        {RULE_NEW_BEST, {{2}, 1, 0, 26}, true, false, "weeks"},
        {RULE_COMEBACK, {{2, 3}, 2, 8, 26}, true, false, NULL},
        {RULE_COMEBACK, {{3, 2, 1}, 3, 8, 26}, true, false, NULL},
        {RULE_COMEBACK, {{2}, 1, 8, 26}, true, false, "threshold"},
        {RULE_COMEBACK, {{2, 3, 1.1}, 3, 8, 26}, true, false, "threshold"},
        {RULE_COMEBACK, {{2, 3.5}, 2, 8, 26}, true, false, "threshold"},
        {RULE_COMEBACK, {{2, 3, 1, 1}, 4, 8, 26}, true, false, "threshold"},
        {RULE_COMEBACK, {{2, 3}, 2, 1, 26}, true, false, NULL},
        {RULE_COMEBACK, {{2, 3}, 2, 0, 26}, true, false, "weeks"},
        {RULE_COMEBACK, {{2, 3}, 2, 8, 520}, true, false, NULL},
        {RULE_COMEBACK, {{2, 3}, 2, 8, 521}, true, false, "within"},
        {RULE_NEW_BEST, {{2}, 1, 1, 26}, true, false, NULL},
        {RULE_NEW_BEST, {{2}, 1, 520, 520}, true, false, NULL},
        {RULE_NEW_BEST, {{2}, 1, 26, 521}, true, false, "within"},
        {RULE_PERSISTENCE, {{2}, 1, 3, 8}, true, true, "weeks"},
        {RULE_PERSISTENCE, {{2}, 1, 4, 9}, true, true, "within"},
        {RULE_PERSISTENCE, {{2, 3}, 2, 4, 8}, true, true, "threshold"},
        {RULE_PERSISTENCE, {{2}, 1, 4, 8}, true, true, NULL},
        {RULE_PERSISTENCE, {{2}, 1, 4, 8}, true, false, "after"},
        {RULE_MILESTONE, {{10, 25}, 2, 8, -1}, true, false, NULL},
        {RULE_MILESTONE, {{25, 10}, 2, 8, -1}, true, false, "threshold"},
        {RULE_MILESTONE, {{10, 10}, 2, 8, -1}, true, false, "threshold"},
        {RULE_MILESTONE, {{1}, 0, 8, -1}, true, false, "threshold"},
        {RULE_MILESTONE, {{1, 2}, 2, 0, -1}, true, false, NULL},
        {RULE_MILESTONE, {{1, 2}, 2, 521, -1}, true, false, "weeks"},
        {RULE_MILESTONE, {{1, 2}, 2, 8, 1}, true, false, "within"},
        {RULE_STREAK, {{3, 5}, 2, -1, 520}, false, false, NULL},
        {RULE_STREAK, {{3, 5}, 2, -1, 521}, false, false, "within"},
        {RULE_STREAK, {{3, 5}, 2, -1, 1}, false, false, NULL},
        {RULE_STREAK, {{3, 5}, 2, -1, 0}, false, false, "within"},
        {RULE_STREAK, {{3, 5}, 0, -1, 104}, false, false, "threshold"},
        {RULE_STREAK, {{3, 5}, 2, 1, 104}, false, false, "weeks"},
        {RULE_STREAK, {{3, 5}, 2, -1, 104}, false, false, NULL},
        {RULE_STREAK, {{3.5}, 1, -1, 104}, false, false, "threshold"},
        {RULE_STREAK, {{3}, 1, -1, 104}, true, false, "event"},
        {RULE_EFFORT, {{1}, 0, -1, -1}, true, false, NULL},
        {RULE_EFFORT, {{1}, 0, -1, -1}, false, false, "event"},
        {RULE_EFFORT_AFTER, {{1}, 0, -1, 8}, true, true, NULL},
        {RULE_EFFORT_AFTER, {{1}, 0, -1, 8}, true, false, "after"},
        {RULE_EFFORT, {{1}, 1, -1, -1}, true, false, "threshold"},
        {RULE_EFFORT, {{1}, 0, 1, -1}, true, false, "weeks"},
        {RULE_EFFORT_AFTER, {{1}, 0, -1, 520}, true, true, NULL},
        {RULE_EFFORT_AFTER, {{1}, 0, -1, 521}, true, true, "within"},
        {RULE_EFFORT_AFTER, {{1}, 1, -1, 8}, true, true, "threshold"},
        {RULE_GOAL_MET, {{1}, 1, -1, -1}, false, false, "threshold"},
        {RULE_GOAL_HALFWAY, {{.5}, 0, -1, -1}, false, false, "threshold"},
        {RULE_GOAL_HALFWAY, {{.5, .6}, 2, -1, -1}, false, false, "threshold"},
        {RULE_PROMISE_KEPT, {{1}, 0, -1, -1}, false, false, "threshold"},
        {RULE_PROMISE_KEPT, {{1, 2}, 2, -1, -1}, false, false, "threshold"},
        {RULE_PROMISE_KEPT, {{0}, 1, -1, -1}, false, false, NULL},
        {RULE_PROMISE_KEPT, {{-1}, 1, -1, -1}, false, false, "threshold"},
        {RULE_GOAL_MET, {{1}, 0, -1, -1}, false, false, NULL},
        {RULE_GOAL_HALFWAY, {{.5}, 1, -1, -1}, false, false, NULL},
        {RULE_GOAL_HALFWAY, {{1}, 1, -1, -1}, false, false, "threshold"},
    };
    for (size_t i = 0; i < sizeof complaints / sizeof complaints[0]; i++) {
        const struct complaint *one = &complaints[i];
        struct rule_terms terms = one->terms;
        const char *column = NULL;
        const char *fault =
            rule_complete(one->test, &terms, one->has_event, one->has_after, &column);
        if (one->column) {
            assert_non_null(fault);
            assert_string_equal(column, one->column);
        } else {
            assert_null(fault);
        }
    }
}

static void
every_test_has_a_name_and_a_source(void **state)
{
    (void)state;
    size_t count = 0;
    while (rule_test_words[count])
        count++;
    assert_int_equal(count, RULE_GOAL_HALFWAY + 1);
    assert_string_equal(rule_test_words[RULE_PERSISTENCE], "persistence");
    assert_string_equal(rule_test_words[RULE_GOAL_HALFWAY], "goal-halfway");
    assert_int_equal(rule_source_of(RULE_ANY), RULE_OF_EVENTS);
    assert_int_equal(rule_source_of(RULE_STREAK), RULE_OF_GOALS);
    assert_int_equal(rule_source_of(RULE_EFFORT), RULE_OF_COACHING);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(above_usual_is_more_than_the_median_and_the_least),
        cmocka_unit_test(the_window_of_usual_is_exact),
        cmocka_unit_test(a_best_beats_every_week),
        cmocka_unit_test(a_best_of_few_weeks),
        cmocka_unit_test(a_best_has_a_least_figure),
        cmocka_unit_test(a_comeback_needs_what_was_usual_before_the_low_stretch),
        cmocka_unit_test(the_longest_low_stretch_is_the_one),
        cmocka_unit_test(without_a_share_low_is_below_usual),
        cmocka_unit_test(persistence_is_a_usual_week_after_a_bad_one),
        cmocka_unit_test(doing_nothing_as_usual_is_no_persistence),
        cmocka_unit_test(a_streak_is_as_long_as_one_of_the_thresholds),
        cmocka_unit_test(a_streak_ends_where_within_ends),
        cmocka_unit_test(a_milestone_is_passed_once),
        cmocka_unit_test(defaults_are_filled_in),
        cmocka_unit_test(complaints_say_what_to_do),
        cmocka_unit_test(numbers_that_make_no_sense_are_refused),
        cmocka_unit_test(every_test_has_a_name_and_a_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
