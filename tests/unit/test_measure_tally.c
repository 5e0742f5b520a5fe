/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/tally: which events a term takes in, exact totals of any stretch for a person and for
 * everybody, units that do not add up, first days, and the limit of what can be added.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "measure/tally.h"
#include "seed.h"

enum { ANA, BEN, CHIDI, FIRST = 20000 };

static int
term(struct tally *tally, char *kind, bool sum)
{
    return tally_term(tally, (struct metric_term){kind, sum});
}

static struct decimal
number(const char *text)
{
    struct decimal value = {0, 0};

    assert_true(decimal_parse(text, &value));
    return value;
}

static void
count(struct tally *tally, int person, const char *kind, int day, const char *how_many)
{
    assert_true(
        tally_add(tally, person, kind, day, number(how_many), false, (struct decimal){0, 0}, ""));
}

static void
value(struct tally *tally, int person, const char *kind, int day, const char *amount,
    const char *unit)
{
    assert_true(
        tally_add(tally, person, kind, day, decimal_from_int(1), true, number(amount), unit));
}

static void
assert_total(const struct tally *tally, int person, int number_of_term, int after, int last,
    const char *expected)
{
    struct decimal total = {-77, 0};
    char text[DECIMAL_TEXT_SIZE];

    if (expected == NULL) {
        assert_false(tally_total(tally, person, number_of_term, after, last, &total));
        assert_int_equal(total.whole, -77);
        return;
    }
    assert_true(tally_total(tally, person, number_of_term, after, last, &total));
    assert_string_equal(decimal_text(total, text), expected);
}

static void
the_same_term_has_one_number(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    assert_int_equal(term(tally, "win", false), 0);
    assert_int_equal(term(tally, "win", true), 1);
    assert_int_equal(term(tally, "meeting", false), 2);
    assert_int_equal(term(tally, "Win", true), 1);
    assert_int_equal(term(tally, "WIN", false), 0);
    tally_free(tally);
}

static void
a_term_takes_in_what_is_below_it(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int all = term(tally, "meeting", false);
    int held = term(tally, "meeting.held", false);
    count(tally, ANA, "meeting", FIRST, "1");
    count(tally, ANA, "Meeting.Held", FIRST, "2");
    count(tally, ANA, "meeting.held.twice", FIRST, "4");
    count(tally, ANA, "meetings", FIRST, "100");
    assert_total(tally, ANA, all, FIRST - 1, FIRST, "7");
    assert_total(tally, ANA, held, FIRST - 1, FIRST, "6");
    tally_free(tally);
}

static void
a_stretch_begins_after_its_first_day(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int calls = term(tally, "call", false);
    count(tally, ANA, "call", FIRST + 5, "0.5");
    count(tally, ANA, "call", FIRST, "1");
    count(tally, ANA, "call", FIRST + 9, "10");
    count(tally, ANA, "call", FIRST + 5, "0.25");
    assert_total(tally, ANA, calls, FIRST - 1, FIRST + 9, "11.75");
    assert_total(tally, ANA, calls, FIRST, FIRST + 9, "10.75");
    assert_total(tally, ANA, calls, FIRST, FIRST + 8, "0.75");
    assert_total(tally, ANA, calls, FIRST + 5, FIRST + 8, "0");
    assert_total(tally, ANA, calls, FIRST + 8, FIRST, "0");
    tally_free(tally);
}

static void
everybody_is_the_sum_of_all(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int calls = term(tally, "call", false);
    int emails = term(tally, "email", false);
    int both[2] = {calls, emails};
    struct decimal total;
    count(tally, CHIDI, "call", FIRST, "3");
    count(tally, ANA, "call", FIRST, "2");
    count(tally, ANA, "email", FIRST + 1, "5");
    assert_int_equal(tally_people(tally), 3);
    assert_total(tally, TALLY_EVERYBODY, calls, FIRST - 1, FIRST, "5");
    assert_total(tally, BEN, calls, FIRST - 1, FIRST, "0");
    assert_total(tally, 99, calls, FIRST - 1, FIRST, "0");
    assert_true(tally_total_of(tally, TALLY_EVERYBODY, both, 2, FIRST - 1, FIRST + 1, &total));
    assert_int_equal(decimal_compare(total, decimal_from_int(10)), 0);
    assert_true(tally_any(tally, TALLY_EVERYBODY, emails));
    assert_true(tally_any(tally, ANA, emails));
    assert_false(tally_any(tally, CHIDI, emails));
    assert_false(tally_any(tally, BEN, calls));
    assert_false(tally_any(tally, 99, calls));
    tally_free(tally);
}

static void
totals_are_exact(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int wins = term(tally, "win", true);
    for (int i = 0; i < 1000; i++)
        value(tally, i % 2, "win", FIRST + i % 7, "0.1", "EUR");
    value(tally, ANA, "win", FIRST, "10005534", "EUR");
    value(tally, BEN, "win", FIRST, "-0.000000000000000001", "EUR");
    assert_total(tally, TALLY_EVERYBODY, wins, FIRST - 1, FIRST + 6, "10005633.999999999999999999");
    tally_free(tally);
}

static void
an_unknown_value_is_not_zero(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int money = term(tally, "win", true);
    int wins = term(tally, "win", false);
    count(tally, ANA, "win", FIRST, "1");
    assert_false(tally_any(tally, ANA, money));
    assert_true(tally_any(tally, ANA, wins));
    assert_int_equal(tally_without_value(tally, money), 1);
    value(tally, ANA, "win", FIRST, "0", "EUR");
    assert_true(tally_any(tally, ANA, money));
    assert_int_equal(tally_without_value(tally, money), 1);
    assert_int_equal(tally_without_value(tally, wins), 0);
    assert_total(tally, ANA, wins, FIRST - 1, FIRST, "2");
    tally_free(tally);
}

static void
money_in_several_units_is_not_added(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int wins = term(tally, "win", true);
    int renewals = term(tally, "renewal", true);
    int both[2] = {wins, renewals};
    struct decimal total;
    value(tally, ANA, "win", FIRST, "10", "EUR");
    value(tally, ANA, "win", FIRST + 1, "20", "EUR");
    value(tally, ANA, "win", FIRST + 2, "30", "USD");
    value(tally, BEN, "win", FIRST, "5", "");
    value(tally, BEN, "renewal", FIRST, "1", "EUR");
    assert_total(tally, ANA, wins, FIRST - 1, FIRST + 1, "30");
    assert_total(tally, ANA, wins, FIRST + 1, FIRST + 2, "30");
    assert_total(tally, ANA, wins, FIRST, FIRST + 2, NULL);
    assert_total(tally, BEN, wins, FIRST - 1, FIRST + 2, "5");
    assert_total(tally, TALLY_EVERYBODY, wins, FIRST - 1, FIRST, NULL);
    assert_total(tally, TALLY_EVERYBODY, wins, FIRST, FIRST + 1, "20");
    assert_false(tally_total_of(tally, BEN, both, 2, FIRST - 1, FIRST, &total));
    assert_true(tally_total_of(tally, BEN, both, 2, FIRST, FIRST + 1, &total));
    assert_int_equal(total.whole, 0);
    tally_free(tally);
}

static void
units_are_named(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int wins = term(tally, "win", true);
    const char *units[3] = {"?", "?", "?"};
    assert_int_equal(tally_units(tally, ANA, wins, units, 3), 0);
    value(tally, ANA, "win", FIRST, "1", "");
    assert_int_equal(tally_units(tally, ANA, wins, units, 3), 0);
    value(tally, ANA, "win", FIRST, "1", "USD");
    value(tally, ANA, "win", FIRST, "1", "");
    value(tally, BEN, "win", FIRST, "1", "EUR");
    value(tally, BEN, "win", FIRST, "1", "USD");
    assert_int_equal(tally_units(tally, ANA, wins, units, 3), 2);
    assert_string_equal(units[0], "");
    assert_string_equal(units[1], "USD");
    assert_int_equal(tally_units(tally, BEN, wins, units, 1), 2);
    assert_string_equal(units[0], "USD");
    assert_string_equal(units[1], "USD"); /* as it was: no room for a second */
    assert_int_equal(tally_units(tally, TALLY_EVERYBODY, wins, units, 3), 3);
    assert_string_equal(units[2], "EUR");
    assert_int_equal(tally_units(tally, CHIDI, wins, units, 3), 0);
    tally_free(tally);
}

static void
first_days_and_activity(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    assert_int_equal(tally_first_day(tally), DAY_NONE);
    assert_int_equal(tally_first_day_of(tally, ANA), DAY_NONE);
    count(tally, ANA, "time-off", FIRST, "5");
    count(tally, ANA, "Time-Off.sick", FIRST + 1, "1");
    count(tally, BEN, "story", FIRST + 9, "1");
    count(tally, BEN, "call", FIRST + 4, "1");
    assert_int_equal(tally_first_day(tally), FIRST);
    assert_int_equal(tally_first_day_of(tally, ANA), DAY_NONE);
    assert_int_equal(tally_first_day_of(tally, BEN), FIRST + 4);
    assert_int_equal(tally_first_day_of(tally, CHIDI), DAY_NONE);
    count(tally, ANA, "call", FIRST + 20, "1");
    assert_int_equal(tally_first_day_of(tally, ANA), FIRST + 20);
    assert_true(tally_active(tally, ANA, FIRST - 1, FIRST));
    assert_false(tally_active(tally, ANA, FIRST + 1, FIRST + 19));
    assert_true(tally_active(tally, ANA, FIRST + 1, FIRST + 20));
    assert_false(tally_active(tally, BEN, FIRST - 1, FIRST + 3));
    assert_true(tally_active(tally, BEN, FIRST + 3, FIRST + 4));
    assert_false(tally_active(tally, BEN, FIRST + 4, FIRST + 8));
    assert_false(tally_active(tally, CHIDI, FIRST - 1, FIRST + 99));
    assert_true(tally_active(tally, TALLY_EVERYBODY, FIRST + 8, FIRST + 9));
    assert_false(tally_active(tally, TALLY_EVERYBODY, FIRST + 9, FIRST + 19));
    tally_free(tally);
}

static void
what_cannot_be_added_changes_nothing(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int all = term(tally, "call", false);
    struct decimal none = {0, 0};
    struct decimal most = decimal_from_int(INT64_MAX);
    assert_true(tally_add(tally, ANA, "call", FIRST, most, false, none, ""));
    assert_false(tally_add(tally, BEN, "call", FIRST - 1, decimal_from_int(1), false, none, ""));
    assert_false(tally_add(tally, BEN, "call", FIRST - 1, decimal_from_int(-1), false, none, ""));
    assert_int_equal(tally_first_day(tally), FIRST);
    assert_false(tally_active(tally, BEN, FIRST - 9, FIRST));
    assert_true(tally_add(tally, BEN, "call", FIRST, none, false, none, ""));
    assert_true(tally_add(tally, BEN, "email", FIRST, most, false, none, ""));
    assert_total(tally, TALLY_EVERYBODY, all, FIRST - 1, FIRST, "9223372036854775807");
    tally_free(tally);
    tally = tally_new();
    all = term(tally, "win", true);
    assert_true(tally_add(tally, ANA, "win", FIRST, none, true, decimal_from_int(1), "EUR"));
    assert_true(tally_add(tally, ANA, "win", FIRST, none, false, most, "")); /* no value */
    assert_false(tally_add(tally, ANA, "win", FIRST, none, true, most, "EUR"));
    assert_total(tally, ANA, all, FIRST - 1, FIRST, "1");
    tally_free(tally);
}

static void
corrections_may_be_negative(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int wins = term(tally, "win", true);
    value(tally, ANA, "win", FIRST, "100.5", "EUR");
    value(tally, ANA, "win", FIRST + 1, "-0.75", "EUR");
    assert_total(tally, ANA, wins, FIRST - 1, FIRST + 1, "99.75");
    assert_total(tally, ANA, wins, FIRST, FIRST + 1, "-0.75");
    tally_free(tally);
}

static void
without_terms_activity_is_still_known(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    count(tally, BEN, "call", FIRST, "1");
    assert_true(tally_active(tally, BEN, FIRST - 1, FIRST));
    assert_int_equal(tally_people(tally), 2);
    tally_free(tally);
    tally_free(NULL);
}

/* Random events in random order against plain arrays of whole numbers. */
static void
random_events_agree_with_plain_sums(void **state)
{
    (void)state;
    enum { PEOPLE = 5, DAYS = 120, EVENTS = 20000 };
    static long expected[PEOPLE][DAYS];
    struct tally *tally = tally_new();
    int calls = term(tally, "call", false);
    uint64_t random = seed_or(20261121);

    for (int i = 0; i < EVENTS; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int person = (int)(random >> 40) % PEOPLE;
        int day = (int)(random >> 33) % DAYS;
        int many = (int)(random >> 52) % 9;
        bool call = (random >> 60) % 3 > 0;
        expected[person][day] += call ? many : 0;
        assert_true(tally_add(tally, person, call ? "call.connected" : "email", FIRST + day,
            decimal_from_int(many), false, (struct decimal){0, 0}, ""));
        if (i % 1000 > 0)
            continue;
        int after = (int)((random >> 20) % DAYS); /* asking in between changes nothing */
        for (int each = 0; each < PEOPLE; each++) {
            struct decimal total;
            long sum = 0;
            for (int d = after + 1; d < DAYS; d++)
                sum += expected[each][d];
            assert_true(tally_total(tally, each, calls, FIRST + after, FIRST + DAYS, &total));
            assert_int_equal(total.whole, sum);
        }
    }
    tally_free(tally);
}

static void
the_least_number_has_no_size_and_is_not_counted(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    char kind[] = "call";
    int calls = term(tally, kind, false);
    const struct decimal least = {INT64_MIN, 0}, none = {0, 0};
    assert_false(tally_add(tally, 0, "call", 10, least, false, none, ""));
    count(tally, 0, "call", 10, "2");
    assert_total(tally, 0, calls, 9, 10, "2");
    tally_free(tally);
}

/* More terms than fit at first, all with the same event, and days in any order. */
static void
many_terms_take_one_event(void **state)
{
    (void)state;
    enum { TERMS = 41 };
    static char kinds[TERMS][8];
    struct tally *tally = tally_new();
    for (int i = 0; i < TERMS; i++) {
        snprintf(kinds[i], sizeof kinds[i], "t%d", i);
        assert_int_equal(term(tally, kinds[i], false), i);
    }
    assert_int_equal(term(tally, "t17", false), 17);
    for (int i = TERMS; i-- > 0;)
        count(tally, i, kinds[i], FIRST + i, "1");
    for (int i = 0; i < TERMS; i++) {
        assert_total(tally, TALLY_EVERYBODY, i, FIRST - 1, FIRST + TERMS, "1");
        assert_total(tally, i, i, FIRST + i - 1, FIRST + i, "1");
        assert_int_equal(tally_first_day_of(tally, i), FIRST + i);
    }
    tally_free(tally);
    /* And one event that counts for all of them. */
    tally = tally_new();
    char text[2 * TERMS + 2] = "t";
    for (size_t i = 0; i < TERMS; i++) {
        assert_int_equal(term(tally, text, false), i);
        snprintf(text + 2 * i + 1, 3, ".t");
    }
    count(tally, ANA, text, FIRST + 1, "1");
    count(tally, ANA, "t.t", FIRST, "1");
    count(tally, ANA, "u", FIRST, "1");
    count(tally, ANA, text, FIRST + 2, "1");
    for (int i = 0; i < TERMS; i++)
        assert_total(tally, ANA, i, FIRST - 1, FIRST + 2, i < 2 ? "3" : "2");
    tally_free(tally);
}

/* Each term of an event is reserved before any is added. */
static void
the_second_term_may_be_too_large(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int calls = term(tally, "call", false), amounts = term(tally, "call", true);
    struct decimal most = decimal_from_int(INT64_MAX), one = decimal_from_int(1);
    assert_false(tally_add(tally, ANA, "call", FIRST, one, true, most, ""));
    assert_total(tally, TALLY_EVERYBODY, calls, FIRST - 1, FIRST, "0");
    assert_int_equal(tally_people(tally), 0);
    assert_true(tally_add(tally, ANA, "call", FIRST, one, true, decimal_from_int(5), ""));
    assert_total(tally, ANA, amounts, FIRST - 1, FIRST, "5");
    tally_free(tally);
}

/* A count has no unit, and one that is no value's. */
static void
counts_have_no_unit(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int wins = term(tally, "win", true), calls = term(tally, "call", false);
    int both[2] = {wins, calls};
    const char *units[2] = {"?", "?"};
    struct decimal total;
    value(tally, ANA, "win", FIRST, "10", "EUR");
    value(tally, ANA, "call", FIRST + 1, "10", "EUR");
    assert_int_equal(tally_units(tally, ANA, calls, units, 2), 0);
    assert_string_equal(units[0], "?");
    assert_int_equal(tally_units(tally, ANA, wins, units, 2), 1);
    assert_string_equal(units[0], "EUR");
    assert_false(tally_total_of(tally, ANA, both, 2, FIRST - 1, FIRST + 1, &total));
    assert_true(tally_total_of(tally, ANA, both, 2, FIRST - 1, FIRST, &total));
    /* One value without unit, alone. */
    value(tally, BEN, "win", FIRST, "1", "");
    assert_int_equal(tally_units(tally, BEN, wins, units, 2), 0);
    tally_free(tally);
}

/* The days of a person's or everybody's events of some terms. */
static void
days_with_an_event(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    int terms[3] = {
        term(tally, "call", false), term(tally, "email", false), term(tally, "win", true)};
    count(tally, ANA, "call", FIRST + 1, "1");
    count(tally, ANA, "call", FIRST + 3, "2");
    count(tally, ANA, "email", FIRST + 5, "1");
    count(tally, BEN, "email", FIRST + 7, "1");
    count(tally, CHIDI, "win", FIRST + 9, "1"); /* no value, so no event of a sum */
    count(tally, CHIDI, "note", FIRST + 10, "1");
    static const struct {
        int person;
        size_t first, count;
        const char *days; /* from FIRST on */
    } cases[] = {
        {ANA, 0, 1, "0101000000000"},
        {ANA, 1, 1, "0000010000000"},
        {ANA, 0, 2, "0101010000000"},
        {ANA, 0, 0, "0000000000000"},
        {BEN, 0, 3, "0000000100000"},
        {CHIDI, 0, 3, "0000000000000"},
        {CHIDI + 1, 0, 3, "0000000000000"},
        {TALLY_EVERYBODY, 0, 3, "0101010100000"},
        {TALLY_EVERYBODY, 0, 1, "0101000000000"},
        {TALLY_EVERYBODY, 1, 2, "0000010100000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dayset days = {0};
        tally_days(tally, cases[i].person, terms + cases[i].first, cases[i].count, &days);
        assert_false(dayset_any(&days, FIRST - 100, FIRST - 1));
        for (int day = 0; cases[i].days[day]; day++)
            assert_int_equal(
                dayset_any(&days, FIRST + day - 1, FIRST + day), cases[i].days[day] == '1');
        dayset_free(&days);
    }
    tally_free(tally);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_term_has_one_number),
        cmocka_unit_test(the_least_number_has_no_size_and_is_not_counted),
        cmocka_unit_test(a_term_takes_in_what_is_below_it),
        cmocka_unit_test(a_stretch_begins_after_its_first_day),
        cmocka_unit_test(everybody_is_the_sum_of_all),
        cmocka_unit_test(totals_are_exact),
        cmocka_unit_test(an_unknown_value_is_not_zero),
        cmocka_unit_test(money_in_several_units_is_not_added),
        cmocka_unit_test(units_are_named),
        cmocka_unit_test(first_days_and_activity),
        cmocka_unit_test(what_cannot_be_added_changes_nothing),
        cmocka_unit_test(corrections_may_be_negative),
        cmocka_unit_test(without_terms_activity_is_still_known),
        cmocka_unit_test(random_events_agree_with_plain_sums),
        cmocka_unit_test(many_terms_take_one_event),
        cmocka_unit_test(the_second_term_may_be_too_large),
        cmocka_unit_test(counts_have_no_unit),
        cmocka_unit_test(days_with_an_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
