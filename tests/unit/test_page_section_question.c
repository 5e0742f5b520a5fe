/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The open question with what can be offered, what is said to whoever is doing fine, and the slots.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "page/section_question.h"
#include "page_rendered.h"

#define HEADING "One open question\n-----------------\n"

static void
a_question_comes_with_an_offer(void **state)
{
    (void)state;
    struct page *page = page_new();
    section_question(page,
        &(struct section_question){"", "Which?", "\"Room\" is low", "Ana and Bo", "a trial", ""});
    assert_page(page, true,
        HEADING "Which?\n"
                "  Why this one: \"Room\" is low.\n"
                "\n"
                "What Ana and Bo can offer: a trial.\n");
}

static void
whoever_is_doing_fine_is_asked_and_nothing_else(void **state)
{
    (void)state;
    struct page *page = page_new();
    section_question(
        page, &(struct section_question){"It goes well.", "Which?", "", "", "", "Leave them."});
    assert_page(page, true,
        HEADING "It goes well.\n"
                "\n"
                "Which?\n"
                "\n"
                "For your manager: Leave them.\n");
}

static void
topics_have_three_slots(void **state)
{
    (void)state;
    struct page *page = page_new();
    section_topics(page);
    char *text = page_rendered(page, true);
    assert_non_null(strstr(text, "Your topics\n-----------\n"));
    assert_non_null(strstr(text, "\n3."));
    assert_null(strstr(text, "\n4."));
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_comes_with_an_offer),
        cmocka_unit_test(whoever_is_doing_fine_is_asked_and_nothing_else),
        cmocka_unit_test(topics_have_three_slots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
