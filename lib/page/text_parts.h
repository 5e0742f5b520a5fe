/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a page in plain text: what lines and bars are drawn with, and how wide they are.
 * Only files of lib/page include this.
 */
#ifndef AMP_PAGE_TEXT_PARTS_H
#define AMP_PAGE_TEXT_PARTS_H

#include <stdbool.h>

#include "base/outfile.h"
#include "page/model.h"

enum {
    TEXT_COLUMNS = 80,
    TEXT_BAR = 30, /* columns of a bar, without its ends */
};

/* What the page is drawn with: each is one column wide. */
struct text_pen {
    struct outfile *out;
    bool ascii; /* nothing else comes out */
    const char *double_line, *line, *bullet, *dot;
    const char *done, *pace, *likely, *rest;
};

/* The pens, without an outfile yet. */
extern const struct text_pen text_pen_unicode, text_pen_ascii;

/* clean_text(), in ASCII if the pen writes nothing else: to be done before a width is measured.
   Caller frees. */
char *text_clean(const struct text_pen *pen, const char *text, size_t most);

void text_spaces(struct text_pen *pen, size_t count);

/* Writes `text`, made clean, cut into lines that begin at the column `indent` and end before the
   80th. With a `bullet` (one column), it and a space take the last two columns of the first line's
   indent. A text that is empty when it is clean writes an empty line. */
void text_wrapped(struct text_pen *pen, const char *text, const char *bullet, size_t indent);

/* The bar, and the words beside it or, where there is no room, below it. */
void text_bar(struct text_pen *pen, const struct page_bar *bar, const char *words, size_t indent);
void text_bar_drawn(struct text_pen *pen, const struct page_bar *bar); /* without words */
void text_legend(struct text_pen *pen);

void text_table(struct text_pen *pen, const struct page_table *table);

#endif
