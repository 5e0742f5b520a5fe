/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the number that a goal states to a target that data can settle. It does not judge whether
 * the target is wise.
 * Invariant: a target that rests on the past rests on days before the goal's own time, all of which
 * are in the files and over.
 */
#include "measure/target.h"

#include <math.h>

#include "base/chars.h"
#include "measure/history.h"

#define ROUNDING_SLACK 1e-12 /* relative: 38.33 computed in two ways is one number */

/* Whether all amounts above the line of a metric are in minutes, or whether some are. */
static void
find_minutes(
    const struct progress_world *world, const struct goal_facts *goal, bool *all, bool *some)
{
    *all = true;
    *some = false;
    for (size_t i = 0; i < goal->metric->numerator; i++) {
        const char *units[2];
        size_t count = goal->metric->terms[i].sum
                           ? tally_units(world->tally, goal->person, goal->terms[i], units, 2)
                           : 0;
        bool minutes = count == 1 && chars_same(units[0], "min");
        *all = *all && minutes;
        *some = *some || minutes;
    }
}

bool
target_has_a_unit(const struct progress_world *world, const struct goal_facts *goal)
{
    bool all, some;

    switch (goal->unit) {
    case UNIT_PERCENT:
    case UNIT_POINTS:
        return goal->metric->form == METRIC_RATIO;
    case UNIT_HOURS:
    case UNIT_MINUTES:
        find_minutes(world, goal, &all, &some);
        return all;
    case UNIT_MONEY:
        find_minutes(world, goal, &all, &some);
        return !some;
    default:
        return true;
    }
}

/* Where no direction is given, a target below its start can only mean less of it. */
static bool
means_less(const struct goal_facts *goal)
{
    switch (goal->direction) {
    case DIRECTION_DECREASE:
        return true;
    case DIRECTION_NONE:
        break;
    default:
        return false;
    }
    switch (goal->unit) {
    case UNIT_PERCENT_CHANGE:
    case UNIT_POINTS:
        return goal->target < 0;
    case UNIT_TIMES:
        return goal->target < 1;
    default:
        return goal->target < goal->from; /* false if there is no start */
    }
}

/* True if the number says by how much, not how many. Where no sentence told, "5 more demos" has a
   count, a direction and no start. */
static bool
is_a_change(const struct goal_facts *goal)
{
    switch (goal->unit) {
    case UNIT_PERCENT_CHANGE:
    case UNIT_POINTS:
        return true;
    case UNIT_TIMES: /* "keep coverage at 3 times the quota" is a level */
        return goal->direction != DIRECTION_MAINTAIN;
    case UNIT_COUNT:
    case UNIT_MONEY:
        if (goal->sense == TARGET_UNSAID)
            return isnan(goal->from) &&
                   (goal->direction == DIRECTION_INCREASE || goal->direction == DIRECTION_DECREASE);
        break;
    default:
        break;
    }
    return goal->sense == TARGET_CHANGE;
}

/* A change as an absolute target. Percents multiply before they divide, so that 15 % on 100 is
   115. */
static double
changed(const struct goal_facts *goal, double from)
{
    double change = means_less(goal) ? -fabs(goal->target) : goal->target;

    if (goal->direction == DIRECTION_MAINTAIN)
        return NAN; /* nothing is kept by changing it */
    if (!(from > 0) && !means_less(goal) &&
        (goal->unit == UNIT_PERCENT_CHANGE || goal->unit == UNIT_TIMES))
        return NAN; /* a tenth more than nothing is nothing: such a goal would be met at once */
    if (goal->unit == UNIT_PERCENT_CHANGE)
        return from * (100 + change) / 100;
    if (goal->unit == UNIT_TIMES)
        return from * goal->target;
    return from + change;
}

double
target_start_in_data(
    const struct progress_world *world, const struct goal_facts *goal, int start, int due)
{
    int first_day = tally_first_day(world->tally);
    int last = start - 1;
    int first = start - (due - start + 1);
    struct figure figure;

    if (goal->per != PERIOD_NONE) {
        int begin = goal->start == DAY_NONE ? start : goal->start;
        last = day_period_start(goal->per, begin) - 1;
        first = day_period_start(goal->per, last);
    }
    if (first_day == DAY_NONE || first_day > first || last > world->as_of)
        return NAN;
    if (goal->person != TALLY_EVERYBODY) {
        int known = history_known_since(world, goal->person);
        if (known == DAY_NONE || known > last)
            return NAN; /* somebody new: not known is not nothing done */
    }
    /* Up to as_of, for a target in euros cannot be made of dollars. */
    if (!figure_of(world, goal, first - 1, world->as_of).adds_up)
        return NAN;
    figure = figure_of(world, goal, first - 1, last);
    return figure.value;
}

struct goal_target
target_of(const struct progress_world *world, const struct goal_facts *goal, int start, int due)
{
    struct goal_target target = {.value = goal->target, .from = goal->from};

    target.at_most = means_less(goal) || (goal->ceiling && goal->direction != DIRECTION_INCREASE);
    if (!is_a_change(goal))
        return target;
    if (isnan(target.from))
        target.from = target_start_in_data(world, goal, start, due);
    target.value = changed(goal, target.from);
    return target;
}

bool
target_is_met(const struct goal_target *target, double value)
{
    double slack = ROUNDING_SLACK * fabs(target->value);

    return target->at_most ? value <= target->value + slack : value >= target->value - slack;
}
