/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/currency: names and signs become codes, other units pass, and $ alone is said once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "child.h"
#include "csv/table.h"
#include "scratch.h"
#include "team/currency.h"

static void
names_and_signs_become_codes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
    } rows[] = {
        {"", ""},
        {"USD", "USD"},
        {"usd", "USD"},
        {"US Dollar", "USD"},
        {" us  DOLLAR ", "USD"},
        {"US$", "USD"},
        {"\xe2\x82\xac", "EUR"},
        {"Eur", "EUR"},
        {"\xc2\xa3", "GBP"},
        {"min", "min"},
        {" quality  points ", "quality points"},
        {"XYZ", "XYZ"},
    };
    struct currencies *currencies = currencies_new();
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < COUNT(rows); i++)
            assert_string_equal(currencies_code(currencies, rows[i].text), rows[i].code);
    currencies_free(currencies);
    currencies_free(NULL);
}

/* Every row of the table leads to three capital letters, and no name to two codes. */
static void
the_table_is_well_made(void **state)
{
    (void)state;
    struct currencies *currencies = currencies_new();
    struct table *table = table_builtin("team/currencies");
    int name = table_need(table, "name"), code = table_need(table, "code");
    while (table_next(table)) {
        const char *wanted = table_cell(table, code);
        assert_int_equal(strlen(wanted), 3);
        assert_int_equal(strspn(wanted, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 3);
        assert_int_equal(money_sign_length(wanted), 3);
        if (strcmp(table_cell(table, name), "$") != 0)
            assert_string_equal(currencies_code(currencies, table_cell(table, name)), wanted);
    }
    table_close(table);
    currencies_free(currencies);
}

static void
meet_dollars(void *data)
{
    static const char *const texts[] = {"$", " $", "$", "US$", "A$", "$ ", "\xe2\x82\xac"};
    size_t count = *(size_t *)data;
    struct currencies *currencies = currencies_new();
    for (size_t i = 0; i < count; i++)
        printf("%s ", currencies_code(currencies, texts[COUNT(texts) - 1 - i]));
    currencies_free(currencies);
}

static void
a_dollar_alone_is_said_once(void **state)
{
    (void)state;
    size_t one = 1, all = 7;
    struct outcome outcome = child_run(meet_dollars, &all);
    assert_string_equal(outcome.out, "EUR USD AUD USD USD USD USD ");
    assert_string_equal(outcome.err, "amptools: '$' alone is taken for USD\n");
    outcome = child_run(meet_dollars, &one);
    assert_string_equal(outcome.out, "EUR ");
    assert_string_equal(outcome.err, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_signs_become_codes),
        cmocka_unit_test(the_table_is_well_made),
        cmocka_unit_test(a_dollar_alone_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
