/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The section about contests, training and coaching, as people read it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_lift.h"
#include "page_rendered.h"

#define HEADING                                                                                    \
    "Contests, training, coaching: what changed, and what stayed\n"                                \
    "-----------------------------------------------------------\n"
#define LEGEND                                                                                     \
    HEADING "A bar is solid as far as a figure is sure, and shaded as far as it may be; the\n"     \
            "mark is what would have come without it.\n\n"
#define ALONE                                                                                      \
    "\n  Where everybody took part there is nobody to compare with, and a season or new\n"         \
    "  prices look the same as an effect.\n"

/* A contest of ten people: 10 before, 15 during, 10 after. */
static struct lift_row
sprint(void)
{
    return (struct lift_row){.name = "Sprint",
        .metric = "meeting",
        .kind = "contest",
        .figures = {10, 10, 15, 10, 1.5, 1.2, 1.875, 1, .9, 1.1, 0, 30, 12.4, 47.6},
        .others = NAN,
        .start = day_make(2026, 9, 7),
        .end = day_make(2026, 9, 18),
        .method = "count"};
}

static struct section_lift_row
shown(const struct lift_row *row)
{
    return (struct section_lift_row){row, "contest", "meetings", "it faded", NULL};
}

static void
assert_section(const struct section_lift_row *rows, size_t count, const char *wanted)
{
    struct page *page = page_new();
    section_lift(page, &(struct section_lift){rows, count});
    assert_page(page, true, wanted);
}

static void
three_bars_and_their_words(void **state)
{
    (void)state;
    const struct lift_row row = sprint();
    const struct section_lift_row rows[] = {shown(&row)};
    /* The whole bar is 18.75: 10 is 16 of 30 cells, 12 (1.2 times) 19, 9 is 14, 11 is 17. */
    assert_section(rows, 1,
        LEGEND
        "Sprint, contest, 7 to 18 September 2026\n"
        "  meetings: it faded\n"
        "  [################..............]  before: 10 a week each (10 people)\n"
        "  [################|##===========]  during: 15, 50% more (20% to 88% more)\n"
        "  [##############==|=............]\n"
        "  after: 10, about the same (10% less to 10% more)\n"
        "  In all, against what would have come without it: 30 more (12 more to 48 more).\n" ALONE);
}

/* What a row becomes, from its second line on. */
static void
assert_lines(const struct lift_row *row, const char *begin, const char *wanted)
{
    struct page *page = page_new();
    const struct section_lift_row rows[] = {shown(row)};
    section_lift(page, &(struct section_lift){rows, 1});
    char *text = page_rendered(page, true);
    const char *found = strstr(text, begin);
    assert_non_null(found);
    if (strncmp(found, wanted, strlen(wanted)) != 0)
        assert_string_equal(found, wanted);
    free(text);
}

static void
ranges_are_said_in_words(void **state)
{
    (void)state;
    struct lift_row row = sprint();
    row.figures[LIFT_DURING_LOW] = .5;
    row.figures[LIFT_DURING_HIGH] = .75;
    row.figures[LIFT_RATIO_DURING] = .6;
    assert_lines(&row, "during", "during: 15, 40% less (25% to 50% less)");
    row.figures[LIFT_DURING_HIGH] = 1.004;
    assert_lines(&row, "during", "during: 15, 40% less (50% less to about the same)");
    row.figures[LIFT_DURING_LOW] = row.figures[LIFT_DURING_HIGH] = NAN;
    assert_lines(&row, "during", "during: 15, 40% less, how surely cannot be told");
    row.figures[LIFT_RATIO_DURING] = NAN;
    assert_lines(&row, "during", "during: 15, cannot be compared");
    row.figures[LIFT_RATE_AFTER] = row.figures[LIFT_RATIO_AFTER] = NAN;
    assert_lines(&row, "after:", "after: not known yet.");
    row.method = "ratio";
    row.figures[LIFT_REPS] = 1;
    assert_lines(&row, "before:", "before: 10 (1 person)");
}

static void
net_of_nothing_and_less(void **state)
{
    (void)state;
    struct lift_row row = sprint();
    row.figures[LIFT_NET] = .3;
    row.figures[LIFT_NET_LOW] = -12;
    assert_lines(&row, "In all",
        "In all, against what would have come without it: as many (12 fewer to 48\n  more).");
    row.figures[LIFT_NET_LOW] = NAN;
    assert_lines(&row, "after:", "after: 10, about the same (10% less to 10% more)\n" ALONE);
}

static void
what_is_beside_it_is_a_list(void **state)
{
    (void)state;
    const struct lift_row row = sprint();
    struct lift_row others = row, guard = row, both = row, after = row;
    others.shows = LIFT_SHOWS_OTHERS;
    others.figures[LIFT_DURING_LOW] = .9;
    guard.shows = both.shows = after.shows = LIFT_SHOWS_GUARD;
    both.figures[LIFT_AFTER_LOW] = .5;
    both.figures[LIFT_RATIO_AFTER] = .6;
    both.figures[LIFT_AFTER_HIGH] = .7;
    after.figures[LIFT_DURING_LOW] = .9;
    after.figures[LIFT_AFTER_LOW] = 1.01;
    after.figures[LIFT_RATIO_AFTER] = 1.1;
    const struct section_lift_row rows[] = {{&row, "", "meetings", "it faded", "Circle"},
        {&others, "", "meetings", "x", NULL}, {&guard, "", "calls", "x", NULL},
        {&both, "", "wins", "x", NULL}, {&after, "", "demos", "x", NULL}};
    struct page *page = page_new();
    section_lift(page, &(struct section_lift){rows, 5});
    char *text = page_rendered(page, true);
    assert_string_equal(strstr(text, "  It and"),
        "  It and Circle are on the same metric; which did more cannot be told.\n"
        "  - meetings of the others: nothing that can be told from chance\n"
        "  - calls moved too: during it 50% more (20% to 88% more)\n"
        "  - wins moved too: during it 50% more (20% to 88% more), after it 40% less (30%\n"
        "    to 50% less)\n"
        "  - demos moved too: after it 10% more (1% to 10% more)\n" ALONE);
    free(text);
}

static void
each_intervention_has_its_own_card(void **state)
{
    (void)state;
    const struct lift_row row = sprint();
    struct lift_row other = row, guard = row;
    other.name = "Circle";
    other.others = 3;
    other.start = other.end = DAY_NONE;
    other.figures[LIFT_RATE_BEFORE] = NAN; /* nothing is known: no picture */
    other.figures[LIFT_NET] = NAN;
    guard.shows = LIFT_SHOWS_GUARD;
    const struct section_lift_row rows[] = {{&row, "contest", "meetings", "it faded", NULL},
        {&other, "", "meetings", "cannot tell", NULL}, {&guard, "", "calls", "x", NULL}};
    struct page *page = page_new();
    section_lift(page, &(struct section_lift){rows, 3});
    char *text = page_rendered(page, true);
    assert_string_equal(strstr(text, "  - calls"),
        "  - calls moved too: during it 50% more (20% to 88% more)\n"
        "\n"
        "Circle\n"
        "  meetings: cannot tell\n" ALONE);
    free(text);
}

static void
none_are_said_too(void **state)
{
    (void)state;
    assert_section(NULL, 0, HEADING "There are none yet.\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_bars_and_their_words),
        cmocka_unit_test(ranges_are_said_in_words),
        cmocka_unit_test(net_of_nothing_and_less),
        cmocka_unit_test(what_is_beside_it_is_a_list),
        cmocka_unit_test(each_intervention_has_its_own_card),
        cmocka_unit_test(none_are_said_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
