/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of what there is to decide: a file replaces the table that is built in, and a row that
 * makes no sense ends the program with its line.
 */
#include "child.h"
#include "scratch.h"

#include <math.h>

#include "csv/aside.h"
#include "team/decision_rules.h"
#include "work/decisions.h"

static const struct decision_kind kinds[] = {
    {"promise-overdue", true, true},
    {"scale-fell", false, false},
    {NULL, false, false},
};
static const char *const fields[] = {"count", "list"};

#define HEADER "rule,about,subject,threshold,question,reason\n"

static void
rows_become_rules(void **state)
{
    (void)state;
    struct decision_rules rules = {0};
    const char *path = scratch_text(HEADER "Scale-Fell,team,load,,What now?,{list} fell.\n"
                                           "promise-overdue,Manager,, 2.5 ,Keep it?,"
                                           "\"{count} {count|is|are} late, {list}\"\n");
    decision_rules_read(&rules, path, 0, kinds, fields, COUNT(fields));
    assert_int_equal(rules.count, 2);
    assert_string_equal(rules.items[0].rule, "scale-fell");
    assert_int_equal(rules.items[0].number, 1);
    assert_int_equal(rules.items[0].about, ABOUT_TEAM);
    assert_string_equal(rules.items[0].subject, "load");
    assert_true(isnan(rules.items[0].threshold));
    assert_string_equal(rules.items[0].question, "What now?");
    assert_int_equal(rules.items[0].place.line, 2);
    assert_int_equal(rules.items[1].about, ABOUT_MANAGER);
    assert_true(rules.items[1].threshold == 2.5);
    assert_string_equal(rules.items[1].reason, "{count} {count|is|are} late, {list}");
    assert_int_equal(strlen(rules.digest), 64);
    decision_rules_free(&rules);
    assert_int_equal(rules.count, 0);
}

/* Every rule that there is has a row, and every question leaves at least two ways open. */
static void
the_built_in_rules_make_sense(void **state)
{
    (void)state;
    struct decision_rules rules = {0};
    decision_rules_read(&rules, NULL, 0, decision_kinds, decision_fields, DECISION_FIELDS);
    assert_string_equal(rules.digest, "");
    assert_string_equal(rules.items[0].rule, "promise-overdue"); /* one's own promises first */
    for (int kind = 0; decision_kinds[kind].rule; kind++) {
        size_t i = 0;
        while (i < rules.count && rules.items[i].number != kind)
            i++;
        if (i == rules.count)
            fail_msg("no row for %s", decision_kinds[kind].rule);
    }
    for (size_t i = 0; i < rules.count; i++) {
        const char *question = rules.items[i].question;
        assert_non_null(strstr(question, " or "));
        assert_int_equal(question[strlen(question) - 1], '?');
        assert_int_equal(rules.items[i].reason[strlen(rules.items[i].reason) - 1], '.');
    }
    decision_rules_free(&rules);
}

/* A piece for child_run(). */
static void
read_rules(void *path)
{
    struct decision_rules rules = {0};
    decision_rules_read(&rules, path, 0, kinds, fields, COUNT(fields));
    decision_rules_free(&rules);
}

static void
a_row_that_makes_no_sense_ends_the_program(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {HEADER "scale-rose,team,,1,q?,r\n",
            ":2: rule 'scale-rose' is not a rule: promise-overdue, scale-fell"},
        {HEADER "scale-fell,everybody,,1,q?,r\n", ":2: about 'everybody' is not team, person or"},
        {HEADER "scale-fell,,,1,q?,r\n", ":2: about '' is not team, person or manager"},
        {HEADER "promise-overdue,team,,1,q?,r\n", ":2: about 'team' is for everybody's eyes, and"},
        {HEADER "promise-overdue,manager,,,q?,r\n", ":2: threshold '' is empty, and this rule"},
        {HEADER "promise-overdue,manager,,few,q?,r\n", ":2: threshold 'few' is not a number"},
        {HEADER "scale-fell,team,,,q?,r\nscale-fell,team,,, ,r\n", ":3: question ' ' is empty"},
        {HEADER "scale-fell,team,,,q?,\n", ":2: reason '' is empty"},
        {HEADER "scale-fell,team,,,q?,{cuont}\n",
            ":2: reason has no such placeholder as '{cuont}'"},
        {HEADER "scale-fell,team,,,{count|a}?,r\n", ":2: question has no such placeholder as"},
        {HEADER "scale-fell,team,,,q?\n", ":2: has fewer cells than the header"},
        {"rule,about,subject,question,reason\n", ": no column 'threshold'"},
        {"", ": empty, no header"},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct outcome outcome = child_run(read_rules, scratch_text(texts[i][0]));
        if (outcome.status != STATUS_TROUBLE || !strstr(outcome.err, texts[i][1]))
            fail_msg("%d: %s", outcome.status, outcome.err);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_rules),
        cmocka_unit_test(the_built_in_rules_make_sense),
        cmocka_unit_test(a_row_that_makes_no_sense_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
