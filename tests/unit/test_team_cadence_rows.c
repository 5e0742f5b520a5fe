/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The coaching status, read back: what is known, what is not, and what is set aside.
 */
#include "reading.h"

#include <math.h>

#include "base/day.h"
#include "team/cadence_rows.h"

static const char *const words[] = {"on-time", "due", "overdue", "never", "away", NULL};

#define HEADER                                                                                     \
    "rep,coach,sessions,last,days_since,median_gap,longest_gap,kept,development,asked_share,"      \
    "peer_sessions,open_actions,overdue_actions,follow_through,coach_overdue,"                     \
    "coach_follow_through,effort,next_due,status\n"

/* Reads a status; the complaints are those of reading_complaints. */
static struct cadence_rows
rows_of(const char *text, struct roster *roster, size_t good)
{
    struct cadence_rows rows = {0};
    struct table *table = reading_begin(text);
    assert_int_equal(cadence_rows_read(&rows, table, roster, words), good);
    (void)reading_end(table);
    return rows;
}

static void
a_row_is_read_whole(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct cadence_rows rows = rows_of(HEADER
        "Ana,Ingrid;Bo,12,2026-11-12,8,7,21,0.923077,1,0.86,0,3,2,0.5,1,1,x,2026-11-19,due\n",
        roster, 1);
    const struct cadence_row *row = &rows.items[0];
    assert_string_equal(reading_complaints, "");
    assert_string_equal(roster_person(roster, row->person)->rep, "Ana");
    assert_string_equal(row->coach, "Ingrid;Bo");
    assert_int_equal(row->sessions, 12);
    assert_int_equal(row->last, day_make(2026, 11, 12));
    assert_int_equal(row->days_since, 8);
    assert_int_equal(row->next_due, day_make(2026, 11, 19));
    assert_true(fabs(row->kept - 0.923077) < 1e-12);
    assert_int_equal(row->open_actions, 3);
    assert_int_equal(row->overdue_actions, 2);
    assert_int_equal(row->coach_overdue, 1);
    assert_int_equal(row->status, 1);
    cadence_rows_free(&rows);
    roster_free(roster);
}

static void
what_is_empty_is_not_known(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct cadence_rows rows = rows_of("rep,status,last\nAna,never,\nBo,away,\n", roster, 2);
    const struct cadence_row *row = &rows.items[0];
    assert_string_equal(reading_complaints, "");
    assert_string_equal(row->coach, "");
    assert_int_equal(row->sessions, -1);
    assert_int_equal(row->last, DAY_NONE);
    assert_int_equal(row->days_since, -1);
    assert_int_equal(row->next_due, DAY_NONE);
    assert_true(isnan(row->kept));
    assert_int_equal(row->status, 3);
    assert_int_equal(rows.items[1].status, 4);
    cadence_rows_free(&rows);
    roster_free(roster);
}

static void
a_row_without_a_person_or_a_status_is_set_aside(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct cadence_rows rows =
        rows_of("rep,status,last\n,due,\nAna,late,\nBo,,\nCy,due,yesterday\n", roster, 1);
    assert_string_equal(reading_complaints,
        "2 rep is empty\n3 status is not a status\n4 status is not a status\n"
        "5 last is not a date\n");
    assert_string_equal(roster_person(roster, rows.items[0].person)->rep, "Cy");
    assert_int_equal(rows.items[0].last, DAY_NONE); /* a cell, and not its row */
    cadence_rows_free(&rows);
    assert_int_equal(rows.count, 0);
    roster_free(roster);
}

static int missing;

static void
a_header_without_status_ends_the_program(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct cadence_rows rows = {0};
    struct table *table = reading_begin("rep,last\nAna,\n");
    missing = setjmp(fatal_back);
    if (missing == 0)
        (void)cadence_rows_read(&rows, table, roster, words);
    assert_int_equal(missing, STATUS_TROUBLE);
    (void)reading_end(table);
    cadence_rows_free(&rows);
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_read_whole),
        cmocka_unit_test(what_is_empty_is_not_known),
        cmocka_unit_test(a_row_without_a_person_or_a_status_is_set_aside),
        cmocka_unit_test(a_header_without_status_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
