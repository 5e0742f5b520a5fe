/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days as bits. It takes the space from its first day to its last: a hundred bytes for two years,
 * and for all days there are (base/day.h) 14 kB. It keeps no counts.
 * Invariant: bit b of words[w] is day 64 * (first + w) + b.
 */
#include "measure/dayset.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { WORD_DAYS = 64 };

/* The number of the word that holds a day: rounded down, for days before 1970 too. */
static int
word_of(int day)
{
    return day / WORD_DAYS - (day % WORD_DAYS < 0);
}

static uint64_t
bit_of(int day)
{
    return UINT64_C(1) << (day - word_of(day) * WORD_DAYS);
}

/* Makes the set reach from word `low` to word `high`. */
static void
stretch(struct dayset *set, int low, int high)
{
    size_t old = set->count;
    size_t before = (size_t)(set->first - low);
    size_t count = (size_t)(high - low) + 1;

    set->words = mem_grow(set->words, &set->capacity, count, sizeof *set->words);
    memmove(set->words + before, set->words, old * sizeof *set->words);
    memset(set->words, 0, before * sizeof *set->words);
    memset(set->words + before + old, 0, (count - before - old) * sizeof *set->words);
    set->first = low;
    set->count = count;
}

void
dayset_add(struct dayset *set, int day)
{
    int word = word_of(day);

    if (set->count == 0)
        set->first = word;
    if (word < set->first)
        stretch(set, word, set->first + (int)set->count - 1);
    else if (word >= set->first + (int)set->count)
        stretch(set, set->first, word);
    set->words[word - set->first] |= bit_of(day);
}

bool
dayset_any(const struct dayset *set, int after, int last)
{
    int first_day = after + 1;

    for (size_t i = 0; i < set->count; i++) {
        int begin = (set->first + (int)i) * WORD_DAYS;
        uint64_t word = set->words[i];
        if (begin > last)
            break;
        if (begin + WORD_DAYS <= first_day)
            continue;
        if (first_day > begin)
            word &= ~(bit_of(first_day) - 1);
        if (last < begin + WORD_DAYS - 1)
            word &= bit_of(last + 1) - 1;
        if (word != 0)
            return true;
    }
    return false;
}

void
dayset_free(struct dayset *set)
{
    free(set->words);
    *set = (struct dayset){NULL, 0, 0, 0};
}
