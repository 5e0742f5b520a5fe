/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A walk over bytes in memory, from cell to cell. It must agree with csv/reader.c about where
 * records end; a test holds the two together.
 */
#include "csv/extent.h"

#include <string.h>

static bool
is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Past the line end at `at`. */
static size_t
after_line_end(const char *bytes, size_t length, size_t at)
{
    bool pair = bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

/* The end of a quoted cell whose quote was opened before `at`: past the closing quote, or `length`
   if it is not closed. */
static size_t
close_quote(const char *bytes, size_t length, size_t at, bool *open)
{
    for (;;) {
        const char *quote = memchr(bytes + at, '"', length - at);
        *open = quote == NULL;
        if (!quote)
            return length;
        at = (size_t)(quote - bytes) + 1;
        if (at == length || bytes[at] != '"')
            return at;
        at++;
    }
}

/* The end of the cell at `at`; inside: `at` is within its quotes. */
static size_t
cell_end(
    const char *bytes, size_t length, size_t at, char delimiter, bool inside, struct extent *extent)
{
    if (inside || (at < length && bytes[at] == '"')) {
        at = close_quote(bytes, length, inside ? at : at + 1, &extent->open_quote);
        extent->fault = at < length && bytes[at] != delimiter && !is_line_end(bytes[at]);
        return at;
    }
    while (at < length && bytes[at] != delimiter && !is_line_end(bytes[at]))
        extent->fault |= bytes[at++] == '"';
    return at;
}

/* Walks to the end of the record. */
static void
walk(const char *bytes, size_t length, char delimiter, int cell, bool inside, struct extent *extent)
{
    size_t at = extent->begin;
    for (;;) {
        size_t begin = at;
        at = cell_end(bytes, length, at, delimiter, inside, extent);
        inside = false;
        if (cell >= 0 && extent->cells == (size_t)cell) {
            extent->cell_begin = begin;
            extent->cell_end = at;
        }
        extent->cells++;
        if (extent->fault || at == length || is_line_end(bytes[at]))
            break;
        at++;
    }
    extent->content_end = at;
    extent->ended = at < length;
    extent->end = at < length ? after_line_end(bytes, length, at) : length;
}

struct extent
extent_of(const char *bytes, size_t length, size_t begin, char delimiter, int cell)
{
    struct extent extent = {.begin = begin};
    walk(bytes, length, delimiter, cell, false, &extent);
    if (extent.fault) {
        size_t at = begin;
        while (at < length && !is_line_end(bytes[at]))
            at++;
        extent = (struct extent){.begin = begin,
            .content_end = at,
            .end = at < length ? after_line_end(bytes, length, at) : length,
            .ended = at < length,
            .fault = true};
    }
    return extent;
}

struct extent
extent_from_quote(const char *bytes, size_t length, size_t begin, char delimiter)
{
    struct extent extent = {.begin = begin};
    walk(bytes, length, delimiter, -1, true, &extent);
    return extent;
}
