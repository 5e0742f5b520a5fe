/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil days: a day is an int, the number of days since 1970-01-01 in the proleptic Gregorian
 * calendar. Years 1900 to 2199 are known; what lies outside is not a date here (a CRM's year 1 is a
 * null, not a day). Weeks are ISO 8601 weeks, Monday to Sunday. No locale, no time zone, no libc
 * calendar.
 */
#ifndef AMP_BASE_DAY_H
#define AMP_BASE_DAY_H

#include <limits.h>
#include <stdbool.h>

#define DAY_NONE INT_MIN /* not known */

enum period { PERIOD_NONE, PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

/* The day, or DAY_NONE if there is no such day (month 1 to 12, day of the month from 1). */
int day_make(int year, int month, int day_of_month);

/* The year, month and day of the month of a day that is not DAY_NONE. */
void day_split(int day, int *year, int *month, int *day_of_month);

/* 1 = Monday to 7 = Sunday. */
int day_weekday(int day);

/* The ISO 8601 year and week (1 to 53) that hold the day. */
void day_iso_week(int day, int *year, int *week);

/* The first day of the period that holds `day`; `day` itself for PERIOD_DAY. Not for PERIOD_NONE.
 */
int day_period_start(enum period period, int day);

/* The first day of the period after the one that holds `day`. At the end of 2199 it lies in 2200.
 */
int day_period_next(enum period period, int day);

/* The same day of the month `months` later (or earlier, if negative); the last day of that month
   where it is too short. DAY_NONE if that is in none of the known years. */
int day_add_months(int day, int months);

/* The period called "day", "week", "month", "quarter" or "year" (case does not count), else
 * PERIOD_NONE. */
enum period day_period_named(const char *word);
const char *day_period_name(enum period period);

/* Monday to Friday, so 0 to 5 a week: the number of weekdays d with after < d <= last; 0 if last <=
 * after. O(1). */
int day_weekdays_between(int after, int last);

/* Reads exactly YYYY-MM-DD. False (and *day untouched) if it is anything else or no such day. */
bool day_parse(const char *text, int *day);

/* The same for a text that begins so, whatever follows; DAY_NONE if it does not. */
int day_read(const char *text);

/* YYYY-MM-DD, or "" for DAY_NONE. Returns `text`. */
#define DAY_TEXT_SIZE 11
const char *day_text(int day, char text[static DAY_TEXT_SIZE]);

/* The ISO week for people: "2026-W47". Returns `text`. */
#define DAY_WEEK_TEXT_SIZE 9
const char *day_week_text(int day, char text[static DAY_WEEK_TEXT_SIZE]);

#endif
