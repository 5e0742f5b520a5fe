/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists within a sentence, whole and cut short.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
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

static void
a_sentence_has_one_end(void **state)
{
    (void)state;
    struct page *page = page_new();
    assert_string_equal(page_unstopped(page, "call back."), "call back");
    assert_string_equal(page_unstopped(page, "call back"), "call back");
    assert_string_equal(page_unstopped(page, "call ..."), "call ...");
    assert_string_equal(page_unstopped(page, "."), ".");
    assert_string_equal(page_unstopped(page, ""), "");
    assert_string_equal(page_stop_after("call back."), "");
    assert_string_equal(page_stop_after("and then?"), "");
    assert_string_equal(page_stop_after("yes!"), "");
    assert_string_equal(page_stop_after("call back"), ".");
    assert_string_equal(page_stop_after(""), ".");
    page_free(page);
}

/* Were each name to copy those before it, this would be gigabytes. */
static void
a_long_list_costs_no_more_than_its_length(void **state)
{
    (void)state;
    enum { NAMES = 30000, LENGTH = 7 };
    struct page *page = page_new();
    char *names = mem_zeroed(NAMES + 1, LENGTH + 1);
    for (int i = 0; i < NAMES; i++)
        assert_int_equal(snprintf(names + (size_t)i * (LENGTH + 1), LENGTH + 2, "N%06d;", i), 8);
    const char *all = page_name_list(page, names);
    assert_int_equal(strlen(all), NAMES * LENGTH + (NAMES - 2) * 2 + 5);
    assert_string_equal(all + strlen(all) - 19, "N029998 and N029999");
    page_free(page);
    free(names);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_read_like_a_sentence),
        cmocka_unit_test(a_sentence_has_one_end),
        cmocka_unit_test(a_long_list_costs_no_more_than_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
