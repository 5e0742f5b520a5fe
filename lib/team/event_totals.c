/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A series is one person, event word and unit; it holds its sums in the order of their periods.
 * Events mostly come in the order of time, so the last sum of a series is looked at first.
 */
#include "team/event_totals.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"

struct sum {
    int period; /* its first day */
    bool has_value;
    struct decimal count, value;
};

/* Hashed as bytes: no padding may lie between the members. */
struct series_key {
    int person, kind, unit;
};

struct series {
    struct series_key key;
    struct sum *sums;
    size_t count, capacity;
    UT_hash_handle hh;
};

struct event_totals {
    enum period period;
    const struct roster *roster;
    const struct names *words;
    struct names *units;
    struct series *series;
    struct arena arena;
};

struct event_totals *
event_totals_new(enum period period, const struct roster *roster, const struct names *words)
{
    struct event_totals *totals = mem_zeroed(1, sizeof *totals);
    totals->period = period;
    totals->roster = roster;
    totals->words = words;
    totals->units = names_new();
    return totals;
}

void
event_totals_free(struct event_totals *totals)
{
    struct series *series, *next;
    if (!totals)
        return;
    HASH_ITER(hh, totals->series, series, next)
    {
        HASH_DEL(totals->series, series);
        free(series->sums);
    }
    names_free(totals->units);
    arena_free(&totals->arena);
    free(totals);
}

/* The sum of the period in the series, made if it is new. */
static struct sum *
sum_of(struct series *series, int period)
{
    size_t low = 0, high = series->count;
    if (high > 0 && series->sums[high - 1].period <= period)
        low = high - (series->sums[high - 1].period == period);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (series->sums[middle].period < period)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < series->count && series->sums[low].period == period)
        return &series->sums[low];
    series->sums =
        mem_grow(series->sums, &series->capacity, series->count + 1, sizeof *series->sums);
    memmove(
        series->sums + low + 1, series->sums + low, (series->count - low) * sizeof *series->sums);
    series->count++;
    series->sums[low] = (struct sum){.period = period};
    return &series->sums[low];
}

void
event_totals_add(struct event_totals *totals, const struct event *event)
{
    struct series_key key = {event->person, event->kind, names_number(totals->units, event->unit)};
    struct series *series;
    HASH_FIND(hh, totals->series, &key, sizeof key, series);
    if (!series) {
        series = arena_alloc(&totals->arena, sizeof *series);
        series->key = key;
        HASH_ADD(hh, totals->series, key, sizeof key, series);
    }
    struct sum *sum = sum_of(series, day_period_start(totals->period, event->when.day));
    bool fits = decimal_add(&sum->count, event->count);
    if (event->has_value) {
        fits = decimal_add(&sum->value, event->value) && fits;
        sum->has_value = true;
    }
    if (!fits)
        diag_fatal_at(event->place, "the sum grows past 9223372036854775807");
}

/* A series with the names it is sorted by. */
struct named_series {
    const struct series *series;
    const char *rep, *kind, *unit;
};

static int
compare_series(const void *left, const void *right)
{
    const struct named_series *a = left, *b = right;
    int order = strcmp(a->rep, b->rep);
    if (order == 0)
        order = strcmp(a->kind, b->kind);
    return order ? order : strcmp(a->unit, b->unit);
}

/* All series in the order of their names. Caller frees. */
static struct named_series *
sorted_series(const struct event_totals *totals)
{
    size_t count = HASH_COUNT(totals->series), i = 0;
    struct named_series *sorted = mem_zeroed(count ? count : 1, sizeof *sorted);
    for (const struct series *series = totals->series; series; series = series->hh.next) {
        int person = series->key.person;
        sorted[i++] = (struct named_series){.series = series,
            .rep = person < 0 ? "" : roster_person(totals->roster, person)->rep,
            .kind = names_text(totals->words, series->key.kind),
            .unit = names_text(totals->units, series->key.unit)};
    }
    if (count > 0)
        qsort(sorted, count, sizeof *sorted, compare_series);
    return sorted;
}

/* One line of the result: small, because there are as many as sums. */
struct line {
    int period;
    unsigned series, sum; /* positions among the sorted series, and in the series */
};

static int
compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    return a->series < b->series ? -1 : a->series > b->series;
}

/* The lines of all series in the order of the output. Caller frees. */
static struct line *
sorted_lines(const struct named_series *series, size_t series_count, size_t *count)
{
    size_t capacity = 0;
    for (size_t i = 0; i < series_count; i++)
        capacity += series[i].series->count;
    struct line *lines = mem_zeroed(capacity ? capacity : 1, sizeof *lines);
    *count = 0;
    for (size_t i = 0; i < series_count; i++)
        for (size_t j = 0; j < series[i].series->count; j++)
            lines[(*count)++] =
                (struct line){series[i].series->sums[j].period, (unsigned)i, (unsigned)j};
    if (*count > 0)
        qsort(lines, *count, sizeof *lines, compare_lines);
    return lines;
}

void
event_totals_each(
    struct event_totals *totals, void (*row)(const struct event *event, void *data), void *data)
{
    size_t count;
    struct named_series *series = sorted_series(totals);
    struct line *lines = sorted_lines(series, HASH_COUNT(totals->series), &count);
    for (size_t i = 0; i < count; i++) {
        const struct named_series *named = &series[lines[i].series];
        const struct sum *sum = &named->series->sums[lines[i].sum];
        struct event event = {.when = {sum->period, -1},
            .person = named->series->key.person,
            .kind = named->series->key.kind,
            .count = sum->count,
            .has_value = sum->has_value,
            .value = sum->value,
            .unit = named->unit,
            .account = "",
            .ref = "",
            .source = "",
            .note = ""};
        row(&event, data);
    }
    free(lines);
    free(series);
}
