/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/dayset: days put in come out again, in any order, before 1970 too, and stretches are cut
 * to the day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>

#include "measure/dayset.h"
#include "seed.h"

static void
an_empty_set_has_no_day(void **state)
{
    (void)state;
    struct dayset set = {0};
    assert_false(dayset_any(&set, -100000, 100000));
    dayset_free(&set);
}

static void
a_stretch_is_cut_to_the_day(void **state)
{
    (void)state;
    static const int days[] = {0, 1, 63, 64, -1, -64, -65, 20000};

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct dayset set = {0};
        int day = days[i];
        dayset_add(&set, day);
        assert_true(dayset_any(&set, day - 1, day));
        assert_true(dayset_any(&set, day - 1000, day));
        assert_true(dayset_any(&set, day - 1, day + 1000));
        assert_false(dayset_any(&set, day, day + 1000));
        assert_false(dayset_any(&set, day - 1000, day - 1));
        assert_false(dayset_any(&set, day, day));
        assert_false(dayset_any(&set, day, day - 1));
        dayset_free(&set);
    }
}

static void
any_order_gives_the_same_set(void **state)
{
    (void)state;
    uint64_t random = seed_or(20261121);
    struct dayset set = {0};
    static bool expected[2000];

    for (int i = 0; i < 150; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int offset = (int)(random >> 33) % 2000;
        expected[offset] = true;
        dayset_add(&set, offset - 1000);
    }
    for (int i = 0; i < 2000; i++)
        assert_int_equal(dayset_any(&set, i - 1001, i - 1000), expected[i]);
    dayset_free(&set);
}

/* A set that begins in the word of day 0, and one that is used again. */
static void
a_second_word_keeps_the_first(void **state)
{
    (void)state;
    struct dayset set = {0};
    for (int round = 0; round < 2; round++) {
        dayset_add(&set, 5);
        dayset_add(&set, 100 + round);
        assert_true(dayset_any(&set, 4, 5));
        assert_true(dayset_any(&set, 99 + round, 100 + round));
        assert_false(dayset_any(&set, 5, 99 + round));
        assert_false(dayset_any(&set, 100 + round, 1000));
        dayset_free(&set);
        assert_null(set.words);
        assert_int_equal(set.count, 0);
        assert_false(dayset_any(&set, 0, 1000));
    }
}

/* Days before all others and behind them, by many words at once, and between them. */
static void
a_set_grows_at_both_ends(void **state)
{
    (void)state;
    static const int days[] = {1000, -1000, 5000, 0, -64 * 40, 4999, 64 * 90, 63, 64};
    enum { DAYS = sizeof days / sizeof *days };
    struct dayset set = {0};
    for (int added = 0; added < DAYS; added++) {
        dayset_add(&set, days[added]);
        for (int day = -3000; day <= 6500; day++) {
            bool expected = false;
            for (int i = 0; i <= added; i++)
                expected = expected || days[i] == day;
            assert_int_equal(dayset_any(&set, day - 1, day), expected);
        }
    }
    dayset_free(&set);
    assert_null(set.words);
    assert_int_equal(set.first, 0);
    assert_int_equal(set.capacity, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_set_has_no_day),
        cmocka_unit_test(a_stretch_is_cut_to_the_day),
        cmocka_unit_test(any_order_gives_the_same_set),
        cmocka_unit_test(a_second_word_keeps_the_first),
        cmocka_unit_test(a_set_grows_at_both_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
