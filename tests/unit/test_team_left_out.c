/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "child.h"
#include "team/left_out.h"

static void
count_and_say(void *data)
{
    (void)data;
    struct left_out *left_out = left_out_new();
    left_out_say(left_out, "nothing.csv");
    left_out_add(left_out, "mass mailings", 2);
    left_out_add(left_out, "planned", 0);
    left_out_add(left_out, "records without owner", 1);
    left_out_add(left_out, "mass mailings", 271);
    left_out_say(left_out, "a.csv");
    left_out_add(left_out, "records without owner", 4);
    left_out_say(left_out, "b.csv");
    left_out_free(left_out);
    left_out_free(NULL);
}

static void
kinds_are_counted_per_file_in_the_order_of_first_sight(void **state)
{
    (void)state;
    struct outcome outcome = child_run(count_and_say, NULL);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.err,
        "amptools: a.csv: left out: mass mailings (273), records without owner (1)\n"
        "amptools: b.csv: left out: records without owner (4)\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_counted_per_file_in_the_order_of_first_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
