/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gathering the evidence for a forecast. It counts; what the counts mean is measure/pace.h's
 * business.
 * Invariant: nothing after question->as_of is looked at, so that a figure does not change when
 * later events are added to the files.
 */
#include "measure/history.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "measure/thresholds.h"

enum { DAYS_A_WEEK = 7, WORKING_DAYS_A_WEEK = 5 };

static int
later(int a, int b)
{
    return a > b ? a : b; /* DAY_NONE is earlier than any day */
}

int
history_known_since(const struct progress_world *world, int person)
{
    int start = figure_presence(world, person)->start;

    return start != DAY_NONE ? start : tally_first_day_of(world->tally, person);
}

int
history_first_day(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    int first = later(question->as_of - THRESHOLD_HISTORY_DAYS + 1, tally_first_day(world->tally));
    int own;

    if (question->person == TALLY_EVERYBODY)
        return first;
    own = history_known_since(world, question->person);
    return own == DAY_NONE ? question->as_of + 1 : later(first, own);
}

/* The same question about one person. */
static struct history_question
about(const struct history_question *question, int person)
{
    struct history_question one = *question;

    one.person = person;
    return one;
}

static struct history
history_of_person(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    int before = history_first_day(question) - 1;
    struct decimal total;
    struct history history;

    history.count = NAN;
    if (tally_total_of(world->tally, question->person, question->terms, question->count, before,
            question->as_of, &total))
        history.count = decimal_to_double(total);
    history.time = figure_working_days(world, question->person, before, question->as_of);
    return history;
}

/* A person's part in the history of everybody. One of whom nothing is known by now adds days to
   those that are left, and so to those behind: else the others' pace would be expected of their
   days too. */
static struct history
history_within(const struct history_question *everybody, int person)
{
    const struct progress_world *world = everybody->world;
    struct history_question one = about(everybody, person);
    int before = history_first_day(everybody) - 1;
    int known = history_known_since(world, person);

    if (known != DAY_NONE && known <= everybody->as_of)
        return history_of_person(&one);
    return (struct history){0, figure_working_days(world, person, before, everybody->as_of)};
}

struct history
history_of(const struct history_question *question)
{
    struct history sum = {0, 0};

    if (question->person != TALLY_EVERYBODY)
        return history_of_person(question);
    for (int person = 0; person < figure_people(question->world); person++) {
        struct history history = history_within(question, person);
        sum.count += history.count;
        sum.time += history.time;
    }
    return sum;
}

/* A prior in the book; its key is the day and the terms. */
struct prior_entry {
    struct gamma prior;
    int *key;
    UT_hash_handle hh;
};

struct prior_book {
    struct prior_entry *entries;
    struct arena arena; /* they and their keys */
};

struct prior_book *
prior_book_new(void)
{
    return mem_zeroed(1, sizeof(struct prior_book));
}

void
prior_book_clear(struct prior_book *book)
{
    if (book->entries == NULL)
        return;
    HASH_CLEAR(hh, book->entries);
    arena_free(&book->arena);
}

void
prior_book_free(struct prior_book *book)
{
    if (book == NULL)
        return;
    prior_book_clear(book);
    free(book);
}

/* The entry of a question in the book, new (*is_new) if it was not asked before. */
static struct prior_entry *
prior_entry_of(struct prior_book *book, const struct history_question *question, bool *is_new)
{
    size_t size = (question->count + 1) * sizeof(int);
    int *key = mem_zeroed(question->count + 1, sizeof *key);
    struct prior_entry *entry;

    key[0] = question->as_of;
    memcpy(key + 1, question->terms, question->count * sizeof *key);
    HASH_FIND(hh, book->entries, key, size, entry);
    *is_new = entry == NULL;
    if (entry == NULL) {
        entry = arena_alloc(&book->arena, sizeof *entry);
        entry->key = arena_alloc(&book->arena, size);
        memcpy(entry->key, key, size);
        HASH_ADD_KEYPTR(hh, book->entries, entry->key, size, entry);
    }
    free(key);
    return entry;
}

/* What all colleagues together say about a typical one. */
static struct gamma
prior_of_colleagues(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    double count = 0;
    double time = 0;
    int people = 0;

    for (int person = 0; person < tally_people(world->tally); person++) {
        struct history_question one = about(question, person);
        struct history history;
        if (!tally_active(world->tally, person, history_first_day(&one) - 1, question->as_of))
            continue;
        history = history_of_person(&one);
        count += history.count;
        time += history.time;
        people++;
    }
    return pace_prior(count, time, people, THRESHOLD_PRIOR_DAYS);
}

struct gamma
history_prior(const struct history_question *question)
{
    struct prior_book *book = question->world->priors;
    struct prior_entry *entry;
    bool is_new;

    if (question->person == TALLY_EVERYBODY)
        return pace_prior(0, 0, 1, THRESHOLD_PRIOR_DAYS);
    if (book == NULL)
        return prior_of_colleagues(question);
    entry = prior_entry_of(book, question, &is_new);
    if (is_new)
        entry->prior = prior_of_colleagues(question);
    return entry->prior;
}

size_t
history_weeks(const struct history_question *question, double totals[static HISTORY_WEEKS])
{
    const struct progress_world *world = question->world;
    int first = history_first_day(question);
    int monday = day_period_start(PERIOD_WEEK, first);
    size_t weeks = 0;

    if (monday < first)
        monday += DAYS_A_WEEK;
    for (; monday + DAYS_A_WEEK - 1 <= question->as_of; monday += DAYS_A_WEEK) {
        struct decimal total;
        int sunday = monday + DAYS_A_WEEK - 1;
        if (figure_working_days(world, question->person, monday - 1, sunday) <= 0)
            continue;
        if (!tally_total_of(world->tally, question->person, question->terms, question->count,
                monday - 1, sunday, &total))
            return 0;
        totals[weeks++] = decimal_to_double(total);
    }
    return weeks;
}

double
history_days_a_week(const struct history_question *question)
{
    const struct progress_world *world = question->world;
    double shares = 0;

    if (question->person != TALLY_EVERYBODY)
        return WORKING_DAYS_A_WEEK * figure_presence(world, question->person)->share;
    for (int person = 0; person < figure_people(world); person++)
        if (history_within(question, person).time > 0)
            shares += figure_presence(world, person)->share;
    return WORKING_DAYS_A_WEEK * shares;
}
