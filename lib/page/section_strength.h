/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One strength of one person, with what shows it.
 */
#ifndef AMP_PAGE_SECTION_STRENGTH_H
#define AMP_PAGE_SECTION_STRENGTH_H

#include "page/page.h"

struct section_strength {
    const char *message;  /* the word of thanks; NULL = there is none */
    const char *evidence; /* "" = not known */
    int day;
};

/* Adds the section. Where there is no word it asks, and makes none up. */
void section_strength(struct page *page, const struct section_strength *strength);

#endif
