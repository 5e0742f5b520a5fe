/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/event_days: sums by person and word from a day on, both ends of the days that are known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/day.h"
#include "child.h"
#include "scratch.h"
#include "team/event_days.h"

enum { CALL, MEETING, HELP, KINDS };

static void
add(struct event_days *days, int person, int day, int kind, const char *count)
{
    struct event event = {.when = {day, -1},
        .person = person,
        .kind = kind,
        .account = "",
        .ref = "",
        .source = "",
        .note = "",
        .place = {"e.csv", 2}};
    assert_true(decimal_parse(count, &event.count));
    event_days_add(days, &event);
}

struct sums {
    double kinds[KINDS];
    int last; /* to see that they come in order */
};

static void
take(int kind, struct decimal count, void *data)
{
    struct sums *sums = data;
    assert_true(kind > sums->last && kind < KINDS);
    sums->last = kind;
    sums->kinds[kind] = decimal_to_double(count);
}

static struct sums
sums_of(const struct event_days *days, int person, int first)
{
    struct sums sums = {{0}, -1};
    event_days_sum(days, person, first, take, &sums);
    return sums;
}

static void
test_sums(void **state)
{
    (void)state;
    int as_of = day_make(2026, 11, 20);
    struct event_days *days = event_days_new(as_of);
    add(days, 1, as_of, CALL, "2");
    add(days, 1, as_of - 3, CALL, "0.1");
    add(days, 1, as_of - 3, CALL, "0.2");
    add(days, 1, as_of - 4, HELP, "1");
    add(days, 0, as_of, MEETING, "7");
    add(days, EVENT_EVERYBODY, as_of, CALL, "99");
    struct sums sums = sums_of(days, 1, as_of - 3);
    assert_true(sums.kinds[CALL] > 2.299999 && sums.kinds[CALL] < 2.300001);
    assert_true(sums.kinds[HELP] < .5 && sums.kinds[MEETING] < .5);
    assert_true(sums_of(days, 1, as_of - 4).kinds[HELP] > .5);
    assert_true(sums_of(days, 1, as_of).kinds[CALL] < 2.1);
    assert_true(sums_of(days, 0, as_of).kinds[MEETING] > 6.5);
    assert_int_equal(sums_of(days, 2, as_of).last, -1);
    assert_int_equal(sums_of(days, -1, as_of).last, -1);
    event_days_free(days);
    event_days_free(NULL);
}

static void
test_both_ends(void **state)
{
    (void)state;
    int as_of = day_make(2026, 11, 20), first = as_of - EVENT_DAYS + 1;
    struct event_days *days = event_days_new(as_of);
    assert_int_equal(event_days_first(days), first);
    add(days, 0, first - 1, CALL, "1");
    add(days, 0, as_of + 1, CALL, "1");
    assert_int_equal(sums_of(days, 0, first - 100).last, -1);
    add(days, 0, first, CALL, "1");
    add(days, 0, as_of, CALL, "1");
    assert_true(sums_of(days, 0, first - 100).kinds[CALL] > 1.5);
    assert_true(sums_of(days, 0, first + 1).kinds[CALL] < 1.5);
    assert_int_equal(sums_of(days, 0, as_of + 1).last, CALL);
    assert_true(sums_of(days, 0, as_of + 1).kinds[CALL] < .5);
    event_days_free(days);
}

/* Twelve rows on the Mondays of `weeks` weeks, and one more with what `detail` says. */
static bool
by_week(int rows, int weeks, const struct event *detail)
{
    int monday = day_make(2026, 11, 16);
    struct event_days *days = event_days_new(monday + 4);
    for (int i = 0; i < rows; i++)
        add(days, i % 3, monday - 7 * (i % weeks), CALL, "5");
    if (detail)
        event_days_add(days, detail);
    bool is_by_week = event_days_by_week(days);
    event_days_free(days);
    return is_by_week;
}

static void
test_by_week(void **state)
{
    (void)state;
    struct event event = {
        .when = {day_make(2026, 11, 16), -1}, .account = "", .ref = "", .source = "", .note = ""};
    assert_false(by_week(11, 4, NULL));
    assert_true(by_week(12, 4, NULL));
    assert_false(by_week(12, 3, NULL));
    assert_true(by_week(12, 4, &event));
    struct event others[6] = {event, event, event, event, event, event};
    others[0].when.day++;
    others[1].when.second = 0;
    others[2].account = "Orbis";
    others[3].ref = "7";
    others[4].source = "crm";
    others[5].note = "a word";
    for (int i = 0; i < 6; i++)
        assert_false(by_week(12, 4, &others[i]));
}

static void
add_too_much(void *data)
{
    (void)data;
    struct event_days *days = event_days_new(100);
    add(days, 0, 100, CALL, "9000000000000000000");
    add(days, 0, 100, CALL, "9000000000000000000");
}

static void
sum_too_much(void *data)
{
    (void)data;
    struct event_days *days = event_days_new(100);
    add(days, 0, 99, CALL, "9000000000000000000");
    add(days, 0, 100, CALL, "9000000000000000000");
    (void)sums_of(days, 0, 99);
}

static void
test_too_large(void **state)
{
    (void)state;
    struct outcome outcome = child_run(add_too_much, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, "e.csv:2: the sum of this day grows too large"));
    outcome = child_run(sum_too_much, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, "a sum of one person's events grows too large"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_both_ends),
        cmocka_unit_test(test_by_week),
        cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
