/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a page in Markdown. Only files of lib/page include this.
 */
#ifndef AMP_PAGE_MARKDOWN_PARTS_H
#define AMP_PAGE_MARKDOWN_PARTS_H

#include "base/outfile.h"
#include "page/model.h"

/* The text as Markdown that shows just this text wherever it stands: at the start of a line, in a
   list, a cell, between stars. Made clean and cut after `most` columns. Every text of a page goes
   through here. Caller frees. */
char *markdown_text(const char *text, size_t most);

void markdown_table(struct outfile *out, const struct page_table *table);

#endif
