/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From events to phases. It judges nothing; who takes part is decided in measure/lift.h.
 */
#include "measure/lift_facts.h"

#include <math.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/figure.h"

#define DAYS_A_WEEK 5.0

const char *const lift_method_words[] = {
    [METRIC_COUNT] = "count", [METRIC_AMOUNT] = "amount", [METRIC_RATIO] = "ratio"};

bool *
lift_world_seen(const struct lift_world *world, int people)
{
    bool *seen = mem_zeroed((size_t)people, sizeof *seen);
    for (int i = 0; i < people; i++)
        seen[i] = tally_first_day_of(world_tally(world->world), i) != DAY_NONE;
    return seen;
}

bool
lift_counts(const struct metric *metric)
{
    return !metric->terms[0].sum;
}

/* How many days of (after, last] are in the set. */
static int
days_in(const struct dayset *days, int after, int last)
{
    int count = 0;
    for (int day = after + 1; day <= last; day++)
        count += dayset_any(days, day - 1, day);
    return count;
}

/* The longest run of days without any in the set, between two days of it. */
static int
longest_silence(const struct dayset *days, int first, int last)
{
    int longest = 0, run = 0;
    for (int day = first; day <= last; day++) {
        run = dayset_any(days, day - 1, day) ? 0 : run + 1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* The first day in (after, last] that is in the set; last + 1 if there is none. */
static int
first_in(const struct dayset *days, int after, int last)
{
    int day = after + 1;
    while (day <= last && !dayset_any(days, day - 1, day))
        day++;
    return day;
}

static int
last_in(const struct dayset *days, int after, int last)
{
    while (last > after && !dayset_any(days, last - 1, last))
        last--;
    return last;
}

struct lift_stretch
lift_known(const struct lift_world *world, const struct measured *measured,
    struct lift_stretch span, const struct lift_rules *rules)
{
    const struct metric *metric = &measured->metric;
    size_t from = metric->form == METRIC_RATIO ? metric->numerator : 0;
    struct dayset days = {0};
    tally_days(world_tally(world->world), TALLY_EVERYBODY, measured->terms + from,
        metric->count - from, &days);
    int limit = span.last < world->as_of ? span.last : world->as_of;
    int first = first_in(&days, span.after, world->as_of);
    int last = last_in(&days, span.after, world->as_of);
    struct lift_stretch known = {span.after, limit};
    if (first > limit) {
        known.last = span.after;
    } else if (days_in(&days, tally_first_day(world_tally(world->world)) - 1, world->as_of) >=
               rules->silence_days) {
        int usual = longest_silence(&days, first, last);
        double allowed = usual > rules->silence ? usual : rules->silence;
        if (first - span.after - 1 > allowed)
            known.after = first - 1;
        if (limit - last > allowed)
            known.last = day_period_next(PERIOD_WEEK, last) - 1;
    }
    dayset_free(&days);
    return known;
}

int
lift_world_people(const struct lift_world *world)
{
    struct progress_world view = world_as_of(world->world, world->as_of);
    return figure_people(&view);
}

/* Whether the person was not there before: nothing is known up to the end of that phase, and that
   is no chance. */
static bool
comes_later(const struct progress_world *view, const struct measured *measured, int person,
    const struct lift_plan *plan, const struct lift_rules *rules)
{
    struct lift_stretch before = plan->known[LIFT_BEFORE];
    int first = tally_first_day_of(view->tally, person), last = plan->known[LIFT_AFTER].last;
    if (figure_presence(view, person)->start != DAY_NONE ||
        (first != DAY_NONE && first <= before.last) || last <= before.last)
        return false;
    struct dayset days = {0};
    tally_days(view->tally, person, measured->terms, measured->metric.count, &days);
    double since = days_in(&days, before.last, last);
    dayset_free(&days);
    return since * (before.last - before.after) / (last - before.last) >= rules->came_later;
}

/* Whether all that is looked at together adds up. */
static bool
adds_up(const struct progress_world *view, const struct measured *measured,
    const struct lift_plan *plan)
{
    const struct goal_facts goal = {
        .person = TALLY_EVERYBODY, .metric = &measured->metric, .terms = measured->terms};
    return figure_of(view, &goal, plan->known[LIFT_BEFORE].after, plan->known[LIFT_AFTER].last)
        .adds_up;
}

bool
lift_facts(const struct lift_world *world, const struct measured *measured,
    const struct lift_plan *plan, const struct lift_rules *rules, struct lift_person *people)
{
    struct progress_world view = world_as_of(world->world, world->as_of);
    if (!adds_up(&view, measured, plan))
        return false;
    for (int person = 0; person < figure_people(&view); person++) {
        const struct goal_facts goal = {
            .person = person, .metric = &measured->metric, .terms = measured->terms};
        for (int phase = 0; phase < LIFT_PHASES; phase++) {
            struct lift_stretch days = plan->known[phase];
            struct figure figure = figure_of(&view, &goal, days.after, days.last);
            double working = figure_working_days(&view, person, days.after, days.last);
            people[person].done[phase] = figure.top;
            people[person].exposure[phase] =
                measured->metric.form == METRIC_RATIO ? figure.bottom : working / DAYS_A_WEEK;
        }
        if (comes_later(&view, measured, person, plan, rules))
            people[person].exposure[LIFT_BEFORE] = 0;
    }
    return true;
}
