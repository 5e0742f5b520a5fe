/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which questions are asked, and in which order.
 */
#include "lift_data.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "measure/lift_inquiry.h"

static const int some[] = {1};

static void
note(const struct lift_question *question, void *data)
{
    static const char *const shows[] = {"own", "others", "guard"};
    size_t length = strlen(data);
    snprintf((char *)data + length, 400 - length, "%zu %s %s, ", question->place,
        question->measured->name, shows[question->shows]);
}

static void
begin(struct lift_inquiry *inquiry)
{
    *inquiry = (struct lift_inquiry){.rules = rules, .design = {8, 8, 0}};
    lift_inquiry_begin(inquiry, 20000);
    const struct lift_case everybody = {{100, 100, 110}, NULL, 0}, few = {{200, 200, 210}, some, 1};
    lift_inquiry_add(inquiry, &everybody);
    assert_null(lift_inquiry_metric("win", "win", inquiry));
    assert_null(lift_inquiry_metric("meeting", "meetings", inquiry));
    lift_inquiry_add(inquiry, &few);
    assert_null(lift_inquiry_metric("meeting", "meeting", inquiry));
}

static void
each_metric_has_its_cases_behind_each_other(void **state)
{
    (void)state;
    struct lift_inquiry inquiry;
    char asked[400] = "";
    begin(&inquiry);
    lift_inquiry_ask(&inquiry, note, asked);
    assert_string_equal(asked, "0 win own, 0 meetings own, 1 meetings own, ");
    lift_inquiry_free(&inquiry);
}

static void
guards_come_last_and_bring_the_others(void **state)
{
    (void)state;
    struct lift_inquiry inquiry;
    char asked[400] = "";
    begin(&inquiry);
    assert_null(lift_inquiry_guard("win", "win", &inquiry)); /* its own for the first */
    assert_null(lift_inquiry_guard("loss", "loss", &inquiry));
    lift_inquiry_ask(&inquiry, note, asked);
    assert_string_equal(asked, "0 win own, 0 meetings own, 1 meetings own, 1 meetings others, "
                               "1 win guard, 0 loss guard, 1 loss guard, ");
    lift_inquiry_free(&inquiry);
}

static void
what_is_wrong_with_a_metric_is_told(void **state)
{
    (void)state;
    struct lift_inquiry inquiry;
    begin(&inquiry);
    assert_non_null(lift_inquiry_metric("win/", "win/", &inquiry));
    assert_non_null(lift_inquiry_guard("a/b/c", "a/b/c", &inquiry));
    lift_inquiry_free(&inquiry);
}

static void
a_plan_ends_with_as_of(void **state)
{
    (void)state;
    struct lift_inquiry inquiry;
    begin(&inquiry);
    inquiry.world.as_of = 124;
    struct lift_plan plan = lift_inquiry_plan(&inquiry, &inquiry.cases[0]);
    assert_int_equal(plan.phases, 3); /* 14 days after day 110 */
    assert_true(lift_plan_weeks(&plan, LIFT_AFTER) == 2);
    inquiry.world.as_of = 123;
    assert_int_equal(lift_inquiry_plan(&inquiry, &inquiry.cases[0]).phases, 2);
    lift_inquiry_free(&inquiry);
}

static void
a_study_keeps_to_what_is_known(void **state)
{
    (void)state;
    struct lift_inquiry inquiry;
    begin(&inquiry);
    const struct lift_question question = {
        &inquiry.cases[0], 0, &inquiry.measured.items[1], LIFT_SHOWS_METRIC};
    for (int day = 80; day < 110; day += 3)
        for (int person = 0; person < 2; person++) {
            const struct happening happening = {
                person, "meeting", day, decimal_from_int(1), false, {0, 0}, ""};
            assert_true(world_take(&happening, inquiry.world.world));
        }
    struct lift_study study = lift_inquiry_study(&inquiry, &question);
    assert_int_equal(study.plan.phases, 2);
    assert_int_equal(study.plan.known[LIFT_BEFORE].after, 79);
    assert_int_equal(study.lift.people, 2);
    lift_study_free(&study);
    assert_int_equal(lift_inquiry_power(&inquiry, &question).placebos, 0);
    lift_inquiry_free(&inquiry);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_metric_has_its_cases_behind_each_other),
        cmocka_unit_test(guards_come_last_and_bring_the_others),
        cmocka_unit_test(what_is_wrong_with_a_metric_is_told),
        cmocka_unit_test(a_plan_ends_with_as_of),
        cmocka_unit_test(a_study_keeps_to_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
