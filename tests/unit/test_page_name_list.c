/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names as one part of a sentence.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "page/name_list.h"
#include "page_rendered.h"

static void
names_become_part_of_a_sentence(void **state)
{
    (void)state;
    struct page *page = page_new();
    assert_string_equal(name_list(page, ""), "");
    assert_string_equal(name_list(page, " ; "), "");
    assert_string_equal(name_list(page, "Ana"), "Ana");
    assert_string_equal(name_list(page, "Ana; Ben  Okoro"), "Ana and Ben Okoro");
    assert_string_equal(name_list(page, "Ana;;Ben;Cem;"), "Ana, Ben and Cem");
    page_free(page);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_part_of_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
