/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in plain text: alignment by what is seen, groups, depth, and columns that give way.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "page_rendered.h"

static const struct page_column three[] = {
    {.title = ""}, {.title = "now", .figures = true}, {.title = ""}};

static void
columns_are_aligned_by_width(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_table(page, "caption", three, 3);
    page_group(page, "Group");
    page_row(page, 0, (const char *[]){"calls", "1,544", "more"});
    page_row(page, 1, (const char *[]){"山田", "7", ""});
    page_row(page, 0, (const char *[]){"e\xCC\x81", "", "less"});
    assert_page(page, false,
        "            now\n"
        "Group\n"
        "  calls   1,544  more\n"
        "    山田      7\n"
        "  e\xCC\x81              less\n");
}

static void
without_titles_there_is_no_head(void **state)
{
    (void)state;
    const struct page_column columns[] = {{.title = ""}, {.title = "", .figures = true}};
    struct page *page = page_new();
    page_table(page, "caption", columns, 2);
    page_row(page, 0, (const char *[]){"a", "1"});
    assert_page(page, true, "  a  1\n");
}

/* What ASCII has not, behind a blank: the blank ends the cell, whose column has no room for it. */
static void
a_row_ends_where_nothing_is_seen(void **state)
{
    (void)state;
    const struct page_column column = {.title = ""};
    char cell[] = "123456789 123456789 123456789 123456789 123456789 123456789 123456789 12345678"
                  " \xE2\x80\x8D";
    struct page *page = page_new();
    page_table(page, "caption", &column, 1);
    page_row(page, 0, (const char *[]){cell});
    assert_page(page, true,
        "  123456789 123456789 123456789 123456789 123456789 123456789 123456789 12345678\n");
}

static void
the_widest_column_gives_way(void **state)
{
    (void)state;
    const struct page_column columns[] = {{.title = "file"}, {.title = "held"}};
    char name[121];
    memset(name, 'n', 120);
    name[120] = '\0';
    struct page *page = page_new();
    page_table(page, "caption", columns, 2);
    page_row(page, 0, (const char *[]){name, "7 goals"});
    char *text = page_rendered(page, true);
    assert_int_equal(strchr(strchr(text, '\n') + 1, '\n') - strchr(text, '\n') - 1, 80);
    assert_non_null(strstr(text, "n  7 goals\n"));
    size_t count = 0;
    for (const char *p = text; *p; p++)
        count += *p == 'n';
    assert_int_equal(count, 120); /* nothing is lost */
    free(text);
}

static void
an_empty_table_is_its_head(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_table(page, "caption", three, 3);
    assert_page(page, true, "    now\n");
}

static void
columns_do_not_give_way_for_ever(void **state)
{
    (void)state;
    enum { MANY = 20 };
    struct page_column columns[MANY];
    const char *cells[MANY];
    for (size_t i = 0; i < MANY; i++) {
        columns[i] = (struct page_column){.title = "ten letter"};
        cells[i] = "abcdefghij";
    }
    struct page *page = page_new();
    page_table(page, "caption", columns, MANY);
    page_row(page, 0, cells);
    char *text = page_rendered(page, true);
    size_t letters = 0;
    for (const char *p = text; *p; p++)
        letters += *p == 'j';
    assert_int_equal(letters, MANY); /* wider than a page, but nothing is lost */
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_aligned_by_width),
        cmocka_unit_test(without_titles_there_is_no_head),
        cmocka_unit_test(a_row_ends_where_nothing_is_seen),
        cmocka_unit_test(the_widest_column_gives_way),
        cmocka_unit_test(an_empty_table_is_its_head),
        cmocka_unit_test(columns_do_not_give_way_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
