/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One open question for a talk, with what can be offered; and room for the topics of the person
 * whose page it is.
 */
#ifndef AMP_PAGE_SECTION_QUESTION_H
#define AMP_PAGE_SECTION_QUESTION_H

#include "page/page.h"

struct section_question {
    const char *go_on; /* what is said to somebody who is doing fine; "" = nothing */
    const char *question;
    const char *why;     /* why this one, a sentence without its end; "" = not told */
    const char *manager; /* "Ana and Bo"; "" = not known */
    const char *offer;   /* what the manager can offer; "" = nothing */
    const char *word;    /* a sentence for the manager; "" = none */
};

void section_question(struct page *page, const struct section_question *section);

/* Three empty slots. */
void section_topics(struct page *page);

#endif
