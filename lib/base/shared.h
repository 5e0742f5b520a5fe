/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that all programs share: their rows, and what is done with each. Only options.c
 * calls it.
 */
#ifndef AMP_BASE_SHARED_H
#define AMP_BASE_SHARED_H

#include "base/options.h"

extern const struct option_row shared_rows[];
extern const size_t shared_count;

/* What holds before any option was read; files are not set. */
extern const struct shared_options shared_defaults;

/* Takes the option of the row with `id`. Answers -h and -V and exits 0; a bad value ends the
   program. */
void shared_take(
    const struct program *program, int id, const char *value, struct shared_options *shared);

/* After the last option: what depends on several of them, and the default of --as-of. */
void shared_finish(struct shared_options *shared);

#endif
