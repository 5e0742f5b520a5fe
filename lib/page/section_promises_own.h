/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises between one person and those who coach them, for that person's own page: what was
 * promised to them first.
 */
#ifndef AMP_PAGE_SECTION_PROMISES_OWN_H
#define AMP_PAGE_SECTION_PROMISES_OWN_H

#include <stddef.h>

#include "page/page.h"

enum own_promise_side { PROMISED_TO_ME, PROMISED_BY_ME, PROMISED_BY_NOBODY };

struct own_promise {
    enum own_promise_side side;
    const char *action;
    const char *coaches; /* "Ana and Bo" */
    int made, due, kept; /* due, kept: DAY_NONE = none */
};

struct section_promises_own {
    const struct own_promise *promises; /* open ones, and those kept of late */
    size_t count;
    int as_of;
};

/* Adds the section; with no promises it says so. */
void section_promises_own(struct page *page, const struct section_promises_own *section);

/* One promise, and whose it is: "call back (you, due 30 November)". Lives as long as the page. */
const char *own_promise_words(struct page *page, const struct own_promise *promise, int as_of);

#endif
