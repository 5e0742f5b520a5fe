/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/writer: what it writes the reader reads back, byte by byte; quotes only where they are
 * needed; and a row that does not fit its header never leaves the program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "child.h"
#include "csv/reader.h"
#include "csv/writer.h"
#include "scratch.h"

static const struct writer_style for_spreadsheets = {.spreadsheet = true, .digits = 6};

/* What becomes of one row of cells, NULL-terminated. */
static const char *
written(const char *const *cells, const struct writer_style *style)
{
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, style);
    for (size_t i = 0; cells[i]; i++)
        writer_cell(writer, cells[i]);
    writer_end_row(writer);
    writer_commit(writer);
    return scratch_content(path);
}

static void
quotes_stand_where_they_are_needed(void **state)
{
    (void)state;
    static const struct {
        const char *cells[4];
        const char *line;
    } rows[] = {
        {{"rep", "goal", NULL}, "rep,goal\n"},
        {{"", "", NULL}, ",\n"},
        {{"a b", " c ", NULL}, "a b, c \n"},
        {{"a;b", "c|d", "e\tf", NULL}, "a;b,c|d,e\tf\n"},
        {{"it's", "#1", "=1+1", NULL}, "it's,#1,=1+1\n"},
        {{"Ruiz, Ana", "x", NULL}, "\"Ruiz, Ana\",x\n"},
        {{"5\" tube", "\"", NULL}, "\"5\"\" tube\",\"\"\"\"\n"},
        {{"a\nb", "c\rd", "e\r\n", NULL}, "\"a\nb\",\"c\rd\",\"e\r\n\"\n"},
        {{"\"a\",", "", NULL}, "\"\"\"a\"\",\",\n"},
        {{"", NULL}, "\"\"\n"}, /* else it would be an empty line, which is no record */
        {{"x", NULL}, "x\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(written(rows[i].cells, &writer_plain), rows[i].line);
}

static void
spreadsheets_get_what_they_want(void **state)
{
    (void)state;
    static const struct {
        const char *cells[4];
        const char *line;
    } rows[] = {
        {{"rep", "goal", NULL}, "rep,goal\r\n"},
        {{"=1+1", "+cmd", "@x", NULL}, "'=1+1,'+cmd,'@x\r\n"},
        {{"-x", "\tx", "\rx", NULL}, "'-x,'\tx,\"'\rx\"\r\n"},
        {{"-", "+", "=", NULL}, "'-,'+,'=\r\n"},
        {{"=a,b", "=\"x\"", NULL}, "\"'=a,b\",\"'=\"\"x\"\"\"\r\n"},
        {{"-12.5", "+3", "-0", NULL}, "-12.5,+3,-0\r\n"}, /* numbers are none */
        {{"-12,5", "+3 x", "-1e3", NULL}, "\"'-12,5\",'+3 x,'-1e3\r\n"},
        {{"a=b", " =1", "a\nb", NULL}, "a=b, =1,\"a\nb\"\r\n"},
        {{"", NULL}, "\"\"\r\n"},
        {{"'=1", NULL}, "'=1\r\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *content = written(rows[i].cells, &for_spreadsheets);
        assert_memory_equal(content, "\xef\xbb\xbf", 3);
        assert_string_equal(content + 3, rows[i].line);
    }
}

static void
every_kind_of_cell(void **state)
{
    (void)state;
    static const char *const columns[] = {
        "integer", "decimal", "day", "moment", "number", "bytes", NULL};
    const char *path = scratch_text("");
    struct writer_style style = writer_plain;
    style.digits = 4;
    struct writer *writer = writer_open(path, &style);
    writer_header(writer, columns);
    struct decimal amount;
    assert_true(decimal_parse("-1054.50", &amount));
    writer_integer(writer, -9223372036854775807LL - 1);
    writer_decimal(writer, amount);
    writer_day(writer, day_make(2026, 11, 16));
    writer_moment(writer, (struct moment){day_make(2026, 11, 16), 9 * 3600 + 5});
    writer_number(writer, 2.0 / 3);
    writer_bytes(writer, "a,b\"c", 3);
    writer_end_row(writer);
    writer_integer(writer, 0);
    writer_decimal(writer, decimal_from_int(0));
    writer_day(writer, DAY_NONE);
    writer_moment(writer, (struct moment){day_make(2026, 11, 16), -1});
    writer_number(writer, NAN);
    writer_bytes(writer, "a,b\"c", 0);
    writer_end_row(writer);
    writer_commit(writer);
    assert_string_equal(scratch_content(path),
        "integer,decimal,day,moment,number,bytes\n"
        "-9223372036854775808,-1054.5,2026-11-16,2026-11-16T09:00:05,0.6667,\"a,b\"\n"
        "0,0,,2026-11-16,,\n");
}

static void
a_number_alone_and_empty(void **state)
{
    (void)state;
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, &for_spreadsheets);
    writer_cell(writer, "low");
    writer_end_row(writer);
    writer_number(writer, NAN);
    writer_end_row(writer);
    writer_day(writer, DAY_NONE);
    writer_end_row(writer);
    writer_number(writer, -1.5);
    writer_end_row(writer);
    writer_commit(writer);
    assert_string_equal(scratch_content(path), "\xef\xbb\xbflow\r\n\"\"\r\n\"\"\r\n-1.5\r\n");
}

/* Whatever the cells: as many rows, as many cells, the same bytes. */
static void
what_is_written_is_read_back(void **state)
{
    (void)state;
    enum { ROWS = 3000, COLUMNS = 4, LONGEST = 60 };
    static const char *const parts[] = {"a", ",", "\"", "\r", "\n", ";", " ", "\t", "\xc3\xa9", "=",
        "", "-", "'", "\xef\xbb\xbf", "sep=;"};
    struct random random = random_begin(20261116);
    char(*cells)[LONGEST] = mem_zeroed((size_t)ROWS * COLUMNS, LONGEST);
    for (size_t columns = 1; columns <= COLUMNS; columns += 3) {
        const char *path = scratch_text("");
        struct writer *writer = writer_open(path, &writer_plain);
        writer_header(writer, columns == 1 ? (const char *[]){"a", NULL}
                                           : (const char *[]){"a", "b", "c", "d", NULL});
        for (size_t i = 0; i < ROWS * columns; i++) {
            cells[i][0] = '\0';
            for (size_t j = random_below(&random, 8); j > 0; j--) {
                const char *part = parts[random_below(&random, COUNT(parts))];
                memcpy(cells[i] + strlen(cells[i]), part, strlen(part) + 1);
            }
            writer_cell(writer, cells[i]);
            if ((i + 1) % columns == 0)
                writer_end_row(writer);
        }
        writer_commit(writer);
        struct reader *reader = reader_open(source_open(path), 0);
        assert_int_equal(reader_next(reader), READER_RECORD);
        for (size_t i = 0; i < ROWS * columns; i++) {
            if (i % columns == 0) {
                assert_int_equal(reader_next(reader), READER_RECORD);
                assert_int_equal(reader_cells(reader), columns);
                assert_int_equal(reader_empty_lines(reader), 0);
            }
            assert_string_equal(reader_cell(reader, i % columns), cells[i]);
        }
        assert_int_equal(reader_next(reader), READER_END);
        reader_close(reader);
    }
    free(cells);
}

static void
write_too_few(void *data)
{
    (void)data;
    static const char *const columns[] = {"a", "b", NULL};
    struct writer *writer = writer_open(NULL, &writer_plain);
    writer_header(writer, columns);
    writer_cell(writer, "1");
    writer_end_row(writer);
    writer_commit(writer);
}

static void
write_too_many(void *data)
{
    (void)data;
    struct writer *writer = writer_open(NULL, &writer_plain);
    writer_cell(writer, "a");
    writer_end_row(writer);
    writer_cell(writer, "1");
    writer_cell(writer, "2");
    writer_end_row(writer);
    writer_commit(writer);
}

static void
a_row_of_another_width_is_trouble(void **state)
{
    (void)state;
    struct outcome outcome = child_run(write_too_few, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err,
        "amptools: a row of 1 cells under a header of 2: this is a fault of the program\n");
    outcome = child_run(write_too_many, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err,
        "amptools: a row of 2 cells under a header of 1: this is a fault of the program\n");
}

static void
write_to_standard_output(void *data)
{
    struct writer *writer = writer_open(data, &writer_plain);
    writer_header(writer, (const char *[]){"a", "b", NULL});
    writer_commit(writer);
}

static void
give_up(void *path)
{
    struct writer *writer = writer_open(path, &writer_plain);
    writer_header(writer, (const char *[]){"a", "b", NULL});
    diag_fatal("enough");
}

/* As base/outfile says: standard output for NULL and "-", else whole or not at all. */
static void
where_it_goes(void **state)
{
    (void)state;
    char dash[] = "-", *path = scratch_text("as it was");
    assert_string_equal(child_run(write_to_standard_output, NULL).out, "a,b\n");
    assert_string_equal(child_run(write_to_standard_output, dash).out, "a,b\n");
    assert_int_equal(child_run(give_up, path).status, STATUS_TROUBLE);
    assert_string_equal(scratch_content(path), "as it was");
    assert_int_equal(child_run(write_to_standard_output, path).status, 0);
    assert_string_equal(scratch_content(path), "a,b\n");
}

/* The text of a moment is kept for the next row; only the same moment may use it. */
static void
moments_one_after_the_other(void **state)
{
    (void)state;
    static const struct {
        struct moment moment;
        const char *text;
    } cases[] = {
        {{0, 0}, "1970-01-01T00:00"},
        {{0, 0}, "1970-01-01T00:00"},
        {{0, 1}, "1970-01-01T00:00:01"},
        {{1, 1}, "1970-01-02T00:00:01"},
        {{1, 1}, "1970-01-02T00:00:01"},
        {{1, -1}, "1970-01-02"},
        {{0, -1}, "1970-01-01"},
        {{DAY_NONE, -1}, "\"\""},
        {{0, -1}, "1970-01-01"},
    };
    char wanted[400] = "when\n";
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    writer_header(writer, (const char *[]){"when", NULL});
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t length = strlen(wanted);
        snprintf(wanted + length, sizeof wanted - length, "%s\n", cases[i].text);
        writer_moment(writer, cases[i].moment);
        writer_end_row(writer);
    }
    writer_commit(writer);
    assert_string_equal(scratch_content(path), wanted);
    path = scratch_text("");
    writer = writer_open(path, &writer_plain);
    writer_moment(writer, (struct moment){DAY_NONE, -1});
    writer_number(writer, 2.0 / 3);
    writer_end_row(writer);
    writer_commit(writer);
    assert_string_equal(scratch_content(path), ",0.666667\n");
}

/* Only the given bytes are looked at and written, any of them. */
static void
bytes_are_bytes(void **state)
{
    (void)state;
    static const char wanted[] = "\xef\xbb\xbf"
                                 "a,'=,\0x,\xff,'\t\r\n";
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, &for_spreadsheets);
    writer_bytes(writer, "a,b", 1);
    writer_bytes(writer, "=1", 0);
    writer_commit(writer);
    assert_string_equal(scratch_content(path), "\xef\xbb\xbf" /* a row may be left open */
                                               "a,");
    path = scratch_text("");
    writer = writer_open(path, &for_spreadsheets);
    writer_bytes(writer, "a,b", 1);
    writer_bytes(writer, "'=", 2);
    writer_bytes(writer, "\0x", 2);
    writer_bytes(writer, "\xff", 1);
    writer_bytes(writer, "\t,", 1);
    writer_end_row(writer);
    writer_commit(writer);
    FILE *file = fopen(path, "rb");
    char content[64];
    size_t length = fread(content, 1, sizeof content, file);
    fclose(file);
    assert_int_equal(length, sizeof wanted - 1);
    assert_memory_equal(content, wanted, length);
}

/* Whatever its length, a cell finds room: every byte doubled, or a mark before it. */
static void
long_cells_find_room(void **state)
{
    (void)state;
    char text[200];
    for (size_t length = 1; length < sizeof text; length++) {
        for (int kind = 0; kind < 2; kind++) {
            memset(text, kind ? '=' : '"', length);
            struct writer *writer = writer_open("/dev/null", &for_spreadsheets);
            writer_cell(writer, "x");
            writer_bytes(writer, text, length);
            writer_end_row(writer);
            writer_commit(writer);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_stand_where_they_are_needed),
        cmocka_unit_test(spreadsheets_get_what_they_want),
        cmocka_unit_test(every_kind_of_cell),
        cmocka_unit_test(a_number_alone_and_empty),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(a_row_of_another_width_is_trouble),
        cmocka_unit_test(where_it_goes),
        cmocka_unit_test(moments_one_after_the_other),
        cmocka_unit_test(bytes_are_bytes),
        cmocka_unit_test(long_cells_find_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
