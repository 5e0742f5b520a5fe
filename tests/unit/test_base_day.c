/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil days: every day of the 300 known years against a walk through the calendar, ISO weeks
 * against a digest of all of them that another implementation computed, and the edges by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/day.h"

enum { FIRST_DAY = -25567 /* 1900-01-01 */, LAST_DAY = 84005 /* 2199-12-31 */ };

static int
read_day(const char *text)
{
    int day = DAY_NONE;

    if (!day_parse(text, &day))
        fail_msg("%s was not read", text);
    return day;
}

static void
assert_day_is(int day, const char *expected)
{
    char text[DAY_TEXT_SIZE];

    assert_string_equal(day_text(day, text), expected);
}

static int
length_of_month(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return lengths[month - 1] + (month == 2 ? leap : 0);
}

static void
every_day_makes_a_round_trip(void **state)
{
    (void)state;
    int day = FIRST_DAY;
    for (int year = 1900; year <= 2199; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int of_month = 1; of_month <= length_of_month(year, month); of_month++, day++) {
                int y, m, d;
                char expected[32], text[DAY_TEXT_SIZE];

                assert_int_equal(day_make(year, month, of_month), day);
                day_split(day, &y, &m, &d);
                assert_true(y == year && m == month && d == of_month);
                snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, of_month);
                assert_string_equal(day_text(day, text), expected);
                assert_int_equal(read_day(text), day);
            }
            assert_int_equal(day_make(year, month, length_of_month(year, month) + 1), DAY_NONE);
        }
    }
    assert_int_equal(day, LAST_DAY + 1);
}

static void
every_weekday_and_iso_week_is_right(void **state)
{
    (void)state;
    /* FNV-1a of the lines "YYYY-MM-DD weekday YYYY-Wnn" of all days by Python's datetime. */
    const uint64_t expected = UINT64_C(0x75f9fbe6a66466a5);
    uint64_t digest = UINT64_C(0xcbf29ce484222325);
    for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
        char date[DAY_TEXT_SIZE], week[DAY_WEEK_TEXT_SIZE], line[64];

        snprintf(line, sizeof line, "%s %d %s\n", day_text(day, date), day_weekday(day),
            day_week_text(day, week));
        for (const char *at = line; *at != '\0'; at++)
            digest = (digest ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    }
    assert_true(digest == expected);
}

static void
known_weeks_are_right(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        int day, weekday;
        const char *week;
    } known[] = {
        {"1900-01-01", -25567, 1, "1900-W01"},
        {"1969-12-31", -1, 3, "1970-W01"},
        {"1970-01-01", 0, 4, "1970-W01"},
        {"2000-02-29", 11016, 2, "2000-W09"},
        {"2016-01-03", 16803, 7, "2015-W53"},
        {"2020-12-31", 18627, 4, "2020-W53"},
        {"2021-01-01", 18628, 5, "2020-W53"},
        {"2021-01-03", 18630, 7, "2020-W53"},
        {"2021-01-04", 18631, 1, "2021-W01"},
        {"2024-12-30", 20087, 1, "2025-W01"},
        {"2026-11-16", 20773, 1, "2026-W47"},
        {"2027-01-03", 20821, 7, "2026-W53"},
        {"2027-01-04", 20822, 1, "2027-W01"},
        {"2199-12-31", 84005, 2, "2200-W01"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char week[DAY_WEEK_TEXT_SIZE];

        assert_int_equal(read_day(known[i].date), known[i].day);
        assert_int_equal(day_weekday(known[i].day), known[i].weekday);
        assert_string_equal(day_week_text(known[i].day, week), known[i].week);
    }
}

static void
days_that_do_not_exist_are_not_made(void **state)
{
    (void)state;
    static const struct {
        int year, month, day_of_month;
    } wrong[] = {
        {1899, 12, 31},
        {2200, 1, 1},
        {1, 1, 1},
        {0, 1, 1},
        {-1, 1, 1},
        {2026, 0, 1},
        {2026, 13, 1},
        {2026, -1, 1},
        {2026, 1, 0},
        {2026, 1, -1},
        {2026, 1, 32},
        {2026, 4, 31},
        {2026, 2, 29},
        {1900, 2, 29},
        {2100, 2, 29},
        {2000, 2, 30},
        {INT_MAX, 1, 1},
        {INT_MIN, 1, 1},
        {2026, INT_MAX, 1},
        {2026, INT_MIN, 1},
        {2026, 1, INT_MAX},
        {2026, 1, INT_MIN},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(day_make(wrong[i].year, wrong[i].month, wrong[i].day_of_month), DAY_NONE);
    assert_int_equal(day_make(2000, 2, 29), 11016);
}

static void
only_the_exact_form_is_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "-", "2026", "2026-", "2026-1-05", "2026-01-5",
        "2026-01", "2026-01-", "2026-01-0", "2026-01-05 ", " 2026-01-05", "2026-01-05T00:00",
        "2026-01-055", "02026-01-05", "26-01-05", "2026/01-05", "2026-01/05", "2026/01/05",
        "20260105", "2026-13-01", "2026-00-01", "2026-01-00", "2026-02-29", "1899-12-31",
        "2200-01-01", "+026-01-05", "2026--1-05", "2026-01--5", "2026-\xFF\x80-05", "0000-00-00",
        "0001-01-01", "x", "99999999999999999999999999-01-01",
        "2026-99999999999999999999999999-01"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int day = 4711;

        if (day_parse(wrong[i], &day))
            fail_msg("'%s' was read", wrong[i]);
        assert_int_equal(day, 4711);
    }
}

static void
an_unknown_day_has_no_text(void **state)
{
    (void)state;
    char text[DAY_TEXT_SIZE] = "x", week[DAY_WEEK_TEXT_SIZE] = "x";

    assert_ptr_equal(day_text(DAY_NONE, text), text);
    assert_string_equal(text, "");
    assert_ptr_equal(day_week_text(DAY_NONE, week), week);
    assert_string_equal(week, "");
}

static void
periods_begin_and_end_where_they_should(void **state)
{
    (void)state;
    static const struct {
        enum period period;
        const char *day, *start, *next;
    } known[] = {
        {PERIOD_DAY, "2026-11-16", "2026-11-16", "2026-11-17"},
        {PERIOD_DAY, "2024-02-28", "2024-02-28", "2024-02-29"},
        {PERIOD_WEEK, "2026-11-16", "2026-11-16", "2026-11-23"},
        {PERIOD_WEEK, "2026-11-22", "2026-11-16", "2026-11-23"},
        {PERIOD_WEEK, "2027-01-01", "2026-12-28", "2027-01-04"},
        {PERIOD_WEEK, "1970-01-01", "1969-12-29", "1970-01-05"},
        {PERIOD_MONTH, "2026-11-30", "2026-11-01", "2026-12-01"},
        {PERIOD_MONTH, "2026-12-31", "2026-12-01", "2027-01-01"},
        {PERIOD_MONTH, "2024-02-29", "2024-02-01", "2024-03-01"},
        {PERIOD_QUARTER, "2026-01-01", "2026-01-01", "2026-04-01"},
        {PERIOD_QUARTER, "2026-03-31", "2026-01-01", "2026-04-01"},
        {PERIOD_QUARTER, "2026-05-15", "2026-04-01", "2026-07-01"},
        {PERIOD_QUARTER, "2026-09-30", "2026-07-01", "2026-10-01"},
        {PERIOD_QUARTER, "2026-10-01", "2026-10-01", "2027-01-01"},
        {PERIOD_YEAR, "2026-07-04", "2026-01-01", "2027-01-01"},
        {PERIOD_YEAR, "2026-12-31", "2026-01-01", "2027-01-01"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        int day = read_day(known[i].day);

        assert_day_is(day_period_start(known[i].period, day), known[i].start);
        assert_day_is(day_period_next(known[i].period, day), known[i].next);
    }
}

static void
every_day_is_in_its_period(void **state)
{
    (void)state;
    for (int period = PERIOD_DAY; period <= PERIOD_YEAR; period++) {
        int start = FIRST_DAY, next = day_period_next((enum period)period, FIRST_DAY);

        for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
            if (day == next) {
                start = day;
                next = day_period_next((enum period)period, day);
            }
            assert_true(day_period_start((enum period)period, day) == start);
            assert_true(day_period_next((enum period)period, day) == next);
            assert_true(start <= day && day < next);
        }
    }
    /* Loops over periods need an end, also at the end of the known years. */
    assert_int_equal(day_period_next(PERIOD_DAY, LAST_DAY), LAST_DAY + 1);
    assert_int_equal(day_period_next(PERIOD_YEAR, LAST_DAY), LAST_DAY + 1);
    assert_int_equal(day_period_next(PERIOD_WEEK, LAST_DAY), LAST_DAY + 6);
    assert_day_is(LAST_DAY + 1, "2200-01-01");
}

static void
months_are_added_to_the_end_of_short_months(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        int months;
        const char *expected;
    } known[] = {
        {"2026-01-15", 0, "2026-01-15"},
        {"2026-01-15", 1, "2026-02-15"},
        {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2026-03-31", -1, "2026-02-28"},
        {"2026-01-31", 3, "2026-04-30"},
        {"2026-12-31", 2, "2027-02-28"},
        {"2026-01-01", -1, "2025-12-01"},
        {"2026-01-01", -12, "2025-01-01"},
        {"2026-01-01", -13, "2024-12-01"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"1970-01-01", -1, "1969-12-01"},
        {"1900-01-31", 3599, "2199-12-31"},
        {"2199-12-31", -3599, "1900-01-31"},
        {"2199-12-31", 1, ""},
        {"1900-01-01", -1, ""},
        {"2026-01-01", INT_MAX, ""},
        {"2026-01-01", INT_MIN, ""},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_day_is(day_add_months(read_day(known[i].day), known[i].months), known[i].expected);
}

static void
periods_have_names(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "", " day", "days", "da", "weekly", "none", "quarter ", "\xC3"};

    for (int period = PERIOD_DAY; period <= PERIOD_YEAR; period++)
        assert_int_equal(day_period_named(day_period_name((enum period)period)), period);
    assert_int_equal(day_period_named("Week"), PERIOD_WEEK);
    assert_int_equal(day_period_named("QUARTER"), PERIOD_QUARTER);
    assert_string_equal(day_period_name(PERIOD_MONTH), "month");
    assert_string_equal(day_period_name(PERIOD_NONE), "");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(day_period_named(wrong[i]), PERIOD_NONE);
}

static void
weekdays_are_counted_as_by_hand(void **state)
{
    (void)state;
    /* Every start in three weeks around 1970 and in 2026, every length up to five weeks. */
    static const int origins[] = {-10, 0, 20773};
    for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++) {
        for (int after = origins[i]; after < origins[i] + 21; after++) {
            int count = 0;

            for (int last = after; last < after + 35; last++) {
                if (last > after && day_weekday(last) <= 5)
                    count++;
                assert_int_equal(day_weekdays_between(after, last), count);
            }
        }
    }
}

static void
weekdays_of_long_stretches_are_known(void **state)
{
    (void)state;
    /* 2026-11-16 is a Monday. */
    int monday = read_day("2026-11-16");
    assert_int_equal(day_weekdays_between(monday, monday), 0);
    assert_int_equal(day_weekdays_between(monday, monday - 1), 0);
    assert_int_equal(day_weekdays_between(monday - 1, monday), 1);
    assert_int_equal(day_weekdays_between(monday + 4, monday + 6), 0);
    assert_int_equal(day_weekdays_between(monday - 1, monday + 6), 5);
    /* The year 2026 begins on a Thursday and has 261 weekdays. */
    assert_int_equal(day_weekdays_between(read_day("2025-12-31"), read_day("2026-12-31")), 261);
    assert_int_equal(day_weekdays_between(LAST_DAY, FIRST_DAY), 0);
    int count = 0;
    for (int day = FIRST_DAY + 1; day <= LAST_DAY; day++)
        count += day_weekday(day) <= 5;
    assert_int_equal(day_weekdays_between(FIRST_DAY, LAST_DAY), count);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_makes_a_round_trip),
        cmocka_unit_test(every_weekday_and_iso_week_is_right),
        cmocka_unit_test(known_weeks_are_right),
        cmocka_unit_test(days_that_do_not_exist_are_not_made),
        cmocka_unit_test(only_the_exact_form_is_read),
        cmocka_unit_test(an_unknown_day_has_no_text),
        cmocka_unit_test(periods_begin_and_end_where_they_should),
        cmocka_unit_test(every_day_is_in_its_period),
        cmocka_unit_test(months_are_added_to_the_end_of_short_months),
        cmocka_unit_test(periods_have_names),
        cmocka_unit_test(weekdays_are_counted_as_by_hand),
        cmocka_unit_test(weekdays_of_long_stretches_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
