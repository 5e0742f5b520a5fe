/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pieces by refinement: a set that is shown splits each piece into the people it holds and the
 * others. It knows sets of numbers only, neither teams nor scores.
 * Invariant: sizes[p] is the number of people with piece p; piece 0 is of those in no shown set.
 */
#include "measure/suppression.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct suppression {
    size_t people;
    size_t *piece; /* by person */
    size_t *sizes; /* by piece */
    size_t *held;  /* by piece: how many of it the set in hand holds */
    size_t *part;  /* by piece: the piece that these become */
    size_t pieces;
};

struct suppression *
suppression_new(size_t people)
{
    struct suppression *suppression = mem_zeroed(1, sizeof *suppression);
    suppression->people = people;
    suppression->piece = mem_zeroed(people, sizeof *suppression->piece);
    suppression->sizes = mem_zeroed(people + 1, sizeof *suppression->sizes);
    suppression->held = mem_zeroed(people + 1, sizeof *suppression->held);
    suppression->part = mem_zeroed(people + 1, sizeof *suppression->part);
    suppression_clear(suppression);
    return suppression;
}

void
suppression_free(struct suppression *suppression)
{
    free(suppression->piece);
    free(suppression->sizes);
    free(suppression->held);
    free(suppression->part);
    free(suppression);
}

void
suppression_clear(struct suppression *suppression)
{
    memset(suppression->piece, 0, suppression->people * sizeof *suppression->piece);
    suppression->sizes[0] = suppression->people;
    suppression->pieces = 1;
}

static void
count_held(struct suppression *suppression, const int *people, size_t count)
{
    memset(suppression->held, 0, suppression->pieces * sizeof *suppression->held);
    for (size_t i = 0; i < count; i++)
        suppression->held[suppression->piece[people[i]]]++;
}

/* Splits the pieces. A piece that the set holds whole stays as it is, so there are never more
   pieces with people in them than people; only piece 0 can be without. */
void
suppression_show(struct suppression *suppression, const int *people, size_t count)
{
    size_t before = suppression->pieces;
    count_held(suppression, people, count);
    for (size_t piece = 0; piece < before; piece++) {
        size_t held = suppression->held[piece];
        bool whole = piece > 0 && held == suppression->sizes[piece];
        suppression->part[piece] = piece;
        if (held == 0 || whole)
            continue;
        suppression->part[piece] = suppression->pieces++;
        suppression->sizes[suppression->part[piece]] = held;
        suppression->sizes[piece] -= held;
    }
    for (size_t i = 0; i < count; i++)
        suppression->piece[people[i]] = suppression->part[suppression->piece[people[i]]];
}

bool
suppression_try(struct suppression *suppression, const int *people, size_t count, size_t minimum)
{
    if (count == 0)
        return false;
    count_held(suppression, people, count);
    for (size_t piece = 0; piece < suppression->pieces; piece++) {
        size_t held = suppression->held[piece], rest = suppression->sizes[piece] - held;
        if (held == 0)
            continue;
        if (held < minimum || (piece > 0 && rest > 0 && rest < minimum))
            return false;
    }
    suppression_show(suppression, people, count);
    return true;
}

size_t
suppression_piece(const struct suppression *suppression, int person)
{
    return suppression->piece[person];
}

size_t
suppression_piece_size(const struct suppression *suppression, size_t piece)
{
    return suppression->sizes[piece];
}
