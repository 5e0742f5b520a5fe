/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/slots: what was put in is found, and nothing else, however many there are and however bad
 * the hashes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/slots.h"

struct key {
    const int *values;
    int wanted;
};

static bool
same(uint32_t item, const void *data)
{
    const struct key *key = data;
    return key->values[item] == key->wanted;
}

static void
put_and_find(uint32_t hashes)
{
    enum { COUNT = 3000 };
    static int values[COUNT];
    struct slots slots = {0};
    for (int i = 0; i < COUNT; i++) {
        values[i] = i * 7;
        struct slot *slot =
            slots_find(&slots, (uint32_t)values[i] % hashes, same, &(struct key){values, i * 7});
        assert_int_equal(slot->item, SLOTS_NONE);
        slot->item = (uint32_t)i;
        slots_filled(&slots);
    }
    for (int wanted = 0; wanted < COUNT * 7; wanted++) {
        struct slot *slot =
            slots_find(&slots, (uint32_t)wanted % hashes, same, &(struct key){values, wanted});
        if (wanted % 7 == 0)
            assert_int_equal(slot->item, wanted / 7);
        else
            assert_int_equal(slot->item, SLOTS_NONE);
    }
    assert_int_equal(slots.count, COUNT);
    free(slots.table);
}

static void
everything_is_found_again(void **state)
{
    (void)state;
    put_and_find(1000003);
    put_and_find(17); /* many with the same hash */
}

static void
hashes_are_those_of_fnv(void **state)
{
    (void)state;
    /* FNV-1a, 64 bits, of "foobar" is 85944171f73967e8. */
    assert_int_equal(slots_hash("foobar", 6), 0x85944171u ^ 0xf73967e8u);
    assert_int_equal(slots_hash("", 0), 0xcbf29ce4u ^ 0x84222325u);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_found_again),
        cmocka_unit_test(hashes_are_those_of_fnv),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
