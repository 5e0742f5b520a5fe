/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows set aside, counted by file, column and reason: those of a rejects stream
 * (file,line,column,reason,record) and those that the running program sets aside itself. The
 * records themselves are not kept: a page names the lines.
 */
#ifndef AMP_TEAM_REJECTS_H
#define AMP_TEAM_REJECTS_H

#include <stddef.h>

#include "base/diag.h"
#include "csv/table.h"

#define REJECTS_LINES 5

struct reject_group {
    const char *file, *column, *reason; /* column "" = the row as a whole */
    size_t count;
    size_t lines[REJECTS_LINES]; /* the first lines met */
    size_t line_count;
};

struct rejects;

struct rejects *rejects_new(void);
void rejects_free(struct rejects *rejects);

/* One row or cell; column NULL or "" = the row as a whole. line 0 = not known. The same line of a
   file with the same column and reason counts once, whoever says it. */
void rejects_add(
    struct rejects *rejects, const char *file, size_t line, const char *column, const char *reason);

/* Reads the rest of a rejects stream. A row whose line is no number, or without a reason, is set
   aside. Returns how many rows were read, those that were known already among them. */
size_t rejects_read(struct rejects *rejects, struct table *table);

/* The groups, ordered by file, column and reason (bytes are compared); valid until the next call of
   a function above. */
const struct reject_group *rejects_groups(struct rejects *rejects, size_t *count);

/* How many rows these were: a row of which several cells are of no use is one. */
size_t rejects_rows(const struct rejects *rejects);

#endif
