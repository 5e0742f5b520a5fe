/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet with a row per sitting. Answers are few different numbers, mostly 1 to 7, so a cell is
 * the number of its value in a small table; when the table is full, the sheet is copied once into
 * one of plain numbers. Each person has a list of sittings in the order of days, which is both the
 * way to find one and the order in which scores are told.
 */
#include "measure/answers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"

enum {
    NONE = 0,    /* the code of no answer */
    CODES = 256, /* that a byte holds */
    SMALL = 128  /* whole answers below this are found at once */
};

struct sitting {
    int person, day;
};

struct sitter {
    uint32_t *sittings; /* in the order of days */
    size_t count, capacity;
};

struct answers {
    size_t questions;
    struct sitting *sittings;
    size_t count, capacity;
    struct sitter *people;
    size_t person_count, person_capacity;
    uint8_t *codes; /* the sheet; NULL once it is wide, and only then */
    double *wide;
    size_t sheet_capacity; /* cells */
    double values[CODES];
    size_t code_count;
    uint8_t small[SMALL]; /* code of a small whole answer, NONE if it has none yet */
};

struct answers *
answers_new(size_t questions)
{
    struct answers *answers = mem_zeroed(1, sizeof *answers);
    answers->questions = questions;
    answers->values[NONE] = (double)NAN;
    answers->code_count = 1;
    answers->codes = mem_grow(NULL, &answers->sheet_capacity, questions, sizeof *answers->codes);
    return answers;
}

void
answers_free(struct answers *answers)
{
    if (!answers)
        return;
    for (size_t i = 0; i < answers->person_count; i++)
        free(answers->people[i].sittings);
    free(answers->people);
    free(answers->sittings);
    free(answers->codes);
    free(answers->wide);
    free(answers);
}

/* Room for the last sitting, without any answer. */
static void
clear_row(struct answers *answers)
{
    size_t start = (answers->count - 1) * answers->questions, end = start + answers->questions;
    if (answers->codes) {
        answers->codes =
            mem_grow(answers->codes, &answers->sheet_capacity, end, sizeof *answers->codes);
        memset(answers->codes + start, NONE, answers->questions);
        return;
    }
    answers->wide = mem_grow(answers->wide, &answers->sheet_capacity, end, sizeof *answers->wide);
    for (size_t i = start; i < end; i++)
        answers->wide[i] = (double)NAN;
}

static uint32_t
begin(struct answers *answers, int person, int day)
{
    mem_at_most((size_t)answers->count + 1, UINT32_MAX, "sets of answers");
    answers->sittings = mem_grow(
        answers->sittings, &answers->capacity, answers->count + 1, sizeof *answers->sittings);
    answers->sittings[answers->count++] = (struct sitting){person, day};
    clear_row(answers);
    return (uint32_t)(answers->count - 1);
}

static struct sitter *
sitter_of(struct answers *answers, int person)
{
    size_t before = answers->person_count, needed = (size_t)person + 1;
    if (needed > before) {
        answers->people =
            mem_grow(answers->people, &answers->person_capacity, needed, sizeof *answers->people);
        memset(answers->people + before, 0, (needed - before) * sizeof *answers->people);
        answers->person_count = needed;
    }
    return &answers->people[person];
}

/* Where a day stands, or belongs, in the list of a sitter. */
static size_t
place_of(const struct answers *answers, const struct sitter *sitter, int day)
{
    size_t low = 0, high = sitter->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (answers->sittings[sitter->sittings[middle]].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t
answers_sitting(struct answers *answers, int person, int day)
{
    if (person == ANSWERS_NOBODY)
        return begin(answers, person, day);
    struct sitter *sitter = sitter_of(answers, person);
    size_t place = place_of(answers, sitter, day);
    if (place < sitter->count && answers->sittings[sitter->sittings[place]].day == day)
        return sitter->sittings[place];
    sitter->sittings =
        mem_grow(sitter->sittings, &sitter->capacity, sitter->count + 1, sizeof *sitter->sittings);
    uint32_t *here = sitter->sittings + place;
    memmove(here + 1, here, (sitter->count - place) * sizeof *here);
    *here = begin(answers, person, day);
    sitter->count++;
    return *here;
}

/* The code of a value; NONE if there is no room for another. */
static uint8_t
code_of(struct answers *answers, double value)
{
    bool is_small = value >= 0 && value < SMALL && floor(value) == value;
    if (is_small && answers->small[(int)value] != NONE)
        return answers->small[(int)value];
    for (size_t code = 1; code < answers->code_count; code++)
        if (answers->values[code] == value)
            return (uint8_t)code;
    if (answers->code_count == CODES)
        return NONE;
    answers->values[answers->code_count] = value;
    if (is_small)
        answers->small[(int)value] = (uint8_t)answers->code_count;
    return (uint8_t)answers->code_count++;
}

static void
widen(struct answers *answers)
{
    size_t cells = answers->count * answers->questions;
    answers->sheet_capacity = 0;
    answers->wide = mem_grow(NULL, &answers->sheet_capacity, cells, sizeof *answers->wide);
    for (size_t i = 0; i < cells; i++)
        answers->wide[i] = answers->values[answers->codes[i]];
    free(answers->codes);
    answers->codes = NULL;
}

bool
answers_put(struct answers *answers, size_t sitting, int question, double value)
{
    double before = answers_get(answers, sitting, question);
    size_t cell = sitting * answers->questions + (size_t)question;
    uint8_t code = answers->codes ? code_of(answers, value) : NONE;
    if (answers->codes && code != NONE) {
        answers->codes[cell] = code;
    } else {
        if (answers->codes)
            widen(answers);
        answers->wide[cell] = value;
    }
    return !isnan(before) && before != value;
}

double
answers_get(const struct answers *answers, size_t sitting, int question)
{
    size_t cell = sitting * answers->questions + (size_t)question;
    return answers->codes ? answers->values[answers->codes[cell]] : answers->wide[cell];
}

void
answers_row(const struct answers *answers, size_t sitting, double *row)
{
    for (size_t i = 0; i < answers->questions; i++)
        row[i] = answers_get(answers, sitting, (int)i);
}

size_t
answers_count(const struct answers *answers)
{
    return answers->count;
}

size_t
answers_people(const struct answers *answers)
{
    return answers->person_count;
}

int
answers_person(const struct answers *answers, size_t sitting)
{
    return answers->sittings[sitting].person;
}

int
answers_day(const struct answers *answers, size_t sitting)
{
    return answers->sittings[sitting].day;
}

const uint32_t *
answers_of(const struct answers *answers, int person, size_t *count)
{
    bool known = person >= 0 && (size_t)person < answers->person_count;
    *count = known ? answers->people[person].count : 0;
    return known ? answers->people[person].sittings : NULL;
}
