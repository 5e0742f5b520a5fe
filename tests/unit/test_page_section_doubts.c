/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Doubts: each in its words, counted; and silence when there is nothing to say.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "page/section_doubts.h"
#include "page_rendered.h"

#define HEADING "Rows and numbers we doubt\n-------------------------\n"

static void
assert_doubts(struct section_doubts doubts, size_t count, const char *wanted)
{
    struct page *page = page_new();
    assert_int_equal(section_doubts(page, &doubts), count);
    assert_page(page, true, wanted);
}

static struct section_doubts
no_doubts(void)
{
    struct section_doubts doubts = {.as_of = day_make(2026, 11, 20)};
    for (int i = 0; i < DOUBT_DAYS; i++)
        doubts.days[i] = DAY_NONE;
    return doubts;
}

static void
nothing_to_say_says_nothing(void **state)
{
    (void)state;
    assert_doubts(no_doubts(), 0, "");
}

static void
an_empty_list_of_rows_is_good_news(void **state)
{
    (void)state;
    struct section_doubts doubts = no_doubts();
    doubts.rows_given = true;
    assert_doubts(doubts, 0, HEADING "- No row was set aside.\n");
}

static void
rows_are_named_by_file_reason_and_line(void **state)
{
    (void)state;
    const size_t lines[] = {4, 17, 33};
    const struct doubt_rows rows[] = {
        {"a.csv", "due", "is not a date", 1, lines, 1},
        {"a.csv", "due", "is not a number", 2, lines, 2},
        {"b.csv", "", "has fewer cells than the header", 1204, lines, 3},
        {"", "due", "is not a date", 3, lines, 0},
    };
    struct section_doubts doubts = no_doubts();
    doubts.rows = rows;
    doubts.row_count = 4;
    assert_doubts(doubts, 4,
        HEADING "- a.csv, 1 row: due is not a date (line 4).\n"
                "- a.csv, 2 rows: due is not a number (lines 4 and 17).\n"
                "- b.csv, 1,204 rows: the row has fewer cells than the header (lines 4, 17, 33\n"
                "  and 1,201 more).\n"
                "- ?, 3 rows: due is not a date.\n");
}

static void
strangers_have_names_only_for_the_manager(void **state)
{
    (void)state;
    const char *names[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I"};
    struct section_doubts doubts = no_doubts();
    doubts.strangers = names;
    doubts.stranger_count = 2;
    assert_doubts(doubts, 1,
        HEADING "- Not on the roster: A and B. Their work is in the figures of the team.\n");
    doubts.stranger_count = 9;
    assert_doubts(doubts, 1,
        HEADING "- Not on the roster: A, B, C, D, E, F, G, H and 1 more. Their work is in the\n"
                "  figures of the team.\n");
    doubts.for_team = true;
    assert_doubts(doubts, 1, HEADING "- 9 names are not on the roster.\n");
}

static void
figures_and_dates_are_doubted_in_words(void **state)
{
    (void)state;
    const struct doubt_jump jumps[] = {{"calls", 12, 140.5}, {"demos", 900, 30}};
    const struct doubt_twins twins[] = {{"a.csv", "b.csv"}};
    struct section_doubts doubts = no_doubts();
    doubts.jumps = jumps;
    doubts.jump_count = 2;
    doubts.twins = twins;
    doubts.twin_count = 1;
    for (int i = 0; i < DOUBT_DAYS; i++)
        doubts.days[i] = day_make(2026, 11, 12 + i);
    assert_doubts(doubts, 11,
        HEADING "- calls: 12 this week, usually 140. Is everything in the files?\n"
                "- demos: 900 this week, usually 30. Is something counted twice?\n"
                "- a.csv and b.csv hold the same bytes: what they say is counted twice.\n"
                "- The last event is of 12 November 2026, before this week. Is there a newer\n"
                "  export?\n"
                "- The goals were checked as of 13 November 2026, and this page is as of 20\n"
                "  November 2026.\n"
                "- Which one-on-ones are due was looked at as of 14 November 2026, and this page\n"
                "  is as of 20 November 2026.\n"
                "- Contests and the like were looked at as of 15 November 2026, and this page is\n"
                "  as of 20 November 2026.\n"
                "- The last session in the coaching log is of 16 November 2026. Is there a newer\n"
                "  log?\n"
                "- The latest answers to the survey are of 17 November 2026. People may see it\n"
                "  differently by now.\n"
                "- There are answers to the survey of 18 November 2026, and this page is as of 20\n"
                "  November 2026.\n"
                "- There are words of thanks of 19 November 2026, and this page is as of 20\n"
                "  November 2026.\n");
}

static void
several_currencies_are_no_doubt(void **state)
{
    (void)state;
    const char *currencies[] = {"EUR", "GBP", "USD"};
    struct section_doubts doubts = no_doubts();
    doubts.currencies = currencies;
    doubts.currency_count = 3;
    doubts.rows_given = true;
    assert_doubts(doubts, 0,
        HEADING "- No row was set aside.\n"
                "- Amounts come in EUR, GBP and USD. They are kept apart and never added.\n");
    doubts.rows_given = false;
    doubts.currency_count = 1;
    assert_doubts(doubts, 0, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_say_says_nothing),
        cmocka_unit_test(an_empty_list_of_rows_is_good_news),
        cmocka_unit_test(rows_are_named_by_file_reason_and_line),
        cmocka_unit_test(strangers_have_names_only_for_the_manager),
        cmocka_unit_test(figures_and_dates_are_doubted_in_words),
        cmocka_unit_test(several_currencies_are_no_doubt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
