/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls of the system that fail when a test says so, for what no test can bring about: a disk that
 * breaks, a signal just then, a library that cannot be loaded. A test names each call that it
 * needs, and the Makefile sees that in the object (ld --wrap):
 *
 *     FAILING(fsync, int, (int descriptor), (descriptor), -1)
 *
 * its type, its parameters, its arguments and what it answers when it fails; then failing("fsync",
 * 1, EIO) lets the next call fail, failing("fsync", 2, EIO) the one after that, and with -1 every
 * call from now on. FAILING_LARGE is for what glibc calls otherwise where files may be larger than
 * a long: open, lseek, pread; FAILING_TIMED for what it calls otherwise where times are longer than
 * one: localtime_r, time, clock_gettime; FAILING_LARGE_TIMED for both: stat, fstat, fcntl.
 */
#ifndef AMP_TESTS_FAILING_H
#define AMP_TESTS_FAILING_H

#include <errno.h>
#include <stdbool.h>
#include <string.h>

static struct {
    const char *call;
    int left; /* calls up to the one that fails; 0: none fails; -1: all do */
    int error;
} failing_plan[4];

/* Which of up to four calls fails, and with which errno. */
static inline void
failing(const char *call, int which, int error)
{
    for (size_t i = 0; i < sizeof failing_plan / sizeof failing_plan[0]; i++)
        if (failing_plan[i].left == 0) {
            failing_plan[i].call = call;
            failing_plan[i].left = which;
            failing_plan[i].error = error;
            return;
        }
}

static inline bool
failing_now(const char *call)
{
    for (size_t i = 0; i < sizeof failing_plan / sizeof failing_plan[0]; i++)
        if (failing_plan[i].left != 0 && strcmp(failing_plan[i].call, call) == 0 &&
            (failing_plan[i].left < 0 || --failing_plan[i].left == 0)) {
            errno = failing_plan[i].error;
            return true;
        }
    return false;
}

#define FAILING_AS(call, symbol, type, parameters, arguments, failure)                             \
    type __real_##symbol parameters;                                                               \
    type __wrap_##symbol parameters;                                                               \
    type __wrap_##symbol parameters                                                                \
    {                                                                                              \
        return failing_now(#call) ? (failure) : __real_##symbol arguments;                         \
    }
#define FAILING(call, type, parameters, arguments, failure)                                        \
    FAILING_AS(call, call, type, parameters, arguments, failure)

#ifdef __GLIBC__
#define FAILING_LARGE(call, type, parameters, arguments, failure)                                  \
    FAILING_AS(call, call, type, parameters, arguments, failure)                                   \
    FAILING_AS(call, call##64, type, parameters, arguments, failure)
#else
#define FAILING_LARGE(call, type, parameters, arguments, failure)                                  \
    FAILING_AS(call, call, type, parameters, arguments, failure)
#endif

/* Where a long has 32 bits, the calls that know a time have other names in glibc. */
#if defined __GLIBC__ && __TIMESIZE == 32
#define FAILING_LONG_clock_gettime __clock_gettime64
#define FAILING_LONG_fcntl __fcntl_time64
#define FAILING_LONG_fstat __fstat64_time64
#define FAILING_LONG_localtime_r __localtime64_r
#define FAILING_LONG_stat __stat64_time64
#define FAILING_LONG_time __time64
#define FAILING_SYMBOL(call, symbol, type, parameters, arguments, failure)                         \
    FAILING_AS(call, symbol, type, parameters, arguments, failure)
#define FAILING_TIMED(call, type, parameters, arguments, failure)                                  \
    FAILING_SYMBOL(call, FAILING_LONG_##call, type, parameters, arguments, failure)
#define FAILING_LARGE_TIMED FAILING_TIMED
#else
#define FAILING_TIMED FAILING
#define FAILING_LARGE_TIMED FAILING_LARGE
#endif

#endif
