/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Working days, the measure of how much time somebody had. Monday to Friday, not a holiday, within
 * a person's first and last working day, times the person's part-time share, less time off. A
 * stretch is written (after, last]: the days d with after < d <= last.
 */
#ifndef AMP_MEASURE_CALENDAR_H
#define AMP_MEASURE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

/* The holidays that everybody has. Start with {0}; add, then calendar_free(). */
struct calendar {
    int *holidays; /* sorted, each once, weekdays only */
    size_t count, capacity;
};

/* Adds a holiday; order does not matter. One on a weekend changes nothing. */
void calendar_add_holiday(struct calendar *calendar, int day);
void calendar_free(struct calendar *calendar);

/* Monday to Friday and no holiday. */
bool calendar_is_working_day(const struct calendar *calendar, int day);

/* The number of working days in (after, last]; 0 if last <= after. */
int calendar_working_days(const struct calendar *calendar, int after, int last);

/* One absence as it was recorded: `days` working days (halves allowed, > 0) from `day` on. */
struct time_off {
    int day;
    double days;
};

/* A person's time. Start with presence_default. */
struct presence {
    int start, end;            /* first and last working day; DAY_NONE = open */
    double share;              /* part-time share, 0 < share <= 1, default 1 */
    struct time_off *time_off; /* sorted by day */
    size_t count, capacity;
};
extern const struct presence presence_default;

/* Records an absence; order does not matter. Two of the same date are one of both lengths, as rows
   of events can be added up. Absences of the same working day add up to one day at
   most. An absence of no days (or of a number that is none) is not recorded. */
void presence_add_time_off(struct presence *presence, int day, double days);
void presence_free(struct presence *presence);

/* The person's working days in (after, last]: weekdays that are not holidays, within start and end,
   less time off, times the share. An absence of n days takes the next n working days of the
   calendar from its date on (a day off on a holiday or weekend moves on); half days take half.
   Never negative. */
double presence_working_days(
    const struct calendar *calendar, const struct presence *presence, int after, int last);

#endif
