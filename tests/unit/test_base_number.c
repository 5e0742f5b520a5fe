/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and money: what each form proves about the decimal mark and what it is worth under each,
 * what is no number, and computed figures in plain notation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "seed.h"

#define NBSP "\302\240"
#define NNBSP "\342\200\257"
#define MINUS "\342\210\222"
#define CURLY "\342\200\231"

/* `expected` is the value and, after a blank, the currency; "" if the text is no number. */
static void
assert_read(const char *text, char mark, const char *expected)
{
    struct number number;
    char value[DECIMAL_TEXT_SIZE], found[128] = "";

    if (number_read(text, mark, &number))
        snprintf(found, sizeof found, "%s%s%s", decimal_text(number.value, value),
            number.currency[0] != '\0' ? " " : "", number.currency);
    if (strcmp(found, expected) != 0)
        fail_msg("'%s' with '%c': '%s', not '%s'", text, mark, found, expected);
}

static void
assert_marks(const char *text, unsigned expected)
{
    if (number_marks(text) != expected)
        fail_msg("'%s': %u, not %u", text, number_marks(text), expected);
}

/* The marks are those under which there is a value; the text is ambiguous if there are two. */
static void
assert_number(const char *text, const char *point, const char *comma)
{
    unsigned marks = (point[0] != '\0' ? (unsigned)MARK_POINT : 0u) |
                     (comma[0] != '\0' ? (unsigned)MARK_COMMA : 0u);

    assert_read(text, '.', point);
    assert_read(text, ',', comma);
    assert_marks(text, marks);
    bool ambiguous = marks == MARK_ANY && strcmp(point, comma) != 0;
    if (number_is_ambiguous(text) != ambiguous)
        fail_msg("'%s' is %sambiguous", text, ambiguous ? "" : "not ");
}

static void
decimal_marks_and_groups(void **state)
{
    (void)state;
    static const struct {
        const char *text, *point, *comma;
    } known[] = {
        /* one mark only */
        {"1,234.56", "1234.56", ""},
        {"1.234,56", "", "1234.56"},
        {"492203.79", "492203.79", ""},
        {"12,5", "", "12.5"},
        {"13884,00", "", "13884"},
        {"7,0000000000", "", "7"},
        {"9225.225", "9225.225", ""},
        {"1234,567", "", "1234.567"},
        {"500000.0", "500000", ""},
        {"0.5", "0.5", ""},
        {".5", "0.5", ""},
        {",5", "", "0.5"},
        {".500", "0.5", ""},
        {"0.0", "0", ""},
        {"1,234,567", "1234567", ""},
        {"1.234.567", "", "1234567"},
        {"9,223,372,036,854,775,807.999999999999999999", "9223372036854775807.999999999999999999",
            ""},
        {"1,23", "", "1.23"},
        {"1,2345", "", "1.2345"},
        {"1.2345", "1.2345", ""},
        {"12.50", "12.5", ""},
        /* a group does not begin with 0 */
        {"0,123", "", "0.123"},
        {"0.123", "0.123", ""},
        {"0,000", "", "0"},
        {"012,345", "", "12.345"},
        {"00.123", "0.123", ""},
        /* both, with one value */
        {"12", "12", "12"},
        {"0", "0", "0"},
        {"000", "0", "0"},
        {"007", "7", "7"},
        {"1234567", "1234567", "1234567"},
        {"1 234", "1234", "1234"},
        {"1" NBSP "234" NBSP "567", "1234567", "1234567"},
        {"1" NNBSP "234", "1234", "1234"},
        {"1'234", "1234", "1234"},
        {"1" CURLY "234", "1234", "1234"},
        /* both, with two values */
        {"1,234", "1234", "1.234"},
        {"1.234", "1.234", "1234"},
        {"999,000", "999000", "999"},
        {"12.000", "12", "12000"},
        {"$1,234", "1234 $", "1.234 $"},
        {"(1.234)", "-1.234", "-1234"},
        /* blanks and apostrophes as groups */
        {"1 234,56", "", "1234.56"},
        {"1 234.56", "1234.56", ""},
        {"1" NBSP "234" NNBSP "567,8", "", "1234567.8"},
        {"1'234.56", "1234.56", ""},
        {"1'234'567,5", "", "1234567.5"},
        {"12 345 678", "12345678", "12345678"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_number(known[i].text, known[i].point, known[i].comma);
}

static void
signs_suffixes_and_exponents(void **state)
{
    (void)state;
    static const struct {
        const char *text, *point, *comma;
    } known[] = {
        {"-12", "-12", "-12"},
        {"+12", "12", "12"},
        {"12-", "-12", "-12"},
        {"(12)", "-12", "-12"},
        {MINUS "12", "-12", "-12"},
        {"12" MINUS, "-12", "-12"},
        {"- 12", "-12", "-12"},
        {"( 12 )", "-12", "-12"},
        {"-0", "0", "0"},
        {"(0.00)", "0", ""},
        {"-.5", "-0.5", ""},
        {"-1,234.50", "-1234.5", ""},
        {" 12 ", "12", "12"},
        {"\t12" NBSP, "12", "12"},
        {NNBSP "12", "12", "12"},
        /* suffixes */
        {"45k", "45000", "45000"},
        {"45K", "45000", "45000"},
        {"250 K", "250000", "250000"},
        {"250" NBSP "K", "250000", "250000"},
        {"1.2M", "1200000", ""},
        {"1,2m", "", "1200000"},
        {"2B", "2000000000", "2000000000"},
        {"2 b", "2000000000", "2000000000"},
        {"3mn", "3000000", "3000000"},
        {"3 bn", "3000000000", "3000000000"},
        {"342.09K", "342090", ""},
        {"0.0000005m", "0.5", ""},
        {"-45k", "-45000", "-45000"},
        {"(45k)", "-45000", "-45000"},
        {"45k-", "-45000", "-45000"},
        {"1,234k", "1234000", "1234"},
        {"1 234 k", "1234000", "1234000"},
        {"0.000000000000000000001K", "0.000000000000000001", ""},
        {"9223372036.854775807b", "9223372036854775807", ""},
        /* exponents */
        {"1.2e6", "1200000", ""},
        {"1,2E6", "", "1200000"},
        {"1e3", "1000", "1000"},
        {"1e+03", "1000", "1000"},
        {"1E-2", "0.01", "0.01"},
        {"5e0", "5", "5"},
        {"-2.5e-1", "-0.25", ""},
        {".5e1", "5", ""},
        {"1e18", "1000000000000000000", "1000000000000000000"},
        {"1e-18", "0.000000000000000001", "0.000000000000000001"},
        {"123456e-3", "123.456", "123.456"},
        {"1.234e3", "1234", ""},
        {"1,234e3", "", "1234"},
        {"0e999", "0", "0"},
        {"0e-999", "0", "0"},
        {"1200e-20", "0.000000000000000012", "0.000000000000000012"},
        {"9.3e5 EUR", "930000 EUR", ""},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_number(known[i].text, known[i].point, known[i].comma);
}

static void
currencies_in_front_and_behind(void **state)
{
    (void)state;
    static const struct {
        const char *text, *point, *comma;
    } known[] = {
        {"$12,400.00", "12400 $", ""},
        {"\342\202\254 5", "5 \342\202\254", "5 \342\202\254"},
        {"9000 £", "9000 £", "9000 £"},
        {"£9000", "9000 £", "9000 £"},
        {"USD 12", "12 USD", "12 USD"},
        {"USD12", "12 USD", "12 USD"},
        {"12 EUR", "12 EUR", "12 EUR"},
        {"12EUR", "12 EUR", "12 EUR"},
        {"12 eur", "12 eur", "12 eur"},
        {"US$5", "5 US$", "5 US$"},
        {"R$ 10", "10 R$", "10 R$"},
        {"$1,500,000.00 ", "1500000 $", ""},
        {"1.234,50" NBSP "€", "", "1234.5 €"},
        {"1 234,50 Kč", "", "1234.5 Kč"},
        {"500 kr", "500 kr", "500 kr"},
        {"500 kr.", "500 kr.", "500 kr."},
        {"kr. 500", "500 kr.", "500 kr."},
        {"Rs.500", "500 Rs.", "500 Rs."},
        {"Rs. 1,50,000", "", ""},
        {"Fr. 1'200.50", "1200.5 Fr.", ""},
        {"CHF 1'200.50", "1200.5 CHF", ""},
        {"$.50", "0.5 $", ""},
        {"€,50", "", "0.5 €"},
        {"12 zł", "12 zł", "12 zł"},
        /* signs and currencies */
        {"-$5", "-5 $", "-5 $"},
        {"$-5", "-5 $", "-5 $"},
        {"($5)", "-5 $", "-5 $"},
        {"$(5)", "-5 $", "-5 $"},
        {"$ (5.00) ", "-5 $", ""},
        {"(5) $", "-5 $", "-5 $"},
        {"(5 $)", "-5 $", "-5 $"},
        {"-5 EUR", "-5 EUR", "-5 EUR"},
        {"5- EUR", "-5 EUR", "-5 EUR"},
        {"EUR 5-", "-5 EUR", "-5 EUR"},
        {"- $ 5", "-5 $", "-5 $"},
        {"+$5", "5 $", "5 $"},
        {MINUS "5 €", "-5 €", "-5 €"},
        {"EUR-5", "-5 EUR", "-5 EUR"},
        /* suffixes and currencies */
        {"$342.09K", "342090 $", ""},
        {"45k€", "45000 €", "45000 €"},
        {"45 k€", "45000 €", "45000 €"},
        {"45 k €", "45000 €", "45000 €"},
        {"1.2 M$", "1200000 $", ""},
        {"5K EUR", "5000 EUR", "5000 EUR"},
        {"EUR 5 mn", "5000000 EUR", "5000000 EUR"},
        {"5 b$", "5000000000 $", "5000000000 $"},
        {"5 KES", "5 KES", "5 KES"},
        {"5 MXN", "5 MXN", "5 MXN"},
        {"5 MX$", "5 MX$", "5 MX$"},
        {"5 BRL", "5 BRL", "5 BRL"},
        {"5 Kč", "5 Kč", "5 Kč"},
        {"5k Kč", "5000 Kč", "5000 Kč"},
        {"(5k $)", "-5000 $", "-5000 $"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_number(known[i].text, known[i].point, known[i].comma);
}

static void
anything_else_is_no_number(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", " ", NBSP, "-", "+", "()", "(", ")", "$", "$-", "$ -  ",
        "€", "EUR", "k", "n/a", "N/A", "TBD", "abc", ".", ",", "-.", "e5", ".e5", "NaN", "inf",
        "0x10", "1/2", "2026-11-16", "10:30", "11/16/2026", "12%", "1e", "12 pcs", "12 tsd",
        "12 Mio", "12 hrs", "5 Jan", "Jan 5", "12 MN", "12 Bn", "12 Mn",
        /* groups */
        "1,23,456", "1.23.456", "1,2345.6", "1234,567.8", "12,34,567", "1,234,56", "1,,234",
        "1,234,", ",234,567", "1 23", "1 2345", "1234 567", "1  234", "1\t234", "1' 234", "0 123",
        "0,123,456", "1,234 567", "1 234,567 890", "1'234 567", "1.234.56", "1,234.567,8", "1.5.5",
        "1,5,5", "1,234.5.6", "0.123 456", "1.234 567,8,", "1 000 00", "1,234'567",
        /* marks without digits */
        "12.", "12,", "12.-", "5,-", "$5.", "1,234.", "1.e5", "1,e5", "..5", "5..", "1 .5",
        /* signs */
        "--5", "+-5", "-+5", "-5-", "+5-", "(-5)", "-(5)", "(5", "5)", "((5))", "(5))", "(5)-",
        "5--", "5 -", "5+", ")5(", "5-3", "5 - 3", "-5 -3", "(5) (6)",
        /* currencies */
        "$$5", "$5$", "USD 5 USD", "$5 USD", "€5€", "5 €€", "5 USDX", "USDX 5", "5EURO",
        "5 dollars", "k$ 5", "M$5", "5 ¢", "5$5", "5 $ 5", "EUR", "5 US $", "#5", "No. 5", "A5",
        "5A", "Q5", "5 A$x",
        /* suffixes */
        "k5", "5kk", "5 k k", "5kM", "5 kb", "5mm", "5 t", "5T", "5k5", "5K EURO", "5e3k", "5kEUR",
        "5 thousand", "5m2", "5 kg",
        /* exponents */
        "1e5e5", "1e5.5", "1e--5", "1e+", "1,234.5e5", "1 234e5", "1e1234567890", "1e 5", "1 e5",
        /* hostile bytes */
        "\xFF", "5\xFF", "\3775", "5\xC2", "1\302234", "1\xE2\x80", "5 \xE2\x82", "\xE2\x88",
        "5\xE2\x88", "1\xE2\x80\x99", "1\342\200\23123", "\357\273\2775", "5\n", "\n5", "5\r",
        "\"5\"", "5;", "=5", "٣"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct number number = {{4711, 1}, "kept"};

        assert_number(wrong[i], "", "");
        assert_false(number_read(wrong[i], '.', &number));
        assert_true(number.value.whole == 4711 && number.value.fraction == 1);
        assert_string_equal(number.currency, "kept");
    }
}

/* A number it is, so the marks are known, but it has no exact value here. */
static void
values_out_of_range_are_refused(void **state)
{
    (void)state;
    static const char *const large[] = {"9223372036854775808", "-9223372036854775808", "1e19",
        "9.3e18", "10000000000B",
        "99999999999999999999999999999999999999999999999999999999999999999999", "1e1000", "1e1001",
        "1e999999999", "0.0000000000000000001", "1e-19", "1.0000000000000000001", "1e-999",
        "1e-1001", "1e-999999999", "0e1001", "0.00000000000000000000001k"};
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        assert_read(large[i], '.', "");
        assert_true((number_marks(large[i]) & MARK_POINT) != 0);
        assert_false(number_is_ambiguous(large[i]));
    }
    assert_read("9223372036854775807", '.', "9223372036854775807");
    assert_read("-9223372036854775807.5", '.', "-9223372036854775807.5");
    assert_read("1.000000000000000000000000000000", '.', "1");
}

static void
very_long_texts_do_no_harm(void **state)
{
    (void)state;
    enum { LENGTH = 1 << 20 };
    static char text[LENGTH + 1];
    static const char *const beginnings[] = {
        "", "1", "1.", "1,", "0.", "-", "$", "(", "1e", "1 ", "1 234"};
    static const char fillings[] = "0 9,.-$(k\xC2\xE2\xFF";

    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        for (const char *filling = fillings; *filling != '\0'; filling++) {
            struct number number;

            memset(text, *filling, LENGTH);
            memcpy(text, beginnings[i], strlen(beginnings[i]));
            text[LENGTH - 1] = '!';
            assert_marks(text, 0);
            assert_false(number_read(text, ',', &number));
        }
    }
    /* Zeros in front and at the end count for nothing, however many there are. */
    memset(text, '0', LENGTH);
    text[LENGTH / 2] = '7';
    text[LENGTH / 2 + 1] = '.';
    text[LENGTH / 2 + 2] = '5';
    assert_read(text, '.', "7.5");
}

/* Random amounts, written in six ways, come back. */
static void
written_amounts_come_back(void **state)
{
    (void)state;
    static const struct {
        const char *group;
        char mark;
        const char *front, *back;
    } ways[] = {
        {"", '.', "", ""},
        {",", '.', "$", ""},
        {".", ',', "", " €"},
        {" ", ',', "", NBSP "kr"},
        {NNBSP, ',', "-", " EUR"},
        {"'", '.', "(CHF ", ")"},
    };
    uint64_t random = seed_or(20261116);

    for (int i = 0; i < 60000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        uint64_t cents = random >> (random % 50 + 8);
        size_t way = (size_t)i % (sizeof ways / sizeof ways[0]);
        char digits[32], text[128], expected[64], value[DECIMAL_TEXT_SIZE];
        struct number number;
        size_t length = 0;
        int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)(cents / 100));

        length += (size_t)snprintf(text, sizeof text, "%s", ways[way].front);
        for (int at = 0; at < count; at++)
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%c",
                at > 0 && (count - at) % 3 == 0 ? ways[way].group : "", digits[at]);
        snprintf(text + length, sizeof text - length, "%c%02d%s", ways[way].mark,
            (int)(cents % 100), ways[way].back);
        snprintf(expected, sizeof expected, "%s%s.%02d",
            strpbrk(ways[way].front, "-(") != NULL ? "-" : "", digits, (int)(cents % 100));
        struct decimal wanted;
        assert_true(decimal_parse(expected, &wanted));
        if (!number_read(text, ways[way].mark, &number) ||
            decimal_compare(number.value, wanted) != 0)
            fail_msg("'%s' became %s", text, decimal_text(number.value, value));
        assert_marks(text, ways[way].mark == '.' ? MARK_POINT : MARK_COMMA);
    }
}

/* Good numbers with a few random changes: the marks and the reading agree, and nothing is read
   behind the end, where the sanitizer watches. */
static void
marks_and_reading_agree_on_spoiled_numbers(void **state)
{
    (void)state;
    static const char *const good[] = {"12", "-1,234.56", "1.234,56", "1 234,56", "$12,400.00",
        "12 EUR", "(5.00)", "45k", "1.2e6", "5 kr.", "1'234.5", "5 k€", "12-", "R$ 10"};
    static const char spoilers[] = "0123459 -+.,()$keKM'EUR\302\240\342\202\254\200\257\377";
    uint32_t random = (uint32_t)seed_or(20261116);
    int numbers = 0;

    for (int i = 0; i < 200000; i++) {
        char buffer[64];
        random = random * 1664525u + 1013904223u;
        const char *start = good[(random >> 24) % (sizeof good / sizeof good[0])];
        size_t length = strlen(start);
        char *text = buffer + sizeof buffer - length - 1;

        memcpy(text, start, length + 1);
        for (unsigned changes = (random >> 8) % 3; changes > 0 && length > 0; changes--) {
            random = random * 1664525u + 1013904223u;
            size_t place = (random >> 8) % length;
            if (random >> 30 == 0) {
                memmove(text + 1, text, place);
                text++;
                length--;
            } else {
                text[place] = spoilers[(random >> 16) % (sizeof spoilers - 1)];
            }
        }
        struct number point, comma;
        bool is_point = number_read(text, '.', &point), is_comma = number_read(text, ',', &comma);
        unsigned marks =
            (is_point ? (unsigned)MARK_POINT : 0u) | (is_comma ? (unsigned)MARK_COMMA : 0u);
        /* Only an exponent can make these too large, or too small. */
        if (strpbrk(text, "eE") == NULL)
            assert_marks(text, marks);
        else
            assert_int_equal(number_marks(text) & marks, marks);
        if (is_point && is_comma)
            assert_int_equal(
                number_is_ambiguous(text), decimal_compare(point.value, comma.value) != 0);
        else
            assert_false(number_is_ambiguous(text));
        numbers += is_point || is_comma;
    }
    assert_true(numbers > 50000 && numbers < 190000);
}

static void
figures_are_written_plainly(void **state)
{
    (void)state;
    static const struct {
        double value;
        int digits;
        const char *expected;
    } known[] = {
        {0.0, 6, "0"},
        {-0.0, 6, "0"},
        {1, 1, "1"},
        {-1, 6, "-1"},
        {0.472345, 6, "0.472345"},
        {0.47234549, 6, "0.472345"},
        {10005500.4, 6, "10005500"},
        {10005534, 6, "10005500"},
        {10005534.5, 17, "10005534.5"},
        {0.1, 17, "0.10000000000000001"},
        {0.1, 16, "0.1"},
        {2.6, 1, "3"},
        {3.5, 1, "4"},
        {9.9999996, 6, "10"},
        {999999.6, 6, "1000000"},
        {999999.4, 6, "999999"},
        {0.00001234, 3, "0.0000123"},
        {-0.00001234, 3, "-0.0000123"},
        {123456, 3, "123000"},
        {1e21, 6, "1000000000000000000000"},
        {100, 6, "100"},
        {1234.5, 5, "1234.5"},
        {99.96, 3, "100"},
        {1.0 / 3, 6, "0.333333"},
        {2.0 / 3, 6, "0.666667"},
        {-2.0 / 3, 4, "-0.6667"},
        {1e-5, 6, "0.00001"},
        {120.0, 2, "120"},
        {0.1 + 0.2, 6, "0.3"},
        {0.1 + 0.2, 17, "0.30000000000000004"},
        {1e15, 17, "1000000000000000"},
        {123456789012345.67, 17, "123456789012345.67"},
        /* digits out of range count as the nearest that is allowed */
        {123.4, 0, "100"},
        {123.4, -5, "100"},
        {0.1, 18, "0.10000000000000001"},
        {0.1, 1000, "0.10000000000000001"},
        {(double)INFINITY, 6, ""},
        {-(double)INFINITY, 6, ""},
        {(double)NAN, 6, ""},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char text[NUMBER_TEXT_SIZE] = "x";

        assert_ptr_equal(number_text(known[i].value, known[i].digits, text), text);
        assert_string_equal(text, known[i].expected);
    }
}

static void
the_largest_and_smallest_figures_fit(void **state)
{
    (void)state;
    static const double extremes[] = {
        DBL_MAX, -DBL_MAX, DBL_MIN, -DBL_MIN, DBL_TRUE_MIN, -DBL_TRUE_MIN};
    for (size_t i = 0; i < sizeof extremes / sizeof extremes[0]; i++) {
        char text[NUMBER_TEXT_SIZE];

        number_text(extremes[i], 17, text);
        assert_true(strlen(text) < NUMBER_TEXT_SIZE);
        assert_true(strtod(text, NULL) >= extremes[i] && strtod(text, NULL) <= extremes[i]);
    }
    char text[NUMBER_TEXT_SIZE];
    assert_int_equal(strlen(number_text(-DBL_MAX, 2, text)), 310);
    assert_int_equal(strspn(text, "-18"), 3);
    assert_int_equal(strspn(text + 3, "0"), 307);
}

static void
zero_is_zero_however_it_is_written(void **state)
{
    (void)state;
    static const char *const zeros[] = {"0", " 0 ", "0.00", "0,0", "$0.00", "0 EUR", "-0", ".0"};
    static const char *const others[] = {"", " ", "-", "EUR", "1", "0.01", "10", "1.000,00", "$5"};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        assert_true(number_is_zero(zeros[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(number_is_zero(others[i]));
}

/* Seventeen digits give the same double back; six are as printf rounds them. */
static void
random_figures_come_back(void **state)
{
    (void)state;
    uint64_t random = seed_or(20261116);

    for (int i = 0; i < 50000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        double value = ldexp((double)(int64_t)random, (int)(random % 140) - 130);
        char text[NUMBER_TEXT_SIZE], rounded[32];

        double back = strtod(number_text(value, 17, text), NULL);
        assert_true(back >= value && back <= value);
        assert_null(strpbrk(text, "eE+"));
        assert_true(strchr(text, '.') == NULL || text[strlen(text) - 1] != '0');
        snprintf(rounded, sizeof rounded, "%.5e", value);
        back = strtod(number_text(value, 6, text), NULL);
        assert_true(back >= strtod(rounded, NULL) && back <= strtod(rounded, NULL));
    }
}

static void
a_figure_that_was_written_is_read_back(void **state)
{
    (void)state;
    static const char *const good[] = {
        "0", "-27", "+3", "0.5", "12.", "0.000000000000000000000123", "123456789012345678901234"};
    static const char *const bad[] = {
        "", ".5", "x", "1e3", "1.2.3", "-", "1 0", " 1", "0x10", "nan", "inf", "12%"};
    char text[NUMBER_TEXT_SIZE], huge[400];
    double value = 7;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(number_text_read(good[i], &value));
        assert_true(value == strtod(good[i], NULL));
    }
    value = 7;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(number_text_read(bad[i], &value));
    memset(huge, '9', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    assert_false(number_text_read(huge, &value));
    assert_true(value == 7);
    assert_true(number_text_read(number_text(1 / 3.0, 17, text), &value) && value == 1 / 3.0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimal_marks_and_groups),
        cmocka_unit_test(signs_suffixes_and_exponents),
        cmocka_unit_test(currencies_in_front_and_behind),
        cmocka_unit_test(anything_else_is_no_number),
        cmocka_unit_test(values_out_of_range_are_refused),
        cmocka_unit_test(very_long_texts_do_no_harm),
        cmocka_unit_test(written_amounts_come_back),
        cmocka_unit_test(marks_and_reading_agree_on_spoiled_numbers),
        cmocka_unit_test(zero_is_zero_however_it_is_written),
        cmocka_unit_test(figures_are_written_plainly),
        cmocka_unit_test(the_largest_and_smallest_figures_fit),
        cmocka_unit_test(random_figures_come_back),
        cmocka_unit_test(a_figure_that_was_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
