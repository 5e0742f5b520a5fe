/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Guarding exports: what somebody changed in a CRM, a view or a report since the last run, before
 * it spoils a report that still looks right. A file (team/export_shape.h) keeps what the last
 * export was like; this one is compared with it, what changed is said on standard error, a line
 * each, and the file is written anew, whole or not at all. Without the file it is the first time:
 * it is written, and nothing is said.
 *
 * Exports are told apart by their format (or map), not by the names of files, which change from
 * week to week. Files of one format in one run are one export. A guard file belongs to one job: run
 * it with the same kinds of exports each time. It holds the names of people: keep it as you keep
 * the exports.
 *
 * What would silently spoil a report (so says -e):
 *
 *   - rows: under 50 % of last time's, if those were 10 or more; or none at all; or no file of the
 *     format any more
 *   - a column that the map uses is gone, and was not empty
 *   - a column that the map uses has under 33 % of its share of filled cells, if at that share 10
 *     cells or more would be filled now
 *   - owners: not one of last time's is left
 *   - a currency that was not there, if there were amounts last time
 *   - the order of day and month (or year) in a column of dates
 *
 * Said too, and harmless: rows over 200 %, a share of filled cells that moved by 25 points or more
 * (both times 10 rows or more), other columns that are gone, new columns, new owners and owners who
 * are gone, a currency that is gone, other changes in the form of dates, exports of a new format.
 */
#ifndef AMP_TEAM_EXPORT_GUARD_H
#define AMP_TEAM_EXPORT_GUARD_H

#include <stddef.h>

#include "csv/table.h"
#include "team/crm.h"
#include "team/crm_column.h"
#include "team/event.h"

struct export_guard;

/* Reads what `path` says of the last export, if there is such a file, and prepares to replace it,
   so that a folder that cannot be written is known before the work is done. path NULL: NULL, with
   which all functions below do nothing. Whatever is wrong with the file ends the program. */
struct export_guard *guard_open(const char *path);

/* A file is read from here on, as `format` (the name of its map). */
void guard_note_file(struct export_guard *guard, const struct table *table, const char *format);

/* The map reads this column of the file; -1 is none. */
void guard_note_used(struct export_guard *guard, int column);

/* The same for all columns that a map is bound to. */
void guard_note_map(struct export_guard *guard, const struct map *map);

/* The current row of the file; once for each, before it gives its events. */
void guard_note_row(struct export_guard *guard, const struct table *table);

/* An event of the file; `rep` is the name of its person, "" for everybody. */
void guard_note_event(struct export_guard *guard, const struct event *event, const char *rep);

/* The file is read: takes the forms of its dates. Call before table and columns are freed. */
void guard_note_end(struct export_guard *guard, const struct crm_columns *columns);

/* Says what changed, writes the file and frees the guard; call when the output is complete. Returns
   how many changes would silently spoil a report. */
size_t guard_finish(struct export_guard *guard);

#endif
