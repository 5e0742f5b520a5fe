/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From each word on, the longest run of words that is somebody's name is looked for: "Ben Okoro"
 * before "Ben". It would rather hide a word too much than a name too little.
 */
#include "team/colleagues.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"

enum { WORDS_MOST = 5 };

struct colleagues {
    const struct roster *roster;
    int self;
    struct names *parts; /* first and last names of colleagues */
};

/* A word that a person's name could be: not written small. */
static bool
may_be_name(const char *word)
{
    return !(*word >= 'a' && *word <= 'z') && !chars_is_digit(*word) && *word;
}

/* The length of the word that the text begins with, 0 if it begins with none. */
static size_t
word_length(const char *text)
{
    size_t length = 0, more;
    while ((more = text_word_character(text + length)) > 0)
        length += more;
    return length;
}

/* The length of what the text begins with and is no word. */
static size_t
gap_length(const char *text)
{
    size_t length = 0, more;
    while (text[length] && text_word_character(text + length) == 0) {
        (void)text_code_point(text + length, &more);
        length += more;
    }
    return length;
}

/* Adds a word of a name, folded. */
static void
add_part(struct names *parts, const char *word, size_t length)
{
    char *part = mem_copy(word, length), *folded = text_folded(part);
    (void)names_number(parts, folded);
    free(part);
    free(folded);
}

/* Adds the words of a name that may stand for its owner: what is written small in it ("de la") does
   not, unless all of it is written small. */
static void
add_name(struct names *parts, const char *name)
{
    size_t end = strcspn(name, "@");
    bool small = true;
    for (size_t at = gap_length(name); at < end; at += gap_length(name + at)) {
        small = small && !may_be_name(name + at);
        at += word_length(name + at);
    }
    for (size_t at = gap_length(name); at < end; at += gap_length(name + at)) {
        size_t length = word_length(name + at);
        if (length >= 2 && !chars_is_digit(name[at]) && (small || may_be_name(name + at)))
            add_part(parts, name + at, length);
        at += length;
    }
}

/* Adds the words of all names of a person but ids and e-mail addresses. */
static void
add_person(struct names *parts, const struct person *person)
{
    const char *at = person->alias;
    add_name(parts, person->rep);
    while (*at) {
        size_t length = strcspn(at, ";");
        char *alias = mem_copy(at, length);
        if (!strpbrk(alias, "@0123456789"))
            add_name(parts, alias);
        free(alias);
        at += length + (at[length] == ';');
    }
}

struct colleagues *
colleagues_new(const struct roster *roster, int self)
{
    struct colleagues *colleagues = mem_zeroed(1, sizeof *colleagues);
    colleagues->roster = roster;
    colleagues->self = self;
    colleagues->parts = names_new();
    for (int i = 0; i < roster_count(roster); i++)
        if (i != self)
            add_person(colleagues->parts, roster_person(roster, i));
    return colleagues;
}

void
colleagues_free(struct colleagues *colleagues)
{
    names_free(colleagues->parts);
    free(colleagues);
}

/* Who is not hidden in one text. */
struct kept {
    struct names *names, *parts;
};

static struct kept
keep(const struct colleagues *colleagues, const char *kept)
{
    struct kept result = {names_new(), names_new()};
    add_person(result.parts, roster_person(colleagues->roster, colleagues->self));
    while (*kept) {
        size_t length = strcspn(kept, ";");
        char *one = mem_copy(kept, length), *tidy = text_tidy(one);
        int number = roster_find(colleagues->roster, tidy);
        const struct person *person = number < 0 ? NULL : roster_person(colleagues->roster, number);
        (void)names_number(result.names, person ? person->rep : tidy);
        if (person)
            add_person(result.parts, person);
        else
            add_name(result.parts, tidy);
        free(one);
        free(tidy);
        kept += length + (kept[length] == ';');
    }
    return result;
}

/* Whether the first `length` bytes are the name of somebody who is to be hidden. */
static bool
is_colleague(
    const struct colleagues *colleagues, const struct kept *kept, const char *text, size_t length)
{
    char *slice = mem_copy(text, length);
    bool plain_word = !strpbrk(slice, " @0123456789") && !may_be_name(slice);
    int number = plain_word ? -1 : roster_find(colleagues->roster, slice);
    free(slice);
    return number >= 0 && number != colleagues->self &&
           names_find(kept->names, roster_person(colleagues->roster, number)->rep) < 0;
}

static bool
is_part(
    const struct colleagues *colleagues, const struct kept *kept, const char *text, size_t length)
{
    char *word = mem_copy(text, length), *part = text_folded(word);
    bool found = may_be_name(word) && names_find(colleagues->parts, part) >= 0 &&
                 names_find(kept->parts, part) < 0;
    free(word);
    free(part);
    return found;
}

/* The length without what belongs to the sentence and not to the name: "Ben Okoro's,". */
static size_t
without_ending(const char *text, size_t length)
{
    size_t words = 0;
    for (size_t at = 0; at < length; at += gap_length(text + at))
        words = at += word_length(text + at);
    length = words < length ? words : length;
    if (length > 2 && text[length - 2] == '\'' && text[length - 1] == 's')
        return length - 2;
    if (length > 4 && memcmp(text + length - 4, "\xE2\x80\x99s", 4) == 0)
        return length - 4;
    return length;
}

/* The length of the name that the text begins with, 0 if it begins with none. */
static size_t
name_length(const struct colleagues *colleagues, const struct kept *kept, const char *text)
{
    size_t ends[WORDS_MOST], count = 0, length = 0;
    while (count < WORDS_MOST && text[length]) {
        while (text[length] && !strchr(" \t\r\n;", text[length]))
            length++;
        ends[count++] = length;
        while (text[length] == ' ')
            length++;
        if (length == ends[count - 1])
            break;
    }
    while (count-- > 0) {
        size_t trimmed = without_ending(text, ends[count]);
        if (trimmed > 0 && is_colleague(colleagues, kept, text, trimmed))
            return trimmed;
    }
    length = word_length(text);
    return length >= 2 && is_part(colleagues, kept, text, length) ? length : 0;
}

char *
colleagues_hide(const struct colleagues *colleagues, const char *text, const char *kept)
{
    struct kept names = keep(colleagues, kept);
    /* Every second byte could be a name at most. */
    char *hidden = mem_resize(NULL, strlen(text) * sizeof COLLEAGUE + 1, 1);
    size_t length = 0;
    bool word_begins = true;
    while (*text) {
        size_t size = text_word_character(text), name = 0;
        if (word_begins && size > 0)
            name = name_length(colleagues, &names, text);
        if (name > 0) {
            memcpy(hidden + length, COLLEAGUE, sizeof COLLEAGUE - 1);
            length += sizeof COLLEAGUE - 1;
            text += name;
            word_begins = false;
        } else {
            word_begins = size == 0;
            (void)text_code_point(text, &size);
            memcpy(hidden + length, text, size);
            length += size;
            text += size;
        }
    }
    hidden[length] = '\0';
    names_free(names.names);
    names_free(names.parts);
    return hidden;
}
