/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/evidence: four weeks beside a person's own past. Expected percentiles are sums of the
 * negative binomial's own terms, computed apart.
 *
 * As of Friday the 20th of November 2026 the four weeks are 24 October to 20 November, 20 working
 * days; the 91 days before them are 25 July to 23 October, 65 working days.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/day.h"
#include "failing.h"
#include "measure/evidence.h"

FAILING(
    special_beta_tail, bool, (double a, double b, double x, double *value), (a, b, x, value), false)

enum { ANA, BEN, EVERYBODY = -1, PRACTICE = 0, STORY = 1 };
static const char *const words[] = {"learning.practice", "story"};

static int
on(const char *date)
{
    int day = DAY_NONE;
    assert_true(day_parse(date, &day));
    return day;
}

static struct evidence *
begin(void)
{
    struct evidence *evidence = evidence_new(words, 2, on("2026-11-20"));
    evidence_person(evidence, ANA, on("2020-01-01"), DAY_NONE, 1);
    return evidence;
}

static void
happens(struct evidence *evidence, int person, const char *kind, const char *date, int count)
{
    const struct happening happening = {
        person, kind, on(date), decimal_from_int(count), false, {0, 0}, ""};
    assert_true(evidence_take(&happening, evidence));
}

/* Once a week on the day of the week of `first`. */
static void
weekly(struct evidence *evidence, const char *kind, int count, const char *first, const char *last)
{
    for (int day = on(first); day <= on(last); day += 7) {
        const struct happening happening = {
            ANA, kind, day, decimal_from_int(count), false, {0, 0}, ""};
        assert_true(evidence_take(&happening, evidence));
    }
}

static void
assert_near(double actual, double expected)
{
    if (!(fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected))))
        fail_msg("%.17g, expected %.17g", actual, expected);
}

/* 13 in 65 days, then 8 in 20. */
static void
test_more_than_usual(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    weekly(evidence, "learning.practice.pitch", 1, "2026-06-02", "2026-10-20");
    weekly(evidence, "learning.practice", 2, "2026-10-27", "2026-11-17");
    struct evidence_figure figure = evidence_of(evidence, ANA, PRACTICE);
    assert_near(decimal_to_double(figure.count), 8);
    assert_near(figure.weeks, 4);
    assert_near(figure.per_week, 2);
    assert_near(figure.usual, 1);
    assert_near(figure.percentile, 0.933797641387082);
    assert_int_equal(figure.last, on("2026-11-17"));
    assert_int_equal(evidence_of(evidence, ANA, STORY).last, DAY_NONE);
    evidence_free(evidence);
}

/* None in the four weeks is less than usual; the last day is told all the same. */
static void
test_less_than_usual(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    weekly(evidence, "learning.practice", 1, "2026-06-02", "2026-10-23");
    struct evidence_figure figure = evidence_of(evidence, ANA, PRACTICE);
    assert_near(decimal_to_double(figure.count), 0);
    assert_near(figure.per_week, 0);
    assert_near(figure.percentile, 0.013370412982683969);
    assert_int_equal(figure.last, on("2026-10-20"));
    evidence_free(evidence);
}

/* Twice now, never in a past that is known. */
static void
test_new(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "call", "2026-01-05", 1);
    happens(evidence, ANA, "story", "2026-11-03", 2);
    struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_near(figure.usual, 0);
    assert_near(figure.percentile, 0.9864315920264263);
    evidence_free(evidence);
}

/* 6 in every fourth of the 12 full weeks of the past, dispersion 4.909: weeks this uneven tell less
   than their number. */
static void
test_uneven(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "call", "2026-01-05", 1);
    happens(evidence, ANA, "story", "2026-08-18", 6);
    happens(evidence, ANA, "story", "2026-09-15", 6);
    happens(evidence, ANA, "story", "2026-10-13", 6);
    happens(evidence, ANA, "story", "2026-11-10", 6);
    struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_near(figure.usual, 18.0 / 13);
    assert_near(figure.percentile, 0.6050249241246862);
    evidence_free(evidence);
}

/* 19 and 20 working days of past. */
static void
test_short_past(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "call", "2026-09-01", 1);
    happens(evidence, ANA, "story", "2026-11-03", 1);
    evidence_person(evidence, ANA, on("2026-09-29"), DAY_NONE, 1);
    struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_true(isnan(figure.usual) && isnan(figure.percentile));
    assert_near(figure.weeks, 4);
    evidence_person(evidence, ANA, on("2026-09-28"), DAY_NONE, 1);
    figure = evidence_of(evidence, ANA, STORY);
    assert_near(figure.usual, 0);
    assert_true(!isnan(figure.percentile));
    evidence_free(evidence);
}

/* Who came within the four weeks, works half of them, was away for three days and had a holiday:
   10 working days from 9 November, less one holiday and three days off, half of 6. */
static void
test_weeks_are_working_days(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, BEN, "call", "2026-01-05", 1);
    happens(evidence, EVERYBODY, "holiday", "2026-11-11", 1);
    happens(evidence, ANA, "time-off", "2026-11-16", 3);
    happens(evidence, ANA, "story", "2026-11-10", 3);
    evidence_person(evidence, ANA, on("2026-11-09"), DAY_NONE, .5);
    struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_near(figure.weeks, 3.0 / 5);
    assert_near(figure.per_week, 5);
    assert_near(evidence_known_days(evidence, ANA), 3);
    evidence_free(evidence);
}

/* Away for four weeks: no rate, and nothing to compare. */
static void
test_away(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "time-off", "2026-10-26", 20);
    weekly(evidence, "story", 1, "2026-06-02", "2026-10-20");
    struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_near(figure.weeks, 0);
    assert_true(isnan(figure.per_week) && isnan(figure.percentile));
    assert_near(figure.usual, 1);
    evidence_free(evidence);
}

/* What happens after as-of has not happened, and a count of 0 is none. */
static void
test_not_yet(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "story", "2026-11-21", 1);
    happens(evidence, ANA, "story", "2026-11-19", 0);
    assert_int_equal(evidence_of(evidence, ANA, STORY).last, DAY_NONE);
    assert_int_equal(evidence_of(evidence, BEN, STORY).last, DAY_NONE);
    assert_false(evidence_anybody_lately(evidence, STORY));
    happens(evidence, BEN, "story", "2026-11-20", 1);
    assert_int_equal(evidence_of(evidence, BEN, STORY).last, on("2026-11-20"));
    assert_true(evidence_anybody_lately(evidence, STORY));
    evidence_free(evidence);
}

/* 22 August is in the thirteen weeks, 21 August is not. */
static void
test_lately(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "story", "2026-08-21", 1);
    assert_near(decimal_to_double(evidence_lately(evidence, ANA, STORY)), 0);
    happens(evidence, ANA, "story", "2026-08-22", 1);
    assert_near(decimal_to_double(evidence_lately(evidence, ANA, STORY)), 1);
    evidence_free(evidence);
}

/* Somebody of whom neither the roster nor the files say since when. */
static void
test_unknown(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "story", "2026-08-21", 1);
    evidence_person(evidence, BEN, DAY_NONE, DAY_NONE, 1);
    assert_near(evidence_known_days(evidence, BEN), 0);
    assert_near(evidence_known_days(evidence, ANA), 65);
    evidence_free(evidence);
    evidence_free(NULL);
}

static void
what_cannot_be_reckoned_has_no_percentile(void **state)
{
    (void)state;
    for (int call = 0; call <= 1; call++) {
        struct evidence *evidence = begin();
        weekly(evidence, "learning.practice", 2, "2025-11-17", "2026-11-16");
        failing("special_beta_tail", call, 0);
        const struct evidence_figure figure = evidence_of(evidence, ANA, PRACTICE);
        assert_true(isnan(figure.percentile) == (call == 1));
        assert_int_equal(decimal_compare(figure.count, decimal_from_int(8)), 0);
        evidence_free(evidence);
    }
}

/* Each person has days of their own, of each word. */
static void
test_many_people(void **state)
{
    (void)state;
    enum { PEOPLE = 40 };
    struct evidence *evidence = evidence_new(words, 2, on("2026-11-20"));
    int first = on("2026-09-01");
    for (int person = PEOPLE; person-- > 0;) {
        for (int i = 0; i < 2; i++) {
            const struct happening happening = {
                person, words[i], first + person + 10 * i, decimal_from_int(1), false, {0, 0}, ""};
            if (person % 2 == i)
                assert_true(evidence_take(&happening, evidence));
        }
    }
    for (int person = 0; person < PEOPLE; person++) {
        for (int i = 0; i < 2; i++) {
            const struct evidence_figure figure = evidence_of(evidence, person, (size_t)i);
            assert_int_equal(figure.last, person % 2 == i ? first + person + 10 * i : DAY_NONE);
            if (figure.last == DAY_NONE) {
                assert_int_equal(decimal_compare(figure.count, decimal_from_int(0)), 0);
                assert_true(isnan(figure.weeks) && isnan(figure.per_week));
                assert_true(isnan(figure.usual) && isnan(figure.percentile));
            }
        }
    }
    assert_int_equal(evidence_of(evidence, PEOPLE, STORY).last, DAY_NONE);
    evidence_free(evidence);
}

/* From the person's first day on, be it one day, or half of one. */
static void
test_first_days(void **state)
{
    (void)state;
    static const struct {
        const char *start;
        double share, weeks;
    } cases[] = {{"2026-11-10", 1, 9 / 5.0}, {"2026-11-09", 1, 2}, {"2026-11-20", 1, 1 / 5.0},
        {"2026-11-20", .5, .5 / 5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct evidence *evidence = begin();
        happens(evidence, BEN, "call", "2026-01-05", 1);
        happens(evidence, ANA, "story", "2026-11-20", 3);
        evidence_person(evidence, ANA, on(cases[i].start), DAY_NONE, cases[i].share);
        const struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
        assert_near(figure.weeks, cases[i].weeks);
        assert_near(figure.per_week, 3 / cases[i].weeks);
        evidence_free(evidence);
    }
}

/* Without a first day of work, the first event is that of the first day. */
static void
test_first_events(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "call", "2026-01-05", 1);
    happens(evidence, BEN, "story", "2026-11-10", 2);
    assert_near(evidence_of(evidence, BEN, STORY).weeks, 9 / 5.0);
    assert_near(evidence_known_days(evidence, BEN), 9);
    evidence_free(evidence);
}

/* A past of twenty days and one working day now. */
static void
test_one_day_now(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "time-off", "2026-10-26", 19);
    weekly(evidence, "story", 1, "2026-06-02", "2026-10-20");
    const struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_near(figure.weeks, 1 / 5.0);
    assert_near(figure.per_week, 0);
    assert_true(figure.percentile > 0 && figure.percentile < .5);
    evidence_free(evidence);
}

/* Something done while away is counted, but in no time. */
static void
test_done_while_away(void **state)
{
    (void)state;
    struct evidence *evidence = begin();
    happens(evidence, ANA, "time-off", "2026-10-26", 20);
    weekly(evidence, "story", 1, "2026-06-02", "2026-11-17");
    const struct evidence_figure figure = evidence_of(evidence, ANA, STORY);
    assert_int_equal(decimal_compare(figure.count, decimal_from_int(4)), 0);
    assert_near(figure.weeks, 0);
    assert_true(isnan(figure.per_week) && isnan(figure.percentile));
    evidence_free(evidence);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_more_than_usual),
        cmocka_unit_test(what_cannot_be_reckoned_has_no_percentile),
        cmocka_unit_test(test_less_than_usual),
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_uneven),
        cmocka_unit_test(test_short_past),
        cmocka_unit_test(test_weeks_are_working_days),
        cmocka_unit_test(test_away),
        cmocka_unit_test(test_not_yet),
        cmocka_unit_test(test_lately),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_many_people),
        cmocka_unit_test(test_first_days),
        cmocka_unit_test(test_first_events),
        cmocka_unit_test(test_one_day_now),
        cmocka_unit_test(test_done_while_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
