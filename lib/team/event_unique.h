/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Repeats: (source, ref, event) names one happening, and overlapping exports tell it more than
 * once. The first stays, however the others differ; events without a ref are never repeats. Refs
 * are compared as they are written, but Salesforce ids are equal when their first 15 characters
 * are.
 *
 * Memory: 24 bytes per happening, 16 for a hash of its name and 8 for a hash of what is compared;
 * with the free slots of the table 32 to 64 (50 MB for a million and a half), and half as much
 * again while it grows. The hashes are parts of SHA-256, so that no input, made for it or not,
 * can pass two happenings off as one.
 */
#ifndef AMP_TEAM_EVENT_UNIQUE_H
#define AMP_TEAM_EVENT_UNIQUE_H

#include <stdbool.h>
#include <stddef.h>

#include "team/event.h"

struct event_unique;

struct event_unique *event_unique_new(void);
void event_unique_free(struct event_unique *unique);

/* True if the event is to be kept. `word` is its event word. Persons are compared by their number,
   so all events must come from one roster. */
bool event_unique_is_first(
    struct event_unique *unique, const struct event *event, const char *word);

/* How many repeats there were, and how many of them differ from the first in date, person, count,
 * value, unit or account. */
size_t event_unique_dropped(const struct event_unique *unique);
size_t event_unique_differing(const struct event_unique *unique);

/* If there were repeats, says so on standard error: "left out: 12 repeats, 3 of them differ from
 * the first". */
void event_unique_say(const struct event_unique *unique);

#endif
