/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters are taken apart into letter and mark, and what is no ASCII letter or digit is left out.
 * It knows no alphabet but that one and transliterates nothing.
 */
#include "base/filename.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"

enum { PARTS_MOST = 32 }; /* of one character: U+FDFA has 18 */

static const char nameless[] = "unnamed";

/* A name that is being made. */
struct made {
    char text[FILENAME_LONGEST + 1];
    size_t length;
    bool apart; /* something stood between the last letter and the next */
};

static void
add(struct made *made, char letter)
{
    bool hyphen = made->apart && made->length > 0;
    if (made->length + hyphen + 1 > FILENAME_LONGEST)
        return;
    if (hyphen)
        made->text[made->length++] = '-';
    made->text[made->length++] = letter;
    made->apart = false;
}

/* Adds what a character has of ASCII letters. A mark alone does not part what stands around it, nor
   does an apostrophe: O'Brien is one word. */
static void
add_character(struct made *made, int32_t point)
{
    utf8proc_int32_t parts[PARTS_MOST];
    int last_boundclass = 0;
    utf8proc_ssize_t count = 0;
    bool is_letter = false;
    if (point < TEXT_STRAY)
        count = utf8proc_decompose_char(point, parts, PARTS_MOST,
            UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
            &last_boundclass);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MOST; i++) {
        char letter = parts[i] < 0x80 ? (char)parts[i] : '\0';
        if (chars_is_letter(letter) || chars_is_digit(letter)) {
            add(made, letter);
            is_letter = true;
        }
    }
    if (!is_letter && count > 0 && point != '\'' && point != 0x2019)
        made->apart = true;
}

char *
filename_of(const char *name)
{
    struct made made = {.length = 0};
    size_t length;
    char *tidy = text_tidy(name);
    for (const char *at = tidy; *at != '\0'; at += length)
        add_character(&made, text_code_point(at, &length));
    free(tidy);
    return made.length > 0 ? mem_copy(made.text, made.length)
                           : mem_copy(nameless, sizeof nameless - 1);
}

/* `base` with the first number behind it that no other has. */
static char *
numbered(const struct names *taken, const char *base)
{
    size_t size = strlen(base) + 24;
    char *text = mem_zeroed(size, 1);
    for (size_t number = 2; number == 2 || names_find(taken, text) >= 0; number++)
        snprintf(text, size, "%s-%zu", base, number);
    return text;
}

char **
filenames_of(const char *const *names, size_t count)
{
    char **made = mem_zeroed(count + 1, sizeof *made);
    struct names *wanted = names_new(), *taken = names_new();
    for (size_t i = 0; i < count; i++) {
        made[i] = filename_of(names[i]);
        (void)names_number(taken, made[i]);
    }
    for (size_t i = 0; i < count; i++) {
        int known = names_count(wanted);
        if (names_number(wanted, made[i]) == known)
            continue;
        char *other = numbered(taken, made[i]);
        free(made[i]);
        made[i] = other;
        (void)names_number(taken, other);
    }
    names_free(wanted);
    names_free(taken);
    return made;
}
