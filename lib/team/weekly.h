/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole team's week: events added up per event word and week, exactly, for one week and those
 * before it; and who will be away. Nothing here is about one person's work. Memory grows with the
 * event words, not with the events.
 */
#ifndef AMP_TEAM_WEEKLY_H
#define AMP_TEAM_WEEKLY_H

#include <stddef.h>

#include "team/event.h"
#include "team/wording.h"

enum { WEEKLY_BEFORE = 8, WEEKLY_SPAN };

/* One line of the week as people read it: an event word with all that is below it, or what such
   events were worth in one unit. */
struct weekly_line {
    const char *group; /* what the lines it belongs to are called */
    const char *words;
    const char *unit;          /* of amounts, "" if none was given; NULL = a count */
    int depth;                 /* how many lines before it hold this one too */
    double weeks[WEEKLY_SPAN]; /* the weeks before, oldest first, then the week itself */
};

struct weekly;

/* The Monday of the week to report on: the latest week whose Friday is not after `as_of`. */
int weekly_monday(int as_of);

/* The week that begins on the day `monday`, known up to and including `as_of`: later events are not
   counted. `kinds` has the event words; it and the wording must outlive it. */
struct weekly *weekly_new(
    const struct wording *wording, const struct names *kinds, int monday, int as_of);
void weekly_free(struct weekly *weekly);

/* Adds one event. A sum that grows too large ends the program with the line. */
void weekly_add(struct weekly *weekly, const struct event *event);

/* The last day up to as_of with an event other than time-off and holidays; DAY_NONE if there is
   none. */
int weekly_last_day(const struct weekly *weekly);

/* How many of the weeks before lie wholly within the data, 0 to WEEKLY_BEFORE: the last so many of
   `weeks` before this week count. */
size_t weekly_full_weeks(const struct weekly *weekly);

/* The lines of events that any of the weeks has, in the order of the wording; then, under its group
   "other", what the wording does not know, by word. A line whose only part is as large as itself is
   left out. Valid until the weekly is freed. */
const struct weekly_line *weekly_lines(struct weekly *weekly, size_t *count);

/* The units of the amounts (empty ones left out), each once, ordered by bytes. */
const char *const *weekly_units(struct weekly *weekly, size_t *count);

/* Gives the day of every holiday and every absence of the files (days from a day on) to the two
   functions, with `data`. The same may come twice. */
void weekly_give_days_off(const struct weekly *weekly, void (*holiday)(int day, void *data),
    void (*time_off)(int person, int day, double days, void *data), void *data);

#endif
