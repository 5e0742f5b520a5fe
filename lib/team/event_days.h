/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each person did of late: events added up per person, event word and day, exactly, for the
 * last thirteen weeks. Memory grows with the people and the words they have events of, not with the
 * events.
 */
#ifndef AMP_TEAM_EVENT_DAYS_H
#define AMP_TEAM_EVENT_DAYS_H

#include <stdbool.h>

#include "base/decimal.h"
#include "team/event.h"

enum { EVENT_DAYS = 91 }; /* how many days are known, the day as_of being the last */

struct event_days;

struct event_days *event_days_new(int as_of);
void event_days_free(struct event_days *days);

/* The first day that is known. */
int event_days_first(const struct event_days *days);

/* Whether the events look as if they had been added up by week: enough of them, over some weeks,
   all on Mondays and with no more than what a sum keeps. */
bool event_days_by_week(const struct event_days *days);

/* Adds one event. Those of other days, and those of nobody, are passed over. A sum that grows too
   large ends the program with the line. */
void event_days_add(struct event_days *days, const struct event *event);

/* Gives the sum of every event word that the person has from the day `first` up to as_of, in the
   order of the words' numbers. */
typedef void event_days_taker(int kind, struct decimal count, void *data);
void event_days_sum(
    const struct event_days *days, int person, int first, event_days_taker *take, void *data);

#endif
