/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences, each where it is wanted and nothing where it is not.
 */
#include "scratch.h"

#include <math.h>

#include "base/day.h"
#include "team/lift_news.h"

static struct intervention
sprint(void)
{
    return (struct intervention){.place = {"i.csv", 3},
        .name = "Sprint",
        .kind = "contest",
        .announced = day_make(2026, 8, 31),
        .start = day_make(2026, 9, 7),
        .end = day_make(2026, 9, 18),
        .metric = "meeting"};
}

static int
setup(void **state)
{
    (void)state;
    diag_reset();
    diag_program("x");
    fatal_begin();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    fatal_end();
    return 0;
}

#define SPRINT "x: i.csv:3: 'Sprint'"

static void
where_it_stands(void **state)
{
    (void)state;
    const struct intervention row = sprint();
    lift_news_stand(&row, day_make(2026, 9, 6), 0, 8, 2);
    assert_string_equal(
        fatal_said(), SPRINT " has not begun on 2026-09-06; --power says what it could show\n");
    lift_news_stand(&row, day_make(2026, 9, 17), 0, 8, 2);
    assert_string_equal(fatal_said(), SPRINT " is not over on 2026-09-17\n");
    lift_news_stand(&row, day_make(2026, 9, 18), 0, 8, 2);
    assert_string_equal(
        fatal_said(), SPRINT ": 0 of 8 weeks after are over, too few to judge by\n");
    lift_news_stand(&row, day_make(2026, 10, 2), 2, 8, 2);
    assert_string_equal(fatal_said(), SPRINT ": 2 of 8 weeks after are over\n");
    lift_news_stand(&row, day_make(2026, 12, 2), 8, 8, 2);
    assert_string_equal(fatal_said(), "");
}

static void
what_the_files_know(void **state)
{
    (void)state;
    const struct intervention row = sprint();
    lift_news_weeks(&row, "call", 0, 3.9, 8, 2);
    assert_string_equal(fatal_said(), SPRINT ", call: the files know 3.9 of 8 weeks before\n");
    lift_news_weeks(&row, "call", 2, 1.9, 8, 2);
    assert_string_equal(
        fatal_said(), SPRINT ", call: the files know 1.9 of 8 weeks after, too few to judge by\n");
    lift_news_weeks(&row, "call", 1, 1, 1.7, 2);
    assert_string_equal(fatal_said(), SPRINT ", call: the files know 1 of 1.7 weeks during\n");
    lift_news_weeks(&row, "call", 1, 0, 1.7, 2);
    assert_string_equal(
        fatal_said(), SPRINT ", call: the files know 0 of 1.7 weeks during, too few to judge by\n");
    lift_news_weeks(&row, "call", 0, 8, 8, 2);
    assert_string_equal(fatal_said(), "");
}

static void
others_and_the_past(void **state)
{
    (void)state;
    const struct intervention row = sprint(), other = {.name = "Circle"};
    const bool two[] = {true, false, true}, none[] = {false, false, false};
    lift_news_overlap(&row, &other, two);
    assert_string_equal(fatal_said(), SPRINT ": 'Circle' falls into the time looked at (before, "
                                             "after), and the two are not separated\n");
    lift_news_overlap(&row, &other, none);
    assert_string_equal(fatal_said(), "");
    lift_news_alone(&row);
    assert_string_equal(fatal_said(), SPRINT ": nobody to compare with, so a season or a new price "
                                             "looks the same as an effect\n");
    lift_news_past(&row, 8, 8, true, false);
    assert_string_equal(fatal_said(), "");
    lift_news_past(&row, 4, 5, true, true);
    assert_string_equal(fatal_said(), SPRINT ": the past is short, so this is for 4 weeks before "
                                             "and 5 after; more weeks show smaller lifts\n");
    lift_news_past(&row, 2, 2, false, true);
    assert_string_equal(fatal_said(), SPRINT ": the files hold too little from before its "
                                             "announcement to say what it could show\n");
}

static void
metrics_and_people(void **state)
{
    (void)state;
    const struct intervention row = sprint();
    struct roster *roster = roster_read(NULL, 0);
    const int people[] = {roster_number(roster, "Ana Ruiz"), roster_number(roster, "Ben")};
    lift_news_no_event("metng", "meeting");
    assert_string_equal(
        fatal_said(), "x: metric 'metng': there is no event of it; did you mean 'meeting'?\n");
    lift_news_no_event("Meeting", "meeting"); /* it is spelt well, and there is none */
    assert_string_equal(fatal_said(), "x: metric 'Meeting': there is no event of it\n");
    lift_news_no_event("zzz", NULL);
    assert_string_equal(fatal_said(), "x: metric 'zzz': there is no event of it\n");
    lift_news_no_amount("revenue", 0);
    assert_string_equal(fatal_said(), "");
    lift_news_no_amount("revenue", 3);
    assert_string_equal(
        fatal_said(), "x: metric 'revenue': events without an amount, not in its sums: 3\n");
    lift_news_units(&row, "revenue");
    assert_string_equal(fatal_said(),
        SPRINT ": the amounts of 'revenue' are in several units and are not added up\n");
    lift_news_left_out(&row, "call", roster, people, 2, "no days");
    assert_string_equal(fatal_said(), SPRINT ", call: left out, no days: Ana Ruiz, Ben\n");
    lift_news_left_out(&row, "call", roster, people, 0, "no days");
    assert_string_equal(fatal_said(), "");
    roster_free(roster);
}

static void
strangers_get_a_nearest_name(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    int people[] = {roster_number(roster, "Ana Ruis"), roster_number(roster, "Zoltan")};
    (void)roster_number(roster, "Ana Ruiz");
    struct intervention row = sprint();
    row.people = people;
    row.people_count = 2;
    const struct interventions all = {.items = &row, .count = 1};
    const bool seen[] = {false, false, true};
    lift_news_strangers(&all, roster, seen);
    assert_string_equal(fatal_said(),
        "x: i.csv:3: reps: no event is by 'Ana Ruis'; did you mean 'Ana Ruiz'?\n"
        "x: i.csv:3: reps: no event is by 'Zoltan'\n");
    const bool all_seen[] = {true, true, true};
    lift_news_strangers(&all, roster, all_seen);
    assert_string_equal(fatal_said(), "");
    roster_free(roster);
}

static void
pairs_that_are_alike_are_named(void **state)
{
    (void)state;
    struct lift_rows rows = {0};
    struct lift_row row = {.name = "Sprint", .metric = "call"};
    row.figures[LIFT_AFTER_LOW] = .9;
    row.figures[LIFT_AFTER_HIGH] = 1.2;
    lift_rows_add(&rows, &row);
    row.name = "Circle";
    lift_rows_add(&rows, &row);
    lift_news_alike(&rows);
    assert_string_equal(fatal_said(),
        "x: 'Sprint' and 'Circle', both on call: the intervals of what stayed "
        "overlap, so the data do not say which did more\n");
    rows.items[1].figures[LIFT_AFTER_LOW] = 1.3;
    lift_news_alike(&rows);
    assert_string_equal(fatal_said(), "");
    lift_rows_free(&rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(where_it_stands, setup, teardown),
        cmocka_unit_test_setup_teardown(what_the_files_know, setup, teardown),
        cmocka_unit_test_setup_teardown(others_and_the_past, setup, teardown),
        cmocka_unit_test_setup_teardown(metrics_and_people, setup, teardown),
        cmocka_unit_test_setup_teardown(strangers_get_a_nearest_name, setup, teardown),
        cmocka_unit_test_setup_teardown(pairs_that_are_alike_are_named, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
