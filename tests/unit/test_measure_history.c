/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/history: where the 91 days begin for whom, what is counted in them, the prior, and the
 * full weeks. All numbers are counted by hand on the calendar of 2026.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/history.h"

#include "world.h"

static struct history_question
ask(const struct world *world, int person)
{
    return (struct history_question){
        &world->view, person, world->terms, world->metric.count, world->view.as_of};
}

static void
assert_first_day(const struct world *world, int person, const char *date)
{
    struct history_question question = ask(world, person);

    assert_int_equal(history_first_day(&question), on(date));
}

static void
the_window_is_91_days(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct history_question question = ask(&world, ANA);
    assert_first_day(&world, ANA, "2026-08-22");
    assert_number(history_of(&question).count, 26);
    assert_number(history_of(&question).time, 65);
    question.person = BEN;
    assert_number(history_of(&question).count, 13);
    question.as_of = on("2026-11-22"); /* from Monday 24 August to Sunday 22 November */
    assert_int_equal(history_first_day(&question), on("2026-08-24"));
    assert_number(history_of(&question).count, 13);
    assert_number(history_of(&question).time, 65);
    world_end(&world);
}

static void
the_window_begins_with_the_person(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world_event(&world, CHIDI, "time-off", "2026-09-01", 5);
    world_event(&world, CHIDI, "call", "2026-09-14", 1);
    world.view.people = 3;
    assert_first_day(&world, CHIDI, "2026-09-14"); /* time off is no first event */
    world.presence[CHIDI].start = on("2026-09-07");
    assert_first_day(&world, CHIDI, "2026-09-07"); /* the roster knows better */
    world.presence[CHIDI].start = on("2026-10-05");
    assert_first_day(&world, CHIDI, "2026-10-05");
    world.presence[ANA].start = on("2026-10-05");
    struct history_question question = ask(&world, ANA);
    assert_number(history_of(&question).count, 14);
    assert_number(history_of(&question).time, 35);
    world_end(&world);
}

/* Neither start nor event: not known is not nothing done. Among everybody the days still count, for
   they are among the days left too. */
static void
of_whom_nothing_is_known_there_is_no_history(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.view.people = 3;
    world_event(&world, CHIDI, "time-off", "2026-09-07", 5);
    struct history_question question = ask(&world, CHIDI);
    assert_first_day(&world, CHIDI, "2026-11-21");
    assert_number(history_of(&question).count, 0);
    assert_number(history_of(&question).time, 0);
    double weeks[HISTORY_WEEKS];
    assert_int_equal(history_weeks(&question, weeks), 0);
    assert_number(history_prior(&question).shape, 3); /* Ana's and Ben's alone */
    question.person = TALLY_EVERYBODY;
    assert_number(history_of(&question).time, 195);
    assert_number(history_days_a_week(&question), 15);
    world.presence[CHIDI].start = on("2026-11-16");
    question.person = CHIDI;
    assert_number(history_of(&question).time, 5);
    question.person = TALLY_EVERYBODY;
    assert_number(history_of(&question).time, 135);
    world_end(&world);
}

static void
the_window_begins_with_the_files(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 2, "2026-11-20");
    world.presence[ANA].start = on("2020-01-01");
    world_event(&world, BEN, "call", "2026-10-12", 1);
    world_event(&world, ANA, "meeting", "2026-10-20", 1);
    assert_first_day(&world, ANA, "2026-10-12");
    assert_first_day(&world, BEN, "2026-10-12");
    assert_first_day(&world, TALLY_EVERYBODY, "2026-10-12");
    struct history_question question = ask(&world, ANA);
    assert_number(history_of(&question).time, 30);
    world_end(&world);
}

static void
nothing_after_as_of_is_seen(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct history_question question = ask(&world, ANA);
    question.as_of = on("2026-08-05"); /* the files begin the day before */
    assert_number(history_of(&question).count, 1);
    assert_number(history_of(&question).time, 2);
    question.as_of = on("2026-08-03");
    assert_number(history_of(&question).count, 0);
    assert_number(history_of(&question).time, 0);
    world_end(&world);
}

static void
the_prior_is_a_typical_colleague(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct history_question question = ask(&world, ANA);
    assert_number(history_prior(&question).shape, 3); /* 10 * 39/130 */
    assert_number(history_prior(&question).rate, 10);
    question.person = TALLY_EVERYBODY;
    assert_number(history_prior(&question).shape, .5);
    assert_number(history_prior(&question).rate, 0);
    world_end(&world);
}

/* Whoever did anything counts with all of his own window, whoever did nothing does not count at
 * all. */
static void
the_prior_counts_everybody_who_did_anything(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.view.people = 3;
    struct history_question question = ask(&world, ANA);
    assert_number(history_prior(&question).shape, 3);
    world_event(&world, CHIDI, "call", "2026-11-09", 1); /* 10 working days by the 20th */
    assert_number(history_prior(&question).shape, 10 * 39 / 140.0);
    world.presence[CHIDI].start = on("2026-11-21");
    assert_number(history_prior(&question).shape, 3); /* the call is before his time */
    world_end(&world);
}

static void
alone_the_prior_is_jeffreys(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world, "meeting", 2, "2026-11-20");
    world_weekly(&world, ANA, "meeting", 1, "2026-08-04", "2026-11-17");
    world_event(&world, BEN, "meeting", "2026-08-05", 1); /* before the window */
    struct history_question question = ask(&world, ANA);
    assert_number(history_prior(&question).shape, .5);
    assert_number(history_prior(&question).rate, 0);
    world_event(&world, BEN, "email", "2026-11-20", 1);
    assert_number(history_prior(&question).shape, 1);
    assert_number(history_prior(&question).rate, 10);
    world_end(&world);
}

static void
assert_weeks(const struct history_question *question, size_t count, double first, double last)
{
    double weeks[HISTORY_WEEKS];

    assert_int_equal(history_weeks(question, weeks), count);
    assert_number(weeks[0], first);
    assert_number(weeks[count - 1], last);
}

static void
only_full_weeks_count(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world_event(&world, ANA, "meeting", "2026-08-23", 100); /* a Sunday, in no full week */
    world_event(&world, ANA, "meeting", "2026-08-30", 10);
    world_event(&world, ANA, "meeting", "2026-11-15", 20);
    world_event(&world, ANA, "meeting", "2026-11-16", 100);
    struct history_question question = ask(&world, ANA);
    assert_weeks(&question, 12, 12, 22); /* 24 August to 15 November */
    question.as_of =
        on("2026-11-22"); /* a Sunday: its week is full; the window begins on 24 August */
    assert_weeks(&question, 13, 12, 102);
    question.as_of = on("2026-11-23");
    assert_weeks(&question, 12, 2, 102);
    world_end(&world);
}

static void
a_week_without_a_working_day_is_left_out(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct history_question question = ask(&world, ANA);
    presence_add_time_off(&world.presence[ANA], on("2026-10-12"), 4.5);
    assert_weeks(&question, 12, 2, 2);
    presence_add_time_off(&world.presence[ANA], on("2026-10-16"), 1);
    assert_weeks(&question, 11, 2, 2);
    question.person = TALLY_EVERYBODY; /* Ben was there */
    assert_weeks(&question, 12, 3, 3);
    world_holiday(&world, "2026-09-07");
    world_holiday(&world, "2026-09-08");
    world_holiday(&world, "2026-09-09");
    world_holiday(&world, "2026-09-10");
    assert_weeks(&question, 12, 3, 3);
    world_holiday(&world, "2026-09-11");
    assert_weeks(&question, 11, 3, 3);
    world_end(&world);
}

static void
weeks_in_several_units_are_none(void **state)
{
    (void)state;
    struct world world;
    double weeks[HISTORY_WEEKS];
    world_begin(&world, "sum(win)", 1, "2026-11-20");
    world_money(&world, ANA, "win", "2026-10-05", 10, "EUR");
    world_money(&world, ANA, "win", "2026-10-12", 20, "EUR");
    struct history_question question = ask(&world, ANA);
    assert_int_equal(history_weeks(&question, weeks), 6);
    assert_number(weeks[1], 20);
    assert_number(history_of(&question).count, 30);
    world_money(&world, ANA, "win", "2026-10-13", 20, "USD");
    assert_int_equal(history_weeks(&question, weeks), 0);
    assert_number(history_of(&question).count, NAN);
    assert_number(history_of(&question).time, 35);
    world_end(&world);
}

static void
a_week_has_five_days_of_each(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.presence[BEN].share = .5;
    struct history_question question = ask(&world, ANA);
    assert_number(history_days_a_week(&question), 5);
    question.person = BEN;
    assert_number(history_days_a_week(&question), 2.5);
    question.person = TALLY_EVERYBODY;
    assert_number(history_days_a_week(&question), 7.5);
    world.view.people = 3; /* Chidi comes in December: no part of the weeks behind us */
    world.presence[CHIDI].start = on("2026-12-01");
    assert_number(history_days_a_week(&question), 7.5);
    world_end(&world);
}

static void
everybody_is_each_in_his_own_window(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    world.presence[BEN].start = on("2026-11-09");
    struct history_question question = ask(&world, TALLY_EVERYBODY);
    assert_number(history_of(&question).count, 26 + 2);
    assert_number(history_of(&question).time, 65 + 10);
    world_end(&world);
}

/* Remembered priors are those that would be reckoned, for each day and each set of terms. */
static void
priors_are_remembered(void **state)
{
    (void)state;
    struct world world;
    world_autumn(&world);
    struct prior_book *book = prior_book_new();
    struct progress_world remembering = world.view;
    remembering.priors = book;
    for (int twice = 0; twice < 2; twice++) {
        for (int day = on("2026-09-01"); day <= on("2026-11-20"); day += 20) {
            struct history_question plain = {&world.view, ANA, world.terms, 1, day};
            struct history_question other = {&remembering, twice ? BEN : ANA, world.terms, 1, day};
            struct gamma expected = history_prior(&plain), found = history_prior(&other);
            assert_number(found.shape, expected.shape);
            assert_number(found.rate, expected.rate);
        }
    }
    struct history_question now = {&remembering, ANA, world.terms, 1, on("2026-11-20")};
    struct gamma before = history_prior(&now);
    world_event(&world, BEN, "meeting", "2026-11-20", 13);
    assert_number(history_prior(&now).shape, before.shape);
    prior_book_clear(book);
    assert_number(history_prior(&now).shape, before.shape * 52 / 39); /* 39 meetings, now 52 */
    prior_book_free(book);
    prior_book_free(NULL);
    world_end(&world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(priors_are_remembered),
        cmocka_unit_test(the_window_is_91_days),
        cmocka_unit_test(the_window_begins_with_the_person),
        cmocka_unit_test(of_whom_nothing_is_known_there_is_no_history),
        cmocka_unit_test(the_window_begins_with_the_files),
        cmocka_unit_test(nothing_after_as_of_is_seen),
        cmocka_unit_test(the_prior_is_a_typical_colleague),
        cmocka_unit_test(the_prior_counts_everybody_who_did_anything),
        cmocka_unit_test(alone_the_prior_is_jeffreys),
        cmocka_unit_test(only_full_weeks_count),
        cmocka_unit_test(a_week_without_a_working_day_is_left_out),
        cmocka_unit_test(weeks_in_several_units_are_none),
        cmocka_unit_test(a_week_has_five_days_of_each),
        cmocka_unit_test(everybody_is_each_in_his_own_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
