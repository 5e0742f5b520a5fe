/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/salesforce_id: which texts can be ids, and how much of them counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "team/salesforce_id.h"

static void
the_first_fifteen_characters_count(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } rows[] = {
        {"0065A00000AbCdE", 15},
        {"0065A00000AbCdEQAV", 15},
        {"0065A00000AbCdEQ", 16}, /* neither form */
        {"0065A00000AbCdEQAVx", 19},
        {"0065A00000AbCd", 14},
        {"abcdefghijklmnopqr", 18}, /* no digit: a word */
        {"0065A00000AbCd-QAV", 18},
        {"0065A00000AbCdE AV", 18},
        {"0065A00000AbCd\xC3\xA9QA", 18},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (salesforce_id_length(rows[i].text) != rows[i].length)
            fail_msg("'%s': %zu", rows[i].text, salesforce_id_length(rows[i].text));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_fifteen_characters_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
