/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Needs as bars and words: intervals that are not known or reach beyond the scale.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_needs.h"
#include "page_rendered.h"

#define HEADING                                                                                    \
    "What you need, by your own answers\n"                                                         \
    "----------------------------------\n"

static void
assert_section(
    const struct section_need *needs, size_t count, const char *others, const char *wanted)
{
    struct page *page = page_new();
    section_needs(page, &(struct section_needs){needs, count, others, day_make(2026, 11, 20)});
    assert_page(page, true, wanted);
}

static void
a_bar_says_how_sure_an_answer_is(void **state)
{
    (void)state;
    int day = day_make(2026, 11, 18);
    const struct section_need needs[] = {
        {"Room", 10, -5, 25, "lower than the time before", "", day},
        {"Rest", 50, 40, 60, "", "load", day},
        {"Purpose", 95, 80, 110, "no real change", "", day - 7},
    };
    assert_section(needs, 3, "vigor and calm",
        HEADING "Answered on 18 November; from 0 to 100, the lowest first. The mark is your\n"
                "answer; the shaded part is how far a few questions can be trusted.\n"
                "\n"
                "Also answered, and not shown here: vigor and calm.\n"
                "\n"
                "[===|====......................]  Room: 10\n"
                "  between 0 and 25; lower than the time before\n"
                "[############===|===...........]  Rest: 50\n"
                "  100 less the answers on \"load\"; between 40 and 60\n"
                "[########################====|=]  Purpose: 95\n"
                "  between 80 and 100; no real change; answered on 11 November\n");
}

static void
without_an_interval_the_answer_stands_alone(void **state)
{
    (void)state;
    const struct section_need need = {
        "Room", 50, NAN, NAN, "answered for the first time", "", day_make(2026, 11, 18)};
    assert_section(&need, 1, "",
        HEADING "Answered on 18 November; from 0 to 100, the lowest first.\n"
                "\n"
                "[###############...............]  Room: 50\n"
                "  answered for the first time\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_says_how_sure_an_answer_is),
        cmocka_unit_test(without_an_interval_the_answer_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
