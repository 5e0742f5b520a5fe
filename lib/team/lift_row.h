/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lift stream: what lift-check found, a row for each intervention and metric; written by
 * lift-check and read by programs that make pages of it.
 */
#ifndef AMP_TEAM_LIFT_ROW_H
#define AMP_TEAM_LIFT_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "csv/table.h"
#include "csv/writer.h"

/* What a row shows: the metric of the intervention; the same of the people not in it; or a guard,
   something else that may have moved. */
enum lift_shows { LIFT_SHOWS_METRIC, LIFT_SHOWS_OTHERS, LIFT_SHOWS_GUARD };

/* The words of that column, in the order of the enum; NULL-terminated. */
extern const char *const lift_shows_words[];

/* The figures, in the order of the columns. */
enum lift_figure {
    LIFT_ROW_REPS,
    LIFT_ROW_BEFORE,
    LIFT_ROW_DURING,
    LIFT_ROW_AFTER,
    LIFT_ROW_LIFT_DURING,
    LIFT_ROW_DURING_LOW,
    LIFT_ROW_DURING_HIGH,
    LIFT_ROW_LIFT_AFTER,
    LIFT_ROW_AFTER_LOW,
    LIFT_ROW_AFTER_HIGH,
    LIFT_ROW_RETENTION,
    LIFT_ROW_NET,
    LIFT_ROW_NET_LOW,
    LIFT_ROW_NET_HIGH,
    LIFT_ROW_FIGURES
};

/* One row. Figures that are not known are NAN, days DAY_NONE, texts "". */
struct lift_row {
    const char *name, *metric, *kind;
    double figures[LIFT_ROW_FIGURES];
    double others; /* people compared with; NAN = none */
    int verdict;   /* the position in the list of words */
    int start, end, as_of;
    enum lift_shows shows;
    const char *method; /* "count", "ratio" or "amount" */
};

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

/* Whether a row of an intervention's own metric has this verdict. */
bool lift_rows_any(const struct lift_rows *rows, int verdict);

/* Whether two rows show the same metric of different interventions, and the intervals of what
   stayed overlap: then the data do not say which of the two did more. */
bool lift_rows_alike(const struct lift_row *one, const struct lift_row *other);

#endif
