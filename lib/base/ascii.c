/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters are taken apart by Unicode's own compatibility decomposition, so no list of accented
 * letters is kept here; the table holds only what Unicode does not take apart. It does not write
 * other scripts in Latin letters: that differs by language, and a name spelled wrongly is worse
 * than one that is left out. Invariant: the copy holds only bytes from ' ' to '~'.
 */
#include "base/ascii.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/text.h"

enum { PARTS_MOST = 32 }; /* more than any one character decomposes to */

static const struct {
    int32_t point;
    const char *ascii;
} spellings[] = {
    {0x00a1, "!"},
    {0x00a2, "c"},
    {0x00a3, "GBP"},
    {0x00a5, "JPY"},
    {0x00a7, "S."},
    {0x00a9, "(c)"},
    {0x00ab, "\""},
    {0x00ae, "(r)"},
    {0x00b0, "deg"},
    {0x00b1, "+-"},
    {0x00b4, "'"},
    {0x00b7, "-"},
    {0x00bb, "\""},
    {0x00bf, "?"},
    {0x00c6, "AE"},
    {0x00d0, "D"},
    {0x00d7, "x"},
    {0x00d8, "O"},
    {0x00de, "Th"},
    {0x00df, "ss"},
    {0x00e6, "ae"},
    {0x00f0, "d"},
    {0x00f7, "/"},
    {0x00f8, "o"},
    {0x00fe, "th"},
    {0x0110, "D"},
    {0x0111, "d"},
    {0x0126, "H"},
    {0x0127, "h"},
    {0x0131, "i"},
    {0x0138, "q"},
    {0x0141, "L"},
    {0x0142, "l"},
    {0x014a, "N"},
    {0x014b, "n"},
    {0x0152, "OE"},
    {0x0153, "oe"},
    {0x0166, "T"},
    {0x0167, "t"},
    {0x0180, "b"},
    {0x0192, "f"},
    {0x0197, "I"},
    {0x0259, "e"},
    {0x0268, "i"},
    {0x1e9e, "SS"},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "-"},
    {0x2013, "-"},
    {0x2014, "--"},
    {0x2015, "--"},
    {0x2018, "'"},
    {0x2019, "'"},
    {0x201a, "'"},
    {0x201b, "'"},
    {0x201c, "\""},
    {0x201d, "\""},
    {0x201e, "\""},
    {0x201f, "\""},
    {0x2020, "+"},
    {0x2022, "*"},
    {0x2032, "'"},
    {0x2033, "\""},
    {0x2039, "'"},
    {0x203a, "'"},
    {0x2044, "/"},
    {0x20ac, "EUR"},
    {0x2190, "<-"},
    {0x2192, "->"},
    {0x2212, "-"},
    {0x2248, "~"},
    {0x2260, "/="},
    {0x2264, "<="},
    {0x2265, ">="},
    {0x3001, ","},
    {0x3002, "."},
};

static const char *
spelling(int32_t point)
{
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        if (spellings[i].point == point)
            return spellings[i].ascii;
    return NULL;
}

static bool
is_printable(int32_t point)
{
    return point >= ' ' && point <= '~';
}

/* Whether it only changes the letter before it: a mark, a joiner, a selector, a skin tone. */
static bool
is_added(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
           category == UTF8PROC_CATEGORY_CF;
}

struct builder {
    char *text;
    size_t length, capacity;
};

static void
add(struct builder *builder, const char *bytes, size_t count)
{
    builder->text = mem_grow(builder->text, &builder->capacity, builder->length + count + 1, 1);
    memcpy(builder->text + builder->length, bytes, count);
    builder->length += count;
}

/* Adds the letters of one character; false, and nothing is added, if it has none in ASCII. */
static bool
add_letters(struct builder *builder, int32_t point)
{
    size_t begin = builder->length;
    utf8proc_int32_t parts[PARTS_MOST];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        point, parts, PARTS_MOST, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MOST; i++) {
        const char byte = (char)parts[i];
        const char *letters = is_printable(parts[i]) ? &byte : spelling(parts[i]);
        if (letters) {
            add(builder, letters, letters == &byte ? 1 : strlen(letters));
        } else if (!is_added(parts[i])) {
            builder->length = begin;
            return false;
        }
    }
    return builder->length > begin;
}

/* The number of bytes of what is seen as one character at the beginning of a text. A wide one takes
   two columns, and one that takes none stands alone. */
static size_t
cluster_length(const char *text)
{
    size_t length = text_fit(text, 0);
    for (size_t columns = 1; length == 0; columns++)
        length = text_fit(text, columns);
    return length;
}

/* Adds what is seen as one character, `length` bytes of which the first is the base. */
static void
add_cluster(struct builder *builder, const char *text, size_t length)
{
    size_t size, at, begin = builder->length;
    int32_t first = text_code_point(text, &size);
    const char *whole = spelling(first);
    bool known = first < TEXT_STRAY && (whole || add_letters(builder, first));
    if (whole)
        add(builder, whole, strlen(whole));
    for (at = size; known && at < length; at += size) {
        int32_t next = text_code_point(text + at, &size);
        known = next < TEXT_STRAY && is_added(next);
    }
    if (!known) {
        builder->length = begin;
        add(builder, "?", 1);
    }
}

char *
ascii_text(const char *text)
{
    struct builder builder = {0};
    add(&builder, "", 0);
    while (*text != '\0') {
        size_t length = cluster_length(text);
        if (length == 1 && is_printable(*text))
            add(&builder, text, 1);
        else
            add_cluster(&builder, text, length);
        text += length;
    }
    builder.text[builder.length] = '\0';
    return builder.text;
}
