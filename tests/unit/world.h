/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small world to measure goals in: two or three people, one metric, events, holidays and time
 * off, put together in a few lines. For the tests of measure/figure, history, target, forecast and
 * progress.
 */
#ifndef AMP_TESTS_WORLD_H
#define AMP_TESTS_WORLD_H

#include <math.h>

#include "measure/progress.h"

enum { ANA, BEN, CHIDI, WORLD_PEOPLE };

struct world {
    struct tally *tally;
    struct calendar calendar;
    struct presence presence[WORLD_PEOPLE];
    struct metric metric;
    int terms[8];
    struct progress_world view; /* what the functions under test are given */
};

static inline int
on(const char *date)
{
    int day = DAY_NONE;

    assert_true(day_parse(date, &day));
    return day;
}

/* Starts with nobody having done anything. `people` of them are in the roster. */
static inline void
world_begin(struct world *world, const char *expression, int people, const char *as_of)
{
    const char *error = "";

    world->tally = tally_new();
    world->calendar = (struct calendar){0};
    for (int i = 0; i < WORLD_PEOPLE; i++)
        world->presence[i] = presence_default;
    if (!metric_parse(expression, &world->metric, &error))
        fail_msg("metric '%s' %s", expression, error);
    for (size_t i = 0; i < world->metric.count; i++)
        world->terms[i] = tally_term(world->tally, world->metric.terms[i]);
    world->view = (struct progress_world){
        world->tally, &world->calendar, world->presence, people, on(as_of), NULL};
}

static inline void
world_end(struct world *world)
{
    tally_free(world->tally);
    metric_free(&world->metric);
    calendar_free(&world->calendar);
    for (int i = 0; i < WORLD_PEOPLE; i++)
        presence_free(&world->presence[i]);
}

static inline void
world_event(struct world *world, int person, const char *kind, const char *date, int count)
{
    assert_true(tally_add(world->tally, person, kind, on(date), decimal_from_int(count), false,
        (struct decimal){0, 0}, ""));
}

static inline void
world_money(struct world *world, int person, const char *kind, const char *date, int amount,
    const char *unit)
{
    assert_true(tally_add(world->tally, person, kind, on(date), decimal_from_int(1), true,
        decimal_from_int(amount), unit));
}

/* `count` events every 7 days from `first` to `last`. */
static inline void
world_weekly(struct world *world, int person, const char *kind, int count, const char *first,
    const char *last)
{
    for (int day = on(first); day <= on(last); day += 7)
        assert_true(tally_add(world->tally, person, kind, day, decimal_from_int(count), false,
            (struct decimal){0, 0}, ""));
}

static inline void
world_holiday(struct world *world, const char *date)
{
    calendar_add_holiday(&world->calendar, on(date));
}

/* A goal to reach `target` from `start` to `due`; "" = not given. */
static inline struct goal_facts
world_goal(const struct world *world, int person, double target, const char *start, const char *due)
{
    return (struct goal_facts){
        .person = person,
        .metric = &world->metric,
        .terms = world->terms,
        .direction = DIRECTION_REACH,
        .unit = UNIT_COUNT,
        .from = NAN,
        .target = target,
        .per = PERIOD_NONE,
        .start = *start == '\0' ? DAY_NONE : on(start),
        .due = *due == '\0' ? DAY_NONE : on(due),
    };
}

static inline struct progress
world_progress(const struct world *world, const struct goal_facts *goal)
{
    struct progress progress;

    progress_of(&world->view, goal, &progress);
    return progress;
}

/* Equal to a relative 1e-9; NAN expects NAN. */
static inline void
assert_number(double actual, double expected)
{
    if (isnan(expected) ? !isnan(actual) : !(fabs(actual - expected) <= 1e-9 * fabs(expected)))
        fail_msg("%.17g, expected %.17g", actual, expected);
}

/*
 * The autumn of 2026: Ana has a meeting every Tuesday and Thursday, Ben one every Wednesday, from
 * the 4th of August on, as of Friday the 20th of November. Christmas Day is the only holiday. The
 * history is 22 August to 20 November, 65 working days: Ana 26 meetings, Ben 13, so the prior is 10
 * * 39/130 = 3 in 10 days, and Ana's posterior 29 in 75. Q4 has 65 working days, 37 of them by 20
 * November: 28 are left.
 */
static inline void
world_autumn(struct world *world)
{
    world_begin(world, "meeting", 2, "2026-11-20");
    world_holiday(world, "2026-12-25");
    world_weekly(world, ANA, "meeting", 1, "2026-08-04", "2026-11-17");
    world_weekly(world, ANA, "meeting.held", 1, "2026-08-06", "2026-11-19");
    world_weekly(world, BEN, "meeting", 1, "2026-08-05", "2026-11-18");
}

#endif
