/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cadence: how regularly something comes back that ought to, such as a talk with somebody every
 * week. From the days on which it took place follow the gaps between them, the share of due times
 * that were kept, and whether the next is due. Days off are taken out of every gap.
 *
 * An elapsed time is in calendar days, less the person's time off in working days between the two
 * (halves count). Rules: coach-log(1).
 */
#ifndef AMP_MEASURE_CADENCE_H
#define AMP_MEASURE_CADENCE_H

#include <stddef.h>

#include "measure/calendar.h"

enum cadence_status { CADENCE_ON_TIME, CADENCE_DUE, CADENCE_OVERDUE, CADENCE_NEVER, CADENCE_AWAY };
extern const char *const cadence_status_words[]; /* in the order of the enum; NULL-terminated */

struct cadence_question {
    const int *days; /* ascending, each once, none after as_of */
    size_t count;
    int as_of;
    int every;      /* days, >= 1 */
    int first;      /* the first day of the window that ends with as_of */
    int known_from; /* nothing could be due before it: somebody's first day; DAY_NONE = open */
    const struct calendar *calendar;
    const struct presence *presence; /* its share does not matter here */
};

struct cadence {
    int last;           /* DAY_NONE = never */
    int days_since;     /* calendar days from last to as_of; -1 = never */
    double median_gap;  /* elapsed days between two in a row, the later within the window; NAN */
    double longest_gap; /* the longest of these; NAN = there is none */
    double kept;        /* 0 to 1; NAN = none was due */
    size_t due, held;   /* what `kept` is made of */
    int next_due;       /* the person's first working day on which `every` days have elapsed since
                           `last`; as_of for never; DAY_NONE = the person has left */
    enum cadence_status status;
};

/* Sorts days and takes out repeats. Returns how many are left. */
size_t cadence_sort(int *days, size_t count);

struct cadence cadence_of(const struct cadence_question *question);

#endif
