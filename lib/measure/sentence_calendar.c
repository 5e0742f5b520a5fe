/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The days of points and stretches of time: of a quarter, of the next March, of six months from
 * now.
 */
#include "measure/sentence_point.h"

enum period
point_period(enum time_unit unit)
{
    switch (unit) {
    case TIME_DAY:
        return PERIOD_DAY;
    case TIME_WEEK:
        return PERIOD_WEEK;
    case TIME_MONTH:
        return PERIOD_MONTH;
    case TIME_QUARTER:
        return PERIOD_QUARTER;
    case TIME_YEAR:
        return PERIOD_YEAR;
    default:
        return PERIOD_NONE;
    }
}

int
sentence_days_on(const struct reading *reading, struct decimal count, enum time_unit unit)
{
    static const int months[] = {
        [TIME_MONTH] = 1, [TIME_QUARTER] = 3, [TIME_HALF] = 6, [TIME_YEAR] = 12};
    int64_t whole = count.whole;

    if (whole < 0 || whole > 100000)
        return DAY_NONE;
    if (unit == TIME_DAY || unit == TIME_WEEK) {
        int64_t day = reading->today + whole * (unit == TIME_WEEK ? 7 : 1);
        return day <= day_make(2199, 12, 31) ? (int)day : DAY_NONE;
    }
    if (unit < TIME_MONTH || unit > TIME_HALF)
        return DAY_NONE;
    int64_t many = whole * months[unit];
    if (count.fraction == DECIMAL_ONE_FRACTION / 2)
        many += months[unit] / 2;
    return day_add_months(reading->today, (int)many);
}

/* The day before one that may lie behind the known years. */
static int
day_before(int day)
{
    return day == DAY_NONE ? DAY_NONE : day - 1;
}

/* The stretch of `months` months that begins with `month` of `year`. */
void
point_set_months(struct point *point, int year, int month, int months)
{
    point->first = day_make(year, month, 1);
    point->last =
        point->first == DAY_NONE ? DAY_NONE : day_before(day_add_months(point->first, months));
}

/* The same in the year that makes it the next to end. */
void
point_set_next_months(const struct reading *reading, struct point *point, int month, int months)
{
    int year, month_now, day;
    day_split(reading->today, &year, &month_now, &day);
    point_set_months(point, year, month, months);
    if (point->last < reading->today)
        point_set_months(point, year + 1, month, months);
}

void
point_set_period(const struct reading *reading, struct point *point, enum time_unit unit, int which)
{
    int day = reading->today;

    if (unit == TIME_HALF) {
        int year, month, day_of_month;
        day_split(day, &year, &month, &day_of_month);
        point_set_months(point, year, month <= 6 ? 1 : 7, 6);
        if (which == WHICH_NEXT && point->last != DAY_NONE) {
            point->first = point->last + 1;
            point->last = day_before(day_add_months(point->first, 6));
        }
        return;
    }
    enum period period = point_period(unit);
    if (period == PERIOD_NONE)
        return;
    if (which == WHICH_NEXT)
        day = day_period_next(period, day);
    point->first = day_period_start(period, day);
    point->last = day_period_next(period, day) - 1;
}

/* The 15th of a month, the end of June of a year, else the day in the middle. */
void
point_set_middle(const struct reading *reading, struct point *point, const struct point *whole)
{
    int days = whole->last - whole->first + 1;

    if (days > 360) {
        point->last = day_before(day_add_months(whole->first, 6));
        if (point->last < reading->today && whole->last >= reading->today)
            point->last = day_before(day_add_months(whole->first, 18));
    } else {
        point->last = whole->first + (days == 30 || days == 31 ? 14 : days / 2);
    }
    point->first = point->last;
}
