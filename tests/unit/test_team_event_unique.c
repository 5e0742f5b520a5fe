/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/event_unique: which events are repeats, which repeats differ, and that many happenings are
 * all kept apart.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "scratch.h"
#include "team/event_unique.h"

static const struct event model = {.when = {20773, 34200},
    .person = 3,
    .count = {1, 0},
    .has_value = true,
    .value = {1200, 0},
    .unit = "EUR",
    .account = "Acme",
    .ref = "D-1",
    .source = "hubspot",
    .note = "first"};

/* ---- What is a repeat ---------------------------------------------------------------------- */

static void
the_first_of_source_ref_and_event_stays(void **state)
{
    (void)state;
    static const struct {
        const char *source, *ref, *word;
        bool first;
    } rows[] = {
        {"hubspot", "D-1", "win", true}, {"hubspot", "D-1", "win", false},
        {"hubspot", "D-1", "opportunity", true}, {"pipedrive", "D-1", "win", true},
        {"hubspot", "D-2", "win", true}, {"hubspot", "d-1", "win", true}, {"", "D-1", "win", true},
        {"", "D-1", "win", false}, {"hubspot", "D-1", "win", false},
        {"hubspo", "tD-1", "win", true}, /* cells do not run into each other */
        {"hubspot", "D-1w", "in", true},
        {"hubspot", "", "win", true}, /* without a ref nothing is a repeat */
        {"hubspot", "", "win", true}, {"hubspot", " \t", "win", true},
        {"hubspot", " \t", "win", true}, {"salesforce", "0065A00000AbCdE", "win", true},
        {"salesforce", "0065A00000AbCdEQAV", "win", false}, /* the long form of the same id */
        {"salesforce", "0065A00000abcdeQAV", "win", true}, {"file", "0065A00000AbCdE", "win", true},
        {"file", "0065A00000AbCdEQAV", "win", true}, /* who knows what this is */
    };
    struct event_unique *unique = event_unique_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct event event = model;
        event.source = rows[i].source;
        event.ref = rows[i].ref;
        if (event_unique_is_first(unique, &event, rows[i].word) != rows[i].first)
            fail_msg("row %zu", i);
    }
    assert_int_equal(event_unique_dropped(unique), 4);
    assert_int_equal(event_unique_differing(unique), 0);
    event_unique_free(unique);
    event_unique_free(NULL);
}

/* ---- Which repeats differ ------------------------------------------------------------------ */

static bool
differs(struct event event)
{
    struct event_unique *unique = event_unique_new();
    assert_true(event_unique_is_first(unique, &model, "win"));
    assert_false(event_unique_is_first(unique, &event, "win"));
    assert_int_equal(event_unique_dropped(unique), 1);
    bool differing = event_unique_differing(unique) == 1;
    event_unique_free(unique);
    return differing;
}

static void
a_repeat_differs_in_what_is_counted(void **state)
{
    (void)state;
    struct event other;
    assert_false(differs(model));
    other = model;
    other.note = "second";
    other.place = (struct place){"other.csv", 9};
    other.kind = 7;
    assert_false(differs(other));

    other = model;
    other.when.day++;
    assert_true(differs(other));
    other = model;
    other.when.second = -1;
    assert_true(differs(other));
    other = model;
    other.person = EVENT_EVERYBODY;
    assert_true(differs(other));
    other = model;
    other.count.whole = 2;
    assert_true(differs(other));
    other = model;
    other.count.fraction = 1;
    assert_true(differs(other));
    other = model;
    other.value.whole = 1201;
    assert_true(differs(other));
    other = model;
    other.value.fraction = 5;
    assert_true(differs(other));
    other = model;
    other.has_value = false;
    assert_true(differs(other));
    other = model;
    other.unit = "USD";
    assert_true(differs(other));
    other = model;
    other.account = "Acme Ltd";
    assert_true(differs(other));
    other = model;
    other.unit = "EURA";
    other.account = "cme"; /* the same bytes */
    assert_true(differs(other));
}

/* A value that is not there is not compared, whatever stands in its place. */
static void
no_value_is_no_value(void **state)
{
    (void)state;
    struct event_unique *unique = event_unique_new();
    struct event event = model;
    event.has_value = false;
    assert_true(event_unique_is_first(unique, &event, "win"));
    event.value.whole = 99;
    assert_false(event_unique_is_first(unique, &event, "win"));
    assert_int_equal(event_unique_differing(unique), 0);
    event_unique_free(unique);
}

/* Repeats are compared with the first, not with the one before. */
static void
the_first_is_what_counts(void **state)
{
    (void)state;
    struct event_unique *unique = event_unique_new();
    struct event changed = model;
    changed.value.whole = 1300;
    assert_true(event_unique_is_first(unique, &model, "win"));
    assert_false(event_unique_is_first(unique, &changed, "win"));
    assert_false(event_unique_is_first(unique, &changed, "win"));
    assert_false(event_unique_is_first(unique, &model, "win"));
    assert_int_equal(event_unique_dropped(unique), 3);
    assert_int_equal(event_unique_differing(unique), 2);
    event_unique_free(unique);
}

/* ---- Many, and what is said ---------------------------------------------------------------- */

static void
many_happenings_are_kept_apart(void **state)
{
    (void)state;
    enum { MANY = 100000 };
    struct event_unique *unique = event_unique_new();
    struct event event = model;
    char ref[20];
    event.ref = ref;
    for (int again = 0; again < 2; again++)
        for (int i = 0; i < MANY; i++) {
            snprintf(ref, sizeof ref, "%d", i);
            event.value.whole = again && i % 10 == 0 ? 1 : 0;
            if (event_unique_is_first(unique, &event, "win") != (again == 0))
                fail_msg("%d, time %d", i, again);
        }
    assert_int_equal(event_unique_dropped(unique), MANY);
    assert_int_equal(event_unique_differing(unique), MANY / 10);
    event_unique_free(unique);
}

static void
say(void *data)
{
    const int *repeats = data;
    struct event_unique *unique = event_unique_new();
    struct event event = model;
    for (int i = 0; i <= repeats[0]; i++) {
        event.person = i > repeats[0] - repeats[1] ? 4 : 3;
        (void)event_unique_is_first(unique, &event, "win");
    }
    event_unique_say(unique);
    event_unique_free(unique);
}

static void
repeats_are_said(void **state)
{
    (void)state;
    assert_string_equal(child_run(say, (int[]){0, 0}).err, "");
    assert_string_equal(child_run(say, (int[]){1, 0}).err,
        "amptools: left out: 1 repeat, 0 of them differ from the first\n");
    assert_string_equal(child_run(say, (int[]){12, 1}).err,
        "amptools: left out: 12 repeats, 1 of them differs from the first\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_of_source_ref_and_event_stays),
        cmocka_unit_test(a_repeat_differs_in_what_is_counted),
        cmocka_unit_test(no_value_is_no_value),
        cmocka_unit_test(the_first_is_what_counts),
        cmocka_unit_test(many_happenings_are_kept_apart),
        cmocka_unit_test(repeats_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
