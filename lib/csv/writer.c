/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcsv's own writer quotes every cell; this one quotes where RFC 4180 asks for it, so that a diff
 * of two reports shows what changed.
 */
#include "csv/writer.h"

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
    bool lone_empty; /* the row so far is one empty cell, which must not become an empty line */
};

const struct writer_style writer_plain = {.spreadsheet = false, .digits = 6};

struct writer *
writer_open(const char *path, const struct writer_style *style)
{
    struct writer *writer = mem_zeroed(1, sizeof *writer);
    writer->out = outfile_open(path);
    writer->style = *style;
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

static void
begin_cell(struct writer *writer)
{
    if (writer->cells++ > 0)
        outfile_write(writer->out, ",", 1);
}

/* What needs no look at quoting: digits, dates. */
static void
plain(struct writer *writer, const char *text)
{
    begin_cell(writer);
    writer->lone_empty = writer->cells == 1 && !*text;
    outfile_text(writer->out, text);
}

/* True if a spreadsheet would run the text as a formula. A plain number is none. */
static bool
is_formula(const char *bytes, size_t length)
{
    struct decimal number;
    return length > 0 && memchr("=+-@\t\r", bytes[0], 6) &&
           !decimal_parse_bytes(bytes, length, &number);
}

void
writer_bytes(struct writer *writer, const char *bytes, size_t length)
{
    begin_cell(writer);
    writer->lone_empty = writer->cells == 1 && length == 0;
    bool formula = writer->style.spreadsheet && is_formula(bytes, length);
    size_t ordinary = 0;
    while (ordinary < length && !memchr(",\"\r\n", bytes[ordinary], 4))
        ordinary++;
    if (ordinary == length) {
        if (formula)
            outfile_write(writer->out, "'", 1);
        outfile_write(writer->out, bytes, length);
        return;
    }
    outfile_text(writer->out, formula ? "\"'" : "\"");
    const char *quote;
    while ((quote = memchr(bytes, '"', length))) {
        size_t before = (size_t)(quote - bytes) + 1;
        outfile_write(writer->out, bytes, before);
        outfile_write(writer->out, "\"", 1);
        bytes += before;
        length -= before;
    }
    outfile_write(writer->out, bytes, length);
    outfile_write(writer->out, "\"", 1);
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
    char text[MOMENT_TEXT_SIZE];
    plain(writer, moment_text(moment, text));
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
    if (writer->lone_empty)
        outfile_text(writer->out, "\"\"");
    outfile_text(writer->out, writer->style.spreadsheet ? "\r\n" : "\n");
    if (writer->columns == 0)
        writer->columns = writer->cells;
    if (writer->cells != writer->columns)
        diag_fatal("a row of %zu cells under a header of %zu: this is a fault of the program",
            writer->cells, writer->columns);
    writer->cells = 0;
    writer->lone_empty = false;
}

void
writer_commit(struct writer *writer)
{
    outfile_commit(writer->out);
    free(writer);
}
