/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a page in HTML. Only files of lib/page include this.
 */
#ifndef AMP_PAGE_HTML_PARTS_H
#define AMP_PAGE_HTML_PARTS_H

#include <stdbool.h>

#include "base/outfile.h"
#include "page/model.h"

/* Writes a text into an element or a quoted attribute: made clean, cut after `most` columns, and
   without any character that HTML knows. Every text of a page goes through here. False if nothing
   was left to write. */
bool html_text(struct outfile *out, const char *text, size_t most);

/* The same, within an element that may hold others: dates (2026-11-16) are marked as such, so that
   none is parted at the end of a line. */
bool html_prose(struct outfile *out, const char *text, size_t most);

/* The element with its class (NULL = none) around a text; nothing at all if the text is empty. */
void html_element(struct outfile *out, const char *name, const char *class_name, const char *text);

/* The style sheet (tables/page.css), and its hash as a content security policy names it
   ("sha256-..."; the caller frees it). */
void html_style(struct outfile *out);
char *html_style_hash(void);

/* What bars are drawn with, once per file; a bar and the words beside it; what its parts mean. */
void html_bar_definitions(struct outfile *out);
void html_bar(struct outfile *out, const struct page_bar *bar, const char *words);
void html_legend(struct outfile *out);

void html_table(struct outfile *out, const struct page_table *table, const char *caption);

#endif
