/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/team_goals: which goal of the team is meant.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "team/team_goals.h"

static void
what_a_goal_supports(void **state)
{
    (void)state;
    static const struct {
        const char *supports;
        size_t place;
    } rows[] = {
        {"Win 165 deals in the fourth quarter", 3},
        {"  win 165 deals  IN the fourth quarter", 3},
        {"Win 165 deals", 3},
        {"sum(win)", 5},
        {"feedback", 8},
        {"win", 8},                  /* a metric before a part of a sentence */
        {"quarter", TEAM_GOAL_NONE}, /* two of them */
        {"Win 165 deal in the fourth quarter", TEAM_GOAL_NONE},
        {"", TEAM_GOAL_NONE},
        {"  ", TEAM_GOAL_NONE},
    };
    struct team_goals *goals = team_goals_new();
    assert_int_equal(team_goals_meant(goals, "Win 165 deals"), TEAM_GOAL_NONE);
    assert_null(team_goals_nearest(goals, "Win 165 deals"));
    team_goals_add(goals, "Win 165 deals in the fourth quarter", "", 3);
    team_goals_add(goals, "Sell for 1,650,000 in the fourth quarter", "sum(win)", 5);
    team_goals_add(goals, "Give feedback", "win", 8);
    for (int twice = 0; twice < 2; twice++)
        for (size_t i = 0; i < COUNT(rows); i++)
            assert_int_equal(team_goals_meant(goals, rows[i].supports), rows[i].place);
    assert_string_equal(team_goals_nearest(goals, "Win 165 deal in the fourth quarter"),
        "Win 165 deals in the fourth quarter");
    assert_null(team_goals_nearest(goals, "Be nice"));
    assert_int_equal(team_goals_count(goals), 3);
    team_goals_free(goals);
    team_goals_free(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_goal_supports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
