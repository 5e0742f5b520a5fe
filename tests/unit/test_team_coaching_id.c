/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/coaching_id: ids are short, sort by time, and say what their last cell is like.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <time.h>

#include "failing.h"
#include "scratch.h"
#include "team/coaching_id.h"

FAILING_TIMED(clock_gettime, int, (clockid_t clock, struct timespec *now), (clock, now), -1)

static void
ids_are_moments(void **state)
{
    (void)state;
    char id[COACHING_ID_SIZE];
    assert_string_equal(coaching_id_make(0, "", id), "a0000000");
    assert_string_equal(coaching_id_make(31, "", id), "a00000z0");
    assert_string_equal(coaching_id_make(32, "", id), "a0000100");
    assert_string_equal(coaching_id_make(COACHING_ID_MOMENTS - 1, "", id), "zzzzzzz0");
    const int64_t moments[] = {0, 1, 31, 32, 1 << 20, INT64_C(1) << 30, COACHING_ID_MOMENTS - 1};
    char before[COACHING_ID_SIZE] = "";
    for (size_t i = 0; i < COUNT(moments); i++) {
        coaching_id_make(moments[i], "x", id);
        assert_int_equal(coaching_id_moment(id), moments[i]);
        assert_true(strcmp(before, id) < 0);
        memcpy(before, id, sizeof id);
    }
}

static void
now_is_in_sixteenths_of_a_second_since_2026(void **state)
{
    (void)state;
    int64_t since = (int64_t)time(NULL) - 1767225600, now = coaching_id_now();
    assert_true(now >= since * 16 && now < (since + 3) * 16);
}

static void
the_last_cell_is_told(void **state)
{
    (void)state;
    char id[COACHING_ID_SIZE], text[2000];
    assert_string_equal(coaching_id_make(0, "", id), "a0000000");
    assert_string_equal(coaching_id_make(0, "x", id), "a0000001");
    assert_string_equal(coaching_id_make(0, "\"", id), "a0000002");
    for (size_t quotes = 0; quotes < sizeof text - 2; quotes++) {
        memset(text, '"', quotes);
        text[quotes] = 'x';
        text[quotes + 1] = '\0';
        coaching_id_make(7, text, id);
        assert_int_equal(coaching_id_moment(id), 7);
        assert_false(coaching_id_misses(id, text));
        if (quotes > 0)
            assert_true(coaching_id_misses(id, text + 1));
        text[quotes] = '"'; /* somebody wrote one more */
        assert_false(coaching_id_misses(id, text));
        assert_true(coaching_id_misses(id, ""));
    }
    assert_string_equal(id, "a0000071ye"); /* 1998, in base 32 */
}

static void
other_ids_are_not_ours(void **state)
{
    (void)state;
    const char *const others[] = {"", "c001", "a000000", "a00000o0", "00000000", "A0000000",
        "a0000000000000000000000000000000", "a000000 ", "a0000000x-", "a00000001"};
    for (size_t i = 0; i + 1 < COUNT(others); i++) {
        assert_int_equal(coaching_id_moment(others[i]), -1);
        assert_false(coaching_id_misses(others[i], ""));
    }
    assert_int_equal(coaching_id_moment(others[COUNT(others) - 1]), -1); /* a leading zero */
}

static void
without_a_clock_it_is_the_beginning(void **state)
{
    (void)state;
    failing("clock_gettime", 1, EINVAL);
    assert_int_equal(coaching_id_now(), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_moments),
        cmocka_unit_test(now_is_in_sixteenths_of_a_second_since_2026),
        cmocka_unit_test(the_last_cell_is_told),
        cmocka_unit_test(other_ids_are_not_ours),
        cmocka_unit_test(without_a_clock_it_is_the_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
