/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows and numbers we doubt: what was left out of the figures, and what looks wrong in them.
 */
#ifndef AMP_PAGE_SECTION_DOUBTS_H
#define AMP_PAGE_SECTION_DOUBTS_H

#include "page/page.h"

/* Rows set aside for one reason. */
struct doubt_rows {
    const char *file, *column, *reason; /* column "" = the row as a whole */
    size_t count;
    const size_t *lines; /* some of them */
    size_t line_count;
};

/* A count that is far from its usual. */
struct doubt_jump {
    const char *words;
    double now, usual;
};

/* Two inputs that are the same. */
struct doubt_twins {
    const char *one, *other;
};

/* Days that do not fit the page's own. */
enum doubt_day {
    DOUBT_EVENTS_END,   /* the last event, before the week */
    DOUBT_GOALS_AS_OF,  /* for another day than the page's: goals, */
    DOUBT_TALKS_AS_OF,  /* one-on-ones held and due, */
    DOUBT_LIFTS_AS_OF,  /* contests and the like */
    DOUBT_LOG_END,      /* the last session of the coaching log, long ago */
    DOUBT_SCORES_END,   /* the latest answers, long ago */
    DOUBT_SCORES_AHEAD, /* answers, */
    DOUBT_THANKS_AHEAD, /* words of thanks after the page's day */
    DOUBT_DAYS
};

struct section_doubts {
    const struct doubt_rows *rows;
    size_t row_count;
    const char *const *strangers; /* names that are not on the roster */
    size_t stranger_count;
    const struct doubt_jump *jumps;
    size_t jump_count;
    const struct doubt_twins *twins;
    size_t twin_count;
    int days[DOUBT_DAYS]; /* DAY_NONE = no doubt */
    int as_of;
    /* Kept apart, if there are several: no doubt, but worth knowing. */
    const char *const *currencies;
    size_t currency_count;
    bool rows_given; /* a list of rows set aside was given, even if it is empty */
    bool for_team;   /* no names of people */
};

/* Adds the section if there is anything to say. Returns how many doubts it has. */
size_t section_doubts(struct page *page, const struct section_doubts *doubts);

#endif
