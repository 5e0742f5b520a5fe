/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "measure/measured.h"

static void
a_metric_is_there_once(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    struct measured_list list = {0};
    const char *error = NULL;
    assert_int_equal(measured_add(&list, tally, "win/(win+loss)", "close rate", &error), 0);
    assert_int_equal(measured_add(&list, tally, "win", "wins", &error), 1);
    assert_int_equal(measured_add(&list, tally, "win / (win + loss)", "win rate", &error), 0);
    assert_int_equal(measured_add(&list, tally, "sum(win)", "sum(win)", &error), 2);
    assert_int_equal(measured_add(&list, tally, "(win+win)", "x", &error), -1);
    assert_non_null(error);
    assert_int_equal(list.count, 3);
    assert_string_equal(list.items[0].name, "close rate");
    measured_free_all(&list);
    tally_free(tally);
}

static void
events_and_missing_amounts_are_told(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    struct measured_list list = {0};
    const char *error;
    const struct decimal one = decimal_from_int(1), none = {0, 0};
    assert_int_equal(measured_add(&list, tally, "sum(win)", "w", &error), 0);
    assert_int_equal(measured_add(&list, tally, "loss", "l", &error), 1);
    assert_true(tally_add(tally, 0, "win", 100, one, false, none, ""));
    assert_false(measured_any(&list.items[0], tally));
    assert_int_equal(measured_without_value(&list.items[0], tally), 1);
    assert_true(tally_add(tally, 0, "win", 100, one, true, one, "EUR"));
    assert_true(measured_any(&list.items[0], tally));
    assert_false(measured_any(&list.items[1], tally));
    assert_int_equal(measured_without_value(&list.items[1], tally), 0);
    measured_free_all(&list);
    tally_free(tally);
}

static void
a_set_holds_what_was_added(void **state)
{
    (void)state;
    struct measured_set set = {0};
    assert_false(measured_set_has(&set, 3));
    measured_set_add(&set, 3);
    measured_set_add(&set, 0);
    assert_true(measured_set_has(&set, 3) && measured_set_has(&set, 0));
    assert_false(measured_set_has(&set, 1));
    free(set.items);
}

static void
many_metrics_find_room(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    struct measured_list list = {0};
    struct measured_set set = {0};
    const char *error = NULL;
    char name[16];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 50; i++) {
            snprintf(name, sizeof name, "k%c%c", 'a' + i / 26, 'a' + i % 26);
            assert_int_equal(measured_add(&list, tally, name, name, &error), i);
            if (round == 0)
                measured_set_add(&set, 3 * i);
        }
    }
    assert_int_equal(list.count, 50);
    for (int i = 0; i < 150; i++)
        assert_int_equal(measured_set_has(&set, i), i % 3 == 0);
    free(set.items);
    measured_free_all(&list);
    assert_null(list.items);
    assert_int_equal(list.count, 0);
    assert_int_equal(list.capacity, 0);
    tally_free(tally);
}

/* The second term alone has events, and lacks amounts. */
static void
every_term_counts(void **state)
{
    (void)state;
    struct tally *tally = tally_new();
    struct measured_list list = {0};
    const char *error;
    const struct decimal one = decimal_from_int(1), none = {0, 0};
    assert_int_equal(measured_add(&list, tally, "win+loss", "both", &error), 0);
    assert_int_equal(measured_add(&list, tally, "sum(win)+sum(loss)", "sums", &error), 1);
    assert_int_equal(measured_add(&list, tally, "loss+win", "turned", &error), 2);
    assert_int_equal(measured_add(&list, tally, "win+note", "other", &error), 3);
    assert_int_equal(measured_add(&list, tally, "win+loss", "again", &error), 0);
    assert_int_equal(measured_add(&list, tally, "loss+win", "again", &error), 2);
    assert_true(tally_add(tally, 0, "loss", 100, one, false, none, ""));
    assert_true(measured_any(&list.items[0], tally));
    assert_false(measured_any(&list.items[1], tally));
    assert_false(measured_any(&list.items[3], tally));
    assert_int_equal(measured_without_value(&list.items[0], tally), 0);
    assert_int_equal(measured_without_value(&list.items[1], tally), 1);
    measured_free_all(&list);
    tally_free(tally);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_metric_is_there_once),
        cmocka_unit_test(events_and_missing_amounts_are_told),
        cmocka_unit_test(a_set_holds_what_was_added),
        cmocka_unit_test(many_metrics_find_room),
        cmocka_unit_test(every_term_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
