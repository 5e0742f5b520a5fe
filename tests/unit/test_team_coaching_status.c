/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/coaching_status: what is gathered of each person, and how efforts find their skill. Whole
 * rows against hand-made figures: tests/cli/coach-log-status.transcript.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/day.h"
#include "scratch.h"
#include "team/coaching_reader.h"
#include "team/coaching_status.h"

#define HEADER "id,date,rep,coach,kind,skill,effort,action,owner,due,closes\n"

struct gathered {
    struct coaching_reader reader;
    struct coaching_status *status;
};

static struct gathered
gather(const char *log, bool by_coach)
{
    static char *files[1];
    struct gathered gathered = {0};
    files[0] = scratch_text(log);
    gathered.reader.shared.files = files;
    gathered.reader.shared.file_count = 1;
    gathered.reader.shared.since = gathered.reader.shared.until = DAY_NONE;
    coaching_reader_begin(&gathered.reader);
    gathered.status = coaching_status_new(by_coach, day_make(2026, 11, 1), day_make(2026, 11, 30),
        gathered.reader.roster, gathered.reader.coaches);
    coaching_reader_each(&gathered.reader, coaching_status_take, gathered.status);
    coaching_status_settle(gathered.status);
    return gathered;
}

static void
end(struct gathered *gathered)
{
    coaching_status_free(gathered->status);
    assert_int_equal(coaching_reader_end(&gathered->reader, true), 0); /* look counts with -e */
}

static void
check_efforts(const char *log, size_t number, const char *expected)
{
    struct gathered gathered = gather(log, false);
    char *efforts =
        coaching_status_efforts(gathered.status, coaching_status_of(gathered.status, number));
    assert_string_equal(efforts, expected);
    free(efforts);
    end(&gathered);
}

static void
an_effort_belongs_to_what_was_agreed(void **state)
{
    (void)state;
    /* To the promise that is closed, even if another was made since. */
    check_efforts(HEADER "c1,2026-11-01,Ana,I,peer,listening,,call,rep,,\n"
                         "c2,2026-11-02,Ana,I,peer,planning,,write,rep,,\n"
                         "c3,2026-11-03,Ana,I,peer,demos,tried,,,,c1\n",
        0, "listening: tried");
    /* Else to the last thing that this person agreed, not what the coach promised. */
    check_efforts(HEADER "c1,2026-10-01,Ana;Ben,I,peer,listening,,call,rep,,\n"
                         "c2,2026-11-02,Ana,I,peer,planning,,get a kit,coach,,\n"
                         "c3,2026-11-03,Ana;Ben,I,peer,demos,none,,,,\n",
        0, "listening: none");
    check_efforts(HEADER "c1,2026-11-01,Ana,I,peer,listening,,call,rep,,\n"
                         "c3,2026-11-03,Ana;Ben,I,peer,demos,none,,,,\n",
        1, "demos: none");
    /* Else to the row's own. */
    check_efforts(HEADER "c1,2026-11-01,Ana,I,peer,,tried,,,,\n", 0, "tried");
    check_efforts(HEADER "c1,2026-11-01,Ana,I,peer,demos,,,,,\n", 0, "");
}

static void
efforts_come_by_skill_the_newest_last(void **state)
{
    (void)state;
    check_efforts(HEADER "c4,2026-11-04,Ana,I,peer,demos,mastered,,,,\n"
                         "c1,2026-11-01,Ana,I,peer,planning,none,,,,\n"
                         "c2,2026-11-02,Ana,I,peer,demos,tried,,,,\n"
                         "c3,2026-11-04,Ana,I,peer,planning,adapted,,,,\n"
                         "c0,2026-10-31,Ana,I,peer,planning,mastered,,,,\n"
                         "c9,2026-12-01,Ana,I,peer,planning,mastered,,,,\n",
        0, "planning: none, adapted;demos: tried, mastered");
}

static void
partners_are_those_of_the_window(void **state)
{
    (void)state;
    struct gathered gathered = gather(HEADER "c1,2026-09-01,Ana;Ben;Cleo,Old,peer,,,,,,\n"
                                             "c2,2026-10-01,Ana;Ben,Last;Other,peer,,,,,,\n"
                                             "c3,2026-09-15,Ben,Between,peer,,,,,,\n"
                                             "c4,2026-11-02,Ana,New,peer,,,,,,\n"
                                             "c5,2026-11-01,Ana,New;Newer,peer,,,,,,\n",
        false);
    const struct coaching_subject *ana = coaching_status_of(gathered.status, 0);
    assert_int_equal(ana->sessions, 2);
    assert_int_equal(ana->partner_count, 2);
    assert_string_equal(names_text(gathered.reader.coaches, ana->partners[0]), "New");
    assert_string_equal(names_text(gathered.reader.coaches, ana->partners[1]), "Newer");
    assert_int_equal(ana->last, day_make(2026, 11, 2));
    const struct coaching_subject *ben = coaching_status_of(gathered.status, 1);
    assert_int_equal(ben->sessions, 0);
    assert_int_equal(ben->partner_count, 2); /* of the last session */
    assert_string_equal(names_text(gathered.reader.coaches, ben->partners[0]), "Last");
    assert_int_equal(ben->day_count, 3);
    assert_int_equal(coaching_status_first_day(gathered.status), day_make(2026, 9, 1));
    end(&gathered);
}

static void
skills_have_a_first_day(void **state)
{
    (void)state;
    struct gathered gathered = gather(HEADER "c1,2026-11-02,Ana,I,peer,demos,,,,,\n"
                                             "c2,2026-10-01,Ana,I,peer,demos,,,,,\n"
                                             "c3,2026-11-03,Ana,I,peer,planning,,,,,\n"
                                             "c4,2026-12-03,Ana,I,peer,later,,,,,\n",
        false);
    const struct coaching_subject *ana = coaching_status_of(gathered.status, 0);
    assert_int_equal(ana->skill_count, 2);
    assert_string_equal(ana->skills[0].skill, "demos");
    assert_int_equal(ana->skills[0].first, day_make(2026, 10, 1));
    assert_int_equal(ana->skills[0].sessions, 2);
    assert_int_equal(ana->skills[1].sessions, 1);
    end(&gathered);
}

static void
promises_count_on_both_sides(void **state)
{
    (void)state;
    static const char log[] = HEADER "c1,2026-11-02,Ana;Ben,I;J,peer,,,call,rep,2026-11-30,\n"
                                     "c2,2026-11-02,Ana;Ben,I;J,peer,,,kit,coach,2026-11-09,\n"
                                     "c3,2026-11-02,Ana,I,peer,,,other,,2026-11-09,\n"
                                     "c4,2026-11-09,Cleo,J,peer,,,,,,c2\n";
    struct gathered gathered = gather(log, false);
    for (size_t i = 0; i < 2; i++) {
        const struct coaching_subject *rep = coaching_status_of(gathered.status, i);
        assert_int_equal(rep->reps.open, 1);
        assert_int_equal(rep->reps.overdue, 0);
        assert_int_equal(rep->reps.due, 1); /* by the day itself */
        assert_int_equal(rep->reps.in_time, 0);
        assert_int_equal(rep->coaches.due, 1);
        assert_int_equal(rep->coaches.in_time, 1);
    }
    assert_int_equal(coaching_status_of(gathered.status, 2)->coaches.due, 0);
    end(&gathered);
    gathered = gather(log, true);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(coaching_status_of(gathered.status, i)->coaches.in_time, 1);
        assert_int_equal(coaching_status_of(gathered.status, i)->reps.due, 1);
    }
    end(&gathered);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_effort_belongs_to_what_was_agreed),
        cmocka_unit_test(efforts_come_by_skill_the_newest_last),
        cmocka_unit_test(partners_are_those_of_the_window),
        cmocka_unit_test(skills_have_a_first_day),
        cmocka_unit_test(promises_count_on_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
