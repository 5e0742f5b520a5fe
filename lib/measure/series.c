/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One array of (day, unit, sum), the oldest part sorted, the newest days as they came. A full array
 * is sorted and merged before it may grow, so that it stays as long as there are days, however many
 * events there are. It rounds nothing and keeps no event.
 * Invariant: entries[0] to entries[settled - 1] are sorted by day and unit, each pair once.
 */
#include "measure/series.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

static int
compare_entries(const void *left, const void *right)
{
    const struct series_entry *a = left;
    const struct series_entry *b = right;

    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* The caller has made sure that no sum in here can be too large. */
static void
add_exactly(struct decimal *sum, struct decimal value)
{
    bool fits = decimal_add(sum, value);

    assert(fits);
    (void)fits;
}

void
series_settle(struct series *series)
{
    struct series_entry *entries = series->entries;
    size_t last = 0;

    if (series->settled == series->count)
        return;
    qsort(entries, series->count, sizeof *entries, compare_entries);
    for (size_t i = 1; i < series->count; i++) {
        if (compare_entries(&entries[last], &entries[i]) == 0)
            add_exactly(&entries[last].sum, entries[i].sum);
        else
            entries[++last] = entries[i];
    }
    series->count = series->settled = last + 1;
}

/* The position of the first settled entry that does not come before `key`. */
static size_t
first_from(const struct series *series, const struct series_entry *key)
{
    size_t low = 0;
    size_t high = series->settled;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_entries(&series->entries[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t
series_from(const struct series *series, int day)
{
    return first_from(series, &(struct series_entry){.day = day, .unit = 0});
}

/* The entry for the day and unit of `key` where that is quickly found, else NULL: the newest, for
   events of one day come together in most files, or a settled one. */
static struct series_entry *
find_entry(const struct series *series, const struct series_entry *key)
{
    size_t place;

    if (series->count == 0)
        return NULL;
    if (compare_entries(&series->entries[series->count - 1], key) == 0)
        return &series->entries[series->count - 1];
    place = first_from(series, key);
    if (place < series->settled && compare_entries(&series->entries[place], key) == 0)
        return &series->entries[place];
    return NULL;
}

/* Makes room for one more entry. An array that is still more than half full after merging grows, so
   that the cost of sorting is spread over many events. */
static void
make_room(struct series *series)
{
    if (series->count < series->capacity)
        return;
    series_settle(series);
    if (series->count >= series->capacity / 2)
        series->entries = mem_grow(
            series->entries, &series->capacity, series->capacity + 1, sizeof *series->entries);
}

void
series_add(struct series *series, struct series_entry added)
{
    struct series_entry *entry = find_entry(series, &added);

    if (entry != NULL) {
        add_exactly(&entry->sum, added.sum);
        return;
    }
    make_room(series);
    /* Days in order, as most files have them, need no sorting. */
    if (series->settled == series->count &&
        (series->count == 0 || compare_entries(&series->entries[series->count - 1], &added) < 0))
        series->settled++;
    series->entries[series->count++] = added;
}
