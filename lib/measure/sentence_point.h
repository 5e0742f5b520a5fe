/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points and stretches of the calendar as sentences name them: "31 March", "the end of Q2", "next
 * quarter", "my first 90 days". Part of the sentence reader (measure/sentence.h).
 */
#ifndef AMP_MEASURE_SENTENCE_POINT_H
#define AMP_MEASURE_SENTENCE_POINT_H

#include "measure/sentence_parts.h"

struct point {
    size_t end;      /* the first token behind it */
    int first, last; /* DAY_NONE: in nobody's calendar ("the launch") */
    bool is_past;    /* last year */
    bool is_edge;    /* the end of something: "before the end of March" is in March */
    bool is_unit;    /* a bare "the quarter": only with a preposition */
    bool is_year;    /* a bare 2027 */
    bool is_month;   /* a bare month, or a weekday: a word that may be something else */
    bool is_occasion;
};

/* Reads one at `at`; false if there is none. */
bool sentence_point(const struct reading *reading, size_t at, struct point *point);

/* The parts of it, for each other. Setting: days of the calendar into first and last. */
enum period point_period(enum time_unit unit);
void point_set_months(struct point *point, int year, int month, int months);
void point_set_next_months(
    const struct reading *reading, struct point *point, int month, int months);
void point_set_period(
    const struct reading *reading, struct point *point, enum time_unit unit, int which);
void point_set_middle(
    const struct reading *reading, struct point *point, const struct point *whole);
void point_set_part_of_year(
    const struct reading *reading, struct point *point, int number, enum time_unit unit);
void point_set_date(const struct reading *reading, struct point *point, int month, int day);

/* Reading: a year (2027, '27, and 27 if short_too); the day of a month (0 if none); the rest. */
bool point_read_year(
    const struct reading *reading, size_t at, bool short_too, int *year, size_t *end);
int point_read_day_number(const struct reading *reading, size_t at, size_t *end);
/* The part of a year that stands behind it, at point->end: 2027 Q1. */
bool point_read_part(const struct reading *reading, int year, struct point *point);
bool point_read_letter(const struct reading *reading, size_t at, struct point *point);
bool point_read_month(const struct reading *reading, size_t at, struct point *point);
bool point_read_weekday(const struct reading *reading, size_t at, int weeks, struct point *point);
bool point_read_date(const struct reading *reading, size_t at, struct point *point);

/* Reads a period in which something recurs, with end, kind and per; false if there is none.
   sentence_recurring.c */
bool sentence_recurring(const struct reading *reading, size_t at, struct when *when);

/* `count` units after the reading's day; DAY_NONE if it is in none of the known years. */
int sentence_days_on(const struct reading *reading, struct decimal count, enum time_unit unit);

#endif
