/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as ASCII that survives every mail program on its way. It only encodes.
 * Invariant: no line is longer than 76 characters, and none is cut within a character of UTF-8.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/text.h"
#include "page/mail_parts.h"

enum {
    LINE_MOST = 76,
    FRAME = 12,      /* what stands around an encoded word: "=?UTF-8?B?" and "?=" */
    PIECE_SIZE = 16, /* one character encoded: four bytes of three letters each */
};

static bool
is_plain(const char *text)
{
    for (const char *at = text; *at != '\0'; at++)
        if (*at < ' ' || *at > '~')
            return false;
    return !strstr(text, "=?");
}

/* The bytes of the first character; a byte that is not UTF-8 is one by itself. */
static size_t
character_length(const char *text)
{
    size_t length;
    (void)text_code_point(text, &length);
    return length;
}

void
mail_field(struct outfile *out, const char *name, const char *text)
{
    outfile_format(out, "%s:", name);
    if (is_plain(text) && strlen(name) + 2 + strlen(text) <= LINE_MOST) {
        outfile_format(out, " %s\n", text);
        return;
    }
    size_t used = strlen(name) + 2;
    for (const char *rest = text; *rest != '\0'; used = 1) {
        size_t length = 0, most = (LINE_MOST - used - FRAME) / 4 * 3;
        while (rest[length] != '\0' && length + character_length(rest + length) <= most)
            length += character_length(rest + length);
        char *letters = base64_text(rest, length);
        outfile_format(out, " =?UTF-8?B?%s?=\n", letters);
        free(letters);
        rest += length;
    }
}

/* What the character at `at` becomes, `length` bytes of it: itself, or =XX for each byte. Returns
   how many characters that are. */
static size_t
encode(const char *at, size_t length, bool always, char piece[static PIECE_SIZE])
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned char first = (unsigned char)*at;
    size_t width = 0;
    if (!always && first >= ' ' && first <= '~' && first != '=') {
        piece[width++] = *at;
        length = 0;
    }
    for (size_t i = 0; i < length; i++) {
        piece[width++] = '=';
        piece[width++] = digits[(unsigned char)at[i] / 16];
        piece[width++] = digits[(unsigned char)at[i] % 16];
    }
    return width;
}

/* Whether a character must be encoded because of where it stands: a blank before the end of a line,
   and what the start of a line would make a separator of letters or the end of all. */
static bool
is_in_danger(const char *at, const char *end, bool starts_line)
{
    bool ends_line = at + 1 == end || at[1] == '\n';
    if (*at == ' ' && ends_line)
        return true;
    return starts_line && (*at == '.' || ((size_t)(end - at) >= 5 && memcmp(at, "From ", 5) == 0));
}

void
mail_quoted_printable(struct outfile *out, const char *text, size_t length)
{
    const char *end = text + length;
    size_t column = 0;
    char piece[PIECE_SIZE], line[LINE_MOST + 1];
    while (text < end) {
        if (*text == '\n') {
            line[column++] = *text++;
            outfile_write(out, line, column);
            column = 0;
            continue;
        }
        size_t bytes = character_length(text);
        size_t width = encode(text, bytes, is_in_danger(text, end, column == 0), piece);
        bool is_last = text + bytes == end || text[bytes] == '\n';
        if (column + width + !is_last > LINE_MOST) {
            outfile_write(out, line, column);
            outfile_text(out, "=\n");
            column = 0;
            width = encode(text, bytes, is_in_danger(text, end, true), piece);
        }
        memcpy(line + column, piece, width);
        column += width;
        text += bytes;
    }
    outfile_write(out, line, column);
}
