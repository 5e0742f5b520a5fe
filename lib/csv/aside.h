/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows set aside: every row or cell that a program cannot use is named on standard error, counted,
 * and written to the rejects file; the program then ends with STATUS_SET_ASIDE. One book for the
 * whole run. With strict, the first one ends the program.
 */
#ifndef AMP_CSV_ASIDE_H
#define AMP_CSV_ASIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct stat;

/* For tests and repeated runs in one process: forgets what is in the book. */
void aside_reset(void);

/* Opens the book. `rejects` is the file to write to (file,line,column,reason,record), NULL for
 * none. */
void aside_begin(const char *rejects, bool strict);

/* From now on `heard` is told of every row and cell that is set aside too, for a page that names
 * them. Call after aside_begin(); NULL = nobody. */
void aside_listen(
    void (*heard)(struct place place, const char *column, const char *reason, void *data),
    void *data);

/* Ends the program if an input is also the rejects file, which would be lost. `name` is for the
   message. */
void aside_check_input(const char *name, const struct stat *input);

/* One data row was read. */
void aside_count_row(void);

/* Sets a row aside. `column` and `value` may be NULL. `reason` is a text that lives on, as the end
   of a sentence: "is not a date". `raw` is the record as it was read. The message is "goals.csv:17:
   due '13/45/2026' is not a date". */
void aside_row(struct place place, const char *column, const char *value, const char *reason,
    const char *raw, size_t length);

/* A cell could not be used but its row could: named and written in the same way, counted apart. */
void aside_cell(struct place place, const char *column, const char *value, const char *reason,
    const char *raw, size_t length);

/* Closes the book: the counts of messages, "goal-check: 3 of 8800 rows set aside" last, the rejects
 * file completed. Returns `status`, or STATUS_SET_ASIDE if anything was set aside. */
int aside_finish(int status);

#endif
