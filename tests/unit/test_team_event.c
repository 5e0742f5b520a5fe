/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/event: which events a record gives, what is left out and counted, what is set aside, and
 * files of several kinds as one series. What the programs make of it stands in the transcripts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "child.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "scratch.h"
#include "team/crm_choose.h"
#include "team/event.h"

#define SALES                                                                                      \
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
#define REPORT "Opportunity Owner,Stage,Created Date,Close Date,Amount,Amount Currency\n"

struct reading {
    struct event_options options;
    char *files[4];
    size_t count;
};

static void
print_events(struct events *events, const struct roster *roster, const struct names *words)
{
    struct event event;
    while (events_next(events, &event)) {
        events_read_texts(events, &event);
        char when[MOMENT_TEXT_SIZE], count[DECIMAL_TEXT_SIZE], value[DECIMAL_TEXT_SIZE];
        printf("%zu %s %s %s %s %s%s%s [%s|%s|%s|%s]\n", event.place.line,
            moment_text(event.when, when),
            event.person < 0 ? "everybody" : roster_person(roster, event.person)->rep,
            names_text(words, event.kind), decimal_text(event.count, count),
            event.has_value ? decimal_text(event.value, value) : "-", *event.unit ? " " : "",
            event.unit, event.account, event.ref, event.source, event.note);
    }
}

static void
read_events(void *data)
{
    struct reading *reading = data;
    aside_begin(NULL, false);
    struct roster *roster = roster_read(NULL, 0);
    struct names *words = names_new();
    struct events *events =
        events_open(reading->files, reading->count, &reading->options, roster, words);
    print_events(events, roster, words);
    struct event event;
    if (events_next(events, &event))
        _exit(CHILD_WRONG);
    events_close(events);
    names_free(words);
    roster_free(roster);
    exit(aside_finish(STATUS_DONE));
}

/* Options that decide nothing. */
static struct event_options
open_options(void)
{
    return (struct event_options){.as_of = DAY_NONE, .since = DAY_NONE, .until = DAY_NONE};
}

/* What is read of one file; the file is called FILE in what was said. */
static struct outcome
outcome_of(const char *text, struct event_options options)
{
    struct reading reading = {options, {scratch_text(text)}, 1};
    struct outcome outcome = child_run(read_events, &reading);
    char *found;
    size_t length = strlen(reading.files[0]);
    while ((found = strstr(outcome.err, reading.files[0]))) {
        memcpy(found, "FILE", 4);
        memmove(found + 4, found + length, strlen(found + length) + 1);
    }
    return outcome;
}

static void
assert_gives(const char *text, const char *out, const char *err, int status)
{
    struct outcome outcome = outcome_of(text, open_options());
    assert_string_equal(outcome.out, out);
    assert_string_equal(outcome.err, err);
    assert_int_equal(outcome.status, status);
}

static void
canonical_events_are_read(void **state)
{
    (void)state;
    assert_gives("date,rep,event,count,value,unit,account,ref,source,note\n"
                 "2026-11-16,Ana  Ruiz,Call,,,,,,,\n"
                 "2026-11-16T09:30,Ana Ruiz, meeting  held ,2,30,min,Acme,m1,outlook,\"a, b\"\n"
                 "2026-11-17 ,Ben,win,0.5,1200.50,EUR,,,,\n"
                 "2026-12-25,,holiday,,,,,,,\n"
                 "2026-12-26, ,holiday,,,,,,,\n"
                 "2026-11-18,Ben,points,1,,points,,,,\n",
        "2 2026-11-16 Ana Ruiz call 1 - [|||]\n"
        "3 2026-11-16T09:30 Ana Ruiz meeting held 2 30 min [Acme|m1|outlook|a, b]\n"
        "4 2026-11-17 Ben win 0.5 1200.5 EUR [|||]\n"
        "5 2026-12-25 everybody holiday 1 - [|||]\n"
        "6 2026-12-26 everybody holiday 1 - [|||]\n"
        "7 2026-11-18 Ben points 1 - [|||]\n", /* value and unit are empty together */
        "", STATUS_DONE);
}

static void
canonical_rows_that_make_no_sense(void **state)
{
    (void)state;
    assert_gives("date,rep,event,count,value\n"
                 ",Ana,call,,\n"
                 "soon,Ana,call,,\n"
                 "2026-11-16,,call,,\n"
                 "2026-11-16,Ana,,,\n"
                 "2026-11-16,Ana, \t,,\n"
                 "2026-11-16,Ana,call,two,\n"
                 "2026-11-16,Ana,call,-1,\n"
                 "2026-11-16,Ana,call,-0.5,\n"
                 "2026-11-16,Ana,call,$2,\n"
                 "2026-11-16,Ana,call,1,lots\n",
        "11 2026-11-16 Ana call 1 - [|||]\n",
        "amptools: FILE:2: date '' is not a date\n"
        "amptools: FILE:3: date 'soon' is not a date\n"
        "amptools: FILE:4: rep '' is nobody's name\n"
        "amptools: FILE:5: event '' is no event word\n"
        "amptools: FILE:6: event ' \\x09' is no event word\n"
        "amptools: FILE:7: count 'two' is not a number\n"
        "amptools: FILE:8: count '-1' is less than nothing\n"
        "amptools: FILE:9: count '-0.5' is less than nothing\n"
        "amptools: FILE:10: count '$2' is not a number\n"
        "amptools: FILE:11: value 'lots' is not an amount\n"
        "amptools: 1 cell could not be used; its row was kept\n"
        "amptools: 9 of 10 rows set aside\n",
        STATUS_SET_ASIDE);
}

/* A deal gives an opportunity on the day it was created, and a win or a loss when it was closed. */
static void
a_deal_gives_several_events(void **state)
{
    (void)state;
    assert_gives(SALES "D1,Ana,P,Acme,Won,2026-10-01,2026-11-02,1054\n"
                       "D2,Ben,P,,Lost,10/15/2026,2026-11-03,0\n"
                       "D3,Ben,P,Bolt,Engaging,2026-10-16,TBD,\n"
                       "D4,Ben,P,Bolt,Prospecting,,,\n"
                       "D5,Ben,P,Bolt,Won,,2026-11-04,7\n",
        "2 2026-10-01 Ana opportunity 1 - [Acme|D1|file|]\n"
        "2 2026-11-02 Ana win 1 1054 [Acme|D1|file|]\n"
        "3 2026-10-15 Ben opportunity 1 - [|D2|file|]\n"
        "3 2026-11-03 Ben loss 1 - [|D2|file|]\n"
        "4 2026-10-16 Ben opportunity 1 - [Bolt|D3|file|]\n" /* its close date is not read */
        "6 2026-11-04 Ben win 1 7 [Bolt|D5|file|]\n",
        "", STATUS_DONE);
}

static void
a_deal_that_makes_no_sense(void **state)
{
    (void)state;
    assert_gives(SALES "D1,Ana,P,Acme,Won,2026-10-01,,1054\n"
                       "D2,Ana,P,Acme,Won,soon,later,1054\n"
                       "D3,Ana,P,Acme,Won,2026-10-01,2026-10-02,much\n"
                       "D4,,P,Acme,Won,2026-10-01,2026-10-02,5\n",
        "2 2026-10-01 Ana opportunity 1 - [Acme|D1|file|]\n"
        "4 2026-10-01 Ana opportunity 1 - [Acme|D3|file|]\n"
        "4 2026-10-02 Ana win 1 - [Acme|D3|file|]\n",
        "amptools: FILE:2: close_date '' is not a date\n"
        "amptools: FILE:3: engage_date 'soon' is not a date\n"
        "amptools: FILE:3: close_date 'later' is not a date\n"
        "amptools: FILE:4: close_value 'much' is not an amount\n"
        "amptools: FILE: left out: records without owner (1)\n"
        "amptools: 1 cell could not be used; its row was kept\n"
        "amptools: 2 of 4 rows set aside\n",
        STATUS_SET_ASIDE);
}

static void
a_report_with_lines_below(void **state)
{
    (void)state;
    assert_gives(REPORT "Ana,Closed Won,11/1/2026,11/16/2026,\"1,054.50\",EUR\n"
                        ",Closed Won,11/1/2026,11/16/2026,1,EUR\n"
                        ",Closed Lost,11/1/2026,11/16/2026,1,EUR\n"
                        "Ben,Negotiation/Review,11/20/2026,12/24/2026,$5,\n"
                        "\n\nDeals of the team\nCopyright\n",
        "2 2026-11-01 Ana opportunity 1 1054.5 EUR [||salesforce|]\n"
        "2 2026-11-16 Ana win 1 1054.5 EUR [||salesforce|]\n"
        "5 2026-11-20 Ben opportunity 1 5 USD [||salesforce|]\n",
        "amptools: '$' alone is taken for USD\n"
        "amptools: FILE: left out: records without owner (2), lines below the table (2)\n",
        STATUS_DONE);
}

static void
days_outside_are_passed_over(void **state)
{
    (void)state;
    static const char text[] = "date,rep,event\n2026-11-15,Ana,a\n2026-11-16T00:00,Ana,b\n"
                               "2026-11-17T23:59,Ana,c\n2026-11-18,Ana,d\nx,Ana,e\n";
    struct event_options options = open_options();
    options.since = day_make(2026, 11, 16);
    options.until = day_make(2026, 11, 17);
    struct outcome outcome = outcome_of(text, options);
    assert_string_equal(outcome.out, "3 2026-11-16T00:00 Ana b 1 - [|||]\n"
                                     "4 2026-11-17T23:59 Ana c 1 - [|||]\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE); /* what has no day is not outside */
    options.until = DAY_NONE;
    assert_non_null(strstr(outcome_of(text, options).out, " d "));
    options.until = options.since;
    options.since = DAY_NONE;
    assert_non_null(strstr(outcome_of(text, options).out, " a "));
    assert_null(strstr(outcome_of(text, options).out, " c "));
}

static void
files_of_several_kinds_are_one_series(void **state)
{
    (void)state;
    struct reading reading = {open_options(),
        {scratch_text("date,rep,event\n2026-11-16,Ana,call\n"),
            scratch_text(SALES "D1,Ben,P,Acme,Won,,2026-11-02,5\n"),
            scratch_text("date;rep;event\n17/11/2026;Ana;call\n"),
            scratch_text("rep,date,event\n")},
        4};
    struct outcome outcome = child_run(read_events, &reading);
    assert_string_equal(outcome.out, "2 2026-11-16 Ana call 1 - [|||]\n"
                                     "2 2026-11-02 Ben win 1 5 [Acme|D1|file|]\n"
                                     "2 2026-11-17 Ana call 1 - [|||]\n");
    assert_string_equal(outcome.err, "");
}

static void
a_map_reads_what_is_not_known(void **state)
{
    (void)state;
    struct event_options options = open_options();
    options.map = scratch_text("event,when,date,rep,count,value,unit,account,ref,note\n"
                               "[Kind],Done=yes,Day,Who,N?,Min?,=min,,,=by hand\n"
                               "visit,Done=yes&Kind=Besuch,Day,=Ana Ruiz,=2,=15,=min,,,\n");
    struct outcome outcome = outcome_of("Day,Who,Kind,Done,Min,N\n"
                                        "2026-11-16,Ben,Anruf,yes,30,3\n"
                                        "2026-11-16,Ben,Anruf,no,30,3\n"
                                        "2026-11-17,Ben,Besuch,1,,\n"
                                        "2026-11-17,,Besuch,1,,\n"
                                        "2026-11-18,Ben,,1,,\n",
        options);
    assert_string_equal(outcome.out, "2 2026-11-16 Ben anruf 3 30 min [||file|by hand]\n"
                                     "4 2026-11-17 Ben besuch 1 - [||file|by hand]\n"
                                     "4 2026-11-17 Ana Ruiz visit 2 15 min [||file|]\n"
                                     "5 2026-11-17 Ana Ruiz visit 2 15 min [||file|]\n");
    assert_string_equal(outcome.err, "amptools: FILE:6: Kind '' is no event word\n"
                                     "amptools: FILE: left out: records without owner (1)\n"
                                     "amptools: 1 of 5 rows set aside\n");
    outcome = outcome_of("Day,Who,Kinds,Done\n2026-11-16,Ben,Anruf,yes\n", options);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: FILE: no column 'Kind'; did you mean 'Kinds'? "
                                     "the header is 'Day,Who,Kinds,Done'\n");
}

static void
a_format_may_be_given(void **state)
{
    (void)state;
    struct event_options options = open_options();
    options.format = "events";
    struct outcome outcome = outcome_of("date,rep,event\n2026-11-16,Ana,call\n", options);
    assert_string_equal(outcome.out, "2 2026-11-16 Ana call 1 - [|||]\n");
    outcome = outcome_of("date,event\n2026-11-16,call\n", options);
    assert_string_equal(
        outcome.err, "amptools: FILE: no column 'rep'; the header is 'date,event'\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    options.format = "nothing";
    outcome = outcome_of("date,rep,event\n", options);
    assert_string_equal(
        outcome.err, "amptools: no format is called 'nothing'; see crm-events --list-formats\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
}

/* A canonical file has a decimal point, unless the user says otherwise. */
static void
decimal_marks(void **state)
{
    (void)state;
    static const char text[] = "date,rep,event,value\n2026-11-16,Ana,win,\"1,234\"\n";
    struct event_options options = open_options();
    assert_string_equal(outcome_of(text, options).out, "2 2026-11-16 Ana win 1 1234 [|||]\n");
    options.decimal_mark = ',';
    assert_string_equal(outcome_of(text, options).out, "2 2026-11-16 Ana win 1 1.234 [|||]\n");
}

/* The texts of an event are those of its own row, also when reading its date looked ahead. */
static void
looking_ahead_mixes_nothing(void **state)
{
    (void)state;
    assert_gives("date,rep,event,value,account,note\n"
                 "3/4/2026,Ana Maria,first call,1.5,One,\"n\n1\"\n"
                 "3/5/2026,Ben,second,2,Two,n2\n"
                 "11/16/2026,Cy,third,3,Three,n3\n",
        "2 2026-03-04 Ana Maria first call 1 1.5 [One|||n\n1]\n"
        "4 2026-03-05 Ben second 1 2 [Two|||n2]\n"
        "5 2026-11-16 Cy third 1 3 [Three|||n3]\n",
        "", STATUS_DONE);
}

static void
what_is_no_export_is_trouble(void **state)
{
    (void)state;
    static const struct {
        const char *text, *err;
    } rows[] = {
        {"", "amptools: FILE: empty, no header\n"},
        {"a,b,c\n", "amptools: FILE: no known export has the header 'a,b,c'; a map can read it: "
                    "crm-events -m, see amp-crm-map(5)\n"},
        {"date,rep,colour\n",
            "amptools: FILE: no known export has the header 'date,rep,colour'; 'events' comes "
            "nearest but needs 'event'; a map can read it: crm-events -m, see amp-crm-map(5)\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_gives(rows[i].text, "", rows[i].err, STATUS_TROUBLE);
}

static void
read_table(void *text)
{
    aside_begin(NULL, false);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), 0);
    struct roster *roster = roster_read(NULL, 0);
    struct names *words = names_new();
    struct event_options options = open_options();
    struct events *events = events_of_table(table, &options, roster, words);
    print_events(events, roster, words);
    struct event event;
    if (events_next(events, &event) || strcmp(table_name(table), "x.csv") != 0)
        _exit(CHILD_WRONG);
    events_close(events);
    exit(aside_finish(STATUS_DONE));
}

static void
a_table_that_is_open_gives_its_events(void **state)
{
    (void)state;
    char text[] = "date,rep,event\n2026-11-16,Ana,call\n2026-11-17,Ana\n2026-11-18,Ana,win\n";
    struct outcome outcome = child_run(read_table, text);
    assert_string_equal(
        outcome.out, "2 2026-11-16 Ana call 1 - [|||]\n4 2026-11-18 Ana win 1 - [|||]\n");
    assert_string_equal(outcome.err, "amptools: x.csv:3: has fewer cells than the header\n"
                                     "amptools: 1 of 3 rows set aside\n");
}

static void
headers_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool known;
    } rows[] = {{"date,rep,event\n", true}, {SALES, true}, {REPORT, true}, {"rep,goal\n", false},
        {"date,rep\n", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct table *table =
            table_of(source_open_bytes("x.csv", rows[i].text, strlen(rows[i].text)), 0);
        assert_int_equal(crm_knows(table), rows[i].known);
        table_close(table);
    }
    events_close(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical_events_are_read),
        cmocka_unit_test(canonical_rows_that_make_no_sense),
        cmocka_unit_test(a_deal_gives_several_events),
        cmocka_unit_test(a_deal_that_makes_no_sense),
        cmocka_unit_test(a_report_with_lines_below),
        cmocka_unit_test(days_outside_are_passed_over),
        cmocka_unit_test(files_of_several_kinds_are_one_series),
        cmocka_unit_test(a_map_reads_what_is_not_known),
        cmocka_unit_test(a_format_may_be_given),
        cmocka_unit_test(decimal_marks),
        cmocka_unit_test(looking_ahead_mixes_nothing),
        cmocka_unit_test(what_is_no_export_is_trouble),
        cmocka_unit_test(a_table_that_is_open_gives_its_events),
        cmocka_unit_test(headers_are_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
