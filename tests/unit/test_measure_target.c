/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/target: what a goal's number means for each unit and direction, the start in the data,
 * and when a target is met. In the autumn of world.h Ana has 2 meetings a week, 8 in the four weeks
 * from 5 October and 9 in September.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/target.h"

#include "world.h"

static double
absolute(const struct world *world, const struct goal_facts *goal)
{
    return target_of(&world->view, goal, goal->start, goal->due).value;
}

static void
a_number_is_a_number(void **state)
{
    (void)state;
    static const enum goal_unit units[] = {UNIT_NONE, UNIT_COUNT, UNIT_MONEY, UNIT_PERCENT,
        UNIT_DAYS, UNIT_HOURS, UNIT_MINUTES, UNIT_SCORE};
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-11-02", "2026-11-29");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        goal.unit = units[i];
        struct goal_target target = target_of(&world.view, &goal, goal.start, goal.due);
        assert_number(target.value, 25);
        assert_number(target.from, NAN);
        assert_false(target.at_most);
    }
    goal.direction = DIRECTION_INCREASE;
    goal.from = 20; /* from 20 to 25 */
    goal.unit = UNIT_COUNT;
    assert_number(absolute(&world, &goal), 25);
    assert_number(target_of(&world.view, &goal, goal.start, goal.due).from, 20);
    world_end(&world);
}

static void
changes_are_set_against_the_stated_start(void **state)
{
    (void)state;
    static const struct {
        enum direction direction;
        enum goal_unit unit;
        double from, target, absolute;
        bool at_most;
    } rows[] = {
        {DIRECTION_INCREASE, UNIT_PERCENT_CHANGE, 100, 15, 115, false},
        {DIRECTION_REACH, UNIT_PERCENT_CHANGE, 30, 10, 33, false},
        {DIRECTION_DECREASE, UNIT_PERCENT_CHANGE, 40, 25, 30, true},
        {DIRECTION_DECREASE, UNIT_PERCENT_CHANGE, 40, -25, 30, true},
        {DIRECTION_NONE, UNIT_PERCENT_CHANGE, 40, -25, 30, true},
        {DIRECTION_NONE, UNIT_PERCENT_CHANGE, 40, 25, 50, false},
        {DIRECTION_INCREASE, UNIT_POINTS, 22, 8, 30, false},
        {DIRECTION_DECREASE, UNIT_POINTS, 22, 8, 14, true},
        {DIRECTION_NONE, UNIT_POINTS, 22, -8, 14, true},
        {DIRECTION_INCREASE, UNIT_TIMES, 12, 2, 24, false},
        {DIRECTION_DECREASE, UNIT_TIMES, 12, .5, 6, true},
        {DIRECTION_NONE, UNIT_TIMES, 12, .5, 6, true},
        {DIRECTION_NONE, UNIT_TIMES, 12, 2, 24, false},
        {DIRECTION_DECREASE, UNIT_COUNT, 12, 9, 9, true},
        {DIRECTION_NONE, UNIT_COUNT, 12, 9, 9, true}, /* "from 12 to 9" */
        {DIRECTION_NONE, UNIT_COUNT, 9, 12, 12, false},
        {DIRECTION_REACH, UNIT_COUNT, 12, 9, 9, false},
        {DIRECTION_MAINTAIN, UNIT_TIMES, 2, 3, 3, false}, /* "3 times the quota": a level */
        {DIRECTION_MAINTAIN, UNIT_PERCENT_CHANGE, 100, 15, NAN, false},
        {DIRECTION_INCREASE, UNIT_PERCENT_CHANGE, 0, 15, NAN, false}, /* a share of nothing */
        {DIRECTION_DECREASE, UNIT_PERCENT_CHANGE, 0, 15, 0, true},
        {DIRECTION_INCREASE, UNIT_TIMES, 0, 2, NAN, false},
        {DIRECTION_MAINTAIN, UNIT_POINTS, 100, 15, NAN, false},
        {DIRECTION_INCREASE, UNIT_COUNT, NAN, NAN, NAN, false}, /* "more" */
    };
    struct world world;

    world_autumn(&world);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct goal_facts goal =
            world_goal(&world, ANA, rows[i].target, "2026-11-02", "2026-11-29");
        goal.direction = rows[i].direction;
        goal.unit = rows[i].unit;
        goal.from = rows[i].from;
        struct goal_target target = target_of(&world.view, &goal, goal.start, goal.due);
        assert_number(target.value, rows[i].absolute);
        assert_int_equal(target.at_most, rows[i].at_most);
    }
    world_end(&world);
}

static void
a_change_without_start_is_set_against_the_days_before(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    /* 28 days from 2 November: against the 28 from 5 October. */
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-11-02", "2026-11-29");
    goal.direction = DIRECTION_INCREASE;
    goal.unit = UNIT_PERCENT_CHANGE;
    struct goal_target target = target_of(&world.view, &goal, goal.start, goal.due);
    assert_number(target.value, 10);
    assert_number(target.from, 8);
    goal.unit = UNIT_TIMES;
    assert_number(absolute(&world, &goal), 200);
    goal.unit = UNIT_COUNT; /* 25 more */
    assert_number(absolute(&world, &goal), 33);
    goal.direction = DIRECTION_DECREASE;
    goal.target = 3;
    assert_number(absolute(&world, &goal), 5);
    goal.unit = UNIT_NONE; /* nothing says that it is a change */
    assert_number(absolute(&world, &goal), 3);
    goal.unit = UNIT_MONEY;
    assert_number(absolute(&world, &goal), 5);
    goal.person = TALLY_EVERYBODY;
    assert_number(absolute(&world, &goal), 12 - 3);
    world_end(&world);
}

static void
a_recurring_change_is_set_against_the_period_before(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world_event(&world, ANA, "meeting", "2026-09-30", 10);
    struct goal_facts goal = world_goal(&world, ANA, 50, "2026-10-07", "");
    goal.direction = DIRECTION_INCREASE;
    goal.unit = UNIT_PERCENT_CHANGE;
    goal.per = PERIOD_WEEK; /* the week before that of 7 October: 28 September, 12 meetings */
    assert_number(target_of(&world.view, &goal, on("2026-11-16"), on("2026-11-22")).value, 18);
    goal.per = PERIOD_MONTH; /* September: 19 */
    assert_number(target_of(&world.view, &goal, on("2026-11-01"), on("2026-11-30")).from, 19);
    goal.start = DAY_NONE; /* each month against the one before it */
    assert_number(target_of(&world.view, &goal, on("2026-11-01"), on("2026-11-30")).from, 9);
    assert_number(target_of(&world.view, &goal, on("2026-10-01"), on("2026-10-31")).from, 19);
    world_end(&world);
}

static void
the_data_must_reach_back_and_be_complete(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world); /* the files begin on 4 August */
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-09-01", "2026-09-28");
    assert_number(target_start_in_data(&world.view, &goal, goal.start, goal.due), 8);
    goal.due++; /* 29 days before 1 September is 3 August */
    assert_number(target_start_in_data(&world.view, &goal, goal.start, goal.due), NAN);
    goal = world_goal(&world, ANA, 25, "2026-11-21", "2026-12-18");
    assert_number(target_start_in_data(&world.view, &goal, goal.start, goal.due), 8);
    goal = world_goal(&world, ANA, 25, "2026-11-22", "2026-12-18"); /* 21 November is not over */
    assert_number(target_start_in_data(&world.view, &goal, goal.start, goal.due), NAN);
    goal.direction = DIRECTION_INCREASE;
    assert_number(absolute(&world, &goal), NAN);
    world_end(&world);
}

static void
a_start_in_another_currency_is_none(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    world_money(&world, ANA, "win", "2026-10-05", 100, "EUR");
    world_money(&world, ANA, "win", "2026-10-06", 100, "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-11-02", "2026-11-29");
    assert_number(target_start_in_data(&world.view, &goal, goal.start, goal.due), 200);
    world_money(&world, ANA, "win", "2026-11-05", 100, "USD");
    assert_number(target_start_in_data(&world.view, &goal, goal.start, goal.due), NAN);
    world_end(&world);
}

static void
ceilings_are_met_from_below(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    goal.direction = DIRECTION_MAINTAIN;
    struct goal_target floor_of_3 = target_of(&world.view, &goal, goal.start, goal.due);
    goal.ceiling = true;
    struct goal_target ceiling_of_3 = target_of(&world.view, &goal, goal.start, goal.due);
    assert_true(target_is_met(&floor_of_3, 3));
    assert_true(target_is_met(&floor_of_3, 4));
    assert_false(target_is_met(&floor_of_3, 2.999999));
    assert_true(target_is_met(&ceiling_of_3, 3));
    assert_false(target_is_met(&ceiling_of_3, 3.000001));
    struct goal_target bound = floor_of_3;
    for (int at_most = 0; at_most < 2; at_most++) { /* 0 is 0; a million may be a hair off */
        bound.at_most = at_most != 0;
        bound.value = 0;
        assert_true(target_is_met(&bound, 0));
        assert_false(target_is_met(&bound, at_most ? 1e-9 : -1e-9));
        bound.value = 1e6;
        assert_true(target_is_met(&bound, at_most ? 1e6 + 5e-7 : 1e6 - 5e-7));
        assert_false(target_is_met(&bound, at_most ? 1e6 + 5e-6 : 1e6 - 5e-6));
    }
    assert_true(target_is_met(&ceiling_of_3, 2));
    assert_false(target_is_met(&floor_of_3, NAN));
    assert_false(target_is_met(&ceiling_of_3, NAN));
    world_end(&world);
}

/* A third and five points, and 23 of 60, are both 38.33 %, but not to the last bit. */
static void
rounding_does_not_miss_a_target(void **state)
{
    (void)state;
    struct goal_target third_and_five = {.value = 100 / 3.0 + 5, .from = NAN};
    assert_true(target_is_met(&third_and_five, 100 * 23 / 60.0));
    assert_true(target_is_met(&third_and_five, nextafter(third_and_five.value, 0)));
    assert_false(target_is_met(&third_and_five, 38.333333));
    third_and_five.at_most = true;
    assert_true(target_is_met(&third_and_five, nextafter(third_and_five.value, 100)));
    assert_false(target_is_met(&third_and_five, 38.333334));
}

static void
percent_and_points_are_of_ratios(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    assert_true(target_has_a_unit(&world.view, &goal));
    goal.unit = UNIT_PERCENT;
    assert_false(target_has_a_unit(&world.view, &goal));
    goal.unit = UNIT_POINTS;
    assert_false(target_has_a_unit(&world.view, &goal));
    goal.unit = UNIT_PERCENT_CHANGE;
    assert_true(target_has_a_unit(&world.view, &goal));
    world_end(&world);
    world_begin(&world, "win/loss", 1, "2026-11-20");
    goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    goal.unit = UNIT_PERCENT;
    assert_true(target_has_a_unit(&world.view, &goal));
    world_end(&world);
}

/* Hours and minutes are of amounts in minutes, money never is. */
static void
time_is_of_minutes(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(learning)", 2, "2026-11-20");
    world_money(&world, ANA, "learning", "2026-11-03", 90, "min");
    world_money(&world, ANA, "learning.course", "2026-11-04", 30, "MIN");
    struct goal_facts goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    goal.unit = UNIT_MINUTES;
    assert_false(target_has_a_unit(&world.view, &goal)); /* min and MIN are two units */
    world_end(&world);

    world_begin(&world, "sum(learning)", 2, "2026-11-20");
    world_money(&world, ANA, "learning", "2026-11-03", 90, "min");
    world_money(&world, BEN, "learning", "2026-11-03", 90, "EUR");
    goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    static const struct {
        enum goal_unit unit;
        bool ana, ben;
    } rows[] = {{UNIT_MINUTES, true, false}, {UNIT_HOURS, true, false}, {UNIT_MONEY, false, true},
        {UNIT_NONE, true, true}, {UNIT_PERCENT, false, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        goal.unit = rows[i].unit;
        goal.person = ANA;
        assert_int_equal(target_has_a_unit(&world.view, &goal), rows[i].ana);
        goal.person = BEN;
        assert_int_equal(target_has_a_unit(&world.view, &goal), rows[i].ben);
    }
    world_end(&world);
    world_begin(&world, "call", 1, "2026-11-20"); /* a count of calls has no minutes */
    goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    goal.unit = UNIT_MINUTES;
    assert_false(target_has_a_unit(&world.view, &goal));
    world_end(&world);
}

/* "Cut no-shows to 3" and "cut no-shows by 3" have the same cells. Ana had 8 in the four weeks. */
static void
a_sentence_tells_levels_from_changes(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    goal.direction = DIRECTION_DECREASE;
    double before = target_start_in_data(&world.view, &goal, goal.start, goal.due);
    assert_number(before, 8);
    goal.sense = TARGET_LEVEL;
    assert_number(absolute(&world, &goal), 3);
    goal.sense = TARGET_CHANGE;
    assert_number(absolute(&world, &goal), 5);
    goal.sense = TARGET_UNSAID;
    assert_number(absolute(&world, &goal), 5);
    goal.direction = DIRECTION_REACH;
    assert_number(absolute(&world, &goal), 3);
    goal.sense = TARGET_CHANGE;
    assert_number(absolute(&world, &goal), 11);
    goal.unit = UNIT_PERCENT_CHANGE; /* is a change whatever the sentence says */
    goal.sense = TARGET_LEVEL;
    goal.target = 25;
    assert_number(absolute(&world, &goal), 10);
    world_end(&world);
}

static void
a_ceiling_is_met_from_below(void **state)
{
    (void)state;
    static const struct {
        enum direction direction;
        bool at_most;
    } rows[] = {{DIRECTION_MAINTAIN, true}, {DIRECTION_REACH, true}, {DIRECTION_NONE, true},
        {DIRECTION_DECREASE, true}, {DIRECTION_INCREASE, false}};
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 3, "2026-11-02", "2026-11-29");
    goal.ceiling = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        goal.direction = rows[i].direction;
        assert_int_equal(
            target_of(&world.view, &goal, goal.start, goal.due).at_most, rows[i].at_most);
    }
    world_end(&world);
}

/* Of somebody new nothing is known of the time before; from one event on its last day on, it is. */
static void
a_start_needs_somebody_who_was_there(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        double start;
    } cases[] = {{NULL, NAN}, {"2026-10-01", NAN}, {"2026-09-30", 1}, {"2026-07-01", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world;
        world_begin(&world, "meeting", 2, "2026-11-20");
        world_event(&world, ANA, "meeting", "2026-06-01", 1);
        if (cases[i].day)
            world_event(&world, BEN, "meeting", cases[i].day, 1);
        struct goal_facts goal = world_goal(&world, BEN, 9, "2026-10-01", "2026-12-31");
        assert_number(
            target_start_in_data(&world.view, &goal, goal.start, goal.due), cases[i].start);
        world_end(&world);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_is_of_minutes),
        cmocka_unit_test(a_sentence_tells_levels_from_changes),
        cmocka_unit_test(a_ceiling_is_met_from_below),
        cmocka_unit_test(a_number_is_a_number),
        cmocka_unit_test(changes_are_set_against_the_stated_start),
        cmocka_unit_test(a_change_without_start_is_set_against_the_days_before),
        cmocka_unit_test(a_recurring_change_is_set_against_the_period_before),
        cmocka_unit_test(the_data_must_reach_back_and_be_complete),
        cmocka_unit_test(a_start_in_another_currency_is_none),
        cmocka_unit_test(ceilings_are_met_from_below),
        cmocka_unit_test(rounding_does_not_miss_a_target),
        cmocka_unit_test(percent_and_points_are_of_ratios),
        cmocka_unit_test(a_start_needs_somebody_who_was_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
