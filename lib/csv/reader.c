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
#include "base/text.h"
#include "csv/delimiter.h"
#include "csv/lines.h"
#include "csv/stretch.h"

struct reader {
    struct lines lines;
    struct csv_parser parser;
    struct stretch stretch; /* of the lines, where nothing but cutting is needed */
    char delimiter;         /* 0 until it is decided */
    bool given;             /* by the caller or by a `sep=` line: nothing is decided */
    bool searching;         /* each record decides for itself */
    bool settled;           /* a record has decided for all */
    bool fast;
    struct place place;   /* of the record */
    struct cut_line line; /* its cells, and its bytes without line end */
    size_t empty_lines;
    char *text;       /* cells that do not stand in the cuts */
    uint32_t *begins; /* where each begins in text, and one past the last */
    size_t cells, text_length, text_capacity, begins_capacity;
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
    reader->place.file = source_name(source);
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
    stretch_free(&reader->stretch);
    lines_free(&reader->lines);
    free(reader->text);
    free(reader->begins);
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
add_begin(struct reader *reader)
{
    reader->begins = mem_grow(
        reader->begins, &reader->begins_capacity, reader->cells + 2, sizeof *reader->begins);
    reader->begins[reader->cells] = (uint32_t)reader->text_length;
}

static void
on_cell(void *bytes, size_t length, void *data)
{
    struct reader *reader = data;
    size_t needed = reader->text_length + length + 1;
    add_begin(reader);
    reader->text = mem_grow(reader->text, &reader->text_capacity, needed, 1);
    if (length > 0)
        memcpy(reader->text + reader->text_length, bytes, length);
    reader->text[needed - 1] = '\0';
    reader->text_length = needed;
    reader->begins[++reader->cells] = (uint32_t)needed;
}

static void
on_row(int terminator, void *data)
{
    struct reader *reader = data;
    (void)terminator;
    reader->complete = true;
}

/* The record is complete; its cells stand in `text`. */
static enum reader_result
own_record(struct reader *reader)
{
    reader->line.record = (struct record){reader->text, reader->begins, reader->cells};
    return READER_RECORD;
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
        add_begin(reader);
        reader->cells++;
        char *delimiter = memchr(from, reader->delimiter, (size_t)(end - from));
        if (!delimiter)
            break;
        *delimiter = '\0';
        from = delimiter + 1;
    }
    reader->text_length = length + 1;
    reader->begins[reader->cells] = (uint32_t)reader->text_length;
    (void)own_record(reader);
}

/* The next record begins at the next line. */
static void
begin_record(struct reader *reader)
{
    lines_begin_record(&reader->lines);
    reader->place.line = reader->lines.number;
}

static void
clear_record(struct reader *reader)
{
    begin_record(reader);
    reader->line.content = 0;
    reader->text_length = 0;
    reader->cells = 0;
    reader->line.record = (struct record){NULL, NULL, 0};
    reader->line.utf8 = false;
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
    lines_back_to_record(lines, reader->place.line);
    lines_take(lines, lines_peek(lines, &reader->line.content));
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
        reader->line.content = lines->next - lines->begin + content;
        lines_take(lines, length);
        if (reader->complete)
            return own_record(reader);
        length = lines_peek(lines, &content);
        if (lines->next + length - lines->begin > LINES_LIMIT)
            diag_fatal_at(lines_place(lines, open_line),
                "the quote that opens here is not closed within 16 MiB");
    }
    if (csv_fini(&reader->parser, on_cell, on_row, reader) != 0)
        diag_fatal_at(lines_place(lines, open_line), "the quote that opens here is never closed");
    return own_record(reader);
}

/* Whether the first line that is not empty announces the delimiter and is used up by that. */
static bool
is_announcement(struct reader *reader, const char *line, size_t content)
{
    char announced = delimiter_announced(line, content);
    if (announced && !reader->given)
        reader->delimiter = announced;
    reader->given |= announced != '\0';
    return announced != '\0';
}

/* Decides for the record at hand, whose first line has `length` bytes. May move the buffer. */
static void
decide_delimiter(struct reader *reader, size_t length)
{
    if (!reader->given)
        reader->delimiter = delimiter_detect(&reader->lines, length);
    csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
    reader->settled = !reader->searching;
}

/* The next record, whatever it takes; empty lines before it are counted. */
static enum reader_result
next_line(struct reader *reader)
{
    struct lines *lines = &reader->lines;
    bool top = lines->number == 1;
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
        reader->line.content = content;
        lines_take(lines, length);
        if (!used_up)
            return READER_RECORD;
    }
}

/* The next record without a look at its bytes; empty lines before it are counted. False if the next
   line has quotes, or is not whole in the buffer, or the delimiter is not yet known. */
static bool
next_cut(struct reader *reader)
{
    struct lines *lines = &reader->lines;
    if (!reader->fast || !reader->settled)
        return false;
    for (;;) {
        struct cut_line *line = &reader->line;
        enum cut found = stretch_line(&reader->stretch, lines, reader->delimiter, line);
        if (found != CUT_RECORD && found != CUT_EMPTY)
            return false;
        begin_record(reader);
        lines_take(lines, line->length);
        if (found == CUT_RECORD)
            return true;
        reader->empty_lines++;
    }
}

enum reader_result
reader_next(struct reader *reader)
{
    reader->empty_lines = 0;
    return next_cut(reader) ? READER_RECORD : next_line(reader);
}

const char *
reader_fault(const struct reader *reader)
{
    return reader->fault;
}

size_t
reader_cells(const struct reader *reader)
{
    return reader->line.record.count;
}

const char *
reader_cell(const struct reader *reader, size_t index)
{
    return record_cell(&reader->line.record, index);
}

size_t
reader_cell_length(const struct reader *reader, size_t index)
{
    return record_cell_length(&reader->line.record, index);
}

const struct record *
reader_record(const struct reader *reader)
{
    return &reader->line.record;
}

bool
reader_is_utf8(const struct reader *reader)
{
    const struct lines *lines = &reader->lines;
    return reader->line.utf8 || text_is_utf8(lines->buffer + lines->begin, reader->line.content);
}

struct place
reader_place(const struct reader *reader)
{
    return reader->place;
}

const char *
reader_raw(const struct reader *reader, size_t *length)
{
    *length = reader->line.content;
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
    lines_mark(&reader->lines, reader->place.line);
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
