/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One word of thanks with its evidence, or a question.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_strength.h"
#include "page_rendered.h"

#define HEADING "One strength\n------------\n"

static void
assert_section(const char *message, const char *evidence, const char *wanted)
{
    struct page *page = page_new();
    section_strength(page, &(struct section_strength){message, evidence, day_make(2026, 11, 18)});
    assert_page(page, true, wanted);
}

static void
a_word_stands_with_its_evidence(void **state)
{
    (void)state;
    assert_section("You helped. 100%s thanks.", "help 1",
        HEADING "You helped. 100%s thanks.\n  18 November 2026: help 1\n");
    assert_section("You helped.", "", HEADING "You helped.\n  18 November 2026\n");
    assert_section(NULL, "", HEADING "What went well lately that no file knows of?\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_stands_with_its_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
