/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a text that somebody wrote may be quoted in a word of thanks: not if it names another
 * person, in full, by one word of the name or by an alias; not if it names an amount of money, or
 * has one of the words about money and rank of tables/unquoted-words.csv; and not if it is too long
 * to be said, or of several lines. In doubt it may not.
 */
#ifndef AMP_TEAM_SAYABLE_H
#define AMP_TEAM_SAYABLE_H

#include <stdbool.h>

#include "base/names.h"
#include "team/roster.h"

struct sayable;

/* Knows the people of the roster as it is now, their aliases and managers, and others by their
   names, of whom each is nobody of the roster (NULL = none). */
struct sayable *sayable_new(const struct roster *roster, const struct names *others);
void sayable_free(struct sayable *sayable);

/* Whether `text` may be quoted to that person, whose own name does no harm. */
bool sayable_to(const struct sayable *sayable, int person, const char *text);

#endif
