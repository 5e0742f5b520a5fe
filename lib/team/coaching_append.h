/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adding one record to a coaching log that several people may be adding to at the same time.
 *
 * The log itself is locked (flock), no second file is made. Under the lock its tail is looked at,
 * the record is written with one write and synced, and the caller acknowledges. Until then every
 * way out of the program that it can still handle takes the file back to its old length. What is
 * there is never written again: a record that was cut short is cut off, and shown.
 */
#ifndef AMP_TEAM_COACHING_APPEND_H
#define AMP_TEAM_COACHING_APPEND_H

#include <stdbool.h>

#include "team/coaching_columns.h"
#include "team/coaching_id.h"
#include "team/coaching_map.h"

struct coaching_append;

/* Opens and locks the log, which is made (mode 0600) if it is not there. One at a time. Nothing is
   written yet. Every trouble ends the program. */
struct coaching_append *coaching_append_begin(
    const char *path, char delimiter, const struct coaching_map *map);

/* Whether the log has a row with this id. Reads the whole log at the first call. */
bool coaching_append_has(struct coaching_append *append, const char *id);

/* The first column that has a value but no place in the log; COACHING_COLUMNS if all have one. */
enum coaching_column coaching_append_lacks(
    const struct coaching_append *append, const char *const values[static COACHING_COLUMNS]);

/* Writes and syncs the record; values[COACHING_ID] is not looked at: the id is made here and put
   into `id`. */
void coaching_append_write(struct coaching_append *append,
    const char *values[static COACHING_COLUMNS], char id[static COACHING_ID_SIZE]);

/* The caller has acknowledged: the record stays. Unlocks and frees. */
void coaching_append_end(struct coaching_append *append);

#endif
