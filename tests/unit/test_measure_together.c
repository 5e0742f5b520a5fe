/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/together: goals of one person that pull apart, too many at once, and goals of the team
 * that their goals do not add up to.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "measure/tally.h"
#include "measure/thresholds.h"
#include "measure/together.h"

enum { MOST = 40, ANA = 0, BEN = 1 };

static int today; /* 2026-11-20 */

/* A file of goals in the making. */
static struct {
    struct fellow fellows[MOST];
    struct plan plans[MOST];
    struct metric metrics[MOST];
    struct together found[MOST];
    size_t count;
} file;

static int
setup(void **state)
{
    (void)state;
    today = day_make(2026, 11, 20);
    memset(&file, 0, sizeof file);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < file.count; i++)
        metric_free(&file.metrics[i]);
    return 0;
}

/* Adds a goal of this quarter; expression "" = none bound. Returns its plan, to be changed. */
static struct plan *
add(int person, const char *expression, enum direction direction, int target)
{
    size_t i = file.count++;
    const char *error = "";
    struct plan *plan = &file.plans[i];
    *plan = plan_empty;
    plan->direction = direction;
    plan->has_target = target > 0;
    plan->target = decimal_from_int(target);
    plan->start = day_make(2026, 10, 1);
    plan->due = day_make(2026, 12, 31);
    if (*expression)
        assert_true(metric_parse(expression, &file.metrics[i], &error));
    file.fellows[i] =
        (struct fellow){person, *expression ? &file.metrics[i] : NULL, "", plan, TOGETHER_NONE};
    return plan;
}

/* Finds, and asserts how the last goal pulls against the first. */
static void
assert_pull(enum pull pull)
{
    together_find(file.fellows, file.count, today, file.found);
    const struct together *last = &file.found[file.count - 1];
    assert_int_equal(last->pull, pull);
    if (pull != PULL_NONE)
        assert_int_equal(last->other, 0);
    assert_int_equal(file.found[0].pull, PULL_NONE); /* asked once, of the later one */
    (void)teardown(NULL);
    file.count = 0;
}

static void
two_targets(void **state)
{
    (void)state;
    add(ANA, "call", DIRECTION_REACH, 20);
    add(ANA, "CALL", DIRECTION_INCREASE, 30)->unit = UNIT_COUNT;
    assert_pull(PULL_TWO_TARGETS);
    add(ANA, "call", DIRECTION_REACH, 20);
    add(ANA, "call", DIRECTION_REACH, 20);
    assert_pull(PULL_NONE); /* the same twice */
    add(ANA, "call", DIRECTION_REACH, 20);
    add(BEN, "call", DIRECTION_REACH, 30);
    assert_pull(PULL_NONE);
    add(ANA, "call", DIRECTION_REACH, 20);
    add(ANA, "call.connected", DIRECTION_REACH, 10);
    assert_pull(PULL_NONE);
    add(ANA, "call", DIRECTION_REACH, 20);
    add(ANA, "call", DIRECTION_REACH, 50)->due = day_make(2026, 12, 30);
    assert_pull(PULL_NONE); /* a step on the way */
    add(ANA, "call", DIRECTION_REACH, 20)->per = PERIOD_WEEK;
    add(ANA, "call", DIRECTION_REACH, 80)->per = PERIOD_MONTH;
    assert_pull(PULL_NONE);
    add(ANA, "", DIRECTION_REACH, 20);
    add(ANA, "", DIRECTION_REACH, 30);
    assert_pull(PULL_NONE); /* nobody knows of what */
    add(ANA, "", DIRECTION_REACH, 20);
    add(ANA, "", DIRECTION_REACH, 30);
    file.fellows[0].name = "nps";
    file.fellows[1].name = "NPS";
    assert_pull(PULL_TWO_TARGETS);
}

static void
opposites(void **state)
{
    (void)state;
    add(ANA, "visit", DIRECTION_INCREASE, 20);
    add(ANA, "visit", DIRECTION_DECREASE, 0);
    assert_pull(PULL_OPPOSITE);
    add(ANA, "visit", DIRECTION_DECREASE, 20);
    add(ANA, "visit", DIRECTION_REACH, 0);
    assert_pull(PULL_OPPOSITE);
    add(ANA, "visit", DIRECTION_INCREASE, 20)->due = day_make(2026, 12, 1);
    add(ANA, "visit", DIRECTION_DECREASE, 0)->start = day_make(2026, 12, 2);
    assert_pull(PULL_NONE); /* one after the other */
    add(ANA, "visit", DIRECTION_INCREASE, 20)->due = day_make(2026, 12, 2);
    add(ANA, "visit", DIRECTION_DECREASE, 0)->start = day_make(2026, 12, 2);
    assert_pull(PULL_OPPOSITE);
    add(ANA, "visit", DIRECTION_INCREASE, 20)->due = day_make(2026, 11, 19);
    add(ANA, "visit", DIRECTION_DECREASE, 0);
    assert_pull(PULL_NONE); /* the first is over */
}

static void
a_count_and_the_rate_over_it(void **state)
{
    (void)state;
    add(ANA, "call", DIRECTION_REACH, 20);
    add(ANA, "meeting/call", DIRECTION_INCREASE, 10);
    assert_pull(PULL_DILUTES);
    add(ANA, "win/(win+loss)", DIRECTION_INCREASE, 30);
    add(ANA, "win", DIRECTION_INCREASE, 20);
    assert_pull(PULL_NONE); /* more of these are more successes too */
    add(ANA, "meeting/call", DIRECTION_REACH, 20);
    add(ANA, "call.connected", DIRECTION_REACH, 20);
    assert_pull(PULL_DILUTES);
    add(ANA, "call", DIRECTION_DECREASE, 20);
    add(ANA, "meeting/call", DIRECTION_INCREASE, 10);
    assert_pull(PULL_NONE);
    add(ANA, "no-show/meeting", DIRECTION_DECREASE, 10);
    add(ANA, "meeting", DIRECTION_REACH, 20);
    assert_pull(PULL_NONE); /* both pull the same way */
}

/* Six of which five run: none too many; with a sixth, the last is asked about. */
static void
goals_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < THRESHOLD_GOALS_AT_ONCE; i++)
        add(ANA, "", DIRECTION_REACH, 1);
    add(ANA, "", DIRECTION_REACH, 1)->due = today - 1;
    add(ANA, "", DIRECTION_REACH, 1)->start = today + 1;
    add(BEN, "", DIRECTION_REACH, 1);
    add(TALLY_EVERYBODY, "", DIRECTION_REACH, 1);
    together_find(file.fellows, file.count, today, file.found);
    for (size_t i = 0; i < file.count; i++)
        assert_int_equal(file.found[i].at_once, 0);
    add(ANA, "", DIRECTION_REACH, 1)->start = today;
    together_find(file.fellows, file.count, today, file.found);
    for (size_t i = 0; i < file.count; i++)
        assert_int_equal(file.found[i].at_once, i + 1 == file.count ? 6 : 0);
    for (int i = 0; i < 8; i++)
        add(TALLY_EVERYBODY, "", DIRECTION_REACH, 1); /* a team may have many */
    together_find(file.fellows, file.count, today, file.found);
    assert_int_equal(file.found[file.count - 1].at_once, 0);
}

/* A goal is held against the goals before it, as far back as the rule says. */
static void
only_so_many_are_compared(void **state)
{
    (void)state;
    add(ANA, "call", DIRECTION_REACH, 20);
    for (int i = 1; i < THRESHOLD_GOALS_COMPARED; i++)
        add(ANA, "", DIRECTION_REACH, 1);
    add(ANA, "call", DIRECTION_REACH, 30);
    assert_pull(PULL_TWO_TARGETS);
    add(ANA, "call", DIRECTION_REACH, 20);
    for (int i = 0; i < THRESHOLD_GOALS_COMPARED; i++)
        add(ANA, "", DIRECTION_REACH, 1);
    add(ANA, "call", DIRECTION_REACH, 30);
    assert_pull(PULL_NONE);
}

/* The sum that is found for a team's goal of 100 with goals that serve it; NAN = nothing asked. */
static double
sum(void)
{
    for (size_t i = 1; i < file.count; i++)
        file.fellows[i].serves = 0;
    together_find(file.fellows, file.count, today, file.found);
    double found = file.found[0].sum;
    (void)teardown(NULL);
    file.count = 0;
    return found;
}

static void
assert_sum(double expected)
{
    double found = sum();
    if (!(fabs(found - expected) < 1e-9))
        fail_msg("%.17g, expected %.17g", found, expected);
}

static void
the_teams_goal(void **state)
{
    (void)state;
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    assert_true(isnan(sum())); /* nobody says that it serves it */
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 50);
    add(BEN, "win", DIRECTION_INCREASE, 45)->has_from = true;
    assert_true(isnan(sum())); /* short by a twentieth */
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 50);
    add(BEN, "win", DIRECTION_REACH, 44);
    assert_sum(94);
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 80);
    add(BEN, "win", DIRECTION_REACH, 80);
    assert_true(isnan(sum())); /* more is no trouble */
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "call", DIRECTION_REACH, 50);
    add(BEN, "win", DIRECTION_INCREASE, 50); /* 50 more than nobody knows */
    assert_true(isnan(sum()));
    add(TALLY_EVERYBODY, "win/(win+loss)", DIRECTION_REACH, 40);
    add(ANA, "win/(win+loss)", DIRECTION_REACH, 30);
    assert_true(isnan(sum())); /* rates do not add up */
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 50);
    assert_true(isnan(sum())); /* another goal of the team takes nothing on */
    add(TALLY_EVERYBODY, "no-show", DIRECTION_DECREASE, 40)->sense = TARGET_LEVEL;
    add(ANA, "no-show", DIRECTION_DECREASE, 3)->sense = TARGET_LEVEL;
    assert_true(isnan(sum()));
}

/* The quarter has 66 weekdays, week 47 five of them, November 21, the year 261. */
static void
other_spans_are_brought_to_that_of_the_team(void **state)
{
    (void)state;
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    struct plan *weekly = add(ANA, "win", DIRECTION_REACH, 5);
    weekly->per = PERIOD_WEEK;
    assert_sum(5 * 66.0 / 5);

    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 5)->per = PERIOD_WEEK;
    file.plans[1].start = day_make(2026, 12, 1); /* 23 weekdays are left */
    assert_sum(5 * 23.0 / 5);

    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 200);
    file.plans[1].start = day_make(2026, 1, 1); /* a year's goal: a quarter of it */
    assert_sum(200 * 66.0 / 261);

    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100)->per = PERIOD_MONTH;
    add(ANA, "win", DIRECTION_REACH, 66); /* of a quarter: 21 days of it in November */
    assert_sum(21);

    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 66)->start = DAY_NONE; /* the quarter that the due date ends */
    assert_sum(66);

    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    add(ANA, "win", DIRECTION_REACH, 66)->due = DAY_NONE; /* no time: not told */
    assert_true(isnan(sum()));
}

/* What was for the quarter before, or for a Sunday, brings this quarter nothing. */
static void
a_goal_of_another_time_adds_nothing(void **state)
{
    (void)state;
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    struct plan *before = add(ANA, "win", DIRECTION_REACH, 60);
    before->start = day_make(2026, 7, 1);
    before->due = day_make(2026, 9, 30);
    add(BEN, "win", DIRECTION_REACH, 44);
    assert_sum(44);
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    struct plan *sunday = add(ANA, "win", DIRECTION_REACH, 60);
    sunday->start = sunday->due = day_make(2026, 11, 22);
    assert_sum(0);
}

/* Without a first or a last day it is open there. */
static void
open_ends_overlap(void **state)
{
    (void)state;
    add(ANA, "visit", DIRECTION_INCREASE, 20)->due = DAY_NONE;
    add(ANA, "visit", DIRECTION_DECREASE, 0)->due = DAY_NONE;
    assert_pull(PULL_OPPOSITE);
    add(ANA, "visit", DIRECTION_INCREASE, 20)->due = DAY_NONE;
    add(ANA, "visit", DIRECTION_DECREASE, 0)->start = day_make(2027, 1, 1);
    file.plans[1].due = day_make(2027, 3, 31);
    assert_pull(PULL_OPPOSITE);
    for (int late = 0; late < 2; late++) { /* no period ends with that day */
        add(ANA, "visit", DIRECTION_INCREASE, 20)->due = day_make(2026, 12, 15);
        file.plans[0].start = DAY_NONE;
        struct plan *other = add(ANA, "visit", DIRECTION_DECREASE, 0);
        other->start = day_make(2026, 12, 15 + late);
        assert_pull(late ? PULL_NONE : PULL_OPPOSITE);
    }
}

static void
what_is_no_second_target(void **state)
{
    (void)state;
    add(ANA, "visit/(call+email)", DIRECTION_INCREASE, 20);
    add(ANA, "(visit+call)/email", DIRECTION_INCREASE, 30);
    assert_pull(PULL_NONE);
    add(ANA, "visit+call", DIRECTION_REACH, 20);
    add(ANA, "visit+call+email", DIRECTION_REACH, 30);
    assert_pull(PULL_NONE);
    add(ANA, "visit+call", DIRECTION_REACH, 20);
    add(ANA, "visit+email", DIRECTION_REACH, 30);
    assert_pull(PULL_NONE);
    add(ANA, "sum(win)", DIRECTION_REACH, 20)->unit = UNIT_MONEY;
    add(ANA, "sum(win)", DIRECTION_REACH, 30)->unit = UNIT_HOURS;
    assert_pull(PULL_NONE);
    add(ANA, "sum(win)", DIRECTION_REACH, 20)->unit = UNIT_MONEY;
    add(ANA, "sum(win)", DIRECTION_REACH, 30)->unit = UNIT_MONEY;
    assert_pull(PULL_TWO_TARGETS);
}

/* Among several, the latest that pulls is named; each person has goals of their own. */
static void
which_goal_it_is(void **state)
{
    (void)state;
    add(ANA, "email", DIRECTION_REACH, 20);
    add(ANA, "call", DIRECTION_REACH, 20);
    add(BEN, "call", DIRECTION_REACH, 10);
    add(ANA, "call", DIRECTION_REACH, 25);
    add(ANA, "note", DIRECTION_REACH, 25);
    add(ANA, "call", DIRECTION_REACH, 30);
    for (int i = 2; i < 30; i++)
        add(i, "call", DIRECTION_REACH, 25 + i);
    together_find(file.fellows, file.count, today, file.found);
    for (size_t i = 0; i < file.count; i++)
        assert_int_equal(file.found[i].pull, i == 3 || i == 5 ? PULL_TWO_TARGETS : PULL_NONE);
    assert_int_equal(file.found[3].other, 1);
    assert_int_equal(file.found[5].other, 3);
}

/* What the number of a goal is decides whether it can be added. */
static void
what_adds_up(void **state)
{
    (void)state;
    static const struct {
        enum goal_unit unit;
        bool adds_up;
    } units[] = {{UNIT_NONE, true}, {UNIT_COUNT, true}, {UNIT_MONEY, true}, {UNIT_HOURS, true},
        {UNIT_MINUTES, true}, {UNIT_PERCENT, false}, {UNIT_DAYS, false}, {UNIT_SCORE, false},
        {UNIT_POINTS, false}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        add(TALLY_EVERYBODY, "sum(win)", DIRECTION_REACH, 100)->unit = units[i].unit;
        add(ANA, "sum(win)", DIRECTION_REACH, 60)->unit = units[i].unit;
        double found = sum();
        assert_true(units[i].adds_up ? found == 60 : isnan(found));
    }
    for (int sense = TARGET_UNSAID; sense <= TARGET_LEVEL; sense++) {
        add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
        struct plan *more = add(ANA, "win", DIRECTION_INCREASE, 60);
        more->sense = (enum target_sense)sense;
        double found = sum();
        assert_true(sense == TARGET_LEVEL ? found == 60 : isnan(found));
    }
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    struct plan *day = add(ANA, "win", DIRECTION_REACH, 60); /* one weekday, all of it */
    day->start = day->due = day_make(2026, 11, 18);
    assert_sum(60);
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100);
    struct plan *open = add(ANA, "win", DIRECTION_REACH, 60); /* nobody knows since when */
    open->start = DAY_NONE;
    open->due = day_make(2026, 12, 15);
    assert_true(isnan(sum()));
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 100)->start = day_make(2027, 1, 1);
    add(ANA, "win", DIRECTION_REACH, 60); /* the team's ends before it begins */
    assert_true(isnan(sum()));
}

/* Several goals of the team, before and behind those that serve them. */
static void
each_team_goal_has_its_own_sum(void **state)
{
    (void)state;
    static const size_t serves[] = {3, 3, TOGETHER_NONE, TOGETHER_NONE, 2, 5, TOGETHER_NONE};
    add(ANA, "win", DIRECTION_REACH, 50);
    add(BEN, "win", DIRECTION_REACH, 50);
    add(TALLY_EVERYBODY, "call", DIRECTION_REACH, 80);
    add(TALLY_EVERYBODY, "win", DIRECTION_REACH, 110);
    add(BEN, "call", DIRECTION_REACH, 79);
    add(TALLY_EVERYBODY, "visit", DIRECTION_REACH, 10);
    add(TALLY_EVERYBODY, "email", DIRECTION_REACH, 10);
    for (size_t i = 0; i < file.count; i++)
        file.fellows[i].serves = serves[i];
    together_find(file.fellows, file.count, today, file.found);
    for (size_t i = 0; i < file.count; i++)
        assert_true(i == 3 ? file.found[i].sum == 100 : isnan(file.found[i].sum));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_targets, setup, teardown),
        cmocka_unit_test_setup_teardown(a_goal_of_another_time_adds_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(opposites, setup, teardown),
        cmocka_unit_test_setup_teardown(a_count_and_the_rate_over_it, setup, teardown),
        cmocka_unit_test_setup_teardown(goals_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(only_so_many_are_compared, setup, teardown),
        cmocka_unit_test_setup_teardown(the_teams_goal, setup, teardown),
        cmocka_unit_test_setup_teardown(
            other_spans_are_brought_to_that_of_the_team, setup, teardown),
        cmocka_unit_test_setup_teardown(open_ends_overlap, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_second_target, setup, teardown),
        cmocka_unit_test_setup_teardown(which_goal_it_is, setup, teardown),
        cmocka_unit_test_setup_teardown(what_adds_up, setup, teardown),
        cmocka_unit_test_setup_teardown(each_team_goal_has_its_own_sum, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
