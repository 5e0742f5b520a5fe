/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signs of money beside amounts: what is one, how long it is, and what is none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/money.h"

static void
assert_length(const char *text, size_t expected)
{
    if (money_sign_length(text) != expected)
        fail_msg("'%s': %zu, not %zu", text, money_sign_length(text), expected);
}

static void
currencies_are_recognised(void **state)
{
    (void)state;
    static const char *const known[] = {"$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₫", "₪", "₱",
        "₦", "₴", "₿", "\342\202\240" /* U+20A0 */, "\342\203\200" /* U+20C0 */,
        "\342\203\217" /* U+20CF */, "¤", "฿", "＄", "￥", "zł", "zl", "kr", "Kr", "KR", "kr.",
        "Kč", "Ft", "lei", "LEI", "Fr.", "Rs", "rs.", "S/", "S/.", "R$", "r$", "US$", "us$", "A$",
        "C$", "S$", "NZ$", "HK$", "MX$", "AU$", "CA$", "NT$", "CN¥", "USD", "usd", "Eur", "CHF",
        "MXN", "HRK", "ZWL", "AED", "XOF"};
    static const char *const followers[] = {"", " ", "5", "-5", ",5", "\xC2\xA0", "\xFF", "("};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        for (size_t j = 0; j < sizeof followers / sizeof followers[0]; j++) {
            char text[64];

            snprintf(text, sizeof text, "%s%s", known[i], followers[j]);
            assert_length(text, strlen(known[i]));
        }
        assert_true(strlen(known[i]) < MONEY_SIGN_SIZE);
    }
}

static void
the_longest_is_taken(void **state)
{
    (void)state;
    assert_length("kr.5", 3);
    assert_length("Rs.500", 3);
    assert_length("Rs 500", 2);
    assert_length("S/.5", 3);
    assert_length("S/5", 2);
    assert_length("KRW", 3);
    assert_length("$$", 1);
    assert_length("US$5", 3);
    assert_length("USD$", 3);
}

static void
other_words_are_none(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", " ", "5", "-", "K", "k", "m", "bn", "mn", "tsd", "mio",
        "MIO", "Mrd", "pcs", "hrs", "min", "abc", "TBD", "n/a", "Jan", "may", "US", "USDX",
        "USDollar", "EURO", "k$", "M$", "dollars", "krona", "leis", "Ftx", "Rsx", "%", "¢", "°",
        "é", "\xC2", "\xE2", "\xE2\x82", "\xE2\x82\x9F", "\xE2\x84\x80", "\xE2\x83\x90", "\xE2\x83",
        "\xFF\xFE", "Fr", "R ", "A", "AE", "ZŁ", "D A", "ED ", " $", "XXX", "XAU"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_length(wrong[i], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(currencies_are_recognised),
        cmocka_unit_test(the_longest_is_taken),
        cmocka_unit_test(other_words_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
