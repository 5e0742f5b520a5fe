/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spellings are few, so each is remembered with what it became. Kinds of activities are made of
 * several cells and are worked out in every row.
 */
#include "team/event_words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "team/crm_kinds.h"

enum { SEEN_BITS = 8 }; /* few words share a place then */

/* A spelling that was met lately. */
struct seen {
    const char *text;
    size_t length, number;
};

struct event_words {
    struct names *kinds;
    struct names *met;       /* spellings */
    struct event_word *each; /* what each is */
    size_t count, capacity;
    struct seen seen[1 << SEEN_BITS]; /* by length, first and last byte */
    struct crm_kinds *activity_kinds;
    struct event_word activity; /* of the current row */
    struct arena arena;         /* the words */
};

struct event_words *
event_words_new(struct names *kinds)
{
    struct event_words *words = mem_zeroed(1, sizeof *words);
    words->kinds = kinds;
    words->met = names_new();
    words->activity_kinds = crm_kinds_new();
    return words;
}

void
event_words_free(struct event_words *words)
{
    if (!words)
        return;
    names_free(words->met);
    free(words->each);
    crm_kinds_free(words->activity_kinds);
    arena_free(&words->arena);
    free(words);
}

/* The kind of an activity, by the first of its types and subjects that says one. */
static const char *
activity_kind(struct event_words *words, const struct map_field *field, const struct record *row)
{
    const char *kind = "";
    for (size_t i = 0; i < field->bound && !*kind; i++) {
        const char *cell = record_cell(row, (size_t)field->columns[i].column);
        if (!text_is_blank(cell))
            kind = field->columns[i].choice->subject
                       ? crm_kinds_of_subject(words->activity_kinds, cell)
                       : crm_kinds_of_type(words->activity_kinds, cell);
    }
    return *kind ? kind : "task";
}

/* The number of a spelling. */
static size_t
met(struct event_words *words, const char *text, size_t length)
{
    size_t number = (size_t)names_number_of_bytes(words->met, text, length);
    if (number == words->count) {
        char *folded = text_folded(text);
        words->each = mem_grow(words->each, &words->capacity, number + 1, sizeof *words->each);
        words->each[words->count++] =
            (struct event_word){arena_text(&words->arena, folded, strlen(folded)), -1};
        free(folded);
    }
    return number;
}

/* The same. Files have a handful of words, and which comes next cannot be foreseen: so there is a
   short way in which nothing depends on the word. */
static size_t
number_of(struct event_words *words, const char *text, size_t length)
{
    if (length == 0)
        return met(words, text, length);
    uint32_t last = (unsigned char)text[length - 1], first = (unsigned char)text[0];
    uint32_t mixed = ((uint32_t)length << 16 ^ first << 8 ^ last) * UINT32_C(0x9E3779B9);
    struct seen *seen = &words->seen[mixed >> (32 - SEEN_BITS)];
    if (seen->length != length || memcmp(seen->text, text, length) != 0) {
        size_t number = met(words, text, length);
        *seen = (struct seen){names_text(words->met, (int)number), length, number};
    }
    return seen->number;
}

struct event_word *
event_words_read(struct event_words *words, const struct map_field *field, const struct record *row)
{
    if (field->kind) {
        words->activity = (struct event_word){activity_kind(words, field, row), -1};
        return &words->activity;
    }
    size_t length;
    const char *text = map_text(field, row, &length);
    size_t number = number_of(words, text, length); /* may move them */
    return &words->each[number];
}

int
event_word_kind(struct event_words *words, struct event_word *word)
{
    if (word->kind < 0)
        word->kind = names_number(words->kinds, word->text);
    return word->kind;
}
