/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What could be seen: the formula by hand, and how many placebos fit into the past.
 */
#include "lift_world.h"
#include "measure/lift_power.h"

static void
the_formula_is_two_quantiles_times_the_error(void **state)
{
    (void)state;
    /* t(.975) + t(.8) with 9 degrees of freedom */
    assert_close(
        lift_power_smallest(.1, 10, &rules), exp(.1 * (2.2621571627982133 + 0.8834038596855331)));
    assert_close(
        lift_power_smallest(.2, 4, &rules), exp(.2 * (3.182446305283711 + 0.9784723123632988)));
    assert_true(isnan(lift_power_smallest(.1, 1, &rules)));
    assert_true(isnan(lift_power_smallest((double)NAN, 10, &rules)));
    assert_true(isnan(lift_power_smallest(0, 10, &rules)));
}

/* Six people with uneven weeks from one Monday to another, a plan of two weeks from 7 December. */
static struct lift_power
power_from(const char *first, const char *last, struct lift_design design)
{
    struct made made;
    made_begin(&made, "call", "2026-12-31");
    for (int day = on(first); day <= on(last); day += 7)
        for (int person = 0; person < 6; person++)
            made_event(&made, person, "call", day, 2 + (day / 7 * (person + 1)) % 5);
    const struct lift_case which = {
        .dates = {on("2026-11-30"), on("2026-12-07"), on("2026-12-20")}};
    struct lift_power power =
        lift_power_of(&made.world, &made.list.items[0], &which, &design, &rules);
    made_end(&made);
    return power;
}

static void
placebos_are_as_many_as_fit(void **state)
{
    (void)state;
    /* 4 weeks, 1 of announcement, 2, 4: 11 weeks; the last day is Sunday 29 November. */
    const struct lift_design design = {4, 4, 0};
    struct lift_power power = power_from("2026-09-14", "2026-11-23", design);
    assert_int_equal(power.placebos, 3); /* two weeks of silence before are no reason to stop */
    assert_int_equal(power.people, 6);
    assert_int_equal(power.others, 0);
    assert_true(power.weeks[LIFT_BEFORE] == 4 && power.weeks[LIFT_DURING] == 2);
    assert_true(power.weeks[LIFT_AFTER] == 4 && !power.is_shorter);
    assert_true(power.after > 1 && power.after < 3 && power.during > power.after);
    power = power_from("2026-07-06", "2026-11-23", design);
    assert_int_equal(power.placebos, 13);
}

static void
a_short_past_is_for_fewer_weeks(void **state)
{
    (void)state;
    struct lift_power power = power_from("2026-09-14", "2026-11-23", (struct lift_design){8, 8, 0});
    assert_true(power.is_shorter && power.placebos > 0);
    assert_true(power.weeks[LIFT_BEFORE] + power.weeks[LIFT_AFTER] < 12);
    power = power_from("2026-11-23", "2026-11-23", (struct lift_design){8, 8, 0});
    assert_true(power.placebos == 0 && isnan(power.after) && isnan(power.during));
}

static void
what_comes_after_the_announcement_is_no_past(void **state)
{
    (void)state;
    const struct lift_design design = {4, 4, 0};
    struct lift_power one = power_from("2026-07-06", "2026-11-23", design);
    struct lift_power other = power_from("2026-07-06", "2026-12-28", design);
    assert_close(other.after, one.after);
    assert_int_equal(other.placebos, one.placebos);
}

static void
figures_come_in_the_order_of_their_names(void **state)
{
    (void)state;
    const struct lift_power power = {
        .people = 6, .others = 2, .placebos = 3, .during = 1.5, .after = 1.25, .weeks = {8, 2, 4}};
    double figures[LIFT_POWER_FIGURES];
    lift_power_figures(&power, figures);
    const double wanted[LIFT_POWER_FIGURES] = {6, 2, 8, 2, 4, 3, 1.5, 1.25};
    for (int i = 0; i < LIFT_POWER_FIGURES; i++)
        assert_close(figures[i], wanted[i]);
    assert_string_equal(lift_power_names[5], "placebos");
    assert_null(lift_power_names[LIFT_POWER_FIGURES]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_formula_is_two_quantiles_times_the_error),
        cmocka_unit_test(placebos_are_as_many_as_fit),
        cmocka_unit_test(a_short_past_is_for_fewer_weeks),
        cmocka_unit_test(what_comes_after_the_announcement_is_no_past),
        cmocka_unit_test(figures_come_in_the_order_of_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
