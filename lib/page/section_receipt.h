/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The receipt: what the page was made from, by which rules, so that anybody can make it again.
 */
#ifndef AMP_PAGE_SECTION_RECEIPT_H
#define AMP_PAGE_SECTION_RECEIPT_H

#include "page/page.h"

struct receipt_input {
    const char *name;
    const char *held; /* what it held, one of them: "event"; not used: "a roster" */
    size_t count;     /* how many */
    bool used;
    const char *digest;  /* SHA-256 in hexadecimal digits */
    const char *same_as; /* an input with the same bytes, to be told here; NULL = none */
};

/* A file that an option names, and what it is for: "the roster, given with -r". */
struct receipt_file {
    const char *name, *what, *digest;
};

struct section_receipt {
    const struct receipt_input *inputs;
    size_t count;
    const struct receipt_file *files;
    size_t file_count;
    const char *const *options; /* that change the page: "--for=team" */
    size_t option_count;
    const char *const *rules; /* sentences, NULL-terminated */
    int as_of;
    int first_event, last_event; /* DAY_NONE = there are none */
    const char *program;         /* and version */
};

void section_receipt(struct page *page, const struct section_receipt *receipt);

#endif
