/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists, and texts from a file, within a sentence.
 */
#ifndef AMP_PAGE_ENUMERATION_H
#define AMP_PAGE_ENUMERATION_H

#include "page/page.h"

/* "a", "a and b", "a, b and c", "a, b and 5 more": `texts` has the first `count` of `all`. Lives as
   long as the page. */
const char *page_enumeration(struct page *page, const char *const *texts, size_t count, size_t all);

/* The same of a cell that holds names with `;` between them: "Ana;Bo;Cy" becomes "Ana, Bo and Cy".
   Lives as long as the page. */
const char *page_name_list(struct page *page, const char *names);

/* The text without the full stop at its end, where more of the sentence follows. Lives as long as
   the page. */
const char *page_unstopped(struct page *page, const char *text);

/* What ends a sentence whose last words are the text: "", if it has an end of its own, else ".". */
const char *page_stop_after(const char *text);

#endif
