/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The head of the team's page, and the section that says what happened this week beside the usual
 * week. It has no figure about one person.
 */
#ifndef AMP_PAGE_SECTION_WEEK_H
#define AMP_PAGE_SECTION_WEEK_H

#include <stdbool.h>

#include "page/page.h"

/* One figure of the week. */
struct section_week_line {
    const char *group; /* lines of one group follow each other */
    const char *words;
    const char *unit; /* of an amount, "" if it has none; NULL = a count */
    int depth;
    double now, usual;   /* usual: NAN = not known */
    const char *verdict; /* how it differs from the usual, in words; "" = it does not */
};

struct section_week {
    const struct section_week_line *lines;
    size_t count;
    int monday;                     /* of the week */
    int last_day;                   /* the last day with an event, DAY_NONE if there is none */
    size_t full_weeks, weeks_least; /* known before this one, and needed for a usual */
    double holidays, days_away;     /* of the week after: days; working days of all together */
    int people_away;
    bool for_team; /* how long somebody is away is not said */
};

/* "The team's week 2026-W47 · 16 to 22 November 2026", and the day up to which there are data. */
void section_title(struct page *page, const char *title, int monday, int as_of);

void section_week(struct page *page, const struct section_week *week);

#endif
