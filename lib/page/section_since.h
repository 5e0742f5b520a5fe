/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Since last time: when two people last sat down, what was agreed and what became of it, and what
 * the one whose page this is has done since. Addressed to that person.
 */
#ifndef AMP_PAGE_SECTION_SINCE_H
#define AMP_PAGE_SECTION_SINCE_H

#include "base/day.h"
#include "page/page.h"
#include "page/section_promises_own.h"

/* One kind of work, as often as it was done. */
struct since_line {
    const char *group; /* lines of one group follow each other */
    const char *words;
    int depth;
    double count;
};

struct section_since {
    bool talks_known;          /* there is a coaching log, or what was made of one */
    int talk;                  /* the day of the last talk; DAY_NONE = none */
    const char *kind;          /* "a one-on-one"; "" = not known */
    const char *coaches;       /* "Ana and Bo"; "" = not known */
    const char *skill, *focus; /* "" = not known */
    const char *effort;        /* what became of what was agreed before, in words; "" = not known */
    const struct own_promise *agreed; /* in the last talk */
    size_t agreed_count;
    int due; /* since when the next talk is due; DAY_NONE = it is not */
    bool events_known;
    int first, last;  /* the days of what was done; none if last is before first */
    bool whole_weeks; /* it was added up by week, and these are whole weeks */
    const struct since_line *lines;
    size_t count;
    int as_of;
};

void section_since(struct page *page, const struct section_since *since);

#endif
