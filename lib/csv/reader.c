/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcsv is fed one physical line at a time, so line numbers are exact and a parse can stop. Its
 * defaults are traps: it trims blanks (a space function that answers 0 stops that), and without its
 * strict modes it takes an unclosed quote for the end of the file and swallows what follows a
 * closing quote.
 */
#include "csv/reader.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "csv/lines.h"

struct reader {
    struct lines lines;
    struct csv_parser parser;
    char delimiter; /* 0 until it is decided */
    bool given;     /* by the caller or by a `sep=` line: nothing is decided */
    bool searching; /* each record decides for itself */
    bool settled;   /* a record has decided for all */
    bool fast;
    size_t record_line, raw_length, empty_lines;
    char *text; /* the cells, each with a NUL behind it */
    size_t text_length, text_capacity;
    size_t *starts; /* where each cell begins in text, and one past the last */
    size_t cells, starts_capacity;
    bool complete; /* libcsv has seen the end of the record */
    const char *fault;
};

static int
never_a_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void
parser_begin(struct reader *reader)
{
    if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        diag_fatal("libcsv cannot be started");
    csv_set_space_func(&reader->parser, never_a_space);
    reader->parser.blk_size = (size_t)64 << 10;
    if (reader->delimiter)
        csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
}

struct reader *
reader_open(struct source *source, char delimiter)
{
    struct reader *reader = mem_zeroed(1, sizeof *reader);
    lines_start(&reader->lines, source);
    reader->delimiter = delimiter;
    reader->given = delimiter != 0;
    reader->fast = true;
    parser_begin(reader);
    return reader;
}

void
reader_close(struct reader *reader)
{
    if (!reader)
        return;
    csv_free(&reader->parser);
    lines_free(&reader->lines);
    free(reader->text);
    free(reader->starts);
    free(reader);
}

void
reader_search(struct reader *reader)
{
    reader->searching = true;
}

void
reader_settle(struct reader *reader)
{
    reader->searching = false;
    reader->settled = true;
}

static void
add_start(struct reader *reader)
{
    if (reader->cells + 2 > reader->starts_capacity)
        reader->starts = mem_grow(
            reader->starts, &reader->starts_capacity, reader->cells + 2, sizeof *reader->starts);
    reader->starts[reader->cells] = reader->text_length;
}

static void
on_cell(void *bytes, size_t length, void *data)
{
    struct reader *reader = data;
    size_t needed = reader->text_length + length + 1;
    add_start(reader);
    reader->text = mem_grow(reader->text, &reader->text_capacity, needed, 1);
    if (length > 0)
        memcpy(reader->text + reader->text_length, bytes, length);
    reader->text[needed - 1] = '\0';
    reader->text_length = needed;
    reader->starts[++reader->cells] = needed;
}

static void
on_row(int terminator, void *data)
{
    struct reader *reader = data;
    (void)terminator;
    reader->complete = true;
}

/* Splits a line without quotes as libcsv would. */
static void
split(struct reader *reader, const char *line, size_t length)
{
    reader->text = mem_grow(reader->text, &reader->text_capacity, length + 1, 1);
    memcpy(reader->text, line, length);
    reader->text[length] = '\0';
    char *from = reader->text, *end = reader->text + length;
    for (;;) {
        reader->text_length = (size_t)(from - reader->text);
        add_start(reader);
        reader->cells++;
        char *delimiter = memchr(from, reader->delimiter, (size_t)(end - from));
        if (!delimiter)
            break;
        *delimiter = '\0';
        from = delimiter + 1;
    }
    reader->starts[reader->cells] = reader->text_length = length + 1;
}

static void
clear_record(struct reader *reader)
{
    lines_begin_record(&reader->lines);
    reader->record_line = reader->lines.number;
    reader->raw_length = 0;
    reader->text_length = 0;
    reader->cells = 0;
    reader->complete = false;
    reader->fault = NULL;
}

/* The line is no record: the parser begins anew behind the first physical line of the failed
   record, so that one stray quote costs one line and not what follows it. */
static enum reader_result
recover(struct reader *reader)
{
    struct lines *lines = &reader->lines;
    if (csv_error(&reader->parser) == CSV_ENOMEM)
        diag_fatal("out of memory");
    reader->fault = reader->parser.quoted ? "has text after a closing quote"
                                          : "has a quote inside a cell that is not quoted";
    csv_free(&reader->parser);
    parser_begin(reader);
    lines_back_to_record(lines, reader->record_line);
    lines_take(lines, lines_peek(lines, &reader->raw_length));
    return READER_FAULT;
}

/* Feeds libcsv lines until the record is complete; the first has `length` bytes. */
static enum reader_result
parse(struct reader *reader, size_t length, size_t content)
{
    struct lines *lines = &reader->lines;
    size_t open_line = lines->number; /* where the cell began that may go on */
    while (length > 0) {
        const char *from = lines->buffer + lines->next;
        size_t cells_before = reader->cells;
        if (csv_parse(&reader->parser, from, length, on_cell, on_row, reader) != length)
            return recover(reader);
        if (reader->cells != cells_before)
            open_line = lines->number;
        reader->raw_length = lines->next - lines->begin + content;
        lines_take(lines, length);
        if (reader->complete)
            return READER_RECORD;
        length = lines_peek(lines, &content);
        if (lines->next + length - lines->begin > LINES_LIMIT)
            diag_fatal_at(lines_place(lines, open_line),
                "the quote that opens here is not closed within 16 MiB");
    }
    if (csv_fini(&reader->parser, on_cell, on_row, reader) != 0)
        diag_fatal_at(lines_place(lines, open_line), "the quote that opens here is never closed");
    return READER_RECORD;
}

static const char candidates[] = {',', ';', '\t', '|'};

/* Counts the candidates that stand outside quotes. Returns whether a quote is open at the end. */
static bool
count_candidates(const char *line, size_t length, bool quoted, size_t counts[sizeof candidates])
{
    for (size_t i = 0; i < length; i++) {
        const char *found = memchr(candidates, line[i], sizeof candidates);
        if (line[i] == '"')
            quoted = !quoted;
        else if (found && !quoted)
            counts[found - candidates]++;
    }
    return quoted;
}

/* The candidate that stands most often in the record at hand, whose first line has `length` bytes;
   a comma if none does. */
static char
detect_delimiter(struct reader *reader, size_t length)
{
    struct lines *lines = &reader->lines;
    size_t counts[sizeof candidates] = {0}, best = 0, content;
    bool quoted = false;
    while (length > 0 && lines->next + length - lines->begin <= LINES_LIMIT) {
        quoted = count_candidates(lines->buffer + lines->next, length, quoted, counts);
        lines_take(lines, length);
        length = quoted ? lines_peek(lines, &content) : 0;
    }
    lines_back_to_record(lines, reader->record_line);
    for (size_t i = 1; i < sizeof candidates; i++)
        if (counts[i] > counts[best])
            best = i;
    return candidates[best];
}

/* True if the first line that is not empty announces the delimiter and is used up by that. */
static bool
is_announcement(struct reader *reader, const char *line, size_t content)
{
    if (content != 5 || memcmp(line, "sep=", 4) != 0 || line[4] == '"' || (line[4] & 0x80) != 0)
        return false;
    if (!reader->given)
        reader->delimiter = line[4];
    reader->given = true;
    return true;
}

/* Decides for the record at hand, whose first line has `length` bytes. May move the buffer. */
static void
decide_delimiter(struct reader *reader, size_t length)
{
    if (!reader->given)
        reader->delimiter = detect_delimiter(reader, length);
    csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
    reader->settled = !reader->searching;
}

enum reader_result
reader_next(struct reader *reader)
{
    struct lines *lines = &reader->lines;
    bool top = lines->number == 1;
    reader->empty_lines = 0;
    for (;;) {
        size_t content;
        clear_record(reader);
        size_t length = lines_peek(lines, &content);
        if (length == 0)
            return READER_END;
        if (content > LINES_LIMIT)
            diag_fatal_at(lines_place(lines, lines->number), "a line longer than 16 MiB");
        const char *line = lines->buffer + lines->next;
        bool used_up = content == 0;
        reader->empty_lines += used_up;
        if (!used_up && !reader->settled) {
            used_up = top && is_announcement(reader, line, content);
            top = false;
            if (!used_up)
                decide_delimiter(reader, length);
            line = lines->buffer + lines->next;
        }
        if (!used_up && (!reader->fast || memchr(line, '"', content)))
            return parse(reader, length, content);
        if (!used_up)
            split(reader, line, content);
        reader->raw_length = content;
        lines_take(lines, length);
        if (!used_up)
            return READER_RECORD;
    }
}

const char *
reader_fault(const struct reader *reader)
{
    return reader->fault;
}

size_t
reader_cells(const struct reader *reader)
{
    return reader->cells;
}

const char *
reader_cell(const struct reader *reader, size_t index)
{
    return reader->text + reader->starts[index];
}

size_t
reader_cell_length(const struct reader *reader, size_t index)
{
    return reader->starts[index + 1] - reader->starts[index] - 1;
}

struct place
reader_place(const struct reader *reader)
{
    return lines_place(&reader->lines, reader->record_line);
}

const char *
reader_raw(const struct reader *reader, size_t *length)
{
    *length = reader->raw_length;
    return reader->lines.buffer + reader->lines.begin;
}

size_t
reader_empty_lines(const struct reader *reader)
{
    return reader->empty_lines;
}

void
reader_mark(struct reader *reader)
{
    lines_mark(&reader->lines, reader->record_line);
}

bool
reader_can_rewind(const struct reader *reader)
{
    return source_can_rewind(reader->lines.source);
}

void
reader_rewind(struct reader *reader)
{
    lines_rewind(&reader->lines);
    csv_free(&reader->parser);
    parser_begin(reader);
    clear_record(reader);
}

struct source *
reader_source(struct reader *reader)
{
    return reader->lines.source;
}

char
reader_delimiter(const struct reader *reader)
{
    return reader->delimiter;
}

void
reader_without_fast_path(struct reader *reader)
{
    reader->fast = false;
}
