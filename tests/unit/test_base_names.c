/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/names: a text has one number, numbers follow the order of first sight, and texts stay
 * where they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/names.h"

static void
numbers_follow_first_sight(void **state)
{
    (void)state;
    struct names *names = names_new();
    assert_int_equal(names_count(names), 0);
    assert_int_equal(names_number(names, "Ana Ruiz"), 0);
    assert_int_equal(names_number(names, "Bo Lindqvist"), 1);
    assert_int_equal(names_number(names, "Ana Ruiz"), 0);
    assert_int_equal(names_number(names, ""), 2);
    assert_int_equal(names_number(names, "Chidi Eze"), 3);
    assert_int_equal(names_number(names, ""), 2);
    assert_int_equal(names_count(names), 4);
    assert_string_equal(names_text(names, 1), "Bo Lindqvist");
    assert_string_equal(names_text(names, 2), "");
    names_free(names);
}

static void
bytes_are_compared(void **state)
{
    (void)state;
    struct names *names = names_new();
    assert_int_equal(names_number(names, "Ana"), 0);
    assert_int_equal(names_number(names, "ana"), 1);
    assert_int_equal(names_number(names, "Ana "), 2);
    assert_int_equal(names_number(names, "An"), 3);
    assert_int_equal(names_number(names, "An\xc3\xa1"), 4);
    assert_int_equal(names_number(names, "An\xff"), 5);
    names_free(names);
}

/* Two pairs that were searched for: on processors that keep the lowest byte first, both of a pair
   have one hash. The first of each is where the second is looked for. */
static void
one_hash_is_not_one_name(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Ana Ruiz", "Ana Ruizvzlcwjca"}, {"Person 032957", "Person 262545"}};
    struct names *names = names_new();
    for (int i = 0; i < 2; i++) {
        const char *one = pairs[i][0], *other = pairs[i][1];
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        assert_int_equal(hash_bytes(one, strlen(one)), hash_bytes(other, strlen(other)));
#endif
        assert_int_equal(names_number(names, other), 2 * i);
        assert_int_equal(names_find(names, one), -1);
        assert_int_equal(names_number(names, one), 2 * i + 1);
        assert_int_equal(names_find(names, other), 2 * i);
        assert_int_equal(names_find(names, one), 2 * i + 1);
    }
    names_free(names);
}

static void
finding_adds_nothing(void **state)
{
    (void)state;
    struct names *names = names_new();
    assert_int_equal(names_find(names, "Ana"), -1);
    assert_int_equal(names_count(names), 0);
    assert_int_equal(names_number(names, "Ana"), 0);
    assert_int_equal(names_find(names, "Ana"), 0);
    assert_int_equal(names_find(names, "ana"), -1);
    assert_int_equal(names_find(names, ""), -1);
    names_free(names);
}

static void
the_callers_text_is_copied(void **state)
{
    (void)state;
    struct names *names = names_new();
    char text[] = "Dewi";
    assert_int_equal(names_number(names, text), 0);
    text[0] = 'X';
    assert_string_equal(names_text(names, 0), "Dewi");
    assert_int_equal(names_number(names, text), 1);
    names_free(names);
}

static void
texts_stay_when_the_set_grows(void **state)
{
    (void)state;
    enum { MANY = 50000 };
    struct names *names = names_new();
    const char **texts = mem_zeroed(MANY, sizeof *texts);
    char text[32];
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "rep %d", i * 7);
        assert_int_equal(names_number(names, text), i);
        texts[i] = names_text(names, i);
    }
    assert_int_equal(names_count(names), MANY);
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "rep %d", i * 7);
        assert_ptr_equal(names_text(names, i), texts[i]);
        assert_string_equal(texts[i], text);
        assert_int_equal(names_find(names, text), i);
    }
    free(texts);
    names_free(names);
}

static void
nothing_can_be_freed(void **state)
{
    (void)state;
    names_free(NULL);
    struct names *names = names_new();
    assert_non_null(names);
    names_free(names);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_first_sight),
        cmocka_unit_test(bytes_are_compared),
        cmocka_unit_test(one_hash_is_not_one_name),
        cmocka_unit_test(finding_adds_nothing),
        cmocka_unit_test(the_callers_text_is_copied),
        cmocka_unit_test(texts_stay_when_the_set_grows),
        cmocka_unit_test(nothing_can_be_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
