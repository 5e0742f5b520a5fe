/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is away in a stretch of days to come, and how long together.
 */
#ifndef AMP_MEASURE_AWAY_H
#define AMP_MEASURE_AWAY_H

#include <stddef.h>

struct away;

/* Starts with `people` people (numbers from 0), no holiday and nobody away. */
struct away *away_new(int people);
void away_free(struct away *away);

/* A holiday of everybody; and time off of a person, as presence_add_time_off() has it. `data` is a
   struct away. */
void away_holiday(int day, void *data);
void away_time_off(int person, int day, double days, void *data);

struct away_total {
    double holidays; /* weekdays that are holidays */
    double days;     /* working days that people are off, added up */
    int people;      /* who have any */
};

/* What falls into (after, last]. */
struct away_total away_total(const struct away *away, int after, int last);

#endif
