/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil days: counting them, cutting them into weeks, months, quarters and years, reading and
 * writing them. Refuses to know time of day, zones, locales and libc's calendar.
 * Invariant: the years 1900 to 2199 are enforced where a day is made (day_make, day_parse,
 * day_add_months) and nowhere else; arithmetic stays right a good deal beyond them.
 */
#include "base/day.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chars.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

enum {
    DAYS_IN_YEAR = 365,
    DAYS_IN_4_YEARS = 4 * DAYS_IN_YEAR + 1,
    DAYS_IN_100_YEARS = 25 * DAYS_IN_4_YEARS - 1,
    DAYS_IN_400_YEARS = 4 * DAYS_IN_100_YEARS + 1,
    DAYS_BEFORE_1970 = 719162, /* from 0001-01-01 */
};

/* The days of the year before each month, and of the whole year; without and with a leap day. */
static const int days_before_month[2][13] = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

static const char *const period_names[] = {
    [PERIOD_NONE] = "",
    [PERIOD_DAY] = "day",
    [PERIOD_WEEK] = "week",
    [PERIOD_MONTH] = "month",
    [PERIOD_QUARTER] = "quarter",
    [PERIOD_YEAR] = "year",
};

static int
is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t
floor_divide(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

static int
days_in_month(int year, int month)
{
    const int *before = days_before_month[is_leap_year(year)];

    return before[month] - before[month - 1];
}

/* The day of a date that exists, of the year 1 or later. */
static int
count_days(int year, int month, int day_of_month)
{
    int past = year - 1;
    int leap_days = past / 4 - past / 100 + past / 400;

    return past * DAYS_IN_YEAR + leap_days - DAYS_BEFORE_1970 +
           days_before_month[is_leap_year(year)][month - 1] + day_of_month - 1;
}

int
day_make(int year, int month, int day_of_month)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return DAY_NONE;
    if (day_of_month < 1 || day_of_month > days_in_month(year, month))
        return DAY_NONE;
    return count_days(year, month, day_of_month);
}

static int
at_most(int value, int limit)
{
    return value < limit ? value : limit;
}

void
day_split(int day, int *year, int *month, int *day_of_month)
{
    int64_t since_year_1 = (int64_t)day + DAYS_BEFORE_1970;
    int64_t cycle = floor_divide(since_year_1, DAYS_IN_400_YEARS);
    int rest = (int)(since_year_1 - cycle * DAYS_IN_400_YEARS);

    /* The last century of a cycle and the last year of four are a day longer than the others:
       their last day must not count as the first of a fifth. */
    int century = at_most(rest / DAYS_IN_100_YEARS, 3);
    rest -= century * DAYS_IN_100_YEARS;
    int four_years = rest / DAYS_IN_4_YEARS;
    rest -= four_years * DAYS_IN_4_YEARS;
    int single_year = at_most(rest / DAYS_IN_YEAR, 3);
    rest -= single_year * DAYS_IN_YEAR;

    *year = (int)(cycle * 400) + century * 100 + four_years * 4 + single_year + 1;

    /* No month is longer than 31 days, so this finds the month or the one before it. */
    const int *before = days_before_month[is_leap_year(*year)];
    *month = rest / 31 + 1;
    if (rest >= before[*month])
        ++*month;
    *day_of_month = rest - before[*month - 1] + 1;
}

int
day_weekday(int day)
{
    return (day % 7 + 10) % 7 + 1; /* 1970-01-01 was a Thursday */
}

void
day_iso_week(int day, int *year, int *week)
{
    /* A week belongs to the year that holds its Thursday. */
    int thursday = day - day_weekday(day) + 4;
    int month, day_of_month;

    day_split(thursday, year, &month, &day_of_month);
    *week = (days_before_month[is_leap_year(*year)][month - 1] + day_of_month - 1) / 7 + 1;
}

int
day_period_start(enum period period, int day)
{
    int year, month, day_of_month;

    assert(period != PERIOD_NONE);
    if (period == PERIOD_WEEK)
        return day - day_weekday(day) + 1;
    day_split(day, &year, &month, &day_of_month);
    switch (period) {
    case PERIOD_MONTH:
        return day - day_of_month + 1;
    case PERIOD_QUARTER:
        return count_days(year, month - (month - 1) % 3, 1);
    case PERIOD_YEAR:
        return count_days(year, 1, 1);
    case PERIOD_DAY:
    case PERIOD_WEEK:
    case PERIOD_NONE:
        break;
    }
    return day;
}

int
day_period_next(enum period period, int day)
{
    static const int months[] = {[PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 12};
    int start = day_period_start(period, day);
    int year, month, day_of_month;

    if (period == PERIOD_DAY)
        return start + 1;
    if (period == PERIOD_WEEK)
        return start + 7;
    day_split(start, &year, &month, &day_of_month);
    month += months[period];
    return month > 12 ? count_days(year + 1, month - 12, 1) : count_days(year, month, 1);
}

int
day_add_months(int day, int months)
{
    int year, month, day_of_month;

    day_split(day, &year, &month, &day_of_month);
    int64_t months_since_year_0 = (int64_t)year * 12 + (month - 1) + months;
    int64_t new_year = floor_divide(months_since_year_0, 12);
    if (new_year < FIRST_YEAR || new_year > LAST_YEAR)
        return DAY_NONE;
    year = (int)new_year;
    month = (int)(months_since_year_0 - new_year * 12) + 1;
    return count_days(year, month, at_most(day_of_month, days_in_month(year, month)));
}

enum period
day_period_named(const char *word)
{
    for (int period = PERIOD_DAY; period <= PERIOD_YEAR; period++)
        if (chars_same(word, period_names[period]))
            return (enum period)period;
    return PERIOD_NONE;
}

const char *
day_period_name(enum period period)
{
    return period_names[period];
}

/* The weekdays up to and with `day`, counted from the Monday before 1970. */
static int64_t
weekdays_until(int day)
{
    int64_t since_monday = (int64_t)day + 3;
    int64_t weeks = floor_divide(since_monday, 7);

    return weeks * 5 + at_most((int)(since_monday - weeks * 7) + 1, 5);
}

int
day_weekdays_between(int after, int last)
{
    return last <= after ? 0 : (int)(weekdays_until(last) - weekdays_until(after));
}

/* Two digits as a number, -1 if they are none. */
static int
two_digits(const char *text)
{
    if (!chars_is_digit(text[0]) || !chars_is_digit(text[1]))
        return -1;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

int
day_read(const char *text)
{
    int century = two_digits(text);
    int year = century < 0 ? -1 : two_digits(text + 2);

    if (year < 0 || text[4] != '-')
        return DAY_NONE;
    int month = two_digits(text + 5);
    if (month < 0 || text[7] != '-')
        return DAY_NONE;
    return day_make(century * 100 + year, month, two_digits(text + 8));
}

bool
day_parse(const char *text, int *day)
{
    int read = day_read(text);

    if (read == DAY_NONE || text[DAY_TEXT_SIZE - 1] != '\0')
        return false;
    *day = read;
    return true;
}

/* The year as four digits, as far as it has four. Returns the place behind them. */
static char *
put_year(char *to, int year)
{
    assert(year >= 0 && year <= 9999);
    return chars_put_two(chars_put_two(to, year / 100), year % 100);
}

const char *
day_text(int day, char text[static DAY_TEXT_SIZE])
{
    int year, month, day_of_month;
    char *to = text;

    if (day != DAY_NONE) {
        day_split(day, &year, &month, &day_of_month);
        to = put_year(to, year);
        *to++ = '-';
        to = chars_put_two(to, month);
        *to++ = '-';
        to = chars_put_two(to, day_of_month);
    }
    *to = '\0';
    return text;
}

const char *
day_week_text(int day, char text[static DAY_WEEK_TEXT_SIZE])
{
    int year, week;
    char *to = text;

    if (day != DAY_NONE) {
        day_iso_week(day, &year, &week);
        to = put_year(to, year);
        *to++ = '-';
        *to++ = 'W';
        to = chars_put_two(to, week);
    }
    *to = '\0';
    return text;
}
