/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/figure: counts, amounts and ratios of a stretch, what does not add up, and working days
 * of one and of everybody.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/figure.h"

#include "world.h"

static void
a_count_is_exact(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct goal_facts goal = world_goal(&world, ANA, 25, "2026-10-01", "2026-12-31");
    struct figure figure = figure_of(&world.view, &goal, on("2026-09-30"), on("2026-11-20"));
    assert_true(figure.adds_up);
    assert_int_equal(figure.exact.whole, 15);
    assert_number(figure.value, 15);
    goal.person = TALLY_EVERYBODY;
    figure = figure_of(&world.view, &goal, on("2026-09-30"), on("2026-11-20"));
    assert_number(figure.value, 22);
    assert_number(figure_of(&world.view, &goal, on("2026-11-20"), on("2026-09-30")).value, 0);
    world_end(&world);
}

static void
a_ratio_is_in_the_goals_unit(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "win/(win+loss)", 1, "2026-11-20");
    world_event(&world, ANA, "win", "2026-11-02", 3);
    world_event(&world, ANA, "loss", "2026-11-03", 7);
    struct goal_facts goal = world_goal(&world, ANA, 40, "2026-11-01", "2026-11-30");
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).value, .3);
    goal.unit = UNIT_PERCENT;
    assert_number(figure_scale(&goal), 100);
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).value, 30);
    goal.unit = UNIT_POINTS;
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).value, 30);
    assert_number(figure_of(&world.view, &goal, on("2026-11-02"), on("2026-11-20")).value, 0);
    struct figure nothing = figure_of(&world.view, &goal, on("2026-11-03"), on("2026-11-20"));
    assert_true(nothing.adds_up);
    assert_number(nothing.value, NAN);
    goal.unit = UNIT_SCORE;
    assert_number(figure_scale(&goal), 1);
    goal.unit = UNIT_PERCENT_CHANGE; /* a tenth more than .31, or than 31 percent */
    assert_number(figure_scale(&goal), 1);
    goal.in_percent = true;
    assert_number(figure_scale(&goal), 100);
    goal.unit = UNIT_TIMES;
    assert_number(figure_scale(&goal), 100);
    goal.unit = UNIT_NONE;
    assert_number(figure_scale(&goal), 1);
    world_end(&world);
}

static void
several_units_do_not_add_up(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(win)", 2, "2026-11-20");
    world_money(&world, ANA, "win", "2026-11-02", 100, "EUR");
    world_money(&world, BEN, "win", "2026-11-03", 100, "USD");
    struct goal_facts goal = world_goal(&world, ANA, 40, "2026-11-01", "2026-11-30");
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).value, 100);
    goal.person = TALLY_EVERYBODY;
    assert_false(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).adds_up);
    assert_true(figure_of(&world.view, &goal, on("2026-11-02"), on("2026-11-20")).adds_up);
    world_end(&world);
}

/* Euros of upsell per euro of wins is a ratio; euros per dollar is none. */
static void
a_ratio_of_amounts_needs_one_unit(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "sum(upsell)/sum(win)", 1, "2026-11-20");
    world_money(&world, ANA, "upsell", "2026-11-02", 50, "EUR");
    world_money(&world, ANA, "win", "2026-11-02", 200, "EUR");
    world_money(&world, ANA, "win", "2026-11-05", 200, "USD");
    world_money(&world, ANA, "upsell", "2026-11-06", 200, "EUR");
    struct goal_facts goal = world_goal(&world, ANA, 40, "2026-11-01", "2026-11-30");
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-03")).value, .25);
    assert_false(figure_of(&world.view, &goal, on("2026-11-04"), on("2026-11-20")).adds_up);
    world_end(&world);
}

static void
everybody_has_the_days_of_all(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "call", 2, "2026-11-20");
    world.presence[BEN].share = .5;
    assert_number(figure_working_days(&world.view, ANA, on("2026-11-15"), on("2026-11-20")), 5);
    assert_number(
        figure_working_days(&world.view, TALLY_EVERYBODY, on("2026-11-15"), on("2026-11-20")), 7.5);
    world_event(&world, CHIDI, "call", "2026-11-16", 1); /* not in the roster */
    assert_int_equal(figure_people(&world.view), 3);
    assert_number(figure_presence(&world.view, CHIDI)->share, 1);
    assert_number(
        figure_working_days(&world.view, TALLY_EVERYBODY, on("2026-11-15"), on("2026-11-20")),
        12.5);
    world_end(&world);
}

/* What is counted in minutes may be asked for in hours. */
static void
the_scale_of_units(void **state)
{
    (void)state;
    struct goal_facts goal = {.unit = UNIT_HOURS};
    assert_number(figure_scale(&goal), 1.0 / 60);
    goal.unit = UNIT_MINUTES;
    assert_number(figure_scale(&goal), 1);
    struct world world;
    world_begin(&world, "call", 1, "2026-11-20");
    world_event(&world, ANA, "call", "2026-11-02", 90);
    goal = world_goal(&world, ANA, 40, "2026-11-01", "2026-11-30");
    goal.unit = UNIT_HOURS;
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).value, 1.5);
    world_end(&world);
}

/* Out of one, out of none; below 0 there is nothing that could be out of. */
static void
ratios_of_one_and_of_none(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "win/call", 1, "2026-11-20");
    world_event(&world, ANA, "win", "2026-11-02", 3);
    struct goal_facts goal = world_goal(&world, ANA, 40, "2026-11-01", "2026-11-30");
    struct figure figure = figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20"));
    assert_true(figure.adds_up && figure.top == 3 && figure.bottom == 0);
    assert_number(figure.value, NAN);
    world_event(&world, ANA, "call", "2026-11-02", 1);
    assert_number(figure_of(&world.view, &goal, on("2026-11-01"), on("2026-11-20")).value, 3);
    world_end(&world);
}

/* Whoever is not in the roster works full-time, whatever stands behind it. */
static void
behind_the_roster_is_nobody(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "call", 2, "2026-11-20");
    world.presence[BEN].share = .5;
    world.presence[CHIDI].share = .25;
    assert_number(figure_presence(&world.view, BEN)->share, .5);
    assert_number(figure_presence(&world.view, CHIDI)->share, 1);
    world_end(&world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_is_exact),
        cmocka_unit_test(a_ratio_is_in_the_goals_unit),
        cmocka_unit_test(several_units_do_not_add_up),
        cmocka_unit_test(a_ratio_of_amounts_needs_one_unit),
        cmocka_unit_test(everybody_has_the_days_of_all),
        cmocka_unit_test(the_scale_of_units),
        cmocka_unit_test(ratios_of_one_and_of_none),
        cmocka_unit_test(behind_the_roster_is_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
