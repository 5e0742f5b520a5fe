/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tail of a coaching log: does the file end with a whole record, with one that only lacks its
 * line end, or with one that was cut short?
 *
 * Only the last 64 KiB are looked at. Whether their first line begins a record or stands within a
 * quoted cell cannot be seen there; so both are tried, and the answer counts only if one of the two
 * leads to a stray quote, which a log does not have. Where that does not settle it, and before
 * anything is called torn, the whole file is read.
 */
#ifndef AMP_TEAM_COACHING_TAIL_H
#define AMP_TEAM_COACHING_TAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "team/coaching_form.h"

struct coaching_tail {
    size_t whole;           /* the bytes up to the end of the last whole record */
    const char *completion; /* the line end that the last whole record lacks, "" = none */
    char *torn;             /* the `torn_length` bytes behind it with a NUL, or NULL; free() it */
    size_t torn_length;
    size_t torn_line; /* the physical line on which they begin */
    bool doubtful;    /* a quote is open at the end, but whole rows seem to follow where it opens:
                         more likely a slip of a person than a record that was cut short */
    int64_t latest;   /* the greatest moment of the ids looked at (coaching_id.h), -1 = none */
};

/* The size of a log as bytes in memory. More than 2 GiB ends the program, on every system alike:
   one with addresses of 32 bits would take another end of the file for its tail. */
size_t coaching_tail_size(const char *name, off_t size);

/* Looks at a log of `size` bytes whose form is known. A file that cannot be read ends the program.
 */
void coaching_tail_read(int descriptor, const char *name, size_t size,
    const struct coaching_form *form, struct coaching_tail *tail);

/* Fills `bytes` from a place in a file; less than `length` bytes, or an error, end the program. */
void coaching_tail_bytes(int descriptor, const char *name, size_t from, char *bytes, size_t length);

#endif
