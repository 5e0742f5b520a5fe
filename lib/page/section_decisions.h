/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Things to decide: a question with several ways open, why it is asked, and by which rule. It is
 * never an order, and never a verdict on a person.
 */
#ifndef AMP_PAGE_SECTION_DECISIONS_H
#define AMP_PAGE_SECTION_DECISIONS_H

#include "page/page.h"

struct section_decision {
    const char *question, *reason;
    const char *rule; /* its name in the table of rules */
};

struct section_decisions {
    const struct section_decision *decisions;
    size_t count;
    const char *const *left; /* names of rules that held as well, but are not shown */
    size_t left_count;
    bool all_known; /* every rule could be looked at */
};

void section_decisions(struct page *page, const struct section_decisions *section);

#endif
