/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page needs of a coaching log: when each person was last sat down with and about what, and
 * every promise with its words. Memory grows with the people and the promises.
 */
#ifndef AMP_TEAM_COACHING_BOOK_H
#define AMP_TEAM_COACHING_BOOK_H

#include <stddef.h>

#include "base/names.h"
#include "csv/table.h"
#include "team/coaching.h"
#include "team/promises.h"
#include "team/roster.h"

/* A session as it stands in the log. Texts are tidy, "" where nothing stands. */
struct talk {
    int day;             /* DAY_NONE = there was none */
    const char *coaches; /* their names, with `;` between */
    const char *kind;    /* a word of the log: "one-on-one" */
    const char *skill, *focus, *note;
    enum coaching_effort effort;
};

struct coaching_book;

/* `roster` numbers the people and must outlive the book; later entries than as_of are not looked
   at. */
struct coaching_book *coaching_book_new(struct roster *roster, int as_of);
void coaching_book_free(struct coaching_book *book);

/* Reads the rest of a log that is open as a table. Returns how many entries it had. */
size_t coaching_book_read(struct coaching_book *book, struct table *table);

/* Closes what was closed; call after the last log. */
void coaching_book_settle(struct coaching_book *book);

/* The person's last session: the latest day, of several the one that stands last. NULL = none. */
const struct talk *coaching_book_last(const struct coaching_book *book, int person);

/* All promises (team/promises.h), and the names of the coaches in them. */
const struct promises *coaching_book_promises(const struct coaching_book *book);
const struct names *coaching_book_coaches(const struct coaching_book *book);

#endif
