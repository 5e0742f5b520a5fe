/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who takes part in the study of an intervention, and in that of the others.
 */
#include "lift_world.h"
#include "measure/lift_study.h"

enum { ANA, BEN, CHIDI, DORA, EDO };

static const int in_it[] = {BEN, ANA};

static struct lift_plan
plan_all(void)
{
    const struct lift_dates dates = {on("2026-09-07"), on("2026-09-07"), on("2026-09-20")};
    const struct lift_design design = {8, 8, 0};
    struct lift_plan plan = lift_plan_of(&design, &dates);
    lift_plan_know(&plan, lift_plan_span(&plan), 2);
    return plan;
}

/* Ana, Ben, Chidi and Dora call each week; Edo comes during. */
static void
begin(struct made *made)
{
    made_begin(made, "call", "2026-12-31");
    for (int person = ANA; person <= DORA; person++) {
        made_weekly(made, person, "call", 2 + person, "2026-06-01", "2026-09-01");
        made_weekly(made, person, "call", 4 + person, "2026-09-07", "2026-11-30");
    }
    made_weekly(made, EDO, "call", 5, "2026-09-07", "2026-11-30");
}

static void
those_in_it_are_compared_with_the_others(void **state)
{
    (void)state;
    struct made made;
    begin(&made);
    const struct lift_case which = {.people = in_it, .people_count = 2};
    struct lift_plan plan = plan_all();
    struct lift_study study =
        lift_study_of(&made.world, &made.list.items[0], &which, &plan, false, &rules);
    assert_true(study.adds_up);
    assert_int_equal(study.lift.people, 2);
    assert_int_equal(study.lift.others, 2);
    assert_close(study.lift.rates[LIFT_BEFORE], 2.5);
    assert_close(study.lift.during.ratio, (4.5 / 2.5) / (6.5 / 4.5));
    int *people;
    assert_int_equal(lift_study_left_out(&study, LIFT_NO_TIME, &people), 1);
    assert_int_equal(people[0], EDO);
    free(people);
    assert_int_equal(lift_study_left_out(&study, LIFT_BELOW_ZERO, &people), 0);
    free(people);
    lift_study_free(&study);
    made_end(&made);
}

static void
the_others_are_studied_alone(void **state)
{
    (void)state;
    struct made made;
    begin(&made);
    const struct lift_case which = {.people = in_it, .people_count = 2};
    struct lift_plan plan = plan_all();
    struct lift_study study =
        lift_study_of(&made.world, &made.list.items[0], &which, &plan, true, &rules);
    assert_int_equal(study.lift.people, 2);
    assert_int_equal(study.lift.others, 0);
    assert_close(study.lift.rates[LIFT_BEFORE], 4.5);
    assert_close(study.lift.during.ratio, 6.5 / 4.5);
    lift_study_free(&study);
    made_end(&made);
}

static void
without_a_list_everybody_is_in_it(void **state)
{
    (void)state;
    struct made made;
    begin(&made);
    const struct lift_case which = {.people = NULL};
    struct lift_plan plan = plan_all();
    struct lift_study study =
        lift_study_of(&made.world, &made.list.items[0], &which, &plan, false, &rules);
    assert_int_equal(study.lift.people, 4);
    assert_int_equal(study.lift.others, 0);
    lift_study_free(&study);
    made_end(&made);
}

static void
where_nothing_is_known_nobody_takes_part(void **state)
{
    (void)state;
    struct made made;
    begin(&made);
    const struct lift_case which = {.people = NULL};
    struct lift_plan plan = plan_all();
    lift_plan_know(&plan, (struct lift_stretch){0, 0}, 2);
    struct lift_study study =
        lift_study_of(&made.world, &made.list.items[0], &which, &plan, false, &rules);
    assert_int_equal(study.lift.people, 0);
    assert_int_equal(study.lift.verdict, LIFT_CANNOT_TELL);
    lift_study_free(&study);
    made_end(&made);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_in_it_are_compared_with_the_others),
        cmocka_unit_test(the_others_are_studied_alone),
        cmocka_unit_test(without_a_list_everybody_is_in_it),
        cmocka_unit_test(where_nothing_is_known_nobody_takes_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
