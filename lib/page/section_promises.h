/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises, both ways: what was kept, what is overdue and what falls due soon. Who coaches comes
 * first, because a promise of theirs that is forgotten costs most.
 */
#ifndef AMP_PAGE_SECTION_PROMISES_H
#define AMP_PAGE_SECTION_PROMISES_H

#include <stdbool.h>
#include <stddef.h>

#include "page/page.h"

enum { SECTION_PROMISES_SOON = 7 }; /* days */

enum promise_side { PROMISE_OF_COACH, PROMISE_OF_REP, PROMISE_OF_NOBODY, PROMISE_SIDES };

/* An open promise; of one that is only counted no text is looked at. */
struct section_promise {
    enum promise_side side;
    const char *reps, *coaches; /* names: "Ana and Bo"; "" = not known */
    const char *action;
    int due; /* DAY_NONE = without a day */
};

struct section_promises {
    const struct section_promise *open; /* in the order in which they are shown */
    size_t count;
    size_t kept; /* since `since`, which is the Monday of the week */
    int since, as_of;
    bool any;      /* there has been a promise at all */
    bool for_team; /* no more than how many were kept */
};

/* The team's page has the section only if a promise was kept. */
void section_promises(struct page *page, const struct section_promises *section);

/* Whether an open promise is listed and not only counted. */
bool section_promises_lists(int due, int as_of);

/* When something is due, without its verb: "on 4 November, 16 days ago", "tomorrow". */
const char *section_promises_when(struct page *page, int due, int as_of);

/* For the receipt. */
extern const char section_promises_rule[];

#endif
