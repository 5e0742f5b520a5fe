/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names, notes and file names come from other people's systems. Whatever they hold, none of it may
 * move a cursor, colour a screen, turn a line round or push a column out of place. It does not
 * judge the words. Invariant: a clean text is UTF-8 without control or format characters (but the
 * two joiners that scripts need), with single spaces only.
 */
#include "page/clean.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/text.h"

enum { MARKS_KEPT = 6 };

static const char dots[] = "...";

enum fate { FATE_KEEP, FATE_MARK, FATE_SPACE, FATE_DROP, FATE_REPLACE };

/* What becomes of a character; a negative one is a byte that is no UTF-8. */
static enum fate
fate_of(utf8proc_int32_t character)
{
    if (character < 0)
        return FATE_REPLACE;
    if (character == '\t' || character == '\n' || character == '\r')
        return FATE_SPACE;
    if (character == 0x200C || character == 0x200D) /* the joiners */
        return FATE_MARK;
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return FATE_SPACE;
    case UTF8PROC_CATEGORY_CF:
        return FATE_DROP;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
        return FATE_REPLACE;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
        return FATE_MARK;
    default:
        return FATE_KEEP;
    }
}

/* What is being written: `length` bytes of clean text, the last of which may be a space. */
struct cleaner {
    char *text;
    size_t length;
    int marks; /* on the letter before */
};

static void
take(struct cleaner *cleaner, enum fate fate, const char *bytes, size_t count)
{
    if (fate == FATE_DROP || (fate == FATE_MARK && cleaner->marks++ >= MARKS_KEPT))
        return;
    if (fate != FATE_MARK)
        cleaner->marks = 0;
    if (fate == FATE_SPACE) {
        if (cleaner->length > 0 && cleaner->text[cleaner->length - 1] != ' ')
            cleaner->text[cleaner->length++] = ' ';
    } else if (fate == FATE_REPLACE) {
        cleaner->text[cleaner->length++] = '?';
    } else {
        memcpy(cleaner->text + cleaner->length, bytes, count);
        cleaner->length += count;
    }
}

char *
clean_text(const char *text, size_t most)
{
    size_t left = strlen(text);
    struct cleaner cleaner = {.text = mem_zeroed(left + sizeof dots, 1)};
    while (left > 0) {
        utf8proc_int32_t character;
        utf8proc_ssize_t size =
            utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)left, &character);
        size_t count = size < 1 ? 1 : (size_t)size;
        take(&cleaner, fate_of(size < 1 ? -1 : character), text, count);
        text += count;
        left -= count;
    }
    if (cleaner.length > 0 && cleaner.text[cleaner.length - 1] == ' ')
        cleaner.length--;
    cleaner.text[cleaner.length] = '\0';
    if (cleaner.length > most && text_width(cleaner.text) > most) {
        size_t cut = text_fit(cleaner.text, most > 3 ? most - 3 : 0);
        while (cut > 0 && cleaner.text[cut - 1] == ' ')
            cut--;
        memcpy(cleaner.text + cut, dots, sizeof dots);
    }
    return cleaner.text;
}

/* The number of bytes of the first character of clean text. */
static size_t
first_character(const char *text)
{
    size_t count = 1;
    while (((unsigned char)text[count] & 0xC0) == 0x80)
        count++;
    return count;
}

static void
skip_spaces(const char **text)
{
    while (**text == ' ')
        (*text)++;
}

bool
clean_line(const char **rest, size_t columns, const char **line, size_t *length)
{
    skip_spaces(rest);
    const char *from = *rest;
    if (*from == '\0')
        return false;
    size_t fits = text_fit(from, columns);
    if (fits == 0)
        fits = first_character(from);
    size_t cut = fits;
    if (from[fits] != '\0' && from[fits] != ' ') {
        while (cut > 0 && from[cut] != ' ')
            cut--;
        if (cut == 0)
            cut = fits;
    }
    *rest = from + cut;
    skip_spaces(rest);
    while (cut > 1 && from[cut - 1] == ' ')
        cut--;
    *line = from;
    *length = cut;
    return true;
}
