/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/goal_questions: yes, no or cannot tell, and a question instead of a mark.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv/table.h"
#include "scratch.h"
#include "team/goal_questions.h"

#define REACH "What would have to change for this to be within reach?"
#define STRETCH "At the present pace this is nearly certain: what would be worth stretching for?"
#define WHERE "Where would we see this? Nothing in the data shows it yet."
#define SERVES "Which goal of the team does this serve?"
#define WHO "Who is better off when this is met?"
#define APART "Apart from the money: who is better off when this is met?"

/* A goal of which everything can be told, and nothing is against it. */
static struct goal
good_goal(void)
{
    struct goal goal = {.person = 0,
        .has_target = true,
        .per = PERIOD_NONE,
        .start = DAY_NONE,
        .due = day_make(2026, 12, 31)};
    for (size_t i = 0; i < GOAL_COLUMNS; i++)
        goal.texts[i] = "";
    goal.texts[GOAL_METRIC] = "call";
    goal.texts[GOAL_WHY] = "so that customers hear from us before they have to ask";
    goal.texts[GOAL_SUPPORTS] = "every customer answered";
    return goal;
}

static struct goal_evidence
good_evidence(void)
{
    return (struct goal_evidence){.seen = true, .team_goals = true, .likelihood = 0.5};
}

static void
assert_answer(const struct goal *goal, const struct goal_evidence *evidence,
    enum status_column check, const char *answer, const char *question)
{
    struct goal_questions *questions = goal_questions_new();
    struct goal_answers answers = goal_questions_of(questions, goal, evidence);
    assert_string_equal(answers.check[check], answer);
    assert_string_equal(answers.question[check], question);
    for (size_t i = 0; i < GOAL_CHECKS; i++)
        if (i != (size_t)check) /* the others do not change with it */
            assert_true(strcmp(answers.check[i], "no") != 0 && !*answers.question[i]);
    goal_questions_free(questions);
}

static void
a_good_goal_raises_no_question(void **state)
{
    (void)state;
    struct goal goal = good_goal();
    struct goal_evidence evidence = good_evidence();
    struct goal_questions *questions = goal_questions_new();
    struct goal_answers answers = goal_questions_of(questions, &goal, &evidence);
    for (size_t i = 0; i < GOAL_CHECKS; i++) {
        assert_string_equal(answers.check[i], "yes");
        assert_string_equal(answers.question[i], "");
    }
    goal_questions_free(questions);
    goal_questions_free(NULL);
}

/* Nothing is known of it: nothing can be told, and only its purpose is asked for. */
static void
an_empty_goal_cannot_be_told(void **state)
{
    (void)state;
    struct goal goal = {.person = GOAL_TEAM, .start = DAY_NONE, .due = DAY_NONE};
    for (size_t i = 0; i < GOAL_COLUMNS; i++)
        goal.texts[i] = "";
    struct goal_evidence evidence = {.likelihood = NAN};
    struct goal_questions *questions = goal_questions_new();
    struct goal_answers answers = goal_questions_of(questions, &goal, &evidence);
    for (size_t i = 0; i < GOAL_CHECKS; i++) {
        assert_string_equal(answers.check[i], "");
        assert_string_equal(answers.question[i], i == STATUS_PURPOSEFUL ? WHO : "");
    }
    goal_questions_free(questions);
}

static void
specific_measurable_and_time_bound(void **state)
{
    (void)state;
    struct goal_evidence evidence = good_evidence();
    struct goal goal = good_goal();
    goal.texts[GOAL_METRIC] = "";
    assert_answer(&goal, &evidence, STATUS_SPECIFIC, "", "");
    assert_answer(&goal, &evidence, STATUS_MEASURABLE, "yes", "");
    assert_answer(&goal, &evidence, STATUS_RELEVANT, "", "");
    goal = good_goal();
    goal.has_target = false;
    assert_answer(&goal, &evidence, STATUS_SPECIFIC, "", "");
    assert_answer(&goal, &evidence, STATUS_MEASURABLE, "", "");
    goal = good_goal();
    goal.due = DAY_NONE;
    assert_answer(&goal, &evidence, STATUS_TIME_BOUND, "", "");
    goal.per = PERIOD_WEEK;
    assert_answer(&goal, &evidence, STATUS_TIME_BOUND, "yes", "");
}

/* From .05 to .95, both ends within. */
static void
achievable(void **state)
{
    (void)state;
    static const struct {
        double likelihood;
        const char *answer, *question;
    } rows[] = {
        {NAN, "", ""},
        {0, "no", REACH},
        {0.0499, "no", REACH},
        {0.05, "yes", ""},
        {0.95, "yes", ""},
        {0.9501, "no", STRETCH},
        {1, "no", STRETCH},
    };
    struct goal goal = good_goal();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal_evidence evidence = good_evidence();
        evidence.likelihood = rows[i].likelihood;
        assert_answer(&goal, &evidence, STATUS_ACHIEVABLE, rows[i].answer, rows[i].question);
    }
}

static void
relevant(void **state)
{
    (void)state;
    static const struct {
        bool seen, team_goals, of_the_team;
        const char *supports, *answer, *question;
    } rows[] = {
        {true, true, false, "a goal", "yes", ""},
        {true, true, false, "", "no", SERVES},
        {true, true, true, "", "yes", ""}, /* the team's own goal serves itself */
        {true, false, false, "", "yes", ""},
        {false, true, false, "", "no", WHERE},
        {false, false, true, "a goal", "no", WHERE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal goal = good_goal();
        struct goal_evidence evidence = good_evidence();
        goal.texts[GOAL_SUPPORTS] = rows[i].supports;
        goal.person = rows[i].of_the_team ? GOAL_TEAM : 0;
        evidence.seen = rows[i].seen;
        evidence.team_goals = rows[i].team_goals;
        assert_answer(&goal, &evidence, STATUS_RELEVANT, rows[i].answer, rows[i].question);
    }
}

static void
purposeful(void **state)
{
    (void)state;
    struct goal goal = good_goal();
    struct goal_evidence evidence = good_evidence();
    goal.texts[GOAL_WHY] = "";
    assert_answer(&goal, &evidence, STATUS_PURPOSEFUL, "", WHO);
    goal.texts[GOAL_WHY] = "to hit my 120k quota";
    assert_answer(&goal, &evidence, STATUS_PURPOSEFUL, "no", APART);
}

static void
what_is_only_about_money(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        bool only_money;
    } rows[] = {
        {"", false},
        {" ", false},
        {"to hit my 120k quota", true},
        {"Quota!", true},
        {"QUOTA, commission & bonus", true},
        {"$25,000", true},
        {"120%", true},
        {"to make 1.2 million by Q3", false}, /* million and by are none either: rather too few */
        {"because it is more money", true},
        {"our revenue target (2026)", true},
        {"more \"money\"", true},
        {"so that new customers settle in", false},
        {"quota for the children's hospital", false},
        {"customers", false},
        {"moneyed", false}, /* whole words */
        {"-- ", true},      /* says nothing else either */
        {"\xe2\x82\xac", true},
    };
    struct goal_questions *questions = goal_questions_new();
    for (size_t i = 0; i < COUNT(rows); i++)
        if (goal_questions_only_money(questions, rows[i].why) != rows[i].only_money)
            fail_msg("'%s'", rows[i].why);
    goal_questions_free(questions);
}

/* Every question of the table can be asked. */
static void
the_table_has_no_row_too_many(void **state)
{
    (void)state;
    static const char *const wanted[] = {"achievable/out-of-reach", "achievable/too-easy",
        "relevant/nothing-seen", "relevant/no-team-goal", "purposeful/empty",
        "purposeful/only-money"};
    struct table *table = table_builtin("team/questions");
    int check = table_need(table, "check"), which = table_need(table, "case");
    int question = table_need(table, "question");
    size_t rows = 0;
    for (; table_next(table); rows++) {
        char key[80];
        size_t i = 0;
        snprintf(key, sizeof key, "%s/%s", table_cell(table, check), table_cell(table, which));
        while (i < COUNT(wanted) && strcmp(wanted[i], key) != 0)
            i++;
        if (i == COUNT(wanted))
            fail_msg("%s is never asked", key);
        assert_null(strchr(table_cell(table, question), ';')); /* which stands between questions */
    }
    assert_int_equal(rows, COUNT(wanted));
    table_close(table);
}

static void
answers_are_written_as_cells(void **state)
{
    (void)state;
    static const struct {
        struct goal_answers answers;
        const char *line;
        bool some_no;
    } rows[] = {
        {{{"yes", "yes", "", "yes", "", "yes"}, {"", "", "", "", "", ""}}, "yes,yes,,yes,,yes,\n",
            false},
        {{{"yes", "", "no", "no", "", ""}, {"", "", "One?", "Two, three?", "", "Four?"}},
            "yes,,no,no,,,\"One?;Two, three?;Four?\"\n", true},
        {{{"", "", "", "", "", ""}, {"", "", "", "", "", "Who?"}}, ",,,,,,Who?\n", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *path = scratch_text("");
        struct writer *writer = writer_open(path, &writer_plain);
        assert_int_equal(goal_answers_write(&rows[i].answers, writer), rows[i].some_no);
        writer_end_row(writer);
        writer_commit(writer);
        assert_string_equal(scratch_content(path), rows[i].line);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_goal_raises_no_question),
        cmocka_unit_test(an_empty_goal_cannot_be_told),
        cmocka_unit_test(specific_measurable_and_time_bound),
        cmocka_unit_test(achievable),
        cmocka_unit_test(relevant),
        cmocka_unit_test(purposeful),
        cmocka_unit_test(what_is_only_about_money),
        cmocka_unit_test(the_table_has_no_row_too_many),
        cmocka_unit_test(answers_are_written_as_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
