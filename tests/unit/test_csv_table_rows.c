/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/table, its second half: which records of an export are rows, which are left out and counted,
 * and which are set aside.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "child.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "scratch.h"

static char asked[1000]; /* every text that the function below was asked about */

static bool
is_total(const char *text, void *data)
{
    size_t length = strlen(asked);
    snprintf(asked + length, sizeof asked - length, "%s/", text);
    return strncmp(text, data, strlen(data)) == 0;
}

/* The first cells of all rows, then what was left out. */
static void
read_export(void *text)
{
    static char total[] = "Total";
    aside_begin(NULL, false);
    struct table *table = table_of_searching(source_open_bytes("x.csv", text, strlen(text)), 0);
    table_accept_legacy(table, true);
    table_expect_footer(table);
    table_expect_furniture(table, is_total, total);
    bool first = true;
    while (table_next(table)) {
        printf("%s;", table_cell(table, 0));
        if (!first)
            continue;
        first = false; /* what is seen ahead is counted once */
        table_mark(table);
        while (table_next(table))
            ;
        table_rewind(table);
    }
    printf("%zu %zu", table_furniture_rows(table), table_footer_rows(table));
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

static void
totals_are_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *text, *out, *err;
    } rows[] = {
        {"a,b,c\n1,2,3\nTotal,,5\n4,5,6\n", "1;4;1 0", ""},
        {"a,b,c\nTotal\n1,2,3\nTotal (1 record)\n4,5,6\nTotal,1,2,3,4\n", "1;4;3 0", ""},
        {"a,b,c\n,Total,3\n  ,\t,Total\n1,Total,2\n", "1;2 0", ""},
        {"a,b,c\n1,2,3\n,,\n,\n\" \"\n4,5,6\n", "1;4;0 0", ""}, /* blank is like empty */
        {"a\n1\n\"\"\nTotal\n2\n", "1;;2;1 0", ""}, /* under a single column, it may be a row */
        {"a,b\n1,2\n\nTotal Ana\n3,4\n\nTotal Ben\nTitle\nCopyright\n", "1;3;2 2", ""},
        {"a,b\n1,2\n\nTitle\nTotal\nTotal,5\n", "1;2 1", ""},
        {"a,b\n1,2\n,\nTitle\n,\n , , \nCopyright\n,\n", "1;0 2", ""},
        {",\n\n\" \"\na,b\n1,2\n,\n", "1;0 0", ""},
        {"a,b\n1,2\nTotal \x80\n3,4\n", "1;3;1 0", ""},
        {"a,b\n1,2\n\nTotal\n3,4\nTitle\n5,6\n", "1;3;5;1 0",
            "amptools: x.csv:6: has fewer cells than the header\n"
            "amptools: 1 of 4 rows set aside\n"},
        {"a,b\n1,2\nTotal\nTitle\n5,6\n", "1;5;1 0",
            "amptools: x.csv:4: has fewer cells than the header\n"
            "amptools: 1 of 3 rows set aside\n"},
        {"a,b\n1,2\n\nTotal\n\"x\"y\nTitle\n5,6\n", "1;5;1 0",
            "amptools: x.csv:5: has text after a closing quote\n"
            "amptools: x.csv:6: has fewer cells than the header\n"
            "amptools: 2 of 4 rows set aside\n"},
        {"a,b\n1,2\n\nTitle\nTotal\n\"x\"y\nEnd\n", "1;1 3", ""},
        {"a,b\n1,2\n\nTitle\n3,4\n", "1;0 1",
            "amptools: x.csv:5: stands below the end of the table\n"
            "amptools: 1 of 2 rows set aside\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *copy = mem_copy(rows[i].text, strlen(rows[i].text));
        struct outcome outcome = child_run(read_export, copy);
        if (strcmp(outcome.out, rows[i].out) != 0 || strcmp(outcome.err, rows[i].err) != 0)
            fail_msg("row %zu: '%s', '%s'", i, outcome.out, outcome.err);
        assert_int_equal(outcome.status, *rows[i].err ? STATUS_SET_ASIDE : STATUS_DONE);
        free(copy);
    }
}

/* The first text of each record, whatever the width. */
static void
what_is_asked(void **state)
{
    (void)state;
    static const char text[] = "a,b,c\n1,2,3\n,\xc2\xa0,x\n , y\n,,,\n,\x80,\nTotal\n,,,z\n";
    static char total[] = "Total";
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), 0);
    table_accept_legacy(table, true);
    table_expect_furniture(table, is_total, total);
    asked[0] = '\0';
    while (table_next(table))
        ;
    assert_string_equal(asked, "1/x/ y/\xe2\x82\xac/Total/z/");
    assert_int_equal(table_furniture_rows(table), 1);
    table_close(table);
}

static void
read_plain(void *text)
{
    aside_begin(NULL, false);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), 0);
    while (table_next(table))
        printf("%s;", table_cell(table, 0));
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

/* For every stream, not for exports alone. */
static void
blank_cells_beyond_the_header_do_no_harm(void **state)
{
    (void)state;
    char text[] = "a,b\n1,2,,,\n3,4, ,\"\",\t\n5,6,x\n7,8,,\xc2\xa0\n9,0,,,y,\n1\n,\n";
    struct outcome outcome = child_run(read_plain, text);
    assert_string_equal(outcome.out, "1;3;7;;");
    assert_string_equal(outcome.err, "amptools: x.csv:4: has more cells than the header\n"
                                     "amptools: x.csv:6: has more cells than the header\n"
                                     "amptools: x.csv:7: has fewer cells than the header\n"
                                     "amptools: 3 of 7 rows set aside\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

/* What stands below the end is text too; looking ahead, nothing of it is counted. */
static void
the_end_is_the_end(void **state)
{
    (void)state;
    static const char text[] = "a,b\n1,2\n\nTitle\nTotal \x80\nEnd\n";
    static char total[] = "Total";
    struct table *table = table_of(source_open_bytes("x.csv", text, sizeof text - 1), 0);
    table_accept_legacy(table, true);
    table_expect_footer(table);
    table_expect_furniture(table, is_total, total);
    assert_true(table_next(table));
    asked[0] = '\0';
    table_mark(table);
    for (int round = 0; round < 3; round++)
        assert_false(table_next(table));
    assert_string_equal(asked, "Title/");
    assert_int_equal(table_footer_rows(table), 0);
    assert_int_equal(table_furniture_rows(table), 0);
    table_rewind(table);
    assert_string_equal(table_cell(table, 1), "2");
    for (int round = 0; round < 3; round++)
        assert_false(table_next(table));
    assert_string_equal(asked, "Title/1/Title/Title/Total \xe2\x82\xac/End/");
    assert_int_equal(table_footer_rows(table), 2);
    assert_int_equal(table_furniture_rows(table), 1);
    table_close(table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_left_out),
        cmocka_unit_test(what_is_asked),
        cmocka_unit_test(blank_cells_beyond_the_header_do_no_harm),
        cmocka_unit_test(the_end_is_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
