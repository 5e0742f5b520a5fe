/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The receipt names files, what they held, and the rules.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "page/section_receipt.h"
#include "page_rendered.h"

static void
the_receipt_names_files_and_rules(void **state)
{
    (void)state;
    const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const struct receipt_input inputs[] = {
        {"b.csv", "event", 1234, true, digest},
        {"a.csv", "goal", 1, true, digest + 1},
        {"roster.csv", "a roster", 0, false, digest + 2},
    };
    const char *const rules[] = {"A rule.", NULL};
    struct page *page = page_new();
    section_receipt(page, &(struct section_receipt){inputs, 3, rules, day_make(2026, 11, 20),
                              "team-report (amptools) 0"});
    assert_page(page, true,
        "Receipt\n"
        "-------\n"
        "  file        held                SHA-256 begins\n"
        "  b.csv       1,234 events        0123456789abcdef\n"
        "  a.csv       1 goal              123456789abcdef0\n"
        "  roster.csv  a roster, not used  23456789abcdef01\n"
        "\n"
        "- team-report (amptools) 0, as of 2026-11-20.\n"
        "- A rule.\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_receipt_names_files_and_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
