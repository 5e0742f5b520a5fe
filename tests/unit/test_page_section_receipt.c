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

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01";

/* A digest of 64 digits: the `number` first of the text above are left out. */
static const char *
digest_from(struct page *page, int number)
{
    return page_words(page, "%.64s", digest + number);
}

static void
the_receipt_names_files_and_rules(void **state)
{
    (void)state;
    struct page *page = page_new();
    const struct receipt_input inputs[] = {
        {"b.csv", "event", 1234, true, digest_from(page, 0), NULL},
        {"a.csv", "goal", 1, true, digest_from(page, 1), "c.csv"},
        {"old-roster.csv", "a roster", 0, false, digest_from(page, 2), NULL},
    };
    const struct receipt_file files[] = {
        {"roster.csv", "the roster, given with -r", digest_from(page, 1)}};
    const char *const options[] = {"--for=team", "--since=2026-05-25"};
    const char *const rules[] = {"A rule.", NULL};
    section_receipt(page,
        &(struct section_receipt){inputs, 3, files, 1, options, 2, rules, day_make(2026, 11, 20),
            day_make(2026, 5, 25), day_make(2026, 11, 19), "team-report (amptools) 0"});
    assert_page(page, true,
        "Receipt\n"
        "-------\n"
        "team-report (amptools) 0, as of 2026-11-20, with --for=team and\n"
        "--since=2026-05-25. The events are of 2026-05-25 to 2026-11-19.\n"
        "\n"
        "- b.csv: 1,234 events\n"
        "  SHA-256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
        "- a.csv: 1 goal\n"
        "  SHA-256 123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0\n"
        "  The same bytes as c.csv: what they hold counts twice.\n"
        "- old-roster.csv: a roster, not used\n"
        "  SHA-256 23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01\n"
        "- roster.csv: the roster, given with -r\n"
        "  SHA-256 123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0\n"
        "\n"
        "The rules this page goes by:\n"
        "\n"
        "- A rule.\n");
}

static void
what_is_not_there_is_not_said(void **state)
{
    (void)state;
    const char *const rules[] = {NULL};
    struct page *page = page_new();
    section_receipt(page, &(struct section_receipt){.rules = rules,
                              .as_of = day_make(2026, 11, 20),
                              .first_event = DAY_NONE,
                              .last_event = DAY_NONE,
                              .program = "one-on-one (amptools) 0"});
    assert_page(page, true, "Receipt\n-------\none-on-one (amptools) 0, as of 2026-11-20.\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_receipt_names_files_and_rules),
        cmocka_unit_test(what_is_not_there_is_not_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
