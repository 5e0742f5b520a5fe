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

#include "child.h"
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
    struct goal goal = {.person = 0, .start = DAY_NONE, .due = DAY_NONE};
    for (size_t i = 0; i < GOAL_COLUMNS; i++)
        goal.texts[i] = "";
    goal.texts[GOAL_WHY] = "so that customers hear from us before they have to ask";
    goal.texts[GOAL_SUPPORTS] = "every customer answered";
    goal.texts[GOAL_GUARD] = "win rate";
    return goal;
}

static struct goal_evidence
good_evidence(void)
{
    return (struct goal_evidence){.specific = true,
        .measurable = true,
        .time_bound = true,
        .metric = "calls",
        .metric_unit = "count",
        .counted = "call",
        .vague = "",
        .target = "20",
        .from = "",
        .has_events = true,
        .seen = true,
        .seen_of_person = true,
        .guard_seen = true,
        .reach = GOAL_WITHIN_REACH,
        .start_in_data = "",
        .team_goals = true,
        .serves = true,
        .other = "",
        .at_once = "",
        .adds_up_to = ""};
}

/* The questions of a goal as they are written, after its six checks. Static. */
static const char *
asked(const struct goal *goal, const struct goal_evidence *evidence)
{
    static char line[1000];
    const char *path = scratch_text("");
    struct goal_questions *questions = goal_questions_new();
    struct goal_answers answers = goal_questions_of(questions, goal, evidence);
    struct writer *writer = writer_open(path, &writer_plain);
    goal_answers_write(&answers, goal, evidence, writer);
    writer_end_row(writer);
    writer_commit(writer);
    goal_questions_free(questions);
    const char *text = scratch_content(path);
    for (int i = 0; i < GOAL_CHECKS; i++)
        text = strchr(text, ',') + 1;
    snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
    return line;
}

static void
assert_answer(const struct goal *goal, const struct goal_evidence *evidence,
    enum status_column check, const char *answer, const char *question)
{
    struct goal_questions *questions = goal_questions_new();
    struct goal_answers answers = goal_questions_of(questions, goal, evidence);
    assert_string_equal(answers.check[check], answer);
    for (size_t i = 0; i < GOAL_CHECKS; i++)
        if (i != (size_t)check) /* the others do not change with it */
            assert_true(strcmp(answers.check[i], "no") != 0 && !*answers.question[i]);
    goal_questions_free(questions);
    assert_string_equal(asked(goal, evidence), question);
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

/* Nothing is known of it: it says nothing, so that can be told; what data would show cannot. */
static void
an_empty_goal_is_asked_about(void **state)
{
    (void)state;
    struct goal goal = {.person = GOAL_TEAM, .start = DAY_NONE, .due = DAY_NONE};
    for (size_t i = 0; i < GOAL_COLUMNS; i++)
        goal.texts[i] = "";
    struct goal_evidence evidence = good_evidence();
    evidence = (struct goal_evidence){.metric = "",
        .metric_unit = "",
        .counted = "",
        .vague = "",
        .target = "",
        .from = "",
        .start_in_data = "",
        .other = "",
        .at_once = "",
        .adds_up_to = ""};
    static const char *const checks[GOAL_CHECKS] = {"no", "no", "", "", "no", ""};
    struct goal_questions *questions = goal_questions_new();
    struct goal_answers answers = goal_questions_of(questions, &goal, &evidence);
    for (size_t i = 0; i < GOAL_CHECKS; i++)
        assert_string_equal(answers.check[i], checks[i]);
    assert_float_equal(goal_answers_score(&answers), 0, 0);
    assert_string_equal(asked(&goal, &evidence),
        "What would somebody see that is different when this is reached?;"
        "How would we know that this is reached?;By when?;" WHO);
    goal_questions_free(questions);
}

static void
specific_and_time_bound(void **state)
{
    (void)state;
    struct goal goal = good_goal();
    struct goal_evidence evidence = good_evidence();
    evidence.time_bound = false;
    assert_answer(&goal, &evidence, STATUS_TIME_BOUND, "no", "By when?");
    evidence = good_evidence();
    evidence.specific = false;
    assert_answer(&goal, &evidence, STATUS_SPECIFIC, "no",
        "Which ones: what product or region or kind of customer?");
    evidence.metric_unit = "money";
    assert_string_equal(
        asked(&goal, &evidence), "Of what: which product or region or kind of customer?");
    evidence.metric_unit = ""; /* a skill */
    assert_string_equal(asked(&goal, &evidence), "Of what?");
    evidence.metric = evidence.metric_unit = evidence.counted = "";
    assert_string_equal(asked(&goal, &evidence), "Of what?");
    evidence.target = "";
    assert_string_equal(
        asked(&goal, &evidence), "What would somebody see that is different when this is reached?");
}

/* How many, how much, or from what to what: as the metric asks for it. */
static void
measurable(void **state)
{
    (void)state;
    static const struct {
        const char *metric, *unit, *vague, *question;
    } rows[] = {
        {"qualified meetings", "count", "more", "How many qualified meetings is 'more'?"},
        {"qualified meetings", "count", "", "How many qualified meetings?"},
        {"pipeline", "money", "", "What is the pipeline now and how much should it be?"},
        {"pipeline", "money", "a lot", "How much pipeline is 'a lot'?"},
        {"admin time", "hours", "less", "How much admin time is 'less'?"},
        {"close rate", "percent", "", "What is the close rate now and what should it be?"},
        {"close rate", "percent", "better", "Which close rate would be 'better'?"},
        {"sales cycle", "days", "", "What is the sales cycle now and what should it be?"},
        {"average deal size", "money", "",
            "What is the average deal size now and what should it be?"},
        {"average deal size", "money", "bigger", "Which average deal size would be 'bigger'?"},
        {"deliverable", "", "", "How would we know that this is reached?"},
        {"", "", "", "How would we know that this is reached?"},
        {"", "", "more", "How much is 'more'?"},
        {"calls", "count", "a few; or so", "How many calls is 'a few, or so'?"},
    };
    struct goal goal = good_goal();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal_evidence evidence = good_evidence();
        evidence.measurable = false;
        evidence.metric = rows[i].metric;
        evidence.metric_unit = rows[i].unit;
        evidence.vague = rows[i].vague;
        evidence.is_ratio = strncmp(rows[i].metric, "average", 7) == 0;
        char question[200];
        const char *commas = strchr(rows[i].question, ',');
        snprintf(question, sizeof question, commas ? "\"%s\"" : "%s", rows[i].question);
        assert_answer(&goal, &evidence, STATUS_MEASURABLE, "no", question);
    }
}

static void
achievable(void **state)
{
    (void)state;
    static const struct {
        enum goal_reach reach;
        const char *answer, *question;
    } rows[] = {
        {GOAL_REACH_UNKNOWN, "", ""},
        {GOAL_OUT_OF_REACH, "no", REACH},
        {GOAL_WITHIN_REACH, "yes", ""},
        {GOAL_CERTAIN, "no", STRETCH},
    };
    struct goal goal = good_goal();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal_evidence evidence = good_evidence();
        evidence.reach = rows[i].reach;
        assert_answer(&goal, &evidence, STATUS_ACHIEVABLE, rows[i].answer, rows[i].question);
    }
}

static void
without_events_nothing_is_said_of_what_they_would_show(void **state)
{
    (void)state;
    struct goal goal = good_goal();
    struct goal_evidence evidence = good_evidence();
    evidence.has_events = evidence.seen = evidence.seen_of_person = evidence.guard_seen = false;
    evidence.reach = GOAL_REACH_UNKNOWN;
    assert_answer(&goal, &evidence, STATUS_RELEVANT, "", "");
    assert_answer(&goal, &evidence, STATUS_ACHIEVABLE, "", "");
}

/* What is asked beyond the six checks, each alone. */
static void
further_questions(void **state)
{
    (void)state;
    struct goal goal = good_goal();
    struct goal_evidence evidence = good_evidence();
    goal.texts[GOAL_SET_BY] = "Manager";
    assert_string_equal(
        asked(&goal, &evidence), "What would you have chosen if this goal were yours to set?");
    goal.texts[GOAL_SET_BY] = "both";
    assert_string_equal(asked(&goal, &evidence), "");
    evidence.seen_of_person = false;
    assert_string_equal(asked(&goal, &evidence),
        "Others have this in the data and you do not yet: where would we see yours?");
    goal.person = GOAL_TEAM;
    assert_string_equal(asked(&goal, &evidence), "");
    goal = good_goal();
    evidence = good_evidence();
    evidence.from = "8";
    evidence.start_in_data = "11";
    assert_string_equal(
        asked(&goal, &evidence), "The goal begins at 8 but the data say 11: which is right?");
    evidence = good_evidence();
    evidence.other = "Sell; and sell";
    evidence.pull = GOAL_PULL_OPPOSITE;
    assert_string_equal(asked(&goal, &evidence),
        "\"'Sell, and sell' wants the opposite of this: which of the two comes first?\"");
    evidence.pull = GOAL_PULL_TWO_TARGETS;
    evidence.other = "Call";
    assert_string_equal(asked(&goal, &evidence),
        "'Call' counts the same thing with another number: which of the two holds?");
    evidence.pull = GOAL_PULL_DILUTES;
    assert_string_equal(asked(&goal, &evidence),
        "This and 'Call' can grow at each other's cost: how will both stay in view?");
    evidence = good_evidence();
    evidence.at_once = "6";
    assert_string_equal(
        asked(&goal, &evidence), "That makes 6 goals at once: which few matter most?");
    evidence = good_evidence();
    evidence.adds_up_to = "14";
    assert_string_equal(asked(&goal, &evidence),
        "The goals that serve this one add up to 14 of 20: where does the rest come from?");
}

static void
guards(void **state)
{
    (void)state;
    static const struct {
        const char *counted, *guard, *target;
        bool events, seen;
        const char *question;
    } rows[] = {
        {"call", "", "20", true, true, "What must not suffer while you work on this?"},
        {"meeting.qualified", "", "20", false, false,
            "What must not suffer while you work on this?"},
        {"win", "", "20", true, true, ""},     /* no activity */
        {"calling", "", "20", true, true, ""}, /* not below call */
        {"", "", "20", true, true, ""},        /* nothing that is counted up */
        {"call", "", "", true, true, ""},      /* first of all, how many? */
        {"call", "win rate", "20", true, true, ""},
        {"call", "smiles", "20", false, false, ""},
        {"call", "smiles", "20", true, false,
            "How would we see that 'smiles' does not suffer? Nothing in the data shows it yet."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal goal = good_goal();
        struct goal_evidence evidence = good_evidence();
        goal.texts[GOAL_GUARD] = rows[i].guard;
        evidence.counted = rows[i].counted;
        evidence.target = rows[i].target;
        evidence.has_events = rows[i].events;
        evidence.guard_seen = rows[i].seen;
        assert_string_equal(asked(&goal, &evidence), rows[i].question);
    }
}

static void
numbers_that_cannot_be(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        bool is_change, is_share;
        const char *question;
    } rows[] = {
        {"0", false, false, ""},
        {"-0.5", false, false, "Is -0.5 right? There is nothing below zero to count."},
        {"-5", true, false, ""},
        {"100", false, true, ""},
        {"100.01", false, true, "Is 100.01 percent right? A rate like this ends at 100."},
        {"250", false, false, ""},
    };
    struct goal goal = good_goal();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal_evidence evidence = good_evidence();
        evidence.target = rows[i].target;
        evidence.is_change = rows[i].is_change;
        evidence.is_proper_share = rows[i].is_share;
        assert_string_equal(asked(&goal, &evidence), rows[i].question);
    }
}

static void
a_why_that_says_nothing_is_empty(void **state)
{
    (void)state;
    static const char *const nothing[] = {"", "-", "n/a", "N/A", " None ", "tbd", "?"};
    struct goal goal = good_goal();
    struct goal_evidence evidence = good_evidence();
    for (size_t i = 0; i < COUNT(nothing); i++) {
        goal.texts[GOAL_WHY] = nothing[i];
        assert_answer(&goal, &evidence, STATUS_PURPOSEFUL, "", WHO);
    }
    goal.texts[GOAL_WHY] = "none of our customers should wait";
    assert_answer(&goal, &evidence, STATUS_PURPOSEFUL, "yes", "");
}

static void
the_score_is_the_share_of_yes(void **state)
{
    (void)state;
    struct goal_answers answers = {.check = {"yes", "no", "", "yes", "yes", ""}};
    assert_float_equal(goal_answers_score(&answers), .75, 0);
    answers = (struct goal_answers){.check = {"", "", "", "", "", ""}};
    assert_true(isnan(goal_answers_score(&answers)));
}

static void
relevant(void **state)
{
    (void)state;
    static const struct {
        bool seen, team_goals, of_the_team, serves;
        const char *answer, *question;
    } rows[] = {
        {true, true, false, true, "yes", ""},
        {true, true, false, false, "no", SERVES},
        {true, true, true, false, "yes", ""}, /* the team's own goal serves itself */
        {true, false, false, false, "yes", ""},
        {false, true, false, false, "no", WHERE},
        {false, false, true, true, "no", WHERE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct goal goal = good_goal();
        struct goal_evidence evidence = good_evidence();
        goal.person = rows[i].of_the_team ? GOAL_TEAM : 0;
        evidence.seen = rows[i].seen;
        evidence.team_goals = rows[i].team_goals;
        evidence.serves = rows[i].serves;
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

/* Every question of the table is one line of plain text without `;`, which stands between them, and
   has its blanks closed. */
static void
the_table_is_well_made(void **state)
{
    (void)state;
    struct table *table = table_builtin("team/questions");
    int question = table_need(table, "question");
    while (table_next(table)) {
        const char *text = table_cell(table, question);
        assert_true(text[strlen(text) - 1] == '?' || text[strlen(text) - 1] == '.');
        assert_null(strpbrk(text, ";\n"));
        for (const char *at = text; (at = strchr(at, '{')); at++)
            assert_non_null(strchr(at, '}'));
    }
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
        {{{"yes", "yes", "", "yes", "", "yes"},
             {"", "", "", "", "", "", "", "", "", "", "", "", ""}},
            "yes,yes,,yes,,yes,\n", false},
        {{{"yes", "", "no", "no", "", ""},
             {"", "", "One?", "Two, three?", "", "Four?", "", "", "", "", "", "", "Last?"}},
            "yes,,no,no,,,\"One?;Two, three?;Four?;Last?\"\n", true},
        {{{"", "", "", "", "", ""}, {"", "", "", "", "", "Who?", "", "", "", "", "", "", ""}},
            ",,,,,,Who?\n", false},
    };
    const struct goal goal = good_goal();
    const struct goal_evidence evidence = good_evidence();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *path = scratch_text("");
        struct writer *writer = writer_open(path, &writer_plain);
        assert_int_equal(
            goal_answers_write(&rows[i].answers, &goal, &evidence, writer), rows[i].some_no);
        writer_end_row(writer);
        writer_commit(writer);
        assert_string_equal(scratch_content(path), rows[i].line);
    }
}

static void
ask(void *question)
{
    const struct goal_answers answers = {
        {"", "", "", "", "", ""}, {question, "", "", "", "", "", "", "", "", "", "", "", ""}};
    const struct goal goal = good_goal();
    const struct goal_evidence evidence = good_evidence();
    goal_answers_write(&answers, &goal, &evidence, writer_open(NULL, &writer_plain));
}

static void
a_blank_that_cannot_be_filled_ends_the_program(void **state)
{
    (void)state;
    char unknown[] = "How much {money}?", open[] = "How many {metric?";
    struct outcome outcome = child_run(ask, unknown);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(
        outcome.err, "amptools: the questions table has an unknown blank 'money'\n");
    outcome = child_run(ask, open);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(
        outcome.err, "amptools: the questions table has a blank without an end: '{metric?'\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_goal_raises_no_question),
        cmocka_unit_test(an_empty_goal_is_asked_about),
        cmocka_unit_test(specific_and_time_bound),
        cmocka_unit_test(measurable),
        cmocka_unit_test(achievable),
        cmocka_unit_test(without_events_nothing_is_said_of_what_they_would_show),
        cmocka_unit_test(relevant),
        cmocka_unit_test(purposeful),
        cmocka_unit_test(a_why_that_says_nothing_is_empty),
        cmocka_unit_test(what_is_only_about_money),
        cmocka_unit_test(further_questions),
        cmocka_unit_test(guards),
        cmocka_unit_test(numbers_that_cannot_be),
        cmocka_unit_test(the_score_is_the_share_of_yes),
        cmocka_unit_test(the_table_is_well_made),
        cmocka_unit_test(answers_are_written_as_cells),
        cmocka_unit_test(a_blank_that_cannot_be_filled_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
