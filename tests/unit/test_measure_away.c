/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "measure/away.h"

static void
days_off_and_holidays_of_a_week_are_told(void **state)
{
    (void)state;
    int monday = day_make(2026, 11, 23);
    struct away *away = away_new(4);
    struct away_total total = away_total(away, monday - 1, monday + 6);
    assert_true(total.holidays == 0 && total.days == 0 && total.people == 0);
    away_holiday(monday + 3, away);
    away_holiday(monday + 5, away);        /* a Saturday */
    away_time_off(0, monday + 2, 3, away); /* Wednesday, Friday, and the Monday after */
    away_time_off(1, monday, .5, away);
    away_time_off(2, monday + 7, 5, away);   /* the week after */
    away_time_off(3, monday - 7, 100, away); /* all of it */
    total = away_total(away, monday - 1, monday + 6);
    assert_true(total.holidays == 1);
    assert_true(total.days == 2 + .5 + 4);
    assert_int_equal(total.people, 3);
    away_free(away);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_off_and_holidays_of_a_week_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
