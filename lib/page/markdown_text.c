/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where text becomes Markdown. It takes away the power of what a text holds and keeps
 * it as readable as can be: "Müller & Co" and close_date stay as they are, because there they mean
 * nothing.
 * Invariant: no text begins a list, a heading, a quotation, a table, a link, a picture, an element,
 * code or emphasis, and none calls a person by @name.
 */
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/text.h"
#include "page/clean.h"
#include "page/markdown_parts.h"

/* Behind an @: without it GitHub and others tell a person, or make a mail address a link, and a
   backslash does not keep them from it. It is not seen and takes no room. */
static const char word_joiner[] = "\xE2\x81\xA0";

enum { EXPANSION_MOST = 4 }; /* bytes for one: "&lt;" */

/* Whether a letter, a mark or a digit of any script ends before `at`. */
static bool
is_behind_word(const char *text, const char *at)
{
    if (at == text)
        return false;
    do
        at--;
    while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
    return text_word_character(at) > 0;
}

static bool
is_gap(char character)
{
    return character == ' ' || character == '\0';
}

/* Where a backslash keeps the start of a line from being a list, a heading or the line under one:
   "1. x", but not "1.5". -1 if nothing does. */
static int
line_start(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0) {
        bool is_number = (text[digits] == '.' || text[digits] == ')') && is_gap(text[digits + 1]);
        return is_number ? (int)digits : -1;
    }
    bool is_bullet = (*text == '-' || *text == '+') && (is_gap(text[1]) || text[1] == *text);
    return is_bullet || *text == '=' || *text == '#' ? 0 : -1;
}

/* Whether "&" begins an entity, as "&amp;" or "&#64;" does. */
static bool
is_entity(const char *text)
{
    return text[1] == '#' || chars_is_letter(text[1]);
}

/* "www." and "https:" become links by themselves. */
static bool
is_link(const char *text, const char *at)
{
    if (*at == '.')
        return at - text >= 3 && chars_lower(at[-1]) == 'w' && chars_lower(at[-2]) == 'w' &&
               chars_lower(at[-3]) == 'w';
    if (strncmp(at, "://", 3) == 0)
        return true;
    bool is_time = at > text && chars_is_digit(at[-1]); /* "10:30", but not "mailto:x" */
    return !is_time &&
           (text_word_character(at + 1) > 0 || at[1] == '+'); /* ":thanks:", a picture */
}

/* Whether a backslash has to stand before the character. */
static bool
needs_backslash(const char *text, const char *at)
{
    bool inside = is_behind_word(text, at) && text_word_character(at + 1) > 0;
    switch (*at) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '|':
    case '~':
    case '$':
        return true;
    case '_':
        return !inside;
    case '#':
        return at > text && at[-1] == ' ';
    case '.':
    case ':':
        return is_link(text, at);
    default:
        return false;
    }
}

static const char *
written_as(const char *text, const char *at)
{
    switch (*at) {
    case '<':
        return "&lt;";
    case '>':
        return at == text ? "&gt;" : NULL;
    case '&':
        return is_entity(at) ? "&amp;" : NULL;
    default:
        return NULL;
    }
}

char *
markdown_text(const char *text, size_t most)
{
    char *clean = clean_text(text, most);
    size_t room = strlen(clean) * (EXPANSION_MOST + 1) + 1, length = 0;
    char *markdown = mem_zeroed(room, 1);
    int start = line_start(clean);
    for (const char *at = clean; *at != '\0'; at++) {
        const char *other = written_as(clean, at);
        if (other) {
            memcpy(markdown + length, other, strlen(other));
            length += strlen(other);
            continue;
        }
        if (needs_backslash(clean, at) || at - clean == start)
            markdown[length++] = '\\';
        markdown[length++] = *at;
        if (*at == '@') {
            memcpy(markdown + length, word_joiner, sizeof word_joiner - 1);
            length += sizeof word_joiner - 1;
        }
    }
    free(clean);
    return markdown;
}
