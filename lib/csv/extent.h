/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where records begin and end, for those who must know a file by its bytes: whoever adds to it, or
 * looks for a record that was cut short. The dialect is that of csv/reader.h; an unclosed quote is
 * an answer here, not the end of the program.
 */
#ifndef AMP_CSV_EXTENT_H
#define AMP_CSV_EXTENT_H

#include <stdbool.h>
#include <stddef.h>

/* One record: bytes[begin..end), its line end taken in. */
struct extent {
    size_t begin, content_end, end; /* content_end: without the line end */
    size_t cells;
    bool ended;      /* a line end closes it; else the bytes end here */
    bool open_quote; /* the bytes end inside a quoted cell */
    bool fault;      /* a stray quote: the record is the one physical line, as the reader has it */
    size_t cell_begin, cell_end; /* the bytes of the cell that was asked for, with its quotes;
                                    equal if there is none */
};

/* The record that begins at bytes[begin], begin < length. `cell` is the number of the cell that is
   asked for, -1 = none. */
struct extent extent_of(const char *bytes, size_t length, size_t begin, char delimiter, int cell);

/* Goes on from inside a quoted cell that began somewhere before bytes[begin], up to the end of the
   record. Only ended, open_quote, fault and end are set. */
struct extent extent_from_quote(const char *bytes, size_t length, size_t begin, char delimiter);

#endif
