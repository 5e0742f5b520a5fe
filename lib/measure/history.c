/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gathering the evidence for a forecast. It counts; what the counts mean is measure/pace.h's
 * business.
 * Invariant: nothing after question->as_of is looked at, so that a figure does not change when
 * later events are added to the files.
 */
#include "measure/history.h"

#include <math.h>

#define PRIOR_TIME 10 /* working days: two weeks' worth of a typical colleague */

enum { DAYS_A_WEEK = 7, WORKING_DAYS_A_WEEK = 5 };

static int
later(int a, int b)
{
    return a > b ? a : b; /* DAY_NONE is earlier than any day */
}

/* The day since when a person can be known; DAY_NONE for one of whom the roster has no start and
   the files no event. */
static int
known_since(const struct progress_world *world, int person)
{
    int start = figure_presence(world, person)->start;

    return start != DAY_NONE ? start : tally_first_day_of(world->tally, person);
}

int
history_first_day(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    int first = later(question->as_of - HISTORY_DAYS + 1, tally_first_day(world->tally));
    int own;

    if (question->person == TALLY_EVERYBODY)
        return first;
    own = known_since(world, question->person);
    return own == DAY_NONE ? question->as_of + 1 : later(first, own);
}

/* The same question about one person. */
static struct history_question
about(const struct history_question *question, int person)
{
    struct history_question one = *question;

    one.person = person;
    return one;
}

static struct history
history_of_person(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    int before = history_first_day(question) - 1;
    struct decimal total;
    struct history history;

    history.count = NAN;
    if (tally_total_of(world->tally, question->person, question->terms, question->count, before,
            question->as_of, &total))
        history.count = decimal_to_double(total);
    history.time = figure_working_days(world, question->person, before, question->as_of);
    return history;
}

/* A person's part in the history of everybody. One of whom nothing is known adds days to those that
   are left, and so to those behind: else the others' pace would be expected of their days too. */
static struct history
history_within(const struct history_question *everybody, int person)
{
    const struct progress_world *world = everybody->world;
    struct history_question one = about(everybody, person);
    int before = history_first_day(everybody) - 1;

    if (known_since(world, person) != DAY_NONE)
        return history_of_person(&one);
    return (struct history){0, figure_working_days(world, person, before, everybody->as_of)};
}

struct history
history_of(const struct history_question *question)
{
    struct history sum = {0, 0};

    if (question->person != TALLY_EVERYBODY)
        return history_of_person(question);
    for (int person = 0; person < figure_people(question->world); person++) {
        struct history history = history_within(question, person);
        sum.count += history.count;
        sum.time += history.time;
    }
    return sum;
}

struct gamma
history_prior(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    double count = 0;
    double time = 0;
    int people = 0;

    if (question->person == TALLY_EVERYBODY)
        return pace_prior(0, 0, 1, PRIOR_TIME);
    for (int person = 0; person < tally_people(world->tally); person++) {
        struct history_question one = about(question, person);
        struct history history;
        if (!tally_active(world->tally, person, history_first_day(&one) - 1, question->as_of))
            continue;
        history = history_of_person(&one);
        count += history.count;
        time += history.time;
        people++;
    }
    return pace_prior(count, time, people, PRIOR_TIME);
}

size_t
history_weeks(const struct history_question *question, double totals[static HISTORY_WEEKS])
{
    const struct progress_world *world = question->world;
    int first = history_first_day(question);
    int monday = day_period_start(PERIOD_WEEK, first);
    size_t weeks = 0;

    if (monday < first)
        monday += DAYS_A_WEEK;
    for (; monday + DAYS_A_WEEK - 1 <= question->as_of; monday += DAYS_A_WEEK) {
        struct decimal total;
        int sunday = monday + DAYS_A_WEEK - 1;
        if (figure_working_days(world, question->person, monday - 1, sunday) <= 0)
            continue;
        if (!tally_total_of(world->tally, question->person, question->terms, question->count,
                monday - 1, sunday, &total))
            return 0;
        totals[weeks++] = decimal_to_double(total);
    }
    return weeks;
}

double
history_days_a_week(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    double shares = 0;

    if (question->person != TALLY_EVERYBODY)
        return WORKING_DAYS_A_WEEK * figure_presence(world, question->person)->share;
    for (int person = 0; person < figure_people(world); person++)
        if (history_within(question, person).time > 0)
            shares += figure_presence(world, person)->share;
    return WORKING_DAYS_A_WEEK * shares;
}
