/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What --help and --version print. Only options.c calls it.
 */
#ifndef AMP_BASE_HELP_H
#define AMP_BASE_HELP_H

#include "base/options.h"

/* At most 24 lines of at most 79 columns for any program with at most 15 options of its own, as
   long as its texts are short enough. */
void help_print(const struct program *program, const struct option_row *shared, size_t count);

void help_print_version(const struct program *program);

#endif
