/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/promises and team/open_promises: what is promised, what closes it, and the list of what is
 * open.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "scratch.h"
#include "team/open_promises.h"

#define DAY(day) day_make(2026, 11, day)

/* An entry of Ana with Ingrid, or with `other` too. */
static struct coaching
entry(const char *id, int day, enum coaching_owner owner, int due, const char *closes)
{
    static const int people[] = {0, 1};
    return (struct coaching){.id = id,
        .day = day,
        .reps = people,
        .rep_count = 1,
        .coaches = people,
        .coach_count = 1,
        .skill = "listening",
        .focus = "",
        .action = owner == OWNER_NOBODY ? "" : "call back",
        .owner = owner,
        .due = due,
        .closes = closes,
        .note = ""};
}

static void
take(struct promises *promises, struct coaching taken)
{
    (void)promises_take(promises, &taken);
}

static void
a_promise_is_kept_by_the_row_that_closes_it(void **state)
{
    (void)state;
    struct promises *promises = promises_new(true);
    take(promises, entry("c1", DAY(2), OWNER_REP, DAY(9), ""));
    take(promises, entry("c2", DAY(3), OWNER_COACH, DAY(10), ""));
    take(promises, entry("c3", DAY(4), OWNER_REP, DAY_NONE, ""));
    take(promises, entry("c4", DAY(12), OWNER_NOBODY, DAY_NONE, " c2 ;; c1;c9"));
    take(promises, entry("c5", DAY(9), OWNER_NOBODY, DAY_NONE, "c1")); /* earlier counts */
    promises_settle(promises);
    assert_int_equal(promises_count(promises), 3);
    struct promise promise = promises_at(promises, 0);
    assert_string_equal(promise.id, "c1");
    assert_string_equal(promise.action, "call back");
    assert_string_equal(promise.skill, "listening");
    assert_int_equal(promise.made, DAY(2));
    assert_int_equal(promise.due, DAY(9));
    assert_int_equal(promise.kept, DAY(9));
    assert_int_equal(promises_at(promises, 1).kept, DAY(12));
    promise = promises_at(promises, 2);
    assert_true(promise_is_open(&promise));
    assert_false(promise_is_overdue(&promise, DAY(30))); /* it has no due day */
    promises_free(promises);
}

static void
overdue_is_the_day_after(void **state)
{
    (void)state;
    struct promise promise = {.due = DAY(9), .kept = DAY_NONE};
    assert_false(promise_is_overdue(&promise, DAY(9)));
    assert_true(promise_is_overdue(&promise, DAY(10)));
    promise.kept = DAY(20);
    assert_false(promise_is_overdue(&promise, DAY(30)));
}

static void
what_is_closed_above_counts_too(void **state)
{
    (void)state;
    struct promises *promises = promises_new(false);
    take(promises, entry("c2", DAY(12), OWNER_NOBODY, DAY_NONE, "c1"));
    take(promises, entry("c1", DAY(2), OWNER_REP, DAY(9), ""));
    assert_int_equal(promises_at(promises, 0).kept, DAY_NONE);
    promises_settle(promises);
    assert_int_equal(promises_at(promises, 0).kept, DAY(12));
    assert_null(promises_at(promises, 0).action);
    promises_free(promises);
}

static void
an_id_that_stands_twice_means_the_row_above(void **state)
{
    (void)state;
    struct promises *promises = promises_new(false);
    take(promises, entry("c1", DAY(2), OWNER_REP, DAY(9), ""));
    take(promises, entry("", DAY(3), OWNER_REP, DAY(9), "c1"));
    take(promises, entry("c1", DAY(4), OWNER_REP, DAY(9), ""));
    take(promises, entry("", DAY(5), OWNER_REP, DAY(9), "c1"));
    promises_settle(promises);
    assert_int_equal(promises_at(promises, 0).kept, DAY(3));
    assert_int_equal(promises_at(promises, 2).kept, DAY(5));
    assert_int_equal(promises_at(promises, 3).kept, DAY_NONE);
    promises_free(promises);
}

static void
the_skill_of_what_is_closed_is_told(void **state)
{
    (void)state;
    struct promises *promises = promises_new(false);
    struct coaching one = entry("c1", DAY(2), OWNER_REP, DAY(9), "");
    one.skill = "";
    assert_null(promises_take(promises, &one));
    one = entry("c2", DAY(2), OWNER_REP, DAY(9), "");
    one.skill = "planning";
    assert_null(promises_take(promises, &one));
    one = entry("c3", DAY(3), OWNER_NOBODY, DAY_NONE, "c1;c2;c9");
    assert_string_equal(promises_take(promises, &one), "planning");
    promises_free(promises);
}

static void
many_promises_are_found_again(void **state)
{
    (void)state;
    enum { COUNT_MOST = 20000 };
    struct promises *promises = promises_new(false);
    char id[20], closes[20];
    for (int i = 0; i < COUNT_MOST; i++) {
        snprintf(id, sizeof id, "c%d", i);
        snprintf(closes, sizeof closes, "%s%d", i % 3 ? "c" : "x", i - 1);
        take(promises, entry(id, DAY(1) + i % 20, OWNER_REP, DAY(9), closes));
    }
    promises_settle(promises);
    for (int i = 0; i + 1 < COUNT_MOST; i++)
        assert_int_equal(
            promises_at(promises, (size_t)i).kept, (i + 1) % 3 ? DAY(1) + (i + 1) % 20 : DAY_NONE);
    promises_free(promises);
}

static void
the_list_begins_with_the_coach(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct names *coaches = names_new();
    (void)roster_number(roster, "Ana");
    (void)roster_number(roster, "Ben");
    (void)names_number(coaches, "Ingrid");
    (void)names_number(coaches, "Aoife");
    struct promises *promises = promises_new(true);
    take(promises, entry("c1", DAY(3), OWNER_REP, DAY(19), ""));
    take(promises, entry("c2", DAY(2), OWNER_REP, DAY(20), ""));
    take(promises, entry("c3", DAY(4), OWNER_COACH, DAY_NONE, ""));
    struct coaching both = entry("c4", DAY(4), OWNER_COACH, DAY(10), "");
    both.rep_count = both.coach_count = 2;
    take(promises, both);
    both = entry("c5", DAY(1), OWNER_REP, DAY(2), "");
    both.owner = OWNER_NOBODY;
    take(promises, both);
    take(promises, entry("c6", DAY(5), OWNER_REP, DAY(5), ""));
    take(promises, entry("c7", DAY(6), OWNER_NOBODY, DAY_NONE, "c6"));
    static const char header[] = "owner,rep,coach,action,made,due,days_overdue,skill,id\n";
    static const char late[] = "coach,Ana;Ben,Ingrid;Aoife,call back,2026-11-04,2026-11-10,10,"
                               "listening,c4\n";
    char expected[1000];
    char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    assert_int_equal(open_promises_write(promises, roster, coaches, DAY(20), false, writer), 3);
    writer_commit(writer);
    snprintf(expected, sizeof expected,
        "%scoach,Ana,Ingrid,call back,2026-11-04,,,listening,c3\n%s"
        "rep,Ana,Ingrid,call back,2026-11-02,2026-11-20,,listening,c2\n"
        "rep,Ana,Ingrid,call back,2026-11-03,2026-11-19,1,listening,c1\n"
        ",Ana,Ingrid,call back,2026-11-01,2026-11-02,18,listening,c5\n",
        header, late);
    assert_string_equal(scratch_content(path), expected);
    writer = writer_open(path, &writer_plain);
    assert_int_equal(open_promises_write(promises, roster, coaches, DAY(11), true, writer), 2);
    writer_commit(writer);
    snprintf(expected, sizeof expected,
        "%scoach,Ana;Ben,Ingrid;Aoife,call back,2026-11-04,2026-11-10,1,listening,c4\n"
        ",Ana,Ingrid,call back,2026-11-01,2026-11-02,9,listening,c5\n",
        header);
    assert_string_equal(scratch_content(path), expected);
    promises_free(promises);
    names_free(coaches);
    roster_free(roster);
}

static void
open_promises_are_those_not_kept(void **state)
{
    (void)state;
    struct promises *promises = promises_new(true);
    size_t count;
    free(open_promises(promises, &count));
    assert_int_equal(count, 0);
    take(promises, entry("c1", DAY(3), OWNER_REP, DAY(19), ""));
    take(promises, entry("c2", DAY(4), OWNER_COACH, DAY_NONE, "c1"));
    struct coaching nobodys = entry("c3", DAY(1), OWNER_REP, DAY(1), "");
    nobodys.owner = OWNER_NOBODY;
    take(promises, nobodys);
    take(promises, entry("c4", DAY(2), OWNER_COACH, DAY(30), ""));
    promises_settle(promises);
    struct promise *open = open_promises(promises, &count);
    assert_int_equal(count, 3);
    assert_string_equal(open[0].id, "c4");
    assert_string_equal(open[1].id, "c2");
    assert_string_equal(open[2].id, "c3");
    free(open);
    promises_free(promises);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_promise_is_kept_by_the_row_that_closes_it),
        cmocka_unit_test(overdue_is_the_day_after),
        cmocka_unit_test(what_is_closed_above_counts_too),
        cmocka_unit_test(an_id_that_stands_twice_means_the_row_above),
        cmocka_unit_test(the_skill_of_what_is_closed_is_told),
        cmocka_unit_test(many_promises_are_found_again),
        cmocka_unit_test(the_list_begins_with_the_coach),
        cmocka_unit_test(open_promises_are_those_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
