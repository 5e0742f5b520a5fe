/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a piece of a test as a process of its own and tells what it wrote and how it ended: for
 * what ends the program, needs its own descriptors or limits, or leaves by a signal. No assertion
 * inside of the piece: it would jump into the child's copy of the test runner. A piece that finds
 * something wrong calls _exit(99).
 */
#ifndef AMP_TESTS_CHILD_H
#define AMP_TESTS_CHILD_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

struct outcome {
    int status; /* of exit, or minus the signal that ended it, or CHILD_FAILED */
    char out[65536], err[65536];
};

enum {
    CHILD_WRONG = 99,
    CHILD_FAILED = -1000, /* it could not be run */
};

/* What a program holds when it ends in the middle of its work is no leak. LeakSanitizer asks. */
static int child_ends_early;
int __lsan_is_turned_off(void);
int
__lsan_is_turned_off(void)
{
    return child_ends_early;
}

static inline void
child_read_back(FILE *file, char *text, size_t size)
{
    rewind(file);
    size_t length = fread(text, 1, size - 1, file);
    text[length] = '\0';
    fclose(file);
}

/* exit(0) after `body`, so what a program would do on exit is done. */
static inline struct outcome
child_run(void (*body)(void *data), void *data)
{
    static struct outcome outcome;
    FILE *out = tmpfile(), *err = tmpfile();
    outcome.status = CHILD_FAILED;
    fflush(NULL);
    pid_t child = out == NULL || err == NULL ? -1 : fork();
    if (child == 0) {
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        child_ends_early = 1;
        body(data);
        child_ends_early = 0;
        exit(0);
    }
    int status;
    if (child > 0 && waitpid(child, &status, 0) == child) {
        outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    child_read_back(out, outcome.out, sizeof outcome.out);
    child_read_back(err, outcome.err, sizeof outcome.err);
    return outcome;
}

/* True under AddressSanitizer, where memory cannot be made short. */
#if defined(__SANITIZE_ADDRESS__)
#define CHILD_HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHILD_HAS_ASAN 1
#endif
#endif
#ifndef CHILD_HAS_ASAN
#define CHILD_HAS_ASAN 0
#endif

/* What a program says of an error of the system: where `begin` ends in ": ", the words that this C
   library has for it come behind, with the line end. Stays until the next call. */
static inline const char *
child_says(const char *begin, int error)
{
    static char text[256];
    size_t length = strlen(begin);
    bool names_error = length >= 2 && strcmp(begin + length - 2, ": ") == 0;
    snprintf(text, sizeof text, "%s%s%s", begin, names_error ? strerror(error) : "",
        names_error ? "\n" : "");
    return text;
}

#endif
