/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages as Markdown: every kind of block, and the empty lines between them.
 */
#include "scratch.h"

#include <math.h>

#include "page_rendered.h"

static void
assert_written(struct page *page, const char *wanted)
{
    char *markdown = page_formed(page, &(struct page_form){.type = PAGE_MARKDOWN});
    assert_string_equal(markdown, wanted);
    free(markdown);
}

static void
headings_and_paragraphs(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_title(page, "The week", "1 to 7 May");
    page_paragraph(page, "As of today.");
    page_heading(page, "Goals");
    page_subheading(page, "Ana_");
    page_part(page, "1. a *goal*");
    page_note(page, "it is known");
    page_title(page, "Second", "");
    assert_written(page, "# The week\n\n1 to 7 May\n\nAs of today.\n\n## Goals\n\n### Ana\\_\n\n"
                         "**1\\. a \\*goal\\***\n\n*it is known*\n\n# Second\n");
}

static void
lists_notes_and_slots(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_item(page, "- one");
    page_note(page, "why");
    page_item(page, "two");
    page_paragraph(page, "after");
    page_slot(page, "What went well");
    page_slot(page, "");
    assert_written(page, "- \\- one\n  *why*\n- two\n\nafter\n\n"
                         "1. What went well\n\n   ……………………………………………………\n\n"
                         "2. ……………………………………………………\n");
}

static void
bars_are_drawn_in_code(void **state)
{
    (void)state;
    struct page *page = page_new();
    const struct page_bar bar = {.5, NAN, NAN, NAN};
    page_legend(page);
    page_bar(page, &bar, "on `track`");
    page_bar(page, &bar, "");
    assert_written(page, "`█` so far, `│` even pace, `▒` likely end\n\n"
                         "`[███████████████···············]` on \\`track\\`\n\n"
                         "`[███████████████···············]`\n");
}

static void
an_empty_page_is_empty(void **state)
{
    (void)state;
    assert_written(page_new(), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_and_paragraphs),
        cmocka_unit_test(lists_notes_and_slots),
        cmocka_unit_test(bars_are_drawn_in_code),
        cmocka_unit_test(an_empty_page_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
