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
#include "child.h"
#include "csv/stretch.h"
#include "two_ways.h"

#define BLOCK ((size_t)65536) /* what is read at a time, and cut */

/* ---- Texts ----------------------------------------------------------------------------------- */

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
        reading.coming = IN_PIECES;
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
    logs_free();
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
