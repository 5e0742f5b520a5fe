/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Second opinions, against R and against ways that were counted by hand.
 */
#include "lift_data.h"

#include <string.h>

#include "measure/lift_check.h"

static void
clustered_errors_agree_with_r(void **state)
{
    (void)state;
    struct lift_errors during = lift_errors_of(contest, COUNT(contest), LIFT_PHASES, LIFT_DURING);
    struct lift_errors after = lift_errors_of(contest, COUNT(contest), LIFT_PHASES, LIFT_AFTER);
    assert_close(during.model, 0.0793955414811606);
    assert_close(during.cr0, 0.075602382269369);
    assert_close(during.cr1, 0.0780818046567661);
    assert_close(after.model, 0.0758627558776951);
    assert_close(after.cr0, 0.112969090799151);
    assert_close(after.cr1, 0.1166739752803481);
    during = lift_errors_of(compared, COUNT(compared), LIFT_PHASES, LIFT_DURING);
    after = lift_errors_of(compared, COUNT(compared), LIFT_PHASES, LIFT_AFTER);
    assert_close(during.cr1, 0.188951481695539);
    assert_close(after.cr1, 0.101671956388002);
    assert_true(isnan(lift_errors_of(small, COUNT(small), LIFT_AFTER, LIFT_AFTER).cr1));
    assert_true(isnan(lift_errors_of(small, 1, LIFT_PHASES, LIFT_AFTER).cr1));
    assert_true(isnan(lift_errors_of(small, 1, LIFT_PHASES, LIFT_AFTER).model));
    assert_true(!isnan(lift_errors_of(small, 2, LIFT_PHASES, LIFT_AFTER).cr1));
}

static void
signs_agree_with_r(void **state)
{
    (void)state;
    struct lift_ways during = lift_ways_of(contest, COUNT(contest), LIFT_DURING, &rules);
    struct lift_ways after = lift_ways_of(contest, COUNT(contest), LIFT_AFTER, &rules);
    assert_true(during.exact && !during.by_group && during.ways == 65536);
    assert_close(during.statistic, 0.380802141109590);
    assert_close(during.p, 0.001373291015625);
    assert_close(after.statistic, -0.164333964065961);
    assert_close(after.p, 0.133117675781250);
}

static void
splits_agree_with_r(void **state)
{
    (void)state;
    struct lift_ways during = lift_ways_of(compared, COUNT(compared), LIFT_DURING, &rules);
    struct lift_ways after = lift_ways_of(compared, COUNT(compared), LIFT_AFTER, &rules);
    assert_true(during.exact && during.by_group && during.ways == 2704156);
    assert_close(during.statistic, 0.435158428899993);
    assert_close(during.p, 0.0234535285686181);
    assert_close(after.statistic, 0.299416641313019);
    assert_close(after.p, 0.0136811633648355);
}

static void
few_ways_are_counted_by_hand(void **state)
{
    (void)state;
    struct lift_ways ways = lift_ways_of(small, COUNT(small), LIFT_AFTER, &rules);
    assert_close(ways.statistic, 0.5057582866563788);
    assert_close(ways.p, 14 / 16.0);
    struct lift_person people[COUNT(small)];
    memcpy(people, small, sizeof small);
    people[2].is_in = people[3].is_in = false;
    ways = lift_ways_of(people, COUNT(small), LIFT_DURING, &rules);
    assert_close(ways.statistic, -2.6338238717459);
    assert_close(ways.p, 2 / 6.0);
    people[0].is_in = people[1].is_in = false;
    assert_true(isnan(lift_ways_of(people, COUNT(small), LIFT_DURING, &rules).p));
    ways = lift_ways_of(small, 1, LIFT_DURING, &rules);
    assert_true(isnan(ways.p) && isnan(ways.statistic) && ways.ways == 0 && !ways.exact);
    assert_true(!isnan(lift_ways_of(small, 2, LIFT_DURING, &rules).p));
}

/* Draws come near what all ways say, and are the same each time. */
static void
draws_stand_for_all_ways(void **state)
{
    (void)state;
    struct lift_rules drawn = rules;
    drawn.exact_most = 2704155; /* one fewer than there are */
    struct lift_ways ways = lift_ways_of(compared, COUNT(compared), LIFT_DURING, &drawn);
    assert_true(!ways.exact && ways.ways == 9999);
    assert_true(fabs(ways.p - 0.0234535285686181) < .005); /* more than three standard errors */
    assert_true(ways.p == lift_ways_of(compared, COUNT(compared), LIFT_DURING, &drawn).p);
    drawn.exact_most = 65535;
    ways = lift_ways_of(contest, COUNT(contest), LIFT_AFTER, &drawn);
    assert_true(!ways.exact && fabs(ways.p - 0.13311767578125) < .012);
    drawn.draws = 9; /* p is never 0, and a tenth at least */
    assert_true(lift_ways_of(contest, COUNT(contest), LIFT_DURING, &drawn).p >= .1);
}

static void
who_did_nothing_gives_no_error(void **state)
{
    (void)state;
    const struct lift_person people[] = {
        {true, {0, 0, 0}, {1, 1, 1}}, {true, {0, 0, 0}, {1, 2, 1}}};
    struct lift_errors errors = lift_errors_of(people, 2, LIFT_PHASES, LIFT_AFTER);
    assert_true(isnan(errors.model) && isnan(errors.cr0) && isnan(errors.cr1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clustered_errors_agree_with_r),
        cmocka_unit_test(who_did_nothing_gives_no_error),
        cmocka_unit_test(signs_agree_with_r),
        cmocka_unit_test(splits_agree_with_r),
        cmocka_unit_test(few_ways_are_counted_by_hand),
        cmocka_unit_test(draws_stand_for_all_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
