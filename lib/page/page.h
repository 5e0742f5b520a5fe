/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page for people, as a list of blocks that say what they are and not how they look: a section is
 * written once, here, and each renderer (page/text.h) decides what a heading or a bar looks like.
 * Blocks come out in the order in which they were added.
 *
 * Texts may hold anything a file can hold: they are copied as they are, and made harmless by the
 * renderer, in one place.
 */
#ifndef AMP_PAGE_PAGE_H
#define AMP_PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

struct page;

struct page *page_new(void);
void page_free(struct page *page);

/* A text made of parts, for a cell or a heading. Lives as long as the page. */
const char *page_words(struct page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The name of the page and what it is about in particular ("" = nothing), first. Another title
   begins another page on the same sheet: one person's page after another's. */
void page_title(struct page *page, const char *text, const char *detail);

/* A section; somebody or something in it; and one of the things said there, whose blocks belong
   together closely until the next heading of any kind. */
void page_heading(struct page *page, const char *text);
void page_subheading(struct page *page, const char *text);
void page_part(struct page *page, const char *text);

void page_paragraph(struct page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* One item of a list: items that follow each other are one list. */
void page_item(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What stands behind the block before: its evidence, in small print. */
void page_note(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room to write on by hand, with a word of what ("" = nothing): slots that follow each other are
   numbered from 1. */
void page_slot(struct page *page, const char *words);

/* How far something has come: shares of the whole from 0 to 1, drawn up to the end of the bar if
   they are more; NAN = not known, not drawn. */
struct page_bar {
    double done;      /* so far */
    double pace;      /* where an even pace would be now */
    double low, high; /* where it is likely to end */
};

/* A bar and the words beside it, which say at least what the bar says. */
void page_bar(struct page *page, const struct page_bar *bar, const char *words);

/* What the parts of a bar mean, once per page. */
void page_legend(struct page *page);

struct page_column {
    const char *title; /* "" = none */
    bool figures;      /* set to the right */
    bool dates;        /* not parted over two lines where there is room for one */
};

/* A table; its rows follow at once. The caption is for whoever cannot see the page as a whole. */
void page_table(
    struct page *page, const char *caption, const struct page_column *columns, size_t count);

/* The head of a group of rows, and a row: a cell for each column. `depth`: how far the first cell
   belongs below the row before (0, 1, ...). */
void page_group(struct page *page, const char *text);
void page_row(struct page *page, int depth, const char *const *cells);

#endif
