/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in Markdown: alignment, padding, groups, indents, and cells that would break a row.
 */
#include "scratch.h"

#include "page_rendered.h"

static const struct page_column three[] = {
    {.title = ""}, {.title = "now", .figures = true}, {.title = "word"}};

static void
assert_written(struct page *page, const char *wanted)
{
    char *markdown = page_formed(page, &(struct page_form){.type = PAGE_MARKDOWN});
    assert_string_equal(markdown, wanted);
    free(markdown);
}

static void
columns_stand_below_each_other(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_table(page, "caption", three, 3);
    page_row(page, 0, (const char *[]){"calls", "1,544", "more"});
    page_group(page, "Results");
    page_row(page, 1, (const char *[]){"山田", "7", ""});
    assert_written(page, "|             |   now | word |\n"
                         "| ----------- | ----: | ---- |\n"
                         "| calls       | 1,544 | more |\n"
                         "| **Results** |       |      |\n"
                         "| \xC2\xA0\xC2\xA0山田      |     7 |      |\n");
}

static void
no_cell_breaks_a_row(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_table(page, "caption", three, 3);
    page_row(page, 9, (const char *[]){"a|b", "|", "\n|\\"});
    assert_written(page, "|              | now | word |\n"
                         "| ------------ | --: | ---- |\n"
                         "| \xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0"
                         "a\\|b |  \\| | \\|\\\\ |\n");
}

/* 40 columns are padded to, 41 are not. */
static void
a_very_wide_cell_does_not_push_the_others(void **state)
{
    (void)state;
    static const struct page_column one[] = {{.title = ""}};
    struct page *page = page_new();
    page_table(page, "caption", one, 1);
    page_row(page, 0, (const char *[]){"12345678901234567890123456789012345678901"});
    page_row(page, 0, (const char *[]){"x"});
    assert_written(
        page, "|     |\n| --- |\n| 12345678901234567890123456789012345678901 |\n| x   |\n");
    page = page_new();
    page_table(page, "caption", one, 1);
    page_row(page, 0, (const char *[]){"1234567890123456789012345678901234567890"});
    page_row(page, 0, (const char *[]){"x"});
    assert_written(page, "|                                          |\n"
                         "| ---------------------------------------- |\n"
                         "| 1234567890123456789012345678901234567890 |\n"
                         "| x                                        |\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_stand_below_each_other),
        cmocka_unit_test(no_cell_breaks_a_row),
        cmocka_unit_test(a_very_wide_cell_does_not_push_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
