/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a text that somebody wrote may be quoted in a word of thanks: not if it names another
 * person of the roster, in full or by one word of the name, and not if it names an amount of money.
 * In doubt it may not.
 */
#ifndef AMP_TEAM_SAYABLE_H
#define AMP_TEAM_SAYABLE_H

#include <stdbool.h>

#include "team/roster.h"

struct sayable;

/* Knows the people and managers of the roster as it is now. */
struct sayable *sayable_new(const struct roster *roster);
void sayable_free(struct sayable *sayable);

/* Whether `text` may be quoted to that person, whose own name does no harm. */
bool sayable_to(const struct sayable *sayable, int person, const char *text);

#endif
