/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in HTML: heads, groups, figures, and tables of many columns.
 */
#include "scratch.h"

#include "base/mem.h"
#include "page_rendered.h"

/* The table that a page, which is freed, holds. */
static char *
table_of(struct page *page)
{
    char *html = page_formed(page, &(struct page_form){.type = PAGE_HTML});
    const char *begin = strstr(html, "<table"), *end = strstr(html, "</table>");
    assert_true(begin && end);
    char *table = mem_copy(begin, (size_t)(end - begin));
    free(html);
    return table;
}

static void
what_heads_something_says_so(void **state)
{
    (void)state;
    static const struct page_column columns[] = {
        {.title = ""}, {.title = "now <", .figures = true}};
    struct page *page = page_new();
    page_table(page, "What & who", columns, 2);
    page_row(page, 0, (const char *[]){"calls", "1,544"});
    page_group(page, "Results");
    page_row(page, 1, (const char *[]){"wins", "a figure with words"});
    page_row(page, 9, (const char *[]){"", ""});
    char *table = table_of(page);
    assert_string_equal(table,
        "<table>\n"
        "<caption>What &amp; who</caption>\n"
        "<thead>\n<tr>\n<td></td>\n<th scope=\"col\" class=\"figures long\">now &lt;</th>\n"
        "</tr>\n</thead>\n"
        "<tbody>\n"
        "<tr>\n<th scope=\"row\" class=\"depth0\">calls</th>\n<td class=\"figures\">1,544</td>\n"
        "</tr>\n"
        "</tbody>\n"
        "<tbody>\n"
        "<tr class=\"group\">\n<th scope=\"rowgroup\" colspan=\"2\">Results</th>\n</tr>\n"
        "<tr>\n<th scope=\"row\" class=\"depth1\">wins</th>\n"
        "<td class=\"figures long\">a figure with words</td>\n</tr>\n"
        "<tr>\n<td class=\"depth4\"></td>\n<td class=\"figures\"></td>\n</tr>\n"
        "</tbody>\n");
    free(table);
}

static void
without_titles_there_is_no_head(void **state)
{
    (void)state;
    static const struct page_column columns[] = {{.title = ""}, {.title = ""}};
    struct page *page = page_new();
    page_table(page, "c", columns, 2);
    char *table = table_of(page);
    assert_string_equal(table, "<table>\n<caption>c</caption>\n");
    free(table);
}

/* Four columns are few, five are many. */
static void
a_date_stays_on_one_line(void **state)
{
    (void)state;
    static const struct page_column columns[] = {
        {.title = "who"}, {.title = "last", .dates = true}};
    struct page *page = page_new();
    page_table(page, "c", columns, 2);
    page_row(page, 0, (const char *[]){"Ana", "12 November 2025"});
    page_row(page, 0, (const char *[]){"Ben", "before 2 November 2025"});
    char *table = table_of(page);
    assert_non_null(strstr(table, "<td class=\"date\">12 November 2025</td>"));
    assert_non_null(strstr(table, "<td>before 2 November 2025</td>"));
    free(table);
}

static void
many_columns_carry_their_titles(void **state)
{
    (void)state;
    static const struct page_column columns[] = {
        {.title = "a"}, {.title = "b"}, {.title = "c"}, {.title = "d"}, {.title = "\"e\""}};
    for (size_t count = 4; count <= 5; count++) {
        struct page *page = page_new();
        page_table(page, "c", columns, count);
        page_row(page, 0, (const char *[]){"1", "2", "3", "4", "5"});
        char *table = table_of(page);
        assert_int_equal(strstr(table, "<table class=\"many\">") != NULL, count == 5);
        assert_int_equal(strstr(table, "data-title=\"b\"") != NULL, count == 5);
        assert_int_equal(strstr(table, "data-title=\"&quot;e&quot;\">5<") != NULL, count == 5);
        free(table);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_heads_something_says_so),
        cmocka_unit_test(without_titles_there_is_no_head),
        cmocka_unit_test(a_date_stays_on_one_line),
        cmocka_unit_test(many_columns_carry_their_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
