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

/* What change_of() says of the sides, if the full weeks in hand are as uneven as these. */
static void
assert_interval(const struct effect *effect, struct change_side before, struct change_side after,
    const double *weeks, size_t count, size_t early)
{
    const struct change wanted =
        change_of(before, after, count > 0 ? change_dispersion(weeks, count, early) : 1);
    assert_true(effect->change.before == wanted.before);
    assert_true(effect->change.after == wanted.after);
    assert_true(effect->change.low == wanted.low);
    assert_true(effect->change.high == wanted.high);
}

/* From 17 August on, full weeks with these counts, by turns on their Monday and their Sunday; none
   in the week of 26 October, which is taken off. */
static void
full_weeks_tell_how_uneven_it_is(void **state)
{
    (void)state;
    static const double weekly[] = {2, 1, 5, 0, 7, 2, 9, 1, 4, 3, 0, 12, 0, 8, 4, 15, 6};
    static const double tuesday[] = {1, 5, 0, 7, 2, 9, 1, 3, 12, 0, 8, 4, 15},
                        monday[] = {2, 1, 5, 0, 7, 2, 9, 1, 3, 12, 0, 8, 4, 15};
    struct asked asked = begin("meeting");
    happens(asked.world, 0, "meeting", DAY(1, 5), 1);
    for (int i = 0; i < 17; i++)
        if (weekly[i] > 0)
            happens(
                asked.world, 0, "meeting", DAY(8, 17) + 7 * i + (i % 2 ? 6 : 0), (int)weekly[i]);
    happens(asked.world, 0, "time-off", DAY(10, 26), 5);
    /* 8 weeks before Wednesday 14 October begin on 19 August, those after it end on 9 December. */
    struct effect effect = ask(&asked, DAY(10, 14), DAY(12, 31), 8);
    assert_true(effect.weeks_before == 8 && effect.weeks_after == 7);
    assert_interval(
        &effect, (struct change_side){29, 8}, (struct change_side){48, 7}, tuesday, 13, 7);
    /* Before Monday 12 October all eight are full. */
    effect = ask(&asked, DAY(10, 12), DAY(12, 31), 8);
    assert_interval(
        &effect, (struct change_side){27, 8}, (struct change_side){48, 7}, monday, 14, 8);
    end(&asked);
}

/* Somebody who begins on the second day of the time before has a day less; what begins late in the
   time after leaves the rest of it. */
static void
days_that_can_be_known(void **state)
{
    (void)state;
    struct asked asked = begin("meeting");
    happens(asked.world, 0, "meeting", DAY(9, 1), 1);
    happens(asked.world, 0, "meeting", DAY(10, 20), 1);
    for (int day = 15; day <= 18; day++) { /* 16 September is the first of four weeks before */
        world_person(asked.world, 0, DAY(9, day), DAY_NONE, 1);
        const struct effect effect = ask(&asked, DAY(10, 14), DAY(11, 20), 4);
        assert_true(fabs(effect.weeks_before - (day <= 16 ? 20 : 36 - day) / 5.0) < 1e-12);
    }
    end(&asked);
    asked = begin("demo");
    happens(asked.world, 0, "email", DAY(6, 1), 1);
    struct effect effect = ask(&asked, DAY(10, 14), DAY(11, 20), 4);
    assert_true(effect.weeks_before == 0 && effect.weeks_after == 0);
    effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13); /* up to as_of */
    assert_true(effect.weeks_before == 0 && effect.weeks_after == 0);
    happens(asked.world, 1, "demo", DAY(10, 26), 1);
    effect = ask(&asked, DAY(10, 14), DAY(11, 20), 4);
    assert_true(effect.weeks_before == 0);
    assert_true(effect.weeks_after == 2.6); /* 26 October to 11 November */
    end(&asked);
    asked = begin("meeting"); /* a first event is a first day too */
    happens(asked.world, 1, "meeting", DAY(9, 1), 1);
    happens(asked.world, 0, "email", DAY(9, 17), 1);
    assert_true(ask(&asked, DAY(10, 14), DAY(11, 20), 4).weeks_before == 3.8);
    end(&asked);
    /* Somebody who is known to have been there did nothing at first. */
    asked = begin("meeting");
    happens(asked.world, 1, "meeting", DAY(9, 28), 1);
    happens(asked.world, 0, "meeting", DAY(10, 5), 4);
    world_person(asked.world, 0, DAY(8, 3), DAY_NONE, 1);
    effect = ask(&asked, DAY(10, 14), DAY(11, 20), 13);
    assert_true(effect.weeks_before == 2.4);
    end(&asked);
}

/* A share has no weeks that could be uneven. */
static void
a_share_is_as_even_as_chance(void **state)
{
    (void)state;
    struct asked asked = begin("win/(win+loss)");
    for (int week = 0; week < 16; week++) {
        happens(asked.world, 0, "loss", DAY(8, 17) + 7 * week, 1 + week % 3 * 7);
        happens(asked.world, 0, "win", DAY(8, 18) + 7 * week, 1 + week % 2 * 9);
    }
    const struct effect effect = ask(&asked, DAY(10, 14), DAY(12, 31), 8);
    double wins[2] = {0, 0}, all[2] = {0, 0};
    for (int week = 0; week < 16; week++) {
        int monday = DAY(8, 17) + 7 * week;
        for (int side = 0; side < 2; side++) {
            int after = side ? DAY(10, 14) : DAY(10, 13) - 56, last = after + 56;
            if (monday > after && monday <= last)
                all[side] += 1 + week % 3 * 7;
            if (monday + 1 > after && monday + 1 <= last)
                wins[side] += 1 + week % 2 * 9;
        }
    }
    assert_interval(&effect, (struct change_side){wins[0], wins[0] + all[0]},
        (struct change_side){wins[1], wins[1] + all[1]}, NULL, 0, 0);
    end(&asked);
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
        cmocka_unit_test(full_weeks_tell_how_uneven_it_is),
        cmocka_unit_test(days_that_can_be_known),
        cmocka_unit_test(a_share_is_as_even_as_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
