/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every word of every name is kept folded, with the person it belongs to. A text is looked through
 * word by word. Words of one letter are no names: "A. Ruiz" is found by Ruiz. Scripts that put no
 * blanks between words are looked through letter by letter.
 */
#include "team/sayable.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "team/sensitive.h"

enum {
    SEVERAL = -1,
    LETTERS_LEAST = 2,  /* bytes */
    UNSPACED = 0xe0,    /* the lead bytes from U+0800 on: Thai, Han, Kana and others */
    COLUMNS_MOST = 200, /* what can be said in one breath */
};

struct name_word {
    const char *word;
    int person; /* SEVERAL = of several, or of a manager */
    UT_hash_handle hh;
};

struct sayable {
    struct name_word *names;
    struct sensitive *unquoted;
    struct arena arena;
};

/* Calls `take` with each folded word of `text` until it answers false; returns whether it never
   did. */
static bool
each_word(const char *text, bool (*take)(const char *word, void *data), void *data)
{
    char *folded = text_folded(text);
    bool all = true;
    for (char *at = folded; *at != '\0' && all;) {
        size_t length = text_word_length(at), other;
        if (length > 0) {
            char *word = mem_copy(at, length);
            all = length < LETTERS_LEAST || take(word, data);
            free(word);
        } else {
            (void)text_code_point(at, &other);
            length = other;
        }
        at += length;
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

/* A name_taker. Of an address only what stands before the @ is a name. */
static void
add_name(int person, const char *name, void *data)
{
    struct adding adding = {data, person};
    char *local = mem_copy(name, strcspn(name, "@"));
    (void)each_word(local, add_word, &adding);
    free(local);
}

struct sayable *
sayable_new(const struct roster *roster, const struct names *others)
{
    struct sayable *sayable = mem_zeroed(1, sizeof *sayable);
    sayable->unquoted = sensitive_builtin("team/unquoted-words");
    roster_each_name(roster, add_name, sayable);
    for (int i = 0; i < roster_count(roster); i++) {
        const char *manager = roster_person(roster, i)->manager;
        add_name(roster_find(roster, manager), manager, sayable);
    }
    for (int i = 0; others && i < names_count(others); i++)
        add_name(roster_find(roster, names_text(others, i)), names_text(others, i), sayable);
    return sayable;
}

void
sayable_free(struct sayable *sayable)
{
    if (!sayable)
        return;
    HASH_CLEAR(hh, sayable->names);
    sensitive_free(sayable->unquoted);
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

/* Whether a name of another person, of a script without blanks, stands anywhere in the text. */
static bool
names_within(const struct sayable *sayable, int person, const char *text)
{
    char *folded = text_folded(text);
    bool found = false;
    for (const struct name_word *name = sayable->names; name && !found; name = name->hh.next)
        found = (unsigned char)name->word[0] >= UNSPACED && name->person != person &&
                strstr(folded, name->word);
    free(folded);
    return found;
}

/* Whether a currency stands beside a number, "$500", "500,- EUR", "12k €", or a number of
   thousands, "50k". */
static bool
names_money(const char *text)
{
    bool at_start = true;
    for (const char *at = text; *at != '\0'; at++) {
        size_t length =
            at_start || (unsigned char)*at >= 0x80 || *at == '$' ? money_sign_length(at) : 0;
        const char *before = at;
        while (before > text && before[-1] != '\0' && strchr(" ,.-\xA0\xC2", before[-1]))
            before--;
        bool digit_before =
            before > text &&
            (chars_is_digit(before[-1]) ||
                (before > text + 1 && chars_is_letter(before[-1]) && chars_is_digit(before[-2])));
        if (length > 0 && (digit_before || chars_is_digit(*chars_skip_blanks(at + length))))
            return true;
        bool is_thousands = (*at == 'k' || *at == 'K') && before == at && digit_before;
        if (is_thousands && text_word_length(at) == 1)
            return true;
        at_start = !chars_is_letter(*at);
    }
    return false;
}

bool
sayable_to(const struct sayable *sayable, int person, const char *text)
{
    struct asking asking = {sayable, person};
    const char *word;
    return !strpbrk(text, "\r\n") && text_width(text) <= COLUMNS_MOST && !names_money(text) &&
           !sensitive_find(sayable->unquoted, text, &word) &&
           each_word(text, is_harmless, &asking) && !names_within(sayable, person, text);
}
