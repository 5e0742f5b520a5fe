/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSV out: UTF-8, comma, LF, quotes only where a cell needs them (a comma, a quote, a line end).
 * Rows must be as long as the header: a program that writes another number of cells is stopped.
 * Errors end the program with STATUS_TROUBLE.
 */
#ifndef AMP_CSV_WRITER_H
#define AMP_CSV_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "base/moment.h"

struct writer;

struct writer_style {
    bool spreadsheet; /* BOM, CRLF, and a ' before text that a spreadsheet would run as a formula */
    int digits;       /* significant digits of computed figures */
};
extern const struct writer_style writer_plain; /* no spreadsheet, 6 digits */

/* Writes to `path` (NULL or "-" = standard output), whole or not at all as base/outfile says. */
struct writer *writer_open(const char *path, const struct writer_style *style);

/* The header, NULL-terminated; or cell by cell with writer_cell and writer_end_row. The first row
 * fixes the number of cells. */
void writer_header(struct writer *writer, const char *const *columns);

/* One cell each. */
void writer_cell(struct writer *writer, const char *text);
void writer_bytes(struct writer *writer, const char *bytes, size_t length);
void writer_integer(struct writer *writer, long long value);
void writer_decimal(struct writer *writer, struct decimal value);
void writer_day(struct writer *writer, int day);
void writer_moment(struct writer *writer, struct moment moment);
/* A computed figure; empty if it is NAN. */
void writer_number(struct writer *writer, double value);

void writer_end_row(struct writer *writer);

/* Everything is written, synced and closed. */
void writer_commit(struct writer *writer);

#endif
