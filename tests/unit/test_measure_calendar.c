/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/calendar: holidays, and a person's working days with start, end, share and time off. The
 * fixed cases are counted by hand on the calendar of November and December 2026 (1 November is a
 * Sunday); the random ones are compared with stepping through every day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/day.h"
#include "measure/calendar.h"
#include "seed.h"

static int
november(int day_of_month)
{
    return day_make(2026, 11, 1) + day_of_month - 1;
}

static void
assert_days(double actual, double expected)
{
    if (!(fabs(actual - expected) < 1e-9))
        fail_msg("%.17g working days, expected %.17g", actual, expected);
}

static void
holidays_are_kept_sorted_and_once(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    calendar_add_holiday(&calendar, november(26));
    calendar_add_holiday(&calendar, november(11));
    calendar_add_holiday(&calendar, november(26));
    calendar_add_holiday(&calendar, november(18));
    calendar_add_holiday(&calendar, november(1)); /* a Sunday */
    calendar_add_holiday(&calendar, november(7)); /* a Saturday */
    assert_int_equal(calendar.count, 3);
    assert_int_equal(calendar.holidays[0], november(11));
    assert_int_equal(calendar.holidays[1], november(18));
    assert_int_equal(calendar.holidays[2], november(26));
    calendar_free(&calendar);
    assert_int_equal(calendar.count, 0);
}

static void
working_days_are_weekdays_without_holidays(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    assert_int_equal(calendar_working_days(&calendar, november(0), november(30)), 21);
    calendar_add_holiday(&calendar, november(11));
    calendar_add_holiday(&calendar, november(26));
    assert_int_equal(calendar_working_days(&calendar, november(0), november(30)), 19);
    assert_int_equal(calendar_working_days(&calendar, november(10), november(11)), 0);
    assert_int_equal(calendar_working_days(&calendar, november(11), november(12)), 1);
    assert_int_equal(calendar_working_days(&calendar, november(12), november(12)), 0);
    assert_int_equal(calendar_working_days(&calendar, november(13), november(12)), 0);
    assert_false(calendar_is_working_day(&calendar, november(11)));
    assert_false(calendar_is_working_day(&calendar, november(14)));
    assert_false(calendar_is_working_day(&calendar, november(15)));
    assert_true(calendar_is_working_day(&calendar, november(13)));
    assert_true(calendar_is_working_day(&calendar, november(16)));
    calendar_free(&calendar);
}

static void
start_and_end_are_working_days_themselves(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 21);
    presence.start = november(10); /* a Tuesday */
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 15);
    presence.end = november(13);
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 4);
    assert_days(presence_working_days(&calendar, &presence, november(11), november(30)), 2);
    assert_days(presence_working_days(&calendar, &presence, november(13), november(30)), 0);
    assert_days(presence_working_days(&calendar, &presence, november(0), november(9)), 0);
    presence.end = november(9); /* the roster is wrong: nothing is negative */
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 0);
}

static void
the_share_takes_its_part_of_each_day(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    presence.share = .5;
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 10.5);
    presence_add_time_off(&presence, november(2), 3); /* of each day off the share, too */
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 9);
    presence_free(&presence);
}

static void
time_off_takes_consecutive_working_days(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    presence_add_time_off(&presence, november(12), 3); /* Thursday, Friday, Monday */
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 18);
    assert_days(presence_working_days(&calendar, &presence, november(11), november(16)), 0);
    assert_days(presence_working_days(&calendar, &presence, november(11), november(17)), 1);
    assert_days(presence_working_days(&calendar, &presence, november(12), november(13)), 0);
    assert_days(presence_working_days(&calendar, &presence, november(16), november(17)), 1);
    assert_days(presence_working_days(&calendar, &presence, november(0), november(11)), 8);
    presence_free(&presence);
    assert_int_equal(presence.count, 0);
}

static void
half_days_take_half(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    presence_add_time_off(&presence, november(13), 1.5); /* Friday, and half of Monday */
    assert_days(presence_working_days(&calendar, &presence, november(12), november(13)), 0);
    assert_days(presence_working_days(&calendar, &presence, november(13), november(16)), .5);
    assert_days(presence_working_days(&calendar, &presence, november(16), november(17)), 1);
    presence_add_time_off(&presence, november(18), .5);
    assert_days(presence_working_days(&calendar, &presence, november(17), november(18)), .5);
    presence_free(&presence);
}

static void
a_day_off_on_a_holiday_or_weekend_moves_on(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    calendar_add_holiday(&calendar, november(26));     /* a Thursday */
    presence_add_time_off(&presence, november(25), 3); /* Wednesday, Friday, Monday */
    assert_days(presence_working_days(&calendar, &presence, november(22), november(29)), 2);
    assert_days(presence_working_days(&calendar, &presence, november(29), november(30)), 0);
    presence_free(&presence);
    presence_add_time_off(&presence, november(26), 1); /* on the holiday: Friday */
    assert_days(presence_working_days(&calendar, &presence, november(22), november(29)), 3);
    assert_days(presence_working_days(&calendar, &presence, november(26), november(27)), 0);
    presence_free(&presence);
    presence_add_time_off(&presence, november(14), 1); /* on a Saturday: Monday */
    assert_days(presence_working_days(&calendar, &presence, november(15), november(16)), 0);
    assert_days(presence_working_days(&calendar, &presence, november(16), november(20)), 4);
    presence_free(&presence);
    calendar_free(&calendar);
}

static void
the_same_day_off_twice_is_one_day(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    presence_add_time_off(&presence, november(18), 1);
    presence_add_time_off(&presence, november(16), 5); /* the whole week, recorded later */
    assert_days(presence_working_days(&calendar, &presence, november(15), november(22)), 0);
    assert_days(presence_working_days(&calendar, &presence, november(15), november(27)), 5);
    presence_add_time_off(&presence, november(23), .5); /* two half days are one day */
    presence_add_time_off(&presence, november(23), .5);
    assert_days(presence_working_days(&calendar, &presence, november(22), november(23)), 0);
    presence_add_time_off(&presence, november(23), .5); /* a third goes on to the next day */
    assert_days(presence_working_days(&calendar, &presence, november(22), november(24)), .5);
    presence_free(&presence);
}

static void
what_is_no_time_off_is_not_recorded(void **state)
{
    (void)state;
    struct presence presence = presence_default;
    presence_add_time_off(&presence, november(18), 0);
    presence_add_time_off(&presence, november(18), -1);
    presence_add_time_off(&presence, november(18), NAN);
    assert_int_equal(presence.count, 0);
    presence_free(&presence);
}

static void
endless_time_off_ends_the_work_and_the_program(void **state)
{
    (void)state;
    struct calendar calendar = {0};
    struct presence presence = presence_default;
    presence_add_time_off(&presence, november(16), 1e300);
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 10);
    presence_add_time_off(&presence, november(17), INFINITY);
    assert_days(presence_working_days(&calendar, &presence, november(0), november(30)), 10);
    presence_free(&presence);
}

/* xorshift64; the seed is printed, so that a failure can be repeated. */
static uint64_t random_state;

static int
random_below(int limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (int)(random_state % (uint64_t)limit);
}

/* The same by stepping through the days of a year. */
static double
working_days_by_steps(
    const struct calendar *calendar, const struct presence *presence, int after, int last)
{
    static double away[1000];
    int origin = november(1) - 200;
    double sum = 0;

    for (int i = 0; i < 1000; i++)
        away[i] = 0;
    for (size_t i = 0; i < presence->count; i++) {
        double left = presence->time_off[i].days;
        for (int day = presence->time_off[i].day; left > 0; day++) {
            if (!calendar_is_working_day(calendar, day))
                continue;
            away[day - origin] += left < 1 ? left : 1;
            left -= 1;
        }
    }
    for (int day = after + 1; day <= last; day++) {
        double free_part = away[day - origin] < 1 ? away[day - origin] : 1;
        bool inside = (presence->start == DAY_NONE || day >= presence->start) &&
                      (presence->end == DAY_NONE || day <= presence->end);
        if (inside && calendar_is_working_day(calendar, day))
            sum += 1 - free_part;
    }
    return sum * presence->share;
}

static void
arithmetic_agrees_with_stepping_through_days(void **state)
{
    (void)state;
    random_state = seed_or(20261121);
    for (int round = 0; round < 2000; round++) {
        struct calendar calendar = {0};
        struct presence presence = presence_default;
        int absences = random_below(8);
        int after = november(random_below(60));
        int last = after + random_below(60) - 5;
        for (int holidays = random_below(6); holidays > 0; holidays--)
            calendar_add_holiday(&calendar, november(random_below(90)));
        for (; absences > 0; absences--)
            presence_add_time_off(
                &presence, november(random_below(90) - 15), .5 * (1 + random_below(24)));
        if (random_below(4) == 0)
            presence.start = november(random_below(60));
        if (random_below(4) == 0)
            presence.end = november(random_below(90));
        if (random_below(4) == 0)
            presence.share = .8;
        assert_days(presence_working_days(&calendar, &presence, after, last),
            working_days_by_steps(&calendar, &presence, after, last));
        presence_free(&presence);
        calendar_free(&calendar);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holidays_are_kept_sorted_and_once),
        cmocka_unit_test(working_days_are_weekdays_without_holidays),
        cmocka_unit_test(start_and_end_are_working_days_themselves),
        cmocka_unit_test(the_share_takes_its_part_of_each_day),
        cmocka_unit_test(time_off_takes_consecutive_working_days),
        cmocka_unit_test(half_days_take_half),
        cmocka_unit_test(a_day_off_on_a_holiday_or_weekend_moves_on),
        cmocka_unit_test(the_same_day_off_twice_is_one_day),
        cmocka_unit_test(what_is_no_time_off_is_not_recorded),
        cmocka_unit_test(endless_time_off_ends_the_work_and_the_program),
        cmocka_unit_test(arithmetic_agrees_with_stepping_through_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
