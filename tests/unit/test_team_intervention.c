/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Interventions: what is read of a row, and which rows and cells are set aside.
 */
#include "scratch.h"

#include "base/day.h"
#include "csv/aside.h"
#include "team/intervention.h"

static char complaints[1000];

static void
heard(struct place place, const char *column, const char *reason, void *data)
{
    (void)data;
    size_t length = strlen(complaints);
    snprintf(complaints + length, sizeof complaints - length, "%zu %s %s;", place.line,
        column ? column : "-", reason);
}

static struct interventions
read_text(const char *text, bool metric_is_given, struct roster *roster)
{
    complaints[0] = '\0';
    char *path = scratch_text(text);
    fatal_begin();
    aside_begin(NULL, false);
    aside_listen(heard, NULL);
    struct interventions all = interventions_read(path, 0, metric_is_given, roster);
    (void)aside_finish(STATUS_DONE);
    diag_reset();
    fatal_end();
    return all;
}

static void
every_column_is_read(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct interventions all =
        read_text("Name,Kind,Announced,Start,End,Metric,Reps,colour\n"
                  " September  sprint ,Contest,2026-08-31,2026-09-07,2026-09-18,meeting;win,Ana; "
                  "Ben ;Ana;,x\n"
                  "Circle,,,2026-07-06,2026-07-06,call,,\n",
            false, roster);
    assert_string_equal(complaints, "");
    assert_int_equal(all.count, 2);
    const struct intervention *sprint = &all.items[0], *circle = &all.items[1];
    assert_string_equal(sprint->name, "September sprint");
    assert_string_equal(sprint->kind, "contest");
    assert_string_equal(sprint->metric, "meeting;win");
    assert_int_equal(sprint->announced, day_make(2026, 8, 31));
    assert_int_equal(sprint->start, day_make(2026, 9, 7));
    assert_int_equal(sprint->end, day_make(2026, 9, 18));
    assert_int_equal(sprint->place.line, 2);
    assert_int_equal(sprint->people_count, 2);
    assert_string_equal(roster_person(roster, sprint->people[1])->rep, "Ben");
    assert_int_equal(circle->announced, circle->start); /* the same day, not a day before */
    assert_string_equal(circle->kind, "");
    assert_null(circle->people);
    interventions_free(&all);
    roster_free(roster);
}

static void
kinds_have_other_words(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct interventions all = read_text("name,kind,start,end\n"
                                         "a,WORKSHOP,2026-07-06,2026-07-06\n"
                                         "b,Spiff,2026-07-06,2026-07-06\n"
                                         "c,party,2026-07-06,2026-07-06\n",
        true, roster);
    assert_string_equal(all.items[0].kind, "training");
    assert_string_equal(all.items[1].kind, "contest");
    assert_string_equal(all.items[2].kind, "");
    assert_string_equal(
        complaints, "4 kind is not one of contest, training, coaching, goal, other;");
    interventions_free(&all);
    roster_free(roster);
}

static void
rows_that_make_no_sense_are_set_aside(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct interventions all = read_text("name,announced,start,end,metric\n"
                                         ",,2026-07-06,2026-07-06,call\n"
                                         "a,,,2026-07-06,call\n"
                                         "a,,2026-07-06,,call\n"
                                         "a,,6.7.2026,2026-07-06,call\n"
                                         "a,,2026-07-06,2026-07-05,call\n"
                                         "a,2026-07-07,2026-07-06,2026-07-06,call\n"
                                         "a,soon,2026-07-06,2026-07-06,call\n"
                                         "a,,2026-07-06,2026-07-06, \n"
                                         "good,2026-07-06,2026-07-06,2026-07-06,call\n",
        false, roster);
    assert_int_equal(all.count, 1);
    assert_string_equal(all.items[0].name, "good");
    assert_string_equal(complaints,
        "2 name is empty;3 start is empty;4 end is empty;"
        "5 start is not a date (YYYY-MM-DD);6 end is before start;7 announced is after start;"
        "8 announced is not a date (YYYY-MM-DD);"
        "9 - names no metric, and no -m says what to look at;");
    interventions_free(&all);
    all = read_text("name,start,end\na,2026-07-06,2026-07-06\n", true, roster);
    assert_int_equal(all.count, 1);
    assert_string_equal(all.items[0].metric, "");
    interventions_free(&all);
    roster_free(roster);
}

static void
a_header_alone_is_a_list_of_none(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct interventions all = read_text("name,start,end\n", true, roster);
    assert_int_equal(all.count, 0);
    interventions_free(&all);
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_read),
        cmocka_unit_test(kinds_have_other_words),
        cmocka_unit_test(rows_that_make_no_sense_are_set_aside),
        cmocka_unit_test(a_header_alone_is_a_list_of_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
