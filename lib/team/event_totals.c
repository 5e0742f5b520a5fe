/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A series is one person, event word and unit. Events mostly come in the order of time, so the sum
 * of its latest period stands in the series, which stand in a hash table: adding an event is one
 * visit to memory. When a later period begins, the sum goes behind the other earlier ones, whatever
 * their series: memory is written from the beginning to the end. Only when an event of an earlier
 * period comes they are put into a table of their own, to find its sum. A series that is not in its
 * own slot is in one of the next (Knuth, The Art of Computer Programming 3, 6.4, algorithm L).
 *
 * Invariant: at least half of the slots are free; the earlier sums of a series are of different
 * periods, all before its own.
 */
#include "team/event_totals.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "team/event_totals_parts.h"

enum { FIRST_SLOTS = 64 };

/* As long as no sum can be larger, adding a little later is the same as adding at once. */
#define SAFE_BOUND (INT64_MAX / 2)

struct event_totals *
event_totals_new(enum period period, const struct roster *roster, const struct names *words)
{
    struct event_totals *totals = mem_zeroed(1, sizeof *totals);
    totals->period = period;
    totals->last_start = day_period_start(period, totals->last_day);
    totals->roster = roster;
    totals->words = words;
    totals->units = names_new();
    (void)names_number(totals->units, "");
    totals->slots = mem_zeroed(FIRST_SLOTS, sizeof *totals->slots);
    totals->last_slot = FIRST_SLOTS - 1;
    return totals;
}

void
event_totals_free(struct event_totals *totals)
{
    if (!totals)
        return;
    free(totals->pasts);
    free(totals->by_period.table);
    free(totals->slots);
    names_free(totals->units);
    free(totals);
}

/* The number of a unit; mostly it is none, or the same as before. */
static int
unit_of(struct event_totals *totals, const char *unit)
{
    if (!*unit)
        return 0;
    if (strcmp(unit, names_text(totals->units, totals->last_unit)) != 0)
        totals->last_unit = names_number(totals->units, unit);
    return totals->last_unit;
}

#define ODD UINT64_C(0x9E3779B97F4A7C15) /* see base/hash.h */

static size_t
hash_of(const struct series_key *key)
{
    uint64_t hash = ((uint64_t)(unsigned)key->person << 32 | (unsigned)key->kind) * ODD;
    hash = (hash ^ (unsigned)key->unit ^ hash >> 32) * ODD;
    return (size_t)(hash >> 32);
}

/* The slot of a series, or the free one where it belongs. */
static struct series *
slot_of(const struct event_totals *totals, const struct series_key *key, size_t hash)
{
    for (size_t at = hash;; at++) {
        struct series *slot = &totals->slots[at & totals->last_slot];
        if (!slot->used || (slot->key.person == key->person && slot->key.kind == key->kind &&
                               slot->key.unit == key->unit))
            return slot;
    }
}

/* Twice as many slots. */
static void
grow(struct event_totals *totals)
{
    struct series *old = totals->slots;
    size_t old_last = totals->last_slot;
    totals->last_slot = old_last * 2 + 1;
    totals->slots = mem_zeroed(totals->last_slot + 1, sizeof *totals->slots);
    for (size_t i = 0; i <= old_last; i++)
        if (old[i].used)
            *slot_of(totals, &old[i].key, hash_of(&old[i].key)) = old[i];
    free(old);
}

/* The series of a key, made with that period if it is new. */
static struct series *
series_of(struct event_totals *totals, const struct addition *addition)
{
    const struct series_key *key = &addition->key;
    struct series *series = slot_of(totals, key, addition->hash);
    if (series->used)
        return series;
    if (totals->count > totals->last_slot / 2) {
        grow(totals);
        series = slot_of(totals, key, addition->hash);
    }
    mem_at_most(totals->count + 1, UINT_MAX, "series");
    *series = (struct series){
        .key = *key, .period = addition->period, .number = (unsigned)totals->count++, .used = true};
    return series;
}

uint32_t
event_totals_append(struct event_totals *totals, unsigned series, int period, const struct sum *sum)
{
    mem_at_most(totals->past_count + 1, SLOTS_NONE, "sums");
    totals->pasts = mem_grow(
        totals->pasts, &totals->past_capacity, totals->past_count + 1, sizeof *totals->pasts);
    totals->pasts[totals->past_count] = (struct past){series, period, *sum};
    return (uint32_t)totals->past_count++;
}

/* An earlier sum that is looked for. */
struct wanted {
    const struct past *pasts;
    unsigned series;
    int period;
};

static bool
is_wanted(uint32_t item, const void *data)
{
    const struct wanted *wanted = data;
    const struct past *past = &wanted->pasts[item];
    return past->series == wanted->series && past->period == wanted->period;
}

/* Where the sum of a period stands in the table, or the free slot for it. */
static struct slot *
slot_of_period(struct event_totals *totals, unsigned series, int period)
{
    const struct wanted wanted = {totals->pasts, series, period};
    uint64_t hash = ((uint64_t)series << 32 | (unsigned)period) * ODD;
    return slots_find(&totals->by_period, (uint32_t)(hash >> 32), is_wanted, &wanted);
}

static void
fill(struct event_totals *totals, struct slot *slot, uint32_t past)
{
    slot->item = past;
    slots_filled(&totals->by_period);
}

/* The sum of an earlier period, made if it is new. */
static struct sum *
past_sum(struct event_totals *totals, unsigned series, int period)
{
    const struct sum none = {.has_value = false};
    if (totals->by_period.size == 0)
        for (uint32_t i = 0; i < totals->past_count; i++) {
            const struct past *past = &totals->pasts[i];
            fill(totals, slot_of_period(totals, past->series, past->period), i);
        }
    struct slot *slot = slot_of_period(totals, series, period);
    if (slot->item == SLOTS_NONE)
        fill(totals, slot, event_totals_append(totals, series, period, &none));
    return &totals->pasts[slot->item].sum;
}

/* The latest sum of a series becomes an earlier one. */
static void
retire(struct event_totals *totals, const struct series *series)
{
    uint32_t past = event_totals_append(totals, series->number, series->period, &series->sum);
    if (totals->by_period.size > 0)
        fill(totals, slot_of_period(totals, series->number, series->period), past);
}

/* The sum of the period in a series, made if it is new. */
static struct sum *
sum_of(struct event_totals *totals, struct series *series, int period)
{
    if (period < series->period)
        return past_sum(totals, series->number, period);
    if (period > series->period) {
        retire(totals, series);
        series->period = period;
        series->sum = (struct sum){.has_value = false};
    }
    return &series->sum;
}

/* Where the period begins that holds the day. */
static int
period_of(struct event_totals *totals, int day)
{
    if (day != totals->last_day) {
        totals->last_day = day;
        totals->last_start = day_period_start(totals->period, day);
    }
    return totals->last_start;
}

/* Adds one event to its sum. */
static void
add(struct event_totals *totals, const struct addition *addition)
{
    struct series *series = series_of(totals, addition);
    struct sum *sum = sum_of(totals, series, addition->period);
    bool fits = decimal_add(&sum->count, addition->count);
    if (addition->has_value) {
        fits = decimal_add(&sum->value, addition->value) && fits;
        sum->has_value = true;
    }
    if (!fits)
        diag_fatal_at(totals->place, "the sum grows past 9223372036854775807");
}

void
event_totals_settle(struct event_totals *totals)
{
    for (size_t i = 0; i < totals->waiting_count; i++)
        add(totals, &totals->waiting[i]);
    totals->waiting_count = 0;
}

/* Raises the bound by an amount, or to INT64_MAX. */
static void
raise_bound(struct event_totals *totals, struct decimal amount)
{
    int64_t whole = amount.whole < 0 ? -(amount.whole + 1) : amount.whole;
    totals->bound = totals->bound > SAFE_BOUND || whole > SAFE_BOUND - 1
                        ? INT64_MAX
                        : totals->bound + whole + 1;
}

void
event_totals_add(struct event_totals *totals, const struct event *event)
{
    struct addition *addition = &totals->waiting[totals->waiting_count++];
    addition->key.person = event->person;
    addition->key.kind = event->kind;
    addition->key.unit = unit_of(totals, event->unit);
    addition->hash = hash_of(&addition->key);
    addition->period = period_of(totals, event->when.day);
    addition->count = event->count;
    addition->has_value = event->has_value;
    raise_bound(totals, event->count);
    if (event->has_value) {
        addition->value = event->value;
        raise_bound(totals, event->value);
    }
    __builtin_prefetch(&totals->slots[addition->hash & totals->last_slot], 1);
    if (totals->bound > SAFE_BOUND)
        totals->place = event->place;
    if (totals->waiting_count == EVENT_TOTALS_WAITING || totals->bound > SAFE_BOUND)
        event_totals_settle(totals);
}
