/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/effect: which days are looked at, and what is counted in them. By hand; 16 November 2026
 * is a Monday.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "measure/effect.h"
#include "measure/world.h"

#define DAY(month, day) day_make(2026, month, day)

static void
happens(struct world *world, int person, const char *kind, int day, int count)
{
    const struct happening happening = {
        .person = person, .kind = kind, .day = day, .count = decimal_from_int(count), .unit = ""};
    assert_true(world_take(&happening, world));
}

struct asked {
    struct world *world;
    struct metric metric;
    int *terms;
};

static struct asked
begin(const char *expression)
{
    struct asked asked = {.world = world_new()};
    const char *error;
    asked.terms = effect_bind(expression, world_tally(asked.world), &asked.metric, &error);
    assert_non_null(asked.terms);
    return asked;
}

static struct effect
ask(const struct asked *asked, int coached, int as_of, int weeks)
{
    const struct progress_world world = world_as_of(asked->world, as_of);
    const struct effect_question question = {
        &world, 0, &asked->metric, asked->terms, coached, weeks};
    return effect_of(&question);
}

static void
end(struct asked *asked)
{
    world_free(asked->world);
    metric_free(&asked->metric);
    free(asked->terms);
}

static void
both_sides_have_their_working_weeks(void **state)
{
    (void)state;
    struct asked asked = begin("meeting");
    /* One meeting each Wednesday from 2 September; on the day of the session five, which belong to
       neither side; from then on three. */
    for (int day = DAY(9, 2); day <= DAY(12, 30); day += 7)
        happens(asked.world, 0, "meeting", day, day < DAY(10, 14) ? 1 : day == DAY(10, 14) ? 5 : 3);
    happens(asked.world, 0, "time-off", DAY(10, 26), 5);
    struct effect effect = ask(&asked, DAY(10, 14), DAY(11, 20), 4);
    /* 16 September to 13 October, and 15 October to 11 November less a week off. */
    assert_true(effect.weeks_before == 4);
    assert_true(effect.change.before == 1);
    assert_true(effect.weeks_after == 3);
    assert_true(effect.change.after == 4); /* 21 and 28 October, 4 and 11 November */
    /* All that there is before: from 2 September, the first day of all; after: up to as_of. */
    effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13);
    assert_true(effect.weeks_before == 6);
    assert_true(effect.change.before == 1);
    assert_true(fabs(effect.weeks_after - 4.4) < 1e-12);
    assert_true(fabs(effect.change.after - 15 / 4.4) < 1e-12);
    end(&asked);
}

static void
a_side_of_less_than_two_weeks_is_not_known(void **state)
{
    (void)state;
    struct asked asked = begin("meeting");
    for (int day = DAY(9, 2); day <= DAY(12, 30); day += 7)
        happens(asked.world, 0, "meeting", day, 1);
    struct effect effect = ask(&asked, DAY(10, 14), DAY(10, 27), 4);
    assert_true(effect.weeks_after == 1.8);
    assert_true(isnan(effect.change.after) && isnan(effect.change.low));
    assert_int_equal(effect.change.verdict, CHANGE_CANNOT_TELL);
    effect = ask(&asked, DAY(10, 14), DAY(10, 28), 4);
    assert_true(effect.weeks_after == 2);
    assert_true(effect.change.after == 1);
    assert_true(!isnan(effect.change.low));
    effect = ask(&asked, DAY(10, 14), DAY(10, 1), 4); /* coached later than as_of */
    assert_true(effect.weeks_after == 0);
    end(&asked);
}

static void
what_is_not_in_the_files_is_not_nothing(void **state)
{
    (void)state;
    struct asked asked = begin("meeting");
    happens(asked.world, 0, "email", DAY(6, 1), 1); /* meetings are only recorded from September */
    happens(asked.world, 1, "meeting", DAY(9, 28), 1);
    happens(asked.world, 0, "meeting", DAY(10, 5), 4);
    struct effect effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13);
    assert_true(effect.weeks_before == 2.4); /* from 28 September */
    world_person(asked.world, 0, DAY(10, 5), DAY_NONE, 1);
    effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13);
    assert_true(effect.weeks_before == 1.4); /* from the person's first day */
    end(&asked);
    asked = begin("demo");
    effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13);
    assert_true(isnan(effect.change.before));
    end(&asked);
}

static void
a_share_is_out_of_its_cases(void **state)
{
    (void)state;
    struct asked asked = begin("win/(win+loss)");
    happens(asked.world, 0, "loss", DAY(9, 7), 6);
    happens(asked.world, 0, "win", DAY(9, 8), 2);
    happens(asked.world, 0, "win", DAY(10, 20), 3);
    happens(asked.world, 0, "loss", DAY(10, 21), 1);
    struct effect effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13);
    assert_true(effect.change.before == .25);
    assert_true(effect.change.after == .75);
    assert_true(effect.change.ratio == 3);
    assert_int_equal(effect.change.verdict, CHANGE_CANNOT_TELL);
    end(&asked);
}

static void
amounts_are_refused(void **state)
{
    (void)state;
    struct world *world = world_new();
    struct metric metric;
    const char *error;
    assert_null(effect_bind("sum(win)", world_tally(world), &metric, &error));
    assert_string_equal(
        error, "is about amounts; only a count or a share of counts can be compared");
    assert_null(effect_bind("win/(", world_tally(world), &metric, &error));
    world_free(world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_have_their_working_weeks),
        cmocka_unit_test(a_side_of_less_than_two_weeks_is_not_known),
        cmocka_unit_test(what_is_not_in_the_files_is_not_nothing),
        cmocka_unit_test(a_share_is_out_of_its_cases),
        cmocka_unit_test(amounts_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
