/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of a coaching log as an entry: which columns the table has, and what its cells say.
 * Every cell that makes no sense is told to the caller, who decides what becomes of the row: the
 * reader (team/coaching.h) sets it aside, the check (team/coaching_check.h) lists all of them.
 */
#ifndef AMP_TEAM_COACHING_ROW_H
#define AMP_TEAM_COACHING_ROW_H

#include "csv/table.h"
#include "team/coaching.h"
#include "team/coaching_columns.h"
#include "team/coaching_map.h"

struct coaching_row;

/* A cell is no good: `reason` is the end of a sentence (static). */
typedef void coaching_fault(enum coaching_column column, const char *reason, void *data);

/* For the rows of `table`, which the caller keeps open. All but the table must outlive it too. A
   header without rep, date, coach or kind ends the program, unless the map says what stands there.
 */
struct coaching_row *coaching_row_new(struct table *table, const struct coaching_map *map,
    struct roster *roster, struct names *coaches);
void coaching_row_free(struct coaching_row *row);

/* Takes the order of day and month in dates as given (an enum date_order), not from the data. */
void coaching_row_dates(struct coaching_row *row, unsigned date_order);

/* Reads the row in hand. What a faulty cell says is not known: as if it were empty, and no people,
   kind -1 or DAY_NONE where it must not be. */
void coaching_row_read(
    struct coaching_row *row, struct coaching *entry, coaching_fault *fault, void *data);

/* Whether a row means nothing without this cell: date, rep, coach, kind. */
bool coaching_row_needs(enum coaching_column column);

/* The column of the table, -1 if there is none. */
int coaching_row_column(const struct coaching_row *row, enum coaching_column column);

#endif
