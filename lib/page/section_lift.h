/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Contests, training, coaching: what people did before, during and after, what is told from chance,
 * and what stayed.
 */
#ifndef AMP_PAGE_SECTION_LIFT_H
#define AMP_PAGE_SECTION_LIFT_H

#include <stddef.h>

#include "base/lift_row.h"
#include "page/page.h"

/* One intervention and one metric, with what it is called: words for people, "" if not known. */
struct section_lift_row {
    const struct lift_row *row;
    const char *kind;    /* "contest" */
    const char *metric;  /* "meetings" */
    const char *verdict; /* a sentence without its end */
    const char *alike;   /* another on the same metric that it cannot be told from; NULL = none */
};

struct section_lift {
    const struct section_lift_row *rows;
    size_t count;
};

/* Adds the section. Each intervention comes where its first row stands. */
void section_lift(struct page *page, const struct section_lift *section);

/* What the section goes by, for readers. */
extern const char section_lift_rule[];

#endif
