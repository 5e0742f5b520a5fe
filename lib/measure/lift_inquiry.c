/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which questions there are, and in which order. The answers are found in measure/lift_study.h.
 */
#include "measure/lift_inquiry.h"

#include <stdlib.h>

#include "base/mem.h"

void
lift_inquiry_begin(struct lift_inquiry *inquiry, int as_of)
{
    inquiry->world = (struct lift_world){world_new(), as_of};
}

void
lift_inquiry_free(struct lift_inquiry *inquiry)
{
    for (size_t i = 0; i < inquiry->count; i++)
        free(inquiry->own[i].items);
    free(inquiry->own);
    free(inquiry->cases);
    free(inquiry->guards.items);
    measured_free_all(&inquiry->measured);
    world_free(inquiry->world.world);
}

void
lift_inquiry_add(struct lift_inquiry *inquiry, const struct lift_case *which)
{
    size_t needed = inquiry->count + 1;
    inquiry->cases = mem_grow(inquiry->cases, &inquiry->capacity, needed, sizeof *inquiry->cases);
    inquiry->own = mem_grow(inquiry->own, &inquiry->own_capacity, needed, sizeof *inquiry->own);
    inquiry->cases[inquiry->count] = *which;
    inquiry->own[inquiry->count++] = (struct measured_set){0};
}

/* Adds a metric to a set. */
static const char *
add(struct lift_inquiry *inquiry, const char *expression, const char *name,
    struct measured_set *set)
{
    const char *error = NULL;
    int number = measured_add(
        &inquiry->measured, world_tally(inquiry->world.world), expression, name, &error);
    if (number < 0)
        return error;
    measured_set_add(set, number);
    return NULL;
}

const char *
lift_inquiry_metric(const char *expression, const char *name, void *data)
{
    struct lift_inquiry *inquiry = data;
    return add(inquiry, expression, name, &inquiry->own[inquiry->count - 1]);
}

const char *
lift_inquiry_guard(const char *expression, const char *name, void *data)
{
    struct lift_inquiry *inquiry = data;
    return add(inquiry, expression, name, &inquiry->guards);
}

struct lift_plan
lift_inquiry_plan(const struct lift_inquiry *inquiry, const struct lift_case *which)
{
    struct lift_plan plan = lift_plan_of(&inquiry->design, &which->dates);
    struct lift_stretch over = lift_plan_span(&plan);
    if (over.last > inquiry->world.as_of)
        over.last = inquiry->world.as_of;
    lift_plan_know(&plan, over, inquiry->rules.least_weeks);
    return plan;
}

struct lift_study
lift_inquiry_study(const struct lift_inquiry *inquiry, const struct lift_question *question)
{
    struct lift_plan plan = lift_plan_of(&inquiry->design, &question->which->dates);
    struct lift_stretch known =
        lift_known(&inquiry->world, question->measured, lift_plan_span(&plan), &inquiry->rules);
    lift_plan_know(&plan, known, inquiry->rules.least_weeks);
    return lift_study_of(&inquiry->world, question->measured, question->which, &plan,
        question->shows == LIFT_SHOWS_OTHERS, &inquiry->rules);
}

struct lift_power
lift_inquiry_power(const struct lift_inquiry *inquiry, const struct lift_question *question)
{
    return lift_power_of(
        &inquiry->world, question->measured, question->which, &inquiry->design, &inquiry->rules);
}

static bool
is_asked(const struct lift_inquiry *inquiry, size_t place, int number, enum lift_shows shows)
{
    bool is_own = measured_set_has(&inquiry->own[place], number);
    switch (shows) {
    case LIFT_SHOWS_METRIC:
        return is_own;
    case LIFT_SHOWS_OTHERS:
        return is_own && inquiry->guards.count > 0 && inquiry->cases[place].people;
    case LIFT_SHOWS_GUARD:
        break;
    }
    return !is_own && measured_set_has(&inquiry->guards, number);
}

void
lift_inquiry_ask(const struct lift_inquiry *inquiry,
    void (*answer)(const struct lift_question *question, void *data), void *data)
{
    for (int shows = LIFT_SHOWS_METRIC; shows <= LIFT_SHOWS_GUARD; shows++)
        for (size_t number = 0; number < inquiry->measured.count; number++)
            for (size_t place = 0; place < inquiry->count; place++) {
                const struct lift_question question = {&inquiry->cases[place], place,
                    &inquiry->measured.items[number], (enum lift_shows)shows};
                if (is_asked(inquiry, place, (int)number, (enum lift_shows)shows))
                    answer(&question, data);
            }
}
