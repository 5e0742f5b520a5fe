/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Good news in the words that people read: short for the manager, shorter for the team.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "page/section_news.h"
#include "page_rendered.h"

#define HEADING "Good news\n---------\n"

static char *
news_text(const struct section_news_row *rows, size_t count, bool for_team)
{
    struct page *page = page_new();
    section_news(page, &(struct section_news){rows, count, for_team});
    return page_rendered(page, true);
}

static const struct section_news_row rows[] = {
    {"Ana", "practice sessions", "You practised.", "learning.practice 7; usual 3"},
    {"Ana", "help given", "You helped.", "help 1"},
    {"Ana", "10 demos", "That makes 10.", "demo 10"},
    {"Bo", "help given", "You helped.", "help 2"},
};

static void
a_person_is_a_word_its_evidence_and_the_rest_in_a_line(void **state)
{
    (void)state;
    char *text = news_text(rows, 4, false);
    assert_string_equal(text,
        HEADING "In quotation marks: words you may use, or find better ones.\n"
                "\n"
                "Ana\n"
                "  \"You practised.\"\n"
                "    practice sessions: learning.practice 7; usual 3\n"
                "  Also: help given; 10 demos.\n"
                "\n"
                "Bo\n"
                "  \"You helped.\"\n"
                "    help given: help 2\n");
    free(text);
}

static void
the_team_reads_who_and_what(void **state)
{
    (void)state;
    char *text = news_text(rows, 4, true);
    assert_string_equal(text, HEADING "- Ana: practice sessions; help given; 10 demos\n"
                                      "- Bo: help given\n");
    free(text);
}

static void
what_is_not_known_leaves_no_hole(void **state)
{
    (void)state;
    const struct section_news_row poor[] = {
        {"Ana", "help given", "", "help 1"},
        {"Bo", "", "Thank you.", "seen by Ana"},
        {"Cy", "help given", "", ""},
        {"Cy", "", "", ""},
    };
    char *text = news_text(poor, 4, false);
    assert_string_equal(strstr(text, "Ana"), "Ana\n"
                                             "  help given\n"
                                             "    help 1\n"
                                             "\n"
                                             "Bo\n"
                                             "  \"Thank you.\"\n"
                                             "    seen by Ana\n"
                                             "\n"
                                             "Cy\n"
                                             "  help given\n");
    free(text);
}

static void
a_line_has_room_for_six(void **state)
{
    (void)state;
    struct section_news_row many[9];
    for (size_t i = 0; i < 9; i++)
        many[i] = rows[1];
    char *text = news_text(many, 6, true);
    assert_null(strstr(text, "more"));
    free(text);
    text = news_text(many, 9, true);
    assert_non_null(strstr(text, "and 3 more\n"));
    free(text);
}

static void
without_news_it_says_whose_fault_that_is(void **state)
{
    (void)state;
    for (int for_team = 0; for_team < 2; for_team++) {
        char *text = news_text(NULL, 0, for_team);
        assert_string_equal(text, HEADING
            "The files have no good news of this week. That says something about the files,\n"
            "not about the people.\n");
        free(text);
    }
}

static void
hostile_texts_stay_texts(void **state)
{
    (void)state;
    const struct section_news_row hostile[] = {
        {"\033[2J%s%n", "a\n\nb", "\" <script>\xe2\x80\xae", "%n\x9b"},
    };
    char *text = news_text(hostile, 1, false);
    assert_null(strchr(text, '\033'));
    assert_null(strstr(text, "\xe2\x80\xae"));
    assert_non_null(strstr(text, "?[2J%s%n\n  \"\" <script>\"\n    a b: %n?\n"));
    free(text);
}

static void
a_line_ends_after_six_things(void **state)
{
    (void)state;
    struct section_news_row many[8];
    for (size_t i = 0; i < 8; i++)
        many[i] = (struct section_news_row){"Ana", "help given", "You helped.", "help 1"};
    char *text = news_text(many, 6, true);
    assert_null(strstr(text, "more"));
    free(text);
    text = news_text(many, 8, true);
    assert_string_equal(text,
        HEADING "- Ana: help given; help given; help given; help given; help given; help given;\n"
                "  and 2 more\n");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_a_word_its_evidence_and_the_rest_in_a_line),
        cmocka_unit_test(the_team_reads_who_and_what),
        cmocka_unit_test(what_is_not_known_leaves_no_hole),
        cmocka_unit_test(a_line_has_room_for_six),
        cmocka_unit_test(without_news_it_says_whose_fault_that_is),
        cmocka_unit_test(hostile_texts_stay_texts),
        cmocka_unit_test(a_line_ends_after_six_things),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
