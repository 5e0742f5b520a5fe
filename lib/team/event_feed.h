/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events fed, one by one, to something that counts them.
 */
#ifndef AMP_TEAM_EVENT_FEED_H
#define AMP_TEAM_EVENT_FEED_H

#include "base/happening.h"
#include "team/event.h"

/* Reads all events of the named files ("-" = standard input) as events_open() does and gives each
   to `take` with `data`. What it counts too large for ends the program with the line. */
void events_feed(char *const *files, size_t count, const struct event_options *options,
    struct roster *roster, happening_taker *take, void *data);

/* The same for the operands and options of a program; and then each person, of the roster or met in
   the events, is given to `person` with `data`. */
struct shared_options;
void events_feed_operands(const struct shared_options *shared, struct roster *roster,
    happening_taker *take, person_taker *person, void *data);

#endif
