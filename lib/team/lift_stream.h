/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lift stream: what lift-check found, a row for each intervention and metric; written by
 * lift-check and read by programs that make pages of it.
 */
#ifndef AMP_TEAM_LIFT_STREAM_H
#define AMP_TEAM_LIFT_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lift_row.h"
#include "base/mem.h"
#include "csv/table.h"
#include "csv/writer.h"

/* The words of the column shows, in the order of the enum; NULL-terminated. */
extern const char *const lift_shows_words[];

/* The header, and a row. `verdicts`: the words of the column verdict, NULL-terminated. */
void lift_row_header(struct writer *writer);
void lift_row_write(struct writer *writer, const struct lift_row *row, const char *const *verdicts);

/* All rows read so far, in the order of the streams. Start with {0}. */
struct lift_rows {
    struct lift_row *items;
    size_t count, capacity;
    struct arena arena; /* the texts */
};

/* Adds a copy of a row; its texts must live as long. */
void lift_rows_add(struct lift_rows *rows, const struct lift_row *row);

/* Reads the rest of a table. A row without name or metric, or with a verdict that is none, is set
   aside; so is a cell that is no figure or day. Returns how many rows were added. */
size_t lift_rows_read(struct lift_rows *rows, struct table *table, const char *const *verdicts);
void lift_rows_free(struct lift_rows *rows);

/* The verdict in one word more than the column has, of which a report has a sentence each: where it
   cannot be told what stayed, whether there was more or less meanwhile ("cannot-tell-more"), or
   that it is not known yet ("cannot-tell-yet"). */
const char *lift_row_word(const struct lift_row *row, const char *const *verdicts);

/* Whether a row of an intervention's own metric has this verdict. */
bool lift_rows_any(const struct lift_rows *rows, int verdict);

/* Takes out the interventions in which there was one person alone: their figures are that person's
   own. */
void lift_rows_leave_out_single(struct lift_rows *rows);

/* Whether two rows show the same metric of different interventions, and the intervals of what
   stayed overlap: then the data do not say which of the two did more. */
bool lift_rows_alike(const struct lift_row *one, const struct lift_row *other);

/* The name of the first of the other rows that is alike in this way, or NULL. */
const char *lift_rows_alike_with(const struct lift_rows *rows, const struct lift_row *row);

#endif
