/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One buffer that holds the current record and at least its next line; it grows only for long
 * records, so memory does not grow with rows.
 */
#include "csv/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
lines_start(struct lines *lines, struct source *source)
{
    *lines = (struct lines){.source = source, .number = 1};
    /* Room for one block, and for the next behind it, which shows that the first was all. */
    size_t room = 2 * source_block(source) + LINES_ROOM;
    lines->buffer = mem_grow(NULL, &lines->capacity, room, 1);
    memset(lines->buffer, 0, LINES_ROOM);
}

void
lines_free(struct lines *lines)
{
    source_close(lines->source);
    free(lines->buffer);
}

/* How many line ends stand in the bytes, behind which a NUL stands. */
static size_t
count_line_ends(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return count;
}

/* Reads another block behind `end`, making room by dropping what lies before the current record.
 * False at the end of the input. */
static bool
fill(struct lines *lines)
{
    if (lines->at_end)
        return false;
    lines->moves++;
    if (lines->begin > 0) {
        memmove(lines->buffer, lines->buffer + lines->begin, lines->end - lines->begin);
        lines->next -= lines->begin;
        lines->end -= lines->begin;
        lines->feed -= lines->begin; /* where it was looked for just now, so not before */
        lines->begin = 0;
    }
    size_t block = source_block(lines->source);
    lines->buffer = mem_grow(lines->buffer, &lines->capacity, lines->end + block + LINES_ROOM, 1);
    char *to = lines->buffer + lines->end;
    size_t got = source_read(lines->source, to, block);
    const char *nul = memchr(to, '\0', got);
    if (nul) {
        const char *from = lines->buffer + lines->next;
        size_t before = count_line_ends(from, (size_t)(nul - from));
        diag_fatal_at(lines_place(lines, lines->number + before), "a NUL byte; is this CSV text?");
    }
    lines->end += got;
    memset(lines->buffer + lines->end, 0, LINES_ROOM);
    lines->at_end = got == 0;
    return got > 0;
}

/* The first LF from `next` on, NULL if none is in the buffer. Where lines end with CR it may be far
 * away or nowhere, so how far the bytes were searched is remembered from line to line. */
static const char *
find_feed(struct lines *lines)
{
    if (lines->feed < lines->next)
        lines->feed = lines->next;
    const char *from = lines->buffer + lines->feed;
    size_t length = lines->end - lines->feed;
    const char *feed = memchr(from, '\n', length);
    lines->feed = feed ? (size_t)(feed - lines->buffer) : lines->end;
    return feed;
}

size_t
lines_peek(struct lines *lines, size_t *content)
{
    size_t searched = 0; /* so many bytes hold no CR */
    for (;;) {
        const char *feed = find_feed(lines);
        const char *from = lines->buffer + lines->next;
        size_t length = lines->end - lines->next;
        size_t limit = feed ? (size_t)(feed - from) : length;
        const char *back = memchr(from + searched, '\r', limit - searched);
        if (back) {
            /* A CR at the very end of the buffer may be half of a CRLF: look further first. */
            *content = searched = (size_t)(back - from);
            if (*content + 1 < length || lines->at_end)
                return *content + 1 + (from[*content + 1] == '\n'); /* a 0 behind the last */
        } else if (feed) {
            *content = limit;
            return limit + 1;
        } else {
            *content = searched = length;
        }
        /* One byte more than a whole line of the limit, so that a CRLF is not cut there. */
        if (lines->next + length - lines->begin > LINES_LIMIT + 1 || (!fill(lines) && !back))
            return length;
    }
}

void
lines_back_to_record(struct lines *lines, size_t number)
{
    lines->next = lines->begin;
    lines->feed = 0;
    lines->number = number;
}

void
lines_mark(struct lines *lines, size_t number)
{
    lines->marked_number = number;
    source_mark(lines->source, lines->buffer + lines->begin, lines->end - lines->begin);
}

void
lines_rewind(struct lines *lines)
{
    source_rewind(lines->source);
    lines->begin = lines->next = lines->end = lines->feed = 0;
    lines->moves++;
    lines->at_end = false;
    lines->number = lines->marked_number;
}
