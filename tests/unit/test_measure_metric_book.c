/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/metric_book: an expression is read once, good or bad.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/metric_book.h"

static void
the_same_text_is_the_same_metric(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    struct metric_book *book = metric_book_new(tally);
    const struct booked *rate = metric_book_find(book, "win/(win+loss)");
    assert_null(rate->error);
    assert_int_equal(rate->metric.form, METRIC_RATIO);
    assert_int_equal(rate->terms[0], rate->terms[1]); /* both are the wins */
    assert_int_not_equal(rate->terms[0], rate->terms[2]);
    assert_ptr_equal(metric_book_find(book, "win/(win+loss)"), rate);
    assert_int_equal(metric_book_find(book, "WIN")->terms[0], rate->terms[0]);
    const struct booked *lost = metric_book_find(book, "loss/(win+loss)");
    assert_int_equal(lost->terms[0], rate->terms[2]);
    assert_int_equal(lost->terms[1], rate->terms[0]);
    assert_int_equal(lost->terms[2], rate->terms[2]);
    const struct booked *bad = metric_book_find(book, "win/loss/call");
    assert_string_equal(bad->error, "has more than one '/'");
    assert_ptr_equal(metric_book_find(book, "win/loss/call"), bad);
    metric_book_free(book);
    tally_free(tally);
    metric_book_free(NULL);
}

static void
shares_of_a_whole(void **state)
{
    (void)state;
    static const struct {
        const char *expression;
        bool is_share;
    } rows[] = {
        {"win/(win+loss)", true},
        {"call.connected/call", true},
        {"no-show/(no-show+meeting)", true},
        {"win/proposal", false},
        {"(win+call)/(win+loss)", false},
        {"sum(win)/win", false},
        {"sum(win)/sum(win)", true},
        {"win", false},
        {"sum(win)", false},
    };
    struct metric_book *book = metric_book_new(NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct booked *booked = metric_book_find(book, rows[i].expression);
        assert_null(booked->error);
        assert_null(booked->terms); /* no tally counts them */
        assert_int_equal(booked->is_share, rows[i].is_share);
    }
    metric_book_free(book);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_text_is_the_same_metric),
        cmocka_unit_test(shares_of_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
