/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests of lib/page: a page as what it becomes.
 */
#ifndef AMP_TESTS_PAGE_RENDERED_H
#define AMP_TESTS_PAGE_RENDERED_H

#include <stdlib.h>

#include "base/outfile.h"
#include "page/form.h"

/* What a page, which is freed, becomes in this form. The caller frees it. */
static inline char *
page_formed(struct page *page, const struct page_form *form)
{
    struct outfile *out = outfile_in_memory();
    page_form_write(form, page, out);
    page_free(page);
    size_t length;
    return outfile_taken(out, &length);
}

/* The same as text. */
static inline char *
page_rendered(struct page *page, bool ascii)
{
    return page_formed(page, &(struct page_form){.ascii = ascii});
}

/* Fails unless the page, which is freed, becomes this text. */
static inline void
assert_page(struct page *page, bool ascii, const char *wanted)
{
    char *text = page_rendered(page, ascii);
    assert_string_equal(text, wanted);
    free(text);
}

#endif
