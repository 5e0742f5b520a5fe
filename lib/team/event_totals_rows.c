/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sums in the order of the output: of periods, and in each of names. The series are sorted by
 * their names; the sums need no comparing then, only counting: first by series and then, so that
 * this order stays, by day.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "team/event_totals_parts.h"

enum { AHEAD = 16 }; /* so many lines before it is written, a sum is fetched from memory */

/* A series with the names it is sorted by. */
struct named_series {
    struct series_key key;
    unsigned number;
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

/* All series in the order of their names. Their latest sums are put behind the earlier ones. Caller
   frees. */
static struct named_series *
sorted_series(struct event_totals *totals)
{
    struct named_series *sorted = mem_zeroed(totals->count, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i <= totals->last_slot; i++) {
        const struct series *series = &totals->slots[i];
        if (!series->used)
            continue;
        (void)event_totals_append(totals, series->number, series->period, &series->sum);
        sorted[count++] = (struct named_series){.key = series->key,
            .number = series->number,
            .rep = series->key.person < 0 ? ""
                                          : roster_person(totals->roster, series->key.person)->rep,
            .kind = names_text(totals->words, series->key.kind),
            .unit = names_text(totals->units, series->key.unit)};
    }
    if (count > 0)
        qsort(sorted, count, sizeof *sorted, compare_series);
    return sorted;
}

/* A sum, on its way to its line. */
struct dated {
    int period;
    unsigned past; /* which of the pasts */
};

/* Makes of each number the sum of all before it: of how many there are of each kind, where those of
   each kind begin. */
static void
begins_of(size_t *counts, size_t kinds)
{
    size_t begin = 0;
    for (size_t i = 0; i < kinds; i++) {
        size_t count = counts[i];
        counts[i] = begin;
        begin += count;
    }
}

/* All sums in the order of the sorted series; ends[i] becomes where those of sorted[i] end. Caller
   frees. */
static struct dated *
sort_by_series(const struct event_totals *totals, const struct named_series *sorted, size_t *ends)
{
    struct dated *dated = mem_resize(NULL, totals->past_count, sizeof *dated);
    unsigned *position = mem_resize(NULL, totals->count, sizeof *position); /* by number */
    for (size_t i = 0; i < totals->count; i++)
        position[sorted[i].number] = (unsigned)i;
    for (size_t i = 0; i < totals->past_count; i++)
        ends[position[totals->pasts[i].series]]++;
    begins_of(ends, totals->count);
    for (size_t i = 0; i < totals->past_count; i++) {
        const struct past *past = &totals->pasts[i];
        dated[ends[position[past->series]]++] = (struct dated){past->period, (unsigned)i};
    }
    free(position);
    return dated;
}

/* One line of the result: small, because there are as many as sums. */
struct line {
    unsigned series; /* its position among the sorted series */
    unsigned past;
};

/* The lines of all series in the order of the output. */
struct lines {
    int first_day;
    size_t days;
    size_t *ends; /* by day, from the first: where its lines end */
    struct line *lines;
};

/* Between which days the periods begin: the first, and how many. */
static size_t
find_days(const struct event_totals *totals, int *first)
{
    int last = INT_MIN;
    *first = INT_MAX;
    for (size_t i = 0; i < totals->past_count; i++) {
        int period = totals->pasts[i].period;
        *first = period < *first ? period : *first;
        last = period > last ? period : last;
    }
    return totals->past_count > 0 ? (size_t)(last - *first) + 1 : 0;
}

/* Puts the lines into the order of the output. There are not many days between 1900 and 2199, so
   the lines of each are counted, and then each line's place is known. */
static void
sort_lines(
    const struct event_totals *totals, const struct named_series *sorted, struct lines *lines)
{
    size_t *series_ends = mem_zeroed(totals->count, sizeof *series_ends);
    struct dated *dated = sort_by_series(totals, sorted, series_ends);
    lines->days = find_days(totals, &lines->first_day);
    lines->lines = mem_resize(NULL, totals->past_count, sizeof *lines->lines);
    lines->ends = mem_zeroed(lines->days, sizeof *lines->ends);
    for (size_t i = 0; i < totals->past_count; i++)
        lines->ends[dated[i].period - lines->first_day]++;
    begins_of(lines->ends, lines->days);
    for (size_t i = 0, next = 0; i < totals->count; i++)
        for (; next < series_ends[i]; next++)
            lines->lines[lines->ends[dated[next].period - lines->first_day]++] =
                (struct line){(unsigned)i, dated[next].past};
    free(series_ends);
    free(dated);
}

void
event_totals_each(
    struct event_totals *totals, void (*row)(const struct event *event, void *data), void *data)
{
    event_totals_settle(totals);
    free(totals->by_period.table); /* its memory is needed; it is made again if it is */
    totals->by_period = (struct slots){.table = NULL};
    struct named_series *sorted = sorted_series(totals);
    struct lines lines;
    sort_lines(totals, sorted, &lines);
    size_t number = 0;
    for (size_t day = 0; day < lines.days; day++)
        for (; number < lines.ends[day]; number++) {
            if (number + AHEAD < totals->past_count)
                __builtin_prefetch(&totals->pasts[lines.lines[number + AHEAD].past]);
            const struct named_series *named = &sorted[lines.lines[number].series];
            const struct sum *sum = &totals->pasts[lines.lines[number].past].sum;
            struct event event = {.when = {lines.first_day + (int)day, -1},
                .person = named->key.person,
                .kind = named->key.kind,
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
    totals->past_count -= totals->count; /* the latest sums are in the series alone, as before */
    free(lines.lines);
    free(lines.ends);
    free(sorted);
}
