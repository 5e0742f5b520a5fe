/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The coaching status, read back for a page: the rows that coach-log status writes.
 */
#ifndef AMP_TEAM_CADENCE_ROWS_H
#define AMP_TEAM_CADENCE_ROWS_H

#include <stddef.h>

#include "base/mem.h"
#include "csv/table.h"
#include "team/roster.h"

/* One person. Counts are -1, days DAY_NONE and figures NAN where the cell is empty: not known. */
struct cadence_row {
    int person;        /* the roster's number */
    const char *coach; /* several with `;` between; "" = nobody yet */
    int sessions, last, days_since, next_due;
    double kept; /* share of due sessions that were held */
    int open_actions, overdue_actions, coach_overdue;
    int status; /* the position in the list of words */
};

/* All rows read so far, in the order of the streams. Start with {0}. */
struct cadence_rows {
    struct cadence_row *items;
    size_t count, capacity;
    struct arena arena;
};

/* Reads the rest of a table. `words`: the words of the column status, NULL-terminated. A row
   without a rep, or with a status that is none of them, is set aside. Returns how many rows were
   added. */
size_t cadence_rows_read(struct cadence_rows *rows, struct table *table, struct roster *roster,
    const char *const *words);
void cadence_rows_free(struct cadence_rows *rows);

#endif
