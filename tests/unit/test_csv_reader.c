/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/reader: the dialect of its header, held against a second, plain parser on many small inputs,
 * with and without the fast path; and exact lines in whatever is said about a file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "child.h"
#include "csv/reader.h"
#include "failing.h"
#include "scratch.h"

FAILING(csv_init, int, (struct csv_parser * parser, unsigned char options), (parser, options), -1)
FAILING(csv_error, int, (const struct csv_parser *parser), (parser), CSV_ENOMEM)

#define BLOCK ((size_t)65536) /* what is read at a time */
#define E_ACUTE "\xc3\xa9"
#define QUOTE_INSIDE "has a quote inside a cell that is not quoted"
#define TEXT_AFTER "has text after a closing quote"

static struct reader *
reader_of(const char *text, char delimiter)
{
    return reader_open(source_open_bytes("memory", text, strlen(text)), delimiter);
}

/* Everything the reader says about its input, a line per record: its line, its cells between |, or
 * its fault, and its bytes. */
static char transcript[70000];

static void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void
note(const char *format, ...)
{
    size_t length = strlen(transcript);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(transcript + length, sizeof transcript - length, format, arguments);
    va_end(arguments);
}

static enum reader_result
note_next(struct reader *reader)
{
    enum reader_result result = reader_next(reader);
    if (result == READER_END) {
        note("end after %zu empty\n", reader_empty_lines(reader));
        return result;
    }
    size_t length;
    const char *raw = reader_raw(reader, &length);
    note("%zu (%zu):", reader_place(reader).line, reader_empty_lines(reader));
    if (result == READER_FAULT)
        note(" %s", reader_fault(reader));
    for (size_t i = 0; result == READER_RECORD && i < reader_cells(reader); i++) {
        if (reader_cell_length(reader, i) != strlen(reader_cell(reader, i)))
            note(" wrong length");
        note("%s%s", i ? "|" : " ", reader_cell(reader, i));
    }
    note(" = %.*s\n", (int)length, raw);
    return result;
}

static const char *
note_all(struct reader *reader)
{
    transcript[0] = '\0';
    while (note_next(reader) != READER_END)
        ;
    reader_close(reader);
    return transcript;
}

/* ---- A second parser ------------------------------------------------------------------------ */

struct plain {
    const char *text;
    size_t length, at, line;
    char out[2000];
    size_t out_length;
};

static void plain_put(struct plain *plain, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void
plain_put(struct plain *plain, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(
        plain->out + plain->out_length, sizeof plain->out - plain->out_length, format, arguments);
    va_end(arguments);
    plain->out_length += (size_t)written;
}

static char
plain_peek(const struct plain *plain)
{
    return plain->at < plain->length ? plain->text[plain->at] : '\n';
}

/* Passes a line end. */
static void
plain_end_line(struct plain *plain)
{
    bool back = plain_peek(plain) == '\r';
    plain->at++;
    if (back && plain->at < plain->length && plain->text[plain->at] == '\n')
        plain->at++;
    plain->line++;
}

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Takes a quoted cell from behind its first quote. False if it is never closed. */
static bool
plain_quoted(struct plain *plain)
{
    for (;;) {
        if (plain->at >= plain->length)
            return false;
        char c = plain->text[plain->at];
        if (c == '"' && plain->at + 1 < plain->length && plain->text[plain->at + 1] == '"')
            plain->at++;
        else if (c == '"')
            break;
        if (is_line_end(c)) {
            size_t before = plain->at;
            plain_end_line(plain);
            plain_put(plain, "%.*s", (int)(plain->at - before), plain->text + before);
        } else {
            plain_put(plain, "%c", c);
            plain->at++;
        }
    }
    plain->at++;
    return true;
}

/* Takes the cells of a record. Returns its fault, "" for a quote that is never closed, NULL if it
 * is one. */
static const char *
plain_cells(struct plain *plain, size_t *open_line)
{
    for (bool first = true;; first = false) {
        plain_put(plain, first ? " " : "|");
        if (plain_peek(plain) == '"') {
            *open_line = plain->line;
            plain->at++;
            if (!plain_quoted(plain))
                return "";
            if (plain_peek(plain) != ',' && !is_line_end(plain_peek(plain)))
                return TEXT_AFTER;
        } else {
            while (plain_peek(plain) != ',' && !is_line_end(plain_peek(plain))) {
                if (plain_peek(plain) == '"')
                    return QUOTE_INSIDE;
                plain_put(plain, "%c", plain->text[plain->at++]);
            }
        }
        if (plain_peek(plain) != ',' || plain->at >= plain->length)
            return NULL;
        plain->at++;
    }
}

/* What note_all() must say of `text` with the delimiter `,`. *unclosed is the line of a quote that
 * is never closed, or 0. */
static const char *
plain_all(struct plain *plain, const char *text, size_t length, size_t *unclosed)
{
    *plain = (struct plain){.text = text, .length = length, .line = 1};
    *unclosed = 0;
    for (;;) {
        size_t empty = 0;
        for (; plain->at < length && is_line_end(text[plain->at]); empty++)
            plain_end_line(plain);
        if (plain->at >= length) {
            plain_put(plain, "end after %zu empty\n", empty);
            return plain->out;
        }
        size_t begin = plain->at, line = plain->line, open_line = 0, kept = plain->out_length;
        plain_put(plain, "%zu (%zu):", line, empty);
        size_t head = plain->out_length;
        const char *fault = plain_cells(plain, &open_line);
        if (fault && !*fault) {
            *unclosed = open_line;
            plain->out[kept] = '\0';
            return plain->out;
        }
        if (fault) {
            plain->out_length = head;
            plain_put(plain, " %s", fault);
            plain->line = line;
            for (plain->at = begin; !is_line_end(plain_peek(plain));)
                plain->at++;
        }
        plain_put(plain, " = %.*s\n", (int)(plain->at - begin), text + begin);
        if (plain->at < length)
            plain_end_line(plain);
    }
}

/* ---- Many small inputs ----------------------------------------------------------------------- */

/* Held against the plain parser. The first `skip` bytes are one line that is left out of the
 * comparison. */
static void
compare(const char *text, size_t length, size_t skip, bool fast)
{
    struct plain plain;
    static size_t unclosed; /* survives the longjmp */
    const char *wanted = plain_all(&plain, text + skip, length - skip, &unclosed);
    struct reader *reader = reader_open(source_open_bytes("memory", text, length), ',');
    if (!fast)
        reader_without_fast_path(reader);
    if (skip > 0)
        assert_int_equal(reader_next(reader), READER_RECORD);
    transcript[0] = '\0';
    if (setjmp(fatal_back) == 0) {
        while (note_next(reader) != READER_END)
            ;
    }
    char message[200] = "";
    if (unclosed > 0)
        snprintf(message, sizeof message,
            "amptools: memory:%zu: the quote that opens here is never closed\n",
            unclosed + (skip > 0));
    const char *said = fatal_said();
    if (strcmp(said, message) != 0 || (skip == 0 && strcmp(transcript, wanted) != 0))
        fail_msg("input:\n%s\nwanted:\n%s%s\ngot:\n%s%s", text + skip, wanted, message, transcript,
            said);
    reader_close(reader);
}

static void
both_paths_agree_with_a_plain_parser(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", ",", "\"", "\r", "\n", ";", " ", E_ACUTE,
        "\xe2\x82\xac", "\"", ",", "\n", "\"\"", "\r\n"};
    struct random random = random_begin(20261116);
    fatal_begin();
    int rounds = CHILD_HAS_ASAN ? 2000 : 20000; /* it makes small pieces of memory slow */
    for (int round = 0; round < rounds; round++) {
        char text[128] = "";
        size_t length = 0, count = random_below(&random, 20);
        for (size_t i = 0; i < count; i++) {
            const char *part = parts[random_below(&random, COUNT(parts))];
            memcpy(text + length, part, strlen(part) + 1);
            length += strlen(part);
        }
        compare(text, length, 0, true);
        compare(text, length, 0, false);
    }
    fatal_end();
}

/* Whether the quotes of a record that reaches over a block's end are counted in the same way. */
static void
a_block_may_end_anywhere(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", ",", "\"", "\r\n", "\n", "\r", "\"a\"", "\"\r\n\""};
    struct random random = random_begin(7);
    char *text = mem_zeroed(BLOCK + 128, 1);
    fatal_begin();
    for (int round = 0; round < 1000; round++) {
        size_t plain = BLOCK - 1 - random_below(&random, 30), length = plain;
        memset(text, 'x', plain);
        text[plain - 1] = '\n';
        for (int i = 0; i < 30; i++) {
            const char *part = parts[random_below(&random, COUNT(parts))];
            memcpy(text + length, part, strlen(part) + 1);
            length += strlen(part);
        }
        compare(text, length, plain, round % 2);
    }
    fatal_end();
    free(text);
}

/* ---- Lines and cells --------------------------------------------------------------------------
 */

static void
records_and_their_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"a,b\n1,2\n", "1 (0): a|b = a,b\n2 (0): 1|2 = 1,2\nend after 0 empty\n"},
        {"a,b\r\n1,2\r\n", "1 (0): a|b = a,b\n2 (0): 1|2 = 1,2\nend after 0 empty\n"},
        {"a,b\r1,2\r", "1 (0): a|b = a,b\n2 (0): 1|2 = 1,2\nend after 0 empty\n"},
        {"a,b\n1,2", "1 (0): a|b = a,b\n2 (0): 1|2 = 1,2\nend after 0 empty\n"},
        {"a\n\"1\"", "1 (0): a = a\n2 (0): 1 = \"1\"\nend after 0 empty\n"},
        {"a\r\n\r\nb\rc\n\n\r\nd",
            "1 (0): a = a\n3 (1): b = b\n4 (0): c = c\n7 (2): d = d\nend after 0 empty\n"},
        {"\n\na\n", "3 (2): a = a\nend after 0 empty\n"},
        {"a\n\n\r\n\r", "1 (0): a = a\nend after 3 empty\n"},
        {"", "end after 0 empty\n"},
        {"\n", "end after 1 empty\n"},
        {",\n,,\n", "1 (0): | = ,\n2 (0): || = ,,\nend after 0 empty\n"},
        {"\"\"\n\"\",\"\"\n", "1 (0):  = \"\"\n2 (0): | = \"\",\"\"\nend after 0 empty\n"},
        {" a , \"b\n", "1 (0): " QUOTE_INSIDE " =  a , \"b\nend after 0 empty\n"},
        {" a ,\t\n", "1 (0):  a |\t =  a ,\t\nend after 0 empty\n"},
        {"\"a,\"\"b\"\"\",c\n", "1 (0): a,\"b\"|c = \"a,\"\"b\"\"\",c\nend after 0 empty\n"},
        {"\"x\ny\",1\nz,2\n", "1 (0): x\ny|1 = \"x\ny\",1\n3 (0): z|2 = z,2\nend after 0 empty\n"},
        {"\"x\r\ny\",1\r\nz,2\r\n",
            "1 (0): x\r\ny|1 = \"x\r\ny\",1\n3 (0): z|2 = z,2\nend after 0 empty\n"},
        {"\"x\ry\",\"\n\n\"\nz,2\n",
            "1 (0): x\ry|\n\n = \"x\ry\",\"\n\n\"\n5 (0): z|2 = z,2\nend after 0 empty\n"},
        {"\"\r\r\n\n\"\nz\n", "1 (0): \r\r\n\n = \"\r\r\n\n\"\n5 (0): z = z\nend after 0 empty\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(note_all(reader_of(rows[i].text, ',')), rows[i].wanted);
        struct reader *reader = reader_of(rows[i].text, ',');
        reader_without_fast_path(reader);
        assert_string_equal(note_all(reader), rows[i].wanted);
    }
}

/* One stray quote costs one line; the line after it may even end the quote that it seemed to open.
 */
static void
a_stray_quote_costs_one_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"a,5\" tube\nb,2\n",
            "1 (0): " QUOTE_INSIDE " = a,5\" tube\n2 (0): b|2 = b,2\nend after 0 empty\n"},
        {"\"a\" b,1\nc,2\n",
            "1 (0): " TEXT_AFTER " = \"a\" b,1\n2 (0): c|2 = c,2\nend after 0 empty\n"},
        {"x,\"a\nb,1\nc,\"2\"\nd,3\n",
            "1 (0): " TEXT_AFTER " = x,\"a\n2 (0): b|1 = b,1\n"
            "3 (0): c|2 = c,\"2\"\n4 (0): d|3 = d,3\nend after 0 empty\n"},
        {"\"\"\"a\"b\nc\n",
            "1 (0): " TEXT_AFTER " = \"\"\"a\"b\n2 (0): c = c\nend after 0 empty\n"},
        {"a\"\n", "1 (0): " QUOTE_INSIDE " = a\"\nend after 0 empty\n"},
        {"a\n\"b\"c", "1 (0): a = a\n2 (0): " TEXT_AFTER " = \"b\"c\nend after 0 empty\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(note_all(reader_of(rows[i].text, ',')), rows[i].wanted);
}

/* After a failed record that had grown over several blocks, the next line is still the next line.
 */
static void
a_long_failed_record_costs_one_line(void **state)
{
    (void)state;
    enum { LINES = 30000 };
    char *text = mem_zeroed(LINES + 2, 8);
    size_t length = 0;
    memcpy(text, "x,\"a\n", 5);
    length = 5;
    for (size_t i = 0; i < LINES; i++, length += 8)
        memcpy(text + length, "line,no\n", 8);
    memcpy(text + length, "\"q\"\n", 4);
    struct reader *reader = reader_open(source_open_bytes("memory", text, length + 4), ',');
    assert_int_equal(reader_next(reader), READER_FAULT);
    assert_int_equal(reader_place(reader).line, 1);
    for (size_t i = 0; i < LINES; i++) {
        assert_int_equal(reader_next(reader), READER_RECORD);
        assert_int_equal(reader_place(reader).line, i + 2);
        assert_int_equal(reader_cells(reader), 2);
        assert_string_equal(reader_cell(reader, 1), "no");
    }
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_string_equal(reader_cell(reader, 0), "q");
    assert_int_equal(reader_next(reader), READER_END);
    reader_close(reader);
    free(text);
}

static void
pieces_of_any_size_are_the_same_records(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"\xef\xbb\xbf"
         "a;b\r\n\r\n\"1\r\n2\";\"\"\"\"\r\nx;" E_ACUTE,
            "1 (0): a|b = a;b\n3 (1): 1\r\n2|\" = \"1\r\n2\";\"\"\"\"\n"
            "5 (0): x|" E_ACUTE " = x;" E_ACUTE "\nend after 0 empty\n"},
        {"sep=|\na|b\n", "2 (0): a|b = a|b\nend after 0 empty\n"},
        {"a,b\n\"c\"d,e\n\"f\r\",g\n\n", "1 (0): a|b = a,b\n2 (0): " TEXT_AFTER " = \"c\"d,e\n"
                                         "3 (0): f\r|g = \"f\r\",g\nend after 1 empty\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t piece = 0; piece < 4; piece++) {
            feed_begin(rows[i].text, strlen(rows[i].text), 1, piece);
            assert_string_equal(note_all(reader_open(source_open("-"), 0)), rows[i].wanted);
            feed_end();
        }
    }
}

static void
marks_of_encodings_do_not_show(void **state)
{
    (void)state;
    static const char wanted[] = "1 (0): a|b = a,b\n2 (0): 1|\xe2\x82\xac = 1,\xe2\x82\xac\n"
                                 "end after 0 empty\n";
    assert_string_equal(note_all(reader_of("\xef\xbb\xbf"
                                           "a,b\n1,\xe2\x82\xac\n",
                            0)),
        wanted);
    static const char little[] = "\xff\xfe"
                                 "a\0,\0b\0\r\0\n\0"
                                 "1\0,\0\xac\x20\n";
    struct source *source = source_open_bytes("memory", little, sizeof little);
    assert_string_equal(note_all(reader_open(source, 0)), wanted);
}

static void
delimiters_are_detected(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char given, wanted;
        const char *first_cell;
    } rows[] = {
        {"a,b,c\n", 0, ',', "a"},
        {"a;b;c\n", 0, ';', "a"},
        {"a\tb\tc\n", 0, '\t', "a"},
        {"a|b|c\n", 0, '|', "a"},
        {"abc\n", 0, ',', "abc"},
        {"a b c\n", 0, ',', "a b c"},
        {"\n\r\na;b\n", 0, ';', "a"},           /* the first line that is not empty */
        {"a;b,c;d\n", 0, ';', "a"},             /* the most frequent */
        {"a,b;c\n", 0, ',', "a"},               /* the comma when it is even */
        {"\"a,b,c,d\";e\n", 0, ';', "a,b,c,d"}, /* outside quotes */
        {"\"a\"\",\"\",\";b\n", 0, ';', "a\",\","},
        {"a,b\n1;2;3;4\n", 0, ',', "a"},                   /* only the first line counts */
        {"a;b;c\n", ',', ',', "a;b;c"},                    /* what is given holds */
        {"\"a\n,,\n;,\";b\n1,2,3\n", 0, ';', "a\n,,\n;,"}, /* the whole record counts */
        {"\"a,\r\n\"\"\tb\n\"|c\n1\n", 0, '|', "a,\r\n\"\tb\n"},
        {"sep=;\na;b\n", 0, ';', "a"},
        {"sep=\t\r\na\tb\r\n", 0, '\t', "a"},
        {"\xef\xbb\xbfsep=|\na|b,c,d\n", 0, '|', "a"},
        {"\nsep=;\na;b\n", 0, ';', "a"},
        {"sep=;\n\na;b\n", 0, ';', "a"},
        {"sep=;\na,b\n", ',', ',', "a"}, /* is no record even where it is not needed */
        {"sep=;;\na\n", 0, ';', "sep="},
        {"sep=\na;b\n", 0, ',', "sep="},
        {"sep=\xe9\na;b\n", 0, ',', "sep=\xe9"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reader *reader = reader_of(rows[i].text, rows[i].given);
        assert_int_equal(reader_next(reader), READER_RECORD);
        if (reader_delimiter(reader) != rows[i].wanted ||
            strcmp(reader_cell(reader, 0), rows[i].first_cell) != 0)
            fail_msg("row %zu: '%c', '%s'", i, reader_delimiter(reader), reader_cell(reader, 0));
        reader_close(reader);
    }
}

/* A first record over many blocks is read through and gone back over. */
static void
a_long_first_record_decides(void **state)
{
    (void)state;
    enum { LINES = 20000 };
    char *text = mem_zeroed(LINES, 12);
    size_t length = 0;
    text[length++] = '"';
    for (size_t i = 0; i < LINES; i++, length += 8)
        memcpy(text + length, "a,b,\"\"\r\n", 8);
    memcpy(text + length, "\";x\n1;2\n", 8);
    feed_begin(text, length + 8, 1, 0);
    struct reader *reader = reader_open(source_open("-"), 0);
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_int_equal(reader_cells(reader), 2);
    assert_int_equal(reader_cell_length(reader, 0), 7 * LINES);
    assert_string_equal(reader_cell(reader, 1), "x");
    assert_int_equal(reader_place(reader).line, 1);
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_string_equal(reader_cell(reader, 1), "2");
    assert_int_equal(reader_place(reader).line, LINES + 2);
    assert_int_equal(reader_next(reader), READER_END);
    reader_close(reader);
    feed_end();
    free(text);
}

/* A later line that looks like the announcement is data. */
static void
only_the_top_announces(void **state)
{
    (void)state;
    assert_string_equal(note_all(reader_of("a;b\nsep=,\nc;d\n", 0)),
        "1 (0): a|b = a;b\n2 (0): sep=, = sep=,\n3 (0): c|d = c;d\nend after 0 empty\n");
    assert_string_equal(
        note_all(reader_of("sep=;\nsep=;\n", 0)), "2 (0): sep=| = sep=;\nend after 0 empty\n");
}

/* While the header is searched each record decides for itself; then the last one has decided. */
static void
a_search_decides_anew(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char given;
        int titles; /* how many records stand above the header */
        const char *wanted;
    } rows[] = {
        {"Deals, by owner, 2026\n\na;b,c;d\n1,2;3\n", 0, 1,
            "1 (0): Deals| by owner| 2026 = Deals, by owner, 2026\n3 (1): a|b,c|d = a;b,c;d\n"
            "4 (0): 1,2|3 = 1,2;3\nend after 0 empty\n"},
        {"x;y\n\"a\n,,,\"\tb,\tc\n1\t2;\t3\n", 0, 1,
            "1 (0): x|y = x;y\n2 (0): a\n,,,|b,|c = \"a\n,,,\"\tb,\tc\n4 (0): 1|2;|3 = 1\t2;\t3\n"
            "end after 0 empty\n"},
        {"a;b\nc,d\n", 0, 0, "1 (0): a|b = a;b\n2 (0): c,d = c,d\nend after 0 empty\n"},
        {"a,b\nc;d\n", ',', 1, "1 (0): a|b = a,b\n2 (0): c;d = c;d\nend after 0 empty\n"},
        {"sep=;\na,b\nc,d\n", 0, 1, "2 (0): a,b = a,b\n3 (0): c,d = c,d\nend after 0 empty\n"},
        {"a\nsep=;\nc,d\n", 0, 2,
            "1 (0): a = a\n2 (0): sep=| = sep=;\n3 (0): c|d = c,d\nend after 0 empty\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reader *reader = reader_of(rows[i].text, rows[i].given);
        reader_search(reader);
        transcript[0] = '\0';
        for (int j = 0; j <= rows[i].titles; j++)
            note_next(reader);
        reader_settle(reader);
        while (note_next(reader) != READER_END)
            ;
        reader_close(reader);
        assert_string_equal(transcript, rows[i].wanted);
    }
}

static void
the_delimiter_holds_for_both_paths(void **state)
{
    (void)state;
    assert_string_equal(note_all(reader_of("a;b,c\n\"1;2\";3,4\nx;\"y\"z\n5;\"6\"\n", ';')),
        "1 (0): a|b,c = a;b,c\n2 (0): 1;2|3,4 = \"1;2\";3,4\n3 (0): " TEXT_AFTER
        " = x;\"y\"z\n4 (0): 5|6 = 5;\"6\"\nend after 0 empty\n");
}

static void
many_cells(void **state)
{
    (void)state;
    enum { CELLS = 100000 };
    for (int quoted = 0; quoted < 2; quoted++) {
        size_t length = 0;
        char *text = mem_zeroed(CELLS, 12);
        for (int i = 0; i < CELLS; i++)
            length += (size_t)snprintf(text + length, 12, quoted ? "\"%d\"," : "%d,", i);
        text[length - 1] = '\n';
        struct reader *reader = reader_open(source_open_bytes("memory", text, length), ',');
        assert_int_equal(reader_next(reader), READER_RECORD);
        assert_int_equal(reader_cells(reader), CELLS);
        char number[12];
        for (int i = 0; i < CELLS; i++) {
            snprintf(number, sizeof number, "%d", i);
            assert_string_equal(reader_cell(reader, (size_t)i), number);
            assert_int_equal(reader_cell_length(reader, (size_t)i), strlen(number));
        }
        assert_int_equal(reader_next(reader), READER_END);
        reader_close(reader);
        free(text);
    }
}

/* ---- What ends the program ---------------------------------------------------------------------
 */

struct piece {
    const char *bytes;
    size_t length;
};

static void
read_piece(void *data)
{
    const struct piece *piece = data;
    struct reader *reader =
        reader_open(source_open_bytes("memory", piece->bytes, piece->length), 0);
    while (reader_next(reader) != READER_END)
        ;
}

static void
assert_fatal(const char *bytes, size_t length, size_t line, const char *what)
{
    struct piece piece = {bytes, length};
    char wanted[200];
    struct outcome outcome = child_run(read_piece, &piece);
    snprintf(wanted, sizeof wanted, "amptools: memory:%zu: %s\n", line, what);
    assert_string_equal(outcome.err, wanted);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
}

static void
an_unclosed_quote_names_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t line;
    } rows[] = {
        {"\"", 1},
        {"\"a\nb\nc\n", 1},
        {"a,b\n1,\"2\n3,4\n5,6\n", 2},
        {"a,b\r\n1,2\r\n\"3\r\n", 3},
        {"a\n\n\r\n\"b", 4},
        {"a,\"b\"\"\nc", 1},
        {"\"a\nb\",\"c\nd", 2},                /* the cell before was closed on the same line */
        {"\"a\nb\nc\",x,\"d\ne\nf\"\n,\"", 6}, /* another record */
        {"\"a\nb\nc\",x,\"d\ne\nf\",\"g\nh\ni", 5}, /* the third of one record */
        {"a,\"b\nc\nd\ne\n", 1},                    /* and no other cell after it */
        {"a,\"b\nc\n\",\"d\",\"\n\n", 3},
        {"a,\"\r\r\n\n\",\"\r\r", 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_fatal(rows[i].text, strlen(rows[i].text), rows[i].line,
            "the quote that opens here is never closed");
}

static void
a_nul_byte_names_its_line(void **state)
{
    (void)state;
    static const char nul[] = "a NUL byte; is this CSV text?";
    assert_fatal("a,b\n1,\0\n", 8, 2, nul);
    assert_fatal("a,b\n\"1\r\n\r2\0\",3\n", 16, 4, nul);
    assert_fatal("\xff\xfe"
                 "a\0\n\0\0\0",
        8, 2, nul);
}

static void
a_record_has_a_limit(void **state)
{
    (void)state;
    size_t limit = (size_t)16 << 20, length = limit + 3 * BLOCK;
    char *text = mem_zeroed(length, 1);
    memset(text, 'x', length);
    memcpy(text, "a,b\n", 4);
    assert_fatal(text, length, 2, "a line longer than 16 MiB");
    for (size_t i = 8; i < length; i += 1000)
        text[i] = '\n';
    memcpy(text + 4, "1,\"2", 4);
    assert_fatal(text, length, 2, "the quote that opens here is not closed within 16 MiB");
    memcpy(text + 4 + 100000, "\",\"", 3); /* the quote is closed; another opens on that line */
    assert_fatal(text, length, 2 + 100, "the quote that opens here is not closed within 16 MiB");
    free(text);
}

/* As long as a record may be, and one more. */
static void
a_record_of_the_limit_is_read(void **state)
{
    (void)state;
    size_t limit = (size_t)16 << 20;
    char *text = mem_zeroed(limit + 8, 1);
    memset(text, 'x', limit + 8);
    memcpy(text + limit, "\nnext\n", 6);
    struct reader *reader = reader_open(source_open_bytes("memory", text, limit + 6), 0);
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_int_equal(reader_cell_length(reader, 0), limit);
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_string_equal(reader_cell(reader, 0), "next");
    reader_close(reader);
    memcpy(text + limit, "x\n", 2);
    assert_fatal(text, limit + 2, 1, "a line longer than 16 MiB");
    text[0] = text[limit - 2] = '"';
    for (size_t i = 10; i < limit - 10; i += 100)
        text[i] = '\n';
    text[limit - 1] = '\n';
    reader = reader_open(source_open_bytes("memory", text, limit), 0);
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_int_equal(reader_cell_length(reader, 0), limit - 3);
    assert_int_equal(reader_next(reader), READER_END);
    reader_close(reader);
    memcpy(text + limit - 2, "x\"\n", 3);
    assert_fatal(text, limit + 1, 1, "the quote that opens here is not closed within 16 MiB");
    free(text);
}

/* ---- Looking ahead
 * -------------------------------------------------------------------------------- */

#define AHEAD_TEXT "a,b\n1,2\n\n\"3\n4\",5\n6,7\n8,\"9\n\"\nx\"\n10,11\n"

/* Marks each record in turn, goes ahead to the end, comes back, and reads on. */
static void
look_ahead(struct reader *reader)
{
    char wanted[500];
    struct reader *straight = reader_of(AHEAD_TEXT, 0);
    snprintf(wanted, sizeof wanted, "%s", note_all(straight));
    transcript[0] = '\0';
    while (note_next(reader) != READER_END) {
        if (reader_place(reader).line == 1)
            continue; /* the header */
        size_t line = reader_place(reader).line, kept = strlen(transcript);
        reader_mark(reader);
        assert_true(reader_can_rewind(reader));
        while (reader_next(reader) != READER_END)
            ;
        assert_true(reader_can_rewind(reader));
        reader_rewind(reader);
        assert_int_not_equal(reader_next(reader), READER_END);
        assert_int_equal(reader_place(reader).line, line);
        assert_int_equal(strlen(transcript), kept);
    }
    assert_string_equal(transcript, wanted);
    reader_close(reader);
}

static void
a_mark_is_a_way_back(void **state)
{
    (void)state;
    look_ahead(reader_open(source_open(scratch_text(AHEAD_TEXT)), 0));
    look_ahead(reader_of(AHEAD_TEXT, 0));
    for (size_t piece = 0; piece < 3; piece++) {
        feed_begin(AHEAD_TEXT, strlen(AHEAD_TEXT), 1, piece);
        look_ahead(reader_open(source_open("-"), 0));
        feed_end();
    }
}

/* Half a way ahead, not to the end: what was read but not used must be used afterwards. */
static void
a_mark_half_way(void **state)
{
    (void)state;
    enum { LINES = 40000 };
    char *text = mem_zeroed(LINES, 8);
    for (int i = 0; i < LINES; i++)
        snprintf(text + (size_t)i * 7, 8, "%05d,\n", i);
    for (int pipe = 0; pipe < 2; pipe++) {
        if (pipe)
            feed_begin(text, (size_t)LINES * 7, 1, 0);
        struct source *source = source_open(pipe ? "-" : scratch_bytes(text, (size_t)LINES * 7));
        struct reader *reader = reader_open(source, 0);
        for (size_t i = 0; i < LINES; i++) {
            assert_int_equal(reader_next(reader), READER_RECORD);
            if (i % 9000 == 0) {
                reader_mark(reader);
                for (int ahead = 0; ahead < 15000; ahead++)
                    (void)reader_next(reader);
                reader_rewind(reader);
                assert_int_equal(reader_next(reader), READER_RECORD);
            }
            assert_int_equal(reader_place(reader).line, i + 1);
            assert_memory_equal(reader_cell(reader, 0), text + i * 7, 5);
        }
        assert_int_equal(reader_next(reader), READER_END);
        reader_close(reader);
        if (pipe)
            feed_end();
    }
    free(text);
}

static void
a_pipe_has_a_bound(void **state)
{
    (void)state;
    enum { LINES = 1024 };
    static char block[LINES * 64];
    memset(block, 'x', sizeof block);
    for (size_t i = 63; i < sizeof block; i += 64)
        block[i] = '\n';
    feed_begin(block, sizeof block, (SOURCE_LOOK_AHEAD >> 16) + 8, 0);
    struct reader *reader = reader_open(source_open("-"), ',');
    assert_int_equal(reader_next(reader), READER_RECORD);
    reader_mark(reader);
    size_t records = 1;
    while (reader_can_rewind(reader) && reader_next(reader) != READER_END)
        records++;
    assert_false(reader_can_rewind(reader));
    assert_true(records > (SOURCE_LOOK_AHEAD >> 6) - 2 * LINES);
    assert_true(records <= (SOURCE_LOOK_AHEAD >> 6) + LINES);
    reader_close(reader);
    feed_end();
}

static void
the_digest_is_of_the_file_however_it_was_read(void **state)
{
    (void)state;
    static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    char hex[SOURCE_DIGEST_SIZE];
    struct source *source = source_open(scratch_text("abc"));
    source_want_digest(source);
    struct reader *reader = reader_open(source, 0);
    assert_int_equal(reader_next(reader), READER_RECORD);
    reader_mark(reader);
    assert_int_equal(reader_next(reader), READER_END);
    reader_rewind(reader);
    assert_int_equal(reader_next(reader), READER_RECORD);
    assert_ptr_equal(reader_source(reader), source);
    source_digest(reader_source(reader), hex);
    assert_string_equal(hex, abc);
    reader_close(reader);
    reader_close(NULL);
}

static void
open_without_parser(void *data)
{
    (void)data;
    failing("csv_init", 1, 0);
    (void)reader_of("a,b\n", ',');
}

static void
parse_without_memory(void *data)
{
    (void)data;
    failing("csv_error", 1, 0);
    (void)reader_next(reader_of("\"a\"b,c\n", ','));
}

static void
a_parser_without_memory_ends_the_program(void **state)
{
    (void)state;
    struct outcome outcome = child_run(open_without_parser, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: libcsv cannot be started\n");
    outcome = child_run(parse_without_memory, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: out of memory\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_parser_without_memory_ends_the_program),
        cmocka_unit_test(records_and_their_lines),
        cmocka_unit_test(a_stray_quote_costs_one_line),
        cmocka_unit_test(a_long_failed_record_costs_one_line),
        cmocka_unit_test(pieces_of_any_size_are_the_same_records),
        cmocka_unit_test(marks_of_encodings_do_not_show),
        cmocka_unit_test(delimiters_are_detected),
        cmocka_unit_test(a_long_first_record_decides),
        cmocka_unit_test(only_the_top_announces),
        cmocka_unit_test(a_search_decides_anew),
        cmocka_unit_test(the_delimiter_holds_for_both_paths),
        cmocka_unit_test(many_cells),
        cmocka_unit_test(an_unclosed_quote_names_its_line),
        cmocka_unit_test(a_nul_byte_names_its_line),
        cmocka_unit_test(both_paths_agree_with_a_plain_parser),
        cmocka_unit_test(a_block_may_end_anywhere),
        cmocka_unit_test(a_record_has_a_limit),
        cmocka_unit_test(a_record_of_the_limit_is_read),
        cmocka_unit_test(a_mark_is_a_way_back),
        cmocka_unit_test(a_mark_half_way),
        cmocka_unit_test(a_pipe_has_a_bound),
        cmocka_unit_test(the_digest_is_of_the_file_however_it_was_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
