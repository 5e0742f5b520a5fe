/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/table: columns by name, rows that are none passed over by name, looking ahead without
 * counting twice, and the lines below a report.
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
#include "base/tables.h"
#include "child.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "scratch.h"

static struct table *
table_in(const char *text)
{
    return table_of(source_open_bytes("x.csv", text, strlen(text)), 0);
}

static void
columns_are_found_by_name(void **state)
{
    (void)state;
    struct table *table =
        table_in("\xef\xbb\xbfRep,Due Date, set-by ,\"Amount, net\",rep,,\xc3\x89tape\n");
    assert_int_equal(table_columns(table), 7);
    assert_string_equal(table_column_name(table, 0), "Rep");
    assert_string_equal(table_column_name(table, 2), "set-by");
    assert_string_equal(table_column_name(table, 3), "Amount, net");
    assert_int_equal(table_column(table, "rep"), 0); /* the first of two */
    assert_int_equal(table_column(table, "due_date"), 1);
    assert_int_equal(table_column(table, "DUE-DATE"), 1);
    assert_int_equal(table_column(table, "duedate"), 1);
    assert_int_equal(table_column(table, "setby"), 2);
    assert_int_equal(table_column(table, "amount,net"), 3);
    assert_int_equal(table_column(table, "\xc3\xa9tape"), 6);
    assert_int_equal(table_column(table, "due"), -1);
    assert_int_equal(table_column(table, "due date x"), -1);
    assert_int_equal(table_need(table, "Due_Date"), 1);
    assert_false(table_next(table));
    table_close(table);
    table_close(NULL);
}

static void
rows_and_cells(void **state)
{
    (void)state;
    struct table *table = table_in("a,b\n1,\"x\ny\"\n\n , 2 \n");
    assert_string_equal(table_name(table), "x.csv");
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, 0), "1");
    assert_string_equal(table_cell(table, 1), "x\ny");
    assert_string_equal(table_cell(table, -1), "");
    assert_int_equal(table_place(table).line, 2);
    assert_string_equal(table_place(table).file, "x.csv");
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, 1), " 2 ");
    assert_int_equal(table_place(table).line, 5);
    assert_false(table_next(table));
    assert_false(table_next(table));
    table_close(table);
}

static void
the_delimiter_may_be_given(void **state)
{
    (void)state;
    const char *text = "a;b;c,d\n1;2;3,4\n";
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    assert_int_equal(table_columns(table), 2);
    table_close(table);
    table = table_open(scratch_text(text), 0);
    assert_int_equal(table_columns(table), 3);
    table_close(table);
    table = table_open(scratch_text(text), ',');
    assert_int_equal(table_columns(table), 2);
    assert_true(reader_delimiter(table_reader(table)) == ',');
    table_close(table);
}

struct need {
    const char *text, *column, *message;
};

/* ---- Exports -----------------------------------------------------------------------------------
 */

static struct table *
export_in(const char *text)
{
    return table_of_searching(source_open_bytes("x.csv", text, strlen(text)), 0);
}

static void
titles_are_passed(void **state)
{
    (void)state;
    struct table *table = export_in(
        "Deals, by owner, and more\nas of; today\n;;\n\n\"Rep\";Due, or not;x\nAna;1;2\n");
    assert_int_equal(table_columns(table), 3);
    assert_string_equal(table_column_name(table, 0), "Deals");
    assert_int_equal(table_title_rows(table), 0);
    assert_true(table_next_header(table));
    assert_int_equal(table_column(table, "deals"), -1);
    assert_int_equal(table_columns(table), 2);
    assert_true(table_next_header(table));
    assert_int_equal(table_title_rows(table), 2);
    assert_int_equal(table_columns(table), 3);
    assert_int_equal(table_need(table, "due, or not"), 1);
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, 1), "1");
    assert_int_equal(table_place(table).line, 6);
    assert_false(table_next_header(table)); /* too late */
    assert_false(table_next(table));
    assert_int_equal(table_title_rows(table), 2);
    table_close(table);
}

static void
where_no_header_follows(void **state)
{
    (void)state;
    struct table *table = export_in("a,b\n1,2\n");
    assert_true(table_next_header(table));
    assert_false(table_next_header(table));
    assert_int_equal(table_title_rows(table), 1);
    assert_string_equal(table_column_name(table, 1), "2"); /* it is still in hand */
    assert_false(table_next(table));
    table_close(table);
    table = export_in("a,b\n\n,,\n\"\"\n");
    assert_false(table_next_header(table)); /* blank cells are no header */
    assert_string_equal(table_column_name(table, 1), "b");
    table_close(table);
    table = table_in("a,b\n1,2\n");
    assert_false(table_next_header(table)); /* not a searching table */
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, 0), "1");
    table_close(table);
    table = table_open_searching(scratch_text("title\na;b\n1;2\n"), 0);
    assert_true(table_next_header(table));
    assert_int_equal(table_columns(table), 2);
    assert_true(table_next(table));
    table_mark(table); /* the way back does not decide on a delimiter again */
    assert_false(table_next(table));
    table_rewind(table);
    assert_string_equal(table_cell(table, 1), "2");
    table_close(table);
}

#define LEGACY_TEXT                                                                                \
    "Umsatz f\xfcr Q3\nB\xfcro,Betrag \x80\nK\xf6ln,5\nM\xc3\xbcnchen,\xa3 "                       \
    "6\nBonn,7\n\xfc,\xc3\xbc,8\n"

static void
cells_in_windows_1252_are_read_and_counted(void **state)
{
    (void)state;
    struct table *table = export_in(LEGACY_TEXT);
    assert_string_equal(table_column_name(table, 0), "Umsatz f\xc3\xbcr Q3");
    assert_true(table_next_header(table));
    table_accept_legacy(table, true);
    assert_int_equal(table_legacy_cells(table), 2); /* a title does not count */
    assert_int_equal(table_column(table, "b\xc3\xbcro"), 0);
    assert_string_equal(table_column_name(table, 1), "Betrag \xe2\x82\xac");
    assert_true(table_next(table));
    table_mark(table); /* nor does what is read ahead */
    while (table_next(table))
        ;
    table_rewind(table);
    assert_string_equal(table_cell(table, 0), "K\xc3\xb6ln");
    assert_string_equal(table_cell(table, 1), "5");
    assert_string_equal(table_cell(table, -1), "");
    assert_int_equal(table_legacy_cells(table), 3);
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, 0), "M\xc3\xbcnchen"); /* cell by cell */
    assert_string_equal(table_cell(table, 1), "\xc2\xa3 6");
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, 0), "Bonn");
    assert_int_equal(table_legacy_cells(table), 4);
    aside_begin(NULL, false);
    assert_false(table_next(table)); /* a row that is none does not count */
    assert_int_equal(table_legacy_cells(table), 4);
    table_close(table);
}

static void
read_legacy(void *data)
{
    const struct need *need = data;
    aside_begin(need->column, false);
    struct table *table = export_in(need->text);
    if (need->column)
        table_accept_legacy(table, true);
    while (table_next(table))
        table_set_cell_aside(table, 0, "is odd");
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

/* Rejects hold the record as it was read, messages the cell as it was understood. */
static void
what_is_not_windows_1252_either(void **state)
{
    (void)state;
    char *rejects = scratch_text("");
    struct need good = {"a,b\n\xfc,1\n\x9d,\xfc\n", rejects, NULL};
    struct outcome outcome = child_run(read_legacy, &good);
    assert_string_equal(outcome.err, "amptools: x.csv:2: a '\xc3\xbc' is odd\n"
                                     "amptools: x.csv:3: is neither UTF-8 nor windows-1252 text\n"
                                     "amptools: 1 cell could not be used; its row was kept\n"
                                     "amptools: 1 of 2 rows set aside\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
    assert_string_equal(scratch_content(rejects),
        "file,line,column,reason,record\nx.csv,2,a,is odd,\"\\xfc,1\"\n"
        "x.csv,3,,is neither UTF-8 nor windows-1252 text,\"\\x9d,\\xfc\"\n");
    struct need header = {"a\x81,b\n1,2\n", rejects, NULL};
    outcome = child_run(read_legacy, &header);
    assert_string_equal(
        outcome.err, "amptools: x.csv:1: the header is neither UTF-8 nor windows-1252 text\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    struct need refused[] = {{"\xfc,b\n1,2\n", NULL, NULL}, {"\x81,b\n1,2\n", NULL, NULL}};
    for (size_t i = 0; i < COUNT(refused); i++) {
        outcome = child_run(read_legacy, &refused[i]);
        assert_string_equal(outcome.err, "amptools: x.csv:1: the header is not UTF-8 text\n");
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
}

/* A vendor's own test files: the same table in every encoding. */
static void
real_files_in_every_encoding(void **state)
{
    (void)state;
    static const char *const marks[] = {"UTF8", "UTF16LE", "UTF16BE", "UTF32LE", "UTF32BE"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        char path[100];
        snprintf(path, sizeof path, "../shared/data/crm/data-loader/csvtext_BOM_%s.csv", marks[i]);
        if (access(path, R_OK) != 0) {
            print_message("%s is not here\n", path);
            skip();
        }
        struct table *table = table_open_searching(path, 0);
        assert_int_equal(table_columns(table), 3);
        assert_string_equal(table_column_name(table, 0), "column1");
        for (int row = 1; row <= 2; row++) {
            assert_true(table_next(table));
            for (int column = 0; column < 3; column++) {
                char wanted[20];
                snprintf(wanted, sizeof wanted, "row%d-%d", row, column + 1);
                assert_string_equal(table_cell(table, column), wanted);
            }
        }
        assert_false(table_next(table));
        table_close(table);
    }
}

/* ---- What ends the program ---------------------------------------------------------------------
 */

static void
open_and_need(void *data)
{
    const struct need *need = data;
    (void)table_need(table_in(need->text), need->column);
}

static void
what_is_no_table_is_trouble(void **state)
{
    (void)state;
    static struct need rows[] = {
        {"", "rep", "x.csv: empty, no header"},
        {"\n\r\n", "rep", "x.csv: empty, no header"},
        {"\xef\xbb\xbf", "rep", "x.csv: empty, no header"},
        {"re\"p,b\n", "rep", "x.csv:1: the header has a quote inside a cell that is not quoted"},
        {"\n\"a\"b\n", "rep", "x.csv:2: the header has text after a closing quote"},
        {"a,b\n", "rep", "x.csv: no column 'rep'; the header is 'a,b'"},
        {"date,reps,Due Date\n", "rep",
            "x.csv: no column 'rep'; did you mean 'reps'? the header is 'date,reps,Due Date'"},
        {"a,b\x1b\x07,c\n", "rep", "x.csv: no column 'rep'; the header is 'a,b\\x1b\\x07,c'"},
        {"a,caf\xe9\n", "a", "x.csv:1: the header is not UTF-8 text"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char wanted[300];
        struct outcome outcome = child_run(open_and_need, &rows[i]);
        snprintf(wanted, sizeof wanted, "amptools: %s\n", rows[i].message);
        assert_string_equal(outcome.err, wanted);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_string_equal(outcome.out, "");
    }
}

/* However long the header is, the message stays one that can be read. */
static void
a_long_header_is_cut_in_messages(void **state)
{
    (void)state;
    char text[8000], header[8100];
    for (size_t columns = 1; columns < 200; columns += 3) {
        size_t length = 0;
        for (size_t i = 0; i < columns; i++)
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? "," : "",
                (int)(1 + i % 20), "twenty_characters_it");
        snprintf(header, sizeof header, "the header is '%s'\n", text);
        snprintf(text + length, sizeof text - length, "\n");
        struct need need = {text, "metric", NULL};
        struct outcome outcome = child_run(open_and_need, &need);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_true(strlen(outcome.err) < 470);
        const char *end = outcome.err + strlen(outcome.err) - strlen("...'\n");
        if (length < 390)
            assert_non_null(strstr(outcome.err, header));
        if (length > 400)
            assert_string_equal(end, "...'\n");
    }
}

/* ---- Rows set aside
 * ------------------------------------------------------------------------------ */

static void
read_all(void *text)
{
    aside_begin(NULL, false);
    struct table *table = table_in(text);
    while (table_next(table))
        printf("%zu %s\n", table_place(table).line, table_cell(table, 0));
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

static void
assert_read(const char *text, const char *out, const char *err, int status)
{
    char *copy = mem_copy(text, strlen(text));
    struct outcome outcome = child_run(read_all, copy);
    assert_string_equal(outcome.out, out);
    assert_string_equal(outcome.err, err);
    assert_int_equal(outcome.status, status);
    free(copy);
}

static void
rows_that_are_none_are_set_aside(void **state)
{
    (void)state;
    assert_read("a,b\n1,2\n3\n4,5,6\n\"7\"x,8\n9,\xff\n10,\xed\xa0\x80\n11,12\n", "2 1\n8 11\n",
        "amptools: x.csv:3: has fewer cells than the header\n"
        "amptools: x.csv:4: has more cells than the header\n"
        "amptools: x.csv:5: has text after a closing quote\n"
        "amptools: x.csv:6: is not UTF-8 text\n"
        "amptools: x.csv:7: is not UTF-8 text\n"
        "amptools: 5 of 7 rows set aside\n",
        STATUS_SET_ASIDE);
    assert_read("a,b\n", "", "", STATUS_DONE);
    assert_read("a,b\n1,2\n", "2 1\n", "", STATUS_DONE);
    assert_read("a\n\"\"\n", "2 \n", "", STATUS_DONE);
}

static void
set_cells_aside(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    struct table *table = table_in("rep,due date\nAna,x\nBen,y\nCy,z\n");
    (void)table_next(table);
    table_set_aside(table, 1, "is not a date");
    (void)table_next(table);
    table_set_cell_aside(table, 1, "is not a day");
    (void)table_next(table);
    table_set_aside(table, -1, "is odd");
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

/* The column has the name that stands in the file. */
static void
a_program_sets_rows_and_cells_aside(void **state)
{
    (void)state;
    struct outcome outcome = child_run(set_cells_aside, NULL);
    assert_string_equal(outcome.err, "amptools: x.csv:2: due date 'x' is not a date\n"
                                     "amptools: x.csv:3: due date 'y' is not a day\n"
                                     "amptools: x.csv:4: is odd\n"
                                     "amptools: 1 cell could not be used; its row was kept\n"
                                     "amptools: 2 of 3 rows set aside\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

/* ---- Looking ahead
 * -------------------------------------------------------------------------------- */

#define AHEAD_TEXT "a,b\n1,2\n3\n4,5\n\"6\n\",7\n8\"9,\n10,11\n"

/* At each row: ahead to the end and back. */
static void
look_ahead(void *data)
{
    const char *path = data;
    aside_begin(NULL, false);
    struct table *table = table_open(path, 0);
    while (table_next(table)) {
        char cell[8];
        snprintf(cell, sizeof cell, "%s", table_cell(table, 0));
        size_t line = table_place(table).line;
        table_mark(table);
        while (table_next(table))
            ;
        if (!table_can_rewind(table))
            _exit(CHILD_WRONG);
        table_rewind(table);
        if (table_place(table).line != line || strcmp(cell, table_cell(table, 0)) != 0)
            _exit(CHILD_WRONG);
        printf("%zu %s;", line, cell);
    }
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

static void
rows_seen_ahead_are_counted_once(void **state)
{
    (void)state;
    static const char out[] = "2 1;4 4;5 6\n;8 10;";
    static const char err[] = "amptools: x.csv:3: has fewer cells than the header\n"
                              "amptools: x.csv:7: has a quote inside a cell that is not quoted\n"
                              "amptools: 2 of 6 rows set aside\n";
    char *path = scratch_text(AHEAD_TEXT), wanted[400];
    struct outcome outcome = child_run(look_ahead, path);
    snprintf(wanted, sizeof wanted, "amptools: %s%s", path, err + strlen("amptools: x.csv"));
    assert_string_equal(outcome.out, out);
    assert_memory_equal(outcome.err, wanted, strlen("amptools: ") + strlen(path) + 5);
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
    assert_non_null(strstr(outcome.err, "amptools: 2 of 6 rows set aside\n"));
    feed_begin(AHEAD_TEXT, strlen(AHEAD_TEXT), 1, 0);
    char standard_input[] = "-";
    outcome = child_run(look_ahead, standard_input);
    feed_end();
    assert_string_equal(outcome.out, out);
    assert_string_equal(outcome.err,
        "amptools: <stdin>:3: has fewer cells than the header\n"
        "amptools: <stdin>:7: has a quote inside a cell that is not quoted\n"
        "amptools: 2 of 6 rows set aside\n");
}

/* ---- The lines below a report
 * ------------------------------------------------------------------------ */

static void
read_report(void *text)
{
    aside_begin(NULL, false);
    struct table *table = table_in(text);
    table_expect_footer(table);
    bool first = true;
    while (table_next(table)) {
        printf("%s;", table_cell(table, 0));
        if (!first)
            continue;
        first = false; /* what lies ahead is no reason to count anything */
        table_mark(table);
        while (table_next(table))
            ;
        table_rewind(table);
    }
    printf("%zu", table_footer_rows(table));
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

static void
lines_below_a_report_end_it(void **state)
{
    (void)state;
    static const struct {
        const char *text, *out, *err;
    } rows[] = {
        {"a,b\n1,2\n3,4\n", "1;3;0", ""},
        {"a,b\n1,2\n\nTitle\nCopyright\n", "1;2", ""},
        {"a,b\n1,2\n\n\"Title, long\"\n\nCopyright, inc.,x\n\"bro\"ken\n", "1;3", ""},
        {"a,b\n1,2\n\n3,4\n", "1;3;0", ""}, /* an empty line alone ends nothing */
        {"a,b\n1,2\nTitle\n3,4\n", "1;3;0",
            "amptools: x.csv:3: has fewer cells than the header\n"
            "amptools: 1 of 3 rows set aside\n"},
        {"a\n1\n\n2\n", "1;2;0", ""}, /* under a single column, a single cell is a row */
        {"a,b\n1,2\n\nTitle\n\na,b\n3,4\n", "1;1",
            "amptools: x.csv:6: stands below the end of the table\n"
            "amptools: x.csv:7: stands below the end of the table\n"
            "amptools: 2 of 3 rows set aside\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *copy = mem_copy(rows[i].text, strlen(rows[i].text));
        struct outcome outcome = child_run(read_report, copy);
        assert_string_equal(outcome.out, rows[i].out);
        assert_string_equal(outcome.err, rows[i].err);
        assert_int_equal(outcome.status, *rows[i].err ? STATUS_SET_ASIDE : STATUS_DONE);
        free(copy);
    }
    assert_read("a,b\n1,2\n\nTitle\n", "2 1\n",
        "amptools: x.csv:4: has fewer cells than the header\namptools: 1 of 2 rows set aside\n",
        STATUS_SET_ASIDE);
}

/* ---- Tables that say how to work
 * ---------------------------------------------------------------------- */

static void
read_needed(void *text)
{
    aside_begin(NULL, false);
    struct table *needed = table_in(text), *other = table_in("a,b\n1,2\n3\n");
    table_need_rows(needed);
    while (table_next(needed))
        ;
    while (table_next(other))
        ;
    exit(aside_finish(STATUS_DONE));
}

static void
needed_rows_are_good_or_nothing_is(void **state)
{
    (void)state;
    char good[] = "a,b\n1,2\n1,2\n", ragged[] = "a,b\n1,2\n3\n", stray[] = "a,b\n1,2\n3,4\"\n";
    struct outcome outcome = child_run(read_needed, good);
    assert_string_equal(outcome.err, "amptools: x.csv:3: has fewer cells than the header\n"
                                     "amptools: 1 of 2 rows set aside\n"); /* of the other */
    outcome = child_run(read_needed, ragged);
    assert_string_equal(outcome.err, "amptools: x.csv:3: has fewer cells than the header\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    outcome = child_run(read_needed, stray);
    assert_string_equal(
        outcome.err, "amptools: x.csv:3: has a quote inside a cell that is not quoted\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
}

/* Each has good rows and at least one; and they are counted nowhere. */
static void
read_builtins(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    for (size_t i = 0; tables_all[i].name; i++) {
        if (strcmp(tables_all[i].name, "page/page") == 0)
            continue; /* the one that is a style sheet */
        struct table *table = table_builtin(tables_all[i].name);
        size_t rows = 0;
        while (table_next(table))
            rows++;
        if (rows == 0)
            printf("%s is empty\n", tables_all[i].name);
        table_close(table);
    }
    aside_row((struct place){"x.csv", 1}, NULL, NULL, "is odd", "", 0);
    exit(aside_finish(STATUS_DONE));
}

static void
open_no_builtin(void *data)
{
    (void)data;
    table_close(table_builtin("team/nothing"));
}

static void
builtin_tables_are_good(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_builtins, NULL);
    assert_string_equal(outcome.out, "");
    assert_string_equal(
        outcome.err, "amptools: x.csv:1: is odd\namptools: 1 of 0 rows set aside\n");
    assert_int_equal(child_run(open_no_builtin, NULL).status, STATUS_TROUBLE);
}

static void
a_file_may_have_no_record_or_no_header(void **state)
{
    (void)state;
    static const char *const columns[] = {"day", "who", "what", NULL};
    assert_null(table_open_if_any(scratch_text(""), 0));
    assert_null(table_open_if_any(scratch_text("\n\n"), 0));
    struct table *table = table_open_if_any(scratch_text("1;Ana;\"a;b\"\n2;Ben;c\n"), 0);
    table_without_header(table, columns);
    assert_int_equal(table_columns(table), 3);
    assert_true(table_next(table));
    assert_int_equal(table_place(table).line, 1);
    assert_string_equal(table_cell(table, table_need(table, "who")), "Ana");
    assert_string_equal(table_cell(table, table_need(table, "what")), "a;b");
    assert_true(table_next(table));
    assert_string_equal(table_cell(table, table_need(table, "day")), "2");
    assert_false(table_next(table));
    table_close(table);
    table = table_open_if_any(scratch_text("day,who\n1,Ana\n"), 0);
    assert_string_equal(table_column_name(table, 1), "who");
    assert_true(table_next(table));
    table_close(table);
}

/* Columns without a name at the end are none, but for the only one. */
static void
names_may_lack_at_the_end(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns;
        const char *last;
    } rows[] = {
        {"a,b,, \n1,2\n", 2, "b"},
        {"a,,c\n1,2,3\n", 3, "c"},
        {"a\n1\n", 1, "a"},
        {"a,\n1\n", 1, "a"},
        {" , \n1\n", 1, ""}, /* titles are passed only where the header is searched for */
        {"\"\"\n1\n", 1, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct table *table = table_in(rows[i].text);
        assert_false(table_is_searching(table));
        assert_int_equal(table_columns(table), rows[i].columns);
        assert_string_equal(table_column_name(table, rows[i].columns - 1), rows[i].last);
        assert_true(table_next(table));
        assert_string_equal(table_cell(table, 0), "1");
        assert_string_equal(record_cell(table_row(table), 0), "1");
        assert_int_equal(table_row(table)->count, rows[i].columns);
        assert_false(table_next(table));
        table_close(table);
    }
}

static void
several_columns_at_once(void **state)
{
    (void)state;
    static const char *const names[] = {"b", "a", "zz", "c"};
    int columns[4] = {-7, -7, -7, -7};
    struct table *table = table_in("a,b,c\n1,2,3\n");
    table_find_columns(table, names, 3, 2, columns);
    assert_int_equal(columns[0], 1);
    assert_int_equal(columns[1], 0);
    assert_int_equal(columns[2], -1);
    assert_int_equal(columns[3], -7);
    table_find_columns(table, names, 4, 0, columns);
    assert_int_equal(columns[0], 1);
    assert_int_equal(columns[3], 2);
    table_close(table);
}

static void
need_too_many(void *data)
{
    static const char *const names[] = {"b", "zz"};
    int columns[2];
    struct table *table = table_in("a,b\n1,2\n");
    table_find_columns(table, names, 2, *(size_t *)data, columns);
    table_close(table);
}

static void
needed_columns_must_be_there(void **state)
{
    (void)state;
    for (size_t needed = 0; needed <= 2; needed++) {
        struct outcome outcome = child_run(need_too_many, &needed);
        assert_int_equal(outcome.status, needed == 2 ? STATUS_TROUBLE : STATUS_DONE);
        assert_string_equal(outcome.err,
            needed == 2 ? "amptools: x.csv: no column 'zz'; the header is 'a,b'\n" : "");
    }
}

/* The first row settles the header that is searched for. */
static void
a_search_ends_with_the_first_row(void **state)
{
    (void)state;
    static const char text[] = "Title\na,b\n1,2\n";
    struct table *table = table_of_searching(source_open_bytes("x.csv", text, strlen(text)), 0);
    assert_true(table_is_searching(table));
    assert_true(table_next_header(table));
    assert_true(table_is_searching(table));
    assert_true(table_next(table));
    assert_false(table_is_searching(table));
    assert_false(table_next_header(table));
    assert_int_equal(table_title_rows(table), 1);
    table_close(table);
    table = table_open_if_any(scratch_text(text), 0);
    assert_false(table_is_searching(table));
    assert_int_equal(table_columns(table), 1);
    table_close(table);
}

/* Of the whole file, whatever was read of it. */
static void
a_table_may_have_a_digest(void **state)
{
    (void)state;
    const char *path = scratch_text("a,b\n1,2\n3,4\n");
    for (int rows = 0; rows <= 3; rows++) {
        char hex[SOURCE_DIGEST_SIZE] = "";
        struct table *table = table_open_digested(path, 0);
        for (int i = 0; i < rows; i++)
            assert_int_equal(table_next(table), i < 2);
        table_digest(table, hex);
        assert_string_equal(
            hex, "b9485148546419a0f6a85e8d708c923557c15d7f3c7d078ef1fa7f7c0f57d5a5");
        table_close(table);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(rows_and_cells),
        cmocka_unit_test(the_delimiter_may_be_given),
        cmocka_unit_test(titles_are_passed),
        cmocka_unit_test(where_no_header_follows),
        cmocka_unit_test(cells_in_windows_1252_are_read_and_counted),
        cmocka_unit_test(what_is_not_windows_1252_either),
        cmocka_unit_test(real_files_in_every_encoding),
        cmocka_unit_test(what_is_no_table_is_trouble),
        cmocka_unit_test(a_long_header_is_cut_in_messages),
        cmocka_unit_test(rows_that_are_none_are_set_aside),
        cmocka_unit_test(a_program_sets_rows_and_cells_aside),
        cmocka_unit_test(rows_seen_ahead_are_counted_once),
        cmocka_unit_test(lines_below_a_report_end_it),
        cmocka_unit_test(needed_rows_are_good_or_nothing_is),
        cmocka_unit_test(builtin_tables_are_good),
        cmocka_unit_test(a_file_may_have_no_record_or_no_header),
        cmocka_unit_test(names_may_lack_at_the_end),
        cmocka_unit_test(several_columns_at_once),
        cmocka_unit_test(needed_columns_must_be_there),
        cmocka_unit_test(a_search_ends_with_the_first_row),
        cmocka_unit_test(a_table_may_have_a_digest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
