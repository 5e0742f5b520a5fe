/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The head of the page and the section about the week, in the words that people read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_week.h"
#include "page_rendered.h"

#define HEADING "What happened this week\n-----------------------\n"

static struct section_week
week_of(const struct section_week_line *lines, size_t count, size_t full_weeks)
{
    int monday = day_make(2026, 11, 16);
    return (struct section_week){.lines = lines,
        .count = count,
        .monday = monday,
        .last_day = monday + 4,
        .full_weeks = full_weeks,
        .weeks_least = 4};
}

static void
assert_week(const struct section_week *week, const char *wanted)
{
    struct page *page = page_new();
    section_week(page, week);
    assert_page(page, true, wanted);
}

static void
the_title_names_the_week_and_its_days(void **state)
{
    (void)state;
    struct page *page = page_new();
    section_title(page, "The team's week", day_make(2026, 11, 16), day_make(2026, 11, 20));
    assert_page(page, true,
        "The team's week 2026-W47 - 16 to 22 November 2026\n"
        "=================================================\n"
        "As of 20 November 2026.\n");
}

static void
figures_stand_beside_the_usual(void **state)
{
    (void)state;
    const struct section_week_line lines[] = {
        {"Growing", "help", NULL, 0, 3, 2.5, ""},
        {"Selling", "meetings", NULL, 0, 40, 30, "more than usual"},
        {"Selling", "qualified meetings", NULL, 1, 20, 18, ""},
        {"Results", "wins", NULL, 0, 4, 3, ""},
        {"Results", "worth", "EUR", 1, 12400, 9000, ""},
        {"Results", "worth", "", 1, 7, 0, ""},
    };
    struct section_week week = week_of(lines, 6, 8);
    assert_week(&week, HEADING "                        this week  usual\n"
                               "Growing\n"
                               "  help                          3    2.5\n"
                               "Selling\n"
                               "  meetings                     40     30  more than usual\n"
                               "    qualified meetings         20     18\n"
                               "Results\n"
                               "  wins                          4      3\n"
                               "    worth, EUR             12,400  9,000\n"
                               "    worth                       7      0\n"
                               "\n"
                               "What has no word beside it was about as usual.\n");
}

static void
all_as_usual_is_said_once(void **state)
{
    (void)state;
    const struct section_week_line lines[] = {{"Selling", "calls", NULL, 0, 3, 3, ""}};
    struct section_week week = week_of(lines, 1, 4);
    assert_week(&week, HEADING "         this week  usual\n"
                               "Selling\n"
                               "  calls          3      3\n"
                               "\n"
                               "All of it was about as usual.\n");
}

static void
too_early_is_said(void **state)
{
    (void)state;
    const struct section_week_line lines[] = {{"Selling", "calls", NULL, 0, 3, NAN, ""}};
    struct section_week week = week_of(lines, 1, 1);
    assert_week(&week,
        HEADING "         this week\n"
                "Selling\n"
                "  calls          3\n"
                "\n"
                "Too early to say what is usual: 1 full week before this one is known, and 4 are\n"
                "needed.\n");
}

static void
nothing_of_this_week_is_said(void **state)
{
    (void)state;
    struct section_week week = week_of(NULL, 0, 8);
    week.last_day = day_make(2026, 11, 13);
    assert_week(&week,
        HEADING "Cannot tell: the files hold nothing of this week. The last event is of 13\n"
                "November 2026.\n");
    week.last_day = DAY_NONE;
    assert_week(&week, HEADING "The files hold no events up to this week.\n");
}

#define AFTER "The week after, 23 to 29 November 2026"

static void
assert_next_week(double holidays, int people, double days, bool for_team, const char *wanted)
{
    const struct section_week_line lines[] = {{"Selling", "calls", NULL, 0, 3, 3, ""}};
    struct section_week week = week_of(lines, 1, 4);
    week.holidays = holidays;
    week.people_away = people;
    week.days_away = days;
    week.for_team = for_team;
    struct page *page = page_new();
    section_week(page, &week);
    char *text = page_rendered(page, true);
    const char *next = strstr(text, "The week after");
    assert_string_equal(next ? next : "", wanted);
    free(text);
}

static void
next_week_says_who_is_away(void **state)
{
    (void)state;
    assert_next_week(0, 0, 0, false, "");
    assert_next_week(1, 0, 0, false, AFTER ": 1 holiday.\n");
    assert_next_week(0, 1, 1, false, AFTER ": 1 person is away, 1 day in all.\n");
    assert_next_week(
        2, 3, 5.5, false, AFTER ": 2 holidays; 3 people are away, 5.5 days\nin all.\n");
    assert_next_week(0, 1, 5, true, AFTER ": 1 person is away.\n");
    assert_next_week(2, 3, 5.5, true, AFTER ": 2 holidays; 3 people are away.\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_names_the_week_and_its_days),
        cmocka_unit_test(figures_stand_beside_the_usual),
        cmocka_unit_test(all_as_usual_is_said_once),
        cmocka_unit_test(too_early_is_said),
        cmocka_unit_test(nothing_of_this_week_is_said),
        cmocka_unit_test(next_week_says_who_is_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
