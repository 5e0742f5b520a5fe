/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The model keeps copies, in order, and refuses rows without a table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/diag.h"
#include "child.h"
#include "page/model.h"

static void
blocks_keep_their_order_and_their_own_texts(void **state)
{
    (void)state;
    char text[] = "first";
    struct page *page = page_new();
    page_title(page, text, "detail");
    memset(text, 'x', 5);
    page_paragraph(page, "%d %s", 2, "second");
    page_legend(page);
    assert_int_equal(page->count, 3);
    assert_int_equal(page->blocks[0].kind, BLOCK_TITLE);
    assert_string_equal(page->blocks[0].text, "first");
    assert_string_equal(page->blocks[0].detail, "detail");
    assert_string_equal(page->blocks[1].text, "2 second");
    assert_int_equal(page->blocks[2].kind, BLOCK_LEGEND);
    page_free(page);
    page_free(NULL);
}

static void
rows_belong_to_the_table_before_them(void **state)
{
    (void)state;
    const struct page_column columns[] = {{.title = "what"}, {.title = "figure", .figures = true}};
    const char *cells[] = {"calls", "12"};
    struct page *page = page_new();
    page_table(page, "caption", columns, 2);
    page_group(page, "Selling");
    page_row(page, 1, cells);
    cells[0] = "changed";
    const struct page_table *table = page->blocks[0].table;
    assert_int_equal(table->count, 2);
    assert_null(table->rows[0].cells);
    assert_string_equal(table->rows[0].text, "Selling");
    assert_string_equal(table->rows[1].cells[0], "calls");
    assert_int_equal(table->rows[1].depth, 1);
    assert_true(table->columns[1].figures);
    page_free(page);
}

static void
add_a_row_to_a_paragraph(void *data)
{
    (void)data;
    struct page *page = page_new();
    page_paragraph(page, "no table");
    page_row(page, 0, (const char *[]){"calls"});
}

static void
a_row_without_a_table_ends_the_program(void **state)
{
    (void)state;
    struct outcome outcome = child_run(add_a_row_to_a_paragraph, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: a row of the page stands outside a table\n");
}

static void
the_first_title_is_the_name(void **state)
{
    (void)state;
    struct page *page = page_new();
    char *name = page_name(page);
    assert_string_equal(name, "A page");
    free(name);
    page_heading(page, "Before");
    page_title(page, "The week", "1 to 7 May");
    page_title(page, "Another", "");
    name = page_name(page);
    assert_string_equal(name, "The week, 1 to 7 May");
    free(name);
    page_free(page);
}

static void
a_table_has_titles_if_one_column_has(void **state)
{
    (void)state;
    const struct page_column without[] = {{.title = ""}, {.title = "", .figures = true}};
    const struct page_column with[] = {{.title = ""}, {.title = "x", .figures = true}};
    struct page *page = page_new();
    page_table(page, "caption", without, 2);
    page_table(page, "caption", with, 2);
    assert_false(page_table_has_titles(page->blocks[0].table));
    assert_true(page_table_has_titles(page->blocks[1].table));
    page_free(page);
}

static void
format_what_is_no_character(void *data)
{
    (void)data;
    page_paragraph(page_new(), "%lc", (wint_t)0xD800);
}

static void
words_that_cannot_be_formatted_end_the_program(void **state)
{
    (void)state;
    struct outcome outcome = child_run(format_what_is_no_character, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: a text of the page is too long\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_keep_their_order_and_their_own_texts),
        cmocka_unit_test(rows_belong_to_the_table_before_them),
        cmocka_unit_test(a_row_without_a_table_ends_the_program),
        cmocka_unit_test(the_first_title_is_the_name),
        cmocka_unit_test(a_table_has_titles_if_one_column_has),
        cmocka_unit_test(words_that_cannot_be_formatted_end_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
