/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals: one block each, the team's first, then people's in the order given, which is never an
 * order of how well they do. And the questions to ask about them.
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
    bool is_good_news;
    bool is_settled; /* met or missed: there is nothing left to expect */
};

struct section_goals {
    const struct section_goal *goals;
    size_t count;
    int as_of;
    bool for_team; /* what is about one person and not good news is left out */
};

void section_goals(struct page *page, const struct section_goals *section);

/* Only if there are any. */
void section_questions(struct page *page, const struct section_goals *section);

/* What the words about goals mean, for the receipt. */
extern const char section_goals_rule[];

#endif
