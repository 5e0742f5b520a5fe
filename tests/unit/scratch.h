/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What tests of streams need: files that are gone when the test ends, a standard input that gives
 * its bytes in pieces of a chosen size, a small generator of random numbers, and a way to run what
 * ends the program in this process.
 */
#ifndef AMP_TESTS_SCRATCH_H
#define AMP_TESTS_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "seed.h"

#define SCRATCH_FILES 400
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static char scratch_paths[SCRATCH_FILES][32];
static size_t scratch_count;
static pid_t scratch_owner;

static inline void
scratch_clean(void)
{
    for (size_t i = 0; i < scratch_count && getpid() == scratch_owner; i++)
        unlink(scratch_paths[i]);
}

/* A new file that holds the bytes; its path. */
static inline char *
scratch_bytes(const void *bytes, size_t length)
{
    assert_true(scratch_count < SCRATCH_FILES);
    if (scratch_count == 0) {
        scratch_owner = getpid();
        atexit(scratch_clean);
    }
    char *path = scratch_paths[scratch_count++];
    snprintf(path, sizeof scratch_paths[0], "/tmp/amptools-test-XXXXXX");
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_true(write(descriptor, bytes, length) == (ssize_t)length);
    close(descriptor);
    return path;
}

static inline char *
scratch_text(const char *text)
{
    return scratch_bytes(text, strlen(text));
}

/* What a file holds, as a text. */
static inline const char *
scratch_content(const char *path)
{
    static char content[65536];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    content[fread(content, 1, sizeof content - 1, file)] = '\0';
    fclose(file);
    return content;
}

static int feed_stdin = -1;
static pid_t feed_writer = -1;

/* Standard input becomes what can be read from the descriptor. End with feed_end(). */
static inline void
feed_descriptor(int descriptor)
{
    feed_stdin = dup(STDIN_FILENO);
    assert_true(feed_stdin >= 0);
    assert_int_equal(dup2(descriptor, STDIN_FILENO), STDIN_FILENO);
    close(descriptor);
}

/* Standard input becomes a pipe into which the bytes are written `times` times; or, with a piece
   other than 0, something that gives exactly so many bytes at each read. End with feed_end(). */
static inline void
feed_begin(const char *bytes, size_t length, size_t times, size_t piece)
{
    int ends[2];
    assert_int_equal(piece ? socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) : pipe(ends),
        0); /* a datagram is a read */
    fflush(NULL);
    feed_writer = fork();
    assert_true(feed_writer >= 0);
    if (feed_writer == 0) {
        close(ends[0]);
        for (size_t i = 0; i < times; i++) {
            for (size_t done = 0; done < length;) {
                size_t wanted = piece && length - done > piece ? piece : length - done;
                ssize_t written = write(ends[1], bytes + done, wanted);
                if (written <= 0)
                    _exit(1);
                done += (size_t)written;
            }
        }
        if (piece)
            (void)send(ends[1], "", 0, 0); /* reads as the end */
        _exit(0);
    }
    close(ends[1]);
    feed_descriptor(ends[0]);
}

/* The same for a few bytes that come in two pieces, neither of them empty: without a process that
   writes them, so that it can be done often. */
static inline void
feed_two(const char *bytes, size_t length, size_t first)
{
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends), 0);
    assert_int_equal(send(ends[1], bytes, first, 0), first);
    assert_int_equal(send(ends[1], bytes + first, length - first, 0), length - first);
    assert_int_equal(send(ends[1], "", 0, 0), 0);
    close(ends[1]);
    feed_descriptor(ends[0]);
}

/* The same for a file. */
static inline void
feed_file(const char *bytes, size_t length)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    rewind(file);
    feed_descriptor(dup(fileno(file)));
    fclose(file);
}

static inline void
feed_end(void)
{
    dup2(feed_stdin, STDIN_FILENO);
    close(feed_stdin);
    if (feed_writer > 0)
        waitpid(feed_writer, NULL, 0);
    feed_writer = -1;
}

struct random {
    uint64_t state;
};

/* Says the seed, so that a failure can be repeated. */
static inline struct random
random_begin(uint64_t seed)
{
    return (struct random){seed_or(seed)};
}

static inline size_t
random_below(struct random *random, size_t limit)
{
    random->state ^= random->state << 13;
    random->state ^= random->state >> 7;
    random->state ^= random->state << 17;
    return (size_t)(random->state % limit);
}

static jmp_buf fatal_back;
static char fatal_message[2100];
static int fatal_stderr = -1;

static inline void
fatal_leave(int status)
{
    longjmp(fatal_back, status);
}

/* From here to fatal_end(), a fatal error comes back to setjmp(fatal_back) with the status.
 * Standard error goes into a file. */
static inline void
fatal_begin(void)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    fatal_stderr = dup(STDERR_FILENO);
    assert_true(fatal_stderr >= 0);
    dup2(fileno(file), STDERR_FILENO);
    fclose(file);
    diag_exit_with(fatal_leave);
}

/* What was said on standard error since the last call. */
static inline const char *
fatal_said(void)
{
    ssize_t length = pread(STDERR_FILENO, fatal_message, sizeof fatal_message - 1, 0);
    fatal_message[length > 0 ? length : 0] = '\0';
    if (ftruncate(STDERR_FILENO, 0) == 0)
        lseek(STDERR_FILENO, 0, SEEK_SET);
    return fatal_message;
}

static inline void
fatal_end(void)
{
    diag_exit_with(NULL);
    dup2(fatal_stderr, STDERR_FILENO);
    close(fatal_stderr);
}

#endif
