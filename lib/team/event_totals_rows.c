/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sums in the order of the output: of periods, and in each of names. The series are sorted by
 * their names; the sums need no comparing then, only counting.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "team/event_totals_parts.h"

enum { AHEAD = 16 }; /* so many lines before it is written, a sum is fetched from memory */

/* A series with the names it is sorted by. */
struct named_series {
    struct series series;
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

/* All series in the order of their names. Their latest sums stand behind the earlier ones then,
   until take_back(). Caller frees. */
static struct named_series *
sorted_series(struct event_totals *totals)
{
    struct named_series *sorted = mem_zeroed(totals->count, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i <= totals->last_slot; i++) {
        struct series *series = &totals->slots[i];
        if (!series->used)
            continue;
        event_totals_retire(totals, series);
        sorted[count++] = (struct named_series){.series = *series,
            .rep = series->key.person < 0 ? ""
                                          : roster_person(totals->roster, series->key.person)->rep,
            .kind = names_text(totals->words, series->key.kind),
            .unit = names_text(totals->units, series->key.unit)};
    }
    if (count > 0)
        qsort(sorted, count, sizeof *sorted, compare_series);
    return sorted;
}

/* The latest sums are in the series alone, as before. */
static void
take_back(struct event_totals *totals)
{
    for (size_t i = 0; i < totals->count; i++)
        totals->pasts[i].count--;
    totals->sum_count -= totals->count;
}

/* One line of the result: small, because there are as many as sums. */
struct line {
    unsigned series; /* its position among the sorted series */
    unsigned sum;
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
    for (size_t i = 0; i < totals->count; i++) {
        const struct past *past = &totals->pasts[i];
        int begin = past->entries[0].period, end = past->entries[past->count - 1].period;
        *first = begin < *first ? begin : *first;
        last = end > last ? end : last;
    }
    return totals->count > 0 ? (size_t)(last - *first) + 1 : 0;
}

/* Puts the lines into the order of the output. There are not many days between 1900 and 2199, so
   the lines of each are counted, and then each line's place is known. */
static void
sort_lines(
    const struct event_totals *totals, const struct named_series *sorted, struct lines *lines)
{
    lines->days = find_days(totals, &lines->first_day);
    lines->lines = mem_resize(NULL, totals->sum_count, sizeof *lines->lines);
    size_t *place = mem_zeroed(lines->days + 1, sizeof *place); /* of the next line of each day */
    for (size_t i = 0; i < totals->count; i++)
        for (size_t j = 0; j < totals->pasts[i].count; j++)
            place[totals->pasts[i].entries[j].period - lines->first_day + 1]++;
    for (size_t day = 0; day < lines->days; day++)
        place[day + 1] += place[day];
    for (size_t i = 0; i < totals->count; i++) {
        const struct past *past = &totals->pasts[sorted[i].series.past];
        for (size_t j = 0; j < past->count; j++)
            lines->lines[place[past->entries[j].period - lines->first_day]++] =
                (struct line){(unsigned)i, past->entries[j].sum};
    }
    lines->ends = place;
}

void
event_totals_each(
    struct event_totals *totals, void (*row)(const struct event *event, void *data), void *data)
{
    event_totals_settle(totals);
    struct named_series *sorted = sorted_series(totals);
    struct lines lines;
    sort_lines(totals, sorted, &lines);
    size_t number = 0;
    for (size_t day = 0; day < lines.days; day++)
        for (; number < lines.ends[day]; number++) {
            if (number + AHEAD < totals->sum_count)
                __builtin_prefetch(&totals->sums[lines.lines[number + AHEAD].sum]);
            const struct named_series *named = &sorted[lines.lines[number].series];
            const struct sum *sum = &totals->sums[lines.lines[number].sum];
            struct event event = {.when = {lines.first_day + (int)day, -1},
                .person = named->series.key.person,
                .kind = named->series.key.kind,
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
    take_back(totals);
    free(lines.lines);
    free(lines.ends);
    free(sorted);
}
