/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text without quotes, cut into cells many bytes at a time: a copy of a stretch of bytes in which
 * every delimiter and line end is a NUL, and a list of where they were. A line of it is a record
 * whose cells need not be touched again.
 *
 * Quotes are found, and what they mean is left to libcsv.
 */
#ifndef AMP_CSV_CUTS_H
#define AMP_CSV_CUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "csv/record.h"

/* Start with {0}. */
struct cuts {
    char *text;       /* the copy */
    uint32_t *begins; /* one past each cut; [0] = 0 */
    uint32_t *stops;  /* which of them stand behind a line end or a quote */
    size_t count, stop_count;
    size_t length;    /* of the stretch */
    size_t valid;     /* so many bytes at its beginning are UTF-8 */
    size_t next;      /* of begins: the next line begins there */
    size_t next_stop; /* of stops: none before it is behind that */
    size_t text_capacity, begins_capacity, stops_capacity;
};

/* So many bytes behind a stretch may be read (their values do not matter). */
#define CUTS_ROOM ((size_t)64)

/* Cuts the `length` bytes, less than 2^32, at `bytes`. */
void cuts_make(struct cuts *cuts, const char *bytes, size_t length, char delimiter);
void cuts_free(struct cuts *cuts);

enum cut {
    CUT_RECORD,
    CUT_EMPTY,     /* a line without anything */
    CUT_QUOTED,    /* there is a quote in the line */
    CUT_UNFINISHED /* the line goes on behind the stretch, or nothing is left; that a CR at the end
                      of the stretch is the end of a line is not known either */
};

/* A line that is a record or empty. */
struct cut_line {
    struct record record;
    size_t content, length; /* in bytes, without and with its line end */
    bool utf8;              /* it is known to be UTF-8 */
};

/* Takes the next line of the stretch, which stands unchanged at `bytes`. *line is set for
   CUT_RECORD and CUT_EMPTY. */
enum cut cuts_line(struct cuts *cuts, const char *bytes, struct cut_line *line);

/* Where the next line begins in the stretch. */
static inline size_t
cuts_at(const struct cuts *cuts)
{
    return cuts->begins[cuts->next];
}

/* Whatever begins before `at` in the stretch was taken otherwise: the next line begins there. */
void cuts_skip(struct cuts *cuts, size_t at);

#endif
