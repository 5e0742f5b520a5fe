/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which driver (autonomy, mastery, purpose, belonging) an event is evidence of: a table
 * `event,driver`, built in (tables/drivers.csv) or a file. An event word takes in those below it.
 * effort.tried, effort.adapted and effort.mastered come from the coaching log
 * (team/effort_feed.h).
 */
#ifndef AMP_TEAM_DRIVERS_H
#define AMP_TEAM_DRIVERS_H

#include <stddef.h>

struct drivers;

/* Reads a file, or with path NULL the table that is compiled in. A row that cannot be right ends
   the program with its line. */
struct drivers *drivers_read(const char *path, char delimiter);
void drivers_free(struct drivers *drivers);

/* The event words, in the order of the table, and their number. They live as long as the table. */
const char *const *drivers_events(const struct drivers *drivers, size_t *count);

/* How many drivers there are, in the order in which the table names them first. */
size_t drivers_count(const struct drivers *drivers);
const char *drivers_name(const struct drivers *drivers, size_t driver);

/* The driver of the event with that position. */
size_t drivers_of(const struct drivers *drivers, size_t event);

#endif
