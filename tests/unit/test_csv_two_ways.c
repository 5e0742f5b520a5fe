/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader's fast way against libcsv alone, where a mistake would hide: at every byte of a text
 * that comes in two pieces, at every place of a step, a stretch and a block, behind every byte
 * order mark, at the longest line; and one level above, in the rows that a table gives and sets
 * aside. test_csv_stretch has the texts that are random all over.
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
#include "csv/lines.h"
#include "csv/table.h"
#include "two_ways.h"

enum {
    STEP = 64,    /* bytes looked at at a time */
    BLOCK = 65536 /* bytes read at a time, and cut */
};

/* ---- The reader ------------------------------------------------------------------------------ */

/* A text that comes in two pieces may be cut in a CRLF, a character, a mark, a pair of quotes. */
static void
two_pieces_read_alike(void **state)
{
    (void)state;
    struct random random = random_begin(20261127);
    static const char *const marks[] = {"", "", "\xef\xbb\xbf"};
    char text[80];
    fatal_begin();
    for (int round = 0; round < (CHILD_HAS_ASAN ? 60 : 400); round++) {
        struct reading reading = random_reading(&random);
        const char *mark = marks[random_below(&random, COUNT(marks))];
        memcpy(text, mark, strlen(mark));
        reading.text = text;
        reading.length = add_parts(&random, text, strlen(mark), sizeof text);
        reading.coming = IN_TWO;
        for (reading.piece = 1; reading.piece < reading.length; reading.piece++)
            compare(reading);
    }
    fatal_end();
}

static const char *const notable[] = {",", ",,", "\"", "\",\"", "\n", "\r", "\r\n", "\n\r", "\n\n",
    "\r\r\n", "\n\"a,\"\"b\"\n", "\n\"a\n", "\xc3\xa9", "\xc3", "\xa9", "\xf0\x9f\x98\x80", "\xff"};

/* Compares a plain text of `length` bytes with two things worth noting in it, one at `at` and one
   `apart` bytes behind its beginning. The header above it is read by libcsv either way. */
static void
compare_notable(char *text, size_t length, size_t at, size_t apart, enum way_of_coming coming)
{
    for (size_t i = 0; i < COUNT(notable); i++) {
        size_t other = (i * 7 + at) % COUNT(notable);
        memset(text, 'x', length);
        memcpy(text, "h,h\n", 4);
        memcpy(text + at, notable[i], strlen(notable[i]));
        if (apart > 0)
            memcpy(text + at + apart, notable[other], strlen(notable[other]));
        compare(
            (struct reading){.text = text, .length = length, .delimiter = ',', .coming = coming});
    }
}

static void
every_place_in_a_step_reads_alike(void **state)
{
    (void)state;
    char text[4 * STEP];
    fatal_begin();
    for (size_t at = 4; at < 4 + 2 * STEP; at++)
        for (size_t apart = 0; apart < 3; apart++)
            compare_notable(text, sizeof text, at, (size_t[]){0, 3, STEP}[apart], FROM_MEMORY);
    fatal_end();
}

/* The same where a block ends, and the stretch that began with it or behind the header; the text
   ends soon behind that, or the next block is full too. */
static void
every_place_at_a_blocks_end_reads_alike(void **state)
{
    (void)state;
    char *text = mem_zeroed(3 * BLOCK, 1);
    size_t far = CHILD_HAS_ASAN ? 8 : STEP + 4;
    fatal_begin();
    for (size_t at = BLOCK - far; at < BLOCK + far; at++) {
        compare_notable(text, BLOCK + 2 * STEP + at % STEP, at, at % 2 ? 5 : 0, FROM_FILE);
        if (at % 16 == 0)
            compare_notable(text, 3 * BLOCK, at, BLOCK, at % 32 ? FROM_FILE : FROM_MEMORY);
    }
    fatal_end();
    free(text);
}

/* Bytes that are decoded, and what stands where a mark could. */
static void
every_mark_reads_alike(void **state)
{
    (void)state;
    static const struct {
        const char *mark;
        size_t length, width; /* width: bytes of a character, the lowest first */
    } marks[] = {{"\xef\xbb\xbf", 3, 1}, {"\xef\xbb", 2, 1}, {"\xff\xfe", 2, 2},
        {"\xff\xfe\0\0", 4, 4}, {"\xff", 1, 1}};
    struct random random = random_begin(20261128);
    char plain[400], text[4 * sizeof plain + 4];
    fatal_begin();
    for (size_t round = 0; round < 1000; round++) {
        struct reading reading = random_reading(&random);
        size_t which = round % COUNT(marks), width = marks[which].width;
        size_t length = add_parts(&random, plain, 0, sizeof plain);
        memset(text, 0, sizeof text);
        memcpy(text, marks[which].mark, marks[which].length);
        for (size_t i = 0; i < length; i++)
            text[marks[which].length + i * width] = plain[i];
        reading.text = text;
        reading.length = marks[which].length + length * width;
        reading.coming = round % 2 ? FROM_FILE : FROM_MEMORY;
        compare(reading);
    }
    fatal_end();
}

/* Around the limit of 16 MiB, and a quote that is open there. */
static void
the_longest_lines_read_alike(void **state)
{
    (void)state;
    static const char *const ends[] = {"", "\r\n", "\n1,2\n"};
    char *text = mem_zeroed(LINES_LIMIT + 40, 1);
    fatal_begin();
    for (int i = 0; i < (CHILD_HAS_ASAN ? 4 : 12); i++) {
        const char *end = ends[i % 3];
        size_t length = LINES_LIMIT - 1 + (size_t)i / 3;
        memset(text, 'x', 4 + length);
        memcpy(text, "a,b\n", 4);
        text[LINES_LIMIT / 2] = ',';
        if (i % 2)
            memcpy(text + 4, "\"y\n\",", 5);
        if (i % 4 == 3)
            text[4 + length / 2] = '"';
        memcpy(text + 4 + length, end, strlen(end));
        compare((struct reading){.text = text, .length = 4 + length + strlen(end)});
    }
    fatal_end();
    free(text);
    logs_free();
}

/* ---- The table ------------------------------------------------------------------------------- */

static struct log *heard_by;

/* Notes what is set aside. */
static void
hear(struct place place, const char *column, const char *reason, void *data)
{
    (void)data;
    log_number(heard_by, place.line);
    log_bytes(heard_by, column ? column : "-", column ? strlen(column) : 1);
    log_bytes(heard_by, reason, strlen(reason));
}

static bool
is_total(const char *text, void *data)
{
    (void)data;
    return strcmp(text, "word") == 0;
}

static void
log_row(struct log *log, const struct table *table)
{
    log_number(log, table_place(table).line);
    for (size_t i = 0; i < table_columns(table); i++)
        log_bytes(log, table_cell(table, (int)i), strlen(table_cell(table, (int)i)) + 1);
}

static void
log_rows(const struct reading *reading, struct table *table, struct log *log)
{
    for (size_t number = 1; table_next(table); number++) {
        log_row(log, table);
        if (number % 2)
            table_set_cell_aside(table, 0, "is an odd one");
        if (number != reading->mark_at)
            continue;
        table_mark(table);
        for (size_t i = 0; i < reading->ahead && table_next(table); i++)
            log_row(log, table);
        table_rewind(table);
        log_row(log, table);
    }
    log_number(log, table_footer_rows(table));
    log_number(log, table_furniture_rows(table));
    log_number(log, table_legacy_cells(table));
}

/* Everything that a table says of a text, with what is set aside. The ways of a table are told by
   the reading's `header`, which is not searched for here. */
static void
log_table(const struct reading *reading, struct log *log)
{
    static struct table *table; /* survives the longjmp */
    log->length = 0;
    heard_by = log;
    diag_reset();
    aside_begin(NULL, false);
    aside_listen(hear, NULL);
    table = table_of(coming_begin(reading), reading->delimiter);
    if (reading->slow)
        reader_without_fast_path(table_reader(table));
    if (reading->header & 1)
        table_expect_footer(table);
    if (reading->header & 2)
        table_expect_furniture(table, is_total, NULL);
    table_accept_legacy(table, (reading->header & 4) != 0);
    if (setjmp(fatal_back) == 0) {
        log_rows(reading, table, log);
        log_number(log, (size_t)aside_finish(0));
    }
    const char *said = fatal_said();
    log_bytes(log, said, strlen(said));
    aside_reset();
    diag_reset();
    table_close(table);
    coming_end(reading);
}

static const char *const row_parts[] = {"1,2,3\n", "\xc3\xa9,b,c\r\n", "1,2\n", "1,2,3,4\n",
    "1,2,3, ,\n", "\xe9,b,\xc3\xa9\n", "\x81,b,c\n", "\n", " , ,\n", "word,1,2\n", "one cell\n",
    "a\"b,c,d\n", "\"a\"b,c,d\n", "\"a,b\",c,\"d\"\"e\"\n", "\"two\nlines\",b,c\n", "x,y,z\r"};

/* Rows of the wrong width, rows that are no text or in another encoding, stray quotes, totals, the
   lines below a report: the same rows are given and set aside, with the same lines and messages. */
static void
tables_are_alike(void **state)
{
    (void)state;
    struct random random = random_begin(20261129);
    static const char header[] = "first,second,third\n";
    char text[2000];
    fatal_begin();
    for (int round = 0; round < (CHILD_HAS_ASAN ? 500 : 4000); round++) {
        struct reading reading = random_reading(&random);
        size_t length = sizeof header - 1, rows = random_below(&random, 90);
        memcpy(text, header, length);
        for (size_t i = 0; i < rows; i++) {
            const char *row = row_parts[random_below(&random, COUNT(row_parts))];
            if (length + strlen(row) > sizeof text)
                break;
            memcpy(text + length, row, strlen(row));
            length += strlen(row);
        }
        reading.text = text;
        reading.length = length - random_below(&random, 3); /* the last line is not always ended */
        reading.delimiter = ',';
        reading.header = random_below(&random, 8);
        reading.coming = round % 4 ? FROM_MEMORY : FROM_FILE;
        compare_logs(reading, log_table);
    }
    fatal_end();
    logs_free();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_pieces_read_alike),
        cmocka_unit_test(every_place_in_a_step_reads_alike),
        cmocka_unit_test(every_place_at_a_blocks_end_reads_alike),
        cmocka_unit_test(every_mark_reads_alike),
        cmocka_unit_test(the_longest_lines_read_alike),
        cmocka_unit_test(tables_are_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
