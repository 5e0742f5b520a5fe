/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/hash: pieces of any length are the same when their bytes are, nothing behind them is looked
 * at, and names as people have them are spread over a table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "scratch.h"

/* A copy that ends where its memory ends. */
static char *
exact(const char *bytes, size_t length)
{
    char *copy = mem_resize(NULL, length ? length : 1, 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

static void
one_byte_makes_a_difference(void **state)
{
    (void)state;
    char text[64];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('A' + i);
    for (size_t length = 0; length <= sizeof text; length++) {
        char *left = exact(text, length), *right = exact(text, length);
        assert_true(hash_same(left, right, length));
        assert_int_equal(hash_bytes(left, length), hash_bytes(right, length));
        for (size_t i = 0; i < length; i++) {
            right[i] ^= 1;
            assert_false(hash_same(left, right, length));
            assert_int_not_equal(hash_bytes(left, length), hash_bytes(right, length));
            right[i] ^= 1;
        }
        if (length > 0)
            assert_int_not_equal(hash_bytes(left, length), hash_bytes(left, length - 1));
        free(left);
        free(right);
    }
}

/* How many of `count` texts share a bucket with an earlier one, of twice as many buckets. With a
   hash that is as good as chance it is about .21 of them. */
static size_t
shared(const char *before, int digits, const char *after, int count)
{
    static bool taken[1 << 15];
    size_t number = 0;
    char text[80];
    memset(taken, 0, sizeof taken);
    for (int i = 0; i < count; i++) {
        int length = snprintf(text, sizeof text, "%s%0*d%s", before, digits, i, after);
        unsigned bucket = hash_bytes(text, (size_t)length) % (sizeof taken);
        number += taken[bucket];
        taken[bucket] = true;
    }
    return number;
}

static void
names_are_spread(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        int digits;
        const char *after;
    } rows[] = {{"", 1, ""}, {"", 6, ""}, {"Person Number ", 3, ""}, {"r", 1, "@example.org"},
        {"", 1, "x"}, {"0058a00000", 7, "AAA"}, {"Ana ", 1, " Ruiz"},
        {"", 1, ", Inc. of a town with a long name"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t number = shared(rows[i].before, rows[i].digits, rows[i].after, 1 << 14);
        if (number < 3000 || number > 4000)
            fail_msg("'%s': %zu of %d", rows[i].before, number, 1 << 14);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_byte_makes_a_difference),
        cmocka_unit_test(names_are_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
