/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two halves of team/event_totals share: event_totals.c adds up, event_totals_rows.c puts
 * the sums into their order. For nobody else.
 */
#ifndef AMP_TEAM_EVENT_TOTALS_PARTS_H
#define AMP_TEAM_EVENT_TOTALS_PARTS_H

#include "base/slots.h"
#include "team/event_totals.h"

struct sum {
    struct decimal count;
    bool has_value;
    struct decimal value;
};

struct series_key {
    int person, kind, unit;
};

/* What is looked at first comes first, so that it is in one line of the cache. */
struct series {
    struct series_key key;
    int period;      /* its latest: the first day */
    unsigned number; /* from 0 in the order of first sight */
    bool used;       /* the slot is not free */
    struct sum sum;  /* of the latest period */
};

/* A sum of an earlier period. */
struct past {
    unsigned series; /* its number */
    int period;      /* its first day */
    struct sum sum;
};

/* An event that waits to be added. */
struct addition {
    struct series_key key;
    size_t hash; /* of the key */
    int period;
    bool has_value;
    struct decimal count, value;
};

#define EVENT_TOTALS_WAITING 32

struct event_totals {
    enum period period;
    int last_day, last_start; /* a day, and where its period begins */
    const struct roster *roster;
    const struct names *words;
    struct names *units; /* no unit is number 0 */
    int last_unit;
    struct series *slots;
    size_t last_slot;   /* their number, a power of 2, less 1 */
    size_t count;       /* of series */
    struct past *pasts; /* in the order in which they became past */
    size_t past_count, past_capacity;
    struct slots by_period; /* the pasts by series and period; empty until one is asked for */
    struct addition waiting[EVENT_TOTALS_WAITING];
    size_t waiting_count;
    struct place place; /* of the last that waits, where its sum could be too large */
    int64_t bound;      /* no sum is larger than this, nor smaller than its negative */
};

/* Adds what is waiting to be added. */
void event_totals_settle(struct event_totals *totals);

/* Puts a sum behind the earlier ones, where it is not found by its period. Returns its place. */
uint32_t event_totals_append(
    struct event_totals *totals, unsigned series, int period, const struct sum *sum);

#endif
