/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page is made of, for its renderers. Only files of lib/page include this.
 */
#ifndef AMP_PAGE_MODEL_H
#define AMP_PAGE_MODEL_H

#include "base/mem.h"
#include "page/page.h"

enum {
    PAGE_LONGEST = 1000, /* columns of one text, before it is cut: no note fills a page */
    PAGE_LONGEST_CELL = 200,
};

enum block_kind {
    BLOCK_TITLE,
    BLOCK_HEADING,
    BLOCK_SUBHEADING,
    BLOCK_PART,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,
    BLOCK_NOTE,
    BLOCK_SLOT,
    BLOCK_BAR,
    BLOCK_LEGEND,
    BLOCK_TABLE,
};

struct page_row {
    const char *const *cells; /* one for each column; NULL: `text` is the head of a group */
    const char *text;
    int depth;
};

struct page_table {
    const struct page_column *columns;
    size_t column_count;
    struct page_row *rows;
    size_t count, capacity;
};

struct block {
    enum block_kind kind;
    const char *text;         /* "" for a legend; the words beside a bar; the caption of a table */
    const char *detail;       /* of BLOCK_TITLE */
    struct page_bar bar;      /* of BLOCK_BAR */
    struct page_table *table; /* of BLOCK_TABLE, else NULL */
};

struct page {
    struct arena arena; /* every text, table and list of cells */
    struct block *blocks;
    size_t count, capacity;
};

/* What the page is called, by its first title: "The team's week 2026-W47, 16 to 22 November 2026".
   As it was given, not clean. Caller frees. */
char *page_name(const struct page *page);

/* Whether a table has a row of titles at all. */
bool page_table_has_titles(const struct page_table *table);

#endif
