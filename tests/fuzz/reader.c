/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader and the writer. Of one text, whatever it is:
 *
 * - read whole and by the fast path, or in pieces, or all through libcsv: the same records, faults,
 *   lines, and the same end with the same message (before a fatal end as far as both come);
 * - empty lines, records and line ends, one after another, are the text, and the lines are counted
 *   right;
 * - the records are those of plain libcsv, up to the first that is none;
 * - what is written is read again as it was.
 *
 * The first byte says the delimiter and which of these is tried; the second how long the pattern of
 * pieces is, which follows. One input in 512, which takes as long as a hundred others, stands
 * behind so many plain records that the fast path cuts it in two.
 */
#include <csv.h>
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

#include "base/diag.h"
#include "base/outfile.h"
#include "csv/reader.h"
#include "csv/source.h"
#include "csv/writer.h"

enum { LOG_SIZE = 1 << 20, PLACES = 1 << 16, STRETCH = 64 << 10, PLAIN_LINE = 128 };

/* What a reader gave, as bytes that can be compared. */
struct log {
    size_t size, records; /* records: before the first fault */
    size_t cells_end;     /* how many of `bytes` the cells of these records take */
    bool faulted;
    char bytes[LOG_SIZE];
};

static struct log one, other;

struct text {
    const char *bytes;
    size_t size;
    char delimiter;
    bool slow;
    const uint8_t *pattern;
    size_t pattern_size;
    struct log *log;
};

static void
put(struct log *log, const void *bytes, size_t size)
{
    fuzz_check(size <= LOG_SIZE - log->size, "the log is too small");
    memcpy(log->bytes + log->size, bytes, size);
    log->size += size;
}

static void
put_number(struct log *log, size_t number)
{
    put(log, &number, sizeof number);
}

static struct reader *
open_reader(const struct text *text)
{
    struct reader *reader =
        reader_open(source_open_bytes("x.csv", text->bytes, text->size), text->delimiter);
    if (text->slow)
        reader_without_fast_path(reader);
    fuzz_pieces(text->pattern, text->pattern_size);
    return reader;
}

static void
read_all(void *data)
{
    const struct text *text = data;
    struct log *log = text->log;
    struct reader *reader = open_reader(text);
    enum reader_result result;
    log->size = 0;
    while ((result = reader_next(reader)) != READER_END) {
        size_t length;
        const char *raw = reader_raw(reader, &length);
        put_number(log, (size_t)result);
        put_number(log, reader_place(reader).line);
        put_number(log, reader_empty_lines(reader));
        put_number(log, length);
        put(log, raw, length);
        if (result == READER_FAULT) {
            put(log, reader_fault(reader), strlen(reader_fault(reader)));
            continue;
        }
        put_number(log, (size_t)reader_delimiter(reader));
        put_number(log, reader_cells(reader));
        for (size_t i = 0; i < reader_cells(reader); i++) {
            size_t cell = reader_cell_length(reader, i);
            put_number(log, cell);
            put(log, reader_cell(reader, i), cell + 1);
            fuzz_check(reader_cell(reader, i)[cell] == '\0', "a cell without its NUL");
        }
    }
    reader_close(reader);
}

/* ---- Two ways to read ---- */

static void
compare_ways(struct text *text, const uint8_t *pattern, size_t pattern_size)
{
    static char message[4096];
    size_t size;
    text->log = &one;
    int status = fuzz_run(read_all, text);
    (void)snprintf(message, sizeof message, "%s", fuzz_said(&size));
    text->log = &other;
    text->slow = pattern_size % 2 == 0;
    text->pattern = pattern;
    text->pattern_size = pattern_size;
    fuzz_check(fuzz_run(read_all, text) == status, "two ways to read end differently");
    fuzz_check(strcmp(fuzz_said(&size), message) == 0, "two ways to read say different things");
    fuzz_check(pattern_size == 0 || fuzz_pieces_given() > 0, "nothing came in pieces");
    /* Of what ends the program, a NUL byte, one may hear earlier than the other. */
    size_t shorter = one.size < other.size ? one.size : other.size;
    fuzz_check(status != FUZZ_RETURNED || one.size == other.size, "two ways to read differ");
    fuzz_check(memcmp(one.bytes, other.bytes, shorter) == 0, "two ways to read differ");
}

/* ---- Lines ---- */

/* The length of the line end at `at`, 0 if there is none. */
static size_t
line_end(const char *at, const char *end)
{
    if (at == end || (*at != '\n' && *at != '\r'))
        return 0;
    return *at == '\r' && end - at > 1 && at[1] == '\n' ? 2 : 1;
}

static void
follow_lines(void *data)
{
    const struct text *text = data;
    const char *at = text->bytes, *end = at + text->size;
    size_t line = 1;
    struct reader *reader = open_reader(text);
    while (reader_next(reader) != READER_END) {
        for (size_t empty = reader_empty_lines(reader); empty > 0; empty--) {
            size_t length = line_end(at, end);
            fuzz_check(length > 0, "an empty line that is none");
            at += length;
            line++;
        }
        size_t length;
        const char *raw = reader_raw(reader, &length);
        fuzz_check(reader_place(reader).line == line, "a record on another line");
        fuzz_check(length <= (size_t)(end - at) && memcmp(raw, at, length) == 0,
            "a record of other bytes");
        for (const char *stop = at + length; at < stop;) {
            size_t inner = line_end(at, stop);
            line += inner > 0;
            at += inner > 0 ? inner : 1;
        }
        size_t last = line_end(at, end);
        fuzz_check(last > 0 || at == end, "a record that does not end with its line");
        at += last;
        line += last > 0;
    }
    for (size_t length; (length = line_end(at, end)) > 0; at += length)
        ;
    fuzz_check(at == end, "something is left behind the last record");
    reader_close(reader);
}

/* ---- Plain libcsv ---- */

static void
cells_of(void *data)
{
    const struct text *text = data;
    struct log *log = text->log;
    struct reader *reader = open_reader(text);
    enum reader_result result;
    log->size = log->records = log->cells_end = 0;
    log->faulted = false;
    while ((result = reader_next(reader)) == READER_RECORD) {
        for (size_t i = 0; i < reader_cells(reader); i++) {
            put_number(log, reader_cell_length(reader, i));
            put(log, reader_cell(reader, i), reader_cell_length(reader, i));
        }
        put_number(log, SIZE_MAX);
        log->records++;
        log->cells_end = log->size;
    }
    log->faulted = result == READER_FAULT;
    reader_close(reader);
}

static void
on_cell(void *cell, size_t length, void *log)
{
    put_number(log, length);
    put(log, cell, length);
}

static void
on_record(int terminator, void *data)
{
    struct log *log = data;
    (void)terminator;
    put_number(log, SIZE_MAX);
    log->records++;
    log->cells_end = log->size;
}

static int
never(unsigned char c)
{
    (void)c;
    return 0;
}

static void
compare_with_libcsv(struct text *text)
{
    struct csv_parser parser;
    text->log = &one;
    int status = fuzz_run(cells_of, text);
    other.size = other.records = other.cells_end = 0;
    fuzz_check(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) == 0, "csv_init");
    csv_set_space_func(&parser, never);
    csv_set_delim(&parser, (unsigned char)text->delimiter);
    bool good =
        csv_parse(&parser, text->bytes, text->size, on_cell, on_record, &other) == text->size &&
        csv_fini(&parser, on_cell, on_record, &other) == 0;
    csv_free(&parser);
    bool ours = status == FUZZ_RETURNED && !one.faulted;
    /* A NUL is nothing to libcsv and ends our reader. */
    if (memchr(text->bytes, '\0', text->size) == NULL) {
        fuzz_check(good == ours, "libcsv takes a text that the reader does not, or the other way");
        fuzz_check(!ours || one.records == other.records, "another number of records than libcsv");
    }
    fuzz_check(one.records <= other.records, "more records than libcsv");
    fuzz_check(one.cells_end <= other.size && memcmp(one.bytes, other.bytes, one.cells_end) == 0,
        "other records than libcsv");
}

/* ---- Writing ---- */

/* Writes the records that are as wide as the first, and notes what they hold. */
static void
write_all(void *data)
{
    const struct text *text = data;
    struct log *log = text->log;
    outfile_prepare_process();
    struct writer *writer = writer_open(NULL, &writer_plain);
    struct reader *reader = open_reader(text);
    size_t width = 0;
    enum reader_result result;
    log->size = 0;
    while ((result = reader_next(reader)) != READER_END) {
        if (result == READER_FAULT || (width > 0 && reader_cells(reader) != width))
            continue;
        width = reader_cells(reader);
        for (size_t i = 0; i < width; i++) {
            size_t length = reader_cell_length(reader, i);
            writer_bytes(writer, reader_cell(reader, i), length);
            put_number(log, length);
            put(log, reader_cell(reader, i), length);
        }
        writer_end_row(writer);
        put_number(log, SIZE_MAX);
    }
    reader_close(reader);
    writer_commit(writer);
}

static void
go_round(struct text *text)
{
    static char again[LOG_SIZE];
    text->log = &one;
    if (fuzz_run(write_all, text) != FUZZ_RETURNED)
        return;
    size_t size;
    const char *written = fuzz_written(&size);
    fuzz_check(size <= sizeof again, "much was written");
    memcpy(again, written, size);
    /* What is written as it was may look like a byte order mark or an announced delimiter. */
    if (size >= 4 && (memcmp(again, "sep=", 4) == 0 || memcmp(again, "\xEF\xBB\xBF", 3) == 0))
        return;
    if (size >= 2 && (memcmp(again, "\xFF\xFE", 2) == 0 || memcmp(again, "\xFE\xFF", 2) == 0))
        return;
    struct text output = {again, size, ',', false, NULL, 0, &other};
    fuzz_check(fuzz_run(cells_of, &output) == FUZZ_RETURNED && !other.faulted,
        "what was written cannot be read");
    fuzz_check(one.size == other.size && memcmp(one.bytes, other.bytes, one.size) == 0,
        "what was written reads otherwise");
}

/* Whether a byte order mark, or a delimiter announced below empty lines at most, makes the records
   something else than the bytes. */
static bool
is_marked(const struct text *text)
{
    static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (text->size >= strlen(marks[i]) && memcmp(text->bytes, marks[i], strlen(marks[i])) == 0)
            return true;
    size_t top = 0;
    while (top < text->size && (text->bytes[top] == '\n' || text->bytes[top] == '\r'))
        top++;
    if (text->size - top >= 4 && memcmp(text->bytes + top, "sep=", 4) == 0)
        return true;
    return text->size >= 4 && memcmp(text->bytes, "\0\0\xFE\xFF", 4) == 0;
}

/* The text behind plain records, so that a stretch (csv/stretch.c) ends `inside` bytes behind its
   beginning. */
static const char *
lengthen(const char *bytes, size_t size, size_t inside, size_t *length)
{
    static char text[STRETCH + PLACES];
    size_t plain = STRETCH - inside;
    memset(text, 'x', plain);
    for (size_t end = plain; end > 0; end -= end < PLAIN_LINE ? end : PLAIN_LINE)
        text[end - 1] = '\n';
    memcpy(text + plain, bytes, size);
    *length = plain + size;
    return fuzz_text((const uint8_t *)text, *length);
}

/* By which inputs are chosen (FNV-1a): each in its own right, so that an input that was worth
   keeping does not make its kind more frequent. */
static uint64_t
sum_of(const uint8_t *bytes, size_t size)
{
    uint64_t sum = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ bytes[i]) * UINT64_C(1099511628211);
    return sum ^ sum >> 32;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char delimiters[] = {',', ';', '\t', '|', '\0'};
    if (size < 2 || size > PLACES)
        return 0;
    size_t pattern_size = bytes[1] % 8 < size - 2 ? bytes[1] % 8 : size - 2;
    const uint8_t *pattern = bytes + 2;
    struct text text = {(const char *)pattern + pattern_size, size - 2 - pattern_size,
        delimiters[bytes[0] / 4 % sizeof delimiters], false, NULL, 0, NULL};
    uint64_t sum = sum_of(bytes, size);
    if (sum % 512 == 0 && text.size > 0)
        text.bytes = lengthen(text.bytes, text.size, sum / 512 % text.size, &text.size);
    unsigned way = bytes[0] % 4;
    if (way == 0)
        compare_ways(&text, pattern, pattern_size);
    else if (way == 1 && !is_marked(&text))
        (void)fuzz_run(follow_lines, &text);
    else if (way == 2 && !is_marked(&text) && text.delimiter != '\0')
        compare_with_libcsv(&text);
    else if (way == 3)
        go_round(&text);
    return 0;
}
