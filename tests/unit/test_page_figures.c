/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures and dates as a page says them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "page/figures.h"

static void
thousands_are_grouped(void **state)
{
    (void)state;
    char text[FIGURES_SIZE];
    assert_string_equal(figures_number(0, text), "0");
    assert_string_equal(figures_number(999, text), "999");
    assert_string_equal(figures_number(1000, text), "1,000");
    assert_string_equal(figures_number(10005534, text), "10,005,534");
    assert_string_equal(figures_number(-123456, text), "-123,456");
    assert_string_equal(figures_whole(1234.5678, text), "1,235");
}

static void
small_figures_keep_a_decimal(void **state)
{
    (void)state;
    char text[FIGURES_SIZE];
    assert_string_equal(figures_number(11.5, text), "11.5");
    assert_string_equal(figures_number(11.04, text), "11");
    assert_string_equal(figures_number(0.814, text), "0.81");
    assert_string_equal(figures_number(-0.001, text), "0");
    assert_string_equal(figures_number(100.4, text), "100");
    assert_string_equal(figures_rough(9.84, text), "9.8");
    assert_string_equal(figures_rough(97.53, text), "98");
}

static void
what_is_not_known_is_empty(void **state)
{
    (void)state;
    char text[FIGURES_SIZE];
    assert_string_equal(figures_number(NAN, text), "");
    assert_string_equal(figures_percent(NAN, text), "");
    assert_string_equal(figures_day(DAY_NONE, text), "");
}

static void
huge_figures_fit(void **state)
{
    (void)state;
    char text[FIGURES_SIZE];
    assert_true(figures_number(1.7e308, text)[0] == '1');
    assert_true(figures_percent(1e300, text)[0] == '1');
}

static void
percent_is_never_finished_too_early(void **state)
{
    (void)state;
    char text[FIGURES_SIZE];
    assert_string_equal(figures_percent(0, text), "0%");
    assert_string_equal(figures_percent(0.001, text), "1%");
    assert_string_equal(figures_percent(0.63, text), "63%");
    assert_string_equal(figures_percent(0.999, text), "99%");
    assert_string_equal(figures_percent(1, text), "100%");
    assert_string_equal(figures_percent(12.5, text), "1,250%");
}

static void
days_are_written_out(void **state)
{
    (void)state;
    char text[FIGURES_SIZE];
    int day = day_make(2026, 11, 16), new_year = day_make(2026, 12, 28);
    assert_string_equal(figures_day(day, text), "16 November 2026");
    assert_string_equal(figures_day_near(day, new_year, text), "16 November");
    assert_string_equal(figures_day_near(day, new_year + 7, text), "16 November 2026");
    assert_string_equal(figures_day_near(day, DAY_NONE, text), "16 November 2026");
    assert_string_equal(figures_days(day, day + 6, text), "16 to 22 November 2026");
    assert_string_equal(figures_days(day, day, text), "16 November 2026");
    assert_string_equal(figures_days(day + 14, day + 20, text), "30 November to 6 December 2026");
    assert_string_equal(
        figures_days(new_year, new_year + 6, text), "28 December 2026 to 3 January 2027");
}

static void
one_is_not_many(void **state)
{
    (void)state;
    assert_string_equal(figures_plural(1), "");
    assert_string_equal(figures_plural(0), "s");
    assert_string_equal(figures_plural(1.5), "s");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thousands_are_grouped),
        cmocka_unit_test(small_figures_keep_a_decimal),
        cmocka_unit_test(what_is_not_known_is_empty),
        cmocka_unit_test(huge_figures_fit),
        cmocka_unit_test(percent_is_never_finished_too_early),
        cmocka_unit_test(days_are_written_out),
        cmocka_unit_test(one_is_not_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
