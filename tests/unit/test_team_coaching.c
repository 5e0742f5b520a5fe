/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/coaching with team/coaching_row and team/coaching_map: what a log says, what it must not
 * say, and logs that somebody keeps in a sheet of their own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dateform.h"
#include "base/day.h"
#include "child.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/coaching.h"
#include "team/coaching_map.h"

#define HEADER                                                                                     \
    "id,date,rep,coach,kind,skill,focus,asked,told,minutes,effort,action,owner,due,closes,note\n"

struct opened {
    struct roster *roster;
    struct names *coaches;
    struct coaching_log *log;
};

static struct opened
open_log(const char *text, const char *roster, const char *map)
{
    static char *files[1];
    files[0] = scratch_text(text);
    struct opened opened = {
        roster_read(roster ? scratch_text(roster) : NULL, 0), names_new(), NULL};
    opened.log =
        coaching_open(files, 1, 0, map ? scratch_text(map) : NULL, opened.roster, opened.coaches);
    return opened;
}

static void
close_log(struct opened *opened)
{
    coaching_close(opened->log);
    names_free(opened->coaches);
    roster_free(opened->roster);
}

static void
an_entry_is_as_the_log_says(void **state)
{
    (void)state;
    struct opened opened = open_log(HEADER
        "c1,2026-11-16, Ana  Ruiz ,Ingrid Solheim,One on One,listening,\"let a "
        "silence\nstand\",8,2,"
        "30,Adapted,call three back,rep,2026-11-23,c0;c00,\"he said \"\"no\"\"\"\n"
        ",2026-11-17,Ben Okoro;Ana Ruiz; ;Ben Okoro,Ingrid Solheim;Aoife Tierney,peer,,,,,,,,,,,\n",
        NULL, NULL);
    struct coaching entry;
    assert_true(coaching_next(opened.log, &entry));
    assert_int_equal(entry.place.line, 2);
    assert_string_equal(entry.id, "c1");
    assert_int_equal(entry.day, day_make(2026, 11, 16));
    assert_int_equal(entry.rep_count, 1);
    assert_string_equal(roster_person(opened.roster, entry.reps[0])->rep, "Ana Ruiz");
    assert_int_equal(entry.coach_count, 1);
    assert_string_equal(names_text(opened.coaches, entry.coaches[0]), "Ingrid Solheim");
    assert_string_equal(coaching_kind_words[entry.kind], "one-on-one");
    assert_string_equal(entry.skill, "listening");
    assert_string_equal(entry.focus, "let a silence\nstand");
    assert_int_equal(entry.asked, 8);
    assert_int_equal(entry.told, 2);
    assert_int_equal(entry.minutes, 30);
    assert_int_equal(entry.effort, EFFORT_ADAPTED);
    assert_string_equal(entry.action, "call three back");
    assert_int_equal(entry.owner, OWNER_REP);
    assert_int_equal(entry.due, day_make(2026, 11, 23));
    assert_string_equal(entry.closes, "c0;c00");
    assert_string_equal(entry.note, "he said \"no\"");

    assert_true(coaching_next(opened.log, &entry));
    assert_int_equal(entry.place.line, 4);
    assert_string_equal(entry.id, "");
    assert_int_equal(entry.rep_count, 2);
    assert_string_equal(roster_person(opened.roster, entry.reps[0])->rep, "Ben Okoro");
    assert_int_equal(entry.reps[1], 0);
    assert_int_equal(entry.coach_count, 2);
    assert_string_equal(names_text(opened.coaches, entry.coaches[1]), "Aoife Tierney");
    assert_int_equal(entry.asked, -1);
    assert_int_equal(entry.told, -1);
    assert_int_equal(entry.minutes, -1);
    assert_int_equal(entry.effort, EFFORT_UNKNOWN);
    assert_int_equal(entry.owner, OWNER_NOBODY);
    assert_int_equal(entry.due, DAY_NONE);
    assert_string_equal(entry.action, "");
    assert_false(coaching_next(opened.log, &entry));
    close_log(&opened);
}

static void
people_go_by_the_names_of_the_roster(void **state)
{
    (void)state;
    struct opened opened = open_log("date,rep,coach,kind\n"
                                    "2026-11-16,ana@acme.example,aoife tierney,peer\n"
                                    "2026-11-17,Jo Interim,Ingrid  Solheim,one-on-one\n",
        "rep,alias\nAna Ruiz,ana@acme.example\nAoife Tierney,\n", NULL);
    struct coaching entry;
    assert_true(coaching_next(opened.log, &entry));
    assert_int_equal(entry.reps[0], 0);
    assert_string_equal(names_text(opened.coaches, entry.coaches[0]), "Aoife Tierney");
    assert_true(coaching_next(opened.log, &entry));
    assert_string_equal(roster_person(opened.roster, entry.reps[0])->rep, "Jo Interim");
    assert_string_equal(names_text(opened.coaches, entry.coaches[0]), "Ingrid Solheim");
    assert_int_equal(roster_count(opened.roster), 3); /* a coach is not added to the people */
    close_log(&opened);
}

static char heard[4000];

static void
hear(struct place place, const char *column, const char *reason, void *data)
{
    (void)data;
    size_t length = strlen(heard);
    snprintf(heard + length, sizeof heard - length, "%zu %s %s\n", place.line,
        column ? column : "-", reason);
}

static void
what_makes_no_sense_is_set_aside(void **state)
{
    (void)state;
    struct opened opened =
        open_log(HEADER ",2026-02-30,Ana,Ingrid,peer,,,,,,,,,,,\n"
                        ",,Ana,Ingrid,peer,,,,,,,,,,,\n"
                        ",2026-11-16, ; ,Ingrid,peer,,,,,,,,,,,\n"
                        ",2026-11-16,Ana,,peer,,,,,,,,,,,\n"
                        ",2026-11-16,Ana,Ingrid,chat,,,,,,,,,,,\n"
                        ",2026-11-16,Ana,Ingrid,,,,,,,,,,,,\n"
                        ",2026-11-16,Ana,Ingrid,peer,,,-1,2.5,many,hard,do it,boss,soon,,kept\n",
            NULL, NULL);
    struct coaching entry;
    fatal_begin();
    aside_begin(NULL, false);
    heard[0] = '\0';
    aside_listen(hear, NULL);
    assert_true(coaching_next(opened.log, &entry));
    assert_string_equal(entry.note, "kept");
    assert_int_equal(entry.asked, -1);
    assert_int_equal(entry.told, -1);
    assert_int_equal(entry.minutes, -1);
    assert_int_equal(entry.due, DAY_NONE);
    assert_int_equal(entry.owner, OWNER_NOBODY);
    assert_false(coaching_next(opened.log, &entry));
    fatal_end();
    aside_listen(NULL, NULL);
    assert_string_equal(heard,
        "2 date is not a date (YYYY-MM-DD)\n"
        "3 date is empty\n"
        "4 rep is nobody's name\n"
        "5 coach is nobody's name\n"
        "6 kind is not one of one-on-one, ride-along, call-review, role-play, peer, mentoring, "
        "training\n"
        "7 kind is empty\n"
        "8 due is not a date (YYYY-MM-DD)\n"
        "8 effort is not one of none, tried, adapted, mastered\n"
        "8 owner is not one of rep, coach\n"
        "8 asked is not a whole number from 0 on\n"
        "8 told is not a whole number from 0 on\n"
        "8 minutes is not a whole number from 0 on\n");
    close_log(&opened);
}

static void
read_in_child(void *log)
{
    struct coaching entry;
    struct opened opened = open_log(log, NULL, NULL);
    while (coaching_next(opened.log, &entry))
        continue;
    close_log(&opened);
}

static void
a_header_without_what_is_needed_is_refused(void **state)
{
    (void)state;
    static char log[] = "date,rep,kind\n";
    struct outcome outcome = child_run(read_in_child, log);
    assert_int_equal(outcome.status, 2);
    assert_non_null(strstr(outcome.err, "no column 'coach'"));
}

static void
dates_of_a_sheet_are_read_by_their_column(void **state)
{
    (void)state;
    struct opened opened = open_log("date;rep;coach;kind;due\n"
                                    "3/4/2026;Ana;Ingrid;peer;5.6.2026\n"
                                    "16/4/2026;Ana;Ingrid;peer;2026-05-01T09:30\n",
        NULL, NULL);
    struct coaching entry;
    assert_true(coaching_next(opened.log, &entry));
    assert_int_equal(entry.day, day_make(2026, 4, 3));
    assert_int_equal(entry.due, day_make(2026, 6, 5));
    assert_true(coaching_next(opened.log, &entry));
    assert_int_equal(entry.day, day_make(2026, 4, 16));
    assert_int_equal(entry.due, day_make(2026, 5, 1));
    close_log(&opened);

    opened = open_log("date,rep,coach,kind\n3/4/2026,Ana,Ingrid,peer\n", NULL, NULL);
    coaching_dates(opened.log, DATE_ORDER_MDY);
    assert_true(coaching_next(opened.log, &entry));
    assert_int_equal(entry.day, day_make(2026, 3, 4));
    close_log(&opened);
}

static void
a_map_says_what_a_sheet_means(void **state)
{
    (void)state;
    struct opened opened = open_log("When,Salesperson,Type,What we agreed,rep\n"
                                    "2026-11-16,Ana Ruiz,1:1,call back,x\n"
                                    "2026-11-17,Ben Okoro,,,y\n"
                                    "2026-11-18,Ben Okoro,Role Play,,z\n",
        NULL,
        "column,name,value,means\n"
        "date,When,,\n"
        "rep,Salesperson,,\n"
        "coach,,,Ingrid Solheim\n"
        "Kind,Type,1:1,one-on-one\n"
        "kind,type,,training\n"
        "action,what we AGREED,,\n"
        "owner,,,rep\n");
    struct coaching entry;
    assert_true(coaching_next(opened.log, &entry));
    assert_string_equal(roster_person(opened.roster, entry.reps[0])->rep, "Ana Ruiz");
    assert_string_equal(names_text(opened.coaches, entry.coaches[0]), "Ingrid Solheim");
    assert_string_equal(coaching_kind_words[entry.kind], "one-on-one");
    assert_string_equal(entry.action, "call back");
    assert_int_equal(entry.owner, OWNER_REP);
    assert_true(coaching_next(opened.log, &entry));
    assert_string_equal(coaching_kind_words[entry.kind], "training");
    assert_true(coaching_next(opened.log, &entry));
    assert_string_equal(coaching_kind_words[entry.kind], "role-play");
    assert_false(coaching_next(opened.log, &entry));
    close_log(&opened);
}

static void
map_in_child(void *path)
{
    coaching_map_free(coaching_map_read(path));
}

static void
a_map_that_makes_no_sense_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *map, *said;
    } cases[] = {
        {"column,name\nreps,Salesperson\n", ":2: column 'reps' is no column of a coaching log"},
        {"column,name\nrep,A\nrep,B\n", ":3: name 'B': column 'rep' has another name above"},
        {"column,name,value,means\nkind,,x,peer\n", ":2: value 'x' in a column without a name"},
        {"column\nrep\n", "no column 'name'"},
        {"column,name\nrep\n", ":2: has fewer cells than the header"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct outcome outcome = child_run(map_in_child, scratch_text(cases[i].map));
        assert_int_equal(outcome.status, 2);
        if (!strstr(outcome.err, cases[i].said))
            fail_msg("'%s' is not in '%s'", cases[i].said, outcome.err);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_is_as_the_log_says),
        cmocka_unit_test(people_go_by_the_names_of_the_roster),
        cmocka_unit_test(what_makes_no_sense_is_set_aside),
        cmocka_unit_test(a_header_without_what_is_needed_is_refused),
        cmocka_unit_test(dates_of_a_sheet_are_read_by_their_column),
        cmocka_unit_test(a_map_says_what_a_sheet_means),
        cmocka_unit_test(a_map_that_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
