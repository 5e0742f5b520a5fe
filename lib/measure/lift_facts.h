/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a lift is computed from: for each person and phase what a metric came to, and over how much.
 *
 * For a count and an amount that is working weeks: working days (measure/calendar.h) by 5. For a
 * ratio it is the denominator, so that win/proposal is wins per proposal.
 */
#ifndef AMP_MEASURE_LIFT_FACTS_H
#define AMP_MEASURE_LIFT_FACTS_H

#include "measure/lift_plan.h"
#include "measure/measured.h"
#include "measure/world.h"

/* What was done, and the day after which nothing is known. */
struct lift_world {
    struct world *world;
    int as_of;
};

/* Whether each of so many people has an event other than time-off. The caller frees it. */
bool *lift_world_seen(const struct lift_world *world, int people);

/* What of a span of days the files know of a metric. At either end of it they may hold nothing of
   the metric, of nobody: if that lasts longer than ever in between, and longer than `silence` days,
   they are taken not to know these days, up to the first event, or from the end of the ISO week of
   the last on (an event may stand for its week). Else the whole span up to as_of is known, as it is
   if the files have events on fewer than `silence_days` days: an event may stand for a whole phase,
   and so few say nothing about what is usual. For a ratio the events of the denominator decide.
   Without any event in the span, nothing is known: an empty stretch. */
struct lift_stretch lift_known(const struct lift_world *world, const struct measured *measured,
    struct lift_stretch span, const struct lift_rules *rules);

/* Whether what is done is counted, and not an amount. */
bool lift_counts(const struct metric *metric);

/* How a metric is measured: "count", "amount" or "ratio" by its form. */
extern const char *const lift_method_words[];

/* Fills `people`, as many as the world has (lift_world_people()), from the known stretches of a
   plan; is_in is left as it is. Somebody without a first day of work whose first event comes after
   the phase before has no time in it, if it cannot be chance that nothing is known of that phase:
   at the pace of the days with an event since, `came_later` of them should lie in it (a Poisson
   count with a mean of 5 is 0 in .7 % of cases). Fewer are no reason: to leave out whoever happened
   to do nothing before would make before too good. False if amounts in several units would have to
   be added up. */
bool lift_facts(const struct lift_world *world, const struct measured *measured,
    const struct lift_plan *plan, const struct lift_rules *rules, struct lift_person *people);
int lift_world_people(const struct lift_world *world);

#endif
