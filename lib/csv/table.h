/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table: a CSV stream with a header. Columns are found by name (case, blanks, `_` and `-` do not
 * count) once, and cells are then read by number. Rows that are no rows (too few or too many cells,
 * not UTF-8, stray quotes) are set aside and passed over; cells beyond the header's width that are
 * all blank do no harm.
 *
 * CRM exports are forgiven more, each by a function of its own: titles above the header, cells in
 * windows-1252, totals between the rows, and the lines below a report.
 */
#ifndef AMP_CSV_TABLE_H
#define AMP_CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "csv/reader.h"
#include "csv/source.h"

struct table;

/* Opens a file ("-" = standard input) and reads its header. An empty file ends the program: "x.csv:
 * empty, no header". delimiter 0 = detect. */
struct table *table_open(const char *path, char delimiter);

/* The same for any source, which the table owns. */
struct table *table_of(struct source *source, char delimiter);

/* The same, and the SHA-256 of the file's bytes is kept: for small files that a page names in its
   receipt. table_digest() reads on to the end, and gives it in hexadecimal digits. */
struct table *table_open_digested(const char *path, char delimiter);
void table_digest(struct table *table, char hex[static SOURCE_DIGEST_SIZE]);
void table_close(struct table *table);

/* table_open() for a file that may have no record at all: NULL then. */
struct table *table_open_if_any(const char *path, char delimiter);

/* The record that was taken for the header is a row, the next one; the columns are called `columns`
   (NULL-terminated). Before the first table_next(), in a table that is not searching. */
void table_without_header(struct table *table, const char *const *columns);

/* The same two for exports, whose header may stand below titles: the first record is the header in
   hand, and table_next_header() goes on to the next. Records of blank cells alone are passed over
   like empty lines. The first table_next() settles the header. A delimiter that is to be detected
   is that of the header, whatever the titles hold. */
struct table *table_open_searching(const char *path, char delimiter);
struct table *table_of_searching(struct source *source, char delimiter);

/* Drops the header in hand and takes the next record for it. False, and nothing is dropped, at the
   end of the input. Only in a searching table before its first table_next(). */
bool table_next_header(struct table *table);

/* Whether the header is still searched for. */
bool table_is_searching(const struct table *table);

/* How many records above the header were passed. */
size_t table_title_rows(const struct table *table);

/* For exports: a record that is not UTF-8 is not set aside; those of its cells that are not UTF-8
   are read as windows-1252. Call before the first table_next(); it covers the header of a searching
   table too. A record with a byte that means nothing in windows-1252 is set aside. */
void table_accept_legacy(struct table *table, bool accept);

/* How many cells, of the header and of good rows, were read as windows-1252. */
size_t table_legacy_cells(const struct table *table);

/* A table that is compiled into the program (base/tables.h), under its name there. */
struct table *table_builtin(const char *name);

/* For tables that say how to work, like maps: every row must be good, one that is none ends the
   program. Their rows are not counted among those that were read. */
void table_need_rows(struct table *table);

/* The number of columns, and their names as written (without a BOM). */
size_t table_columns(const struct table *table);
const char *table_column_name(const struct table *table, size_t column);

/* The names of all columns for a message, commas between; "..." stands for what is too much.
   Returns `text`. */
#define TABLE_HEADER_SIZE 400
const char *table_header_shown(const struct table *table, char text[static TABLE_HEADER_SIZE]);

/* The column of that name, the first if there are several; -1 if there is none. */
int table_column(const struct table *table, const char *name);

/* The name of a column that is nearest to `name`, NULL if none is near. */
const char *table_nearest_column(const struct table *table, const char *name);

/* The same as table_column() for a column that must be there: else the program ends with the header
 * found and the nearest name. */
int table_need(const struct table *table, const char *name);

/* The columns of `count` names, of which the first `needed` must be there. */
void table_find_columns(
    const struct table *table, const char *const *names, size_t count, size_t needed, int *columns);

/* The next good row. False at the end. */
bool table_next(struct table *table);

/* A cell of the row, "" for column -1. Valid until the next row. */
const char *table_cell(const struct table *table, int column);

/* The cells of the row, at least one for each column: for those who look at many. Valid until the
   next row. */
const struct record *table_row(const struct table *table);

struct place table_place(const struct table *table);
const char *table_name(const struct table *table);

/* Sets the current row aside because of a cell (column -1: because of the row). */
void table_set_aside(const struct table *table, int column, const char *reason);

/* The row is kept, but this cell could not be used. */
void table_set_cell_aside(const struct table *table, int column, const char *reason);

/* Looking ahead: rows read between mark and rewind are neither counted nor set aside; after the
   rewind the row that was current at the mark is current again. The way back closes when a pipe
   runs over SOURCE_LOOK_AHEAD. */
void table_mark(struct table *table);
bool table_can_rewind(const struct table *table);
void table_rewind(struct table *table); /* only if table_can_rewind */

/* For exports: a record of one cell after an empty line ends the table, as the lines below a report
 * do. How many records that left out is told by table_footer_rows(). */
void table_expect_footer(struct table *table);
size_t table_footer_rows(const struct table *table);

/* For exports: totals, subtotals and the like may stand between the rows or below them.
   `is_furniture` is asked about the first cell of each record, whatever its width, that is not
   blank; a record that it answers true for is left out. How many is told by table_furniture_rows().
   A record of blank cells alone is passed over like an empty line. Neither comes between an empty
   line and the footer. */
void table_expect_furniture(
    struct table *table, bool (*is_furniture)(const char *text, void *data), void *data);
size_t table_furniture_rows(const struct table *table);

struct reader *table_reader(struct table *table);

#endif
