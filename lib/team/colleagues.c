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

/* Between the parts of a name, and around it. */
static bool
ends_part(char byte)
{
    return !byte || strchr(" \t\r\n-;,.:!?()[]{}<>/\"'&+", byte) != NULL;
}

/* A word that a person's name could be: not written small. */
static bool
may_be_name(const char *word)
{
    return !(*word >= 'a' && *word <= 'z') && !chars_is_digit(*word) && *word;
}

/* Calls `take` for the parts of a name that may stand for its owner. */
static void
each_part(
    const char *name, void (*take)(struct names *parts, const char *part), struct names *parts)
{
    while (*name) {
        size_t length = 0;
        while (!ends_part(name[length]))
            length++;
        char *part = mem_copy(name, length);
        if (length >= 2 && may_be_name(part))
            take(parts, part);
        free(part);
        name += length;
        name += *name != '\0';
    }
}

static void
add_part(struct names *parts, const char *part)
{
    (void)names_number(parts, part);
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
            each_part(roster_person(roster, i)->rep, add_part, colleagues->parts);
    return colleagues;
}

void
colleagues_free(struct colleagues *colleagues)
{
    if (!colleagues)
        return;
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
    const char *self = roster_person(colleagues->roster, colleagues->self)->rep;
    each_part(self, add_part, result.parts);
    while (*kept) {
        size_t length = strcspn(kept, ";");
        char *one = mem_copy(kept, length), *tidy = text_tidy(one);
        int number = roster_find(colleagues->roster, tidy);
        const char *name = number < 0 ? tidy : roster_person(colleagues->roster, number)->rep;
        (void)names_number(result.names, name);
        each_part(name, add_part, result.parts);
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
    char *part = mem_copy(text, length);
    bool found = may_be_name(part) && names_find(colleagues->parts, part) >= 0 &&
                 names_find(kept->parts, part) < 0;
    free(part);
    return found;
}

/* The length without what belongs to the sentence and not to the name: "Ben Okoro's,". */
static size_t
without_ending(const char *text, size_t length)
{
    while (length > 0 && strchr(".,;:!?)]}>\"'", text[length - 1]))
        length--;
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
    for (length = 0; !ends_part(text[length]);)
        length++;
    return length >= 2 && is_part(colleagues, kept, text, length) ? length : 0;
}

char *
colleagues_hide(const struct colleagues *colleagues, const char *text, const char *kept_names)
{
    struct kept kept = keep(colleagues, kept_names);
    /* Every second byte could be a name at most. */
    char *hidden = mem_resize(NULL, strlen(text) * sizeof COLLEAGUE + 1, 1);
    size_t length = 0;
    bool word_begins = true;
    while (*text) {
        size_t name = word_begins && !ends_part(*text) ? name_length(colleagues, &kept, text) : 0;
        if (name > 0) {
            memcpy(hidden + length, COLLEAGUE, sizeof COLLEAGUE - 1);
            length += sizeof COLLEAGUE - 1;
            text += name;
            word_begins = false;
        } else {
            word_begins = ends_part(*text);
            hidden[length++] = *text++;
        }
    }
    hidden[length] = '\0';
    names_free(kept.names);
    names_free(kept.parts);
    return hidden;
}
