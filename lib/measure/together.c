/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Holding goals against each other, person by person. It asks; whether two goals really pull apart
 * is for the two people who set them.
 * Invariant: the result of a goal depends on the goals before it and their order, on nothing else,
 * but for the count on the last goal and the sum of a team's goal.
 */
#include "measure/together.h"

#include <math.h>
#include <stdlib.h>

#include "base/chars.h"
#include "base/mem.h"
#include "measure/tally.h"
#include "measure/thresholds.h"

/* A person's goals so far: the last few of them, oldest overwritten first. */
struct holder {
    size_t recent[THRESHOLD_GOALS_COMPARED];
    size_t count;   /* all that were seen */
    size_t running; /* those that run as of the day */
    size_t last;    /* the last of these */
};

static bool
is_over(const struct plan *plan, int as_of)
{
    return plan->due != DAY_NONE && plan->due < as_of;
}

/* The first day, as progress takes it where none is given; DAY_NONE if there is none. */
static int
first_day(const struct plan *plan)
{
    if (plan->start == DAY_NONE && plan->due != DAY_NONE && plan->per == PERIOD_NONE)
        return progress_start_by_due(plan->due);
    return plan->start;
}

static bool
runs(const struct plan *plan, int as_of)
{
    int first = first_day(plan);

    return !is_over(plan, as_of) && (first == DAY_NONE || first <= as_of);
}

/* DAY_NONE is an open end on either side. */
static bool
overlap(const struct plan *a, const struct plan *b)
{
    int a_first = first_day(a), b_first = first_day(b);

    return (a->due == DAY_NONE || b_first == DAY_NONE || b_first <= a->due) &&
           (b->due == DAY_NONE || a_first == DAY_NONE || a_first <= b->due);
}

/* A ratio has fewer terms above than in all, and an amount adds values. */
static bool
same_terms(const struct metric *a, const struct metric *b)
{
    if (a->count != b->count || a->numerator != b->numerator)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->terms[i].sum != b->terms[i].sum || !chars_same(a->terms[i].kind, b->terms[i].kind))
            return false;
    return true;
}

static bool
same_metric(const struct fellow *a, const struct fellow *b)
{
    if (a->metric != NULL && b->metric != NULL)
        return a->metric == b->metric || same_terms(a->metric, b->metric);
    return a->metric == NULL && b->metric == NULL && *a->name != '\0' &&
           chars_same(a->name, b->name);
}

static bool
wants_less(const struct plan *plan)
{
    return plan->direction == DIRECTION_DECREASE;
}

/* Whether more of it is wanted than there is: no level that is kept, and nothing done once. */
static bool
wants_more(const struct plan *plan)
{
    return plan->direction == DIRECTION_INCREASE || plan->direction == DIRECTION_REACH ||
           (plan->direction == DIRECTION_NONE && !plan->at_most);
}

/* A count has the unit count, whether or not that was said. */
static enum goal_unit
unit_of(const struct plan *plan)
{
    return plan->unit == UNIT_NONE ? UNIT_COUNT : plan->unit;
}

static bool
has_two_targets(const struct fellow *a, const struct fellow *b)
{
    const struct plan *one = a->plan, *two = b->plan;

    return same_metric(a, b) && one->has_target && two->has_target &&
           unit_of(one) == unit_of(two) && one->per == two->per && one->due == two->due &&
           wants_less(one) == wants_less(two) && decimal_compare(one->target, two->target) != 0;
}

/* Whether more events of a count metric are more cases of a rate without being more successes. */
static bool
dilutes(const struct fellow *count, const struct fellow *rate)
{
    const struct metric *more = count->metric, *ratio = rate->metric;
    bool below = false;

    if (more == NULL || ratio == NULL || more->form != METRIC_COUNT ||
        ratio->form != METRIC_RATIO || !wants_more(count->plan) || wants_less(rate->plan) ||
        rate->plan->at_most)
        return false;
    for (size_t i = 0; i < more->count; i++) {
        for (size_t k = 0; k < ratio->count; k++) {
            if (!chars_word_covers(ratio->terms[k].kind, more->terms[i].kind))
                continue;
            if (k < ratio->numerator)
                return false;
            below = true;
        }
    }
    return below;
}

/* Looks at the days last, for most goals have nothing to do with each other. */
static enum pull
pull_of(const struct fellow *a, const struct fellow *b)
{
    enum pull pull = PULL_NONE;

    if (same_metric(a, b) && ((wants_less(a->plan) && wants_more(b->plan)) ||
                                 (wants_more(a->plan) && wants_less(b->plan))))
        pull = PULL_OPPOSITE;
    else if (has_two_targets(a, b))
        pull = PULL_TWO_TARGETS;
    else if (dilutes(a, b) || dilutes(b, a))
        pull = PULL_DILUTES;
    return pull != PULL_NONE && overlap(a->plan, b->plan) ? pull : PULL_NONE;
}

/* Holds a goal against those of its holder, the latest first, and adds it to them. */
static void
add_goal(const struct fellow *fellows, size_t goal, int as_of, struct holder *holder,
    struct together *found)
{
    size_t kept =
        holder->count < THRESHOLD_GOALS_COMPARED ? holder->count : THRESHOLD_GOALS_COMPARED;

    for (size_t i = 1; i <= kept && found[goal].pull == PULL_NONE; i++) {
        size_t other = holder->recent[(holder->count - i) % THRESHOLD_GOALS_COMPARED];
        found[goal].pull = pull_of(&fellows[goal], &fellows[other]);
        found[goal].other = other;
    }
    holder->recent[holder->count++ % THRESHOLD_GOALS_COMPARED] = goal;
    if (runs(fellows[goal].plan, as_of)) {
        holder->running++;
        holder->last = goal;
    }
}

static double
weekdays(int first, int last)
{
    return day_weekdays_between(first - 1, last);
}

/* The time that a goal's target is for; false if it has none. A recurring one speaks of the period
   that holds `day`. */
static bool
span_of(const struct plan *plan, int day, int *first, int *last)
{
    *first = first_day(plan);
    *last = plan->due;
    if (plan->per != PERIOD_NONE) {
        *first = day_period_start(plan->per, day);
        *last = day_period_next(plan->per, day) - 1;
    }
    return *first != DAY_NONE && *last != DAY_NONE && *first <= *last;
}

static int
later(int a, int b)
{
    return a > b ? a : b;
}

static int
earlier_if_any(int a, int b)
{
    return b == DAY_NONE || a < b ? a : b;
}

/* What a goal brings to [first, last], the time of the team's goal it serves: its target for as
   many weekdays as it runs in that time. */
static double
share_in(const struct plan *plan, int first, int last)
{
    int own_first, own_last, from, to;

    if (!span_of(plan, later(first, plan->start), &own_first, &own_last))
        return NAN;
    from = later(first, plan->per == PERIOD_NONE ? own_first : plan->start);
    to = earlier_if_any(last, plan->due);
    if (to < from || weekdays(own_first, own_last) <= 0)
        return 0;
    return decimal_to_double(plan->target) * weekdays(from, to) / weekdays(own_first, own_last);
}

/* Whether the target says how many, not how many more. */
static bool
is_level(const struct plan *plan)
{
    if (plan->sense == TARGET_UNSAID)
        return plan->direction != DIRECTION_INCREASE || plan->has_from;
    return plan->sense == TARGET_LEVEL;
}

/* A plain number that can be shared out. */
static bool
adds_up(const struct fellow *goal)
{
    const struct plan *plan = goal->plan;
    enum goal_unit unit = unit_of(plan);

    return plan->has_target && is_level(plan) && wants_more(plan) &&
           (goal->metric == NULL || goal->metric->form != METRIC_RATIO) &&
           (unit == UNIT_COUNT || unit == UNIT_MONEY || unit == UNIT_HOURS || unit == UNIT_MINUTES);
}

static void
add_to_team(const struct fellow *fellows, size_t goal, int as_of, struct together *found)
{
    const struct fellow *own = &fellows[goal], *team = &fellows[own->serves];
    int first, last;
    double share;

    if (own->person == TALLY_EVERYBODY || team->plan->target.whole < 0 || !adds_up(own) ||
        !adds_up(team) || !same_metric(own, team) || unit_of(own->plan) != unit_of(team->plan) ||
        !span_of(team->plan, later(as_of, team->plan->start), &first, &last))
        return;
    share = share_in(own->plan, first, last);
    if (isnan(share))
        return;
    if (isnan(found[own->serves].sum))
        found[own->serves].sum = 0;
    found[own->serves].sum += share;
}

static void
count_goals(const struct fellow *fellows, size_t count, int as_of, struct together *found)
{
    struct holder *holders = NULL;
    size_t capacity = 0, people = 0;

    for (size_t i = 0; i < count; i++) {
        size_t person = (size_t)(fellows[i].person - TALLY_EVERYBODY);
        holders = mem_grow(holders, &capacity, person + 1, sizeof *holders);
        for (; people <= person; people++)
            holders[people] = (struct holder){.last = TOGETHER_NONE};
        if (!is_over(fellows[i].plan, as_of))
            add_goal(fellows, i, as_of, &holders[person], found);
    }
    for (size_t i = 1; i < people; i++)
        if (holders[i].running > THRESHOLD_GOALS_AT_ONCE)
            found[holders[i].last].at_once = holders[i].running;
    free(holders);
}

void
together_find(const struct fellow *fellows, size_t count, int as_of, struct together *found)
{
    for (size_t i = 0; i < count; i++)
        found[i] = (struct together){PULL_NONE, TOGETHER_NONE, 0, NAN};
    count_goals(fellows, count, as_of, found);
    for (size_t i = 0; i < count; i++)
        if (fellows[i].serves != TOGETHER_NONE)
            add_to_team(fellows, i, as_of, found);
    for (size_t i = 0; i < count; i++)
        if (!isnan(found[i].sum) &&
            found[i].sum >= decimal_to_double(fellows[i].plan->target) * (1 - THRESHOLD_TEAM_SHORT))
            found[i].sum = NAN;
}
