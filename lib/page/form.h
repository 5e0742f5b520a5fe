/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which form a page is written: the options that all programs share that write pages, and the
 * one function that turns a page into bytes.
 */
#ifndef AMP_PAGE_FORM_H
#define AMP_PAGE_FORM_H

#include <stdbool.h>

#include "base/options.h"
#include "base/outfile.h"
#include "page/page.h"

enum page_type { PAGE_TEXT, PAGE_MARKDOWN, PAGE_HTML };

/* What was asked for. {0} is plain text. */
struct page_form {
    enum page_type type;
    bool ascii;     /* text: nothing but ASCII */
    bool mail;      /* text and HTML together, as a message */
    const char *to; /* whom the message is for; NULL = left out */
};

/* The numbers of the options. */
enum { PAGE_FORM_ASCII = 700, PAGE_FORM_MAIL };

/* Their rows, for a table of options. */
#define PAGE_FORM_ROWS                                                                             \
    {'t', "type", ARGUMENT_NEEDED, "TYPE", "text (the default), markdown or html"},                \
        {PAGE_FORM_ASCII, "ascii", ARGUMENT_NONE, NULL, "text in ASCII alone"},                    \
    {                                                                                              \
        PAGE_FORM_MAIL, "mail", ARGUMENT_OPTIONAL, "ADDRESS", "a message for sendmail"             \
    }

/* Takes one of the options above; false if it is none of them. A value that makes no sense ends the
   program. */
bool page_form_take(struct page_form *form, int id, const char *value);

/* Ends the program if two of the options contradict each other; call after the last. */
void page_form_check(const struct page_form *form);

/* What the name of a file of this form ends in: ".html". */
const char *page_form_ending(const struct page_form *form);

/* Writes the page. */
void page_form_write(const struct page_form *form, const struct page *page, struct outfile *out);

#endif
