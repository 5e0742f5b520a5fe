/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "measure/calendar.h"
#include "measure/world.h"

enum { ANA, BEN };

static int monday; /* 2026-11-16 */

static int
setup(void **state)
{
    monday = day_make(2026, 11, 16);
    *state = world_new();
    return 0;
}

static int
teardown(void **state)
{
    world_free(*state);
    return 0;
}

static bool
add(struct world *world, int person, const char *kind, int day, const char *count)
{
    struct decimal number, nothing = {0, 0};
    assert_true(decimal_parse(count, &number));
    const struct happening happening = {person, kind, day, number, false, nothing, ""};
    return world_take(&happening, world);
}

/* The working days of a person in the week of `monday`. */
static double
days_in_week(const struct world *world, int person)
{
    struct progress_world now = world_as_of(world, monday + 4);
    return presence_working_days(now.calendar, &now.presence[person], monday - 1, monday + 6);
}

static void
a_holiday_of_everybody_is_nobodys_working_day(void **state)
{
    struct world *world = *state;
    assert_true(add(world, ANA, "call", monday, "1"));
    assert_true(add(world, BEN, "call", monday, "1"));
    assert_true(add(world, TALLY_EVERYBODY, "holiday", monday + 1, "1"));
    assert_float_equal(days_in_week(world, ANA), 4, 0);
    assert_float_equal(days_in_week(world, BEN), 4, 0);
}

static void
a_holiday_with_a_name_and_time_off_are_that_persons(void **state)
{
    struct world *world = *state;
    assert_true(add(world, ANA, "holiday", monday, "1"));
    assert_true(add(world, ANA, "time-off.sick", monday + 2, "1.5"));
    assert_true(add(world, BEN, "call", monday, "1"));
    assert_float_equal(days_in_week(world, ANA), 2.5, 0);
    assert_float_equal(days_in_week(world, BEN), 5, 0);
}

static void
another_word_without_a_person_changes_nothing(void **state)
{
    struct world *world = *state;
    assert_true(add(world, ANA, "call", monday, "1"));
    assert_true(add(world, TALLY_EVERYBODY, "party", monday + 1, "1"));
    assert_float_equal(days_in_week(world, ANA), 5, 0);
}

static void
what_is_known_of_a_person_counts_whenever_it_is_said(void **state)
{
    struct world *world = *state;
    assert_true(add(world, BEN, "time-off", monday, "1"));
    world_take_person(BEN, monday, monday + 2, .5, world);
    assert_float_equal(days_in_week(world, BEN), 1, 0);
    assert_int_equal(world_as_of(world, monday).people, 2);
    assert_int_equal(world_as_of(world, monday).as_of, monday);
    assert_float_equal(days_in_week(world, ANA), 5, 0);
}

static void
events_are_counted_and_a_sum_that_is_too_large_is_told(void **state)
{
    struct world *world = *state;
    struct metric metric;
    const char *error;
    assert_true(metric_parse("call", &metric, &error));
    int term = tally_term(world_tally(world), metric.terms[0]);
    assert_true(add(world, ANA, "call", monday, "2"));
    assert_true(add(world, ANA, "call", monday, "3"));
    struct decimal total;
    assert_true(tally_total(world_tally(world), ANA, term, monday - 1, monday, &total));
    assert_int_equal(total.whole, 5);
    bool fits = add(world, ANA, "call", monday, "9223372036854775807");
    assert_true(!fits || !tally_total(world_tally(world), ANA, term, monday - 1, monday, &total));
    metric_free(&metric);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_holiday_of_everybody_is_nobodys_working_day, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_holiday_with_a_name_and_time_off_are_that_persons, setup, teardown),
        cmocka_unit_test_setup_teardown(
            another_word_without_a_person_changes_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(
            what_is_known_of_a_person_counts_whenever_it_is_said, setup, teardown),
        cmocka_unit_test_setup_teardown(
            events_are_counted_and_a_sum_that_is_too_large_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
