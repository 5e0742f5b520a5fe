/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The part of text.h that knows when two columns have the same name. Every program asks for
 * hundreds of names when it starts, so a question about ASCII takes no memory.
 * Invariant: text_has_column_key(text, key) is strcmp(text_column_key(text), key) == 0.
 */
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/text.h"

/* The bytes at `at` that do not count in a column's name: a blank, a line end (spreadsheets break
   headers over lines), `_`, `-` or a byte order mark. */
static size_t
uncounted_length(const char *at)
{
    if (*at == '_' || *at == '-' || *at == '\n' || *at == '\r') {
        return 1;
    }
    bool mark = at[0] == '\xef' && at[1] == '\xbb' && at[2] == '\xbf';
    return mark ? 3 : chars_blank(at);
}

/* In place, because the result is never longer. */
static char *
drop_uncounted(char *key)
{
    char *end = key;
    for (const char *at = key; *at != '\0';) {
        size_t uncounted = uncounted_length(at);
        if (uncounted > 0) {
            at += uncounted;
        } else {
            *end++ = *at++;
        }
    }
    *end = '\0';
    return key;
}

char *
text_column_key(const char *text)
{
    return drop_uncounted(text_folded(text));
}

const char *
text_column_key_in(struct arena *arena, const char *text)
{
    char *folded = text_is_ascii(text, strlen(text)) ? NULL : text_folded(text);
    char *key = arena_text(arena, folded ? folded : text, strlen(folded ? folded : text));
    for (char *at = key; *at != '\0' && !folded; at++) {
        *at = chars_lower(*at);
    }
    free(folded);
    return drop_uncounted(key);
}

/* text_has_column_key() for a text of ASCII. Most keys differ in their first letter. */
static bool
has_ascii_key(const char *text, const char *key)
{
    if (chars_is_letter(*text) && chars_lower(*text) != *key) {
        return false;
    }
    while (*text != '\0') {
        size_t uncounted = uncounted_length(text);
        if (uncounted == 0 && chars_lower(*text) != *key++) {
            return false;
        }
        text += uncounted > 0 ? uncounted : 1;
    }
    return *key == '\0';
}

bool
text_has_column_key(const char *text, const char *key)
{
    return text_find_column_key(text, &key, 1) == 0;
}

int
text_find_column_key(const char *text, const char *const *keys, size_t count)
{
    char *key = text_is_ascii(text, strlen(text)) ? NULL : text_column_key(text);
    size_t i = 0;
    while (i < count && (key != NULL ? strcmp(key, keys[i]) != 0 : !has_ascii_key(text, keys[i]))) {
        i++;
    }
    free(key);
    return i < count ? (int)i : -1;
}
