/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/stretch, and the reader that stands on it: whatever the bytes, however they come, and however
 * far somebody looks ahead, the records are those that libcsv gives alone, with the same lines,
 * bytes, faults and messages.
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
#include "base/text.h"
#include "child.h"
#include "csv/reader.h"
#include "csv/stretch.h"
#include "scratch.h"

#define BLOCK ((size_t)65536) /* what is read at a time, and cut */

/* How a text is read. */
struct reading {
    const char *text;
    size_t length;
    char delimiter; /* 0 = detect */
    size_t header;  /* so many records are looked at until the header is found; 0 = no search */
    size_t mark_at; /* the record where somebody looks ahead; 0 = nobody does */
    size_t ahead;   /* how far */
    size_t piece;   /* 0: the text is in memory; else it comes in such pieces */
    bool slow;
};

/* Everything a reader said. */
static struct log {
    char *bytes;
    size_t length, capacity;
} logs[2];

static void
put(struct log *log, const void *bytes, size_t length)
{
    log->bytes = mem_grow(log->bytes, &log->capacity, log->length + length + 1, 1);
    if (length > 0)
        memcpy(log->bytes + log->length, bytes, length);
    log->length += length;
}

static void
put_number(struct log *log, size_t number)
{
    put(log, &number, sizeof number);
}

/* Notes the record in hand. */
static void
put_record(struct log *log, const struct reader *reader, enum reader_result result)
{
    size_t length;
    const char *raw = reader_raw(reader, &length);
    put_number(log, (size_t)result);
    put_number(log, reader_place(reader).line);
    put_number(log, reader_empty_lines(reader));
    put_number(log, length);
    put(log, raw, length);
    if (result == READER_FAULT) {
        put(log, reader_fault(reader), strlen(reader_fault(reader)));
        return;
    }
    assert_int_equal(reader_is_utf8(reader), text_is_utf8(raw, length));
    put_number(log, (size_t)reader_delimiter(reader));
    put_number(log, reader_cells(reader));
    for (size_t i = 0; i < reader_cells(reader); i++) {
        put_number(log, reader_cell_length(reader, i));
        put(log, reader_cell(reader, i), reader_cell_length(reader, i) + 1);
    }
}

static void
read_all(const struct reading *reading, struct reader *reader, struct log *log)
{
    enum reader_result result;
    if (reading->slow)
        reader_without_fast_path(reader);
    if (reading->header > 0)
        reader_search(reader);
    for (size_t number = 1; (result = reader_next(reader)) != READER_END; number++) {
        put_record(log, reader, result);
        if (number == reading->header)
            reader_settle(reader);
        if (number != reading->mark_at)
            continue;
        reader_mark(reader);
        for (size_t i = 0; i < reading->ahead && reader_next(reader) != READER_END; i++)
            ;
        reader_rewind(reader);
    }
    put_number(log, reader_empty_lines(reader));
}

/* The log of a reading, with the message of its end if that was fatal. */
static void
read_into(const struct reading *reading, struct log *log)
{
    static struct reader *reader; /* survives the longjmp */
    log->length = 0;
    if (reading->piece > 0)
        feed_begin(reading->text, reading->length, 1, reading->piece);
    struct source *source = reading->piece > 0
                                ? source_open("-")
                                : source_open_bytes("<stdin>", reading->text, reading->length);
    reader = reader_open(source, reading->delimiter);
    if (setjmp(fatal_back) == 0)
        read_all(reading, reader, log);
    const char *said = fatal_said();
    put(log, said, strlen(said));
    reader_close(reader);
    if (reading->piece > 0)
        feed_end();
}

/* Read both ways; in pieces, the fast way alone is. */
static void
compare(struct reading reading)
{
    read_into(&reading, &logs[0]);
    reading.slow = true;
    reading.piece = 0;
    read_into(&reading, &logs[1]);
    if (logs[0].length != logs[1].length ||
        memcmp(logs[0].bytes, logs[1].bytes, logs[0].length) != 0)
        fail_msg("delimiter %d, header %zu, mark %zu, ahead %zu:\n%.*s", reading.delimiter,
            reading.header, reading.mark_at, reading.ahead,
            (int)(reading.length < 300 ? reading.length : 300), reading.text);
}

/* ---- Texts ----------------------------------------------------------------------------------- */

static const char *const parts[] = {"a", ",", "\"", "\r", "\n", ";", " ", "\t", "|", ",", ",", "\n",
    "\r\n", "\xc3\xa9", "\xff", "\xe2\x82", "word", "12.50", "\"quoted, so\"", "\"two\nlines\"",
    "\"\"", "\"5\"\" tube\"", "sep=;\n", "\xef\xbb\xbf", "x,y,z\n", ",,,,\r\n"};

/* Appends random parts, of the first `kinds` of them; a text of few kinds has long plain runs. */
static size_t
add_parts(struct random *random, char *text, size_t length, size_t limit)
{
    size_t kinds = 1 + random_below(random, COUNT(parts)), count = random_below(random, 60);
    for (size_t i = 0; i < count; i++) {
        const char *part = parts[random_below(random, 2) ? random_below(random, COUNT(parts))
                                                         : random_below(random, kinds)];
        if (length + strlen(part) > limit)
            break;
        memcpy(text + length, part, strlen(part));
        length += strlen(part);
    }
    return length;
}

static struct reading
random_reading(struct random *random)
{
    static const char delimiters[] = {'\0', ',', ';', '\t', '|'};
    return (struct reading){.delimiter = delimiters[random_below(random, sizeof delimiters)],
        .header = random_below(random, 2) ? 0 : random_below(random, 5),
        .mark_at = random_below(random, 3) ? 0 : 1 + random_below(random, 6),
        .ahead = random_below(random, 8)};
}

static void
short_texts_read_alike(void **state)
{
    (void)state;
    struct random random = random_begin(20261123);
    char text[600];
    fatal_begin();
    for (int round = 0; round < (CHILD_HAS_ASAN ? 4000 : 30000); round++) {
        struct reading reading = random_reading(&random);
        reading.text = text;
        reading.length = add_parts(&random, text, 0, sizeof text);
        compare(reading);
    }
    fatal_end();
}

/* The same where a block, and a stretch, ends: `plain` bytes are lines of their own before it. */
static void
texts_at_a_blocks_end_read_alike(void **state)
{
    (void)state;
    struct random random = random_begin(20261124);
    char *text = mem_zeroed(3 * BLOCK, 1);
    fatal_begin();
    for (int round = 0; round < 400; round++) {
        struct reading reading = random_reading(&random);
        size_t line = 1 + random_below(&random, 200), plain = BLOCK - random_below(&random, 200);
        plain += BLOCK * random_below(&random, 2);
        memset(text, "x,\xe9"[random_below(&random, 3)], plain);
        for (size_t i = line; i < plain; i += line + 1)
            text[i] = '\n';
        reading.text = text;
        reading.length = add_parts(&random, text, plain, 3 * BLOCK);
        reading.mark_at += reading.mark_at > 0 ? random_below(&random, plain / line) : 0;
        compare(reading);
    }
    fatal_end();
    free(text);
}

/* However few bytes come at a time. */
static void
pieces_read_alike(void **state)
{
    (void)state;
    struct random random = random_begin(20261125);
    char text[200];
    fatal_begin();
    for (int round = 0; round < 200; round++) {
        struct reading reading = random_reading(&random);
        reading.text = text;
        reading.length = add_parts(&random, text, 0, sizeof text);
        reading.piece = 1 + random_below(&random, 9);
        compare(reading);
    }
    fatal_end();
}

/* A NUL ends the program with its line, wherever it stands. */
static void
a_nul_reads_alike(void **state)
{
    (void)state;
    struct random random = random_begin(20261126);
    char text[300];
    fatal_begin();
    for (int round = 0; round < 300; round++) {
        struct reading reading = random_reading(&random);
        reading.text = text;
        reading.length = add_parts(&random, text, 0, sizeof text);
        if (reading.length > 0)
            text[random_below(&random, reading.length)] = '\0';
        compare(reading);
    }
    fatal_end();
}

static void
long_cells_and_many_read_alike(void **state)
{
    (void)state;
    size_t length = 5 * BLOCK;
    char *text = mem_zeroed(length, 1);
    fatal_begin();
    for (size_t gap = 1; gap < 4 * BLOCK; gap = gap * 7 + 1) {
        memset(text, 'y', length);
        for (size_t i = gap; i < length; i += gap + 1)
            text[i] = i % 5 ? ',' : '\n';
        compare((struct reading){.text = text, .length = length, .delimiter = ','});
        memcpy(text + length / 2, ",\"z\",", 5);
        compare((struct reading){.text = text, .length = length, .mark_at = 2, .ahead = 3});
    }
    fatal_end();
    free(text);
    free(logs[0].bytes);
    free(logs[1].bytes);
}

/* ---- The stretch alone ----------------------------------------------------------------------- */

static void
lines_taken_otherwise_are_passed_over(void **state)
{
    (void)state;
    static const char text[] = "a,b\n\"1\n2\",3\n\nc\r\n4";
    struct lines lines;
    struct stretch stretch = {0};
    struct cut_line line;
    size_t content;
    lines_start(&lines, source_open_bytes("memory", text, strlen(text)));
    assert_int_equal(stretch_line(&stretch, &lines, ',', &line), CUT_UNFINISHED); /* not read yet */
    assert_int_equal(lines_peek(&lines, &content), 4);
    assert_int_equal(stretch_line(&stretch, &lines, ',', &line), CUT_RECORD);
    assert_string_equal(record_cell(&line.record, 1), "b");
    assert_true(line.utf8);
    lines_take(&lines, line.length);
    assert_int_equal(stretch_line(&stretch, &lines, ',', &line), CUT_QUOTED);
    lines_take(&lines, lines_peek(&lines, &content));
    lines_take(&lines, lines_peek(&lines, &content));
    assert_int_equal(stretch_line(&stretch, &lines, ',', &line), CUT_EMPTY);
    lines_take(&lines, line.length);
    assert_int_equal(stretch_line(&stretch, &lines, ',', &line), CUT_RECORD);
    assert_int_equal(line.length, 3);
    lines_take(&lines, line.length);
    assert_int_equal(stretch_line(&stretch, &lines, ',', &line), CUT_UNFINISHED);
    assert_int_equal(lines_peek(&lines, &content), 1);
    stretch_free(&stretch);
    lines_free(&lines);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_texts_read_alike),
        cmocka_unit_test(texts_at_a_blocks_end_read_alike),
        cmocka_unit_test(pieces_read_alike),
        cmocka_unit_test(a_nul_reads_alike),
        cmocka_unit_test(long_cells_and_many_read_alike),
        cmocka_unit_test(lines_taken_otherwise_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
