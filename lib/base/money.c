/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ways to write a currency beside an amount.
 * Refuses to take just any word for a currency: "12 pcs" and "12 tsd" are no amounts of money, and
 * what is written for thousands must never be dropped as if it were.
 * Invariant: the answer depends on the tables below and on nothing else.
 */
#include "base/money.h"

#include <stdbool.h>
#include <string.h>

#include "base/chars.h"

/* Currency signs outside the block U+20A0 to U+20CF. Not the cent: that is a part of a currency. */
static const char *const signs[] = {
    "$", "£", "¤", "¥", "֏", "؋", "৳", "฿", "៛", "﷼", "＄", "￡", "￥", "￦"};

/* What people write in place of a sign or a code. */
static const char *const money_words[] = {"zł", "zl", "kr", "kr.", "Kč", "Ft", "lei", "Fr.", "Rs",
    "Rs.", "S/", "S/.", "R$", "S$", "A$", "C$", "US$", "AU$", "CA$", "NZ$", "HK$", "MX$", "NT$",
    "CN¥"};

/* The codes of ISO 4217 in use, without metals and accounting units; in the last line those that
   went out of use since 2010 and that older deals still carry. Three letters and a blank each. */
static const char codes[] =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
    "GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG "
    "ANG BGN BYR CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL ";

/* The length of the longest of `count` words that `text` begins with, 0 if there is none: "kr." is
   not "kr" and a point. A word that ends in a letter must not run on into another letter. */
static size_t
longest_word(const char *text, const char *const *words, size_t count)
{
    size_t longest = 0;

    for (size_t i = 0; i < count; i++) {
        size_t length = chars_begins(text, words[i]);
        if (length <= longest)
            continue;
        if (!chars_is_letter(text[length - 1]) || !chars_is_letter(text[length]))
            longest = length;
    }
    return longest;
}

static bool
is_code(const char *text)
{
    char code[4] = "";

    for (size_t i = 0; i < 3; i++) {
        if (!chars_is_letter(text[i]))
            return false;
        code[i] = (char)(chars_lower(text[i]) - 'a' + 'A');
    }
    for (const char *known = codes; *known != '\0'; known += 4)
        if (memcmp(code, known, 3) == 0)
            return !chars_is_letter(text[3]);
    return false;
}

/* U+20A0 to U+20CF, the block of currency signs. */
static bool
is_sign_of_block(const char *text)
{
    if (text[0] != '\xE2' || (text[1] != '\x82' && text[1] != '\x83'))
        return false;
    unsigned char last = (unsigned char)text[2];
    return text[1] == '\x82' ? last >= 0xA0 && last <= 0xBF : last >= 0x80 && last <= 0x8F;
}

size_t
money_sign_length(const char *text)
{
    bool is_ascii = (unsigned char)*text < 0x80;

    /* Most numbers have no currency: do not walk the tables for a digit or the end of the text. */
    if (is_ascii && *text != '$' && !chars_is_letter(*text))
        return 0;
    if (is_sign_of_block(text))
        return 3;
    size_t length = longest_word(text, signs, sizeof signs / sizeof signs[0]);
    if (length == 0)
        length = longest_word(text, money_words, sizeof money_words / sizeof money_words[0]);
    if (length == 0 && is_code(text))
        length = 3;
    return length;
}
