/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises, both ways: which are listed, in which order, and how their days are said.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/day.h"
#include "page/section_promises.h"
#include "page_rendered.h"

#define HEADING "Promises\n--------\n"

/* A Friday, and the Monday of its week. */
#define TODAY day_make(2026, 11, 20)
#define MONDAY day_make(2026, 11, 16)

static char *
promises_text(struct section_promises section)
{
    struct page *page = page_new();
    section.as_of = section.as_of ? section.as_of : TODAY;
    section.since = MONDAY;
    section_promises(page, &section);
    return page_rendered(page, true);
}

static void
assert_promises(struct section_promises section, const char *wanted)
{
    char *text = promises_text(section);
    assert_string_equal(text, wanted);
    free(text);
}

static void
assert_when(int ahead, const char *wanted)
{
    struct page *page = page_new();
    assert_string_equal(section_promises_when(page, TODAY + ahead, TODAY), wanted);
    page_free(page);
}

static void
days_are_said_as_people_say_them(void **state)
{
    (void)state;
    assert_when(-16, "on 4 November, 16 days ago");
    assert_when(-2, "on 18 November, 2 days ago");
    assert_when(-1, "yesterday");
    assert_when(0, "today");
    assert_when(1, "tomorrow");
    assert_when(2, "on 22 November, in 2 days");
    assert_when(-1461, "on 20 November 2022, 1,461 days ago");
}

static void
the_coaches_come_first_then_the_reps_then_nobody_s(void **state)
{
    (void)state;
    const struct section_promise open[] = {
        {PROMISE_OF_COACH, "Noor", "Desmond", "ask finance", TODAY - 16},
        {PROMISE_OF_COACH, "Ana and Bo", "Desmond", "get a kit", TODAY},
        {PROMISE_OF_REP, "Ana and Bo", "Desmond", "call back", TODAY + 7},
        {PROMISE_OF_REP, "Ana", "", "write", TODAY + 8},
        {PROMISE_OF_NOBODY, "Ana", "Desmond", "book a room", TODAY + 1},
        {PROMISE_OF_NOBODY, "Ana", "Desmond", "think", DAY_NONE},
    };
    assert_promises((struct section_promises){.open = open, .count = 6, .kept = 2, .any = true},
        HEADING "2 promises were kept this week. 6 are open: 1 overdue, 3 due within 7 days, 2\n"
                "later or without a day.\n"
                "\n"
                "Promised by those who coach\n"
                "  - Desmond, with Noor: ask finance\n"
                "    was due on 4 November, 16 days ago\n"
                "  - Desmond, with Ana and Bo: get a kit\n"
                "    is due today\n"
                "\n"
                "Promised by the reps\n"
                "  - Ana and Bo, with Desmond: call back\n"
                "    is due on 27 November, in 7 days\n"
                "\n"
                "Whose they are was not said\n"
                "  - Ana and Desmond: book a room\n"
                "    is due tomorrow\n");
}

static void
a_sentence_says_no_more_than_there_is(void **state)
{
    (void)state;
    const struct section_promise late = {PROMISE_OF_REP, "Ana", "", "write", TODAY + 8};
    const struct section_promise two[] = {late, late};
    const struct section_promise overdue = {PROMISE_OF_REP, "Ana", "", "write", TODAY - 1};
    assert_promises((struct section_promises){.open = &late, .count = 1, .kept = 1, .any = true},
        HEADING "1 promise was kept this week. 1 is open, and not due within 7 days.\n");
    assert_promises((struct section_promises){.open = two, .count = 2, .any = true},
        HEADING "2 are open, none of them due within 7 days.\n");
    assert_promises((struct section_promises){.open = &overdue, .count = 1, .any = true},
        HEADING "1 is open: 1 overdue.\n"
                "\n"
                "Promised by the reps\n"
                "  - Ana: write\n"
                "    was due yesterday\n");
    assert_promises((struct section_promises){.kept = 3, .any = true},
        HEADING "3 promises were kept this week. None is open.\n");
    assert_promises(
        (struct section_promises){.count = 0}, HEADING "No promise is written down yet.\n");
}

static void
after_the_week_its_monday_is_named(void **state)
{
    (void)state;
    assert_promises((struct section_promises){.kept = 1, .any = true, .as_of = MONDAY + 6},
        HEADING "1 promise was kept this week. None is open.\n");
    assert_promises((struct section_promises){.kept = 1, .any = true, .as_of = MONDAY + 7},
        HEADING "1 promise was kept since 16 November. None is open.\n");
}

static void
the_team_reads_only_how_many_were_kept(void **state)
{
    (void)state;
    const struct section_promise open = {PROMISE_OF_REP, "Ana", "Ingrid", "write", TODAY - 1};
    struct section_promises section = {
        .open = &open, .count = 1, .kept = 4, .any = true, .for_team = true};
    assert_promises(section, HEADING "4 promises were kept this week.\n");
    section.kept = 0;
    assert_promises(section, "");
}

static void
hostile_texts_stay_texts(void **state)
{
    (void)state;
    const struct section_promise open = {
        PROMISE_OF_COACH, "%s%n\n", "\033[31mIngrid", "](javascript:1) \x07", TODAY};
    char *text = promises_text((struct section_promises){.open = &open, .count = 1, .any = true});
    assert_non_null(strstr(text, "  - ?[31mIngrid, with %s%n : ](javascript:1) ?\n"));
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_said_as_people_say_them),
        cmocka_unit_test(the_coaches_come_first_then_the_reps_then_nobody_s),
        cmocka_unit_test(a_sentence_says_no_more_than_there_is),
        cmocka_unit_test(after_the_week_its_monday_is_named),
        cmocka_unit_test(the_team_reads_only_how_many_were_kept),
        cmocka_unit_test(hostile_texts_stay_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
