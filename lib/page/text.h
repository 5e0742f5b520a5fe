/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page as plain text: for a terminal, and for cron's mail. At most 80 columns wide whatever the
 * texts hold, without escape sequences.
 */
#ifndef AMP_PAGE_TEXT_H
#define AMP_PAGE_TEXT_H

#include <stdbool.h>

#include "base/outfile.h"
#include "page/page.h"

/* Writes the page. With `ascii`, nothing but ASCII comes out (base/ascii.h). */
void page_write_text(const struct page *page, bool ascii, struct outfile *out);

#endif
