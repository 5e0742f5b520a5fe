/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/roster: which spellings are the same person and which are not, what a roster must not say,
 * and who was met but is not on it.
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
#include "scratch.h"
#include "team/roster.h"

static const char team[] =
    "Rep,Alias,manager,team,role,start,end,share,base_pay_ok\n"
    "Ana Ruiz,Ana.Ruiz2@Example.com; 005A0000001AbCd ;A. Ruiz,Dana Lee,North,closer,"
    "2026-01-05,,0.8,Yes\n"
    "Ben  Okoro,u42;;ben okoro,,,agent,,2026-12-31,,\n"
    "Zo\xc3\xab Lind,005B0000002WxYzIAE,,,,,,1,0\n";

static void
without_a_file_everybody_is_new(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    assert_false(roster_given(roster));
    assert_int_equal(roster_count(roster), 0);
    assert_int_equal(roster_number(roster, "Ana Ruiz"), 0);
    assert_int_equal(roster_number(roster, "Ben Okoro"), 1);
    assert_int_equal(roster_number(roster, "  Ana \t Ruiz\xc2\xa0"), 0);
    assert_int_equal(roster_number(roster, "ana ruiz"), 2); /* case counts */
    assert_int_equal(roster_number(roster, "005A0000001AbCd"), 3);
    assert_int_equal(roster_number(roster, "005A0000001AbCdIAE"), 4);
    assert_int_equal(roster_number(roster, " Carl  Berg "), 5);
    assert_int_equal(roster_number(roster, "Carl Berg"), 5);
    assert_int_equal(roster_count(roster), 6);
    const struct person *person = roster_person(roster, 5);
    assert_string_equal(person->rep, "Carl Berg");
    assert_string_equal(person->manager, "");
    assert_string_equal(person->team, "");
    assert_string_equal(person->role, "");
    assert_string_equal(person->base_pay_ok, "");
    assert_int_equal(person->start, DAY_NONE);
    assert_int_equal(person->end, DAY_NONE);
    assert_true(person->share == 1);
    assert_false(person->on_roster);
    assert_int_equal(roster_say_unknown(roster), 0);
    roster_free(roster);
    roster_free(NULL);
}

static void
people_are_as_the_file_says(void **state)
{
    (void)state;
    struct roster *roster = roster_read(scratch_text(team), 0);
    assert_true(roster_given(roster));
    assert_int_equal(roster_count(roster), 3);
    const struct person *ana = roster_person(roster, 0), *ben = roster_person(roster, 1);
    assert_string_equal(ana->rep, "Ana Ruiz");
    assert_string_equal(ana->manager, "Dana Lee");
    assert_string_equal(ana->team, "North");
    assert_string_equal(ana->role, "closer");
    assert_string_equal(ana->base_pay_ok, "yes");
    assert_int_equal(ana->start, day_make(2026, 1, 5));
    assert_int_equal(ana->end, DAY_NONE);
    assert_true(ana->share == 0.8);
    assert_true(ana->on_roster);
    assert_string_equal(ben->rep, "Ben Okoro");
    assert_string_equal(ben->manager, "");
    assert_string_equal(ben->base_pay_ok, "");
    assert_int_equal(ben->start, DAY_NONE);
    assert_int_equal(ben->end, day_make(2026, 12, 31));
    assert_true(ben->share == 1);
    assert_string_equal(roster_person(roster, 2)->base_pay_ok, "no");
    roster_free(roster);
}

static void
every_alias_is_the_person(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int number;
    } rows[] = {
        {"Ana Ruiz", 0},
        {" ANA  RUIZ ", 0},           /* case does not count in names */
        {"ana.ruiz2@example.COM", 0}, /* nor in e-mail addresses */
        {"A. Ruiz", 0},
        {"005A0000001AbCd", 0},
        {"005A0000001AbCdIAE", 0}, /* the long form of the same id */
        {"005A0000001AbCdXXX", 0},
        {"BEN OKORO", 1},
        {"u42", 1},
        {"ZO\xc3\x8b LIND", 2},
        {"Zoe\xcc\x88 Lind", 2}, /* the same letters, composed differently */
        {"005B0000002WxYz", 2},
        {"005B0000002WxYzIAE", 2},
        {"005A0000001abcd", 3}, /* case counts in ids */
        {"005A0000001AbC", 4},  /* too short for one */
        {"005A0000001AbCdI", 5},
        {"005A0000001AbC-", 6},
        {"U42", 7},
        {"u 42", 8},
        {"Ana Ruiz-Vega", 9},
        {"ana ruiz-vega", 10}, /* strangers are told apart by case */
        {" Ana  Ruiz-Vega", 9},
    };
    struct roster *roster = roster_read(scratch_text(team), 0);
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < COUNT(rows); i++)
            if (roster_number(roster, rows[i].name) != rows[i].number)
                fail_msg("'%s' is %d", rows[i].name, roster_number(roster, rows[i].name));
    assert_false(roster_person(roster, 9)->on_roster);
    assert_string_equal(roster_person(roster, 9)->rep, "Ana Ruiz-Vega");
    roster_free(roster);
}

/* "Last, First" and addresses in brackets are other readings of a name, asked of a roster only, and
   after the name as it is written. */
static void
names_are_read_otherwise_when_a_roster_knows_them(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int number;
    } rows[] = {
        {"Garc\xc3\xad\x61 Ruiz, Ana", 0},
        {"GARC\xc3\x8d\x41 RUIZ,ANA", 0},
        {"Ana Garc\xc3\xad\x61 Ruiz (ana@x.example)", 0}, /* by the address */
        {"A. Nobody (ana@x.example)", 0},
        {"Ben Okoro <b.okoro@x.example>", 1}, /* by the name: nobody has the address */
        {"Okoro, Ben (b.okoro@x.example)", 1},
        {"Ben Okoro (ana@x.example)", 0}, /* an address says more than a name */
        {"Lind, Zo\xc3\xab", 2},          /* as it is written it is Ed's alias */
        {"Lind, Ed", 2},
        {"Ruiz, Carla", 4},
        {"Carla Ruiz", 5}, /* strangers are not put together */
        {"Ben Okoro (North)", 6},
    };
    struct roster *roster = roster_read(scratch_text("rep,alias\n"
                                                     "Ana Garc\xc3\xad\x61 Ruiz,ana@x.example\n"
                                                     "Ben Okoro,\n"
                                                     "Ed Lind,\"Lind, Zo\xc3\xab\"\n"
                                                     "Zo\xc3\xab Lind,\n"),
        0);
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < COUNT(rows); i++)
            if (roster_number(roster, rows[i].name) != rows[i].number)
                fail_msg("'%s' is %d", rows[i].name, roster_number(roster, rows[i].name));
    assert_string_equal(roster_person(roster, 4)->rep, "Ruiz, Carla"); /* kept as written */
    roster_free(roster);

    roster = roster_read(NULL, 0);
    assert_int_equal(roster_number(roster, "Ana Ruiz"), 0);
    assert_int_equal(roster_number(roster, "Ruiz, Ana"), 1);
    assert_int_equal(roster_number(roster, "Ana Ruiz (ana@x.example)"), 2);
    roster_free(roster);
}

static void
agents_are_those_whose_role_says_so(void **state)
{
    (void)state;
    struct roster *roster =
        roster_read(scratch_text("rep,role\nAna,closer\nBot,agent\n"
                                 "Deal Bot, AGENT \nEd,agent of change\nFay,\n"),
            0);
    static const bool agent[] = {false, true, true, false, false};
    for (int i = 0; i < 5; i++)
        assert_int_equal(roster_is_agent(roster, i), agent[i]);
    assert_false(roster_is_agent(roster, roster_number(roster, "agent")));
    assert_false(roster_is_agent(roster, -1));
    roster_free(roster);
    roster = roster_read(scratch_text("rep\nagent\n"), 0);
    assert_false(roster_is_agent(roster, 0));
    roster_free(roster);
}

static void
read_it(void *text)
{
    aside_begin(NULL, false);
    struct roster *roster = roster_read(text, 0);
    for (int i = 0; i < roster_count(roster); i++)
        printf("%s;", roster_person(roster, i)->rep);
    exit(aside_finish(STATUS_DONE));
}

/* What is said of a roster with these rows, without the name of the file. */
static struct outcome
outcome_of(const char *text)
{
    char *path = scratch_text(text);
    struct outcome outcome = child_run(read_it, path);
    char *found;
    while ((found = strstr(outcome.err, path)))
        memmove(found, found + strlen(path), strlen(found + strlen(path)) + 1);
    return outcome;
}

static void
a_name_of_two_people_ends_the_program(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"rep,alias\nAna,a\nBen,b;A\n", "amptools: :3: 'A' is also a name of 'Ana' on line 2; "
                                        "a name can belong to one person only\n"},
        {"rep,alias\nAna,\n\nBen, ana \n",
            "amptools: :4: ' ana ' is also a name of 'Ana' on line 2; "
            "a name can belong to one person only\n"},
        {"rep\nAna\nBen\nANA\n", "amptools: :4: 'ANA' is also a name of 'Ana' on line 2; "
                                 "a name can belong to one person only\n"},
        {"rep,alias\nAna,005A0000001AbCd\nBen,005A0000001AbCdIAE\n",
            "amptools: :3: '005A0000001AbCdIAE' is also a name of 'Ana' on line 2; "
            "a name can belong to one person only\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct outcome outcome = outcome_of(rows[i].text);
        assert_string_equal(outcome.err, rows[i].message);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
    struct outcome outcome = outcome_of("rep,alias\nAna,ana;Ana; ana ;a;A\n");
    assert_string_equal(outcome.err, "");
    assert_int_equal(outcome.status, STATUS_DONE);
}

static void
rows_that_make_no_sense_are_set_aside(void **state)
{
    (void)state;
    struct outcome outcome = outcome_of("rep,start,end,share,base_pay_ok\n"
                                        " ,,,,\n"
                                        "Ana,5 January 2026,,,\n"
                                        "Ben,,2026-02-30,,\n"
                                        "Carl,2026-03-02,2026-03-01,,\n"
                                        "Dora,2026-03-01,2026-03-01,1,n\n"
                                        "Ed,,,0,\n"
                                        "Fay,,,1.01,\n"
                                        "Gil,,,-0.5,\n"
                                        "Hal,,,80%,\n"
                                        "Ida,,,0.01,TRUE\n"
                                        "Jon,,,,sometimes\n");
    assert_string_equal(outcome.out, "Dora;Ida;");
    assert_string_equal(outcome.err,
        "amptools: :2: rep ' ' is nobody's name\n"
        "amptools: :3: start '5 January 2026' is not a date (YYYY-MM-DD)\n"
        "amptools: :4: end '2026-02-30' is not a date (YYYY-MM-DD)\n"
        "amptools: :5: end '2026-03-01' is before start\n"
        "amptools: :7: share '0' is not a share above 0 and up to 1\n"
        "amptools: :8: share '1.01' is not a share above 0 and up to 1\n"
        "amptools: :9: share '-0.5' is not a share above 0 and up to 1\n"
        "amptools: :10: share '80%' is not a share above 0 and up to 1\n"
        "amptools: :12: base_pay_ok 'sometimes' is neither yes nor no\n"
        "amptools: 9 of 11 rows set aside\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

static void
the_rep_column_is_needed(void **state)
{
    (void)state;
    struct outcome outcome = outcome_of("name,manager\nAna,Dana\n");
    assert_string_equal(outcome.err, "amptools: : no column 'rep'; the header is 'name,manager'\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome_of("rep\n").out, "");
    assert_int_equal(outcome_of("rep\n").status, STATUS_DONE);
}

struct meeting {
    int strangers;
    const char *path;
};

static void
meet(void *data)
{
    const struct meeting *meeting = data;
    struct roster *roster = roster_read(meeting->path, 0);
    (void)roster_number(roster, "ana ruiz");
    for (int i = 0; i < meeting->strangers; i++) {
        char name[32];
        snprintf(name, sizeof name, "Stranger  %d", i + 1);
        (void)roster_number(roster, name);
        (void)roster_number(roster, name);
    }
    exit(roster_say_unknown(roster));
}

static void
strangers_are_named_once(void **state)
{
    (void)state;
    static const struct {
        int strangers;
        const char *message;
    } rows[] = {
        {0, ""},
        {1, "amptools: 1 name is not on the roster: 'Stranger 1'\n"},
        {2, "amptools: 2 names are not on the roster: 'Stranger 1', 'Stranger 2'\n"},
        {12, "amptools: 12 names are not on the roster: 'Stranger 1', 'Stranger 2', "
             "'Stranger 3', 'Stranger 4', 'Stranger 5', 'Stranger 6', 'Stranger 7', "
             "'Stranger 8', 'Stranger 9', 'Stranger 10', ...\n"},
    };
    char *path = scratch_text(team);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct meeting meeting = {rows[i].strangers, path};
        struct outcome outcome = child_run(meet, &meeting);
        assert_string_equal(outcome.err, rows[i].message);
        assert_int_equal(outcome.status, rows[i].strangers);
        meeting.path = NULL;
        assert_string_equal(child_run(meet, &meeting).err, "");
    }
}

/* Spellings are remembered; people stay where they are told to be. */
static void
many_people(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct roster *roster = roster_read(NULL, 0);
    char name[32];
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, " rep %d", i);
        assert_int_equal(roster_number(roster, name), i);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "rep %d", i);
        assert_int_equal(roster_number(roster, name), i);
        assert_string_equal(roster_person(roster, i)->rep, name);
    }
    assert_int_equal(roster_count(roster), MANY);
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_everybody_is_new),
        cmocka_unit_test(people_are_as_the_file_says),
        cmocka_unit_test(every_alias_is_the_person),
        cmocka_unit_test(names_are_read_otherwise_when_a_roster_knows_them),
        cmocka_unit_test(agents_are_those_whose_role_says_so),
        cmocka_unit_test(a_name_of_two_people_ends_the_program),
        cmocka_unit_test(rows_that_make_no_sense_are_set_aside),
        cmocka_unit_test(the_rep_column_is_needed),
        cmocka_unit_test(strangers_are_named_once),
        cmocka_unit_test(many_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
