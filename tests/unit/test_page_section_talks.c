/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One-on-ones held and due: the sentence, and the table in the order given.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/day.h"
#include "page/section_talks.h"
#include "page_rendered.h"

#define HEADING "One-on-ones\n-----------\n"
#define TODAY day_make(2026, 11, 20)

static void
assert_talks(const struct section_talk *rows, size_t count, bool for_team, const char *wanted)
{
    struct page *page = page_new();
    section_talks(page, &(struct section_talks){rows, count, TODAY, TODAY, for_team});
    assert_page(page, true, wanted);
}

static void
everybody_is_a_row_in_the_order_given(void **state)
{
    (void)state;
    const struct section_talk rows[] = {
        {"Zoe", "Ingrid and Bo", TODAY - 29, TALK_OVERDUE, "a talk is long due"},
        {"Ana", "Ingrid", TODAY - 7, TALK_ON_TIME, "on time"},
        {"Bo", "Ingrid", TODAY - 8, TALK_DUE, "a talk is due"},
        {"Cy", "", DAY_NONE, TALK_NEVER, "no talk yet"},
        {"Dev", "Ingrid", day_make(2025, 12, 1), TALK_AWAY, "away"},
    };
    assert_talks(rows, 5, false,
        HEADING "1 of 5 people had a talk in the 7 days up to 20 November. A talk is due with 1\n"
                "person, long due with 1. 1 person has had none yet.\n"
                "\n"
                "  who  with           last\n"
                "  Zoe  Ingrid and Bo  22 October       a talk is long due\n"
                "  Ana  Ingrid         13 November      on time\n"
                "  Bo   Ingrid         12 November      a talk is due\n"
                "  Cy                                   no talk yet\n"
                "  Dev  Ingrid         1 December 2025  away\n");
    assert_talks(
        rows, 5, true, HEADING "1 of 5 people had a talk in the 7 days up to 20 November.\n");
}

/* What stands above the table. */
static void
assert_sentences(const struct section_talk *rows, size_t count, const char *wanted)
{
    struct page *page = page_new();
    section_talks(page, &(struct section_talks){rows, count, TODAY, TODAY, false});
    char *text = page_rendered(page, true), *table = strstr(text, "\n\n  who");
    assert_non_null(table);
    table[1] = '\0';
    assert_string_equal(text, wanted);
    free(text);
}

static void
the_sentence_says_no_more_than_there_is(void **state)
{
    (void)state;
    struct section_talk rows[2] = {
        {"Ana", "Ingrid", TODAY, TALK_ON_TIME, ""}, {"Bo", "Ingrid", TODAY, TALK_ON_TIME, ""}};
    assert_sentences(rows, 2,
        HEADING "2 of 2 people had a talk in the 7 days up to 20 November. None is due.\n");
    rows[0].state = rows[1].state = TALK_DUE;
    assert_sentences(rows, 2,
        HEADING "2 of 2 people had a talk in the 7 days up to 20 November. A talk is due with 2\n"
                "people.\n");
    rows[0].state = TALK_OVERDUE;
    assert_sentences(rows, 1,
        HEADING "1 of 1 person had a talk in the 7 days up to 20 November. A talk is long due\n"
                "with 1 person.\n");
    rows[0].state = rows[1].state = TALK_NEVER;
    rows[0].last = rows[1].last = DAY_NONE;
    assert_sentences(rows, 2,
        HEADING "0 of 2 people had a talk in the 7 days up to 20 November. 2 people have had none\n"
                "yet.\n");
}

static void
rows_of_another_day_name_it(void **state)
{
    (void)state;
    const struct section_talk row = {"Ana", "Ingrid", TODAY - 370, TALK_ON_TIME, "on time"};
    struct page *page = page_new();
    section_talks(page, &(struct section_talks){&row, 1, TODAY - 365, TODAY, true});
    assert_page(page, true,
        HEADING "1 of 1 person had a talk in the 7 days up to 20 November 2025. The coaching\n"
                "status is of that day.\n");
}

static void
nothing_written_down_is_said(void **state)
{
    (void)state;
    assert_talks(NULL, 0, false, HEADING "No talk is written down yet.\n");
}

static void
hostile_texts_stay_texts(void **state)
{
    (void)state;
    const struct section_talk row = {
        "\033[2J%n", "a|b\n`c`", TODAY, TALK_ON_TIME, "<b>on time</b>"};
    struct page *page = page_new();
    section_talks(page, &(struct section_talks){&row, 1, TODAY, TODAY, false});
    char *text = page_rendered(page, true);
    assert_non_null(strstr(text, "\n  ?[2J%n  a|b `c`  20 November  <b>on time</b>\n"));
    free(text);
}

static void
the_table_says_what_it_holds(void **state)
{
    (void)state;
    const struct section_talk row = {"Ana", "Ingrid", TODAY - 7, TALK_ON_TIME, "on time"};
    struct page *page = page_new();
    section_talks(page, &(struct section_talks){&row, 1, TODAY, TODAY, false});
    char *html = page_formed(page, &(struct page_form){.type = PAGE_HTML});
    assert_non_null(strstr(html, "<caption>One-on-ones held and due</caption>"));
    free(html);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_is_a_row_in_the_order_given),
        cmocka_unit_test(the_sentence_says_no_more_than_there_is),
        cmocka_unit_test(rows_of_another_day_name_it),
        cmocka_unit_test(nothing_written_down_is_said),
        cmocka_unit_test(hostile_texts_stay_texts),
        cmocka_unit_test(the_table_says_what_it_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
