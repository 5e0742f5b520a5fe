/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/lines: where a physical line ends and which number it has, whatever ends it and wherever the
 * buffer does.
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
#include "csv/lines.h"
#include "scratch.h"

#define BLOCK ((size_t)65536) /* what lines reads at a time */

static void
start(struct lines *lines, const void *bytes, size_t length)
{
    lines_start(lines, source_open_bytes("memory", bytes, length));
}

/* The next line as a record of its own must be `text` followed by `end`, on line `number`. */
static void
assert_line(struct lines *lines, const char *text, const char *end, size_t number)
{
    size_t content;
    lines_begin_record(lines);
    size_t length = lines_peek(lines, &content);
    assert_int_equal(lines->number, number);
    assert_int_equal(content, strlen(text));
    assert_int_equal(length, strlen(text) + strlen(end));
    assert_memory_equal(lines->buffer + lines->next, text, content);
    assert_memory_equal(lines->buffer + lines->next + content, end, strlen(end));
    lines_take(lines, length);
}

static void
assert_end(struct lines *lines)
{
    size_t content;
    lines_begin_record(lines);
    assert_int_equal(lines_peek(lines, &content), 0);
    assert_int_equal(lines_peek(lines, &content), 0);
}

static void
lines_end_with_any_mark(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < COUNT(ends); i++) {
        for (size_t j = 0; j < COUNT(ends); j++) {
            char text[40];
            snprintf(text, sizeof text, "a,b%scd%se", ends[i], ends[j]);
            struct lines lines;
            start(&lines, text, strlen(text));
            assert_line(&lines, "a,b", ends[i], 1);
            assert_line(&lines, "cd", ends[j], 2);
            assert_line(&lines, "e", "", 3);
            assert_end(&lines);
            lines_free(&lines);
        }
    }
}

static void
empty_lines_are_lines(void **state)
{
    (void)state;
    static const char text[] = "\n\r\n\r\r\n\n\rx\r";
    struct lines lines;
    start(&lines, text, strlen(text));
    assert_line(&lines, "", "\n", 1);
    assert_line(&lines, "", "\r\n", 2);
    assert_line(&lines, "", "\r", 3);
    assert_line(&lines, "", "\r\n", 4);
    assert_line(&lines, "", "\n", 5);
    assert_line(&lines, "", "\r", 6);
    assert_line(&lines, "x", "\r", 7);
    assert_end(&lines);
    lines_free(&lines);
    start(&lines, "", 0);
    assert_end(&lines);
    lines_free(&lines);
}

/* The number of physical lines before each, by the plainest of rules. */
static void
lines_are_where_a_plain_loop_finds_them(void **state)
{
    (void)state;
    struct random random = random_begin(20261116);
    char *text = mem_zeroed(BLOCK + 64, 1);
    for (int round = 0; round < 2000; round++) {
        /* The end of the first block falls into the random part. */
        size_t plain = round % 2 ? BLOCK - random_below(&random, 20) : 0;
        size_t length = plain + random_below(&random, 40);
        memset(text, 'x', plain);
        for (size_t i = plain; i < length; i++)
            text[i] = "\r\nab"[random_below(&random, 4)];
        struct lines lines;
        start(&lines, text, length);
        size_t at = 0, number = 1;
        while (at < length) {
            size_t end = at, content;
            while (end < length && text[end] != '\n' && text[end] != '\r')
                end++;
            size_t after = end + (end < length);
            after += end + 1 < length && text[end] == '\r' && text[end + 1] == '\n';
            lines_begin_record(&lines);
            assert_int_equal(lines_peek(&lines, &content), after - at);
            assert_int_equal(content, end - at);
            assert_int_equal(lines.number, number++);
            assert_memory_equal(lines.buffer + lines.next, text + at, after - at);
            lines_take(&lines, after - at);
            at = after;
        }
        assert_end(&lines);
        lines_free(&lines);
    }
    free(text);
}

static void
pieces_of_any_size_are_the_same_lines(void **state)
{
    (void)state;
    static const char text[] = "a\r\n\r\rbc\n\nd";
    for (size_t piece = 0; piece < 5; piece++) {
        struct lines lines;
        feed_begin(text, strlen(text), 1, piece);
        lines_start(&lines, source_open("-"));
        assert_line(&lines, "a", "\r\n", 1);
        assert_line(&lines, "", "\r", 2);
        assert_line(&lines, "", "\r", 3);
        assert_line(&lines, "bc", "\n", 4);
        assert_line(&lines, "", "\n", 5);
        assert_line(&lines, "d", "", 6);
        assert_end(&lines);
        lines_free(&lines);
        feed_end();
    }
}

/* The lines of one record stay together, however long it grows. */
static void
a_record_stays_whole(void **state)
{
    (void)state;
    enum { LINES = 5000, LENGTH = 50 };
    char *text = mem_zeroed(LINES, LENGTH);
    for (size_t i = 0; i < LINES; i++) {
        memset(text + i * LENGTH, (char)('a' + i % 26), LENGTH - 1);
        text[(i + 1) * LENGTH - 1] = '\n';
    }
    struct lines lines;
    start(&lines, text, LINES * LENGTH);
    size_t content;
    for (size_t i = 0; i < 10; i++)
        lines_take(&lines, lines_peek(&lines, &content));
    lines_begin_record(&lines);
    for (size_t i = 10; i < LINES; i++) {
        assert_int_equal(lines_peek(&lines, &content), LENGTH);
        lines_take(&lines, LENGTH);
    }
    assert_int_equal(lines.number, LINES + 1);
    assert_int_equal(lines.next - lines.begin, (LINES - 10) * LENGTH);
    assert_memory_equal(
        lines.buffer + lines.begin, text + (size_t)10 * LENGTH, (LINES - 10) * LENGTH);
    assert_end(&lines);
    lines_free(&lines);
    free(text);
}

/* The buffer does not grow with what was taken. */
static void
memory_does_not_grow_with_lines(void **state)
{
    (void)state;
    enum { LENGTH = 1000, TIMES = 4000 };
    char line[LENGTH];
    memset(line, 'x', LENGTH);
    line[LENGTH - 1] = '\n';
    feed_begin(line, LENGTH, TIMES, 0);
    struct lines lines;
    lines_start(&lines, source_open("-"));
    size_t content, length;
    do {
        lines_begin_record(&lines);
        length = lines_peek(&lines, &content);
        lines_take(&lines, length);
    } while (length > 0);
    assert_int_equal(lines.number, TIMES + 2);
    assert_int_equal(lines.capacity, 2 * BLOCK + LINES_ROOM); /* as at the beginning */
    lines_free(&lines);
    feed_end();
}

static void
a_mark_keeps_its_number(void **state)
{
    (void)state;
    static const char text[] = "one\ntwo\nthree\nfour\nfive";
    struct lines lines;
    start(&lines, text, strlen(text));
    assert_line(&lines, "one", "\n", 1);
    assert_line(&lines, "two", "\n", 2); /* is the current record */
    lines_mark(&lines, 2);
    assert_line(&lines, "three", "\n", 3);
    assert_line(&lines, "four", "\n", 4);
    assert_line(&lines, "five", "", 5);
    assert_end(&lines);
    lines_rewind(&lines);
    assert_line(&lines, "two", "\n", 2);
    assert_line(&lines, "three", "\n", 3);
    lines_mark(&lines, 3);
    lines_rewind(&lines);
    assert_line(&lines, "three", "\n", 3);
    assert_line(&lines, "four", "\n", 4);
    assert_line(&lines, "five", "", 5);
    assert_end(&lines);
    lines_free(&lines);
}

/* Also over a block's end, and where the LF that ends a line was already looked for. */
static void
back_to_the_record(void **state)
{
    (void)state;
    for (size_t width = 1; width < 2 * BLOCK; width = width * 3 + 1) {
        char *text = mem_zeroed(width + 20, 1);
        memset(text, 'x', width);
        memcpy(text + width, "\rab\nc\r\nd\re\n", 11);
        struct lines lines;
        start(&lines, text, width + 11);
        size_t content;
        lines_take(&lines, lines_peek(&lines, &content));
        assert_int_equal(content, width);
        for (int round = 0; round < 3; round++) {
            lines_begin_record(&lines);
            for (int i = 0; i < 4; i++)
                lines_take(&lines, lines_peek(&lines, &content));
            assert_int_equal(lines_peek(&lines, &content), 0);
            assert_int_equal(lines.number, 6);
            lines_back_to_record(&lines, 2);
            assert_int_equal(lines_peek(&lines, &content), 3);
            assert_int_equal(content, 2);
            assert_int_equal(lines.number, 2);
        }
        assert_line(&lines, "ab", "\n", 2);
        assert_line(&lines, "c", "\r\n", 3);
        assert_line(&lines, "d", "\r", 4);
        assert_line(&lines, "e", "\n", 5);
        assert_end(&lines);
        lines_free(&lines);
        free(text);
    }
}

static void
a_place_is_the_source_and_a_line(void **state)
{
    (void)state;
    struct lines lines;
    start(&lines, "x", 1);
    struct place place = lines_place(&lines, 17);
    assert_string_equal(place.file, "memory");
    assert_int_equal(place.line, 17);
    lines_free(&lines);
}

/* A line of exactly the limit is a line, also if its CR is the last byte of a block and the LF the
 * first of the next. */
static void
the_limit_is_the_limit(void **state)
{
    (void)state;
    size_t first = BLOCK - 1, all = first + LINES_LIMIT + 2 + 5;
    char *text = mem_zeroed(all, 1);
    memset(text, 'x', all);
    text[first - 1] = '\n';
    memcpy(text + first + LINES_LIMIT, "\r\nlast\n", 7);
    struct lines lines;
    start(&lines, text, all);
    size_t content;
    lines_take(&lines, lines_peek(&lines, &content));
    assert_int_equal(content, first - 1);
    lines_begin_record(&lines);
    assert_int_equal(lines_peek(&lines, &content), LINES_LIMIT + 2);
    assert_int_equal(content, LINES_LIMIT);
    lines_take(&lines, LINES_LIMIT + 2);
    assert_line(&lines, "last", "\n", 3);
    lines_free(&lines);
    free(text);
}

/* What is longer is not read to its end: the caller is told how much is there and need not read on.
 */
static void
beyond_the_limit_nothing_is_read(void **state)
{
    (void)state;
    static char block[65536];
    memset(block, 'x', sizeof block);
    feed_begin(block, sizeof block, 100000, 0); /* 6.5 GB, if they were read */
    struct lines lines;
    lines_start(&lines, source_open("-"));
    size_t content, length = lines_peek(&lines, &content);
    assert_true(content > LINES_LIMIT && content < LINES_LIMIT + 4 * BLOCK);
    assert_int_equal(length, content);
    lines_free(&lines);
    int null = dup(feed_stdin);
    dup2(null, STDIN_FILENO); /* the last reader goes away, and with it the writer */
    close(null);
    feed_end();
}

struct with_nul {
    const char *bytes;
    size_t length, line;
    bool is_one_record;
};

static void
meet_nul(void *data)
{
    const struct with_nul *with_nul = data;
    struct lines lines;
    start(&lines, with_nul->bytes, with_nul->length);
    size_t content, length;
    do {
        if (!with_nul->is_one_record)
            lines_begin_record(&lines);
        length = lines_peek(&lines, &content);
        lines_take(&lines, length);
    } while (length > 0);
}

static void
a_nul_byte_names_its_line(void **state)
{
    (void)state;
    static char second_block[70000];
    memset(second_block, 'x', sizeof second_block);
    second_block[10] = second_block[20] = second_block[69990] = '\n';
    second_block[69995] = '\0';
    struct with_nul rows[] = {
        {"\0", 1, 1, false},
        {"abc\0def", 7, 1, false},
        {"a\nb\nc\0", 6, 3, false},
        {"a\r\nb\r\n\r\n\0", 9, 4, false},
        {"a\rb\r\r\0c", 7, 4, false},
        {"a\n\rb\r\n\0", 8, 4, false},
        {"a\r\0\nb", 5, 2, false},
        {"a\n\0\n\0\n", 6, 2, false},
        {"\n\0", 2, 2, false},
        {"\n\n\0", 3, 3, false},
        {"\r\0", 2, 2, false},
        {second_block, sizeof second_block, 4, false},
        {second_block, sizeof second_block, 4, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char wanted[100];
        struct outcome outcome = child_run(meet_nul, &rows[i]);
        snprintf(wanted, sizeof wanted, "amptools: memory:%zu: a NUL byte; is this CSV text?\n",
            rows[i].line);
        assert_string_equal(outcome.err, wanted);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
}

/* Behind the end there is room to look at, and it is 0 where nothing was read. */
static void
behind_the_end_is_nothing(void **state)
{
    (void)state;
    static const char nothing[LINES_ROOM];
    char text[3 * BLOCK / 2];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = text[BLOCK / 2] = '\n';
    struct lines lines;
    start(&lines, text, sizeof text);
    assert_memory_equal(lines.buffer, nothing, LINES_ROOM);
    size_t content, length;
    do {
        lines_begin_record(&lines);
        length = lines_peek(&lines, &content);
        assert_memory_equal(lines.buffer + lines.end, nothing, LINES_ROOM);
        lines_take(&lines, length);
    } while (length > 0);
    lines_free(&lines);
}

/* Whoever points into the buffer is told when it may have changed. */
static void
moves_are_counted(void **state)
{
    (void)state;
    char text[3 * BLOCK / 2];
    memset(text, 'x', sizeof text);
    text[10] = text[BLOCK / 2] = '\n';
    struct lines lines;
    start(&lines, text, sizeof text);
    size_t content, moves = lines.moves;
    lines_begin_record(&lines);
    lines_take(&lines, lines_peek(&lines, &content));
    assert_true(lines.moves != moves);
    moves = lines.moves;
    lines_take(&lines, lines_peek(&lines, &content));
    assert_int_equal(lines.moves, moves); /* it was there */
    lines_begin_record(&lines);
    lines_mark(&lines, 3);
    (void)lines_peek(&lines, &content);
    assert_true(lines.moves != moves);
    moves = lines.moves;
    lines_rewind(&lines);
    assert_true(lines.moves != moves);
    assert_int_equal(lines_peek(&lines, &content), sizeof text - BLOCK / 2 - 1);
    lines_free(&lines);
}

/* A record may begin with an empty line, at the very beginning. */
static void
back_to_an_empty_line(void **state)
{
    (void)state;
    static const char *const texts[] = {"\nab\n", "\rab\n", "\n\nab\n"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct lines lines;
        start(&lines, texts[i], strlen(texts[i]));
        size_t content;
        lines_begin_record(&lines);
        lines_take(&lines, lines_peek(&lines, &content));
        lines_take(&lines, lines_peek(&lines, &content));
        lines_back_to_record(&lines, 1);
        assert_int_equal(lines_peek(&lines, &content), 1);
        assert_int_equal(content, 0);
        lines_free(&lines);
    }
}

/* A long line does not count for the one behind it. */
static void
two_long_lines(void **state)
{
    (void)state;
    size_t length = LINES_LIMIT / 2 + BLOCK, content;
    char *text = mem_zeroed(2 * length, 1);
    memset(text, 'x', 2 * length);
    text[length - 1] = text[2 * length - 1] = '\n';
    struct lines lines;
    start(&lines, text, 2 * length);
    for (int i = 0; i < 2; i++) {
        lines_begin_record(&lines);
        assert_int_equal(lines_peek(&lines, &content), length);
        assert_int_equal(content, length - 1);
        lines_take(&lines, length);
    }
    assert_end(&lines);
    lines_free(&lines);
    free(text);
}

/* Two bytes over the limit are enough to give up; one may be the CR of a line end. */
static void
where_reading_on_ends(void **state)
{
    (void)state;
    size_t all = LINES_LIMIT + 4 * BLOCK;
    char *text = mem_zeroed(all, 1);
    for (size_t over = 1; over <= 2; over++) {
        memset(text, 'x', all);
        text[BLOCK - over - 1] = '\n';
        struct lines lines;
        start(&lines, text, all);
        size_t content;
        lines_take(&lines, lines_peek(&lines, &content));
        assert_int_equal(content, BLOCK - over - 1);
        lines_begin_record(&lines);
        size_t wanted = LINES_LIMIT + over + (over == 1 ? BLOCK : 0);
        assert_int_equal(lines_peek(&lines, &content), wanted);
        assert_int_equal(content, wanted);
        lines_free(&lines);
    }
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_with_any_mark),
        cmocka_unit_test(empty_lines_are_lines),
        cmocka_unit_test(lines_are_where_a_plain_loop_finds_them),
        cmocka_unit_test(pieces_of_any_size_are_the_same_lines),
        cmocka_unit_test(a_record_stays_whole),
        cmocka_unit_test(memory_does_not_grow_with_lines),
        cmocka_unit_test(a_mark_keeps_its_number),
        cmocka_unit_test(back_to_the_record),
        cmocka_unit_test(a_place_is_the_source_and_a_line),
        cmocka_unit_test(the_limit_is_the_limit),
        cmocka_unit_test(beyond_the_limit_nothing_is_read),
        cmocka_unit_test(a_nul_byte_names_its_line),
        cmocka_unit_test(behind_the_end_is_nothing),
        cmocka_unit_test(moves_are_counted),
        cmocka_unit_test(back_to_an_empty_line),
        cmocka_unit_test(two_long_lines),
        cmocka_unit_test(where_reading_on_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
