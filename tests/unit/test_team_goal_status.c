/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal statuses: what is read of a row, what an empty cell means, and which rows and cells are set
 * aside.
 */
#include "scratch.h"

#include <math.h>

#include "csv/aside.h"
#include "team/goal_status.h"

static const char *const words[] = {"met", "on-track", "unmeasured", NULL};
static int heard_count;

static void
heard(struct place place, const char *column, const char *reason, void *data)
{
    (void)place;
    heard_count++;
    snprintf(data, 100, "%s %s", column, reason);
}

/* Reads a stream; `complaint` gets the last thing that was set aside. */
static size_t
read_text(struct goal_statuses *goals, const char *text, char complaint[static 100])
{
    complaint[0] = '\0';
    heard_count = 0;
    fatal_begin();
    aside_begin(NULL, false);
    aside_listen(heard, complaint);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    size_t count = goal_statuses_read(goals, table, words);
    table_close(table);
    (void)aside_finish(STATUS_DONE);
    diag_reset();
    fatal_end();
    return count;
}

static void
every_column_is_read(void **state)
{
    (void)state;
    char complaint[100];
    struct goal_statuses goals = {0};
    assert_int_equal(
        read_text(&goals,
            "rep,goal,metric,direction,target,unit,per,start,due,why,supports,questions,"
            "actual,"
            "attainment,expected,low,"
            "high,kept,status,as_of\n"
            " Ana  Ruiz ,Win 40,sum(win),reach,40,count,Week,2026-10-01,2026-12-31,"
            " Nobody  waits,Win 165,By "
            "when?;Why?,30.5,.0,"
            "-27,0.000000000000000000000123,47,0.5,On-Track,2026-11-20\n",
            complaint),
        1);
    assert_string_equal(complaint, "attainment is not a number"); /* .0 is nothing we write */
    const struct goal_result *goal = &goals.items[0];
    assert_string_equal(goal->rep, "Ana Ruiz");
    assert_string_equal(goal->goal, "Win 40");
    assert_string_equal(goal->why, "Nobody waits");
    assert_string_equal(goal->supports, "Win 165");
    assert_string_equal(goal->metric, "sum(win)");
    assert_string_equal(goal->direction, "reach");
    assert_string_equal(goal->unit, "count");
    assert_string_equal(goal->questions, "By when?;Why?");
    assert_int_equal(goal->per, PERIOD_WEEK);
    assert_int_equal(goal->start, day_make(2026, 10, 1));
    assert_int_equal(goal->due, day_make(2026, 12, 31));
    assert_int_equal(goal->as_of, day_make(2026, 11, 20));
    assert_true(goal->target == 40 && goal->actual == 30.5 && isnan(goal->attainment));
    assert_true(goal->expected == -27 && goal->low > 0 && goal->low < 1e-20);
    assert_true(goal->high == 47 && goal->kept == .5);
    assert_int_equal(goal->status, 1);
    goal_statuses_free(&goals);
}

static void
empty_and_missing_cells_are_not_known(void **state)
{
    (void)state;
    char complaint[100];
    struct goal_statuses goals = {0};
    assert_int_equal(
        read_text(&goals, "status,goal,rep,target,due\nunmeasured,Be good,, ,\n", complaint), 1);
    const struct goal_result *goal = &goals.items[0];
    assert_int_equal(heard_count, 0);
    assert_string_equal(goal->rep, "");
    assert_string_equal(goal->unit, "");
    assert_true(isnan(goal->target) && isnan(goal->actual) && isnan(goal->kept));
    assert_int_equal(goal->due, DAY_NONE);
    assert_int_equal(goal->as_of, DAY_NONE);
    assert_int_equal(goal->per, PERIOD_NONE);
    goal_statuses_free(&goals);
}

static void
rows_that_are_no_goals_are_set_aside(void **state)
{
    (void)state;
    char complaint[100];
    struct goal_statuses goals = {0};
    assert_int_equal(read_text(&goals, "rep,goal,status\nAna,Win,great\n", complaint), 0);
    assert_string_equal(complaint, "status is not a status");
    assert_int_equal(read_text(&goals, "rep,goal,status\nAna, ,met\n", complaint), 0);
    assert_string_equal(complaint, "goal is empty");
    assert_int_equal(goals.count, 0);
    goal_statuses_free(&goals);
}

static void
cells_that_are_no_figure_or_date_are_left_out(void **state)
{
    (void)state;
    static const char *const bad[] = {"x", "1e3", "1.2.3", "-", "1 0", "0x10", "nan", "12%"};
    char complaint[100], text[200];
    struct goal_statuses goals = {0};
    for (size_t i = 0; i < COUNT(bad); i++) {
        snprintf(text, sizeof text, "rep,goal,status,actual\nAna,Win,met,%s\n", bad[i]);
        assert_int_equal(read_text(&goals, text, complaint), 1);
        assert_string_equal(complaint, "actual is not a number");
        assert_true(isnan(goals.items[i].actual));
    }
    assert_int_equal(
        read_text(&goals, "rep,goal,status,due\nAna,Win,met,2026-02-30\n", complaint), 1);
    assert_string_equal(complaint, "due is not a date");
    assert_int_equal(goals.items[COUNT(bad)].due, DAY_NONE);
    goal_statuses_free(&goals);
}

static void
several_streams_follow_each_other(void **state)
{
    (void)state;
    char complaint[100];
    struct goal_statuses goals = {0};
    read_text(&goals, "rep,goal,status\nAna,first,met\n", complaint);
    read_text(&goals, "rep,goal,status\nBo,second,met\n", complaint);
    assert_int_equal(goals.count, 2);
    assert_string_equal(goals.items[0].goal, "first");
    assert_string_equal(goals.items[1].goal, "second");
    goal_statuses_free(&goals);
    assert_int_equal(goals.count, 0);
}

static void
statuses_and_other_days_are_found(void **state)
{
    (void)state;
    char complaint[100];
    struct goal_statuses goals = {0};
    int day = day_make(2026, 11, 20);
    assert_false(goal_statuses_any(&goals, 0));
    assert_int_equal(goal_statuses_other_day(&goals, day), DAY_NONE);
    read_text(&goals,
        "rep,goal,status,as_of\nA,x,met,2026-11-20\nA,y,met,2026-11-18\nA,z,met,2026-11-17\n"
        "A,u,met,2026-12-24\nA,v,met,\n",
        complaint);
    assert_true(goal_statuses_any(&goals, 0));
    assert_false(goal_statuses_any(&goals, 1));
    assert_int_equal(goal_statuses_other_day(&goals, day), day_make(2026, 11, 17));
    goals.count = 1;
    assert_int_equal(goal_statuses_other_day(&goals, day), DAY_NONE);
    goal_statuses_free(&goals);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_read),
        cmocka_unit_test(empty_and_missing_cells_are_not_known),
        cmocka_unit_test(rows_that_are_no_goals_are_set_aside),
        cmocka_unit_test(cells_that_are_no_figure_or_date_are_left_out),
        cmocka_unit_test(several_streams_follow_each_other),
        cmocka_unit_test(statuses_and_other_days_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
