/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of days, one bit each. Part of the tally (measure/tally.h), which remembers in it on which
 * days each person did anything.
 */
#ifndef AMP_MEASURE_DAYSET_H
#define AMP_MEASURE_DAYSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Start with {0}; dayset_free() when done. */
struct dayset {
    uint64_t *words; /* 64 days each */
    int first;       /* words[0] holds the days from 64 * first on */
    size_t count, capacity;
};

void dayset_add(struct dayset *set, int day);

/* Whether any day in (after, last] is in the set. */
bool dayset_any(const struct dayset *set, int after, int last);

void dayset_free(struct dayset *set);

#endif
