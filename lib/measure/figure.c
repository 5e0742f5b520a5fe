/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adding up a metric and the working days behind it. No judgement and no statistics: sums and a
 * quotient.
 * Invariant: amounts in different units are never added, nor set against each other.
 */
#include "measure/figure.h"

#include <math.h>

const struct figure figure_nothing = {.adds_up = true};

static const struct figure no_figure = {false, {0, 0}, NAN, NAN, NAN};

int
figure_people(const struct progress_world *world)
{
    int seen = tally_people(world->tally);

    return seen > world->people ? seen : world->people;
}

const struct presence *
figure_presence(const struct progress_world *world, int person)
{
    return person < world->people ? &world->presence[person] : &presence_default;
}

double
figure_working_days(const struct progress_world *world, int person, int after, int last)
{
    double sum = 0;

    if (person != TALLY_EVERYBODY)
        return presence_working_days(world->calendar, figure_presence(world, person), after, last);
    for (int each = 0; each < figure_people(world); each++)
        sum += presence_working_days(world->calendar, figure_presence(world, each), after, last);
    return sum;
}

double
figure_scale(const struct goal_facts *goal)
{
    if (goal->unit == UNIT_HOURS)
        return 1.0 / 60;
    if (goal->unit == UNIT_PERCENT || goal->unit == UNIT_POINTS)
        return 100;
    /* A tenth more than 31 percent begins at 31 and not at .31. */
    return goal->in_percent && (goal->unit == UNIT_PERCENT_CHANGE || goal->unit == UNIT_TIMES) ? 100
                                                                                               : 1;
}

/* Both sides of a ratio. Where both are amounts they must be in one unit: euros per dollar say
   nothing. */
static struct figure
ratio_of(const struct progress_world *world, const struct goal_facts *goal, int after, int last)
{
    const struct metric *metric = goal->metric;
    size_t below = metric->count - metric->numerator;
    struct decimal top, bottom, all;
    struct figure figure = figure_nothing;

    if (!tally_total_of(
            world->tally, goal->person, goal->terms, metric->numerator, after, last, &top) ||
        !tally_total_of(world->tally, goal->person, goal->terms + metric->numerator, below, after,
            last, &bottom))
        return no_figure;
    if (metric->terms[0].sum && metric->terms[metric->numerator].sum &&
        !tally_total_of(world->tally, goal->person, goal->terms, metric->count, after, last, &all))
        return no_figure;
    figure.top = decimal_to_double(top);
    figure.bottom = decimal_to_double(bottom);
    figure.value = figure.bottom > 0 ? figure_scale(goal) * figure.top / figure.bottom : NAN;
    return figure;
}

struct figure
figure_of(const struct progress_world *world, const struct goal_facts *goal, int after, int last)
{
    struct figure figure = figure_nothing;

    if (goal->metric->form == METRIC_RATIO)
        return ratio_of(world, goal, after, last);
    if (!tally_total_of(world->tally, goal->person, goal->terms, goal->metric->count, after, last,
            &figure.exact))
        return no_figure;
    figure.top = decimal_to_double(figure.exact);
    figure.value = figure_scale(goal) * figure.top;
    return figure;
}
