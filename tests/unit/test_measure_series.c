/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/series: whatever the order in which days come, the settled series is sorted, has each day
 * and unit once, holds the exact sums, and is no longer than there are days.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "measure/series.h"
#include "seed.h"

static struct series_entry
entry(int day, int unit, const char *sum)
{
    struct series_entry made = {day, unit, {0, 0}};

    assert_true(decimal_parse(sum, &made.sum));
    return made;
}

static void
assert_entry(const struct series *series, size_t place, int day, int unit, const char *sum)
{
    char text[DECIMAL_TEXT_SIZE];

    assert_true(place < series->count);
    assert_int_equal(series->entries[place].day, day);
    assert_int_equal(series->entries[place].unit, unit);
    assert_string_equal(decimal_text(series->entries[place].sum, text), sum);
}

static void
days_in_order_are_settled_at_once(void **state)
{
    (void)state;
    struct series series = {0};
    series_add(&series, entry(10, 0, "1"));
    series_add(&series, entry(10, 0, "2.5"));
    series_add(&series, entry(12, 0, "3"));
    series_add(&series, entry(10, 0, "0.1"));
    assert_int_equal(series.count, 2);
    assert_int_equal(series.settled, 2);
    assert_entry(&series, 0, 10, 0, "3.6");
    assert_entry(&series, 1, 12, 0, "3");
    free(series.entries);
}

static void
units_are_kept_apart(void **state)
{
    (void)state;
    struct series series = {0};
    series_add(&series, entry(10, 2, "1"));
    series_add(&series, entry(10, 1, "2"));
    series_add(&series, entry(10, 2, "3"));
    series_add(&series, entry(9, 2, "4"));
    series_settle(&series);
    assert_int_equal(series.count, 3);
    assert_entry(&series, 0, 9, 2, "4");
    assert_entry(&series, 1, 10, 1, "2");
    assert_entry(&series, 2, 10, 2, "4");
    free(series.entries);
}

static void
the_place_of_a_day_is_found(void **state)
{
    (void)state;
    struct series series = {0};
    assert_int_equal(series_from(&series, 0), 0);
    series_add(&series, entry(-5, 3, "1"));
    series_add(&series, entry(10, 1, "1"));
    series_add(&series, entry(10, 2, "1"));
    series_add(&series, entry(20, 1, "1"));
    assert_int_equal(series_from(&series, -6), 0);
    assert_int_equal(series_from(&series, -5), 0);
    assert_int_equal(series_from(&series, -4), 1);
    assert_int_equal(series_from(&series, 10), 1);
    assert_int_equal(series_from(&series, 11), 3);
    assert_int_equal(series_from(&series, 21), 4);
    free(series.entries);
}

static void
random_order_gives_exact_sums_in_little_room(void **state)
{
    (void)state;
    enum { DAYS = 300, EVENTS = 100000 };
    static long expected[DAYS]; /* hundredths */
    uint64_t random = seed_or(20261121);
    struct series series = {0};
    size_t place = 0;

    for (int i = 0; i < EVENTS; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int day = (int)(random >> 33) % DAYS;
        long hundredths = (long)(random >> 50) % 2000 - 500;
        struct decimal value = decimal_from_int(hundredths);
        assert_true(decimal_scale(&value, -2));
        expected[day] += hundredths;
        series_add(&series, (struct series_entry){day, 0, value});
    }
    assert_true(series.capacity <= 4 * DAYS);
    series_settle(&series);
    assert_int_equal(series.settled, series.count);
    for (int day = 0; day < DAYS; day++) {
        struct decimal sum = decimal_from_int(expected[day]);
        assert_true(decimal_scale(&sum, -2));
        assert_int_equal(series.entries[place].day, day);
        assert_int_equal(decimal_compare(series.entries[place].sum, sum), 0);
        place++;
    }
    assert_int_equal(place, series.count);
    free(series.entries);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_in_order_are_settled_at_once),
        cmocka_unit_test(units_are_kept_apart),
        cmocka_unit_test(the_place_of_a_day_is_found),
        cmocka_unit_test(random_order_gives_exact_sums_in_little_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
