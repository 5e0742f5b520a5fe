/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/goal_changes: which goal is which, and what was moved.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "team/goal_changes.h"

#define HEADER "rep,goal,moved,original,current,reason,actual,against_original,against_current\n"

/* A goal with rep, sentence, metric, target and due. */
static struct goal_version
goal(const char *rep, const char *sentence, const char *metric, const char *target, const char *due)
{
    struct goal_version version = {.goal = sentence, .reason = "", .actual = NAN};
    for (int i = 0; i < MOVED_PARTS; i++)
        version.parts[i] = "";
    version.parts[MOVED_REP] = rep;
    version.parts[MOVED_METRIC] = metric;
    version.parts[MOVED_TARGET] = target;
    version.parts[MOVED_DUE] = due;
    return version;
}

static void
assert_changes(const struct goal_version *old, size_t old_count, const struct goal_version *current,
    size_t count, const char *rows, size_t without_reason)
{
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    struct goal_changes changes = goal_changes_write(old, old_count, current, count, writer);
    writer_commit(writer);
    const char *content = scratch_content(path);
    assert_true(strncmp(content, HEADER, strlen(HEADER)) == 0);
    assert_string_equal(content + strlen(HEADER), rows);
    assert_int_equal(changes.without_reason, without_reason);
    size_t lines = 0;
    for (const char *at = rows; *at; at++)
        lines += *at == '\n';
    assert_int_equal(changes.moved, lines);
}

static void
nothing_was_moved(void **state)
{
    (void)state;
    const struct goal_version old[] = {goal("Ana", "Win 20", "win", "20", "2026-12-31"),
        goal("Ana", "Win 20", "win", "20", "2026-12-31"), goal("", "Win 60", "win", "60", "")};
    const struct goal_version current[] = {goal("", "win  60", "win", "60.0", ""),
        goal("ana", "WIN 20", "win", "20.00", "2026-12-31"),
        goal("Ana", "Win 20", "win", "20", "2026-12-31")};
    assert_changes(old, 3, current, 3, "", 0);
    assert_changes(old, 0, current, 0, "", 0);
}

static void
a_target_and_a_day(void **state)
{
    (void)state;
    struct goal_version old = goal("Ana", "Win deals", "win", "20", "2026-12-31");
    struct goal_version current = goal("Ana", "Win deals", "win", "15", "2027-01-31");
    assert_changes(&old, 1, &current, 1,
        "Ana,Win deals,target,20,15,,,,\nAna,Win deals,due,2026-12-31,2027-01-31,,,,\n", 2);
    current.reason = "two weeks of flu";
    current.actual = 12;
    assert_changes(&old, 1, &current, 1,
        "Ana,Win deals,target,20,15,two weeks of flu,12,0.6,0.8\n"
        "Ana,Win deals,due,2026-12-31,2027-01-31,two weeks of flu,,,\n",
        0);
    old.reason = "Two weeks of flu"; /* an old reason explains nothing new */
    assert_changes(&old, 1, &current, 1,
        "Ana,Win deals,target,20,15,,12,0.6,0.8\n"
        "Ana,Win deals,due,2026-12-31,2027-01-31,,,,\n",
        2);
    old = goal("Ana", "Win deals", "win", "0", ""); /* nothing is set against a target of 0 */
    current = goal("Ana", "Win deals", "win", "", "");
    current.actual = 3;
    assert_changes(&old, 1, &current, 1, "Ana,Win deals,target,0,,,3,,\n", 1);
}

static void
what_was_filled_was_not_moved(void **state)
{
    (void)state;
    struct goal_version old = goal("Ana", "Win deals", "win", "20", "2026-12-31"), current = old;
    current.parts[MOVED_START] = "2026-10-01";
    current.parts[MOVED_FROM] = "12";
    assert_changes(&old, 1, &current, 1, "", 0);
    assert_changes(&current, 1, &old, 1,
        "Ana,Win deals,from,12,,,,,\nAna,Win deals,start,2026-10-01,,,,,\n", 2);
}

static void
a_new_sentence_and_a_new_owner(void **state)
{
    (void)state;
    struct goal_version old[] = {goal("Ana", "Win 20 deals", "win", "20", ""),
        goal("Ben", "Make 50 calls", "call", "50", "")};
    struct goal_version current[] = {goal("Ana", "Win 15 deals", "win", "15", ""),
        goal("Cid", "Make 50 calls", "call", "50", "")};
    assert_changes(old, 2, current, 2,
        "Ana,Win 15 deals,target,20,15,,,,\nCid,Make 50 calls,rep,Ben,Cid,,,,\n", 2);
}

/* Where it cannot be told which is which, nothing is matched by metric. */
static void
added_and_dropped(void **state)
{
    (void)state;
    struct goal_version old[] = {goal("Ana", "Win 20 deals", "win", "20", ""),
        goal("Ana", "Win 9 large deals", "win", "9", ""), goal("Ben", "Be nice", "", "", "")};
    struct goal_version current[] = {goal("Ana", "Win 15 deals", "win", "15", "")};
    assert_changes(old, 3, current, 1,
        "Ana,Win 15 deals,added,,,,,,\n"
        "Ana,Win 20 deals,dropped,,,,,,\n"
        "Ana,Win 9 large deals,dropped,,,,,,\n"
        "Ben,Be nice,dropped,,,,,,\n",
        3);
    /* Two goals that nobody knows the metric of are not one. */
    struct goal_version unknown = goal("Ben", "Be kind", "", "", "");
    assert_changes(
        &old[2], 1, &unknown, 1, "Ben,Be kind,added,,,,,,\nBen,Be nice,dropped,,,,,,\n", 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_was_moved),
        cmocka_unit_test(a_target_and_a_day),
        cmocka_unit_test(what_was_filled_was_not_moved),
        cmocka_unit_test(a_new_sentence_and_a_new_owner),
        cmocka_unit_test(added_and_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
