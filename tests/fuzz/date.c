/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates, moments, times of day and offsets, in every form that is read. What is read is a day of a
 * known year; written and read again it is the same; and a form that is said to be readable in an
 * order is read in that order, and in no other.
 */
#include <string.h>

#include "fuzz.h"

#include "base/dateform.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/epoch.h"
#include "base/moment.h"

static void
check_moment(struct moment moment)
{
    char text[MOMENT_TEXT_SIZE];
    struct moment again;
    int year, month, day;
    fuzz_check(moment.day != DAY_NONE && moment.second >= -1 && moment.second < 86400, "no moment");
    day_split(moment.day, &year, &month, &day);
    fuzz_check(day_make(year, month, day) == moment.day, "a day that is none");
    fuzz_check(moment_parse(moment_text(moment, text), &again), "what was written is not read");
    fuzz_check(again.day == moment.day && again.second == moment.second, "another moment");
}

static void
try_all(void *data)
{
    static const enum date_order orders[] = {DATE_ORDER_DMY, DATE_ORDER_MDY, DATE_ORDER_YMD};
    const char *text = data;
    struct moment moment;
    int day, second, offset;
    unsigned allowed = date_orders(text);
    fuzz_check((allowed & ~(unsigned)DATE_ORDER_ANY) == 0, "an order that is not inferred");
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        bool good = date_read(text, orders[i], &moment);
        if (good)
            check_moment(moment);
        if (orders[i] != DATE_ORDER_YMD)
            fuzz_check(
                good == ((allowed & orders[i]) != 0), "date_orders() and date_read() differ");
    }
    if (moment_parse(text, &moment))
        check_moment(moment);
    if (day_parse(text, &day))
        check_moment((struct moment){day, -1});
    if (epoch_read(text, &moment))
        check_moment(moment);
    if (epoch_read_serial(text, &moment))
        check_moment(moment);
    int length = moment_parse_time(text, &second);
    fuzz_check(length >= 0 && (size_t)length <= strlen(text), "a time that is too long");
    fuzz_check(length == 0 || (second >= 0 && second < 86400), "no time of day");
    length = moment_parse_offset(text, &offset);
    fuzz_check(length >= 0 && (size_t)length <= strlen(text), "an offset that is too long");
    fuzz_check(length == 0 || (offset >= -14 * 3600 && offset <= 14 * 3600), "no offset");
    (void)date_order_named(text);
    (void)day_period_named(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_check(fuzz_run(try_all, (void *)(uintptr_t)fuzz_text(bytes, size)) == FUZZ_RETURNED,
        "a date ended the program");
    return 0;
}
