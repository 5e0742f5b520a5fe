/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates in people's forms: what each form proves about the order, how it is read in each order, and
 * that nothing is read from what only looks like a date.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/dateform.h"
#include "base/day.h"
#include "seed.h"

#define ANY DATE_ORDER_ANY
#define DMY DATE_ORDER_DMY
#define MDY DATE_ORDER_MDY
#define YMD DATE_ORDER_YMD

static int
set_utc(void **state)
{
    (void)state;
    return moment_set_zone("UTC") ? 0 : -1;
}

static void
assert_read(const char *text, enum date_order order, const char *expected)
{
    struct moment moment = {DAY_NONE, -1};
    char found[MOMENT_TEXT_SIZE];
    bool read = date_read(text, order, &moment);

    if (read != (expected[0] != '\0') || strcmp(moment_text(moment, found), expected) != 0)
        fail_msg("'%s' in order %d: '%s', not '%s'", text, (int)order, moment_text(moment, found),
            expected);
}

static void
assert_orders(const char *text, unsigned expected)
{
    if (date_orders(text) != expected)
        fail_msg("'%s': %u, not %u", text, date_orders(text), expected);
}

static void
plain_forms_are_read_in_every_order(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } known[] = {
        {"2026-11-16", "2026-11-16"},
        {"2026/11/16", "2026-11-16"},
        {"20261116", "2026-11-16"},
        {"2026-1-5", "2026-01-05"},
        {"2026/1/05", "2026-01-05"},
        {"2024-02-29", "2024-02-29"},
        {"  2026-11-16\t", "2026-11-16"},
        {"\302\2402026-11-16\xE2\x80\xAF", "2026-11-16"},
        /* names of months */
        {"15 Apr, 2021", "2021-04-15"},
        {"15 April 2021", "2021-04-15"},
        {"Apr 15, 2021", "2021-04-15"},
        {"April 15 2021", "2021-04-15"},
        {"Sep 12, 2026", "2026-09-12"},
        {"Sept 12, 2026", "2026-09-12"},
        {"05-Mar-2026", "2026-03-05"},
        {"5-MARCH-26", "2026-03-05"},
        {"05-mar-69", "1969-03-05"},
        {"1 may 2026", "2026-05-01"},
        {"31  December ,  1999", "1999-12-31"},
        {"Dec 31 99", "1999-12-31"},
        {"15 Apr,2021", "2021-04-15"},
        {"Apr. 15, 2021", "2021-04-15"},
        {"15 Sept. 2021", "2021-09-15"},
        {"29 Feb 2024", "2024-02-29"},
        {"february 29, 2024", "2024-02-29"},
        /* times */
        {"2026-11-16T09:05", "2026-11-16T09:05"},
        {"2026-11-16 09:05:07", "2026-11-16T09:05:07"},
        {"2023-05-11 00:00:00", "2023-05-11T00:00"},
        {"2026-11-16, 9:05", "2026-11-16T09:05"},
        {"20261116T09:05", "2026-11-16T09:05"},
        {"2026-11-16   9:05 PM", "2026-11-16T21:05"},
        {"15 Apr, 2021 00:02:00", "2021-04-15T00:02"},
        {"Apr 15, 2021, 3:45 p.m.", "2021-04-15T15:45"},
        {"05-Mar-2026 12:00AM", "2026-03-05T00:00"},
        {"2026-11-16 09:05:07.25 ", "2026-11-16T09:05:07"},
        /* zones */
        {"2018-03-07T17:50:08.000+0000", "2018-03-07T17:50:08"},
        {"2026-11-16T22:00Z", "2026-11-16T22:00"},
        {"2026-11-16T22:00:00-05:00", "2026-11-17T03:00"},
        {"2026-11-16 22:00 UTC", "2026-11-16T22:00"},
        {"2026-11-16 22:00 GMT", "2026-11-16T22:00"},
        {"2026-11-16 22:00 gmt+1", "2026-11-16T21:00"},
        {"2026-11-16 22:00 GMT-5:30", "2026-11-17T03:30"},
        {"2026-11-16 22:00 UTC+02:00", "2026-11-16T20:00"},
        {"2026-11-16 22:00 UTC-0200", "2026-11-17T00:00"},
        {"2026-11-16 10:00 PM +0100", "2026-11-16T21:00"},
        {"2026-11-16 10:00 PM z", "2026-11-16T22:00"},
        {"Apr 15, 2021 11:00 PM GMT-3", "2021-04-16T02:00"},
        {"2018/06/28 10:29:47 AM MDT", "2018-06-28T16:29:47"},
        {"2026/11/16 11:00 PM EST", "2026-11-17T04:00"},
        {"2026/11/16 11:00 PM pst", "2026-11-17T07:00"},
        {"2026/11/16 0:30 CET", "2026-11-15T23:30"},
        {"2026/07/16 0:30 MESZ", "2026-07-15T22:30"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_orders(known[i].text, ANY);
        assert_read(known[i].text, DMY, known[i].expected);
        assert_read(known[i].text, MDY, known[i].expected);
        assert_read(known[i].text, YMD, known[i].expected);
    }
}

static void
numbers_are_read_in_the_order_that_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned orders;
        const char *dmy, *mdy, *ymd;
    } known[] = {
        {"3/4/2026", ANY, "2026-04-03", "2026-03-04", ""},
        {"03-04-2026", ANY, "2026-04-03", "2026-03-04", ""},
        {"5/5/2026", ANY, "2026-05-05", "2026-05-05", ""},
        {"12/12/2026", ANY, "2026-12-12", "2026-12-12", ""},
        {"11/16/2026", MDY, "", "2026-11-16", ""},
        {"16-11-2026", DMY, "2026-11-16", "", ""},
        {"17-7-2018", DMY, "2018-07-17", "", ""},
        {"16/11/2026", DMY, "2026-11-16", "", ""},
        {"13/12/2026", DMY, "2026-12-13", "", ""},
        {"12/13/2026", MDY, "", "2026-12-13", ""},
        {"29/2/2024", DMY, "2024-02-29", "", ""},
        {"2/29/2024", MDY, "", "2024-02-29", ""},
        /* points are day first */
        {"3.4.2026", DMY, "2026-04-03", "", ""},
        {"16.11.2026", DMY, "2026-11-16", "", ""},
        {"5.5.26", DMY, "2026-05-05", "", ""},
        {"16.11.2026 8:00", DMY, "2026-11-16T08:00", "", ""},
        /* two digits of the year */
        {"3/4/26", ANY, "2026-04-03", "2026-03-04", ""},
        {"03/04/05", ANY, "2005-04-03", "2005-03-04", "2003-04-05"},
        {"03-4-5", 0, "", "", "2003-04-05"},
        {"3-4-5", 0, "", "", ""},
        {"26/02/23", DMY, "2023-02-26", "", "2026-02-23"},
        {"99/12/31", 0, "", "", "1999-12-31"},
        {"26-11-16", DMY, "2016-11-26", "", "2026-11-16"},
        {"1/1/68", ANY, "2068-01-01", "2068-01-01", ""},
        {"1/1/69", ANY, "1969-01-01", "1969-01-01", ""},
        {"1/1/00", ANY, "2000-01-01", "2000-01-01", ""},
        {"99.12.31", 0, "", "", ""},
        /* times and zones */
        {"02/23/26 08:55 PM", MDY, "", "2026-02-23T20:55", ""},
        {"17/7/2018, 3:45 p. m.", DMY, "2018-07-17T15:45", "", ""},
        {"3/4/2026T10:00Z", ANY, "2026-04-03T10:00", "2026-03-04T10:00", ""},
        {"3/4/2026 0:00", ANY, "2026-04-03T00:00", "2026-03-04T00:00", ""},
        {"26/02/23 1:00+02", DMY, "2023-02-25T23:00", "", "2026-02-22T23:00"},
        {" 3/4/2026 ", ANY, "2026-04-03", "2026-03-04", ""},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_orders(known[i].text, known[i].orders);
        assert_read(known[i].text, DMY, known[i].dmy);
        assert_read(known[i].text, MDY, known[i].mdy);
        assert_read(known[i].text, YMD, known[i].ymd);
    }
}

static void
anything_else_is_no_date(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", " ", "TBD", "-", "n/a", "45631", "2026", "1.5",
        "12/2026", "Apr 2021", "April", "15 Apr", "Apr 15", "15", "1/2", "1/2/", "1/2/3", "1//2026",
        "/1/2/2026",
        /* no such day */
        "2026-02-30", "2026-13-01", "2026-00-10", "2026-10-00", "20261301", "20260230", "00000000",
        "31/4/2026", "4/31/2026", "29/2/2023", "30/2/2026", "13/13/2026", "0/1/2026", "1/0/2026",
        "32/1/2026", "29 Feb 2023", "31 April 2026", "Feb 30, 2024", "0 Jan 2026", "16.13.2026",
        "0001-01-01", "1/1/1899", "1/1/2200", "1 Jan 0001", "31.12.1899", "1899-12-31",
        "2200-01-01",
        /* other separators and lengths */
        "2026.11.16", "2026-11/16", "11/16-2026", "16.11/2026", "2026 11 16", "16 11 2026",
        "11:16:2026", "2026-011-16", "2026-11-016", "026-11-16", "12026-11-16", "011/16/2026",
        "11/016/2026", "11/16/02026", "11/16/026", "11/16/6", "2026111", "202611160", "1/2/20266",
        "-1/2/2026", "+1/2/2026", "05-Mar/2026", "05/Mar/2026", "05-Mar 2026", "05Mar2026",
        "Mar-05-2026", "2026-Mar-05", "15 Apr-2021", "15Apr 2021", "Apr15, 2021", "15 Apr2021",
        "Apr 15,, 2021", "Apr, 15 2021",
        /* words */
        "15 Apri 2021", "15 , 2021", "15 . 2021", "Apr , 2021", ", 5 2021", "15 Ap 2021",
        "15 Septe 2021", "15 Junio 2021", "15 abril 2021", "15 Mär 2021", "15 Aprils 2021",
        "Mon 16 Nov 2026", "1st April 2021", "15 of April 2021", "15 2021", "June 15 021",
        "June 15 2", "June 015, 2021", "15 June 20211",
        /* what is left over */
        "2026-11-16x", "2026-11-16 x", "2026-11-16,", "2026-11-16 ,", "2026-11-16T", "2026-11-16T ",
        "2026-11-16t10:00", "2026-11-16 10", "2026-11-16 24:00", "2026-11-16 10:60",
        "2026-11-16 10:00x", "2026-11-16 13:00 PM", "2026-11-16 10:00 AM AM",
        "2026-11-16 10:00 IST", "2026-11-16 10:00 Zulu", "2026-11-16 10:00 Z+1",
        "2026-11-16 10:00 UTCx", "2026-11-16 10:00 UTC+",
        "2026-11-16 10:00 GMT+1:", "2026-11-16 10:00 GMT+1:60", "2026-11-16 10:00 GMT+15",
        "2026-11-16 10:00 GMT 1", "2026-11-16 10:00 ESTX", "2026-11-16 10:00 EST+1",
        "2026-11-16 10:00 BST", "2026-11-16 10:00 +1", "2026-11-16 10:00 +01:00 UTC", "2026-11-16Z",
        "2026-11-16 UTC", "2026-11-16-17", "3/4/2026/5", "3/4/2026 10:00, 11:00",
        "2026-11-16 2026-11-16", "Apr 15 10:30", "2026-11-16;", "\"2026-11-16\"", "2026-11-16\n",
        "'2026-11-16",
        /* hostile bytes */
        "\xFF\xFE", "2026-11-16\xFF", "2026\xC2-11-16", "\xE2\x80", "2026-11-16\xE2\x80",
        "15 \302Apr 2021", "15\xC2\xA0\xFF 2021", "2026-11-16 10:00\xC2"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_orders(wrong[i], 0);
        assert_read(wrong[i], DMY, "");
        assert_read(wrong[i], MDY, "");
        assert_read(wrong[i], YMD, "");
    }
}

static void
every_month_is_known_by_its_names(void **state)
{
    (void)state;
    static const char *const names[] = {"January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"};
    for (int month = 1; month <= 12; month++) {
        char text[64], expected[64];

        snprintf(expected, sizeof expected, "2026-%02d-07", month);
        snprintf(text, sizeof text, "7 %s 2026", names[month - 1]);
        assert_read(text, DMY, expected);
        snprintf(text, sizeof text, "07-%.3s-26", names[month - 1]);
        assert_read(text, DMY, expected);
        snprintf(text, sizeof text, "%.3s 7, 2026", names[month - 1]);
        assert_read(text, MDY, expected);
    }
}

static void
every_day_of_a_leap_year_is_read_in_every_form(void **state)
{
    (void)state;
    static const struct {
        int places[3]; /* of the year (0), the month (1) and the day (2) */
        enum date_order order;
        char separator;
        bool order_counts;
    } forms[] = {
        {{2, 1, 0}, DMY, '/', true},
        {{2, 1, 0}, DMY, '-', true},
        {{2, 1, 0}, DMY, '.', true},
        {{1, 2, 0}, MDY, '/', true},
        {{1, 2, 0}, MDY, '-', true},
        {{0, 1, 2}, MDY, '-', false},
        {{0, 1, 2}, DMY, '/', false},
    };
    for (int day = day_make(2024, 1, 1); day <= day_make(2024, 12, 31); day++) {
        int parts[3];
        char expected[DAY_TEXT_SIZE];

        day_split(day, &parts[0], &parts[1], &parts[2]);
        for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
            char text[64];
            const int *places = forms[i].places;
            bool proves = forms[i].separator == '.' || (forms[i].order_counts && parts[2] > 12);

            snprintf(text, sizeof text, "%02d%c%02d%c%d", parts[places[0]], forms[i].separator,
                parts[places[1]], forms[i].separator, parts[places[2]]);
            assert_read(text, forms[i].order, day_text(day, expected));
            assert_orders(text, proves ? (unsigned)forms[i].order : ANY);
        }
    }
}

static void
only_a_zone_moves_a_date(void **state)
{
    (void)state;
    assert_true(moment_set_zone("+05:30"));
    assert_read("16.11.2026 22:00", DMY, "2026-11-16T22:00");
    assert_read("16.11.2026", DMY, "2026-11-16");
    assert_read("16.11.2026 22:00 UTC", DMY, "2026-11-17T03:30");
    assert_read("16.11.2026 22:00 GMT+5:59", DMY, "2026-11-16T21:31");
    assert_read("11/16/2026 10:00 PM -0800", MDY, "2026-11-17T11:30");
    assert_true(moment_set_zone("UTC"));
}

static void
a_zone_can_move_a_date_out_of_the_known_years(void **state)
{
    (void)state;
    assert_orders("1900-01-01 00:00 +01:00", ANY);
    assert_read("1900-01-01 00:00 +01:00", DMY, "");
    assert_read("1900-01-01 01:00 +01:00", DMY, "1900-01-01T00:00");
}

/* A megabyte of anything is refused without harm, and the moment stays as it was. */
static void
very_long_texts_are_refused(void **state)
{
    (void)state;
    enum { LENGTH = 1 << 20 };
    static char text[LENGTH + 1];
    static const char *const beginnings[] = {"", "1", "1/", "1/2/", "2026-11-", "2026-11-16",
        "2026-11-16 ", "2026-11-16 1", "2026-11-16 10:00:00.", "2026-11-16 10:00+", "15 Apr",
        "15 Apr ", "Apr 15, "};
    static const char fillings[] = "9 .Ap/\xC2\xFF,";

    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        for (const char *filling = fillings; *filling != '\0'; filling++) {
            struct moment moment = {4711, 5};

            memset(text, *filling, LENGTH);
            memcpy(text, beginnings[i], strlen(beginnings[i]));
            text[LENGTH - 1] = '!';
            assert_orders(text, 0);
            assert_false(date_read(text, YMD, &moment));
            assert_true(moment.day == 4711 && moment.second == 5);
        }
    }
}

/* Serials are not read here, only by those who read whole columns; other forms are. */
static void
serials_are_no_order(void **state)
{
    (void)state;
    assert_orders("45631", 0);
    assert_read("45631", DATE_ORDER_SERIAL, "");
    assert_read("3/4/2026", DATE_ORDER_SERIAL, "");
    assert_read("15 Apr 2021", DATE_ORDER_SERIAL, "2021-04-15");
}

/* Good dates with a few random changes: what date_orders() promises is what date_read() does, and
   nothing is read behind the end, where the sanitizer watches. */
static void
orders_and_reading_agree_on_spoiled_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2026-11-16", "20261116", "11/16/2026", "3-4-26", "3.4.2026",
        "15 Apr, 2021", "April 15 2021", "05-Mar-2026", "3/4/26 8:55 PM",
        "2026-11-16T10:00:07.5+01:00", "2026-11-16 10:00 GMT-5:30", "1/2/2026, 3:45 p. m. UTC"};
    static const char spoilers[] = "0123459 -/.,:TZAPMm+\xC2\xA0\xE2\x80\xAF\xFF";
    uint32_t random = (uint32_t)seed_or(20261116);
    int dates = 0;

    for (int i = 0; i < 200000; i++) {
        char buffer[64];
        random = random * 1664525u + 1013904223u;
        const char *start = good[(random >> 24) % (sizeof good / sizeof good[0])];
        size_t length = strlen(start);
        char *text = buffer + sizeof buffer - length - 1;

        memcpy(text, start, length + 1);
        for (unsigned changes = (random >> 8) % 3; changes > 0; changes--) {
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
        struct moment dmy, mdy;
        unsigned orders = (date_read(text, DMY, &dmy) ? (unsigned)DMY : 0u) |
                          (date_read(text, MDY, &mdy) ? (unsigned)MDY : 0u);
        assert_orders(text, orders);
        dates += orders != 0;
    }
    assert_true(dates > 50000 && dates < 150000);
}

static void
orders_have_names(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "d", "dm", "dmyy", " dmy", "dym", "\xFF", "any"};

    assert_int_equal(date_order_named("dmy"), DMY);
    assert_int_equal(date_order_named("mdy"), MDY);
    assert_int_equal(date_order_named("ymd"), YMD);
    assert_int_equal(date_order_named("serial"), DATE_ORDER_SERIAL);
    assert_int_equal(date_order_named("DMY"), DMY);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(date_order_named(wrong[i]), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_forms_are_read_in_every_order),
        cmocka_unit_test(numbers_are_read_in_the_order_that_is_told),
        cmocka_unit_test(anything_else_is_no_date),
        cmocka_unit_test(every_month_is_known_by_its_names),
        cmocka_unit_test(every_day_of_a_leap_year_is_read_in_every_form),
        cmocka_unit_test(only_a_zone_moves_a_date),
        cmocka_unit_test(a_zone_can_move_a_date_out_of_the_known_years),
        cmocka_unit_test(very_long_texts_are_refused),
        cmocka_unit_test(serials_are_no_order),
        cmocka_unit_test(orders_and_reading_agree_on_spoiled_dates),
        cmocka_unit_test(orders_have_names),
    };
    return cmocka_run_group_tests(tests, set_utc, NULL);
}
