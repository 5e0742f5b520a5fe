/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A world for the tests of lift: people who do things each week, and an intervention.
 */
#ifndef AMP_TESTS_LIFT_WORLD_H
#define AMP_TESTS_LIFT_WORLD_H

#include <stdlib.h>

#include "base/day.h"
#include "lift_data.h"
#include "measure/lift_facts.h"

struct made {
    struct lift_world world;
    struct measured_list list;
};

static inline int
on(const char *date)
{
    int day = DAY_NONE;
    assert_true(day_parse(date, &day));
    return day;
}

static inline void
made_begin(struct made *made, const char *expression, const char *as_of)
{
    const char *error;
    *made = (struct made){.world = {world_new(), on(as_of)}};
    assert_int_equal(
        measured_add(&made->list, world_tally(made->world.world), expression, expression, &error),
        0);
}

static inline void
made_end(struct made *made)
{
    measured_free_all(&made->list);
    world_free(made->world.world);
}

static inline void
made_event(struct made *made, int person, const char *kind, int day, int count)
{
    const struct happening happening = {
        person, kind, day, decimal_from_int(count), false, {0, 0}, ""};
    assert_true(world_take(&happening, made->world.world));
}

static inline void
made_amount(struct made *made, int person, const char *kind, int day, int amount, const char *unit)
{
    const struct happening happening = {
        person, kind, day, decimal_from_int(1), true, decimal_from_int(amount), unit};
    assert_true(world_take(&happening, made->world.world));
}

/* `count` each Monday from `first` to `last`. */
static inline void
made_weekly(
    struct made *made, int person, const char *kind, int count, const char *first, const char *last)
{
    for (int day = on(first); day <= on(last); day += 7)
        made_event(made, person, kind, day, count);
}

#endif
