/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Physical lines over one buffer: the layer below records. Lines end with LF, CRLF or CR. A NUL
 * byte ends the program with the line.
 *
 * The invariant: buffer[begin..next) are the lines of the current record as they were read,
 * `number` is the physical line of buffer[next], and buffer[next..end) is read but not yet taken.
 * Within lib/csv the members may be read by anybody.
 */
#ifndef AMP_CSV_LINES_H
#define AMP_CSV_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "csv/source.h"

struct lines {
    struct source *source;
    char *buffer;
    size_t capacity, begin, next, end;
    size_t moves; /* how often the bytes may have changed their places in the buffer */
    size_t feed;  /* from `next` to here there is no LF (nothing is known if it is below `next`) */
    bool at_end;
    size_t number, marked_number;
};

/* So many bytes behind `end` may be read too; they are 0 or were read from the source. */
#define LINES_ROOM ((size_t)64)

/* A line longer than this, or a record of several lines, is not read on. */
#define LINES_LIMIT ((size_t)16 << 20)

/* Starts at line 1 of `source`, which is closed by lines_free(). */
void lines_start(struct lines *lines, struct source *source);
void lines_free(struct lines *lines);

/* The line at `next`: its length with the line end, 0 when nothing is left; *content is its length
   without the line end. May move the buffer. Once the bytes since `begin` pass LINES_LIMIT, what is
   there is returned. */
size_t lines_peek(struct lines *lines, size_t *content);

/* Takes the line of `length` bytes that was peeked at. */
static inline void
lines_take(struct lines *lines, size_t length)
{
    lines->next += length;
    lines->number++;
}

/* A new record begins at `next`. */
static inline void
lines_begin_record(struct lines *lines)
{
    lines->begin = lines->next;
}

/* Goes back to the beginning of the current record, which stands on line `number`. */
void lines_back_to_record(struct lines *lines, size_t number);

/* Marks the beginning of the current record, which stands on line `number`; and goes back to the
 * mark. */
void lines_mark(struct lines *lines, size_t number);
void lines_rewind(struct lines *lines);

static inline struct place
lines_place(const struct lines *lines, size_t number)
{
    return (struct place){source_name(lines->source), number};
}

#endif
