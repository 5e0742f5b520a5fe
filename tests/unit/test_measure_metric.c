/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/metric: which expressions are metrics, what they consist of, what is wrong with the
 * others, and which events a term takes in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "measure/metric.h"

/* An expression and its terms, written "kind" or "sum:kind", numerator and denominator apart by
   "/". */
struct good {
    const char *expression;
    enum metric_form form;
    const char *terms;
};

static const struct good good_ones[] = {
    {"meeting", METRIC_COUNT, "meeting"},
    {"sum(win)", METRIC_AMOUNT, "sum:win"},
    {"win/(win+loss)", METRIC_RATIO, "win / win loss"},
    {"sum(win)/win", METRIC_RATIO, "sum:win / win"},
    {"call+email", METRIC_COUNT, "call email"},
    {"(call+email)", METRIC_COUNT, "call email"},
    {"sum(win)+sum(renewal)", METRIC_AMOUNT, "sum:win sum:renewal"},
    {"(meeting.held + demo) / call", METRIC_RATIO, "meeting.held demo / call"},
    {" \twin /\t( win + loss )  ", METRIC_RATIO, "win / win loss"},
    {"Sum ( win )", METRIC_AMOUNT, "sum:win"},
    {"sum", METRIC_COUNT, "sum"},
    {"sum/summary", METRIC_RATIO, "sum / summary"},
    {"no-show", METRIC_COUNT, "no-show"},
    {"follow_up.2nd", METRIC_COUNT, "follow_up.2nd"},
    {"besuch.größer", METRIC_COUNT, "besuch.größer"},
    {"win\xC2\xA0/\xE2\x80\xAF"
     "call",
        METRIC_RATIO, "win / call"},
    {"Meeting.Qualified", METRIC_COUNT, "Meeting.Qualified"},
    {"\x80", METRIC_COUNT, "\x80"},
};

static void
describe(const struct metric *metric, char *text, size_t size)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i < metric->count; i++) {
        const char *between = i == 0 ? "" : i == metric->numerator ? " / " : " ";
        int written = snprintf(text + used, size - used, "%s%s%s", between,
            metric->terms[i].sum ? "sum:" : "", metric->terms[i].kind);
        assert_true(written > 0 && (size_t)written < size - used);
        used += (size_t)written;
    }
}

static void
expressions_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good_ones / sizeof *good_ones; i++) {
        struct metric metric;
        const char *error = NULL;
        char text[200];
        if (!metric_parse(good_ones[i].expression, &metric, &error))
            fail_msg("'%s' %s", good_ones[i].expression, error);
        describe(&metric, text, sizeof text);
        assert_string_equal(text, good_ones[i].terms);
        assert_int_equal(metric.form, good_ones[i].form);
        if (metric.form != METRIC_RATIO)
            assert_int_equal(metric.numerator, metric.count);
        metric_free(&metric);
        assert_null(metric.terms);
        assert_int_equal(metric.count, 0);
        assert_int_equal(metric.numerator, 0);
    }
}

static void
what_is_wrong_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *error;
    } bad_ones[] = {
        {"", "is empty"},
        {"  ", "is empty"},
        {"win/loss/call", "has more than one '/'"},
        {"win/", "ends where an event is expected"},
        {"win+", "ends where an event is expected"},
        {"/win", "has a sign where an event is expected"},
        {"win++loss", "has a sign where an event is expected"},
        {"()", "has a sign where an event is expected"},
        {"sum()", "has a sign where an event is expected"},
        {"win loss", "has two events without '+' or '/' between them"},
        {"sum win", "has two events without '+' or '/' between them"},
        {"(win+loss", "has no ')' for a '('"},
        {"win+loss)", "has a ')' without a '('"},
        {"sum(win", "has no ')' after the event of sum("},
        {"sum(win+loss)", "has no ')' after the event of sum("},
        {"sum(win)+loss", "mixes counts and sums"},
        {"call/(loss+sum(win))", "mixes counts and sums"},
        {"win*2", "has a sign other than '+', '/', '(' and ')'"},
        {"win-", NULL}, /* a word may end with a dash */
        {"win/100", "has an event without a letter"},
        {".win", "has a '.' that is not between two words"},
        {"win.", "has a '.' that is not between two words"},
        {"win..late", "has a '.' that is not between two words"},
        {"meeting+meeting", "counts the same events twice"},
        {"meeting + Meeting.held", "counts the same events twice"},
        {"call/(meeting.held+demo+meeting)", "counts the same events twice"},
        {"((win))", "has a sign where an event is expected"},
        {"\x7F", "has a sign where an event is expected"},
        {"win(loss)", "has a sign other than '+', '/', '(' and ')'"},
    };

    for (size_t i = 0; i < sizeof bad_ones / sizeof *bad_ones; i++) {
        struct metric metric;
        const char *error = "";
        bool good = metric_parse(bad_ones[i].expression, &metric, &error);
        assert_int_equal(good, bad_ones[i].error == NULL);
        if (!good) {
            assert_string_equal(error, bad_ones[i].error);
            assert_null(metric.terms);
            assert_int_equal(metric.count, 0);
        }
        metric_free(&metric);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_are_read),
        cmocka_unit_test(what_is_wrong_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
