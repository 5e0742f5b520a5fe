/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each person did on each day: for every person and term one series of days. An event word is
 * compared with the terms once, when it is first seen; after that an event costs a look-up of its
 * word and one addition per term. It keeps no event, no account and no text but kinds and units,
 * and rounds nothing.
 * Invariant: the sum of the absolute values of all that was added fits a decimal, so no total of
 * any terms, stretch and people can be too large.
 */
#include "measure/tally.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/names.h"
#include "measure/dayset.h"
#include "measure/series.h"

enum { NO_UNIT = 0 }; /* what counts are kept under; the units of values are numbered from 1 */

struct person {
    struct series *terms; /* one per term; NULL before the first event */
    struct dayset active; /* the days with any event */
    int first_day;        /* with an event other than time-off */
};

struct term {
    struct metric_term asked;
    size_t without_value;
};

/* An event word that was seen, and the terms that it counts for. */
struct kind {
    char *text;
    bool is_time_off;
    int *terms;
    size_t count;
    UT_hash_handle hh; /* the name that uthash's macros expect */
};

struct tally {
    struct term *terms;
    size_t term_count, term_capacity;
    struct person *people;
    size_t people_count, people_capacity;
    struct kind *kinds; /* hash table by text */
    struct arena arena; /* the kinds and what they point to */
    struct names *units;
    struct decimal magnitude; /* the sum of all absolute values added */
    int first_day;
};

struct tally *
tally_new(void)
{
    struct tally *tally = mem_zeroed(1, sizeof *tally);

    tally->units = names_new();
    tally->first_day = DAY_NONE;
    return tally;
}

static void
free_person(struct person *person, size_t term_count)
{
    for (size_t i = 0; person->terms != NULL && i < term_count; i++)
        free(person->terms[i].entries);
    free(person->terms);
    dayset_free(&person->active);
}

void
tally_free(struct tally *tally)
{
    if (tally == NULL)
        return;
    for (size_t i = 0; i < tally->people_count; i++)
        free_person(&tally->people[i], tally->term_count);
    for (size_t i = 0; i < tally->term_count; i++)
        free(tally->terms[i].asked.kind);
    HASH_CLEAR(hh, tally->kinds);
    arena_free(&tally->arena);
    names_free(tally->units);
    free(tally->people);
    free(tally->terms);
    free(tally);
}

int
tally_term(struct tally *tally, struct metric_term term)
{
    assert(tally->kinds == NULL); /* no event yet */
    for (size_t i = 0; i < tally->term_count; i++) {
        const struct metric_term *old = &tally->terms[i].asked;
        if (old->sum == term.sum && chars_same(old->kind, term.kind))
            return (int)i;
    }
    tally->terms =
        mem_grow(tally->terms, &tally->term_capacity, tally->term_count + 1, sizeof *tally->terms);
    tally->terms[tally->term_count] =
        (struct term){{mem_copy(term.kind, strlen(term.kind)), term.sum}, 0};
    return (int)tally->term_count++;
}

static struct kind *
kind_called(struct tally *tally, const char *text)
{
    struct kind *kind;
    size_t length = strlen(text);

    HASH_FIND(hh, tally->kinds, text, length, kind);
    if (kind != NULL)
        return kind;
    kind = arena_alloc(&tally->arena, sizeof *kind);
    kind->text = arena_text(&tally->arena, text, length);
    kind->is_time_off = chars_word_covers("time-off", text);
    kind->terms = arena_alloc(&tally->arena, tally->term_count * sizeof *kind->terms);
    for (size_t i = 0; i < tally->term_count; i++)
        if (chars_word_covers(tally->terms[i].asked.kind, text))
            kind->terms[kind->count++] = (int)i;
    HASH_ADD_KEYPTR(hh, tally->kinds, kind->text, length, kind);
    return kind;
}

static struct person *
person_numbered(struct tally *tally, int number)
{
    size_t needed = (size_t)number + 1;
    struct person *person;

    tally->people = mem_grow(tally->people, &tally->people_capacity, needed, sizeof *tally->people);
    for (; tally->people_count < needed; tally->people_count++)
        tally->people[tally->people_count] = (struct person){.first_day = DAY_NONE};
    person = &tally->people[number];
    if (person->terms == NULL)
        person->terms = mem_zeroed(tally->term_count, sizeof *person->terms);
    return person;
}

/* Counts what the event adds to any term into tally->magnitude; false, and nothing changes, if that
   is too large. */
static bool
reserve(struct tally *tally, const struct kind *kind, struct decimal count, bool has_value,
    struct decimal value)
{
    struct decimal magnitude = tally->magnitude;

    for (size_t i = 0; i < kind->count; i++) {
        bool sum = tally->terms[kind->terms[i]].asked.sum;
        struct decimal added = sum ? value : count;
        if (sum && !has_value)
            continue;
        if (added.whole < 0 && !decimal_negate(&added))
            return false;
        if (!decimal_add(&magnitude, added))
            return false;
    }
    tally->magnitude = magnitude;
    return true;
}

static void
keep_earlier(int *first_day, int day)
{
    if (*first_day == DAY_NONE || day < *first_day)
        *first_day = day;
}

bool
tally_add(struct tally *tally, int person, const char *kind, int day, struct decimal count,
    bool has_value, struct decimal value, const char *unit)
{
    const struct kind *counted = kind_called(tally, kind);
    struct person *who;

    assert(person >= 0 && day != DAY_NONE);
    if (!reserve(tally, counted, count, has_value, value))
        return false;
    who = person_numbered(tally, person);
    for (size_t i = 0; i < counted->count; i++) {
        struct term *term = &tally->terms[counted->terms[i]];
        struct series *series = &who->terms[counted->terms[i]];
        if (!term->asked.sum)
            series_add(series, (struct series_entry){day, NO_UNIT, count});
        else if (has_value)
            series_add(
                series, (struct series_entry){day, names_number(tally->units, unit) + 1, value});
        else
            term->without_value++;
    }
    dayset_add(&who->active, day);
    keep_earlier(&tally->first_day, day);
    if (!counted->is_time_off)
        keep_earlier(&who->first_day, day);
    return true;
}

int
tally_people(const struct tally *tally)
{
    return (int)tally->people_count;
}

/* The people a number stands for: [*first, *behind). */
static void
people_meant(const struct tally *tally, int person, size_t *first, size_t *behind)
{
    *first = person == TALLY_EVERYBODY ? 0 : (size_t)person;
    *behind = person == TALLY_EVERYBODY ? tally->people_count : (size_t)person + 1;
    if (*behind > tally->people_count)
        *first = *behind = 0; /* somebody without any event */
}

/* The settled series of a person and a term, NULL if there is nothing in it. Settling what a
   constant tally points to changes no answer, only how soon it comes. */
static const struct series *
series_of(const struct tally *tally, size_t person, int term)
{
    struct series *series = tally->people[person].terms;

    if (series == NULL || series[term].count == 0)
        return NULL;
    series_settle(&series[term]);
    return &series[term];
}

/* A total in the making; unit -1 = nothing added yet. */
struct adding {
    struct decimal sum;
    int unit;
};

/* Adds what a series holds in (after, last]; false if that is in another unit. */
static bool
add_stretch(const struct series *series, int after, int last, struct adding *adding)
{
    size_t place = series_from(series, after + 1);

    for (; place < series->count && series->entries[place].day <= last; place++) {
        const struct series_entry *entry = &series->entries[place];
        if (adding->unit != -1 && adding->unit != entry->unit)
            return false;
        adding->unit = entry->unit;
        (void)decimal_add(&adding->sum, entry->sum); /* never too large: see reserve() */
    }
    return true;
}

bool
tally_total_of(const struct tally *tally, int person, const int *terms, size_t count, int after,
    int last, struct decimal *total)
{
    struct adding adding = {{0, 0}, -1};
    size_t first, behind;

    people_meant(tally, person, &first, &behind);
    for (; first < behind; first++) {
        for (size_t i = 0; i < count; i++) {
            const struct series *series = series_of(tally, first, terms[i]);
            if (series != NULL && !add_stretch(series, after, last, &adding))
                return false;
        }
    }
    *total = adding.sum;
    return true;
}

bool
tally_total(
    const struct tally *tally, int person, int term, int after, int last, struct decimal *total)
{
    return tally_total_of(tally, person, &term, 1, after, last, total);
}

bool
tally_any(const struct tally *tally, int person, int term)
{
    size_t first, behind;

    people_meant(tally, person, &first, &behind);
    for (; first < behind; first++)
        if (series_of(tally, first, term) != NULL)
            return true;
    return false;
}

void
tally_days(
    const struct tally *tally, int person, const int *terms, size_t count, struct dayset *days)
{
    size_t first, behind;

    people_meant(tally, person, &first, &behind);
    for (; first < behind; first++) {
        for (size_t i = 0; i < count; i++) {
            const struct series *series = series_of(tally, first, terms[i]);
            for (size_t k = 0; series != NULL && k < series->count; k++)
                dayset_add(days, series->entries[k].day);
        }
    }
}

size_t
tally_without_value(const struct tally *tally, int term)
{
    return tally->terms[term].without_value;
}

/* Marks in seen[unit] the units of a person's or everybody's values of a term. */
static void
mark_units(const struct tally *tally, int person, int term, bool *seen)
{
    size_t first, behind;

    people_meant(tally, person, &first, &behind);
    for (; first < behind; first++) {
        const struct series *series = series_of(tally, first, term);
        for (size_t i = 0; series != NULL && i < series->count; i++)
            seen[series->entries[i].unit] = true;
    }
}

size_t
tally_units(const struct tally *tally, int person, int term, const char **units, size_t room)
{
    int known = names_count(tally->units);
    bool *seen = mem_zeroed((size_t)known + 1, sizeof *seen);
    size_t count = 0;
    bool named = false;

    mark_units(tally, person, term, seen);
    for (int unit = 1; unit <= known; unit++) {
        const char *text = names_text(tally->units, unit - 1);
        if (!seen[unit])
            continue;
        if (count < room)
            units[count] = text;
        named = named || text[0] != '\0';
        count++;
    }
    free(seen);
    return named ? count : 0;
}

bool
tally_active(const struct tally *tally, int person, int after, int last)
{
    size_t first, behind;

    people_meant(tally, person, &first, &behind);
    for (; first < behind; first++)
        if (dayset_any(&tally->people[first].active, after, last))
            return true;
    return false;
}

int
tally_first_day(const struct tally *tally)
{
    return tally->first_day;
}

int
tally_first_day_of(const struct tally *tally, int person)
{
    if (person < 0 || (size_t)person >= tally->people_count)
        return DAY_NONE;
    return tally->people[person].first_day;
}
