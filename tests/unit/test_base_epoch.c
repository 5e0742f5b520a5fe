/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/epoch: seconds, milliseconds and spreadsheet serials as local moments, and what only looks
 * like one. The expected moments were worked out outside of this program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/epoch.h"

struct known {
    const char *text, *expected; /* "" = refused */
};

typedef bool reader(const char *text, struct moment *moment);

static void
assert_read(reader *read, const struct known *known, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct moment moment = {4711, 5};
        char found[MOMENT_TEXT_SIZE];
        bool good = read(known[i].text, &moment);
        if (!good && (moment.day != 4711 || moment.second != 5))
            fail_msg("'%s' was refused and changed the moment", known[i].text);
        if (good != (*known[i].expected != '\0') ||
            (good && strcmp(moment_text(moment, found), known[i].expected) != 0))
            fail_msg("'%s': '%s', not '%s'", known[i].text, good ? moment_text(moment, found) : "",
                known[i].expected);
    }
}

#define ASSERT_READ(read, known) assert_read(read, known, sizeof(known) / sizeof(known)[0])

static void
seconds_and_milliseconds_are_instants(void **state)
{
    (void)state;
    static const struct known utc[] = {
        {"1763285415", "2025-11-16T09:30:15"},
        {"1763285415000", "2025-11-16T09:30:15"},
        {"1763285415999", "2025-11-16T09:30:15"},
        {"1763285415.75", "2025-11-16T09:30:15"},
        {"1763285415000.0", "2025-11-16T09:30:15"},
        {" \t1763285415\xC2\xA0", "2025-11-16T09:30:15"},
        {"1000000000", "2001-09-09T01:46:40"},
        {"1000000000000", "2001-09-09T01:46:40"},
        {"1763251200", "2025-11-16T00:00"},
        {"7258118399", "2199-12-31T23:59:59"},
        {"7258118399999", "2199-12-31T23:59:59"},
    };
    static const struct known east[] = {
        {"1763251199", "2025-11-16T05:29:59"}, /* another day than in UTC */
        {"1763285415000", "2025-11-16T15:00:15"},
    };
    assert_true(moment_set_zone("UTC"));
    ASSERT_READ(epoch_read, utc);
    assert_true(moment_set_zone("+05:30"));
    ASSERT_READ(epoch_read, east);
    assert_true(moment_set_zone("UTC"));
}

static void
other_numbers_are_no_instants(void **state)
{
    (void)state;
    static const struct known wrong[] = {
        {"", ""},
        {" ", ""},
        {"0", ""},
        {"176328541", ""},      /* 9 digits */
        {"17632854150", ""},    /* 11 */
        {"176328541500", ""},   /* 12 */
        {"17632854150000", ""}, /* 14 */
        {"0612345678", ""},     /* a telephone number */
        {"-1763285415", ""},
        {"+1763285415", ""},
        {"1763285415.", ""},
        {"1763285415,5", ""},
        {"1763285415.5.5", ""},
        {"1763285415 5", ""},
        {"1763285415s", ""},
        {"1.763285415E9", ""},
        {"7258118400", ""}, /* 2200 */
        {"9999999999", ""},
        {"9999999999999", ""},
        {"20261116", ""},
        {"2026-11-16", ""},
    };
    ASSERT_READ(epoch_read, wrong);
}

static void
serials_are_days_and_parts_of_days(void **state)
{
    (void)state;
    static const struct known known[] = {
        {"45631", "2024-12-05"},
        {"45631.5", "2024-12-05T12:00"},
        {"45631,5", "2024-12-05T12:00"},
        {"45631.0", "2024-12-05"},
        {" 45631 ", "2024-12-05"},
        {"45631.3958333333", "2024-12-05T09:30"}, /* as spreadsheets write 9:30 */
        {"45631.395833333336", "2024-12-05T09:30"},
        {"45631.999999", "2024-12-06T00:00"}, /* rounds up into the next day */
        {"45631.99998", "2024-12-05T23:59:58"},
        {"45631.000011574", "2024-12-05T00:00:01"},
        {"45631.33333333333333333333333333333333333333", "2024-12-05T08:00"},
        {"1", "1900-01-01"},
        {"59", "1900-02-28"},
        {"60", ""}, /* the day that never was */
        {"59.999999", ""},
        {"60.5", ""},
        {"61", "1900-03-01"},
        {"25569", "1970-01-01"},
        {"109574", "2199-12-31"},
        {"109575", ""},
        {"109574.999999", ""},
        {"0", ""},
        {"0.5", ""},
        {"-1", ""},
        {"045631", ""},
        {"45631.", ""},
        {".5", ""},
        {"4.5631E4", ""},
        {"45,631.5", ""},
        {"45631 12", ""},
        {"45631x", ""},
        {"9999999999999", ""},
        {"99999999999999999999999999", ""},
        {"", ""},
        {"TBD", ""},
    };
    ASSERT_READ(epoch_read_serial, known);
    assert_true(moment_set_zone("-08:00")); /* a serial has no zone */
    ASSERT_READ(epoch_read_serial, known);
    assert_true(moment_set_zone("UTC"));
}

/* Every serial but the 60th is a day, one after the other; every second of a day comes back. */
static void
serials_count_every_day_and_second(void **state)
{
    (void)state;
    char text[40];
    int day = day_make(1900, 1, 1);
    struct moment moment;
    for (int serial = 1; serial <= 109574; serial++) {
        snprintf(text, sizeof text, "%d", serial);
        if (epoch_read_serial(text, &moment) != (serial != 60))
            fail_msg("%s", text);
        if (serial != 60 && (moment.day != day++ || moment.second != -1))
            fail_msg("%s is %d", text, moment.day);
    }
    for (int second = 1; second < 86400; second++) {
        snprintf(text, sizeof text, "%.10f", 45631 + second / 86400.0);
        if (!epoch_read_serial(text, &moment) || moment.second != second)
            fail_msg("%s is second %d, not %d", text, moment.second, second);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_and_milliseconds_are_instants),
        cmocka_unit_test(other_numbers_are_no_instants),
        cmocka_unit_test(serials_are_days_and_parts_of_days),
        cmocka_unit_test(serials_count_every_day_and_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
