/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Invariant: the same text gives the same entry, good or bad.
 */
#include "measure/metric_book.h"

#include <string.h>

#include "base/chars.h"
#include "base/hash.h"
#include "base/mem.h"

struct entry {
    const char *text;
    struct booked booked;
    UT_hash_handle hh;
};

struct metric_book {
    struct tally *tally;
    struct entry *entries;
    struct arena arena;
};

struct metric_book *
metric_book_new(struct tally *tally)
{
    struct metric_book *book = mem_zeroed(1, sizeof *book);

    book->tally = tally;
    return book;
}

void
metric_book_free(struct metric_book *book)
{
    if (book == NULL)
        return;
    for (struct entry *entry = book->entries; entry != NULL; entry = entry->hh.next)
        metric_free(&entry->booked.metric);
    HASH_CLEAR(hh, book->entries);
    arena_free(&book->arena);
    free(book);
}

/* Whether every event above the line is also below it: win/(win+loss), but not win/proposal. */
static bool
is_share(const struct metric *metric)
{
    if (metric->form != METRIC_RATIO)
        return false;
    for (size_t i = 0; i < metric->numerator; i++) {
        bool below = false;
        for (size_t k = metric->numerator; k < metric->count; k++)
            below = below || (metric->terms[i].sum == metric->terms[k].sum &&
                                 chars_word_covers(metric->terms[k].kind, metric->terms[i].kind));
        if (!below)
            return false;
    }
    return true;
}

const struct booked *
metric_book_find(struct metric_book *book, const char *expression)
{
    size_t length = strlen(expression);
    struct entry *entry;
    struct booked *booked;

    HASH_FIND(hh, book->entries, expression, length, entry);
    if (entry != NULL)
        return &entry->booked;
    entry = arena_alloc(&book->arena, sizeof *entry);
    entry->text = arena_text(&book->arena, expression, length);
    booked = &entry->booked;
    if (metric_parse(expression, &booked->metric, &booked->error)) {
        booked->error = NULL;
        booked->is_share = is_share(&booked->metric);
        if (book->tally != NULL)
            booked->terms = arena_alloc(&book->arena, booked->metric.count * sizeof *booked->terms);
        for (size_t i = 0; book->tally != NULL && i < booked->metric.count; i++)
            booked->terms[i] = tally_term(book->tally, booked->metric.terms[i]);
    }
    HASH_ADD_KEYPTR(hh, book->entries, entry->text, length, entry);
    return booked;
}
