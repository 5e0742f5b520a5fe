/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcsv's own writer quotes every cell; this one quotes where RFC 4180 asks for it, so that a diff
 * of two reports shows what changed.
 */
#include "csv/writer.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/outfile.h"

struct writer {
    struct outfile *out;
    struct writer_style style;
    size_t cells, columns; /* of this row; of the first row, 0 before its end */
    char *row;             /* its bytes so far */
    size_t length, capacity;
    struct moment last; /* that was written: rows often stand in the order of time */
    char last_text[MOMENT_TEXT_SIZE];
};

const struct writer_style writer_plain = {.spreadsheet = false, .digits = 6};

struct writer *
writer_open(const char *path, const struct writer_style *style)
{
    struct writer *writer = mem_zeroed(1, sizeof *writer);
    writer->out = outfile_open(path);
    writer->style = *style;
    writer->last = (struct moment){DAY_NONE, -1};
    if (style->spreadsheet)
        outfile_text(writer->out, "\xEF\xBB\xBF");
    return writer;
}

void
writer_header(struct writer *writer, const char *const *columns)
{
    for (size_t i = 0; columns[i]; i++)
        writer_cell(writer, columns[i]);
    writer_end_row(writer);
}

/* Room for `length` more bytes of the row. */
static char *
room_for(struct writer *writer, size_t length)
{
    if (writer->length + length > writer->capacity)
        writer->row = mem_grow(writer->row, &writer->capacity, writer->length + length, 1);
    return writer->row + writer->length;
}

/* Room for `length` bytes of a new cell. */
static char *
begin_cell(struct writer *writer, size_t length)
{
    char *to = room_for(writer, length + 1);
    if (writer->cells++ == 0)
        return to;
    *to = ',';
    writer->length++;
    return to + 1;
}

static void
add(struct writer *writer, const char *text)
{
    size_t length = strlen(text);
    memcpy(room_for(writer, length), text, length);
    writer->length += length;
}

/* What needs no look at quoting: digits, dates. */
static void
plain(struct writer *writer, const char *text)
{
    (void)begin_cell(writer, 0);
    add(writer, text);
}

/* True if a spreadsheet would run the text, which is not empty, as a formula. A plain number is
   none. */
static bool
is_formula(const char *bytes, size_t length)
{
    struct decimal number;
    return memchr("=+-@\t\r", bytes[0], 6) && !decimal_parse_bytes(bytes, length, &number);
}

/* True if the text must stand in quotes. */
static bool
needs_quotes(const char *bytes, size_t length)
{
    static const bool asks[UCHAR_MAX + 1] = {
        [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true};
    bool found = false;
    for (size_t i = 0; i < length; i++)
        found |= asks[(unsigned char)bytes[i]];
    return found;
}

void
writer_bytes(struct writer *writer, const char *bytes, size_t length)
{
    if (length == 0) {
        (void)begin_cell(writer, 0);
        return;
    }
    bool formula = writer->style.spreadsheet && is_formula(bytes, length);
    bool quoted = needs_quotes(bytes, length);
    /* Every byte a quote, and quotes around them; one that makes a formula is no quote. */
    char *to = begin_cell(writer, 2 * length + 2);
    if (quoted)
        *to++ = '"';
    if (formula)
        *to++ = '\'';
    if (!quoted) {
        memcpy(to, bytes, length);
        to += length;
    }
    for (size_t i = 0; quoted && i < length; i++) {
        *to++ = bytes[i];
        if (bytes[i] == '"')
            *to++ = '"';
    }
    if (quoted)
        *to++ = '"';
    writer->length = (size_t)(to - writer->row);
}

void
writer_cell(struct writer *writer, const char *text)
{
    writer_bytes(writer, text, strlen(text));
}

void
writer_integer(struct writer *writer, long long value)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%lld", value);
    plain(writer, text);
}

void
writer_decimal(struct writer *writer, struct decimal value)
{
    char text[DECIMAL_TEXT_SIZE];
    plain(writer, decimal_text(value, text));
}

void
writer_day(struct writer *writer, int day)
{
    char text[DAY_TEXT_SIZE];
    plain(writer, day_text(day, text));
}

void
writer_moment(struct writer *writer, struct moment moment)
{
    if (moment.day != writer->last.day || moment.second != writer->last.second) {
        writer->last = moment;
        (void)moment_text(moment, writer->last_text);
    }
    plain(writer, writer->last_text);
}

void
writer_number(struct writer *writer, double value)
{
    char text[NUMBER_TEXT_SIZE];
    plain(writer, number_text(value, writer->style.digits, text));
}

void
writer_end_row(struct writer *writer)
{
    if (writer->cells == 1 && writer->length == 0) /* it must not become an empty line */
        add(writer, "\"\"");
    add(writer, writer->style.spreadsheet ? "\r\n" : "\n");
    if (writer->columns == 0)
        writer->columns = writer->cells;
    if (writer->cells != writer->columns)
        diag_fatal("a row of %zu cells under a header of %zu: this is a fault of the program",
            writer->cells, writer->columns);
    outfile_write(writer->out, writer->row, writer->length);
    writer->cells = writer->length = 0;
}

void
writer_commit(struct writer *writer)
{
    outfile_write(writer->out, writer->row, writer->length); /* of a row that was not ended */
    outfile_commit(writer->out);
    free(writer->row);
    free(writer);
}
