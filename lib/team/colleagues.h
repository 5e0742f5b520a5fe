/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text about one person, for that person: the names of other people in it give way to
 * "(a colleague)". Names are those of the roster, in all their forms, and of the people met so far;
 * a single first or last name is taken for its owner if it is written with a capital letter. What
 * is not a known name (a nickname, a misspelling) cannot be found.
 */
#ifndef AMP_TEAM_COLLEAGUES_H
#define AMP_TEAM_COLLEAGUES_H

#include <stddef.h>

#include "team/roster.h"

#define COLLEAGUE "(a colleague)"

struct colleagues;

/* The colleagues of person `self`, out of all people that the roster has met by now. */
struct colleagues *colleagues_new(const struct roster *roster, int self);
void colleagues_free(struct colleagues *colleagues);

/* The text without the names of colleagues, but with those in `kept` (`;` between them). The caller
   frees. */
char *colleagues_hide(const struct colleagues *colleagues, const char *text, const char *kept);

#endif
