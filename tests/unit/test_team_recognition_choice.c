/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which findings become rows, with a finder that is told what to find.
 */
#include "scratch.h"

#include <math.h>

#include "base/day.h"
#include "csv/aside.h"
#include "measure/rules.h"
#include "team/recognition_choice.h"

enum { AS_OF = 20777 }; /* 2026-11-20, a Friday */

/* A day on which a person met a rule. */
struct deed {
    int person;
    const char *event;
    int day;
};

struct deeds {
    const struct deed *items;
    size_t count;
    const struct recognition_rules *rules;
};

/* The first of a rule's deeds in since..last is its first turn, and so on. */
static bool
find(size_t rule, int person, int since, int last, size_t *turn, struct finding *finding,
    const void *data)
{
    const struct deeds *deeds = data;
    for (; *turn < deeds->count; ++*turn) {
        const struct deed *deed = &deeds->items[*turn];
        if (deed->person != person || deed->day < since || deed->day > last ||
            strcmp(deed->event, deeds->rules->items[rule].event) != 0)
            continue;
        *finding = finding_none;
        finding->day = deed->day;
        finding->now = (struct finding_stretch){deed->day, deed->day, 1, 1, ""};
        ++*turn;
        return true;
    }
    return false;
}

static bool
was_there(int person, int first, int last, const void *data)
{
    (void)data;
    return person != 3 && last - first == RECOGNITION_DAYS - 1;
}

/* What is written: "REP RULE DATE\n" for each row, by the columns of the stream. */
static const char *
chosen(const char *history, const struct deed *deeds, size_t count, int per_person, bool debt)
{
    static char rows[70000];
    char *path = scratch_text("");
    aside_begin(NULL, false);
    struct roster *roster =
        roster_read(scratch_text("rep,role\nCleo,\nBot,agent\nAna,\nBen,\n"), 0);
    struct recognition_rules rules = {0};
    recognition_rules_read(&rules,
        scratch_text("rule,driver,event,test,threshold,text\n"
                     "help,b,help,any,1,Helped.\nstory,p,story;visit,any,1,Told.\n"
                     "new,m,help,any,1,New.\nwin,m,win,any,1,Won.\n"),
        0, rule_test_words);
    struct recognition_words *words = recognition_words_read(
        scratch_text("list,word,text\nwhat,any,{event} {first}\nwithout,known,{known}\n"
                     "without,look-closer,?\nwithout,since,{first}\nwithout,never,never\n"),
        0, roster, NULL);
    (void)roster_number(roster, "Zoe");
    (void)roster_number(roster, "Ada");
    struct recognition_history *said =
        recognition_history_read(scratch_text(history), 0, roster, AS_OF);
    const struct deeds found = {deeds, count, &rules};
    const struct recognition_choice choice = {&rules, rule_test_words, said, words, roster,
        per_person, AS_OF - 6, AS_OF, 6, find, was_there, &found};
    struct writer *writer = writer_open(path, &writer_plain);
    (debt ? recognition_choose_debt : recognition_choose)(&choice, writer);
    writer_commit(writer);
    struct recognition_spread spread = recognition_spread_of(&choice);
    snprintf(rows, sizeof rows, "%s%zu of %zu, %zu", scratch_content(path), spread.thanked,
        spread.people, spread.words);
    recognition_history_free(said);
    recognition_words_free(words);
    recognition_rules_free(&rules);
    roster_free(roster);
    (void)aside_finish(STATUS_DONE);
    return rows;
}

enum { CLEO, BOT, ANA, BEN, ZOE, ADA };

static void
people_in_the_order_of_the_roster_then_by_name(void **state)
{
    (void)state;
    const struct deed deeds[] = {{ZOE, "win", AS_OF}, {ADA, "win", AS_OF}, {ANA, "win", AS_OF},
        {BOT, "win", AS_OF}, {CLEO, "win", AS_OF}, {BEN, "story", AS_OF - 7}};
    assert_string_equal(chosen("", deeds, COUNT(deeds), 3, false),
        "2026-11-20,Cleo,m,win,win 2026-11-20,,Won.\n2026-11-20,Ana,m,win,win 2026-11-20,,Won.\n"
        "2026-11-20,Ada,m,win,win 2026-11-20,,Won.\n2026-11-20,Zoe,m,win,win 2026-11-20,,Won.\n"
        "0 of 4, 0");
}

static void
rules_in_their_order_and_one_thing_once(void **state)
{
    (void)state;
    /* Help is found by two rules, and two kinds of events by one: each is said once. */
    const struct deed deeds[] = {{ANA, "win", AS_OF}, {ANA, "visit", AS_OF},
        {ANA, "story", AS_OF - 1}, {ANA, "help", AS_OF - 2}, {ANA, "help", AS_OF}};
    assert_string_equal(chosen("", deeds, COUNT(deeds), 3, false),
        "2026-11-20,Ana,b,help,help 2026-11-18,,Helped.\n"
        "2026-11-20,Ana,p,story,story 2026-11-19,,Told.\n"
        "2026-11-20,Ana,m,win,win 2026-11-20,,Won.\n0 of 4, 0");
    assert_string_equal(chosen("", deeds, COUNT(deeds), 1, false),
        "2026-11-20,Ana,b,help,help 2026-11-18,,Helped.\n0 of 4, 0");
}

static void
the_history_of_these_days_counts(void **state)
{
    (void)state;
    const struct deed deeds[] = {{ANA, "win", AS_OF}, {ANA, "help", AS_OF}};
    assert_string_equal(
        chosen("2026-11-14,Ana,,other,,,\n2026-11-13,Ana,,other,,,\n", deeds, 2, 2, false),
        "2026-11-20,Ana,b,help,help 2026-11-20,,Helped.\n1 of 4, 2");
    assert_string_equal(
        chosen("2026-11-14,Ana,,other,,,\n2026-11-15,Ana,,other,,,\n", deeds, 2, 2, false),
        "1 of 4, 2");
}

static void
what_was_said_is_looked_for_no_more(void **state)
{
    (void)state;
    const struct deed deeds[] = {{ANA, "help", AS_OF - 3}, {ANA, "help", AS_OF - 1}};
    assert_string_equal(chosen("2026-11-17,Ana,,help,,,\n", deeds, 2, 3, false),
        "2026-11-20,Ana,b,help,help 2026-11-19,,Helped.\n1 of 4, 1");
    assert_string_equal(chosen("2026-11-19,Ana,,help,,,\n", deeds, 2, 3, false),
        "2026-11-20,Ana,m,new,help 2026-11-17,,New.\n1 of 4, 1"); /* another rule */
    assert_string_equal(chosen("2026-11-19,Ana,,help,,help on 2026-11-19,\n", deeds, 2, 3, false),
        "1 of 4, 1"); /* but it is the same event */
}

static void
the_next_turn_is_taken_when_the_first_was_said(void **state)
{
    (void)state;
    /* By its `what`, long ago: the second win is new. */
    const struct deed deeds[] = {{ANA, "win", AS_OF - 3}, {ANA, "win", AS_OF - 1}};
    assert_string_equal(chosen("2026-10-01,Ana,,win,win 2026-11-17,,\n", deeds, 2, 3, false),
        "2026-11-20,Ana,m,win,win 2026-11-19,,Won.\n0 of 4, 0");
}

static void
debts_come_oldest_first_and_then_who_had_none(void **state)
{
    (void)state;
    const struct deed deeds[] = {{BEN, "help", AS_OF - 27}, {BEN, "win", AS_OF - 1},
        {ANA, "story", AS_OF - 27}, {ANA, "story", AS_OF - 20}, {CLEO, "win", AS_OF - 20},
        {ANA, "win", AS_OF - 28}, {ZOE, "win", AS_OF - 2}};
    /* Ben was not there all the time, Zoe had a word on the day of the deed, and Ana's win is four
       weeks and a day old. */
    assert_string_equal(chosen("2026-10-23,Ana,,other,,,\n2026-11-18,Zoe,,other,,,\n", deeds,
                            COUNT(deeds), 3, true),
        "2026-10-24,Ana,p,story,story 2026-10-24,,Told.\n"
        "2026-10-24,Ben,b,help,help 2026-10-24,,Helped.\n"
        "2026-10-31,Cleo,m,win,win 2026-10-31,,Won.\n"
        "2026-11-19,Ben,m,win,win 2026-11-19,,Won.\n"
        ",Cleo,,four-weeks,never,,win\n"
        ",Ada,,four-weeks,never,,?\n"
        "2026-10-23,Ana,,four-weeks,2026-10-23,,story\n"
        "1 of 4, 1");
}

int
main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(people_in_the_order_of_the_roster_then_by_name),
        cmocka_unit_test(rules_in_their_order_and_one_thing_once),
        cmocka_unit_test(the_history_of_these_days_counts),
        cmocka_unit_test(what_was_said_is_looked_for_no_more),
        cmocka_unit_test(the_next_turn_is_taken_when_the_first_was_said),
        cmocka_unit_test(debts_come_oldest_first_and_then_who_had_none),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
