/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which map reads a table.
 */
#ifndef AMP_TEAM_CRM_CHOOSE_H
#define AMP_TEAM_CRM_CHOOSE_H

#include "team/crm.h"
#include "team/event.h"

/* The map for an open table, bound to it: the user's, that of the named format, or the built-in one
   that fits. In a searching table the first records are tried in turn. None: the program ends with
   the header found (the widest record), the nearest format and what it lacks. */
struct map *crm_choose(
    struct table *table, const struct event_options *options, struct crm_words *words);

/* Whether the header in hand is that of a known export, or of events. */
bool crm_knows(const struct table *table);

/* Goes on to the first record that is the header of a known export. False if there is none among
   the first ones. */
bool crm_find_header(struct table *table);

#endif
