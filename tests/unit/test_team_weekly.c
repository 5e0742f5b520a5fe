/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The week: which events are in it, how many weeks before it are known, and who is away.
 */
#include "scratch.h"

#include "base/day.h"
#include "team/weekly.h"

static struct wording *wording;
static struct names *kinds;
static int monday, as_of;

static int
begin(void **state)
{
    (void)state;
    wording = wording_read(NULL, 0);
    kinds = names_new();
    monday = day_make(2026, 11, 16);
    as_of = monday + 4;
    return 0;
}

static int
end(void **state)
{
    (void)state;
    wording_free(wording);
    names_free(kinds);
    return 0;
}

static struct event
event_on(int day, const char *kind, int count)
{
    return (struct event){.when = {day, -1},
        .person = 0,
        .kind = names_number(kinds, kind),
        .count = decimal_from_int(count),
        .unit = "",
        .place = {"x.csv", 2}};
}

static void
add(struct weekly *weekly, int day, const char *kind, int count)
{
    struct event event = event_on(day, kind, count);
    weekly_add(weekly, &event);
}

static void
the_week_is_the_last_with_its_friday(void **state)
{
    (void)state;
    assert_int_equal(weekly_monday(monday + 4), monday);
    assert_int_equal(weekly_monday(monday + 6), monday);
    assert_int_equal(weekly_monday(monday + 7), monday);
    assert_int_equal(weekly_monday(monday + 10), monday);
    assert_int_equal(weekly_monday(monday + 11), monday + 7);
    assert_int_equal(weekly_monday(monday + 3), monday - 7);
}

static void
events_fall_into_their_weeks(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, as_of);
    add(weekly, monday - 57, "call", 1000); /* before the span */
    add(weekly, monday - 56, "call", 1);
    add(weekly, monday - 50, "call", 2);
    add(weekly, monday - 1, "call", 3);
    add(weekly, monday, "call", 4);
    add(weekly, monday + 4, "call", 5);
    add(weekly, monday + 5, "call", 1000); /* after as_of */
    size_t count;
    const struct weekly_line *lines = weekly_lines(weekly, &count);
    assert_int_equal(count, 1);
    assert_true(lines[0].weeks[0] == 3 && lines[0].weeks[1] == 0 && lines[0].weeks[7] == 3);
    assert_true(lines[0].weeks[8] == 9);
    assert_int_equal(weekly_last_day(weekly), monday + 4);
    weekly_free(weekly);
    weekly_free(NULL);
}

static void
assert_full_weeks(int first_day, size_t wanted)
{
    struct weekly *weekly = weekly_new(wording, kinds, monday, as_of);
    if (first_day != DAY_NONE)
        add(weekly, first_day, "call", 1);
    add(weekly, monday - 200, "holiday", 1);
    add(weekly, monday - 200, "time-off", 1);
    assert_int_equal(weekly_full_weeks(weekly), wanted);
    weekly_free(weekly);
}

static void
only_whole_weeks_of_data_count(void **state)
{
    (void)state;
    assert_full_weeks(DAY_NONE, 0);
    assert_full_weeks(monday, 0);
    assert_full_weeks(monday - 6, 0);
    assert_full_weeks(monday - 7, 1);
    assert_full_weeks(monday - 8, 1);
    assert_full_weeks(monday - 56, 8);
    assert_full_weeks(monday - 400, 8);
}

/* Days are told as days after the Monday. */
static void
hear_holiday(int day, void *heard)
{
    size_t length = strlen(heard);
    snprintf((char *)heard + length, 200 - length, "holiday %d, ", day - monday);
}

static void
hear_time_off(int person, int day, double days, void *heard)
{
    (void)person;
    size_t length = strlen(heard);
    snprintf((char *)heard + length, 200 - length, "off %d for %g, ", day - monday, days);
}

static void
time_off_and_holidays_are_no_work(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, as_of);
    struct event holiday = event_on(monday + 10, "holiday", 1);
    holiday.person = EVENT_EVERYBODY;
    weekly_add(weekly, &holiday);
    add(weekly, monday + 9, "time-off", 3);
    add(weekly, monday + 8, "holiday", 1); /* of one person */
    size_t count;
    char heard[200] = "";
    weekly_give_days_off(weekly, hear_holiday, hear_time_off, heard);
    assert_string_equal(heard, "holiday 10, off 9 for 3, off 8 for 1, ");
    (void)weekly_lines(weekly, &count);
    assert_int_equal(count, 0);
    assert_int_equal(weekly_last_day(weekly), DAY_NONE);
    weekly_free(weekly);
}

static void
too_large_a_sum_ends_the_program(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, as_of);
    struct event event = event_on(monday, "call", 0);
    event.count.whole = INT64_MAX;
    weekly_add(weekly, &event);
    fatal_begin();
    int status = setjmp(fatal_back);
    if (status == 0)
        weekly_add(weekly, &event);
    const char *said = fatal_said();
    fatal_end();
    assert_int_equal(status, STATUS_TROUBLE);
    assert_string_equal(said, "amptools: x.csv:2: the sum of this week grows too large\n");
    weekly_free(weekly);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_week_is_the_last_with_its_friday),
        cmocka_unit_test(events_fall_into_their_weeks),
        cmocka_unit_test(only_whole_weeks_of_data_count),
        cmocka_unit_test(time_off_and_holidays_are_no_work),
        cmocka_unit_test(too_large_a_sum_ends_the_program),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
