/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Something that happened, as those who count it see it: who, what, when, how many and how much.
 * Files are read in one place (team/event.h) and counted in another (measure/world.h), and neither
 * knows the other; this is what they hand over.
 */
#ifndef AMP_BASE_HAPPENING_H
#define AMP_BASE_HAPPENING_H

#include <stdbool.h>

#include "base/decimal.h"

struct happening {
    int person;       /* the roster's number; -1 = everybody (holidays) */
    const char *kind; /* the event word: "meeting.qualified" */
    int day;
    struct decimal count;
    bool has_value;
    struct decimal value;
    const char *unit; /* of the value, "" if there is none */
};

/* Counts one. False if a sum would grow too large to be exact. `data` is the counter's own. */
typedef bool happening_taker(const struct happening *happening, void *data);

/* Takes note of a person: first and last working day (DAY_NONE = open) and part-time share. */
typedef void person_taker(int person, int start, int end, double share, void *data);

#endif
