/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Good news: for what people deserve a word of thanks, the first thing on the page.
 */
#ifndef AMP_PAGE_SECTION_NEWS_H
#define AMP_PAGE_SECTION_NEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "page/page.h"

/* One thing that went well. Texts are "" where nothing is known. */
struct section_news_row {
    const char *who;
    const char *what;     /* "help given" */
    const char *message;  /* words that the person may be told */
    const char *evidence; /* what both rest on */
};

struct section_news {
    const struct section_news_row
        *rows; /* those of one person follow each other, the first first */
    size_t count;
    bool for_team; /* who and what, and nothing more */
};

void section_news(struct page *page, const struct section_news *section);

/* For the receipt. */
extern const char section_news_rule[];

#endif
