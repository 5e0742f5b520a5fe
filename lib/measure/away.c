/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time off set against the calendar. Part-time shares, first and last days are not looked at:
 * somebody's day off is a day off.
 */
#include "measure/away.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/calendar.h"

struct away {
    struct calendar calendar;
    struct presence *presences;
    int people;
};

struct away *
away_new(int people)
{
    struct away *away = mem_zeroed(1, sizeof *away);
    away->people = people;
    away->presences = mem_zeroed((size_t)people, sizeof *away->presences);
    for (int i = 0; i < people; i++)
        away->presences[i] = presence_default;
    return away;
}

void
away_free(struct away *away)
{
    for (int i = 0; i < away->people; i++)
        presence_free(&away->presences[i]);
    free(away->presences);
    calendar_free(&away->calendar);
    free(away);
}

void
away_holiday(int day, void *data)
{
    struct away *away = data;
    calendar_add_holiday(&away->calendar, day);
}

void
away_time_off(int person, int day, double days, void *data)
{
    struct away *away = data;
    presence_add_time_off(&away->presences[person], day, days);
}

struct away_total
away_total(const struct away *away, int after, int last)
{
    int working = calendar_working_days(&away->calendar, after, last);
    struct away_total total = {.holidays = day_weekdays_between(after, last) - working};
    for (int i = 0; i < away->people; i++) {
        double off =
            working - presence_working_days(&away->calendar, &away->presences[i], after, last);
        total.days += off;
        total.people += off > 0;
    }
    return total;
}
