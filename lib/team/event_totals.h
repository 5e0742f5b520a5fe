/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events added up per period, person, event word and unit. Adding up parts and then the sums gives
 * what adding up the whole gives, so this can be the map and the reduce of any engine. Memory grows
 * with the sums, not with the events.
 */
#ifndef AMP_TEAM_EVENT_TOTALS_H
#define AMP_TEAM_EVENT_TOTALS_H

#include "base/day.h"
#include "team/event.h"

struct event_totals;

/* Adds up by `period` (not PERIOD_NONE). `roster` and `words` give the names and must outlive it.
 */
struct event_totals *event_totals_new(
    enum period period, const struct roster *roster, const struct names *words);
void event_totals_free(struct event_totals *totals);

/* Adds one event. A sum that grows too large ends the program with the line. */
void event_totals_add(struct event_totals *totals, const struct event *event);

/* Calls `row` for each sum in the order of period, rep, event word, unit (bytes are compared). The
 * event's account, ref, source and note are empty. */
void event_totals_each(
    struct event_totals *totals, void (*row)(const struct event *event, void *data), void *data);

#endif
