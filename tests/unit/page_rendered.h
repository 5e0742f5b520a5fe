/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests of lib/page: a page as the text it becomes.
 */
#ifndef AMP_TESTS_PAGE_RENDERED_H
#define AMP_TESTS_PAGE_RENDERED_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "page/text.h"

/* The text of a page, which is freed. The caller frees the text. */
static inline char *
page_rendered(struct page *page, bool ascii)
{
    char path[] = "/tmp/amp-page-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    struct outfile *out = outfile_open(path);
    page_write_text(page, ascii, out);
    outfile_commit(out);
    page_free(page);
    assert_int_equal(close(descriptor), 0);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = NULL;
    size_t length = 0, capacity = 0, got;
    do {
        text = mem_grow(text, &capacity, length + 4097, 1);
        got = fread(text + length, 1, 4096, file);
        length += got;
    } while (got > 0);
    text[length] = '\0';
    assert_int_equal(fclose(file), 0);
    assert_int_equal(unlink(path), 0);
    return text;
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
