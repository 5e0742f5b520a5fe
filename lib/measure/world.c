/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Here the words `holiday` and `time-off` get their meaning; everything else is only counted.
 * Invariant: whoever has an event has a presence.
 */
#include "measure/world.h"

#include <stdlib.h>

#include "base/chars.h"
#include "base/mem.h"
#include "measure/calendar.h"
#include "measure/history.h"

struct world {
    struct tally *tally;
    struct calendar calendar;
    struct presence *presence;
    size_t people, capacity;
    struct prior_book *priors; /* of the world as it is */
};

struct world *
world_new(void)
{
    struct world *world = mem_zeroed(1, sizeof *world);
    world->tally = tally_new();
    world->priors = prior_book_new();
    return world;
}

void
world_free(struct world *world)
{
    for (size_t i = 0; i < world->people; i++)
        presence_free(&world->presence[i]);
    free(world->presence);
    prior_book_free(world->priors);
    calendar_free(&world->calendar);
    tally_free(world->tally);
    free(world);
}

struct tally *
world_tally(struct world *world)
{
    return world->tally;
}

/* The presence of a person, who is new to the world perhaps. */
static struct presence *
presence_of(struct world *world, int person)
{
    size_t needed = (size_t)person + 1;
    if (needed > world->people)
        world->presence =
            mem_grow(world->presence, &world->capacity, needed, sizeof *world->presence);
    while (world->people < needed)
        world->presence[world->people++] = presence_default;
    return &world->presence[person];
}

void
world_person(struct world *world, int person, int start, int end, double share)
{
    struct presence *presence = presence_of(world, person);
    prior_book_clear(world->priors);
    presence->start = start;
    presence->end = end;
    presence->share = share;
}

void
world_take_person(int person, int start, int end, double share, void *data)
{
    world_person(data, person, start, end, share);
}

bool
world_take(const struct happening *happening, void *data)
{
    struct world *world = data;
    const char *kind = happening->kind;
    bool holiday = chars_word_covers("holiday", kind);
    prior_book_clear(world->priors);
    if (happening->person == TALLY_EVERYBODY) {
        if (holiday)
            calendar_add_holiday(&world->calendar, happening->day);
        return true;
    }
    struct presence *presence = presence_of(world, happening->person);
    double days = decimal_to_double(happening->count);
    if ((holiday || chars_word_covers("time-off", kind)) && days > 0)
        presence_add_time_off(presence, happening->day, days);
    return tally_add(world->tally, happening->person, kind, happening->day, happening->count,
        happening->has_value, happening->value, happening->unit);
}

struct progress_world
world_as_of(const struct world *world, int as_of)
{
    return (struct progress_world){
        world->tally, &world->calendar, world->presence, (int)world->people, as_of, world->priors};
}
