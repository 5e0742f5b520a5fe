/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Entries as they come; the last session of each person is kept whole. Nothing is concluded.
 */
#include "team/coaching_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "team/open_promises.h"

struct coaching_book {
    struct roster *roster;
    struct names *coaches;
    struct promises *promises;
    int as_of;
    struct talk *last; /* by the number of the person */
    size_t count, capacity;
    struct arena arena; /* the texts */
};

struct coaching_book *
coaching_book_new(struct roster *roster, int as_of)
{
    struct coaching_book *book = mem_zeroed(1, sizeof *book);
    book->roster = roster;
    book->as_of = as_of;
    book->coaches = names_new();
    book->promises = promises_new(true);
    return book;
}

void
coaching_book_free(struct coaching_book *book)
{
    if (!book)
        return;
    names_free(book->coaches);
    promises_free(book->promises);
    free(book->last);
    arena_free(&book->arena);
    free(book);
}

static const char *
keep(struct coaching_book *book, const char *text)
{
    return arena_text(&book->arena, text, strlen(text));
}

/* The place of a person's last session. */
static struct talk *
last_of(struct coaching_book *book, int person)
{
    size_t needed = (size_t)person + 1;
    book->last = mem_grow(book->last, &book->capacity, needed, sizeof *book->last);
    while (book->count < needed)
        book->last[book->count++] = (struct talk){.day = DAY_NONE};
    return &book->last[person];
}

static void
take(struct coaching_book *book, const struct coaching *entry)
{
    char *coaches = NULL;
    if (entry->day > book->as_of)
        return;
    (void)promises_take(book->promises, entry);
    for (size_t i = 0; i < entry->rep_count; i++) {
        struct talk *last = last_of(book, entry->reps[i]);
        if (last->day != DAY_NONE && last->day > entry->day)
            continue;
        if (!coaches)
            coaches =
                people_joined(entry->coaches, entry->coach_count, people_of_names, book->coaches);
        *last = (struct talk){entry->day, keep(book, coaches), coaching_kind_words[entry->kind],
            keep(book, entry->skill), keep(book, entry->focus), keep(book, entry->note),
            entry->effort};
    }
    free(coaches);
}

size_t
coaching_book_read(struct coaching_book *book, struct table *table)
{
    struct coaching entry;
    size_t count = 0;
    struct coaching_log *log = coaching_of_table(table, book->roster, book->coaches);
    for (; coaching_next(log, &entry); count++)
        take(book, &entry);
    coaching_close(log);
    return count;
}

void
coaching_book_settle(struct coaching_book *book)
{
    promises_settle(book->promises);
}

const struct talk *
coaching_book_last(const struct coaching_book *book, int person)
{
    bool is_known = person >= 0 && (size_t)person < book->count;
    return is_known && book->last[person].day != DAY_NONE ? &book->last[person] : NULL;
}

const struct promises *
coaching_book_promises(const struct coaching_book *book)
{
    return book->promises;
}

const struct names *
coaching_book_coaches(const struct coaching_book *book)
{
    return book->coaches;
}
