/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form of a coaching log as a file: its columns in their order, its delimiter and its line
 * ends; and one record written in that form. The last cell of a record is always quoted: a record
 * that is cut short then has no closing quote, or too few cells.
 */
#ifndef AMP_TEAM_COACHING_FORM_H
#define AMP_TEAM_COACHING_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "team/coaching_columns.h"
#include "team/coaching_map.h"

struct coaching_form {
    char delimiter;
    const char *line_end;         /* "\n" or "\r\n" */
    size_t columns;               /* of the file, known here or not */
    int places[COACHING_COLUMNS]; /* -1 = the file lacks the column */
    enum coaching_column last;    /* what the last column is; COACHING_COLUMNS = not known here */
    size_t header_length;         /* the bytes of the header, its line end taken in */
    bool header_ended;            /* it has a line end */
};

/* The form of a new log, and its header with the line end. */
extern const struct coaching_form coaching_form_new;
const char *coaching_form_header(void);

/* Reads the form off the beginning of a file: `length` bytes that hold the header whole. delimiter
   0 = detect. A header without date, rep, coach or kind ends the program, unless the map says what
   stands there. */
void coaching_form_read(struct coaching_form *form, const char *name, const char *bytes,
    size_t length, char delimiter, const struct coaching_map *map);

/* The first column that has a value but no place in the file; COACHING_COLUMNS if all have one. */
enum coaching_column coaching_form_lacks(
    const struct coaching_form *form, const char *const values[static COACHING_COLUMNS]);

/* The record with its line end; *length becomes its bytes. The caller frees. */
char *coaching_form_record(const struct coaching_form *form,
    const char *const values[static COACHING_COLUMNS], size_t *length);

#endif
