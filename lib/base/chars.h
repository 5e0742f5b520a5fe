/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The few character tests that reading dates and numbers needs, without a locale: digits and
 * letters are ASCII, blanks are the four that text_is_blank() knows. Nothing reads past a NUL.
 */
#ifndef AMP_BASE_CHARS_H
#define AMP_BASE_CHARS_H

#include <stdbool.h>
#include <stddef.h>

static inline bool
chars_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char
chars_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool
chars_is_letter(char c)
{
    char lower = chars_lower(c);

    return lower >= 'a' && lower <= 'z';
}

/* The number of bytes of the blank at `text` (space, tab, U+00A0, U+202F), 0 if there is none. */
static inline size_t
chars_blank(const char *text)
{
    if (text[0] == ' ' || text[0] == '\t')
        return 1;
    if (text[0] == '\xC2' && text[1] == '\xA0')
        return 2;
    if (text[0] == '\xE2' && text[1] == '\x80' && text[2] == '\xAF')
        return 3;
    return 0;
}

static inline const char *
chars_skip_blanks(const char *text)
{
    for (size_t length = chars_blank(text); length > 0; length = chars_blank(text))
        text += length;
    return text;
}

/* The length of `word` if `text` begins with it, whatever the case of ASCII letters; else 0. */
static inline size_t
chars_begins(const char *text, const char *word)
{
    size_t length = 0;

    for (; word[length] != '\0'; length++)
        if (chars_lower(text[length]) != chars_lower(word[length]))
            return 0;
    return length;
}

/* True if both are the same word, whatever the case of ASCII letters. */
static inline bool
chars_same(const char *text, const char *word)
{
    size_t i = 0;

    while (text[i] != '\0' && chars_lower(text[i]) == chars_lower(word[i]))
        i++;
    return text[i] == '\0' && word[i] == '\0';
}

/* Reads a run of at most `most` (up to 9) digits. Returns how many there are, and 0 with *value
   untouched if there are none or more than that: however long the run, nothing overflows. */
static inline size_t
chars_number(const char *text, size_t most, int *value)
{
    int sum = 0;
    size_t count = 0;

    for (; chars_is_digit(text[count]); count++) {
        if (count == most)
            return 0;
        sum = sum * 10 + (text[count] - '0');
    }
    if (count > 0)
        *value = sum;
    return count;
}

/* Writes 0 to 99 as two digits, without a NUL. Returns the place behind them. */
static inline char *
chars_put_two(char *to, int value)
{
    to[0] = (char)('0' + value / 10);
    to[1] = (char)('0' + value % 10);
    return to + 2;
}

/* True if an event called `event` counts for `word`: the same word, or below it, as
   meeting.qualified is below meeting. Case does not count (ASCII). */
static inline bool
chars_word_covers(const char *word, const char *event)
{
    size_t length = chars_begins(event, word);

    return length > 0 && (event[length] == '\0' || event[length] == '.');
}

#endif
