/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What --help and --version print. Only options.c and commands.c call it.
 */
#ifndef AMP_BASE_HELP_H
#define AMP_BASE_HELP_H

#include "base/commands.h"
#include "base/options.h"

/* At most 24 lines of at most 79 columns for any program with at most 28 options of its own, as
   long as its texts are short enough: from 15 options on two stand in a line. */
void help_print(const struct program *program, const struct option_row *shared, size_t count);

/* The commands of a program that has some, with a few words each. */
void help_print_commands(
    const struct program *program, const struct command *commands, size_t count);

void help_print_version(const struct program *program);

#endif
