/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Efforts and kept promises of a coaching log.
 */
#include "scratch.h"

#include "base/day.h"
#include "csv/aside.h"
#include "team/deeds.h"

#define HEADER "id,date,rep,coach,kind,effort,action,owner,due,closes\n"

enum { AS_OF = 20777 }; /* 2026-11-20, a Friday */

static struct roster *roster;

static struct deeds *
deeds_of(const char *text)
{
    aside_begin(NULL, false);
    roster = roster_read(NULL, 0);
    struct deeds *deeds = deeds_read(scratch_text(text), 0, roster, AS_OF);
    (void)aside_finish(STATUS_DONE);
    return deeds;
}

static void
end(struct deeds *deeds)
{
    deeds_free(deeds);
    roster_free(roster);
}

static void
the_latest_effort_of_these_days_is_found(void **state)
{
    (void)state;
    struct finding finding;
    struct deeds *deeds = deeds_of(HEADER "c1,2026-11-14,Ana;Ben,Ines,training,tried,,,,\n"
                                          "c2,2026-11-16,Ana,Ines,one-on-one,tried,,,,\n"
                                          "c3,2026-11-13,Cleo,Ines,one-on-one,tried,,,,\n"
                                          "c4,2026-11-18,Ben,Ines,one-on-one,none,,,,\n"
                                          "c5,2026-11-21,Ben,Ines,one-on-one,tried,,,,\n");
    struct deeds_question question = {
        roster_number(roster, "Ana"), EFFORT_TRIED, EFFORT_UNKNOWN, 0, AS_OF - 6, AS_OF};
    assert_true(deeds_find_effort(deeds, &question, &finding));
    assert_string_equal(finding.now.ref, "c2");
    assert_int_equal(finding.day, AS_OF - 4);
    question.person = roster_number(roster, "Ben");
    assert_true(deeds_find_effort(deeds, &question, &finding));
    assert_string_equal(finding.now.ref, "c1");
    question.person = roster_number(roster, "Cleo");
    assert_false(deeds_find_effort(deeds, &question, &finding));
    question.since--;
    assert_true(deeds_find_effort(deeds, &question, &finding));
    question.effort = EFFORT_MASTERED;
    assert_false(deeds_find_effort(deeds, &question, &finding));
    end(deeds);
}

static void
an_effort_after_another(void **state)
{
    (void)state;
    struct finding finding;
    struct deeds *deeds = deeds_of(HEADER "c1,2026-09-23,Ana,Ines,one-on-one,tried,,,,\n"
                                          "c2,2026-11-18,Ana,Ines,one-on-one,adapted,,,,\n"
                                          "c3,2026-11-18,Ben,Ines,one-on-one,tried,,,,\n"
                                          "c4,2026-11-18,Ben,Ines,one-on-one,adapted,,,,\n");
    struct deeds_question question = {
        roster_number(roster, "Ana"), EFFORT_ADAPTED, EFFORT_TRIED, 8, AS_OF - 6, AS_OF};
    assert_true(deeds_find_effort(deeds, &question, &finding));
    assert_string_equal(finding.past.ref, "c1");
    assert_int_equal(finding.past.first, day_make(2026, 9, 23));
    question.weeks = 7;
    assert_false(deeds_find_effort(deeds, &question, &finding));
    question.weeks = 8;
    question.person = roster_number(roster, "Ben"); /* of one day is not after */
    assert_false(deeds_find_effort(deeds, &question, &finding));
    end(deeds);
}

static void
a_promise_is_kept_when_it_is_first_closed(void **state)
{
    (void)state;
    struct finding finding;
    struct deeds *deeds =
        deeds_of(HEADER "c1,2026-11-02,Ana;Ben,Ines,training,,call two clinics,rep,2026-11-10,\n"
                        "c2,2026-11-17,Ana,Ines,one-on-one,,,,, c1 ; c9\n"
                        "c3,2026-11-19,Ben,Ines,one-on-one,,,,,c1\n"
                        "c4,2026-11-02,Cleo,Ines,one-on-one,,write a page,rep,,\n"
                        "c5,2026-11-20,Cleo,Ines,one-on-one,,,,,c4\n"
                        "c6,2026-11-02,Dan,Ines,one-on-one,,bring a kit,coach,,\n"
                        "c7,2026-11-20,Dan,Ines,one-on-one,,,,,c6\n"
                        "c1,2026-11-03,Eva,Ines,one-on-one,,the same id,rep,,\n");
    int ana = roster_number(roster, "Ana");
    assert_true(deeds_find_promise(deeds, ana, 7, AS_OF - 6, AS_OF, &finding));
    assert_string_equal(finding.now.ref, "c2");
    assert_string_equal(finding.past.ref, "c1");
    assert_string_equal(finding.subject, "call two clinics");
    assert_int_equal(finding.due, day_make(2026, 11, 10));
    assert_int_equal(finding.day, day_make(2026, 11, 17));
    assert_false(deeds_find_promise(deeds, ana, 6, AS_OF - 6, AS_OF, &finding));
    assert_false(deeds_find_promise(deeds, ana, 7, AS_OF - 2, AS_OF, &finding));
    assert_true(
        deeds_find_promise(deeds, roster_number(roster, "Ben"), 7, AS_OF - 6, AS_OF, &finding));
    assert_true(
        deeds_find_promise(deeds, roster_number(roster, "Cleo"), 0, AS_OF - 6, AS_OF, &finding));
    assert_int_equal(finding.due, DAY_NONE);
    assert_false(
        deeds_find_promise(deeds, roster_number(roster, "Dan"), 7, AS_OF - 6, AS_OF, &finding));
    assert_false(
        deeds_find_promise(deeds, roster_number(roster, "Eva"), 7, AS_OF - 6, AS_OF, &finding));
    end(deeds);
}

static void
a_promise_may_be_closed_above_it(void **state)
{
    (void)state;
    struct finding finding;
    struct deeds *deeds = deeds_of(HEADER "c2,2026-11-17,Ana,Ines,one-on-one,,,,,c1\n"
                                          "c1,2026-11-02,Ana,Ines,one-on-one,,call,rep,,\n"
                                          "c3,2026-11-16,Ana,Ines,one-on-one,,,,,c1\n");
    assert_true(deeds_find_promise(deeds, 0, 0, AS_OF - 6, AS_OF, &finding));
    assert_string_equal(finding.now.ref, "c3"); /* the earlier day */
    end(deeds);
}

static void
words_of_efforts(void **state)
{
    (void)state;
    assert_int_equal(deeds_effort_called("effort.tried"), EFFORT_TRIED);
    assert_int_equal(deeds_effort_called("Effort.Mastered"), EFFORT_MASTERED);
    assert_int_equal(deeds_effort_called("effort."), EFFORT_UNKNOWN);
    assert_int_equal(deeds_effort_called("effort"), EFFORT_UNKNOWN);
    assert_int_equal(deeds_effort_called("tried"), EFFORT_UNKNOWN);
    assert_int_equal(deeds_effort_called(""), EFFORT_UNKNOWN);
}

static void
no_log_no_deeds(void **state)
{
    (void)state;
    struct finding finding;
    struct deeds *deeds = deeds_read(NULL, 0, NULL, AS_OF);
    assert_false(deeds_find_promise(deeds, 0, 7, 0, AS_OF, &finding));
    deeds_free(deeds);
    deeds_free(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_latest_effort_of_these_days_is_found),
        cmocka_unit_test(an_effort_after_another),
        cmocka_unit_test(a_promise_is_kept_when_it_is_first_closed),
        cmocka_unit_test(a_promise_may_be_closed_above_it),
        cmocka_unit_test(words_of_efforts),
        cmocka_unit_test(no_log_no_deeds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
