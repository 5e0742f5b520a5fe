/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several people as one part of a sentence.
 */
#ifndef AMP_PAGE_NAME_LIST_H
#define AMP_PAGE_NAME_LIST_H

#include "page/page.h"

/* "Ana;Ben;Cem" becomes "Ana, Ben and Cem". Lives as long as the page. */
const char *name_list(struct page *page, const char *names);

#endif
