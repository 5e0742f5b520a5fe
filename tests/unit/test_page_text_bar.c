/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bars: what each cell shows, and the ends of the scale.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "page_rendered.h"

static void
assert_bar(double done, double pace, double low, double high, const char *wanted)
{
    struct page *page = page_new();
    page_bar(page, &(struct page_bar){done, pace, low, high}, "words");
    assert_page(page, true, wanted);
}

static void
a_bar_shows_what_is_known(void **state)
{
    (void)state;
    assert_bar(.5, .7, .8, .9, "[###############......|..====..]  words\n");
    assert_bar(.5, NAN, NAN, NAN, "[###############...............]  words\n");
    assert_bar(NAN, NAN, NAN, NAN, "[..............................]  words\n");
    assert_bar(.5, .2, NAN, NAN, "[######|########...............]  words\n");
}

static void
what_is_off_the_scale_stays_inside(void **state)
{
    (void)state;
    assert_bar(-1, -1, -2, -1, "[|.............................]  words\n");
    assert_bar(7, 9, 8, 9, "[#############################|]  words\n");
    assert_bar(1, NAN, NAN, NAN, "[##############################]  words\n");
    assert_bar(0, INFINITY, INFINITY, INFINITY, "[.............................|]  words\n");
}

static void
only_the_whole_looks_full(void **state)
{
    (void)state;
    assert_bar(.9999, NAN, NAN, NAN, "[#############################.]  words\n");
}

static void
words_go_below_when_they_do_not_fit(void **state)
{
    (void)state;
    struct page *page = page_new();
    const struct page_bar bar = {0, NAN, NAN, NAN};
    page_bar(page, &bar, "");
    page_bar(page, &bar, "these are more words than there is room for beside it");
    assert_page(page, true,
        "[..............................]\n"
        "[..............................]\n"
        "these are more words than there is room for beside it\n");
}

static void
the_legend_shows_all_signs(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_legend(page);
    assert_page(
        page, false, "[██████████·····│··▒▒▒▒▒▒▒·····]  █ so far  │ even pace  ▒ likely end\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_shows_what_is_known),
        cmocka_unit_test(what_is_off_the_scale_stays_inside),
        cmocka_unit_test(only_the_whole_looks_full),
        cmocka_unit_test(words_go_below_when_they_do_not_fit),
        cmocka_unit_test(the_legend_shows_all_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
