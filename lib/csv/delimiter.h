/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which delimiter a file has: its first record says, by what stands most often in it, or a line
 * `sep=;` above it.
 */
#ifndef AMP_CSV_DELIMITER_H
#define AMP_CSV_DELIMITER_H

#include <stddef.h>

#include "csv/lines.h"

/* The one of , ; tab | that stands most often outside quotes in the record that begins at the
   current line, which has `length` bytes; a comma if none does. The lines are back at the record
   then; the buffer may have moved. */
char delimiter_detect(struct lines *lines, size_t length);

/* The delimiter that a line of `content` bytes without line end announces, NUL if it is no such
   line. */
char delimiter_announced(const char *line, size_t content);

#endif
