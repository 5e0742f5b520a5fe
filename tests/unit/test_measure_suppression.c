/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/suppression: pieces and the minimum. What the rule is good for is tested in
 * test_measure_groups.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/suppression.h"

enum { PEOPLE = 20, MINIMUM = 5 };

/* The people from `first` to `last`. */
static const int *
from_to(int first, int last, size_t *count)
{
    static int people[PEOPLE];
    *count = 0;
    for (int i = first; i <= last; i++)
        people[(*count)++] = i;
    return people;
}

static bool
try_set(struct suppression *suppression, int first, int last)
{
    size_t count;
    const int *people = from_to(first, last, &count);
    return suppression_try(suppression, people, count, MINIMUM);
}

static void
test_minimum(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(PEOPLE);
    assert_false(suppression_try(suppression, NULL, 0, MINIMUM));
    assert_false(try_set(suppression, 0, 3));
    assert_true(try_set(suppression, 0, 4));
    assert_true(try_set(suppression, 0, 4)); /* again tells nothing new */
    suppression_free(suppression);
}

/* What is left of a total, 4 and 5. */
static void
test_rest(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(PEOPLE);
    assert_true(try_set(suppression, 0, 13));
    assert_false(try_set(suppression, 0, 9));
    assert_true(try_set(suppression, 0, 8));
    assert_true(try_set(suppression, 9, 13));
    suppression_free(suppression);
}

/* Two sets that overlap: each part counts. */
static void
test_crossing(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(PEOPLE);
    assert_true(try_set(suppression, 0, 9));
    assert_false(try_set(suppression, 6, 15)); /* 4 in both */
    assert_false(try_set(suppression, 4, 15)); /* 4 in the first alone */
    assert_false(try_set(suppression, 5, 13)); /* 4 in the second alone */
    assert_true(try_set(suppression, 5, 14));
    assert_int_equal(suppression_piece_size(suppression, suppression_piece(suppression, 7)), 5);
    assert_int_equal(suppression_piece(suppression, 15), 0);
    assert_int_equal(suppression_piece_size(suppression, 0), 5);
    suppression_free(suppression);
}

/* What was shown was shown, be it too small; then nothing may touch it but whole. */
static void
test_shown_before(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(PEOPLE);
    size_t count;
    const int *people = from_to(0, 2, &count);
    suppression_show(suppression, people, count);
    assert_false(try_set(suppression, 0, 10));
    assert_false(try_set(suppression, 2, 10));
    assert_true(try_set(suppression, 3, 10));
    suppression_clear(suppression);
    assert_true(try_set(suppression, 0, 10));
    suppression_free(suppression);
}

/* Everybody alone in a piece: the most pieces there can be. */
static void
test_many_pieces(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(PEOPLE);
    for (int i = 0; i < PEOPLE; i++)
        suppression_show(suppression, &i, 1);
    for (int i = 0; i < PEOPLE; i++) {
        size_t count;
        const int *people = from_to(0, i, &count);
        suppression_show(suppression, people, count);
    }
    for (int i = 0; i < PEOPLE; i++)
        assert_int_equal(suppression_piece_size(suppression, suppression_piece(suppression, i)), 1);
    suppression_free(suppression);
}

/* Pieces are numbered as they are made, again from 1 after a clear; nobody keeps one. */
static void
test_clear(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(PEOPLE);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < PEOPLE; i++)
            assert_int_equal(suppression_piece(suppression, i), 0);
        assert_int_equal(suppression_piece_size(suppression, 0), PEOPLE);
        assert_true(try_set(suppression, 0, 9));
        assert_int_equal(suppression_piece(suppression, 0), 1);
        assert_int_equal(suppression_piece_size(suppression, 1), 10);
        assert_true(try_set(suppression, 5, 14));
        assert_int_equal(suppression_piece(suppression, 0), 1);
        assert_int_equal(suppression_piece(suppression, 10), 2);
        assert_int_equal(suppression_piece(suppression, 5), 3);
        suppression_clear(suppression);
    }
    suppression_free(suppression);
}

/* A piece of one is left whole when it is shown again. */
static void
test_one_again(void **state)
{
    (void)state;
    struct suppression *suppression = suppression_new(1);
    const int nobody_else = 0;
    for (int round = 0; round < 2; round++) {
        suppression_show(suppression, &nobody_else, 1);
        assert_int_equal(suppression_piece(suppression, 0), 1);
        assert_int_equal(suppression_piece_size(suppression, 0), 0);
        assert_int_equal(suppression_piece_size(suppression, 1), 1);
    }
    suppression_free(suppression);
}

/* A remainder of one is too little where the minimum is two, and enough where it is one. */
static void
test_remainder_of_one(void **state)
{
    (void)state;
    const int people[] = {0, 1, 2};
    for (size_t minimum = 1; minimum <= 2; minimum++) {
        struct suppression *suppression = suppression_new(PEOPLE);
        suppression_show(suppression, people, 3);
        assert_int_equal(suppression_try(suppression, people, 2, minimum), minimum == 1);
        suppression_free(suppression);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_minimum),
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_crossing),
        cmocka_unit_test(test_shown_before),
        cmocka_unit_test(test_many_pieces),
        cmocka_unit_test(test_clear),
        cmocka_unit_test(test_one_again),
        cmocka_unit_test(test_remainder_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
