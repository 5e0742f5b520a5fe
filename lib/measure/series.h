/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A series: what came together on each day in each unit. Part of the tally (measure/tally.h), which
 * keeps one for every person and term; nobody else should need it.
 */
#ifndef AMP_MEASURE_SERIES_H
#define AMP_MEASURE_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"

/* What came together on one day in one unit; units are numbers from 0. */
struct series_entry {
    int day;
    int unit;
    struct decimal sum;
};

/* Start with {0}; the caller frees entries with free(). */
struct series {
    struct series_entry
        *entries; /* the first `settled`: sorted by day, then unit, each pair once */
    size_t count, capacity, settled;
};

/* Adds to what came on a day in a unit, in any order of days. The caller makes sure that no sum of
   what is in the series can be too large for a decimal. */
void series_add(struct series *series, struct series_entry added);

/* Sorts and merges, so that all entries are settled. Changes no answer, only how soon it comes. */
void series_settle(struct series *series);

/* The position of the first settled entry of `day` or later; `settled` if there is none. */
size_t series_from(const struct series *series, int day);

#endif
