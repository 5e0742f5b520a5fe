/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Programs with commands: `coach-log add ...`. Each command is a program by itself, with a command
 * line of its own (base/options.h) and a name of two words; here it is only found.
 */
#ifndef AMP_BASE_COMMANDS_H
#define AMP_BASE_COMMANDS_H

#include <stddef.h>

#include "base/options.h"

struct command {
    const char *name; /* "add" */
    const char *help; /* a few words, lower case, no full stop */
    /* argv[0] is the command, `data` the one beside it; returns the exit status. */
    int (*run)(int argc, char **argv, const void *data);
    const void *data;
};

/* Runs the command that argv[1] names and returns its exit status. Answers -h and -V in its place.
   A missing or unknown command ends the program. Of `program`, name, example, summary and operands
   are used. */
int commands_run(const struct program *program, const struct command *commands, size_t count,
    int argc, char **argv);

#endif
