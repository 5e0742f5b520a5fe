/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records of a CSV stream, one at a time, with exact line numbers: the only caller of libcsv's
 * parser.
 *
 * The dialect: RFC 4180. Lines end with LF, CRLF or CR; the last one need not. Blanks are kept.
 * Lines without anything are passed over (and counted). Quotes belong around a whole cell: a quote
 * inside an unquoted cell, or text after a closing quote, is a fault of that line; reading goes on
 * with the next line. An unclosed quote, a NUL byte, or a record over 16 MiB ends the program with
 * the line. A line `sep=;` at the top is obeyed.
 *
 * Stretches without quotes are split here without libcsv; tests hold the two ways equal.
 */
#ifndef AMP_CSV_READER_H
#define AMP_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "csv/record.h"
#include "csv/source.h"

struct reader;

/* Reads from `source`, which the reader owns from now on. delimiter 0: decided on the first record,
   outside quotes, among , ; tab | (the most frequent; a comma if there is none).
 */
struct reader *reader_open(struct source *source, char delimiter);
void reader_close(struct reader *reader);

/* The header may stand further down: the delimiter is decided anew on each record
   (unless it was given, or announced by `sep=`), until reader_settle() says that the record in hand
   is the header. Call before the first reader_next(). */
void reader_search(struct reader *reader);
void reader_settle(struct reader *reader);

enum reader_result {
    READER_END,
    READER_RECORD,
    READER_FAULT /* a line that is no record; reader_fault() says why */
};

/* The next record. Cells of the record before are gone. */
enum reader_result reader_next(struct reader *reader);

/* What is wrong with the line after READER_FAULT: "has a quote inside a cell that is not quoted"
 * (static). */
const char *reader_fault(const struct reader *reader);

/* The cells of the record: NUL-terminated, valid until the next call. */
size_t reader_cells(const struct reader *reader);
const char *reader_cell(const struct reader *reader, size_t index);
size_t reader_cell_length(const struct reader *reader, size_t index);

/* All of them at once, for those who look at many. */
const struct record *reader_record(const struct reader *reader);

/* Whether the record is UTF-8: its bytes as they were read. */
bool reader_is_utf8(const struct reader *reader);

/* Where the record (or faulty line) begins, and its bytes without the line end: valid until the
 * next call. */
struct place reader_place(const struct reader *reader);
const char *reader_raw(const struct reader *reader, size_t *length);

/* How many empty lines stood directly before the record. */
size_t reader_empty_lines(const struct reader *reader);

/* Looking ahead: marks the current record, and goes back to before it, so that it is the next one
 * again. While ahead, reader_can_rewind tells whether the way back is still open. */
void reader_mark(struct reader *reader);
bool reader_can_rewind(const struct reader *reader);
void reader_rewind(struct reader *reader);

struct source *reader_source(struct reader *reader);
char reader_delimiter(const struct reader *reader);

/* For tests: every line goes through libcsv. */
void reader_without_fast_path(struct reader *reader);

#endif
