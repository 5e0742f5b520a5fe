/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The world that goals are held against: what was done (a tally) and how much time everybody had
 * (holidays, first and last days, shares, time off), gathered from events as they come.
 */
#ifndef AMP_MEASURE_WORLD_H
#define AMP_MEASURE_WORLD_H

#include <stdbool.h>

#include "base/happening.h"
#include "measure/progress.h"
#include "measure/tally.h"

struct world;

struct world *world_new(void);
void world_free(struct world *world);

/* The tally, for registering terms before the events are added. */
struct tally *world_tally(struct world *world);

/* What is known of a person: first and last working day (DAY_NONE = open) and part-time share. */
void world_person(struct world *world, int person, int start, int end, double share);

/* The same as a person_taker of a `struct world`. */
person_taker world_take_person;

/* Adds one event to a `struct world` (a happening_taker); person TALLY_EVERYBODY is for holidays. A
   `holiday` of everybody is nobody's working day; one with a person's name, and `time-off`, are
   days off of that person (words below them too: time-off.sick). False if a sum grows too large. */
happening_taker world_take;

/* The world as of a day, as long as nothing is added. */
struct progress_world world_as_of(const struct world *world, int as_of);

#endif
