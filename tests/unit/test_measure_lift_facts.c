/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From events to phases: exposures, people who come later, units, and what the files know at all.
 */
#include "lift_world.h"

/* 8 weeks before, 6 July to 30 August; 7 to 20 September; 8 weeks after, to 15 November. */
static struct lift_plan
plan_all(void)
{
    const struct lift_dates dates = {on("2026-08-31"), on("2026-09-07"), on("2026-09-20")};
    const struct lift_design design = {8, 8, 0};
    struct lift_plan plan = lift_plan_of(&design, &dates);
    lift_plan_know(&plan, lift_plan_span(&plan), 2);
    return plan;
}

static void
counts_are_over_working_weeks(void **state)
{
    (void)state;
    struct made made;
    struct lift_person people[2] = {0};
    struct lift_plan plan = plan_all();
    made_begin(&made, "meeting", "2026-12-31");
    made_weekly(&made, 0, "meeting.held", 3, "2026-06-01", "2026-11-30");
    made_weekly(&made, 1, "meeting", 1, "2026-06-01", "2026-11-30");
    made_event(&made, 1, "time-off", on("2026-09-07"), 5);
    made_event(&made, TALLY_EVERYBODY, "holiday", on("2026-09-09"), 1);
    world_person(made.world.world, 0, DAY_NONE, on("2026-10-18"), .5);
    assert_int_equal(lift_world_people(&made.world), 2);
    assert_true(lift_facts(&made.world, &made.list.items[0], &plan, &rules, people));
    assert_close(people[0].done[LIFT_BEFORE], 24);
    assert_close(people[0].done[LIFT_DURING], 6);
    assert_close(people[0].done[LIFT_AFTER], 24);
    assert_close(people[0].exposure[LIFT_BEFORE], 4);  /* half of 40 days by 5 */
    assert_close(people[0].exposure[LIFT_DURING], .9); /* a holiday */
    assert_close(people[0].exposure[LIFT_AFTER], 2);   /* gone after 4 weeks */
    assert_close(people[1].exposure[LIFT_BEFORE], 8);
    assert_close(people[1].exposure[LIFT_DURING], .8); /* 9 days less 5 */
    assert_close(people[1].exposure[LIFT_AFTER], 8);
    made_end(&made);
}

static void
ratios_are_over_their_denominator(void **state)
{
    (void)state;
    struct made made;
    struct lift_person people[1] = {0};
    struct lift_plan plan = plan_all();
    made_begin(&made, "win/(win+loss)", "2026-12-31");
    made_weekly(&made, 0, "win", 1, "2026-06-01", "2026-11-30");
    made_weekly(&made, 0, "loss", 2, "2026-06-01", "2026-11-30");
    assert_true(lift_facts(&made.world, &made.list.items[0], &plan, &rules, people));
    assert_close(people[0].done[LIFT_DURING], 2);
    assert_close(people[0].exposure[LIFT_DURING], 6);
    assert_true(lift_counts(&made.list.items[0].metric));
    made_end(&made);
}

static void
amounts_in_several_units_do_not_add_up(void **state)
{
    (void)state;
    struct made made;
    struct lift_person people[2] = {0};
    struct lift_plan plan = plan_all();
    made_begin(&made, "sum(win)", "2026-12-31");
    made_amount(&made, 0, "win", on("2026-07-06"), 100, "EUR");
    made_amount(&made, 1, "win", on("2026-06-30"), 100, "USD"); /* before before */
    assert_false(lift_counts(&made.list.items[0].metric));
    assert_true(lift_facts(&made.world, &made.list.items[0], &plan, &rules, people));
    assert_close(people[0].done[LIFT_BEFORE], 100);
    made_amount(&made, 1, "win", on("2026-11-15"), 100, "USD");
    assert_false(lift_facts(&made.world, &made.list.items[0], &plan, &rules, people));
    made_end(&made);
}

static void
who_comes_later_was_not_there_before(void **state)
{
    (void)state;
    struct made made;
    struct lift_person people[3] = {0};
    struct lift_plan plan = plan_all();
    made_begin(&made, "call", "2026-12-31");
    made_weekly(&made, 0, "call", 1, "2026-09-07", "2026-11-09");
    made_weekly(&made, 1, "call", 1, "2026-09-07", "2026-11-09");
    made_event(&made, 1, "email", on("2026-08-30"), 1); /* known since the last day of before */
    made_weekly(&made, 2, "call", 1, "2026-09-07", "2026-11-09");
    world_person(made.world.world, 2, on("2026-07-20"), DAY_NONE, 1); /* the roster knows */
    assert_true(lift_facts(&made.world, &made.list.items[0], &plan, &rules, people));
    assert_close(people[0].exposure[LIFT_BEFORE], 0);
    assert_close(people[1].exposure[LIFT_BEFORE], 8);
    assert_close(people[2].exposure[LIFT_BEFORE], 6);
    made_end(&made);
}

/* Somebody who did nothing before, and little since, was there: who leaves out all those who happen
   to have had no deal before makes before too good. */
static void
nothing_before_may_be_chance(void **state)
{
    (void)state;
    struct made made;
    struct lift_person people[2] = {0};
    struct lift_plan plan = plan_all();
    made_begin(&made, "win", "2026-12-31");
    /* 77 days since before, of 56: 6 days expect 4.4 in it, 7 days 5.1. */
    made_weekly(&made, 0, "win", 1, "2026-09-07", "2026-10-12");
    made_weekly(&made, 1, "win", 1, "2026-09-07", "2026-10-19");
    assert_true(lift_facts(&made.world, &made.list.items[0], &plan, &rules, people));
    assert_close(people[0].exposure[LIFT_BEFORE], 8);
    assert_close(people[1].exposure[LIFT_BEFORE], 0);
    made_end(&made);
}

/* What is known of 6 July to 15 November, if calls come weekly from one Monday to another. */
static void
assert_known(const char *first, const char *last, const char *as_of, const char *known_first,
    const char *known_last)
{
    struct made made;
    struct lift_plan plan = plan_all();
    made_begin(&made, "call", as_of);
    made_weekly(&made, 0, "call", 1, first, last);
    made_weekly(&made, 0, "email", 1, "2026-01-05", "2026-12-28"); /* another metric says nothing */
    struct lift_stretch known =
        lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
    assert_int_equal(known.after + 1, on(known_first));
    assert_int_equal(known.last, on(known_last));
    made_end(&made);
}

static void
a_long_silence_at_an_end_is_not_known(void **state)
{
    (void)state;
    assert_known("2026-01-05", "2026-12-28", "2026-12-31", "2026-07-06", "2026-11-15");
    assert_known("2026-01-05", "2026-12-28", "2026-11-01", "2026-07-06", "2026-11-01");
    /* 14 days of silence at the beginning, and 21 of them. */
    assert_known("2026-07-20", "2026-12-28", "2026-12-31", "2026-07-06", "2026-11-15");
    assert_known("2026-07-27", "2026-12-28", "2026-12-31", "2026-07-27", "2026-11-15");
    /* The last Monday is 2 November: 13 days of silence; 26 October: 20, known to its Sunday. */
    assert_known("2026-01-05", "2026-11-02", "2026-12-31", "2026-07-06", "2026-11-15");
    assert_known("2026-01-05", "2026-10-26", "2026-12-31", "2026-07-06", "2026-11-01");
    /* Files that end soon after the beginning of before, and those without any such event. */
    assert_known("2026-01-05", "2026-07-06", "2026-12-31", "2026-07-06", "2026-07-12");
    assert_known("2026-01-05", "2026-06-29", "2026-12-31", "2026-07-06", "2026-07-05");
    assert_known("2026-01-05", "2026-06-29", "2026-11-01", "2026-07-06", "2026-07-05");
    assert_known("2026-01-05", "2026-12-28", "2026-11-03", "2026-07-06", "2026-11-03");
    assert_known("2026-01-04", "2026-07-05", "2026-12-31", "2026-07-06", "2026-07-05");
}

static void
few_days_say_nothing_about_silence(void **state)
{
    (void)state;
    assert_known("2026-09-14", "2026-10-19", "2026-12-31", "2026-07-06", "2026-11-15");
    assert_known("2026-09-14", "2026-10-26", "2026-12-31", "2026-09-14", "2026-11-01");
}

static void
a_silence_as_long_as_others_is_nothing_done(void **state)
{
    (void)state;
    struct made made;
    struct lift_plan plan = plan_all();
    made_begin(&made, "referral", "2026-12-31");
    made_event(&made, 0, "referral", on("2026-08-03"), 1); /* 28 days of silence before it */
    made_event(&made, 0, "referral", on("2026-09-01"), 1); /* 28 days */
    made_event(&made, 0, "referral", on("2026-10-20"), 1); /* 48 days */
    struct lift_stretch known =
        lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
    assert_int_equal(known.after + 1, on("2026-07-06"));
    assert_int_equal(known.last, on("2026-11-15"));
    made_end(&made);
}

static void
a_ratio_is_known_where_its_denominator_is(void **state)
{
    (void)state;
    struct made made;
    struct lift_plan plan = plan_all();
    made_begin(&made, "win/call", "2026-12-31");
    made_weekly(&made, 0, "win", 1, "2026-01-05", "2026-12-28");
    made_weekly(&made, 0, "call", 1, "2026-08-03", "2026-12-28");
    struct lift_stretch known =
        lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
    assert_int_equal(known.after + 1, on("2026-08-03"));
    made_end(&made);
}

static void
who_was_seen_is_told(void **state)
{
    (void)state;
    struct made made;
    made_begin(&made, "call", "2026-12-31");
    made_event(&made, 1, "email", on("2026-08-03"), 1);
    made_event(&made, 2, "time-off", on("2026-08-03"), 1);
    bool *seen = lift_world_seen(&made.world, 4);
    assert_true(!seen[0] && seen[1] && !seen[2] && !seen[3]);
    free(seen);
    made_event(&made, 0, "call", on("2026-08-04"), 1);
    seen = lift_world_seen(&made.world, 2);
    assert_true(seen[0] && seen[1]);
    free(seen);
    made_end(&made);
}

/* What is known if there are calls on six days from `first` on, then after 20 days of silence every
   Saturday from 26 days behind it on, and on `last`. */
static void
assert_known_with_silence(
    const char *first, const char *last, const char *known_first, const char *known_last)
{
    struct made made;
    struct lift_plan plan = plan_all();
    made_begin(&made, "call", "2026-12-31");
    for (int i = 0; i < 6; i++)
        made_event(&made, 0, "call", on(first) + i, 1);
    for (int day = on(first) + 26; day <= on(last); day += 7)
        made_event(&made, 0, "call", day, 1);
    made_event(&made, 0, "call", on(last), 1);
    struct lift_stretch known =
        lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
    assert_int_equal(known.after + 1, on(known_first));
    assert_int_equal(known.last, on(known_last));
    made_end(&made);
}

static void
a_silence_may_be_as_long_as_the_longest(void **state)
{
    (void)state;
    assert_known_with_silence("2026-07-06", "2026-10-26", "2026-07-06", "2026-11-15"); /* 20 */
    assert_known_with_silence("2026-07-06", "2026-10-25", "2026-07-06", "2026-10-25"); /* 21 */
    assert_known_with_silence("2026-07-26", "2026-11-10", "2026-07-06", "2026-11-15"); /* 20 */
    assert_known_with_silence("2026-07-27", "2026-11-10", "2026-07-27", "2026-11-15"); /* 21 */
}

/* What lies before the span does not speak for its beginning. */
static void
the_day_before_the_span_is_not_in_it(void **state)
{
    (void)state;
    struct made made;
    struct lift_plan plan = plan_all();
    made_begin(&made, "call", "2026-12-31");
    made_weekly(&made, 0, "call", 1, "2026-01-04", "2026-07-05");
    made_weekly(&made, 0, "call", 1, "2026-07-27", "2026-12-28");
    struct lift_stretch known =
        lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
    assert_int_equal(known.after + 1, on("2026-07-27"));
    assert_int_equal(known.last, on("2026-11-15"));
    made_end(&made);
}

/* Fourteen days may be chance where nothing was as long. */
static void
silence_of_two_weeks(void **state)
{
    (void)state;
    for (int day = on("2026-10-31"); day <= on("2026-11-01"); day++) {
        struct made made;
        struct lift_plan plan = plan_all();
        made_begin(&made, "call", "2026-12-31");
        for (int i = on("2026-07-06"); i <= day; i++)
            made_event(&made, 0, "call", i, 1);
        struct lift_stretch known =
            lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
        assert_int_equal(known.last, day == on("2026-11-01") ? on("2026-11-15") : on("2026-11-01"));
        made_end(&made);
    }
}

/* Seven days with an event say what is usual, the first and the last of the files among them; six
   do not. */
static void
seven_days_are_enough(void **state)
{
    (void)state;
    for (int days = 6; days <= 7; days++) {
        struct made made;
        struct lift_plan plan = plan_all();
        made_begin(&made, "call", "2026-12-31");
        for (int i = 0; i < days - 1; i++)
            made_event(&made, 0, "call", on("2026-06-01") + i, 1);
        made_event(&made, 0, "call", on("2026-11-15"), 1); /* on the last day of the span */
        struct lift_stretch known =
            lift_known(&made.world, &made.list.items[0], lift_plan_span(&plan), &rules);
        assert_int_equal(known.after + 1, days == 7 ? on("2026-11-15") : on("2026-07-06"));
        assert_int_equal(known.last, on("2026-11-15"));
        made_end(&made);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_over_working_weeks),
        cmocka_unit_test(ratios_are_over_their_denominator),
        cmocka_unit_test(amounts_in_several_units_do_not_add_up),
        cmocka_unit_test(who_comes_later_was_not_there_before),
        cmocka_unit_test(a_long_silence_at_an_end_is_not_known),
        cmocka_unit_test(nothing_before_may_be_chance),
        cmocka_unit_test(few_days_say_nothing_about_silence),
        cmocka_unit_test(a_silence_as_long_as_others_is_nothing_done),
        cmocka_unit_test(a_ratio_is_known_where_its_denominator_is),
        cmocka_unit_test(who_was_seen_is_told),
        cmocka_unit_test(a_silence_may_be_as_long_as_the_longest),
        cmocka_unit_test(the_day_before_the_span_is_not_in_it),
        cmocka_unit_test(silence_of_two_weeks),
        cmocka_unit_test(seven_days_are_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
