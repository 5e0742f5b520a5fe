/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The seed of a test with random input. It is printed, and AMP_SEED=n in the environment is taken
 * in its place: to repeat a failure, or to try other input than always.
 */
#ifndef AMP_TESTS_SEED_H
#define AMP_TESTS_SEED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Never 0, which some generators never leave. */
static inline uint64_t
seed_or(uint64_t usual)
{
    const char *wish = getenv("AMP_SEED");
    uint64_t wished = wish ? strtoull(wish, NULL, 10) & 0x7fffffff : 0;
    uint64_t seed = wished != 0 ? wished : usual;
    print_message("# seed %llu\n", (unsigned long long)seed);
    return seed;
}

#endif
