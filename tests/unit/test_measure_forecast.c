/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/forecast: the likelihood and the projection of counts, ratios and amounts, with all that
 * goes into them counted by hand (the comments say what) and the distributions computed at 30
 * digits with Python's mpmath 1.3 (betainc for the negative binomial and t, sums of beta functions
 * for the beta-binomial).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/forecast.h"
#include "measure/target.h"

#include "world.h"

/* The forecast as of the world's day, which lies in the goal's own time. */
static struct forecast
forecast(const struct world *world, const struct goal_facts *goal, bool at_most)
{
    struct forecast_question question = {&world->view, goal, world->view.as_of, goal->start,
        goal->due, figure_of(&world->view, goal, goal->start - 1, world->view.as_of), goal->target,
        at_most};

    return forecast_of(&question);
}

static void
assert_forecast(struct forecast forecast, double likelihood, double projected, double low,
    double high, double history_time)
{
    assert_true(forecast.known);
    assert_number(forecast.likelihood, likelihood);
    assert_number(forecast.projected, projected);
    assert_number(forecast.low, low);
    assert_number(forecast.high, high);
    assert_number(forecast.history_time, history_time);
}

static void
assert_unknown(struct forecast forecast, double history_time)
{
    assert_false(forecast.known);
    assert_number(forecast.history_time, history_time);
}

/* 15 done, 10 to go in 28 days, posterior 29 in 75 days. */
static void
a_count(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, false), 0.608803765523046, 15 + 28 * 29 / 75.0, 21, 31, 65);
    goal.target = 24.5; /* 9.5 to go are 10 */
    assert_number(forecast(&world, &goal, false).likelihood, 0.608803765523046);
    goal.target = 15;
    assert_forecast(forecast(&world, &goal, false), 1, 15 + 28 * 29 / 75.0, 21, 31, 65);
    world_end(&world);
}

/* The same goal as a ceiling: at most 10 more, 9 more where 24.5 is allowed, none over it. */
static void
a_ceiling(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, true), 0.496470398864185, 15 + 28 * 29 / 75.0, 21, 31, 65);
    goal.target = 24.5;
    assert_number(forecast(&world, &goal, true).likelihood, 0.391196234476954);
    goal.target = 14;
    assert_number(forecast(&world, &goal, true).likelihood, 0);
    world_end(&world);
}

/* Ten days off in December leave 18; days off behind us take from the history. */
static void
time_off(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    presence_add_time_off(&world.presence[ANA], on("2026-12-07"), 10);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, false), 0.186332518599433, 15 + 18 * 29 / 75.0, 18, 26, 65);
    presence_add_time_off(&world.presence[ANA], on("2026-09-07"), 5);
    /* Prior 10 * 39/125 = 3.12 in 10, posterior 29.12 in 70 */
    assert_number(forecast(&world, &goal, false).projected, 15 + 18 * 29.12 / 70);
    assert_number(forecast(&world, &goal, false).history_time, 60);
    world_end(&world);
}

/* At .8 Ana has 52 days behind her and 22.4 to come; the prior is 10 * 39/(52 + 65) = 10/3 in 10.
 */
static void
part_time(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.presence[ANA].share = .8;
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_forecast(forecast(&world, &goal, false), 0.586452226425119,
        15 + 22.4 * (26 + 10 / 3.0) / 62, 21, 31, 52);
    world_end(&world);
}

/* Since 5 October: 14 meetings in 35 days; prior 10 * (14 + 13)/(35 + 65) = 2.7 in 10. */
static void
a_newcomer(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.presence[ANA].start = on("2026-10-05");
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, false), 0.551246449554489, 15 + 28 * 16.7 / 45, 20, 31, 35);
    world_end(&world);
}

/* Alone: Jeffreys' prior, 26.5 in 65. */
static void
alone(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 1, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    world_weekly(&world, ANA, "meeting", 1, "2026-08-04", "2026-11-17");
    world_weekly(&world, ANA, "meeting", 1, "2026-08-06", "2026-11-19");
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, false), 0.660420364575431, 15 + 28 * 26.5 / 65, 21, 32, 65);
    world_end(&world);
}

/* All together: 22 of 40 done, 39.5 in 130 days, 56 to come. */
static void
a_team(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, TALLY_EVERYBODY, 40, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, false), 0.43618392254784, 22 + 56 * 39.5 / 130, 33, 46, 130);
    world_end(&world);
}

/* 6 calls every other Monday: 12 full weeks 6, 0, 6, ... have mean 3 and dispersion 108/3/11 =
   36/11, so the posterior is .5 + 11 = 11.5 in 65 * 11/36 days. 18 done, 12 to go. */
static void
uneven_weeks(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "call", 1, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    for (int day = on("2026-08-10"); day <= on("2026-11-02"); day += 14)
        assert_true(tally_add(
            world.tally, ANA, "call", day, decimal_from_int(6), false, (struct decimal){0, 0}, ""));
    struct goal_facts goal = world_goal(&world, ANA, 30, "2026-10-01", "2026-12-31");
    assert_forecast(forecast(&world, &goal, false), 0.666901931826676,
        18 + 28 * 11.5 / (65 * 11 / 36.0), 24, 46, 65);
    world_end(&world);
}

/* Six full weeks are needed to see unevenness: from Monday 5 October there are (6, 0, 6, 0, 6, 0:
   dispersion 54/3/5 = 3.6), from Tuesday the 6th there are five. */
static void
six_weeks_show_unevenness(void **state)
{
    (void)state;
    static const struct {
        const char *first;
        double likelihood, projected, low, high, time;
    } rows[] = {
        {"2026-10-05", 0.605689972315545, 18 + 15.84, 23, 47, 35},
        {"2026-10-06", 0.748510148189922, 18 + 28 * 18.5 / 34, 27, 40, 34},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world;
        world_begin(&world, "call", 1, "2026-11-20");
        world_holiday(&world, "2026-12-25");
        world_event(&world, ANA, "call", rows[i].first, 6);
        world_event(&world, ANA, "call", "2026-10-19", 6);
        world_event(&world, ANA, "call", "2026-11-02", 6);
        struct goal_facts goal = world_goal(&world, ANA, 30, "2026-10-01", "2026-12-31");
        assert_forecast(forecast(&world, &goal, false), rows[i].likelihood, rows[i].projected,
            rows[i].low, rows[i].high, rows[i].time);
        world_end(&world);
    }
}

/* As above from 5 October, but the week of the 12th is all holidays: five weeks, 18.5 in 30 days.
 */
static void
a_week_of_holidays_shows_nothing(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "call", 1, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    for (int day = on("2026-10-12"); day <= on("2026-10-16"); day++)
        calendar_add_holiday(&world.calendar, day);
    world_event(&world, ANA, "call", "2026-10-05", 6);
    world_event(&world, ANA, "call", "2026-10-19", 6);
    world_event(&world, ANA, "call", "2026-11-02", 6);
    struct goal_facts goal = world_goal(&world, ANA, 30, "2026-10-01", "2026-12-31");
    assert_forecast(
        forecast(&world, &goal, false), 0.843757658268927, 18 + 28 * 18.5 / 30, 28, 43, 30);
    world_end(&world);
}

static void
no_evidence_no_forecast(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 2, "2026-11-20");
    world_event(&world, ANA, "meeting", "2026-05-05", 1);
    world_weekly(&world, ANA, "call", 1, "2026-05-05", "2026-11-17");
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    /* Alone, no meeting in 65 days is still something: .5 in 65. */
    assert_number(forecast(&world, &goal, false).projected, 29 * .5 / 65);
    /* Two of whom none had any: s + a0 = 0. */
    world_weekly(&world, BEN, "call", 1, "2026-05-05", "2026-11-17");
    assert_unknown(forecast(&world, &goal, false), 65);
    world_end(&world);
    /* Nobody had a day: m + b0 = 0. */
    world_begin(&world, "meeting", 1, "2026-11-22");
    world_event(&world, ANA, "meeting", "2026-11-21", 1);
    goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    assert_unknown(forecast(&world, &goal, false), 0);
    world_end(&world);
}

/* A win every Tuesday, two losses every Thursday: in the window 13 of 39, so Beta(13.5, 26.5); in
   the goal's time 7 of 23; pace 39.5/65, so 28 days bring 17.02, that is 17. 30 % of 40 are 12: 5
   more. */
static void
a_share(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "win/(win+loss)", 1, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    world_weekly(&world, ANA, "win", 1, "2026-08-04", "2026-11-17");
    world_weekly(&world, ANA, "loss", 2, "2026-08-06", "2026-11-19");
    struct goal_facts goal = world_goal(&world, ANA, 30, "2026-10-01", "2026-12-31");
    goal.unit = UNIT_PERCENT;
    assert_forecast(forecast(&world, &goal, false), 0.689929267239107, 31.84375, 25, 40, 65);
    assert_number(forecast(&world, &goal, true).likelihood, 0.477171210194141); /* 5 at most */
    goal.unit = UNIT_NONE; /* as a plain ratio */
    goal.target = .3;
    assert_forecast(forecast(&world, &goal, false), 0.689929267239107, .3184375, .25, .4, 65);
    world_end(&world);
}

/* More meetings than calls: no share of anything. */
static void
no_share_over_one(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting/call", 1, "2026-11-20");
    world_weekly(&world, ANA, "meeting", 2, "2026-08-04", "2026-11-17");
    world_weekly(&world, ANA, "call", 1, "2026-08-06", "2026-11-19");
    struct goal_facts goal = world_goal(&world, ANA, 2, "2026-10-01", "2026-12-31");
    assert_unknown(forecast(&world, &goal, false), 65);
    world_end(&world);
}

/* No model for the average deal: two terms that hang together. */
static void
no_forecast_of_averages(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)/win", 1, "2026-11-20");
    for (int day = on("2026-08-04"); day <= on("2026-11-17"); day += 7)
        assert_true(tally_add(world.tally, ANA, "win", day, decimal_from_int(1), true,
            decimal_from_int(1000), "EUR"));
    struct goal_facts goal = world_goal(&world, ANA, 900, "2026-10-01", "2026-12-31");
    assert_unknown(forecast(&world, &goal, false), 65);
    world_end(&world);
}

/* Every Wednesday 1000 or 2000 in turn. */
static void
add_money(struct world *world, int person, const char *first, const char *unit)
{
    int amount = 1000;

    for (int day = on(first); day <= on("2026-11-18"); day += 7) {
        assert_true(tally_add(world->tally, person, "win", day, decimal_from_int(1), true,
            decimal_from_int(amount), unit));
        amount = 3000 - amount;
    }
}

/* Twelve full weeks of 1000 and 2000 in turn, mean 1500; 10000 so far; 28 days are 5.6 weeks. */
static void
an_amount(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    add_money(&world, ANA, "2026-08-12", "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 18000, "2026-10-01", "2026-12-31");
    assert_forecast(forecast(&world, &goal, false), 0.602893754308773, 18400, 16359.4043516908,
        20440.5956483092, 65);
    assert_number(forecast(&world, &goal, true).likelihood, 1 - 0.602893754308773);
    goal.target = 10000;
    assert_number(forecast(&world, &goal, false).likelihood, 1);
    world_end(&world);
}

/* Half of the days in a week, and half of the days to come: the same number of weeks. */
static void
an_amount_of_a_part_timer(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    world.presence[ANA].share = .5;
    add_money(&world, ANA, "2026-08-12", "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 18000, "2026-10-01", "2026-12-31");
    assert_forecast(forecast(&world, &goal, false), 0.602893754308773, 18400, 16359.4043516908,
        20440.5956483092, 32.5);
    world_end(&world);
}

/* Two who do just the same: 2000 and 4000 a week of ten days. */
static void
an_amount_of_a_team(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 2, "2026-11-20");
    world_holiday(&world, "2026-12-25");
    add_money(&world, ANA, "2026-08-12", "EUR");
    add_money(&world, BEN, "2026-08-12", "EUR");
    struct goal_facts goal = world_goal(&world, TALLY_EVERYBODY, 36000, "2026-10-01", "2026-12-31");
    assert_forecast(forecast(&world, &goal, false), 0.602893754308773, 36800, 2 * 16359.4043516908,
        2 * 20440.5956483092, 130);
    world_end(&world);
}

/* From Wednesday 14 October there are four full weeks, from the 21st three. */
static void
an_amount_needs_four_weeks(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    add_money(&world, ANA, "2026-10-14", "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 18000, "2026-10-01", "2026-12-31");
    assert_true(forecast(&world, &goal, false).known);
    world_end(&world);
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    add_money(&world, ANA, "2026-10-21", "EUR");
    goal = world_goal(&world, ANA, 18000, "2026-10-01", "2026-12-31");
    assert_unknown(forecast(&world, &goal, false), 23);
    world_end(&world);
}

static void
an_amount_needs_one_currency(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    add_money(&world, ANA, "2026-08-12", "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 18000, "2026-11-19", "2026-12-31");
    assert_true(forecast(&world, &goal, false).known);
    world_money(&world, ANA, "win", "2026-11-20", 500, "USD"); /* dollars to go by euros? */
    assert_true(figure_of(&world.view, &goal, goal.start - 1, goal.due).adds_up);
    assert_unknown(forecast(&world, &goal, false), 65);
    world_end(&world);
}

static void
what_is_not_known_so_far_has_no_forecast(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    add_money(&world, ANA, "2026-08-12", "EUR");
    struct goal_facts goal = world_goal(&world, ANA, NAN, "2026-11-01", "2026-12-31");
    assert_unknown(forecast(&world, &goal, false), 65);
    goal.target = 18000;
    world_money(&world, ANA, "win", "2026-11-17", 500, "USD");
    assert_unknown(forecast(&world, &goal, false), 65);
    world_end(&world);
}

/* As of the 20th, December's goal has all of December before it, and nothing else. */
static void
a_goal_to_come_begins_at_its_start(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 8, "2026-12-01", "2026-12-31");
    assert_number(forecast(&world, &goal, false).projected, 22 * 29 / 75.0);
    world_end(&world);
}

/* What comes before the start or up to as_of is not to come: each working day counts once. */
static void
days_to_come_begin_behind_both(void **state)
{
    (void)state;
    struct world world;
    double projected[6];
    world_autumn(&world);
    world.view.as_of = on("2026-11-18"); /* a Wednesday, without a meeting */
    for (int day = 0; day < 6; day++) {
        struct goal_facts goal = world_goal(&world, ANA, 8, "2026-11-18", "2026-12-31");
        goal.start += day;
        projected[day] = forecast(&world, &goal, false).projected;
    }
    const double a_day = projected[1] - projected[2]; /* Thursday */
    assert_true(a_day > .2);
    assert_number(projected[0], projected[1]);
    assert_number(projected[2] - projected[3], a_day); /* Friday */
    assert_number(projected[3], projected[4]);
    assert_number(projected[4], projected[5]);
    world_end(&world);
}

/* Hours are what counts minutes: the same likelihood, a sixtieth of everything else. */
static void
an_amount_in_hours(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    add_money(&world, ANA, "2026-08-12", "");
    struct goal_facts goal = world_goal(&world, ANA, 18000, "2026-10-01", "2026-12-31");
    const struct forecast minutes = forecast(&world, &goal, false);
    goal.unit = UNIT_HOURS;
    goal.target = 300;
    assert_forecast(forecast(&world, &goal, false), minutes.likelihood, minutes.projected / 60,
        minutes.low / 60, minutes.high / 60, minutes.history_time);
    world_end(&world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count),
        cmocka_unit_test(a_ceiling),
        cmocka_unit_test(time_off),
        cmocka_unit_test(part_time),
        cmocka_unit_test(a_newcomer),
        cmocka_unit_test(alone),
        cmocka_unit_test(a_team),
        cmocka_unit_test(uneven_weeks),
        cmocka_unit_test(six_weeks_show_unevenness),
        cmocka_unit_test(a_week_of_holidays_shows_nothing),
        cmocka_unit_test(no_evidence_no_forecast),
        cmocka_unit_test(a_share),
        cmocka_unit_test(no_share_over_one),
        cmocka_unit_test(no_forecast_of_averages),
        cmocka_unit_test(an_amount),
        cmocka_unit_test(an_amount_of_a_part_timer),
        cmocka_unit_test(an_amount_of_a_team),
        cmocka_unit_test(an_amount_needs_four_weeks),
        cmocka_unit_test(an_amount_needs_one_currency),
        cmocka_unit_test(what_is_not_known_so_far_has_no_forecast),
        cmocka_unit_test(a_goal_to_come_begins_at_its_start),
        cmocka_unit_test(days_to_come_begin_behind_both),
        cmocka_unit_test(an_amount_in_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
