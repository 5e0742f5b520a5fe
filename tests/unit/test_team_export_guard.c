/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/export_guard: a run of exports week after week against one guard file: what is noted of
 * them, what is said, and that the file is written whole or not at all.
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
#include "team/export_guard.h"

#define FILES 3

/* A run: exports of the columns Owner, Amount, Currency, Closed and perhaps others. */
struct run {
    const char *guard;
    struct {
        const char *format, *name, *text;
    } files[FILES];
    bool dies; /* before the guard is finished */
};

static void
note_event(struct export_guard *guard, const struct table *table)
{
    const char *amount = table_cell(table, table_column(table, "Amount"));
    struct event event = {
        .has_value = *amount != '\0', .unit = table_cell(table, table_column(table, "Currency"))};
    guard_note_event(guard, &event, table_cell(table, table_column(table, "Owner")));
}

static void
note_file(struct export_guard *guard, const char *format, const char *name, const char *text)
{
    static const char *const used[] = {"Owner", "Amount", "Currency", "Closed"};
    struct table *table = table_of(source_open_bytes(name, text, strlen(text)), ',');
    struct crm_columns *columns = crm_columns_new(table, 0, 0);
    int closed = table_column(table, "Closed");
    guard_note_file(guard, table, format);
    for (size_t i = 0; i < COUNT(used); i++)
        guard_note_used(guard, table_column(table, used[i]));
    while (table_next(table)) {
        struct moment moment;
        guard_note_row(guard, table);
        if (closed >= 0)
            (void)crm_columns_date(columns, closed, &moment);
        note_event(guard, table);
    }
    guard_note_end(guard, columns);
    crm_columns_free(columns);
    table_close(table);
}

/* The exit status is what the guard returns. */
static void
run(void *data)
{
    const struct run *run = data;
    aside_begin(NULL, false);
    struct export_guard *guard = guard_open(run->guard);
    for (size_t i = 0; i < FILES && run->files[i].format; i++)
        note_file(guard, run->files[i].format, run->files[i].name, run->files[i].text);
    if (run->dies)
        exit(STATUS_TROUBLE);
    exit((int)guard_finish(guard));
}

static void
assert_run(const struct run *given, int status, const char *said)
{
    struct run copy = *given;
    struct outcome outcome = child_run(run, &copy);
    char *at;
    size_t length = strlen(given->guard);
    while ((at = strstr(outcome.err, given->guard))) { /* the path as GUARD */
        memcpy(at, "GUARD", 5);
        memmove(at + 5, at + length, strlen(at + length) + 1);
    }
    if (outcome.status != status || strcmp(outcome.err, said) != 0)
        fail_msg("%d: %s", outcome.status, outcome.err);
    assert_string_equal(outcome.out, "");
}

/* A path without a file. */
static char *
new_path(void)
{
    char *path = scratch_text("");
    assert_int_equal(unlink(path), 0);
    return path;
}

static const char first_week[] = "Owner,Amount,Currency,Closed,City,City,\n"
                                 "Ana,5,EUR,16/11/2026,Rome,x,\n"
                                 "Ben,,EUR,3/4/2026, ,x,\n"
                                 "Ana,7,EUR,,,x,\n";

static const char first_shape[] = "export,property,name,value\n"
                                  "deals,rows,,3\n"
                                  "deals,used,Owner,3\n"
                                  "deals,used,Amount,2\n"
                                  "deals,used,Currency,3\n"
                                  "deals,used,Closed,2\n"
                                  "deals,column,City,1\n"
                                  "deals,owner,Ana,2\n"
                                  "deals,owner,Ben,1\n"
                                  "deals,currency,EUR,2\n"
                                  "deals,dates,Closed,day first\n";

static void
the_first_time_nothing_is_said(void **state)
{
    (void)state;
    struct run given = {new_path(), {{"deals", "report1.csv", first_week}}, false};
    assert_run(&given, 0, "");
    assert_string_equal(scratch_content(given.guard), first_shape);
    given.files[0].name = "report2.csv"; /* the name of the file does not matter */
    assert_run(&given, 0, "");
    assert_string_equal(scratch_content(given.guard), first_shape);
}

static void
changes_are_said_and_the_file_renewed(void **state)
{
    (void)state;
    struct run given = {new_path(), {{"deals", "report1.csv", first_week}}, false};
    assert_run(&given, 0, "");
    given.files[0].name = "report2.csv";
    given.files[0].text = "Owner,Currency,Closed,City,Region\n"
                          "Ana,EUR,11/16/2026,Rome,\n"
                          "Ana,EUR,11/17/2026,Rome,\n";
    assert_run(&given, 2,
        "amptools: report2.csv: column 'Amount' is gone; it was filled in 67 % of rows last time\n"
        "amptools: report2.csv: the dates of column 'Closed' were 'day first' last time, now "
        "'month first'\n"
        "amptools: report2.csv: new columns (1): Region\n"
        "amptools: report2.csv: owners of last time who are not here (1): Ben\n"
        "amptools: report2.csv: no more: amounts in EUR\n"
        "amptools: GUARD: changes that would silently spoil a report: 2 of 5\n");
    assert_string_equal(scratch_content(given.guard), "export,property,name,value\n"
                                                      "deals,rows,,2\n"
                                                      "deals,used,Owner,2\n"
                                                      "deals,used,Currency,2\n"
                                                      "deals,used,Closed,2\n"
                                                      "deals,column,City,2\n"
                                                      "deals,column,Region,0\n"
                                                      "deals,owner,Ana,2\n"
                                                      "deals,dates,Closed,month first\n");
    assert_run(&given, 0, ""); /* said once */
}

static void
exports_are_told_apart_by_their_format(void **state)
{
    (void)state;
    static const char calls[] = "Owner,Closed\nAna,2026-11-16\n";
    struct run given = {new_path(),
        {{"deals", "a.csv", first_week}, {"calls", "b.csv", calls}, {"deals", "c.csv", first_week}},
        false};
    assert_run(&given, 0, "");
    const char *content = scratch_content(given.guard);
    assert_non_null(strstr(content, "deals,rows,,6\n"));
    assert_non_null(strstr(content, "deals,used,Amount,4\n"));
    assert_non_null(strstr(content, "calls,rows,,1\n"));
    assert_non_null(strstr(content, "calls,dates,Closed,YYYY-MM-DD\n"));
    given.files[1].format = "meetings"; /* calls no more */
    given.files[2].text = "Owner\nCem\n";
    assert_run(&given, 1,
        "amptools: deals: new owners (1): Cem\n" /* two files: the name of the format */
        "amptools: calls: no file of this format, last time there was one with rows: 1\n"
        "amptools: b.csv: the format 'meetings' is new here\n"
        "amptools: GUARD: changes that would silently spoil a report: 1 of 3\n");
    assert_null(strstr(scratch_content(given.guard), "calls"));
    assert_run(&given, 0, "");
}

static void
people_and_units_are_counted_where_there_are_any(void **state)
{
    (void)state;
    struct run given = {new_path(),
        {{"calls", "a.csv", "Owner,Amount,Currency\nAna,5,min\n,7,\nAna,,USD\n"}}, false};
    assert_run(&given, 0, "");
    assert_string_equal(scratch_content(given.guard), "export,property,name,value\n"
                                                      "calls,rows,,3\n"
                                                      "calls,used,Owner,2\n"
                                                      "calls,used,Amount,2\n"
                                                      "calls,used,Currency,2\n"
                                                      "calls,owner,Ana,2\n"
                                                      "calls,currency,,1\n");
}

static void
a_run_that_fails_leaves_the_file_alone(void **state)
{
    (void)state;
    struct run given = {new_path(), {{"deals", "a.csv", first_week}}, true};
    assert_run(&given, STATUS_TROUBLE, "");
    assert_int_equal(access(given.guard, F_OK), -1);
    given.dies = false;
    assert_run(&given, 0, "");
    given.dies = true;
    given.files[0].text = "Owner\nCem\n";
    assert_run(&given, STATUS_TROUBLE, "");
    assert_string_equal(scratch_content(given.guard), first_shape);
}

static void
a_file_that_is_no_guard_file_is_kept(void **state)
{
    (void)state;
    struct run given = {scratch_text(first_week), {{"deals", "a.csv", first_week}}, false};
    assert_run(&given, STATUS_TROUBLE,
        "amptools: GUARD: no column 'export'; the header is "
        "'Owner,Amount,Currency,Closed,City,City'\n");
    assert_string_equal(scratch_content(given.guard), first_week);
    given.guard = "-";
    assert_int_equal(child_run(run, &given).status, STATUS_TROUBLE);
    given.guard = "";
    assert_int_equal(child_run(run, &given).status, STATUS_TROUBLE);
    given.guard = "/nowhere/at/all/guard.csv"; /* known before anything is read */
    struct outcome outcome = child_run(run, &given);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, "/nowhere/at/all/guard.csv"));
}

static void
without_a_guard_nothing_happens(void **state)
{
    (void)state;
    struct run given = {NULL, {{"deals", "a.csv", first_week}}, false};
    struct outcome outcome = child_run(run, &given);
    assert_string_equal(outcome.err, "");
    assert_int_equal(outcome.status, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_time_nothing_is_said),
        cmocka_unit_test(changes_are_said_and_the_file_renewed),
        cmocka_unit_test(exports_are_told_apart_by_their_format),
        cmocka_unit_test(people_and_units_are_counted_where_there_are_any),
        cmocka_unit_test(a_run_that_fails_leaves_the_file_alone),
        cmocka_unit_test(a_file_that_is_no_guard_file_is_kept),
        cmocka_unit_test(without_a_guard_nothing_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
