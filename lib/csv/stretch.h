/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that need no look at their bytes: a stretch of the lines' buffer is cut (csv/cuts.h) at a
 * time, and its lines are handed out while nobody else moves the buffer.
 */
#ifndef AMP_CSV_STRETCH_H
#define AMP_CSV_STRETCH_H

#include "csv/cuts.h"
#include "csv/lines.h"

/* Start with {0}. */
struct stretch {
    struct cuts cuts;
    size_t begin; /* of the lines' buffer */
    size_t moves; /* of the lines, when it was cut; it holds as long as there are no more */
};

/* The next line; *line is set for CUT_RECORD and CUT_EMPTY. It is yet to be taken from `lines`. */
enum cut stretch_line(
    struct stretch *stretch, const struct lines *lines, char delimiter, struct cut_line *line);

void stretch_free(struct stretch *stretch);

#endif
