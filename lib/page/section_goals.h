/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals: one block each, the team's first, then people's in the order given, which is never an
 * order of how well they do. The questions to ask about a goal stand with it, but people's own only
 * on the page of that person: they are between two people.
 */
#ifndef AMP_PAGE_SECTION_GOALS_H
#define AMP_PAGE_SECTION_GOALS_H

#include "base/day.h"
#include "page/page.h"

/* One goal. Figures are in its own unit, shares from 0 to 1; NAN and DAY_NONE = not known. */
struct section_goal {
    const char *who;       /* "" = the whole team */
    const char *goal;      /* the sentence */
    const char *status;    /* in words */
    const char *direction; /* a word of the goals stream, "decrease"; "" if not known */
    const char *unit;      /* likewise, "percent" */
    enum period per;       /* PERIOD_NONE = one target, settled when due */
    double target, actual, attainment, expected, low, high, kept;
    int start, due;
    const char *questions; /* separated by ; */
    const char *why;       /* what it is for; on the page of its person, as `supports` */
    const char *supports;  /* the team's goal that it serves; NULL or "" = not known */
    bool is_good_news;
    bool is_settled; /* met or missed: there is nothing left to expect */
};

/* Who reads it. */
enum section_goals_reader {
    GOALS_FOR_MANAGER,
    GOALS_FOR_TEAM, /* what is about one person and not good news is left out */
    GOALS_FOR_ONE   /* the page of the one person whose goals these are, in the order given */
};

struct section_goals {
    const struct section_goal *goals;
    size_t count;
    int as_of;
    enum section_goals_reader reader;
};

void section_goals(struct page *page, const struct section_goals *section);

/* What the words about goals mean, for the receipt. */
extern const char section_goals_rule[];

#endif
