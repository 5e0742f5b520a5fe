/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every word of every name is kept folded, with the person it belongs to. A text is looked through
 * word by word. Words of one or two letters are no names: "A. Ruiz" is found by Ruiz.
 */
#include "team/sayable.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

enum { SEVERAL = -1, LETTERS_LEAST = 3 };

struct name_word {
    const char *word;
    int person; /* SEVERAL = of several, or of a manager */
    UT_hash_handle hh;
};

struct sayable {
    struct name_word *names;
    struct arena arena;
};

/* The length of the word at `text`: letters of any script, digits, apostrophes and hyphens do not
   end it. */
static size_t
word_length(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0') {
        char c = text[length];
        bool is_blank = chars_blank(text + length) > 0;
        if (is_blank || (!chars_is_letter(c) && !chars_is_digit(c) && (unsigned char)c < 0x80))
            break;
        length++;
    }
    return length;
}

/* Calls `take` with each folded word of `text` until it answers false; returns whether it never
   did. */
static bool
each_word(const char *text, bool (*take)(const char *word, void *data), void *data)
{
    char *folded = text_folded(text);
    bool all = true;
    for (char *at = folded; *at != '\0' && all;) {
        size_t length = word_length(at);
        if (length > 0) {
            char *word = mem_copy(at, length);
            all = length < LETTERS_LEAST || take(word, data);
            free(word);
            at += length;
        } else {
            size_t blank = chars_blank(at);
            at += blank > 0 ? blank : 1;
        }
    }
    free(folded);
    return all;
}

struct adding {
    struct sayable *sayable;
    int person;
};

static bool
add_word(const char *word, void *data)
{
    const struct adding *adding = data;
    struct name_word *name;
    HASH_FIND_STR(adding->sayable->names, word, name);
    if (name) {
        name->person = name->person == adding->person ? name->person : SEVERAL;
        return true;
    }
    name = arena_alloc(&adding->sayable->arena, sizeof *name);
    name->word = arena_text(&adding->sayable->arena, word, strlen(word));
    name->person = adding->person;
    HASH_ADD_KEYPTR(hh, adding->sayable->names, name->word, strlen(name->word), name);
    return true;
}

struct sayable *
sayable_new(const struct roster *roster)
{
    struct sayable *sayable = mem_zeroed(1, sizeof *sayable);
    for (int i = 0; i < roster_count(roster); i++) {
        const struct person *person = roster_person(roster, i);
        struct adding own = {sayable, i}, manager = {sayable, SEVERAL};
        (void)each_word(person->rep, add_word, &own);
        (void)each_word(person->manager, add_word, &manager);
    }
    return sayable;
}

void
sayable_free(struct sayable *sayable)
{
    if (!sayable)
        return;
    HASH_CLEAR(hh, sayable->names);
    arena_free(&sayable->arena);
    free(sayable);
}

struct asking {
    const struct sayable *sayable;
    int person;
};

static bool
is_harmless(const char *word, void *data)
{
    const struct asking *asking = data;
    struct name_word *name;
    HASH_FIND_STR(asking->sayable->names, word, name);
    return !name || name->person == asking->person;
}

/* Whether a currency stands beside a number: "$500", "500 EUR", "12k €". */
static bool
names_money(const char *text)
{
    bool at_start = true;
    for (const char *at = text; *at != '\0'; at++) {
        size_t length =
            at_start || (unsigned char)*at >= 0x80 || *at == '$' ? money_sign_length(at) : 0;
        const char *before = at;
        while (before > text && (before[-1] == ' ' || before[-1] == '\xA0' || before[-1] == '\xC2'))
            before--;
        bool digit_before =
            before > text &&
            (chars_is_digit(before[-1]) ||
                (before > text + 1 && chars_is_letter(before[-1]) && chars_is_digit(before[-2])));
        if (length > 0 && (digit_before || chars_is_digit(*chars_skip_blanks(at + length))))
            return true;
        at_start = !chars_is_letter(*at);
    }
    return false;
}

bool
sayable_to(const struct sayable *sayable, int person, const char *text)
{
    struct asking asking = {sayable, person};
    return !names_money(text) && each_word(text, is_harmless, &asking);
}
