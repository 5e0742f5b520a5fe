/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The phases around an intervention, day by day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "measure/lift_plan.h"

static const struct lift_design design = {8, 8, 0};

static int
on(const char *date)
{
    int day = DAY_NONE;
    assert_true(day_parse(date, &day));
    return day;
}

/* A contest from Monday 7 to Sunday 20 September 2026, announced a week before. */
static struct lift_dates
contest(void)
{
    return (struct lift_dates){on("2026-08-31"), on("2026-09-07"), on("2026-09-20")};
}

static void
assert_stretch(struct lift_stretch stretch, const char *first, const char *last)
{
    assert_int_equal(stretch.after + 1, on(first));
    assert_int_equal(stretch.last, on(last));
}

static void
before_ends_with_the_announcement(void **state)
{
    (void)state;
    const struct lift_dates dates = contest();
    struct lift_plan plan = lift_plan_of(&design, &dates);
    assert_stretch(plan.wanted[LIFT_BEFORE], "2026-07-06", "2026-08-30");
    assert_stretch(plan.wanted[LIFT_DURING], "2026-09-07", "2026-09-20");
    assert_stretch(plan.wanted[LIFT_AFTER], "2026-09-21", "2026-11-15");
    assert_int_equal(plan.phases, 0);
    assert_true(lift_plan_weeks(&plan, LIFT_BEFORE) == 0);
    struct lift_stretch span = lift_plan_span(&plan);
    assert_stretch(span, "2026-07-06", "2026-11-15");
}

static void
a_gap_moves_before_back(void **state)
{
    (void)state;
    const struct lift_dates dates = contest();
    const struct lift_design gapped = {4, 2, 3};
    struct lift_plan plan = lift_plan_of(&gapped, &dates);
    assert_stretch(plan.wanted[LIFT_BEFORE], "2026-07-13", "2026-08-09");
    assert_stretch(plan.wanted[LIFT_AFTER], "2026-09-21", "2026-10-04");
}

/* What is known of the contest from one day to another. */
static struct lift_plan
known(const char *first, const char *last)
{
    const struct lift_dates dates = contest();
    struct lift_plan plan = lift_plan_of(&design, &dates);
    lift_plan_know(&plan, (struct lift_stretch){on(first) - 1, on(last)}, 2);
    return plan;
}

static void
two_weeks_can_be_judged_and_less_cannot(void **state)
{
    (void)state;
    assert_int_equal(known("2020-01-01", "2026-12-31").phases, 3);
    assert_int_equal(known("2020-01-01", "2026-10-04").phases, 3); /* 14 days after */
    assert_int_equal(known("2020-01-01", "2026-10-03").phases, 2);
    assert_int_equal(known("2026-08-17", "2026-12-31").phases, 3); /* 14 days before */
    assert_int_equal(known("2026-08-18", "2026-12-31").phases, 0);
    assert_int_equal(known("2020-01-01", "2026-09-07").phases, 2); /* a day of during */
    assert_int_equal(known("2020-01-01", "2026-09-06").phases, 0);
    assert_int_equal(known("2027-01-01", "2027-02-01").phases, 0);
    struct lift_plan plan = known("2026-08-24", "2026-09-27");
    assert_true(lift_plan_weeks(&plan, LIFT_BEFORE) == 1);
    assert_true(lift_plan_weeks(&plan, LIFT_DURING) == 2);
    assert_true(lift_plan_weeks(&plan, LIFT_AFTER) == 1);
}

static void
others_fall_into_phases(void **state)
{
    (void)state;
    struct lift_plan plan = known("2026-07-06", "2026-11-01");
    bool into[LIFT_PHASES];
    /* Announced on the last day of before, and over on the first of after. */
    const struct lift_dates all = {on("2026-08-30"), on("2026-09-01"), on("2026-09-21")};
    lift_plan_meets(&plan, &all, into);
    assert_true(into[LIFT_BEFORE] && into[LIFT_DURING] && into[LIFT_AFTER]);
    /* Between announcement and start. */
    const struct lift_dates none = {on("2026-08-31"), on("2026-09-01"), on("2026-09-06")};
    lift_plan_meets(&plan, &none, into);
    assert_true(!into[LIFT_BEFORE] && !into[LIFT_DURING] && !into[LIFT_AFTER]);
    /* Beyond what is known. */
    const struct lift_dates later = {on("2026-11-02"), on("2026-11-02"), on("2026-11-06")};
    lift_plan_meets(&plan, &later, into);
    assert_true(!into[LIFT_AFTER]);
}

static void
the_rules_have_a_design(void **state)
{
    (void)state;
    const struct lift_rules rules = {.weeks_before = 6, .weeks_after = 4, .gap = 1};
    struct lift_design from_rules = lift_rules_design(&rules);
    assert_int_equal(from_rules.before, 6);
    assert_int_equal(from_rules.after, 4);
    assert_int_equal(from_rules.gap, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(before_ends_with_the_announcement),
        cmocka_unit_test(a_gap_moves_before_back),
        cmocka_unit_test(two_weeks_can_be_judged_and_less_cannot),
        cmocka_unit_test(others_fall_into_phases),
        cmocka_unit_test(the_rules_have_a_design),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
