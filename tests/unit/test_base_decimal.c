/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact decimals: what is read and what is refused, sums at and over the edge, and random
 * arithmetic held against whole numbers of thousandths.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/decimal.h"
#include "seed.h"

static uint64_t random_state;

static void
seed_random(void)
{
    random_state = seed_or(20261116);
}

/* xorshift64 */
static uint64_t
next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static struct decimal
read_decimal(const char *text)
{
    struct decimal value = {0, 0};

    if (!decimal_parse(text, &value))
        fail_msg("'%s' was not read", text);
    return value;
}

static void
assert_decimal_is(struct decimal value, const char *expected)
{
    char text[DECIMAL_TEXT_SIZE];

    assert_true(value.fraction < DECIMAL_ONE_FRACTION);
    assert_ptr_equal(decimal_text(value, text), text);
    assert_string_equal(text, expected);
}

static void
values_are_stored_as_documented(void **state)
{
    (void)state;
    struct decimal value = read_decimal("-1.5");
    assert_true(value.whole == -2 && value.fraction == UINT64_C(500000000000000000));
    value = read_decimal("1.5");
    assert_true(value.whole == 1 && value.fraction == UINT64_C(500000000000000000));
    value = read_decimal("-0.000000000000000001");
    assert_true(value.whole == -1 && value.fraction == DECIMAL_ONE_FRACTION - 1);
    value = read_decimal("-0");
    assert_true(value.whole == 0 && value.fraction == 0);
    value = decimal_from_int(INT64_MIN);
    assert_true(value.whole == INT64_MIN && value.fraction == 0);
}

static void
decimals_are_read_and_written(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shortest;
    } known[] = {
        {"0", "0"},
        {"-0", "0"},
        {"+0", "0"},
        {"0.0", "0"},
        {"-0.000", "0"},
        {"1", "1"},
        {"+1", "1"},
        {"-1", "-1"},
        {"1054", "1054"},
        {"-1.5", "-1.5"},
        {"1.50", "1.5"},
        {"007", "7"},
        {"0000000000000000000000000000000000000000000001.25", "1.25"},
        {"492203.79", "492203.79"},
        {"9225.225", "9225.225"},
        {"0.1", "0.1"},
        {"-0.1", "-0.1"},
        {"0.000000000000000001", "0.000000000000000001"},
        {"-0.000000000000000001", "-0.000000000000000001"},
        {"0.999999999999999999", "0.999999999999999999"},
        {"-0.999999999999999999", "-0.999999999999999999"},
        {"1.0000000000000000000000000000000000", "1"},
        {"0.1234567890123456780000000", "0.123456789012345678"},
        {"999999999999999999", "999999999999999999"},
        {"1000000000000000000", "1000000000000000000"},
        {"000000000000000000000000012", "12"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"9223372036854775807.999999999999999999", "9223372036854775807.999999999999999999"},
        {"-9223372036854775807.999999999999999999", "-9223372036854775807.999999999999999999"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_decimal_is(read_decimal(known[i].text), known[i].shortest);
}

static void
anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "+", "-", ".", "-.", "12.", ".5", "-.5", "1e3", "1E3",
        " 1", "1 ", "1.5 ", "--1", "+-1", "1-", "1,5", "1.2.3", "0x10", "abc", "NaN", "inf", "1.-5",
        "1.+5", "\302\2401", "1\n", "\xFF", "1.\xFF",
        /* more than 18 decimals that count, or too large */
        "0.0000000000000000001", "1.1234567890123456789", "9223372036854775808",
        "-9223372036854775809", "-9223372036854775808.000000000000000001", "9223372036854775809",
        "9223372036854775810", "18446744073709551616", "18446744073709551615",
        "36893488147419103233",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct decimal value = {4711, 1};

        if (decimal_parse(wrong[i], &value))
            fail_msg("'%s' was read", wrong[i]);
        assert_true(value.whole == 4711 && value.fraction == 1);
    }
}

static void
only_the_given_bytes_are_read(void **state)
{
    (void)state;
    struct decimal value = {4711, 0};

    assert_true(decimal_parse_bytes("12.345;7", 6, &value));
    assert_decimal_is(value, "12.345");
    assert_true(decimal_parse_bytes("12.345", 5, &value));
    assert_decimal_is(value, "12.34");
    assert_true(decimal_parse_bytes("12.345", 2, &value));
    assert_decimal_is(value, "12");
    assert_false(decimal_parse_bytes("12.345", 3, &value));
    assert_false(decimal_parse_bytes("-5", 1, &value));
    assert_false(decimal_parse_bytes("5", 0, &value));
    assert_false(decimal_parse_bytes("1\0002", 3, &value));
    assert_decimal_is(value, "12");
}

static void
sums_are_exact(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *sum; /* "" if it is too large */
    } known[] = {
        {"0.1", "0.2", "0.3"},
        {"-0.1", "0.1", "0"},
        {"-1.5", "1", "-0.5"},
        {"-1.5", "-1.5", "-3"},
        {"0.999999999999999999", "0.000000000000000001", "1"},
        {"-0.000000000000000001", "0.000000000000000001", "0"},
        {"9223372036854775807", "0.999999999999999999", "9223372036854775807.999999999999999999"},
        {"9223372036854775807.5", "0.5", ""},
        {"0.5", "9223372036854775807.5", ""},
        {"9223372036854775807", "1", ""},
        {"9223372036854775806", "1", "9223372036854775807"},
        {"-9223372036854775807", "-1", "-9223372036854775808"},
        {"9223372036854775807.5", "9223372036854775807.5", ""},
        {"-9223372036854775808", "-0.000000000000000001", ""},
        {"-9223372036854775808", "-1", ""},
        {"-9223372036854775807.5", "-0.5", "-9223372036854775808"},
        {"-0.5", "-9223372036854775807.5", "-9223372036854775808"},
        {"-9223372036854775807.5", "-0.6", ""},
        {"-9223372036854775808", "9223372036854775807", "-1"},
        {"-9223372036854775807.5", "9223372036854775807.5", "0"},
        {"9223372036854775807.5", "-9223372036854775807.5", "0"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct decimal sum = read_decimal(known[i].a);
        bool fits = decimal_add(&sum, read_decimal(known[i].b));

        assert_int_equal(fits, known[i].sum[0] != '\0');
        assert_decimal_is(sum, fits ? known[i].sum : known[i].a);
    }
}

static void
signs_are_turned(void **state)
{
    (void)state;
    static const struct {
        const char *value, *negative;
    } known[] = {
        {"0", "0"},
        {"1", "-1"},
        {"1.5", "-1.5"},
        {"-0.25", "0.25"},
        {"9223372036854775807", "-9223372036854775807"},
        {"9223372036854775807.999999999999999999", "-9223372036854775807.999999999999999999"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct decimal value = read_decimal(known[i].value);

        assert_true(decimal_negate(&value));
        assert_decimal_is(value, known[i].negative);
        assert_true(decimal_negate(&value));
        assert_decimal_is(value, known[i].value);
    }
    struct decimal smallest = decimal_from_int(INT64_MIN);
    assert_false(decimal_negate(&smallest));
    assert_true(smallest.whole == INT64_MIN && smallest.fraction == 0);
}

static void
powers_of_ten_lose_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        int power;
        const char *expected; /* "" if it is refused */
    } known[] = {
        {"342.09", 3, "342090"},
        {"1.2", 6, "1200000"},
        {"-1.2", 6, "-1200000"},
        {"1.23456789", 3, "1234.56789"},
        {"-0.5", 1, "-5"},
        {"7", 0, "7"},
        {"1234", -3, "1.234"},
        {"-1234", -3, "-1.234"},
        {"-1", -18, "-0.000000000000000001"},
        {"0.000000000000000001", 18, "1"},
        {"9", 18, "9000000000000000000"},
        {"0", 18, "0"},
        {"0", -18, "0"},
        {"10", -18, "0.00000000000000001"},
        {"9223372036854775807", -18, "9.223372036854775807"},
        {"-9223372036854775808", -18, "-9.223372036854775808"},
        {"-922337203685477580.8", 1, "-9223372036854775808"},
        {"922337203685477580.7", 1, "9223372036854775807"},
        {"922337203685477580.8", 1, ""},
        {"-922337203685477580.9", 1, ""},
        {"10", 18, ""},
        {"922337203685477581", 1, ""},
        {"0.1", -18, ""},
        {"0.000000000000000001", -1, ""},
        {"1", 19, ""},
        {"1", -19, ""},
        {"0", 100, ""},
        {"0", -2147483647 - 1, ""},
        {"0", 2147483647, ""},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct decimal value = read_decimal(known[i].value);
        bool fits = decimal_scale(&value, known[i].power);

        assert_int_equal(fits, known[i].expected[0] != '\0');
        assert_decimal_is(value, fits ? known[i].expected : known[i].value);
    }
}

static void
values_are_compared(void **state)
{
    (void)state;
    static const char *const rising[] = {"-9223372036854775808", "-9223372036854775807.5", "-2",
        "-1.500000000000000001", "-1.5", "-1.499999999999999999", "-1", "-0.000000000000000001",
        "0", "0.000000000000000001", "0.1", "0.11", "1", "1.5", "9223372036854775807",
        "9223372036854775807.000000000000000001"};
    const int count = (int)(sizeof rising / sizeof rising[0]);
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++)
            assert_int_equal(decimal_compare(read_decimal(rising[i]), read_decimal(rising[j])),
                (i > j) - (i < j));
}

static void
the_nearest_double_is_given(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double nearest;
    } known[] = {
        {"0", 0.0},
        {"1", 1.0},
        {"-1", -1.0},
        {"0.1", 0x1.999999999999ap-4},
        {"-0.1", -0x1.999999999999ap-4},
        {"0.3", 0x1.3333333333333p-2},
        {"1.1", 0x1.199999999999ap+0},
        {"-1.5", -0x1.8p+0},
        {"123456789.987654321", 0x1.d6f3457f35ba8p+26},
        {"10005534.47", 0x1.31583cf0a3d71p+23},
        {"0.000000000000000001", 0x1.2725dd1d243acp-60},
        {"-0.000000000000000001", -0x1.2725dd1d243acp-60},
        {"0.999999999999999999", 0x1p+0},
        {"1.000000000000000111", 0x1p+0},
        {"1.000000000000000112", 0x1.0000000000001p+0},
        {"0.5000000000000001", 0x1.0000000000001p-1},
        /* halfway between two doubles, or nearly: rounding in two steps gets these wrong */
        {"9007199254740992", 0x1p+53},
        {"9007199254740993", 0x1p+53},
        {"-9007199254740993", -0x1p+53},
        {"9007199254740992.5", 0x1p+53},
        {"9007199254740993.000000000000000001", 0x1.0000000000001p+53},
        {"9007199254740993.5", 0x1.0000000000001p+53},
        {"4503599627370497.5", 0x1.0000000000002p+52},
        {"4503599627370496.500000000000000001", 0x1.0000000000001p+52},
        {"2251799813685248.25", 0x1p+51},
        {"-4611686018427387904.5", -0x1p+62},
        {"-9223372036854774784.5", -0x1.fffffffffffffp+62},
        {"9223372036854774272", 0x1.ffffffffffffep+62},
        {"9223372036854774271.999999999999999999", 0x1.ffffffffffffep+62},
        {"9223372036854775807", 0x1p+63},
        {"9223372036854775807.999999999999999999", 0x1p+63},
        {"-9223372036854775808", -0x1p+63},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        double value = decimal_to_double(read_decimal(known[i].text));

        if (!(value >= known[i].nearest && value <= known[i].nearest))
            fail_msg("%s became %a, not %a", known[i].text, value, known[i].nearest);
    }
}

/* A number of thousandths, written and read. */
static struct decimal
from_thousandths(int64_t thousandths)
{
    char text[32];
    int64_t size = thousandths < 0 ? -thousandths : thousandths;

    snprintf(text, sizeof text, "%s%lld.%03lld", thousandths < 0 ? "-" : "",
        (long long)(size / 1000), (long long)(size % 1000));
    return read_decimal(text);
}

static void
random_sums_agree_with_whole_numbers(void **state)
{
    (void)state;
    struct decimal sum = {0, 0};
    int64_t expected = 0;

    seed_random();
    for (int i = 0; i < 50000; i++) {
        int64_t next = (int64_t)(next_random() >> 20) - (INT64_C(1) << 43);
        struct decimal value = from_thousandths(next), copy = sum;

        assert_int_equal(decimal_compare(copy, value), (expected > next) - (expected < next));
        assert_true(decimal_add(&sum, value));
        expected += next;
        assert_true(decimal_compare(sum, from_thousandths(expected)) == 0);
        assert_true(decimal_scale(&value, 3));
        assert_true(value.whole == next && value.fraction == 0);
    }
}

static void
random_values_survive_every_round_trip(void **state)
{
    (void)state;
    seed_random();
    for (int i = 0; i < 50000; i++) {
        char text[DECIMAL_TEXT_SIZE];
        /* Few and many digits, before and behind the point. */
        struct decimal value = {
            (int64_t)next_random() >> next_random() % 64, next_random() % DECIMAL_ONE_FRACTION};
        if (next_random() % 4 == 0)
            value.fraction -= value.fraction % UINT64_C(10000000000000000);
        struct decimal back, negative = value, sum = value;

        assert_true(decimal_parse(decimal_text(value, text), &back));
        assert_int_equal(decimal_compare(value, back), 0);
        if (!decimal_negate(&negative))
            continue; /* -2^63, which has a test of its own */
        assert_true(decimal_add(&sum, negative));
        assert_true(sum.whole == 0 && sum.fraction == 0);
        for (int power = 1; power <= 18; power++) {
            struct decimal scaled = value;
            if (decimal_scale(&scaled, power)) {
                assert_true(decimal_scale(&scaled, -power));
                assert_int_equal(decimal_compare(scaled, value), 0);
            }
        }
    }
}

static void
values_are_converted(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        uint32_t times, over;
        int decimals;
        const char *expected;
    } rows[] = {
        {"45", 1, 60, 4, "0.75"},
        {"50", 1, 60, 4, "0.8333"},
        {"40", 1, 60, 4, "0.6667"},
        {"1", 100, 3, 2, "33.33"},
        {"2", 100, 3, 2, "66.67"},
        {"1.5", 30, 1, 4, "45"},
        {"2.5", 1000000, 1, 17, "2500000"},
        {"0.00005", 1, 1, 4, "0.0001"},
        {"0.00004", 1, 1, 4, "0"},
        {"-0.00005", 1, 1, 4, "-0.0001"},
        {"-50", 1, 60, 4, "-0.8333"},
        {"0.99999", 1, 1, 4, "1"},
        {"7", 0, 5, 4, "0"},
        {"9223372036854775807", 1, 1, 0, "9223372036854775807"},
        {"9223372036854775807", 7, 7, 0, NULL},
        {"9223372036854775807", 2, 1, 0, NULL},
        {"0.123456789987654321", 1, 1, 17, "0.12345678998765432"},
        {"0.123456789987654321", 4294967295, 4294967295, 9, "0.12345679"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal value;
        char text[DECIMAL_TEXT_SIZE];
        assert_true(decimal_parse(rows[i].value, &value));
        struct decimal before = value;
        bool good = decimal_convert(&value, rows[i].times, rows[i].over, rows[i].decimals);
        assert_int_equal(good, rows[i].expected != NULL);
        if (good)
            assert_string_equal(decimal_text(value, text), rows[i].expected);
        else
            assert_int_equal(decimal_compare(value, before), 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_stored_as_documented),
        cmocka_unit_test(decimals_are_read_and_written),
        cmocka_unit_test(anything_else_is_refused),
        cmocka_unit_test(only_the_given_bytes_are_read),
        cmocka_unit_test(sums_are_exact),
        cmocka_unit_test(signs_are_turned),
        cmocka_unit_test(powers_of_ten_lose_nothing),
        cmocka_unit_test(values_are_converted),
        cmocka_unit_test(values_are_compared),
        cmocka_unit_test(the_nearest_double_is_given),
        cmocka_unit_test(random_sums_agree_with_whole_numbers),
        cmocka_unit_test(random_values_survive_every_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
