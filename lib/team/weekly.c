/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adds up first and puts into words last, so that what a line is called or holds is decided by the
 * wording alone. Invariant: sums are exact; an event in the span is in the sum of its word once,
 * and in that of its word and unit at most once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "team/weekly_parts.h"

int
weekly_monday(int as_of)
{
    int monday = day_period_start(PERIOD_WEEK, as_of);
    return as_of >= monday + 4 ? monday : monday - 7;
}

struct weekly *
weekly_new(const struct wording *wording, const struct names *kinds, int monday, int as_of)
{
    struct weekly *weekly = mem_zeroed(1, sizeof *weekly);
    weekly->wording = wording;
    weekly->kinds = kinds;
    weekly->monday = monday;
    weekly->first_monday = monday - WEEKLY_BEFORE * 7;
    weekly->as_of = as_of;
    weekly->first_day = weekly->last_day = DAY_NONE;
    weekly->amount_keys = names_new();
    return weekly;
}

void
weekly_free(struct weekly *weekly)
{
    if (!weekly)
        return;
    names_free(weekly->amount_keys);
    free(weekly->kind_sums);
    free(weekly->amounts);
    free(weekly->absences);
    free(weekly->holidays);
    free(weekly->lines);
    free(weekly->units);
    arena_free(&weekly->arena);
    free(weekly);
}

static void
add(struct decimal *sum, struct decimal value, struct place place)
{
    if (!decimal_add(sum, value))
        diag_fatal_at(place, "the sum of this week grows too large");
}

/* Time off and holidays are kept apart: they are no work. What everybody has is a holiday, what one
   person has is time off, whatever it is called. */
static bool
add_absence(struct weekly *weekly, const struct event *event, const char *kind)
{
    if (!chars_word_covers("holiday", kind) && !chars_word_covers("time-off", kind))
        return false;
    if (event->person == EVENT_EVERYBODY) {
        weekly->holidays = mem_grow(weekly->holidays, &weekly->holiday_capacity,
            weekly->holiday_count + 1, sizeof *weekly->holidays);
        weekly->holidays[weekly->holiday_count++] = event->when.day;
        return true;
    }
    weekly->absences = mem_grow(weekly->absences, &weekly->absence_capacity,
        weekly->absence_count + 1, sizeof *weekly->absences);
    weekly->absences[weekly->absence_count++] =
        (struct weekly_absence){event->person, event->when.day, decimal_to_double(event->count)};
    return true;
}

/* The sums of an event word, new ones if it is met for the first time. */
static struct kind_sums *
sums_of(struct weekly *weekly, int kind)
{
    size_t needed = (size_t)kind + 1;
    if (needed > weekly->kind_count) {
        weekly->kind_sums =
            mem_grow(weekly->kind_sums, &weekly->kind_capacity, needed, sizeof *weekly->kind_sums);
        memset(weekly->kind_sums + weekly->kind_count, 0,
            (needed - weekly->kind_count) * sizeof *weekly->kind_sums);
        weekly->kind_count = needed;
    }
    return &weekly->kind_sums[kind];
}

static struct amount *
amount_of(struct weekly *weekly, int kind, const char *unit)
{
    size_t length = strlen(unit), known = (size_t)names_count(weekly->amount_keys);
    char *key = mem_zeroed(sizeof kind * 2 + length + 1, 1);
    for (size_t i = 0; i < sizeof kind * 2; i++)
        key[i] = (char)('a' + (kind >> (4 * i) & 15));
    memcpy(key + sizeof kind * 2, unit, length);
    size_t number = (size_t)names_number(weekly->amount_keys, key);
    free(key);
    if (number == known) {
        weekly->amounts =
            mem_grow(weekly->amounts, &weekly->amount_capacity, known + 1, sizeof *weekly->amounts);
        weekly->amounts[known] =
            (struct amount){.kind = kind, .unit = arena_text(&weekly->arena, unit, length)};
    }
    return &weekly->amounts[number];
}

void
weekly_add(struct weekly *weekly, const struct event *event)
{
    const char *kind = names_text(weekly->kinds, event->kind);
    int day = event->when.day;
    if (add_absence(weekly, event, kind) || day > weekly->as_of)
        return;
    if (weekly->first_day == DAY_NONE || day < weekly->first_day)
        weekly->first_day = day;
    if (weekly->last_day == DAY_NONE || day > weekly->last_day)
        weekly->last_day = day;
    struct kind_sums *sums = sums_of(weekly, event->kind);
    bool in_span = day >= weekly->first_monday && day < weekly->monday + 7;
    int week = in_span ? (day - weekly->first_monday) / 7 : 0;
    if (in_span)
        add(&sums->sums.weeks[week], event->count, event->place);
    if (sums->has_amounts == AMOUNTS_UNASKED)
        sums->has_amounts = weekly_list_covers(weekly, "amount", kind) ? AMOUNTS_YES : AMOUNTS_NO;
    if (!event->has_value || sums->has_amounts == AMOUNTS_NO)
        return;
    struct amount *amount = amount_of(weekly, event->kind, event->unit);
    if (in_span)
        add(&amount->sums.weeks[week], event->value, event->place);
}

int
weekly_last_day(const struct weekly *weekly)
{
    return weekly->last_day;
}

size_t
weekly_full_weeks(const struct weekly *weekly)
{
    if (weekly->first_day == DAY_NONE)
        return 0;
    int first = day_period_start(PERIOD_WEEK, weekly->first_day);
    if (first < weekly->first_day)
        first += 7;
    int weeks = (weekly->monday - first) / 7;
    return weeks < 0 ? 0 : weeks > WEEKLY_BEFORE ? WEEKLY_BEFORE : (size_t)weeks;
}

void
weekly_give_days_off(const struct weekly *weekly, void (*holiday)(int day, void *data),
    void (*time_off)(int person, int day, double days, void *data), void *data)
{
    for (size_t i = 0; i < weekly->holiday_count; i++)
        holiday(weekly->holidays[i], data);
    for (size_t i = 0; i < weekly->absence_count; i++) {
        const struct weekly_absence *absence = &weekly->absences[i];
        time_off(absence->person, absence->day, absence->days, data);
    }
}
