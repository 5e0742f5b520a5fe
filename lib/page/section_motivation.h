/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What groups of people answered about their work, scale by scale. There is no total, no figure
 * about one person, and no order but that of the survey.
 */
#ifndef AMP_PAGE_SECTION_MOTIVATION_H
#define AMP_PAGE_SECTION_MOTIVATION_H

#include <stddef.h>

#include "page/page.h"

/* What one group answered on one scale. */
struct section_motivation_row {
    const char *scale;  /* its name; rows of one scale follow each other */
    const char *remark; /* on the scale, "" = none */
    const char *group;
    const char *why_not; /* why nothing is shown, in words; NULL = it is shown */
    int day;             /* of the answers, DAY_NONE = not known */
    int n;               /* how many answered, -1 = not known */
    double mean, low,
        high;           /* percent of the most that can be answered; low, high: NAN = not known */
    const char *change; /* since the answers before, in words; "" = cannot be told */
};

struct section_motivation {
    const struct section_motivation_row *rows;
    size_t count;
    int as_of;
};

void section_motivation(struct page *page, const struct section_motivation *section);

/* For the receipt. */
extern const char section_motivation_rule[];

#endif
