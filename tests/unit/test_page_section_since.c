/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Since last time: what is known is said, and nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_since.h"
#include "page_rendered.h"

static struct section_since
nothing(void)
{
    return (struct section_since){.talk = DAY_NONE,
        .kind = "",
        .coaches = "",
        .skill = "",
        .focus = "",
        .effort = "",
        .due = DAY_NONE,
        .first = day_make(2026, 11, 14),
        .last = day_make(2026, 11, 20),
        .as_of = day_make(2026, 11, 20)};
}

static void
assert_section(const struct section_since *since, const char *wanted)
{
    struct page *page = page_new();
    section_since(page, since);
    assert_page(page, true, wanted);
}

static void
all_of_it(void **state)
{
    (void)state;
    struct section_since since = nothing();
    const struct own_promise agreed = {PROMISED_BY_ME, "call back", "Ingrid",
        day_make(2026, 11, 12), day_make(2026, 11, 27), DAY_NONE};
    const struct since_line lines[] = {{"Growing", "role plays", 0, 2},
        {"Selling", "meetings", 0, 21}, {"Selling", "held", 1, 3.5}};
    since.talks_known = since.events_known = true;
    since.talk = since.first = day_make(2026, 11, 12);
    since.kind = "a one-on-one";
    since.coaches = "Ingrid and Bo";
    since.skill = "planning";
    since.focus = "fewer accounts";
    since.effort = "you tried it";
    since.agreed = &agreed;
    since.agreed_count = 1;
    since.due = day_make(2026, 11, 19);
    since.lines = lines;
    since.count = 3;
    assert_section(&since,
        "Since last time\n"
        "---------------\n"
        "- Last time: 12 November, a one-on-one with Ingrid and Bo, on planning: fewer\n"
        "  accounts.\n"
        "- What became of the thing agreed before that: you tried it.\n"
        "- Agreed then: call back (you, due 27 November).\n"
        "- The next talk was due on 19 November.\n"
        "\n"
        "What you did, 12 to 20 November 2026:\n"
        "\n"
        "              times\n"
        "Growing\n"
        "  role plays      2\n"
        "Selling\n"
        "  meetings       21\n"
        "    held        3.5\n");
}

static void
a_talk_of_which_little_is_known(void **state)
{
    (void)state;
    struct section_since since = nothing();
    since.talks_known = true;
    since.talk = day_make(2025, 11, 12);
    assert_section(&since, "Since last time\n---------------\n- Last time: 12 November 2025.\n");
    since.coaches = "Ingrid";
    since.focus = "the quarter";
    assert_section(&since, "Since last time\n"
                           "---------------\n"
                           "- Last time: 12 November 2025, a talk with Ingrid, on the quarter.\n");
}

static void
no_talk_yet(void **state)
{
    (void)state;
    struct section_since since = nothing();
    assert_section(&since, "");
    since.events_known = true;
    assert_section(&since,
        "Of late\n"
        "-------\n"
        "What you did, 14 to 20 November 2026: these files hold nothing of it.\n");
    since.events_known = false;
    since.talks_known = true;
    since.due = since.as_of;
    assert_section(&since, "Of late\n"
                           "-------\n"
                           "- The log knows of no talk before this one: a good time to begin.\n"
                           "- The next talk is due on 20 November.\n");
}

static void
the_days_that_were_looked_at(void **state)
{
    (void)state;
    struct section_since since = nothing();
    since.events_known = since.whole_weeks = true;
    since.first = day_make(2026, 11, 9);
    since.last = day_make(2026, 11, 9);
    assert_section(&since,
        "Of late\n"
        "-------\n"
        "What you did, 9 November 2026, counted in whole weeks: these files hold nothing\n"
        "of it.\n");
    since.last--;
    assert_section(&since, "Of late\n-------\nWhat you did since then was not looked at.\n");
}

static void
the_table_says_what_it_holds(void **state)
{
    (void)state;
    struct section_since since = nothing();
    const struct since_line line = {"Selling", "meetings", 0, 21};
    since.events_known = true;
    since.lines = &line;
    since.count = 1;
    struct page *page = page_new();
    section_since(page, &since);
    char *html = page_formed(page, &(struct page_form){.type = PAGE_HTML});
    assert_non_null(strstr(html, "<caption>What you did since last time</caption>"));
    free(html);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it),
        cmocka_unit_test(a_talk_of_which_little_is_known),
        cmocka_unit_test(no_talk_yet),
        cmocka_unit_test(the_days_that_were_looked_at),
        cmocka_unit_test(the_table_says_what_it_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
