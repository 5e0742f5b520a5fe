/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/cuts: the copy, the lists and the lines, held against a look at every byte; and plain C
 * against what the processor's instructions make of the same bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv/cuts.h"
#include "scratch.h"

/* The same file once more, as it is where there is no SSE2. */
#define AMP_PLAIN_CUTS
#define cuts_make plain_make
#define cuts_free plain_free
#define cuts_line plain_line
#define cuts_skip plain_skip
void plain_make(struct cuts *cuts, const char *bytes, size_t length, char delimiter);
void plain_free(struct cuts *cuts);
enum cut plain_line(struct cuts *cuts, const char *bytes, struct cut_line *line);
void plain_skip(struct cuts *cuts, size_t at);
#include "../../lib/csv/cuts.c" /* NOLINT(bugprone-suspicious-include) */
#undef cuts_make
#undef cuts_free
#undef cuts_line
#undef cuts_skip

enum { LONGEST = 400 };

struct text {
    char bytes[LONGEST + CUTS_ROOM];
    size_t length;
    char delimiter;
};

/* Random bytes with many cuts, few, or none; behind the end too, where nothing may be found. */
static void
make_text(struct random *random, struct text *text)
{
    static const char all[] = "abcdefgh,;\t|\"\r\n\n,,\xc3\xa9\xff x\x01\x0b\x0c\x21\x23\x2b\x2d";
    size_t kinds = 1 + random_below(random, sizeof all - 1);
    text->length = random_below(random, LONGEST + 1);
    text->delimiter = ",;\t|"[random_below(random, 4)];
    for (size_t i = 0; i < sizeof text->bytes; i++)
        text->bytes[i] = all[random_below(random, kinds)];
}

static bool
is_stop(char byte)
{
    return byte == '"' || byte == '\r' || byte == '\n';
}

/* What cuts_make() made, byte by byte. */
static void
check_made(const struct cuts *cuts, const struct text *text)
{
    size_t count = 1, stops = 0;
    assert_int_equal(cuts->begins[0], 0);
    assert_int_equal(cuts->length, text->length);
    for (size_t i = 0; i < text->length; i++) {
        bool cut = is_stop(text->bytes[i]) || text->bytes[i] == text->delimiter;
        assert_int_equal(cuts->text[i], cut ? '\0' : text->bytes[i]);
        if (cut && is_stop(text->bytes[i]))
            assert_int_equal(cuts->stops[stops++], count);
        if (cut)
            assert_int_equal(cuts->begins[count++], i + 1);
    }
    assert_int_equal(cuts->count, count);
    assert_int_equal(cuts->stop_count, stops);
    assert_true(cuts->valid <= text_utf8_length(text->bytes, text->length));
    if (cuts->valid < text->length)
        assert_int_equal(cuts->valid, text_utf8_length(text->bytes, text->length));
}

static void
every_cut_is_found(void **state)
{
    (void)state;
    struct random random = random_begin(20261121);
    struct cuts cuts = {0}, plain = {0};
    struct text text;
    for (int round = 0; round < 20000; round++) {
        make_text(&random, &text);
        cuts_make(&cuts, text.bytes, text.length, text.delimiter);
        plain_make(&plain, text.bytes, text.length, text.delimiter);
        check_made(&cuts, &text);
        check_made(&plain, &text);
    }
    cuts_free(&cuts);
    plain_free(&plain);
    assert_null(cuts.text);
}

/* The line at `at`: what cuts_line() must say of it. */
static enum cut
line_at(const struct text *text, size_t at, size_t *content, size_t *length)
{
    size_t end = at;
    while (end < text->length && !is_stop(text->bytes[end]))
        end++;
    if (end == text->length)
        return CUT_UNFINISHED;
    if (text->bytes[end] == '"')
        return CUT_QUOTED;
    if (text->bytes[end] == '\r' && end + 1 == text->length)
        return CUT_UNFINISHED;
    *content = end - at;
    *length = *content + (text->bytes[end] == '\r' && text->bytes[end + 1] == '\n' ? 2 : 1);
    return end == at ? CUT_EMPTY : CUT_RECORD;
}

/* The cells of a line must be what stands between delimiters. */
static void
check_cells(const struct text *text, size_t at, const struct cut_line *line)
{
    const char *cell = text->bytes + at, *end = cell + line->content;
    for (size_t i = 0; i < line->record.count; i++) {
        const char *stop = cell;
        while (stop < end && *stop != text->delimiter)
            stop++;
        assert_int_equal(record_cell_length(&line->record, i), stop - cell);
        assert_memory_equal(record_cell(&line->record, i), cell, (size_t)(stop - cell));
        assert_int_equal(record_cell(&line->record, i)[stop - cell], '\0');
        cell = stop + 1;
    }
    assert_ptr_equal(cell, end + 1);
}

/* Lines one after another; behind a line with a quote it goes on where somebody else came to. */
static void
lines_are_records(void **state)
{
    (void)state;
    struct random random = random_begin(20261122);
    struct cuts cuts = {0};
    struct text text;
    for (int round = 0; round < 20000; round++) {
        make_text(&random, &text);
        cuts_make(&cuts, text.bytes, text.length, text.delimiter);
        for (size_t at = 0;;) {
            struct cut_line line = {.content = 0};
            size_t content = 0, length = 0;
            enum cut wanted = line_at(&text, at, &content, &length);
            assert_int_equal(cuts_at(&cuts), at);
            assert_int_equal(cuts_line(&cuts, text.bytes, &line), wanted);
            if (wanted == CUT_UNFINISHED)
                break;
            if (wanted == CUT_QUOTED) {
                const char *feed = memchr(text.bytes + at, '\n', text.length - at);
                at = feed ? (size_t)(feed - text.bytes) + 1 : text.length;
                cuts_skip(&cuts, at);
                if (!feed)
                    break;
                continue;
            }
            assert_int_equal(line.content, content);
            assert_int_equal(line.length, length);
            assert_int_equal(line.utf8, at + content <= cuts.valid);
            check_cells(&text, at, &line);
            at += length;
        }
    }
    cuts_free(&cuts);
}

/* A carriage return at the end may be half of a line end; so the line is not handed out. */
static void
half_a_line_end_is_none(void **state)
{
    (void)state;
    struct cuts cuts = {0};
    struct cut_line line;
    char bytes[3 + CUTS_ROOM] = "a\r\n";
    cuts_make(&cuts, bytes, 2, ',');
    assert_int_equal(cuts_line(&cuts, bytes, &line), CUT_UNFINISHED);
    cuts_make(&cuts, bytes, 3, ',');
    assert_int_equal(cuts_line(&cuts, bytes, &line), CUT_RECORD);
    assert_int_equal(line.length, 3);
    cuts_make(&cuts, bytes, 0, ',');
    assert_int_equal(cuts_line(&cuts, bytes, &line), CUT_UNFINISHED);
    cuts_free(&cuts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cut_is_found),
        cmocka_unit_test(lines_are_records),
        cmocka_unit_test(half_a_line_end_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
