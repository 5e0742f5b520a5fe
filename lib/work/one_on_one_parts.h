/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A one-on-one page while it is made: what several of its sections need. Only
 * lib/work/one_on_one*.c include this.
 */
#ifndef AMP_WORK_ONE_ON_ONE_PARTS_H
#define AMP_WORK_ONE_ON_ONE_PARTS_H

#include "page/section_promises_own.h"
#include "work/one_on_one.h"

struct one_page {
    struct report *report;
    const struct playbook *playbook;
    int person;
    const char *rep;         /* the person's name */
    const struct talk *talk; /* the last one; NULL = none */
    int last;                /* its day, also where only the coaching status tells of it */
    const struct cadence_row *cadence; /* NULL = there is none */
    struct own_promise *promises;      /* those that are open, were made in the last talk or kept
                                          in it or since; in the order of the log */
    size_t promise_count;
};

/* What is wanted of the last talk, and what was done since. */
void one_page_since(const struct one_page *one);

/* The needs and the question. */
void one_page_needs_and_question(const struct one_page *one);

#endif
