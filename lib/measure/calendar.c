/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting working days. Nothing here steps through days where arithmetic will do, because every
 * goal asks for the days of every colleague: an absence is a run of consecutive working days of the
 * calendar, so what it takes from a stretch is a difference of two counts. It does not know hours,
 * shifts or working weeks other than Monday to Friday.
 * Invariant: holidays are weekdays, sorted and distinct; absences are sorted by their first day.
 */
#include "measure/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"

enum { FRIDAY = 5 };

const struct presence presence_default = {.start = DAY_NONE, .end = DAY_NONE, .share = 1};

static double
smaller(double a, double b)
{
    return a < b ? a : b;
}

/* How many holidays fall on `day` or before it. */
static size_t
holidays_up_to(const struct calendar *calendar, int day)
{
    size_t low = 0;
    size_t high = calendar->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->holidays[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
is_holiday(const struct calendar *calendar, int day)
{
    size_t before = holidays_up_to(calendar, day);

    return before > 0 && calendar->holidays[before - 1] == day;
}

void
calendar_add_holiday(struct calendar *calendar, int day)
{
    size_t place = holidays_up_to(calendar, day);

    if (day_weekday(day) > FRIDAY || is_holiday(calendar, day))
        return;
    calendar->holidays = mem_grow(
        calendar->holidays, &calendar->capacity, calendar->count + 1, sizeof *calendar->holidays);
    memmove(calendar->holidays + place + 1, calendar->holidays + place,
        (calendar->count - place) * sizeof *calendar->holidays);
    calendar->holidays[place] = day;
    calendar->count++;
}

void
calendar_free(struct calendar *calendar)
{
    free(calendar->holidays);
    *calendar = (struct calendar){NULL, 0, 0};
}

bool
calendar_is_working_day(const struct calendar *calendar, int day)
{
    return day_weekday(day) <= FRIDAY && !is_holiday(calendar, day);
}

int
calendar_working_days(const struct calendar *calendar, int after, int last)
{
    if (last <= after)
        return 0;
    return day_weekdays_between(after, last) -
           (int)(holidays_up_to(calendar, last) - holidays_up_to(calendar, after));
}

void
presence_add_time_off(struct presence *presence, int day, double days)
{
    size_t place = presence->count;

    if (!(days > 0))
        return;
    for (size_t i = 0; i < presence->count; i++) {
        if (presence->time_off[i].day == day) {
            presence->time_off[i].days += days; /* as if the two rows had been added up */
            return;
        }
    }
    presence->time_off = mem_grow(
        presence->time_off, &presence->capacity, presence->count + 1, sizeof *presence->time_off);
    for (; place > 0 && presence->time_off[place - 1].day > day; place--)
        presence->time_off[place] = presence->time_off[place - 1];
    presence->time_off[place] = (struct time_off){day, days};
    presence->count++;
}

void
presence_free(struct presence *presence)
{
    free(presence->time_off);
    *presence = presence_default;
}

/* What an absence has taken by the end of `day`: of n days, one for each working day so far, n at
   most. */
static double
taken_by(const struct calendar *calendar, const struct time_off *absence, int day)
{
    return smaller(absence->days, calendar_working_days(calendar, absence->day - 1, day));
}

/* What absences that share days take of (after, last]: at most one day of each day. Only here days
   are stepped through, and only those from the first absence's date on until all of them are used
   up. */
static double
taken_together(const struct calendar *calendar, const struct time_off *absences, size_t count,
    int after, int last)
{
    double sum = 0;
    bool used_up = false;

    for (int day = absences[0].day; day <= last && !used_up; day++) {
        double taken = 0;
        used_up = true;
        for (size_t i = 0; i < count; i++) {
            double so_far = taken_by(calendar, &absences[i], day);
            taken += so_far - taken_by(calendar, &absences[i], day - 1);
            used_up = used_up && so_far >= absences[i].days;
        }
        if (day > after)
            sum += smaller(taken, 1);
    }
    return sum;
}

/* How many absences, from the first of these on, hang together: each begins before those in front
   of it are used up. All of them use up one day per working day, so the one with most left lasts
   longest. */
static size_t
hanging_together(const struct calendar *calendar, const struct time_off *absences, size_t count)
{
    size_t together = 1;
    double left = absences[0].days;

    for (; together < count; together++) {
        const struct time_off *next = &absences[together];
        left -= calendar_working_days(calendar, next[-1].day - 1, next->day - 1);
        if (left <= 0)
            break;
        left = left > next->days ? left : next->days;
    }
    return together;
}

static double
days_off(const struct calendar *calendar, const struct presence *presence, int after, int last)
{
    double sum = 0;
    size_t together;

    for (size_t i = 0; i < presence->count; i += together) {
        const struct time_off *absences = &presence->time_off[i];
        if (absences->day > last)
            break;
        together = hanging_together(calendar, absences, presence->count - i);
        if (together > 1)
            sum += taken_together(calendar, absences, together, after, last);
        else
            sum += taken_by(calendar, absences, last) - taken_by(calendar, absences, after);
    }
    return sum;
}

double
presence_working_days(
    const struct calendar *calendar, const struct presence *presence, int after, int last)
{
    double days;

    if (presence->start != DAY_NONE && after < presence->start - 1)
        after = presence->start - 1;
    if (presence->end != DAY_NONE && last > presence->end)
        last = presence->end;
    if (last <= after)
        return 0;
    days = calendar_working_days(calendar, after, last) - days_off(calendar, presence, after, last);
    /* Fractions that a double cannot hold may add up to a hair more than the day they fill. */
    return days > 0 ? presence->share * days : 0;
}
