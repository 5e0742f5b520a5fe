/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One-on-ones: with whom a talk was held, and with whom one is due. To see to it is the work of who
 * coaches; no row says anything about the person in it.
 */
#ifndef AMP_PAGE_SECTION_TALKS_H
#define AMP_PAGE_SECTION_TALKS_H

#include <stdbool.h>
#include <stddef.h>

#include "page/page.h"

enum { SECTION_TALKS_DAYS = 7 }; /* that are called the last days */

enum talk_state { TALK_ON_TIME, TALK_DUE, TALK_OVERDUE, TALK_NEVER, TALK_AWAY, TALK_STATES };

/* One person. */
struct section_talk {
    const char *who, *with; /* with: "" = nobody yet */
    int last;               /* DAY_NONE = never */
    enum talk_state state;
    const char *words; /* for the state */
};

struct section_talks {
    const struct section_talk *rows; /* in the order of the roster */
    size_t count;
    int day;       /* that the rows speak of */
    int as_of;     /* that the page speaks of */
    bool for_team; /* how many, and nobody by name */
};

void section_talks(struct page *page, const struct section_talks *section);

/* For the receipt. */
extern const char section_talks_rule[];

#endif
