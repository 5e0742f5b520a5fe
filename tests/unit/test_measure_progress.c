/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/progress: every status on both sides of its limits, the time a goal speaks of, expected
 * pace, achievable, recurring goals and the periods kept. Days and events are counted by hand on
 * the calendar of 2026; likelihoods were computed at 30 digits with Python's mpmath 1.3 (betainc).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "measure/progress.h"

#include "world.h"

static void
assert_status(const struct world *world, const struct goal_facts *goal, enum goal_status status)
{
    struct progress progress = world_progress(world, goal);

    if (progress.status != status)
        fail_msg("status %s, expected %s", goal_status_words[progress.status],
            goal_status_words[status]);
}

static void
assert_no_forecast(const struct progress *progress)
{
    assert_number(progress->likelihood, NAN);
    assert_number(progress->projected, NAN);
    assert_number(progress->low, NAN);
    assert_number(progress->high, NAN);
}

static void
assert_period(const struct progress *progress, const char *start, const char *due)
{
    assert_int_equal(progress->start, on(start));
    assert_int_equal(progress->due, on(due));
}

static void
the_words_follow_the_enums(void **state)
{
    (void)state;
    assert_string_equal(goal_status_words[GOAL_MET], "met");
    assert_string_equal(goal_status_words[GOAL_OFF_TRACK], "off-track");
    assert_string_equal(goal_status_words[GOAL_UNMEASURED], "unmeasured");
    assert_null(goal_status_words[GOAL_UNMEASURED + 1]);
    assert_string_equal(direction_words[DIRECTION_NONE], "");
    assert_string_equal(direction_words[DIRECTION_COMPLETE], "complete");
    assert_null(direction_words[DIRECTION_COMPLETE + 1]);
    assert_string_equal(goal_unit_words[UNIT_NONE], "");
    assert_string_equal(goal_unit_words[UNIT_PERCENT_CHANGE], "percent_change");
    assert_string_equal(goal_unit_words[UNIT_SCORE], "score");
    assert_null(goal_unit_words[UNIT_SCORE + 1]);
}

/* 25 meetings in the fourth quarter: every figure at once. */
static void
a_goal_under_way(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_LIKELY);
    assert_number(progress.actual, 15);
    assert_true(progress.actual_is_exact);
    assert_int_equal(progress.actual_exact.whole, 15);
    assert_number(progress.attainment, .6);
    assert_number(progress.expected, 25 * 37 / 65.0);
    assert_number(progress.likelihood, 0.608803765523046);
    assert_number(progress.projected, 15 + 28 * 29 / 75.0);
    assert_number(progress.low, 21);
    assert_number(progress.high, 31);
    assert_number(progress.kept, NAN);
    assert_number(progress.absolute_target, 25);
    assert_number(progress.from, NAN);
    assert_number(progress.from_in_data, NAN); /* 92 days before October is before the files */
    assert_period(&progress, "2026-10-01", "2026-12-31");
    /* As of 30 September: 17 meetings in 42 days; prior 10 * (17 + 9)/(42 + 41); 65 days, 25 to go.
     */
    assert_number(progress.achievable_likelihood, 0.504440395355511);
    world_end(&world);
}

static void
the_likelihood_chooses_the_word(void **state)
{
    (void)state;
    static const struct {
        double target, likelihood;
        enum goal_status status;
    } rows[] = {
        {23, 0.801901840312667, GOAL_ON_TRACK},
        {24, 0.710713905860309, GOAL_LIKELY},
        {26, 0.503529601135815, GOAL_LIKELY},
        {27, 0.402065004921466, GOAL_AT_RISK},
        {29, 0.231295904134221, GOAL_AT_RISK},
        {30, 0.167009748446526, GOAL_OFF_TRACK},
        {200, 0, GOAL_OFF_TRACK},
    };
    struct world world;

    world_autumn(&world);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct goal_facts goal =
            world_goal(&world, ANA, rows[i].target, "2026-10-01", "2026-12-31");
        struct progress progress = world_progress(&world, &goal);
        assert_int_equal(progress.status, rows[i].status);
        if (rows[i].likelihood > 0)
            assert_number(progress.likelihood, rows[i].likelihood);
        else
            assert_true(progress.likelihood < 1e-20);
    }
    world_end(&world);
}

static void
a_count_is_met_the_day_it_is_reached(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 15, "2026-10-01", "2026-12-31");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_MET);
    assert_number(progress.likelihood, 1);
    assert_number(progress.projected, 15 + 28 * 29 / 75.0);
    world.view.as_of = on("2026-11-18"); /* the 15th is on the 19th */
    assert_status(&world, &goal, GOAL_ON_TRACK);
    world_end(&world);
}

static void
after_due_it_was_met_or_missed(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    /* October: Tuesdays 6, 13, 20, 27 and Thursdays 1, 8, 15, 22, 29 */
    struct goal_facts goal = world_goal(&world, ANA, 9, "2026-10-01", "2026-10-31");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_MET);
    assert_number(progress.actual, 9); /* what came later does not count */
    assert_number(progress.expected, 9);
    goal.target = 10;
    progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_MISSED);
    assert_number(progress.likelihood, 0);
    assert_number(progress.projected, 9);
    assert_number(progress.high, 9);
    /* On its last day, a Saturday, it is not missed yet, but nothing is left. */
    world.view.as_of = on("2026-10-31");
    assert_status(&world, &goal, GOAL_OFF_TRACK);
    world.view.as_of = on("2026-11-01");
    assert_status(&world, &goal, GOAL_MISSED);
    world_end(&world);
}

static void
before_its_start_it_has_not_started(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 8, "2026-12-01", "2026-12-31");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_NOT_STARTED);
    assert_number(progress.actual, 0);
    assert_number(progress.expected, 0);
    assert_number(progress.projected, 22 * 29 / 75.0);
    assert_number(progress.achievable_likelihood, progress.likelihood);
    world.view.as_of = on("2026-11-30");
    assert_status(&world, &goal, GOAL_NOT_STARTED);
    world.view.as_of = on("2026-12-01");
    assert_status(&world, &goal, GOAL_AT_RISK);
    /* Against November, which is not over yet: what the target is cannot be told so far. */
    goal.direction = DIRECTION_INCREASE;
    goal.unit = UNIT_PERCENT_CHANGE;
    world.view.as_of = on("2026-11-20");
    progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_NOT_STARTED);
    assert_number(progress.absolute_target, NAN);
    assert_no_forecast(&progress);
    world_end(&world);
}

/* Files that begin with the goal on 1 October: 13 of 65 days are 20 %. */
static void
too_early_with_little_of_both(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 1, "2026-10-16");
    world_holiday(&world, "2026-12-25");
    world_event(&world, ANA, "meeting", "2026-10-01", 4);
    struct goal_facts goal = world_goal(&world, ANA, 20, "2026-10-01", "2026-12-31");
    struct progress progress = world_progress(&world, &goal); /* 12 days */
    assert_int_equal(progress.status, GOAL_TOO_EARLY);
    assert_number(progress.actual, 4);
    assert_number(progress.expected, 20 * 12 / 65.0);
    assert_no_forecast(&progress);
    assert_number(progress.achievable_likelihood, NAN);
    world.view.as_of = on("2026-10-19"); /* 13 days */
    progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_LIKELY);
    assert_number(progress.projected, 4 + 52 * 4.5 / 13);
    world_end(&world);
}

/* On the second day of the goal, 19 or 20 days of history: files from 8 or 7 September. */
static void
twenty_days_of_history_are_enough(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 1, "2026-10-02");
    world_event(&world, ANA, "meeting", "2026-09-08", 4);
    struct goal_facts goal = world_goal(&world, ANA, 20, "2026-10-01", "2026-12-31");
    assert_status(&world, &goal, GOAL_TOO_EARLY);
    world_event(&world, ANA, "call", "2026-09-07", 1);
    assert_status(&world, &goal, GOAL_AT_RISK);
    /* Achievable looks from 30 September: 18 days, too few; from the 4th, a Friday, there are 20.
     */
    assert_number(world_progress(&world, &goal).achievable_likelihood, NAN);
    world_event(&world, ANA, "call", "2026-09-04", 1);
    assert_number(world_progress(&world, &goal).achievable_likelihood, NAN);
    world_event(&world, ANA, "call", "2026-09-03", 1);
    assert_true(world_progress(&world, &goal).achievable_likelihood > 0);
    world_end(&world);
}

static void
too_early_without_evidence(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 2, "2026-11-20");
    world_event(&world, ANA, "meeting", "2026-05-05", 1);
    world_weekly(&world, ANA, "call", 1, "2026-05-05", "2026-11-17");
    world_weekly(&world, BEN, "call", 1, "2026-05-05", "2026-11-17");
    struct goal_facts goal = world_goal(&world, ANA, 20, "2026-10-01", "2026-12-31");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_TOO_EARLY);
    assert_number(progress.actual, 0);
    assert_no_forecast(&progress);
    world_end(&world);
}

static void
what_cannot_be_measured(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    const struct goal_facts good = world_goal(&world, ANA, 20, "2026-10-01", "2026-12-31");
    struct goal_facts goal = good;
    goal.metric = NULL;
    assert_status(&world, &goal, GOAL_UNMEASURED);
    assert_number(world_progress(&world, &goal).actual, NAN);
    goal = good;
    goal.due = DAY_NONE;
    assert_status(&world, &goal, GOAL_UNMEASURED);
    goal = good;
    goal.due = goal.start - 1;
    assert_status(&world, &goal, GOAL_UNMEASURED);
    goal = world_goal(&world, ANA, 20, "", "");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_UNMEASURED);
    assert_number(progress.actual, NAN);
    assert_false(progress.actual_is_exact);
    assert_int_equal(progress.due, DAY_NONE);
    goal = good;
    goal.unit = UNIT_PERCENT; /* of what? */
    assert_status(&world, &goal, GOAL_UNMEASURED);
    goal = good;
    goal.target = NAN; /* "more meetings" */
    progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_UNMEASURED);
    assert_number(progress.actual, 15);
    goal = good;
    goal.direction = DIRECTION_INCREASE; /* 20 more than before the files began */
    assert_status(&world, &goal, GOAL_UNMEASURED);
    goal.per = PERIOD_WEEK;
    goal.due = goal.start - 1;
    assert_status(&world, &goal, GOAL_UNMEASURED);
    world_end(&world);
}

static void
a_metric_that_no_event_shows(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "win/(win+loss)", 2, "2026-11-20");
    world_weekly(&world, BEN, "loss", 1, "2026-08-05", "2026-11-18");
    struct goal_facts goal = world_goal(&world, ANA, 20, "2026-10-01", "2026-12-31");
    goal.unit = UNIT_PERCENT;
    assert_status(&world, &goal, GOAL_UNMEASURED); /* no win of anybody */
    world_event(&world, BEN, "win", "2026-08-05", 1);
    assert_status(&world, &goal, GOAL_TOO_EARLY); /* others show that it is recorded */
    world_end(&world);
    world_begin(&world, "nps", 2, "2026-11-20");
    world_weekly(&world, ANA, "call", 1, "2026-08-05", "2026-11-18");
    goal = world_goal(&world, ANA, 20, "2026-10-01", "2026-12-31");
    assert_status(&world, &goal, GOAL_UNMEASURED);
    world_end(&world);
}

static void
without_start_the_due_date_names_the_period(void **state)
{
    (void)state;
    static const struct {
        const char *due, *start;
    } rows[] = {
        {"2026-12-31", "2026-10-01"},                               /* the quarter, not the year */
        {"2026-09-30", "2026-07-01"}, {"2026-11-30", "2026-11-01"}, /* a month */
        {"2027-02-28", "2027-02-01"}, {"2026-11-22", "2026-11-16"}, /* a week */
        {"2026-05-31", "2026-05-01"}, /* a Sunday, and the end of a month */
    };
    struct world world;

    world_autumn(&world);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct goal_facts goal = world_goal(&world, ANA, 3, "", rows[i].due);
        struct progress progress = world_progress(&world, &goal);
        assert_period(&progress, rows[i].start, rows[i].due);
        assert_int_not_equal(progress.status, GOAL_UNMEASURED);
    }
    struct goal_facts goal = world_goal(&world, ANA, 3, "", "2026-12-15");
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_UNMEASURED);
    assert_number(progress.actual, NAN);
    world_end(&world);
}

static void
no_start_and_december(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "", "2026-12-31");
    assert_number(world_progress(&world, &goal).likelihood, 0.608803765523046);
    world_end(&world);
}

/* Ana's meetings as if they were no-shows: 15 by 20 November, 25 or less by New Year. */
static void
a_decrease_is_settled_at_due(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    goal.direction = DIRECTION_DECREASE;
    goal.from = 40;
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_AT_RISK); /* not met, though 15 <= 25 */
    assert_number(progress.likelihood, 0.496470398864185);
    assert_number(progress.expected, 25 * 37 / 65.0);
    goal.target = 14; /* already over it, but it is not due yet */
    assert_status(&world, &goal, GOAL_OFF_TRACK);
    goal.target = 15;
    goal.due = on("2026-11-20");
    assert_status(&world, &goal, GOAL_MET);
    goal.target = 14;
    assert_status(&world, &goal, GOAL_OFF_TRACK);
    goal.due = on("2026-11-19");
    assert_status(&world, &goal, GOAL_MISSED);
    goal.target = 15;
    assert_status(&world, &goal, GOAL_MET);
    world_end(&world);
}

static void
maintain_at_least_and_at_most(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 15, "2026-10-01", "2026-12-31");
    goal.direction = DIRECTION_MAINTAIN;
    assert_status(&world, &goal, GOAL_MET);
    goal.ceiling = true;
    goal.target = 25;
    struct progress progress = world_progress(&world, &goal);
    assert_number(progress.likelihood, 0.496470398864185);
    assert_int_equal(progress.status, GOAL_AT_RISK);
    world_end(&world);
}

/* 50 % more than in the 28 days before: 8 meetings become 12. By Friday the 20th 6 were held. */
static void
an_increase_in_percent(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 50, "2026-11-02", "2026-11-29");
    goal.direction = DIRECTION_INCREASE;
    goal.unit = UNIT_PERCENT_CHANGE;
    struct progress progress = world_progress(&world, &goal);
    assert_number(progress.from, 8);
    assert_number(progress.from_in_data, 8);
    assert_number(progress.absolute_target, 12);
    assert_number(progress.actual, 6);
    assert_number(progress.attainment, .5);
    assert_number(progress.expected, 12 * 15 / 20.0);
    assert_number(progress.projected, 6 + 5 * 29 / 75.0);
    goal.from = 4; /* as stated, whatever the data say */
    progress = world_progress(&world, &goal);
    assert_number(progress.from, 4);
    assert_number(progress.from_in_data, 8);
    assert_number(progress.absolute_target, 6);
    assert_int_equal(progress.status, GOAL_MET);
    world_end(&world);
}

/* A win every Tuesday and two losses every Thursday, see test_measure_forecast.c. */
static void
begin_with_wins_and_losses(struct world *world, const char *expression, const char *as_of)
{
    world_begin(world, expression, 1, as_of);
    world_holiday(world, "2026-12-25");
    world_weekly(world, ANA, "win", 1, "2026-08-04", "2026-11-17");
    world_weekly(world, ANA, "loss", 2, "2026-08-06", "2026-11-19");
}

static void
a_ratio_is_settled_at_due(void **state)
{
    (void)state;
    struct world world;
    begin_with_wins_and_losses(&world, "win/(win+loss)", "2026-11-20");
    struct goal_facts goal = world_goal(&world, ANA, 30, "2026-10-01", "2026-12-31");
    goal.unit = UNIT_PERCENT;
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_LIKELY); /* not met, though 30.4 >= 30 */
    assert_number(progress.actual, 700 / 23.0);
    assert_false(progress.actual_is_exact);
    assert_number(progress.expected, 30);
    assert_number(progress.attainment, 7 / 23.0 / .3);
    assert_number(progress.likelihood, 0.689929267239107);
    assert_number(progress.projected, 31.84375);
    assert_number(progress.low, 25);
    assert_number(progress.high, 40);
    assert_number(progress.absolute_target, 30);
    /* As of 30 September: 9 of 25, Beta(9.5, 16.5); 65 days bring 39 trials; 30 % are 12 of them.
     */
    assert_number(progress.achievable_likelihood, 0.708510624654962);
    goal.due = on("2026-11-20");
    assert_status(&world, &goal, GOAL_MET);
    goal.target = 30.5;
    assert_status(&world, &goal, GOAL_OFF_TRACK);
    goal.due = on("2026-11-19");
    assert_status(&world, &goal, GOAL_MISSED);
    world_end(&world);
}

static void
a_ratio_of_nothing_is_neither_met_nor_missed(void **state)
{
    (void)state;
    struct world world;
    begin_with_wins_and_losses(&world, "win/(win+loss)", "2026-11-20");
    struct goal_facts goal = world_goal(&world, ANA, 30, "2026-11-14", "2026-11-15");
    goal.unit = UNIT_PERCENT;
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_UNMEASURED);
    assert_number(progress.actual, NAN);
    goal.direction = DIRECTION_DECREASE;
    assert_status(&world, &goal, GOAL_UNMEASURED);
    world_end(&world);
}

/* The average deal: only what it is, and at due whether it was met. */
static void
an_average_has_no_forecast(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)/win", 1, "2026-11-20");
    world_money(&world, ANA, "win", "2026-08-04", 500, "EUR");
    world_money(&world, ANA, "win", "2026-10-05", 1000, "EUR");
    world_money(&world, ANA, "win", "2026-11-05", 2000, "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 1500, "2026-10-01", "2026-12-31");
    goal.unit = UNIT_MONEY;
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_TOO_EARLY);
    assert_number(progress.actual, 1500);
    assert_number(progress.attainment, 1);
    assert_number(progress.expected, 1500);
    assert_no_forecast(&progress);
    assert_number(progress.achievable_likelihood, NAN);
    goal.due = on("2026-11-20");
    assert_status(&world, &goal, GOAL_MET);
    goal.due = on("2026-11-04");
    assert_status(&world, &goal, GOAL_MISSED);
    world_end(&world);
}

static void
money_in_one_currency(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    for (int day = on("2026-08-05"); day <= on("2026-11-18"); day += 7)
        assert_true(tally_add(world.tally, ANA, "win", day, decimal_from_int(1), true,
            (struct decimal){1000, 100000000000000000}, "EUR"));
    struct goal_facts goal = world_goal(&world, ANA, 14000, "2026-10-01", "2026-12-31");
    goal.unit = UNIT_MONEY;
    struct progress progress = world_progress(&world, &goal);
    char text[DECIMAL_TEXT_SIZE];
    assert_string_equal(decimal_text(progress.actual_exact, text), "7000.7");
    assert_number(progress.actual, 7000.7);
    assert_number(progress.projected, 7000.7 + 29 / 5.0 * 1000.1);
    assert_int_equal(progress.status, GOAL_OFF_TRACK); /* the same every week: no doubt remains */
    goal.target = 12000;
    assert_status(&world, &goal, GOAL_ON_TRACK);
    world_money(&world, ANA, "win", "2026-11-20", 1, "USD");
    progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_UNMEASURED);
    assert_number(progress.actual, NAN);
    assert_number(progress.absolute_target, 12000);
    assert_false(progress.actual_is_exact);
    world_end(&world);
}

static void
a_team_goal_adds_everybody(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, TALLY_EVERYBODY, 40, "2026-10-01", "2026-12-31");
    struct progress progress = world_progress(&world, &goal);
    assert_number(progress.actual, 22);
    assert_number(progress.expected, 40 * 74 / 130.0);
    assert_number(progress.likelihood, 0.43618392254784);
    assert_number(progress.projected, 22 + 56 * 39.5 / 130);
    world_end(&world);
}

static void
time_off_changes_what_is_expected(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    presence_add_time_off(&world.presence[ANA], on("2026-12-07"), 10);
    presence_add_time_off(&world.presence[ANA], on("2026-10-26"), 2.5);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_number(world_progress(&world, &goal).expected, 25 * 34.5 / 52.5);
    presence_add_time_off(&world.presence[ANA], on("2026-10-01"), 100);
    assert_number(world_progress(&world, &goal).expected, NAN); /* never there */
    world_end(&world);
}

static void
the_current_week(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.view.as_of = on("2026-11-17"); /* a Tuesday: 1 of 3, two days gone, three to come */
    struct goal_facts goal = world_goal(&world, ANA, 3, "", "");
    goal.per = PERIOD_WEEK;
    struct progress progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-11-16", "2026-11-22");
    assert_number(progress.actual, 1);
    assert_number(progress.expected, 3 * 2 / 5.0);
    /* 19 August to 17 November: 26 in 65 days, prior 3 in 10; 2 to go in 3 days. */
    assert_number(progress.likelihood, 0.321698930458474);
    assert_number(progress.projected, 1 + 1.16);
    assert_int_equal(progress.status, GOAL_AT_RISK);
    assert_number(progress.kept, 0);
    goal.target = 1;
    assert_status(&world, &goal, GOAL_MET);
    goal.target = 2;
    assert_number(world_progress(&world, &goal).kept, 1);
    world_end(&world);
}

/* A call every Thursday, from 13 October on every Tuesday too. */
static void
begin_with_weeks(struct world *world)
{
    world_begin(world, "call", 1, "2026-11-20");
    world_weekly(world, ANA, "call", 1, "2026-08-06", "2026-11-19");
    world_weekly(world, ANA, "call", 1, "2026-10-13", "2026-11-17");
}

static void
kept_counts_whole_periods(void **state)
{
    (void)state;
    struct world world;
    begin_with_weeks(&world);
    struct goal_facts goal = world_goal(&world, ANA, 2, "", "");
    goal.per = PERIOD_WEEK;
    /* The files begin on a Thursday: 14 full weeks from 10 August to 15 November, the last 5 kept.
     */
    assert_number(world_progress(&world, &goal).kept, 5 / 14.0);
    goal.start = on("2026-10-07"); /* a Wednesday: full weeks from 12 October */
    assert_number(world_progress(&world, &goal).kept, 1);
    goal.start = on("2026-10-05");
    assert_number(world_progress(&world, &goal).kept, 5 / 6.0);
    goal.due = on("2026-11-12"); /* the week of the 9th is not whole */
    assert_number(world_progress(&world, &goal).kept, 4 / 5.0);
    goal.due = DAY_NONE;
    goal.start = on("2026-08-03"); /* before the files: their first week counts, those before not */
    assert_number(world_progress(&world, &goal).kept, 5 / 15.0);
    goal.start = on("2026-07-06");
    assert_number(world_progress(&world, &goal).kept, 5 / 15.0);
    goal.start = on("2026-11-16"); /* no complete week yet */
    assert_number(world_progress(&world, &goal).kept, NAN);
    world.view.as_of = on("2026-11-22"); /* the week is over on Sunday */
    assert_number(world_progress(&world, &goal).kept, 1);
    world_end(&world);
}

static void
weeks_without_a_working_day_do_not_count(void **state)
{
    (void)state;
    struct world world;
    begin_with_weeks(&world);
    struct goal_facts goal = world_goal(&world, ANA, 2, "2026-09-28", "");
    goal.per = PERIOD_WEEK;
    assert_number(world_progress(&world, &goal).kept, 5 / 7.0);
    for (int day = on("2026-10-05"); day <= on("2026-10-08"); day++)
        calendar_add_holiday(&world.calendar, day);
    assert_number(world_progress(&world, &goal).kept, 5 / 7.0);
    world_holiday(&world, "2026-10-09");
    assert_number(world_progress(&world, &goal).kept, 5 / 6.0);
    presence_add_time_off(&world.presence[ANA], on("2026-09-28"), 5);
    assert_number(world_progress(&world, &goal).kept, 1);
    world_end(&world);
}

static void
kept_ceilings_and_ratios(void **state)
{
    (void)state;
    struct world world;
    begin_with_weeks(&world);
    struct goal_facts goal = world_goal(&world, ANA, 1, "", "");
    goal.per = PERIOD_WEEK;
    goal.direction = DIRECTION_DECREASE;
    goal.from = 3;
    assert_number(world_progress(&world, &goal).kept, 9 / 14.0);
    world_end(&world);
    /* One win to two losses each week is 33 %; the week of 2 November has a win more.
     */
    begin_with_wins_and_losses(&world, "win/(win+loss)", "2026-11-20");
    world_event(&world, ANA, "win", "2026-11-03", 1);
    goal = world_goal(&world, ANA, 40, "2026-10-05", "");
    goal.per = PERIOD_WEEK;
    goal.unit = UNIT_PERCENT;
    assert_number(world_progress(&world, &goal).kept, 1 / 6.0);
    goal.start = on("2026-08-03");
    world.view.as_of = on("2026-12-20"); /* four weeks with nothing in them do not count */
    assert_number(world_progress(&world, &goal).kept, 1 / 16.0);
    world_end(&world);
}

/* 50 % more each month than in the month before; August is not whole, so October is the first. */
static void
kept_changes_from_period_to_period(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "call", 1, "2026-11-20");
    world_event(&world, ANA, "call", "2026-08-04", 8);
    world_event(&world, ANA, "call", "2026-09-07", 10);
    world_event(&world, ANA, "call", "2026-10-05", 15);
    world_event(&world, ANA, "call", "2026-11-05", 20);
    struct goal_facts goal = world_goal(&world, ANA, 50, "", "");
    goal.per = PERIOD_MONTH;
    goal.direction = DIRECTION_INCREASE;
    goal.unit = UNIT_PERCENT_CHANGE;
    struct progress progress = world_progress(&world, &goal);
    assert_number(progress.from, 15);
    assert_number(progress.absolute_target, 22.5);
    assert_number(progress.kept, 1); /* October, 15 after 10 */
    goal.start = on("2026-10-01");   /* all against September */
    progress = world_progress(&world, &goal);
    assert_number(progress.absolute_target, 15);
    assert_int_equal(progress.status, GOAL_MET);
    world_end(&world);
}

/* What is asked of a week is asked of all of it, also in the week in which the goal begins or ends.
 */
static void
a_period_is_whole_whenever_the_goal_begins(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 3, "2026-11-18", "");
    goal.per = PERIOD_WEEK;
    struct progress progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-11-16", "2026-11-22");
    assert_number(progress.actual, 2); /* Tuesday's too */
    assert_number(progress.expected, 3);
    world.view.as_of = on("2026-11-18");
    progress = world_progress(&world, &goal);
    assert_number(progress.actual, 1);
    assert_number(progress.expected, 3 * 3 / 5.0);
    world.view.as_of = on("2026-11-17"); /* the week has begun, the goal has not */
    assert_status(&world, &goal, GOAL_NOT_STARTED);
    world.view.as_of = on("2026-11-20");
    goal = world_goal(&world, ANA, 2, "", "2026-11-20");
    goal.per = PERIOD_MONTH;
    progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-11-01", "2026-11-30");
    assert_number(progress.expected, 2 * 15 / 21.0);
    assert_int_equal(progress.status, GOAL_MET);
    goal.per = PERIOD_QUARTER;
    progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-10-01", "2026-12-31");
    goal = world_goal(&world, ANA, 2, "", "");
    goal.per = PERIOD_YEAR;
    progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-01-01", "2026-12-31");
    world_end(&world);
}

/* Two meetings a week are what Ana has: not out of reach because the first week has one day left.
   History of 22 August to 20 November: 26 in 65 days, prior 3 in 10; 2 to go in 5 days. */
static void
a_goal_that_begins_on_a_friday_is_achievable(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 2, "2026-11-27", "");
    goal.per = PERIOD_WEEK;
    struct progress progress = world_progress(&world, &goal);
    assert_int_equal(progress.status, GOAL_NOT_STARTED);
    assert_number(progress.achievable_likelihood, 0.567227609166506);
    world_end(&world);
}

static void
after_due_the_last_period_speaks(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 2, "", "2026-11-10");
    goal.per = PERIOD_WEEK;
    struct progress progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-11-09", "2026-11-15");
    assert_number(progress.actual, 2);
    assert_int_equal(progress.status, GOAL_MET);
    goal.target = 3;
    assert_status(&world, &goal, GOAL_MISSED);
    goal.target = 2;
    assert_number(progress.kept, 1); /* the weeks before it, all whole */
    goal = world_goal(&world, ANA, 2, "2026-11-30", "");
    goal.per = PERIOD_MONTH;
    progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-11-01", "2026-11-30");
    assert_int_equal(progress.status, GOAL_NOT_STARTED);
    goal.per = PERIOD_QUARTER;
    goal.direction = DIRECTION_INCREASE; /* by 2 on a quarter before the files */
    assert_status(&world, &goal, GOAL_NOT_STARTED);
    world_end(&world);
}

static void
a_goal_per_day(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, BEN, 1, "2026-11-16", "");
    goal.per = PERIOD_DAY;
    struct progress progress = world_progress(&world, &goal);
    assert_period(&progress, "2026-11-20", "2026-11-20");
    assert_int_equal(progress.status, GOAL_OFF_TRACK); /* as-of is over */
    assert_number(progress.likelihood, 0);
    assert_number(progress.kept, 1 / 5.0);
    world.view.as_of = on("2026-11-18");
    assert_status(&world, &goal, GOAL_MET);
    world.view.as_of = on("2026-11-22"); /* Saturday and Sunday do not count */
    progress = world_progress(&world, &goal);
    assert_number(progress.kept, 1 / 5.0);
    assert_number(progress.expected, NAN);
    world_end(&world);
}

/* What the files already know of the days after as_of changes nothing. */
static void
the_future_changes_nothing(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    world_event(&world, ANA, "meeting", "2026-11-21", 50);
    world_event(&world, BEN, "meeting", "2026-12-01", 50);
    struct progress progress = world_progress(&world, &goal);
    assert_number(progress.actual, 15);
    assert_number(progress.likelihood, 0.608803765523046);
    world_end(&world);
}

static void
a_target_of_zero_has_no_attainment(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 0, "2026-10-01", "2026-12-31");
    goal.direction = DIRECTION_DECREASE;
    goal.from = 40;
    struct progress progress = world_progress(&world, &goal);
    assert_number(progress.attainment, NAN);
    assert_number(progress.expected, 0);
    assert_int_equal(progress.status, GOAL_OFF_TRACK);
    world_end(&world);
}

/* 90 minutes of learning every Tuesday for twelve weeks, in hours and in minutes: the same goal. */
static void
hours_and_minutes_are_one_amount(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(learning)", 1, "2026-11-20");
    for (int day = on("2026-08-25"); day <= on("2026-11-17"); day += 7) {
        char date[DAY_TEXT_SIZE];
        int minutes = day % 2 == 0 ? 80 : 100;
        world_money(&world, ANA, "learning.course", day_text(day, date), minutes, "min");
    }
    struct goal_facts goal = world_goal(&world, ANA, 1500, "2026-10-01", "2026-12-31");
    goal.unit = UNIT_MINUTES;
    struct progress minutes = world_progress(&world, &goal);
    goal.unit = UNIT_HOURS;
    goal.target = 25;
    struct progress hours = world_progress(&world, &goal);
    assert_number(minutes.actual, 620); /* 80 first, then 100 by turns, from 6 October on */
    assert_number(hours.actual, 620 / 60.0);
    assert_true(minutes.actual_is_exact);
    assert_false(hours.actual_is_exact);
    assert_number(hours.attainment, minutes.attainment);
    assert_number(hours.expected, minutes.expected / 60);
    assert_number(hours.projected, minutes.projected / 60);
    assert_number(hours.low, minutes.low / 60);
    assert_number(hours.high, minutes.high / 60);
    assert_number(hours.likelihood, minutes.likelihood);
    assert_int_equal(hours.status, minutes.status);
    assert_true(hours.likelihood > 0 && hours.likelihood < 1);
    world_end(&world);
}

static void
within_reach_at_the_start(void **state)
{
    (void)state;
    static const struct {
        double likelihood;
        enum reach reach;
    } rows[] = {{NAN, REACH_UNKNOWN}, {0, REACH_OUT}, {.0499, REACH_OUT}, {.05, REACH_WITHIN},
        {.95, REACH_WITHIN}, {.9501, REACH_CERTAIN}, {1, REACH_CERTAIN}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct progress progress = {.achievable_likelihood = rows[i].likelihood};
        assert_int_equal(progress_reach(&progress), rows[i].reach);
    }
}

/* A tenth of what the data say is allowed, either way. */
static void
a_stated_start_beside_the_data(void **state)
{
    (void)state;
    static const struct {
        enum direction direction;
        double from, data;
        bool differs;
    } rows[] = {
        {DIRECTION_INCREASE, 110, 100, false}, {DIRECTION_INCREASE, 110.1, 100, true},
        {DIRECTION_DECREASE, 90, 100, false}, {DIRECTION_DECREASE, 89.9, 100, true},
        {DIRECTION_MAINTAIN, 89.9, 100, true}, {DIRECTION_INCREASE, 0, 0, false},
        {DIRECTION_INCREASE, 1, 0, true},
        {DIRECTION_INCREASE, 33, 30, false}, /* 10 % in binary fractions is no difference */
        {DIRECTION_INCREASE, NAN, 100, false}, {DIRECTION_INCREASE, 100, NAN, false},
        {DIRECTION_REACH, 2, 100, false}, /* "win 6 deals, 2 so far" */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct goal_facts goal = {.direction = rows[i].direction, .from = rows[i].from};
        struct progress progress = {.from_in_data = rows[i].data};
        if (progress_from_differs(&goal, &progress) != rows[i].differs)
            fail_msg("row %zu", i);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_and_minutes_are_one_amount),
        cmocka_unit_test(within_reach_at_the_start),
        cmocka_unit_test(a_stated_start_beside_the_data),
        cmocka_unit_test(the_words_follow_the_enums),
        cmocka_unit_test(a_goal_under_way),
        cmocka_unit_test(the_likelihood_chooses_the_word),
        cmocka_unit_test(a_count_is_met_the_day_it_is_reached),
        cmocka_unit_test(after_due_it_was_met_or_missed),
        cmocka_unit_test(before_its_start_it_has_not_started),
        cmocka_unit_test(too_early_with_little_of_both),
        cmocka_unit_test(twenty_days_of_history_are_enough),
        cmocka_unit_test(too_early_without_evidence),
        cmocka_unit_test(what_cannot_be_measured),
        cmocka_unit_test(a_metric_that_no_event_shows),
        cmocka_unit_test(without_start_the_due_date_names_the_period),
        cmocka_unit_test(no_start_and_december),
        cmocka_unit_test(a_decrease_is_settled_at_due),
        cmocka_unit_test(maintain_at_least_and_at_most),
        cmocka_unit_test(an_increase_in_percent),
        cmocka_unit_test(a_ratio_is_settled_at_due),
        cmocka_unit_test(a_ratio_of_nothing_is_neither_met_nor_missed),
        cmocka_unit_test(an_average_has_no_forecast),
        cmocka_unit_test(money_in_one_currency),
        cmocka_unit_test(a_team_goal_adds_everybody),
        cmocka_unit_test(time_off_changes_what_is_expected),
        cmocka_unit_test(the_current_week),
        cmocka_unit_test(kept_counts_whole_periods),
        cmocka_unit_test(weeks_without_a_working_day_do_not_count),
        cmocka_unit_test(kept_ceilings_and_ratios),
        cmocka_unit_test(kept_changes_from_period_to_period),
        cmocka_unit_test(a_period_is_whole_whenever_the_goal_begins),
        cmocka_unit_test(a_goal_that_begins_on_a_friday_is_achievable),
        cmocka_unit_test(after_due_the_last_period_speaks),
        cmocka_unit_test(a_goal_per_day),
        cmocka_unit_test(the_future_changes_nothing),
        cmocka_unit_test(a_target_of_zero_has_no_attainment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
