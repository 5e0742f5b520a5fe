/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of ninety-one sums for each person and event word, made when the first event comes.
 * Invariant: an event of these days is in one sum, once.
 */
#include "team/event_days.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"

/* The rows of one person, by the number of the event word; NULL = there is no event. */
struct person_days {
    struct decimal **kinds;
    size_t count, capacity;
};

/* What by_week() asks of: people's own work does not keep to Mondays for so long. */
enum { WEEKS_LEAST = 4, ROWS_LEAST = 12, DAYS_A_WEEK = 7, WEEKS = EVENT_DAYS / DAYS_A_WEEK + 1 };

struct event_days {
    int as_of;
    bool has_other;    /* an event that no sum of a week can be */
    bool weeks[WEEKS]; /* those with an event */
    size_t rows;
    struct person_days *people;
    size_t count, capacity;
};

struct event_days *
event_days_new(int as_of)
{
    struct event_days *days = mem_zeroed(1, sizeof *days);
    days->as_of = as_of;
    return days;
}

void
event_days_free(struct event_days *days)
{
    if (!days)
        return;
    for (size_t i = 0; i < days->count; i++) {
        for (size_t kind = 0; kind < days->people[i].count; kind++)
            free(days->people[i].kinds[kind]);
        free(days->people[i].kinds);
    }
    free(days->people);
    free(days);
}

int
event_days_first(const struct event_days *days)
{
    return days->as_of - EVENT_DAYS + 1;
}

/* Notes whether the event can be the sum of a week. */
static void
look_at(struct event_days *days, const struct event *event)
{
    int day = event->when.day, first = event_days_first(days);
    bool has_detail = event->when.second >= 0 || event->account[0] != '\0' ||
                      event->ref[0] != '\0' || event->source[0] != '\0' || event->note[0] != '\0';
    days->rows++;
    days->weeks[(day - first) / DAYS_A_WEEK] = true;
    if (has_detail || day != day_period_start(PERIOD_WEEK, day))
        days->has_other = true;
}

bool
event_days_by_week(const struct event_days *days)
{
    int weeks = 0;
    for (int i = 0; i < WEEKS; i++)
        weeks += days->weeks[i];
    return !days->has_other && days->rows >= ROWS_LEAST && weeks >= WEEKS_LEAST;
}

/* The sums of a person and an event word, new ones if it is the first. */
static struct decimal *
sums_of(struct event_days *days, size_t person, size_t kind)
{
    days->people = mem_grow(days->people, &days->capacity, person + 1, sizeof *days->people);
    while (days->count <= person)
        days->people[days->count++] = (struct person_days){0};
    struct person_days *own = &days->people[person];
    own->kinds = mem_grow(own->kinds, &own->capacity, kind + 1, sizeof *own->kinds);
    while (own->count <= kind)
        own->kinds[own->count++] = NULL;
    if (!own->kinds[kind])
        own->kinds[kind] = mem_zeroed(EVENT_DAYS, sizeof *own->kinds[kind]);
    return own->kinds[kind];
}

void
event_days_add(struct event_days *days, const struct event *event)
{
    int day = event->when.day;
    if (event->person < 0 || day > days->as_of || day < event_days_first(days))
        return;
    look_at(days, event);
    struct decimal *sums = sums_of(days, (size_t)event->person, (size_t)event->kind);
    if (!decimal_add(&sums[day - event_days_first(days)], event->count))
        diag_fatal_at(event->place, "the sum of this day grows too large");
}

void
event_days_sum(
    const struct event_days *days, int person, int first, event_days_taker *take, void *data)
{
    if (person < 0 || (size_t)person >= days->count)
        return;
    const struct person_days *own = &days->people[person];
    int begin = first > event_days_first(days) ? first - event_days_first(days) : 0;
    for (size_t kind = 0; kind < own->count; kind++) {
        struct decimal sum = {0, 0};
        for (int day = begin; day < EVENT_DAYS && own->kinds[kind]; day++)
            if (!decimal_add(&sum, own->kinds[kind][day]))
                diag_fatal("a sum of one person's events grows too large");
        if (own->kinds[kind])
            take((int)kind, sum, data);
    }
}
