/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said of a goal, for each kind of goal and each state of knowledge, and what a team's page
 * leaves out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "page/section_goals.h"
#include "page_rendered.h"

static int as_of;

/* A goal of which nothing but its time is known. */
static struct section_goal
plain_goal(void)
{
    return (struct section_goal){.who = "Ana Ruiz",
        .goal = "Do it",
        .status = "on track",
        .direction = "reach",
        .unit = "count",
        .target = NAN,
        .actual = NAN,
        .attainment = NAN,
        .expected = NAN,
        .low = NAN,
        .high = NAN,
        .kept = NAN,
        .start = day_make(2026, 10, 1),
        .due = day_make(2026, 12, 31),
        .questions = ""};
}

/* 30 of 40, with all there is to say about it. */
static struct section_goal
full_goal(void)
{
    struct section_goal goal = plain_goal();
    goal.target = 40;
    goal.actual = 30;
    goal.attainment = .75;
    goal.expected = 26.4;
    goal.low = 38;
    goal.high = 47;
    return goal;
}

static char *
goals_text(const struct section_goal *goals, size_t count, enum section_goals_reader reader)
{
    struct page *page = page_new();
    struct section_goals section = {goals, count, as_of, reader};
    section_goals(page, &section);
    return page_rendered(page, true);
}

/* The last line of a page with this one goal. */
static void
assert_words(struct section_goal goal, const char *wanted)
{
    char *text = goals_text(&goal, 1, GOALS_FOR_MANAGER);
    const char *last = strstr(text, "Do it\n");
    assert_non_null(last);
    last += strlen("Do it\n");
    if (strncmp(last, "  [", 3) == 0)
        last = strchr(last, '\n') + 1;
    assert_string_equal(last, wanted);
    free(text);
}

static void
a_goal_is_three_lines(void **state)
{
    (void)state;
    struct section_goal goal = full_goal();
    char *text = goals_text(&goal, 1, GOALS_FOR_MANAGER);
    assert_string_equal(text,
        "Goals\n"
        "-----\n"
        "[##########.....|..=======.....]  # so far  | even pace  = likely end\n"
        "\n"
        "Ana Ruiz\n"
        "  Do it\n"
        "  [###################|##......==]  on track\n"
        "  30 of 40 (75%); an even pace would be 26. Likely 38 to 47 by 31 December.\n");
    free(text);
}

static void
each_unit_has_its_words(void **state)
{
    (void)state;
    struct section_goal goal = full_goal();
    goal.low = NAN;
    goal.expected = NAN;
    goal.due = DAY_NONE;
    goal.unit = "hours";
    assert_words(goal, "  30 of 40 hours (75%).\n");
    goal.unit = "percent";
    goal.expected = 40;
    assert_words(goal, "  30% so far, the aim is 40%.\n");
    goal.unit = "percent_change";
    goal.expected = NAN;
    assert_words(goal, "  30 so far, 75% of the aim.\n");
    goal.direction = "decrease";
    assert_words(goal, "  30 so far.\n");
    goal.unit = "count";
    assert_words(goal, "  30 so far, the aim is 40 or less.\n");
    goal.direction = "maintain";
    goal.unit = "days";
    assert_words(goal, "  30 days so far, the aim is to keep 40 days.\n");
    goal.target = NAN;
    goal.unit = "minutes";
    assert_words(goal, "  30 minutes so far.\n");
}

static void
what_cannot_be_told_is_said_as_such(void **state)
{
    (void)state;
    struct section_goal goal = plain_goal();
    goal.status = "cannot tell, nothing shows it";
    assert_words(goal, "  Cannot tell, nothing shows it. It is due on 31 December.\n");
    goal.due = DAY_NONE;
    goal.status = "";
    assert_words(goal, "\n");
    goal = full_goal();
    goal.low = NAN;
    goal.status = "too early to say";
    assert_words(goal, "  30 of 40 (75%); an even pace would be 26. It is due on 31 December.\n");
}

static void
what_has_not_begun_has_no_bar(void **state)
{
    (void)state;
    struct section_goal goal = full_goal();
    goal.start = day_make(2027, 1, 1);
    assert_words(goal, "  It starts on 1 January 2027.\n");
}

static void
what_is_settled_has_nothing_to_expect(void **state)
{
    (void)state;
    struct section_goal goal = full_goal();
    goal.is_settled = true;
    assert_words(goal, "  30 of 40 (75%).\n");
    goal.due = day_make(2026, 10, 31);
    assert_words(goal, "  30 of 40 (75%). It was due on 31 October.\n");
}

static void
recurring_goals_speak_of_their_period(void **state)
{
    (void)state;
    struct section_goal goal = full_goal();
    goal.kept = 7.0 / 9;
    assert_words(goal,
        "  30 of 40 (75%); an even pace would be 26. Likely 38 to 47 by 31 December. Kept\n"
        "  78% of the time before.\n");
    goal.per = PERIOD_MONTH;
    assert_words(goal,
        "  30 of 40 (75%); an even pace would be 26. Likely 38 to 47 this month. Kept in\n"
        "  78% of the months before.\n");
    goal.per = PERIOD_DAY;
    goal.high = 38.2;
    assert_words(goal,
        "  30 of 40 (75%); an even pace would be 26. Likely about 38 today. Kept in 78%\n"
        "  of the days before.\n");
}

static void
the_team_comes_first_then_the_order_given(void **state)
{
    (void)state;
    struct section_goal goals[4] = {full_goal(), full_goal(), full_goal(), full_goal()};
    goals[0].who = "Zoe";
    goals[0].attainment = .1;
    goals[1].who = "Ana";
    goals[2].who = "";
    goals[3].who = "Ana";
    char *text = goals_text(goals, 4, GOALS_FOR_MANAGER);
    const char *team = strstr(text, "The whole team"), *zoe = strstr(text, "Zoe");
    const char *ana = strstr(text, "Ana");
    assert_true(team && zoe && ana && team < zoe && zoe < ana);
    assert_null(strstr(ana + 1, "Ana")); /* goals of one person share the name */
    free(text);
}

static void
the_team_sees_no_bad_news_of_one_person(void **state)
{
    (void)state;
    struct section_goal goals[3] = {full_goal(), full_goal(), full_goal()};
    goals[0].who = "Zoe";
    goals[0].questions = "By when?";
    goals[1].who = "Ana";
    goals[1].is_good_news = true;
    goals[1].per = PERIOD_WEEK;
    goals[1].kept = .2;
    goals[2].who = "";
    goals[2].questions = "How many?";
    char *text = goals_text(goals, 3, GOALS_FOR_TEAM);
    assert_null(strstr(text, "Zoe"));
    assert_non_null(strstr(text, "Ana\n"));
    assert_null(strstr(text, "Kept"));
    assert_non_null(strstr(text, "The whole team\n"));
    assert_non_null(strstr(text, "People's own goals are shown here when they go well.\n"));
    assert_null(strstr(text, "By when?"));
    assert_non_null(strstr(text, "How many?"));
    free(text);
}

static void
the_team_s_questions_stand_with_the_goal(void **state)
{
    (void)state;
    struct section_goal goals[2] = {plain_goal(), plain_goal()};
    goals[0].who = "";
    goals[0].questions = "By when?; ;How many is 'more'?;";
    goals[1].questions = "Who is better off?";
    char *text = goals_text(goals, 2, GOALS_FOR_MANAGER);
    assert_string_equal(text,
        "Goals\n"
        "-----\n"
        "What to ask about people's own goals stands on their one-on-one pages.\n"
        "\n"
        "The whole team\n"
        "  Do it\n"
        "  On track. It is due on 31 December.\n"
        "  - By when?\n"
        "  - How many is 'more'?\n"
        "\n"
        "Ana Ruiz\n"
        "  Do it\n"
        "  On track. It is due on 31 December.\n");
    free(text);
}

static void
without_questions_no_page_is_named(void **state)
{
    (void)state;
    struct section_goal goals[2] = {plain_goal(), plain_goal()};
    goals[0].questions = " ; ";
    goals[1].questions = "Too late?";
    goals[1].is_settled = true;
    char *text = goals_text(goals, 2, GOALS_FOR_MANAGER);
    assert_null(strstr(text, "one-on-one"));
    free(text);
    goals[1].per = PERIOD_WEEK; /* a goal that recurs is not over */
    text = goals_text(goals, 2, GOALS_FOR_MANAGER);
    assert_non_null(strstr(text, "one-on-one"));
    free(text);
}

static void
one_s_own_page_asks_one_s_own_questions(void **state)
{
    (void)state;
    struct section_goal goals[3] = {full_goal(), plain_goal(), plain_goal()};
    goals[0].questions = "Who is better off?";
    goals[0].is_settled = true;
    goals[1].who = "";
    goals[1].goal = "Do it together";
    goals[1].questions = "How many?";
    goals[2].goal = "Do more";
    goals[2].questions = "By when?;From what?";
    goals[0].why = "Nobody waits";
    goals[0].supports = "Win 165 deals";
    goals[1].why = "We learn.";
    goals[2].supports = "Help more";
    char *text = goals_text(goals, 3, GOALS_FOR_ONE);
    assert_string_equal(text,
        "Goals\n"
        "-----\n"
        "[##########.....|..=======.....]  # so far  | even pace  = likely end\n"
        "\n"
        "Do it\n"
        "  [######################........]  on track\n"
        "  30 of 40 (75%).\n"
        "  What for: Nobody waits. It serves the team's goal \"Win 165 deals\".\n"
        "\n"
        "The whole team: Do it together\n"
        "  On track. It is due on 31 December.\n"
        "  What for: We learn.\n"
        "  - How many?\n"
        "\n"
        "Do more\n"
        "  On track. It is due on 31 December.\n"
        "  It serves the team's goal \"Help more\".\n"
        "  - By when?\n"
        "  - From what?\n");
    free(text);
    text = goals_text(goals, 3, GOALS_FOR_MANAGER);
    assert_null(strstr(text, "What for"));
    assert_null(strstr(text, "It serves"));
    free(text);
}

static void
without_goals_it_says_so(void **state)
{
    (void)state;
    char *text = goals_text(NULL, 0, GOALS_FOR_TEAM);
    assert_string_equal(text, "Goals\n-----\nThere are no goals yet.\n");
    free(text);
}

static int
set_day(void **state)
{
    (void)state;
    as_of = day_make(2026, 11, 20);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_goal_is_three_lines),
        cmocka_unit_test(each_unit_has_its_words),
        cmocka_unit_test(what_cannot_be_told_is_said_as_such),
        cmocka_unit_test(what_has_not_begun_has_no_bar),
        cmocka_unit_test(what_is_settled_has_nothing_to_expect),
        cmocka_unit_test(recurring_goals_speak_of_their_period),
        cmocka_unit_test(the_team_comes_first_then_the_order_given),
        cmocka_unit_test(the_team_sees_no_bad_news_of_one_person),
        cmocka_unit_test(the_team_s_questions_stand_with_the_goal),
        cmocka_unit_test(without_questions_no_page_is_named),
        cmocka_unit_test(one_s_own_page_asks_one_s_own_questions),
        cmocka_unit_test(without_goals_it_says_so),
    };
    return cmocka_run_group_tests(tests, set_day, NULL);
}
