/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page as one HTML file: for a browser, for paper and for a mail. It has no script, loads
 * nothing, links nowhere, and forbids the browser everything but its own style.
 */
#ifndef AMP_PAGE_HTML_H
#define AMP_PAGE_HTML_H

#include "base/outfile.h"
#include "page/page.h"

/* Writes the page, whole from <!DOCTYPE html> to </html>. */
void page_write_html(const struct page *page, struct outfile *out);

#endif
