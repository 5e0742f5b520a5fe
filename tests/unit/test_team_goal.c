/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/goal: what a goals file says, what it must not say, and that a row comes out as it went in,
 * with the status beside it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/goal.h"

static const char *const directions[] = {"", "reach", "increase", NULL};
static const char *const units[] = {"", "count", "money", "percent", NULL};

#define STATUS_HEADER                                                                              \
    "specific,measurable,achievable,relevant,time_bound,purposeful,questions,actual,attainment,"   \
    "expected,projected,low,high,likelihood,kept,status,as_of"

static struct goals *
open_goals(const char *text, struct roster *roster)
{
    return goals_open(scratch_text(text), 0, roster, directions, units);
}

static void
a_goal_is_as_the_file_says(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct goals *goals = open_goals(
        "why,Rep,goal,metric,direction,from,target,unit,per,start,due,set-by,supports,guard\n"
        "\"so that\ncustomers, too\", Ana  Ruiz ,\"Win 25, or more\", sum(win) ,Increase,-1.5,25,"
        "MONEY,Quarter,2026-10-01, 2026-12-31 ,both,team,NPS\n"
        ",,we do it,,,,,,,,,,,\n",
        roster);
    struct goal goal;
    assert_true(goals_next(goals, &goal));
    assert_int_equal(goal.place.line, 2);
    assert_int_equal(goal.person, 0);
    assert_string_equal(roster_person(roster, 0)->rep, "Ana Ruiz");
    assert_string_equal(goal.texts[GOAL_REP], "Ana Ruiz");
    assert_string_equal(goal.texts[GOAL_GOAL], "Win 25, or more");
    assert_string_equal(goal.texts[GOAL_METRIC], "sum(win)");
    assert_string_equal(goal.texts[GOAL_SET_BY], "both");
    assert_string_equal(goal.texts[GOAL_SUPPORTS], "team");
    assert_string_equal(goal.texts[GOAL_GUARD], "NPS");
    assert_string_equal(goal.cells[1], " Ana  Ruiz ");
    assert_int_equal(goal.direction, 2);
    assert_int_equal(goal.unit, 2);
    assert_true(goal.has_from && goal.has_target);
    assert_true(decimal_to_double(goal.from) == -1.5);
    assert_true(decimal_to_double(goal.target) == 25);
    assert_int_equal(goal.per, PERIOD_QUARTER);
    assert_int_equal(goal.start, day_make(2026, 10, 1));
    assert_int_equal(goal.due, day_make(2026, 12, 31));
    struct goal second;
    assert_true(goals_next(goals, &second));
    assert_int_equal(second.place.line, 4);
    assert_int_equal(second.person, GOAL_TEAM);
    assert_string_equal(second.texts[GOAL_WHY], "");
    assert_int_equal(second.direction, 0);
    assert_int_equal(second.unit, 0);
    assert_false(second.has_from || second.has_target);
    assert_int_equal(second.per, PERIOD_NONE);
    assert_int_equal(second.start, DAY_NONE);
    assert_int_equal(second.due, DAY_NONE);
    assert_false(goals_next(goals, &second));
    assert_string_equal(goal.texts[GOAL_GUARD], "NPS"); /* lives as long as the goals */
    assert_string_equal(goal.cells[13], "NPS");
    goals_free(goals);
    goals_free(NULL);
    roster_free(roster);
}

/* Columns that the file lacks are empty; two are needed. */
static void
few_columns_are_enough(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct goals *goals = open_goals("goal,rep\nmore calls,Ana\n", roster);
    struct goal goal;
    assert_true(goals_next(goals, &goal));
    for (size_t i = GOAL_METRIC; i < GOAL_COLUMNS; i++)
        assert_string_equal(goal.texts[i], "");
    assert_int_equal(goal.start, DAY_NONE);
    assert_false(goal.has_target);
    goals_free(goals);
    roster_free(roster);
}

static void
print_goals(void *path)
{
    aside_begin(NULL, false);
    struct roster *roster = roster_read(NULL, 0);
    struct goals *goals = goals_open(path, 0, roster, directions, units);
    struct goal goal;
    while (goals_next(goals, &goal)) {
        printf("%s;", goal.texts[GOAL_GOAL]);
        if (strcmp(goal.texts[GOAL_METRIC], "calls per moon") == 0)
            goals_set_cell_aside(goals, GOAL_METRIC, "is not an expression");
    }
    goals_free(goals);
    roster_free(roster);
    exit(aside_finish(STATUS_DONE));
}

/* The name of the file is taken out of what was said. */
static struct outcome
outcome_of(const char *text)
{
    char *path = scratch_text(text), *found;
    struct outcome outcome = child_run(print_goals, path);
    while ((found = strstr(outcome.err, path)))
        memmove(found, found + strlen(path), strlen(found + strlen(path)) + 1);
    return outcome;
}

static void
rows_that_make_no_sense_are_set_aside(void **state)
{
    (void)state;
    struct outcome outcome = outcome_of("rep,goal,metric,direction,from,target,unit,per,start,due\n"
                                        "Ana,g2,,grow,,,,,,\n"
                                        "Ana,g3,,,few,,,,,\n"
                                        "Ana,g4,,,,10%,,,,\n"
                                        "Ana,g5,,,,\"1,000\",,,,\n"
                                        "Ana,g6,,,,,bottles,,,\n"
                                        "Ana,g7,,,,,,fortnight,,\n"
                                        "Ana,g8,,,,,,,1/2/2026,\n"
                                        "Ana,g9,,,,,,,,13/45/2026\n"
                                        "Ana,g10,,,,,,,2026-11-02,2026-11-01\n"
                                        "Ana,g11,,,,,,,2026-11-01,2026-11-01\n"
                                        "Ana,g12\n"
                                        "Ana,g13,calls per moon,,,,,,,\n");
    assert_string_equal(outcome.out, "g11;g13;");
    assert_string_equal(outcome.err,
        "amptools: :2: direction 'grow' is not one of reach, increase, decrease, maintain, "
        "complete\n"
        "amptools: :3: from 'few' is not a number\n"
        "amptools: :4: target '10%' is not a number\n"
        "amptools: :5: target '1,000' is not a number\n"
        "amptools: :6: unit 'bottles' is not a unit; see amp-goals(5)\n"
        "amptools: :7: per 'fortnight' is not one of day, week, month, quarter, year\n"
        "amptools: :8: start '1/2/2026' is not a date (YYYY-MM-DD)\n"
        "amptools: :9: due '13/45/2026' is not a date (YYYY-MM-DD)\n"
        "amptools: :10: due '2026-11-01' is before start\n"
        "amptools: :12: has fewer cells than the header\n"
        "amptools: :13: metric 'calls per moon' is not an expression\n"
        "amptools: 1 cell could not be used; its row was kept\n"
        "amptools: 10 of 12 rows set aside\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

static void
two_columns_are_needed(void **state)
{
    (void)state;
    struct outcome outcome = outcome_of("rep,sentence\nAna,more calls\n");
    assert_string_equal(
        outcome.err, "amptools: : no column 'goal'; the header is 'rep,sentence'\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    outcome = outcome_of("goals,reps\n");
    assert_string_equal(outcome.err,
        "amptools: : no column 'rep'; did you mean 'reps'? the header is 'goals,reps'\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
}

/* ---- Written again -------------------------------------------------------------------------- */

/* What becomes of a goals file when the metric, the unit and the due date are filled in. */
static const char *
written(const char *text, struct roster *roster)
{
    static const char *const filled[GOAL_COLUMNS] = {
        [GOAL_METRIC] = "call", [GOAL_UNIT] = "count", [GOAL_DUE] = "2026-12-31"};
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    struct goals *goals = open_goals(text, roster);
    struct goal goal;
    goals_write_header(goals, (const char *const[]){NULL}, writer);
    while (goals_next(goals, &goal)) {
        goals_write_cells(goals, &goal, filled, writer);
        for (size_t i = 0; i < STATUS_COLUMNS; i++)
            writer_cell(writer, i == STATUS_STATUS ? "on-track" : "");
        writer_end_row(writer);
    }
    goals_free(goals);
    writer_commit(writer);
    return scratch_content(path);
}

#define EMPTY_STATUS ",,,,,,,,,,,,,,,,on-track,\n"

static void
rows_come_out_as_they_went_in(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    assert_string_equal(written("Region,Goal,Rep,metric,Due,\"Note, private\"\n"
                                " North ,more  calls, Ana  Ruiz ,meeting,,\"a \"\"b\"\"\n\"\n"
                                "South,we do it,, ,2026-11-30,\n",
                            roster),
        /* what is not known stays in place; what is empty is filled; a rep becomes the person's
           name */
        "Region,Goal,Rep,metric,Due,\"Note, private\","
        "direction,from,target,unit,per,start,why,set_by,supports,guard," STATUS_HEADER "\n"
        " North ,more  calls,Ana Ruiz,meeting,2026-12-31,\"a "
        "\"\"b\"\"\n\",,,,count,,,,,," EMPTY_STATUS
        "South,we do it,,call,2026-11-30,,,,,count,,,,,," EMPTY_STATUS);
    roster_free(roster);
}

static void
a_rep_becomes_the_rosters_name(void **state)
{
    (void)state;
    struct roster *roster = roster_read(scratch_text("rep,alias\nAna Ruiz,ana@example.com\n"), 0);
    const char *text = written("rep,goal\nANA@example.com,g\nStranger,h\n", roster);
    assert_non_null(strstr(text, "\nAna Ruiz,g,call,"));
    assert_non_null(strstr(text, "\nStranger,h,call,"));
    roster_free(roster);
}

/* What is given back to goal-check comes out as it did the first time, byte by byte. */
static void
an_earlier_status_is_dropped(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    static char first[10000];
    snprintf(first, sizeof first, "%s",
        written("rep,goal,mine\nAna,more calls,x\n,\"ours, too\",\n", roster));
    assert_string_equal(written(first, roster), first);
    assert_string_equal(
        written("Status,rep,As Of,goal,kept,mine\nmissed,Ana,2026-11-01,g,0.5,x\n", roster),
        "rep,goal,mine,metric,direction,from,target,unit,per,start,due,why,set_by,supports,"
        "guard," STATUS_HEADER "\nAna,g,x,call,,,,count,,,2026-12-31,,,," EMPTY_STATUS);
    roster_free(roster);
}

static void
a_header_alone_gives_a_header(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    assert_string_equal(written("rep,goal\n", roster),
        "rep,goal,metric,direction,from,target,unit,per,start,due,why,set_by,supports,"
        "guard," STATUS_HEADER "\n");
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_goal_is_as_the_file_says),
        cmocka_unit_test(few_columns_are_enough),
        cmocka_unit_test(rows_that_make_no_sense_are_set_aside),
        cmocka_unit_test(two_columns_are_needed),
        cmocka_unit_test(rows_come_out_as_they_went_in),
        cmocka_unit_test(a_rep_becomes_the_rosters_name),
        cmocka_unit_test(an_earlier_status_is_dropped),
        cmocka_unit_test(a_header_alone_gives_a_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
