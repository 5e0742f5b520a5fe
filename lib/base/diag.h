/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages and exit codes. Every message is one line on standard error, written with one write(2):
 *
 *     goal-check: goals.csv:17: due '13/45/2026' is not a date
 *
 * program, place, what, the value in single quotes (use text_shown() on anything that comes from a
 * file). Lower case, no full stop, strerror last. Of one kind ten are shown; diag_finish() counts
 * the others.
 */
#ifndef AMP_BASE_DIAG_H
#define AMP_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

/* The exit statuses of every program. */
enum {
    STATUS_DONE = 0,      /* the output is complete and right */
    STATUS_LOOK = 1,      /* with -e: somebody should look */
    STATUS_TROUBLE = 2,   /* usage, a file that cannot be read or written, no memory, full disk */
    STATUS_SET_ASIDE = 3, /* done, but rows were set aside, each named */
};

/* Where in the input: file as it was given ("<stdin>" for standard input) and physical line from 1.
   line 0 = the file as a whole; file NULL = no place. `file` must live as long as the place. */
struct place {
    const char *file;
    size_t line;
};

/* Sets the name that begins every message ("coach-log add" for a subcommand). Call first; `name`
 * must live on. */
void diag_program(const char *name);

/* The name set by diag_program; "amptools" before. */
const char *diag_program_name(void);

/* One message, whatever its number. */
void diag_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void diag_say_at(struct place place, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One message of a kind: the first ten of a `kind` are shown, the others counted for diag_finish().
   `kind` is a text that lives to the end, as short as "is not a date"; kinds are told apart by
   their text. */
void diag_kind_at(struct place place, const char *kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A copy of `text` that lives as long as the counts of the kinds: for a kind that is made while the
   program runs. Equal texts are one copy. */
const char *diag_keep(const char *text);

/* Says for each kind with more than ten messages how many were not shown: "goal-check: 27 more: is
 * not a date". */
void diag_finish(void);

/* One message, then the end of the program with STATUS_TROUBLE (atexit handlers run). Never
 * returns. */
void diag_fatal(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
void diag_fatal_at(struct place place, const char *format, ...)
    __attribute__((format(printf, 2, 3), noreturn));

/* For tests: called with the status in place of exit(); it must not return (longjmp). NULL restores
 * exit(). */
void diag_exit_with(void (*leave)(int status));

/* For tests and repeated runs in one process: forgets the kinds and their counts, and the
   texts that were kept. */
void diag_reset(void);

#endif
