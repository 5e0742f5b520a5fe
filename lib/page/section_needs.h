/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one person answered about what they need for their work, the lowest first. Only answers:
 * what was not said is not here.
 */
#ifndef AMP_PAGE_SECTION_NEEDS_H
#define AMP_PAGE_SECTION_NEEDS_H

#include <stddef.h>

#include "page/page.h"

/* One need. Figures from 0 to 100, more is better; low and high NAN = not known. */
struct section_need {
    const char *called;
    double value, low, high;
    const char *change; /* in words; "" = nothing to say */
    const char *scale;  /* the scale of which this is 100 less; "" = it is the scale itself */
    int day;
};

struct section_needs {
    const struct section_need *needs; /* in the order of the page, at least one */
    size_t count;
    const char *others; /* scales that tell of no need, "vigor and calm"; "" = none */
    int as_of;
};

void section_needs(struct page *page, const struct section_needs *section);

#endif
