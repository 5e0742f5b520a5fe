/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page as Markdown (GitHub Flavored Markdown): for a wiki, a ticket or a chat, and readable as it
 * stands.
 */
#ifndef AMP_PAGE_MARKDOWN_H
#define AMP_PAGE_MARKDOWN_H

#include "base/outfile.h"
#include "page/page.h"

/* Writes the page. */
void page_write_markdown(const struct page *page, struct outfile *out);

#endif
