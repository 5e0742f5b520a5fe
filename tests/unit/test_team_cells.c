/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells: what is not known, what makes no sense and stays by itself, and the ends of what is taken.
 */
#include "reading.h"

#include <limits.h>
#include <math.h>

#include "base/day.h"
#include "team/cells.h"

static const char *const words[] = {"on-time", "due", NULL};

/* A table that stands at its first row; its one column is number 0. */
static struct table *
cell(const char *text)
{
    static char table_text[1000];
    snprintf(table_text, sizeof table_text, "a,b\n%s,x\n", text);
    struct table *table = reading_begin(table_text);
    assert_true(table_next(table));
    return table;
}

static void
assert_text(const char *text, const char *wanted)
{
    struct arena arena = {0};
    struct table *table = cell(text);
    assert_string_equal(cells_text(&arena, table, 0), wanted);
    assert_string_equal(reading_end(table), "");
    arena_free(&arena);
}

static void
texts_are_tidy(void **state)
{
    (void)state;
    assert_text("  help  given ", "help given");
    assert_text("", "");
    assert_text("\"\t \"", "");
    assert_text("\"a \"\"b\"\"\"", "a \"b\"");
    assert_text("<script>\033[2J", "<script>\033[2J"); /* made harmless where it is shown */
}

static void
assert_figure(const char *text, double wanted, const char *complaints)
{
    struct table *table = cell(text);
    double value = cells_figure(table, 0);
    assert_true(isnan(wanted) ? isnan(value) : !(value < wanted) && !(value > wanted));
    assert_string_equal(reading_end(table), complaints);
}

static void
figures_are_numbers_or_not_known(void **state)
{
    (void)state;
    assert_figure("62.037", 62.037, "");
    assert_figure("-4", -4, "");
    assert_figure("", NAN, "");
    assert_figure(" ", NAN, "");
    assert_figure("1e3", NAN, "2 a is not a number\n");
    assert_figure("nan", NAN, "2 a is not a number\n");
    assert_figure("inf", NAN, "2 a is not a number\n");
    assert_figure("\"1,5\"", NAN, "2 a is not a number\n");
}

static void
assert_count(const char *text, int wanted, const char *complaints)
{
    struct table *table = cell(text);
    assert_int_equal(cells_count(table, 0), wanted);
    assert_string_equal(reading_end(table), complaints);
}

static void
counts_are_whole_and_not_negative(void **state)
{
    (void)state;
    assert_count("0", 0, "");
    assert_count("12", 12, "");
    assert_count("3.0", 3, "");
    assert_count("", -1, "");
    assert_count("2147483647", INT_MAX, "");
    assert_count("2147483648", -1, "2 a is not a whole number\n");
    assert_count("-1", -1, "2 a is not a whole number\n");
    assert_count("1.5", -1, "2 a is not a whole number\n");
    assert_count("many", -1, "2 a is not a whole number\n");
}

static void
assert_day(const char *text, int wanted, const char *complaints)
{
    struct table *table = cell(text);
    assert_int_equal(cells_day(table, 0), wanted);
    assert_string_equal(reading_end(table), complaints);
}

static void
days_are_days(void **state)
{
    (void)state;
    assert_day("2026-11-20", day_make(2026, 11, 20), "");
    assert_day("2028-02-29", day_make(2028, 2, 29), "");
    assert_day("", DAY_NONE, "");
    assert_day("2026-02-29", DAY_NONE, "2 a is not a date\n");
    assert_day("20.11.2026", DAY_NONE, "2 a is not a date\n");
}

static void
words_have_a_position(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int position;
    } cases[] = {{"on-time", 0}, {"DUE", 1}, {"", -1}, {"overdue", -1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct table *table = cell(cases[i].text);
        assert_int_equal(cells_word(table, 0, words), cases[i].position);
        assert_string_equal(reading_end(table), "");
    }
}

static void
a_column_that_is_not_there_is_not_known(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table *table = cell("1");
    assert_string_equal(cells_text(&arena, table, -1), "");
    assert_true(isnan(cells_figure(table, -1)));
    assert_int_equal(cells_count(table, -1), -1);
    assert_int_equal(cells_day(table, -1), DAY_NONE);
    assert_int_equal(cells_word(table, -1, words), -1);
    assert_string_equal(reading_end(table), "");
    arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_tidy),
        cmocka_unit_test(figures_are_numbers_or_not_known),
        cmocka_unit_test(counts_are_whole_and_not_negative),
        cmocka_unit_test(days_are_days),
        cmocka_unit_test(words_have_a_position),
        cmocka_unit_test(a_column_that_is_not_there_is_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
