/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader of a lift must know and no figure says: each a message on standard error, with the
 * line of the intervention.
 */
#ifndef AMP_TEAM_LIFT_NEWS_H
#define AMP_TEAM_LIFT_NEWS_H

#include "team/intervention.h"
#include "team/lift_stream.h"

enum { LIFT_NEWS_PHASES = 3 }; /* before, during, after */

/* That it has not begun on `as_of`, or is not over, or that only so many of the weeks after are;
   fewer than `least` are too few to judge by. */
void lift_news_stand(const struct intervention *intervention, int as_of, double weeks_over,
    double weeks_wanted, double least);

/* How many weeks of a phase the files know of a metric, if that is less than were over. Fewer than
   `least` before or after, or none of during, are too few to judge by. */
void lift_news_weeks(const struct intervention *intervention, const char *metric, int phase,
    double known, double over, double least);

/* Another one falls into its phases: those for which `into` is true. Nothing if it is none. */
void lift_news_overlap(const struct intervention *intervention, const struct intervention *other,
    const bool into[static LIFT_NEWS_PHASES]);

/* Those named in `reps` whom neither the roster nor an event knows: `seen` says by number who has
   an event. The nearest name is named. */
void lift_news_strangers(
    const struct interventions *all, const struct roster *roster, const bool *seen);

/* A metric of which there is no event, with the nearest name (NULL = none); and one that adds up
   amounts where so many events have none. */
void lift_news_no_event(const char *metric, const char *nearest);
void lift_news_no_amount(const char *metric, size_t events);

/* A metric whose amounts are in several units, and so not added up. */
void lift_news_units(const struct intervention *intervention, const char *metric);

/* That the past is too short for what --power asks: for so many weeks before and after, which are
   fewer than asked for (`is_shorter`), or for anything. Nothing if it is long enough. */
void lift_news_past(
    const struct intervention *intervention, int before, int after, bool is_any, bool is_shorter);

/* There are no others to compare with. */
void lift_news_alone(const struct intervention *intervention);

/* People who did something and could not take part, by number, and why. Nothing if there are none.
 */
void lift_news_left_out(const struct intervention *intervention, const char *metric,
    const struct roster *roster, const int *people, size_t count, const char *why);

/* Two interventions on the same metric that the data do not tell apart: each pair of rows. */
void lift_news_alike(const struct lift_rows *rows);

#endif
