/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line. The options that all programs share stand in one table here; a program adds a
 * table of its own. From both come the parser, --help and --version. Long options must be written
 * in full; neither POSIXLY_CORRECT nor COLUMNS changes anything: options are understood before and
 * after operands until "--". A usage error is one line on stderr and exit status 2.
 */
#ifndef AMP_BASE_OPTIONS_H
#define AMP_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#define AMP_VERSION "0.1.0"

enum argument {
    ARGUMENT_NONE,
    ARGUMENT_NEEDED,
    ARGUMENT_OPTIONAL
}; /* OPTIONAL: only as --name=VALUE */

/* One option of a program. */
struct option_row {
    int id; /* what the program is told; a short option's letter, or any number from 256 */
    const char *long_name; /* without dashes; never NULL */
    enum argument argument;
    const char *value_name; /* "FILE"; NULL without argument */
    const char *help;       /* a few words, lower case, no full stop */
};

struct program {
    const char *name;              /* "goal-check", or "coach-log add" */
    const char *example;           /* one real command line: the first line of --help */
    const char *summary;           /* one line: what it does */
    const char *operands;          /* "[FILE...]", or "" if it takes none */
    const struct option_row *rows; /* its own options */
    size_t count;
};

/* What the shared options said. Texts point into argv. */
struct shared_options {
    const char *output;  /* -o; NULL = standard output */
    const char *roster;  /* -r; NULL = none */
    const char *rejects; /* --rejects; NULL = none */
    int as_of;           /* --as-of as a civil day; the local date if it was not given */
    bool as_of_given;
    int since, until; /* civil days; DAY_NONE if not given */
    int digits;       /* --digits, 1 to 17, default 6 */
    char delimiter;   /* -d; 0 = detect */
    bool spreadsheet, strict, exit_status;
    char **files; /* the operands, gathered at the front of argv; one "-" if none was given and the
                     program takes operands */
    size_t file_count;
};

/* Reads the command line. For each of the program's own options `own` is called with its id, its
   value (NULL without argument) and `data`, in the order given; it reports a bad value itself with
   options_bad_value(). Calls diag_program(). Answers -h and -V and exits 0. --zone is applied
   before --as-of defaults. Ends the program on a usage error. */
void options_read(const struct program *program, int argc, char **argv,
    struct shared_options *shared, void (*own)(int id, const char *value, void *data), void *data);

/* "goal-check: --by 'fortnight' is not one of day, week, month" and the end: `what` finishes the
 * sentence. */
void options_bad_value(const char *option, const char *value, const char *what)
    __attribute__((noreturn));

/* "goal-check: a goals file is needed; see 'goal-check --help'" and the end. */
void options_usage(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* The whole number from `least` (0 or more) to `most` that `value` is, or options_bad_value(). */
int options_number(const char *option, const char *value, int least, int most);

/* The position of `value` in `words` (NULL-terminated), or options_bad_value(). */
int options_word(const char *option, const char *value, const char *const *words);

#endif
