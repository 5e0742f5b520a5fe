/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments: reading and writing them, times of day, offsets, and zones. The zone files of the tests
 * are their own, made in a folder of their own; those of the system are asked too if there are any.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/moment.h"
#include "child.h"
#include "failing.h"

FAILING(read, ssize_t, (int descriptor, void *to, size_t size), (descriptor, to, size), -1)
FAILING_LARGE(open, int, (const char *path, int flags, mode_t mode), (path, flags, mode), -1)
FAILING_TIMED(
    localtime_r, struct tm *, (const time_t *clock, struct tm *local), (clock, local), NULL)

static char folder[64];

/* A zone without changes, of the form "\0" (the first) or "2". */
#define ZONE_BLOCK(version)                                                                        \
    "TZif" version "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" /* 15 spare bytes */                           \
    "\0\0\0\0\0\0\0\0\0\0\0\0"                      /* no leap seconds */                          \
    "\0\0\0\0\0\0\0\1\0\0\0\4"                      /* no changes, one kind, 4 letters */          \
    "\0\0\x30\x39\0\0TST\0"                         /* 12345 s, no summer time, name 0 */

static bool
make_file(const char *name, const char *bytes, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    return file != NULL && fwrite(bytes, size, 1, file) == 1 && fclose(file) == 0;
}

/* The zone "Testland", always 03:25:45 east of UTC, the same in the form of before 2006, a file
   that is no zone, and a folder. */
static int
make_zone_files(void **state)
{
    static const char zone[] = ZONE_BLOCK("2") ZONE_BLOCK("2") "\nTST-3:25:45\n";
    static const char old_zone[] = ZONE_BLOCK("\0");
    char path[128];

    (void)state;
    snprintf(folder, sizeof folder, "%s/amp-zones-XXXXXX", "/tmp");
    if (mkdtemp(folder) == NULL || !make_file("Testland", zone, sizeof zone - 1) ||
        !make_file("Old", old_zone, sizeof old_zone - 1) || !make_file("notes", "no zone\n", 8))
        return -1;
    snprintf(path, sizeof path, "%s/Folder", folder);
    return mkdir(path, 0700);
}

static int
remove_zone_files(void **state)
{
    static const char *const names[] = {"/Testland", "/Old", "/notes", "/Folder", ""};
    char path[128];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s%s", folder, names[i]);
        if (remove(path) != 0)
            return -1;
    }
    return 0;
}

static void
assert_moment_is(struct moment moment, const char *expected)
{
    char text[MOMENT_TEXT_SIZE];

    assert_ptr_equal(moment_text(moment, text), text);
    assert_string_equal(text, expected);
}

static void
assert_reads_as(const char *text, const char *expected)
{
    struct moment moment;

    if (!moment_parse(text, &moment))
        fail_msg("'%s' was not read", text);
    assert_moment_is(moment, expected);
}

/* Must be the first: later ones set a zone. */
static void
without_a_zone_the_systems_is_local(void **state)
{
    (void)state;
    assert_int_equal(setenv("TZ", "<+0345>-03:45", 1), 0);
    assert_reads_as("2026-11-16T22:00Z", "2026-11-17T01:45");
    assert_reads_as("2026-11-16T22:00", "2026-11-16T22:00");
}

static void
moments_without_offset_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } known[] = {
        {"2026-11-16", "2026-11-16"},
        {"2026-11-16T00:00", "2026-11-16T00:00"},
        {"2026-11-16T09:05", "2026-11-16T09:05"},
        {"2026-11-16 09:05", "2026-11-16T09:05"},
        {"2026-11-16T09:05:00", "2026-11-16T09:05"},
        {"2026-11-16T09:05:07", "2026-11-16T09:05:07"},
        {"2026-11-16 23:59:59", "2026-11-16T23:59:59"},
        {"2026-11-16T23:59:59.999999999", "2026-11-16T23:59:59"},
        {"2023-05-11 21:24:33", "2023-05-11T21:24:33"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_reads_as(known[i].text, known[i].expected);

    struct moment moment;
    assert_true(moment_parse("2026-11-16", &moment));
    assert_int_equal(moment.second, -1);
    assert_true(moment_parse("2026-11-16T01:02:03", &moment));
    assert_int_equal(moment.second, 3723);
}

static void
anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "2026", "2026-11-1", "2026-11-16T", "2026-11-16 ",
        " 2026-11-16", "2026-11-16T9:05", "2026-11-16T09", "2026-11-16T09:5", "2026-11-16T0905",
        "2026-11-16T09:05:", "2026-11-16T09:05:7", "2026-11-16T09:05:07.", "2026-11-16T09:05.5",
        "2026-11-16T24:00", "2026-11-16T23:60", "2026-11-16T23:59:60", "2026-11-16T09:05 ",
        "2026-11-16  09:05", "2026-11-16\t09:05", "2026-11-16t09:05", "2026-11-16T09:05z",
        "2026-11-16T09:05 Z", "2026-11-16T09:05AM", "2026-11-16Z", "2026-11-16+01:00",
        "2026-11-16T09:05+", "2026-11-16T09:05+1", "2026-11-16T09:05+01:", "2026-11-16T09:05+01:0",
        "2026-11-16T09:05+010", "2026-11-16T09:05+01:000", "2026-11-16T09:05+01:60",
        "2026-11-16T09:05+15:00", "2026-11-16T09:05-14:01", "2026-11-16T09:05+01:00x",
        "2026-11-16T09:05Zx", "2026-11-16T09:05UTC", "2026-02-30T09:05", "2026-13-01",
        "2026-11-16T-9:05", "2026-11-16T+9:05", "2026-11-16T9", "2026-11-16T\xFF\xFF:\xFF\xFF",
        "2026-11-16T09999999999999999999999999:05", "2026-11-16T09:99999999999999999999999999",
        "2026-11-16T09:05+99999999999999999999999999", "11/16/2026", "20261116T090500Z"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct moment moment = {4711, 5};

        if (moment_parse(wrong[i], &moment))
            fail_msg("'%s' was read", wrong[i]);
        assert_true(moment.day == 4711 && moment.second == 5);
    }
}

static void
a_moment_without_day_has_no_text(void **state)
{
    (void)state;
    assert_moment_is((struct moment){DAY_NONE, -1}, "");
    assert_moment_is((struct moment){DAY_NONE, 100}, "");
    assert_moment_is((struct moment){0, -1}, "1970-01-01");
    assert_moment_is((struct moment){0, 0}, "1970-01-01T00:00");
    assert_moment_is((struct moment){0, 86399}, "1970-01-01T23:59:59");
}

static void
offsets_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int length, offset;
    } known[] = {
        {"Z", 1, 0},
        {"Zulu", 1, 0},
        {"+00:00", 6, 0},
        {"-00:00", 6, 0},
        {"+01:00", 6, 3600},
        {"-05:00", 6, -18000},
        {"+05:30", 6, 19800},
        {"+0530", 5, 19800},
        {"-0330", 5, -12600},
        {"+02", 3, 7200},
        {"+01:59", 6, 7140},
        {"+02 ", 3, 7200},
        {"+14:00", 6, 50400},
        {"-14:00", 6, -50400},
        {"+14:01", 0, 0},
        {"+1500", 0, 0},
        {"+99", 0, 0},
        {"+1", 0, 0},
        {"+1:00", 0, 0},
        {"+010", 0, 0},
        {"+01000", 0, 0},
        {"+01:0", 0, 0},
        {"+01:60", 0, 0},
        {"+0060", 0, 0},
        {"01:00", 0, 0},
        {"z", 0, 0},
        {"UTC", 0, 0},
        {"+", 0, 0},
        {"", 0, 0},
        {"+99999999999999", 0, 0},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        int offset = 4711;

        assert_int_equal(moment_parse_offset(known[i].text, &offset), known[i].length);
        assert_int_equal(offset, known[i].length > 0 ? known[i].offset : 4711);
    }
}

static void
times_of_day_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int length, second;
    } known[] = {
        {"00:00", 5, 0},
        {"0:00", 4, 0},
        {"7:42", 4, 27720},
        {"07:42:05", 8, 27725},
        {"23:59:59", 8, 86399},
        {"21:24:33.123456789012345678901234567890", 39, 77073},
        /* twelve hours */
        {"12:00 AM", 8, 0},
        {"12:59AM", 7, 3540},
        {"1:00 AM", 7, 3600},
        {"11:59 AM", 8, 43140},
        {"12:00 PM", 8, 43200},
        {"12:30pm", 7, 45000},
        {"1:00 pm", 7, 46800},
        {"08:55 PM", 8, 75300},
        {"11:59:59 Pm", 11, 86399},
        {"3:45 p.m.", 9, 56700},
        {"3:45 p. m.", 10, 56700},
        {"3:45 a.m", 8, 13500},
        {"3:45\xE2\x80\xAFPM", 9, 56700},
        {"3:45\xC2\xA0p.\xC2\xA0m.", 12, 56700},
        {"3:45\t \tPM", 9, 56700},
        {"3:45:10.5 PM", 12, 56710},
        /* what follows is not read */
        {"10:00 UTC", 5, 36000},
        {"10:00Z", 5, 36000},
        {"10:00+01:00", 5, 36000},
        {"10:00 ", 5, 36000},
        {"10:00 AMX", 5, 36000},
        {"10:00 a", 5, 36000},
        {"10:00 p.", 5, 36000},
        {"10:00 Paris", 5, 36000},
        {"10:00:00.", 8, 36000},
        {"10:00 AM.", 8, 36000},
        {"10:00.5", 5, 36000},
        /* no times */
        {"24:00", 0, 0},
        {"23:60", 0, 0},
        {"23:59:60", 0, 0},
        {"0:30 AM", 0, 0},
        {"13:00 PM", 0, 0},
        {"00:15 PM", 0, 0},
        {"10", 0, 0},
        {"10:", 0, 0},
        {"10:5", 0, 0},
        {"10:500", 0, 0},
        {"10:00:5", 0, 0},
        {"10:00:", 0, 0},
        {"10:00:000", 0, 0},
        {"100:00", 0, 0},
        {":30", 0, 0},
        {"", 0, 0},
        {" 10:00", 0, 0},
        {"-1:00", 0, 0},
        {"x", 0, 0},
        {"10.30", 0, 0},
        {"99999999999999999999:00", 0, 0},
        {"1\xFF:00", 0, 0},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        int second = 4711;
        int length = moment_parse_time(known[i].text, &second);

        if (length != known[i].length)
            fail_msg("'%s': %d bytes, not %d", known[i].text, length, known[i].length);
        assert_int_equal(second, length > 0 ? known[i].second : 4711);
    }
}

static void
fixed_zones_convert_offsets(void **state)
{
    (void)state;
    assert_true(moment_set_zone("UTC"));
    assert_reads_as("2026-11-16T22:00Z", "2026-11-16T22:00");
    assert_reads_as("2026-11-16T22:00+01:00", "2026-11-16T21:00");
    assert_reads_as("2026-11-16T00:30+0100", "2026-11-15T23:30");
    assert_reads_as("2026-12-31T20:00:01.5-05", "2027-01-01T01:00:01");
    assert_reads_as("1970-01-01T00:00+01:00", "1969-12-31T23:00");
    assert_reads_as("2018-03-07T17:50:08.000+0000", "2018-03-07T17:50:08");
    assert_true(moment_set_zone("+05:30"));
    assert_reads_as("2026-11-16T22:00Z", "2026-11-17T03:30");
    assert_true(moment_set_zone("-03"));
    assert_reads_as("2026-11-16T02:59:59Z", "2026-11-15T23:59:59");
    assert_true(moment_set_zone("-0330"));
    assert_reads_as("2026-11-16T03:29:59Z", "2026-11-15T23:59:59");
    assert_true(moment_set_zone("Z"));
    assert_reads_as("2026-11-16T02:59:59Z", "2026-11-16T02:59:59");
    assert_true(moment_set_zone("utc"));
    assert_reads_as("2026-11-16", "2026-11-16");
}

static void
a_moment_out_of_the_known_years_is_none(void **state)
{
    (void)state;
    struct moment moment = {4711, 5};

    assert_true(moment_set_zone("UTC"));
    assert_false(moment_parse("1900-01-01T00:00+01:00", &moment));
    assert_false(moment_parse("2199-12-31T23:30-01:00", &moment));
    assert_true(moment.day == 4711 && moment.second == 5);
    assert_reads_as("2199-12-31T23:30Z", "2199-12-31T23:30");
    assert_reads_as("1900-01-01T01:00+01:00", "1900-01-01T00:00");
    assert_moment_is(moment_from_offset(DAY_NONE, 0, 0), "");
    assert_int_equal(moment_from_offset(INT_MAX, 86399, -50400).day, DAY_NONE);
    assert_int_equal(moment_from_offset(INT_MIN + 1, 0, 50400).day, DAY_NONE);
}

static void
a_day_alone_is_not_moved(void **state)
{
    (void)state;
    assert_true(moment_set_zone("-12:00"));
    struct moment moment = moment_from_offset(20773, -1, 3600);
    assert_true(moment.day == 20773 && moment.second == -1);
}

static void
zones_are_found_in_their_folder(void **state)
{
    (void)state;
    char path[128];

    assert_int_equal(setenv("TZDIR", folder, 1), 0);
    assert_true(moment_set_zone("Testland"));
    assert_reads_as("2026-11-16T22:00Z", "2026-11-17T01:25:45");
    assert_reads_as("1902-01-01T00:00Z", "1902-01-01T03:25:45");
    struct moment moment;
    assert_false(moment_parse("2199-12-31T23:00Z", &moment));

    /* Neither a file that is no zone nor a folder is a zone, and none of them changes anything. */
    static const char *const wrong[] = {"notes", "Old", "zone.tab", "Folder", "Nowhere",
        "Folder/Nowhere", "", "../Testland", "Folder/../Testland", "./../Testland", "/Testland",
        "Testland ", "Test land", ":Testland", "Testland\n", "CET-1CEST,M3.5.0,M10.5.0/3", "+1",
        "+15:00", "+01:00x", "Z0", "UTC ", "testland", "\xFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (moment_set_zone(wrong[i]))
            fail_msg("'%s' is a zone", wrong[i]);
        assert_reads_as("2026-11-16T22:00Z", "2026-11-17T01:25:45");
    }
    snprintf(path, sizeof path, "%s/Testland", folder);
    assert_false(moment_set_zone(path));

    char name[4096];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(moment_set_zone(name));

    /* An offset takes the zone's place, and the zone the offset's. */
    assert_true(moment_set_zone("+01:00"));
    assert_reads_as("2026-11-16T22:00Z", "2026-11-16T23:00");
    assert_true(moment_set_zone("Testland"));
    assert_reads_as("2026-11-16T22:00Z", "2026-11-17T01:25:45");

    /* Only a whole path is a folder of zones: another would depend on where one stands. */
    assert_int_equal(setenv("TZDIR", "zones", 1), 0);
    assert_false(moment_set_zone("Testland"));
    assert_int_equal(unsetenv("TZDIR"), 0);
    assert_false(moment_set_zone("Testland"));
}

static void
zones_of_the_system_know_summer_time(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *text, *expected;
    } known[] = {
        {"Europe/Berlin", "2026-01-01T23:30Z", "2026-01-02T00:30"},
        {"Europe/Berlin", "2026-07-01T12:00Z", "2026-07-01T14:00"},
        {"Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59"},
        {"Europe/Berlin", "2026-03-29T01:00Z", "2026-03-29T03:00"},
        {"Europe/Berlin", "2026-10-25T00:30Z", "2026-10-25T02:30"},
        {"Europe/Berlin", "2026-10-25T01:30Z", "2026-10-25T02:30"},
        {"Europe/Berlin", "2038-01-19T03:14:08Z", "2038-01-19T04:14:08"}, /* 2^31 seconds */
        {"America/New_York", "2026-11-16T04:59:59Z", "2026-11-15T23:59:59"},
        {"America/New_York", "2026-03-29T01:00Z", "2026-03-28T21:00"},
        {"America/New_York", "2026-11-16T09:00+01:00", "2026-11-16T03:00"},
        {"Asia/Kolkata", "2026-12-31T18:30Z", "2027-01-01T00:00"},
        {"Asia/Kolkata", "1995-07-01T00:00Z", "1995-07-01T05:30"},
        {"Etc/GMT+5", "2026-11-16T04:00Z", "2026-11-15T23:00"},
    };
    if (access("/usr/share/zoneinfo/Europe/Berlin", R_OK) != 0)
        skip();
    assert_int_equal(setenv("TZDIR", "", 1), 0); /* as if it were not set */
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_true(moment_set_zone(known[i].zone));
        assert_reads_as(known[i].text, known[i].expected);
    }
    assert_false(moment_set_zone("Europe"));
    assert_false(moment_set_zone("Europe/Berlyn"));
}

static void
today_is_todays_date_in_the_zone(void **state)
{
    (void)state;
    /* The clock may pass midnight between two readings of it. */
    static const int64_t offsets[] = {0, 50400, -43200};
    static const char *const zones[] = {"UTC", "+14:00", "-12:00"};
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        assert_true(moment_set_zone(zones[i]));
        int64_t before = ((int64_t)time(NULL) + offsets[i]) / 86400;
        int today = moment_today();
        int64_t after = ((int64_t)time(NULL) + offsets[i]) / 86400;
        assert_true(before <= today && today <= after);
    }
    assert_true(moment_set_zone("+14:00"));
    int east = moment_today();
    assert_true(moment_set_zone("-12:00"));
    assert_true(east > moment_today());
}

static void
ask_for_today_without_memory(void *data)
{
    (void)data;
    failing("localtime_r", 1, ENOMEM);
    (void)moment_today();
}

static void
a_clock_that_cannot_be_told_is_no_day(void **state)
{
    (void)state;
    failing("localtime_r", 1, EOVERFLOW);
    assert_int_equal(moment_today(), DAY_NONE);
    struct outcome outcome = child_run(ask_for_today_without_memory, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: out of memory\n");
}

static void
ask_in_a_zone_that_is_a_circle(void *path)
{
    char setting[256];
    struct moment moment;
    snprintf(setting, sizeof setting, ":%.200s", (const char *)path);
    if (setenv("TZ", setting, 1) == 0 && symlink(path, path) == 0)
        (void)moment_parse("2026-11-18T10:00:00Z", &moment);
}

/* libc would take it for UTC without a word. */
static void
a_zone_that_cannot_be_read_is_trouble(void **state)
{
    (void)state;
    char path[128], wanted[256];
    snprintf(path, sizeof path, "%s/circle", folder);
    struct outcome outcome = child_run(ask_in_a_zone_that_is_a_circle, path);
    unlink(path);
    snprintf(
        wanted, sizeof wanted, "amptools: the time zone cannot be read: %s\n", strerror(ELOOP));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, wanted);
}

struct zone_failure {
    const char *call;
    int error;
};

static void
set_a_zone_while_a_call_fails(void *data)
{
    const struct zone_failure *failure = data;
    failing(failure->call, 1, failure->error);
    (void)moment_set_zone("Testland");
}

/* That is not the same as a zone that does not exist. */
static void
a_named_zone_that_cannot_be_read_is_trouble(void **state)
{
    (void)state;
    struct zone_failure rows[] = {{"open", EMFILE}, {"read", EIO}};
    char wanted[200];
    assert_int_equal(setenv("TZDIR", folder, 1), 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct outcome outcome = child_run(set_a_zone_while_a_call_fails, &rows[i]);
        snprintf(
            wanted, sizeof wanted, "amptools: %s/Testland: %s\n", folder, strerror(rows[i].error));
        assert_string_equal(outcome.err, wanted);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
    assert_int_equal(unsetenv("TZDIR"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zone_that_cannot_be_read_is_trouble), /* before libc has read one */
        cmocka_unit_test(without_a_zone_the_systems_is_local),
        cmocka_unit_test(a_clock_that_cannot_be_told_is_no_day), /* before a zone is set */
        cmocka_unit_test(moments_without_offset_are_kept),
        cmocka_unit_test(anything_else_is_refused),
        cmocka_unit_test(a_moment_without_day_has_no_text),
        cmocka_unit_test(offsets_are_read),
        cmocka_unit_test(times_of_day_are_read),
        cmocka_unit_test(fixed_zones_convert_offsets),
        cmocka_unit_test(a_moment_out_of_the_known_years_is_none),
        cmocka_unit_test(a_day_alone_is_not_moved),
        cmocka_unit_test(zones_are_found_in_their_folder),
        cmocka_unit_test(zones_of_the_system_know_summer_time),
        cmocka_unit_test(today_is_todays_date_in_the_zone),
        cmocka_unit_test(a_named_zone_that_cannot_be_read_is_trouble),
    };
    return cmocka_run_group_tests(tests, make_zone_files, remove_zone_files);
}
