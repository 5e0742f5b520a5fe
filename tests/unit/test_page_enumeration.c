/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists within a sentence, whole and cut short.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/enumeration.h"

static void
lists_read_like_a_sentence(void **state)
{
    (void)state;
    const char *const texts[] = {"a", "b", "c"};
    struct page *page = page_new();
    assert_string_equal(page_enumeration(page, texts, 0, 0), "");
    assert_string_equal(page_enumeration(page, texts, 1, 1), "a");
    assert_string_equal(page_enumeration(page, texts, 2, 2), "a and b");
    assert_string_equal(page_enumeration(page, texts, 3, 3), "a, b and c");
    assert_string_equal(page_enumeration(page, texts, 2, 3), "a, b and 1 more");
    assert_string_equal(page_enumeration(page, texts, 3, 1203), "a, b, c and 1,200 more");
    assert_string_equal(page_name_list(page, ""), "");
    assert_string_equal(page_name_list(page, " Ana "), "Ana");
    assert_string_equal(page_name_list(page, "Ana;Bo; Cy;"), "Ana, Bo and Cy");
    page_free(page);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_read_like_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
