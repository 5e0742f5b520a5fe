/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises of both sides on one person's page: whose first, and both sides of a due day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_promises_own.h"
#include "page_rendered.h"

#define HEADING "Promises, both ways\n-------------------\n"

static int
november(int day)
{
    return day_make(2026, 11, day);
}

static void
assert_section(const struct own_promise *promises, size_t count, const char *wanted)
{
    struct page *page = page_new();
    section_promises_own(page, &(struct section_promises_own){promises, count, november(20)});
    assert_page(page, true, wanted);
}

static void
what_was_promised_to_the_person_comes_first(void **state)
{
    (void)state;
    const struct own_promise promises[] = {
        {PROMISED_BY_ME, "call back", "Ingrid", november(2), november(19), DAY_NONE},
        {PROMISED_BY_NOBODY, "ask finance", "Ingrid", november(3), DAY_NONE, DAY_NONE},
        {PROMISED_TO_ME, "a demo kit", "Ingrid and Aoife", november(4), november(20), DAY_NONE},
        {PROMISED_BY_ME, "write", "Ingrid", november(5), november(9), november(12)},
        {PROMISED_TO_ME, "ten accounts", "Aoife", november(6), DAY_NONE, november(13)},
    };
    assert_section(promises, 5,
        HEADING "Promised to you\n"
                "  - Ingrid and Aoife: a demo kit (due 20 November; promised on 4 November)\n"
                "\n"
                "Promised by you\n"
                "  - call back (was due on 19 November; promised on 2 November)\n"
                "\n"
                "Agreed, and nobody's yet\n"
                "  - ask finance (open; promised on 3 November)\n"
                "\n"
                "Kept, last time or since\n"
                "  - write (you, kept on 12 November)\n"
                "  - ten accounts (Aoife, kept on 13 November)\n");
}

static void
without_promises_it_says_so(void **state)
{
    (void)state;
    assert_section(NULL, 0, HEADING "Nothing is open, on either side.\n");
}

static void
what_was_kept_tells_whose_it_was(void **state)
{
    (void)state;
    const struct own_promise promise = {
        PROMISED_BY_NOBODY, "ask finance", "Ingrid", november(3), DAY_NONE, november(9)};
    assert_section(&promise, 1,
        HEADING "Kept, last time or since\n"
                "  - ask finance (nobody yet, kept on 9 November)\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_promised_to_the_person_comes_first),
        cmocka_unit_test(without_promises_it_says_so),
        cmocka_unit_test(what_was_kept_tells_whose_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
