/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as people write and see it: UTF-8 throughout, without a locale (utf8proc).
 */
#ifndef AMP_BASE_TEXT_H
#define AMP_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chars.h"
#include "base/mem.h"

/* True if the `length` bytes are well-formed UTF-8 (no surrogates, nothing over U+10FFFF, shortest
   forms only). NUL counts as text. Pure ASCII is recognised eight bytes at a time. */
bool text_is_utf8(const char *text, size_t length);

/* True if none of the `length` bytes is above 0x7F. */
bool text_is_ascii(const char *text, size_t length);

/* How many of the `length` bytes stand before the first that is not, or is in a character that is
   not, well-formed. */
size_t text_utf8_length(const char *text, size_t length);

/* The code point that `text`, which must not be empty, begins with; *length becomes its number of
   bytes. A byte that is not UTF-8 is TEXT_STRAY + its value, of length 1. */
#define TEXT_STRAY 0x110000
int32_t text_code_point(const char *text, size_t *length);

/* The number of bytes of the character that `text` begins with if it belongs to a word: a letter, a
   mark or a digit of any script, or a byte that is not UTF-8. Else, and at the end, 0. */
size_t text_word_character(const char *text);

/* The number of bytes of the word that `text` begins with, of such characters alone: "Ben's" begins
   with "Ben". 0 if it begins with none. */
size_t text_word_length(const char *text);

/* True if the text is empty or only blanks (space, tab, no-break space U+00A0, U+202F). */
static inline bool
text_is_blank(const char *text)
{
    return *chars_skip_blanks(text) == '\0';
}

/* A copy without blanks at either end and with every inner run of blanks (also no-break ones) as
   one space, in Unicode normal form C. "  Ana \t Ruiz " gives "Ana Ruiz". Bytes that are not UTF-8
   are kept as they are. Caller frees. */
char *text_tidy(const char *text);

/* text_tidy() and then Unicode case folding: for comparing names and words whatever their case.
 * Caller frees. */
char *text_folded(const char *text);

/* text_tidy() of the first `length` bytes, none of them NUL. Caller frees. */
char *text_tidy_part(const char *text, size_t length);

/* The same in an arena, as long as which it lives; ASCII takes no other memory. */
const char *text_tidy_in(struct arena *arena, const char *text, size_t length);

/* The key under which a column is found: folded, and without any blank, `_`, `-` and BOM. "Due
 * Date" gives "duedate". Caller frees. */
char *text_column_key(const char *text);
const char *text_column_key_in(struct arena *arena, const char *text);

/* True if `key` is the key of `text`. Asked for every column of every table, so it takes no memory
   for a text that is ASCII. */
bool text_has_column_key(const char *text, const char *key);

/* The number of the first of `count` keys that is the key of `text`, or -1. */
int text_find_column_key(const char *text, const char *const *keys, size_t count);

/* True if both are the same after text_folded(). */
bool text_same(const char *a, const char *b);

/* The number of terminal columns the text takes: combining marks 0, wide East Asian characters and
   emoji 2. Bytes that are not UTF-8 and control characters count 1 each. */
size_t text_width(const char *text);

/* The number of bytes of the longest beginning of `text` that takes at most `columns` terminal
 * columns and does not cut a grapheme cluster. */
size_t text_fit(const char *text, size_t columns);

/* The one of `count` candidates nearest to `text` (edit distance with transpositions on folded
   text), or NULL when none is within a third of its length: for "did you mean". NULL candidates are
   passed over. Ties: the first. */
const char *text_nearest(const char *text, const char *const *candidates, size_t count);

/* The value in a form fit for one line of a message: control characters and bytes that are not
   UTF-8 as \xNN, cut after 60 columns with "...". The result is one of 8 static buffers, valid
   until the eighth further call. */
const char *text_shown(const char *value);

/* The next item of a list, tidy (text_tidy), in *item, and *list behind it; items are separated by
   any of `separators`, and empty ones are passed over. False at the end. The caller frees it. */
bool text_next_item(const char **list, const char *separators, char **item);

/* Writes the items to `text` with ", " between, each as text_shown() shows it, `empty` for an empty
   one; "..." stands for those that do not fit into `size` bytes (at least 8). Returns `text`. */
const char *text_list(
    const char *const *items, size_t count, const char *empty, char *text, size_t size);

#endif
