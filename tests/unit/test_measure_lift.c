/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lift: intervals against R, what has none, net and retention, and the verdict on both sides of
 * every threshold.
 */
#include "lift_data.h"

static void
a_contest_agrees_with_r(void **state)
{
    (void)state;
    struct lift lift = lift_of(contest, COUNT(contest), LIFT_PHASES, true, &rules);
    assert_int_equal(lift.people, 16);
    assert_int_equal(lift.others, 0);
    assert_close(lift.rates[LIFT_BEFORE], 361 / 128.0);
    assert_close(lift.rates[LIFT_DURING], 283 / 64.0);
    assert_close(lift.rates[LIFT_AFTER], 335 / 128.0);
    assert_close(lift.during.ratio, 1.56786703601108);
    assert_close(lift.during.error, 0.0803284621651682);
    assert_close(lift.during.low, 1.321146678974395);
    assert_close(lift.during.high, 1.86066171283757);
    assert_close(lift.during.p, 0.0000507988073997015);
    assert_close(lift.after.ratio, 0.92797783933518);
    assert_close(lift.after.error, 0.1198108932806383);
    assert_close(lift.after.low, 0.718838689393686);
    assert_close(lift.after.high, 1.19796399804737);
    assert_close(lift.after.p, 0.5420796490463215545);
    assert_close(lift.net, 76.5);
    assert_close(lift.net_error, 46.0246303794229);
    assert_close(lift.net - lift.net_low, lift.net_high - lift.net);
    assert_close(lift.retention, -0.126829268292683);
    assert_int_equal(lift.verdict, LIFT_CANNOT_TELL);
}

static void
a_comparison_agrees_with_r(void **state)
{
    (void)state;
    struct lift lift = lift_of(compared, COUNT(compared), LIFT_PHASES, true, &rules);
    assert_int_equal(lift.people, 12);
    assert_int_equal(lift.others, 12);
    assert_close(lift.during.ratio, 1.72613273287702);
    assert_close(lift.after.ratio, 1.26977540793460);
    assert_close(
        lift.during.error, 0.2092083959660329); /* leaving out and fitting again, by hand */
    assert_close(lift.after.error, 0.10864295341841768);
    assert_int_equal(lift.verdict, LIFT_LASTED);
}

static void
uneven_weeks_agree_with_another_method(void **state)
{
    (void)state;
    struct lift lift = lift_of(small, COUNT(small), LIFT_PHASES, true, &rules);
    assert_close(lift.during.error, 0.7725569431752939);
    assert_close(lift.after.error, 0.35313588380376865);
    /* t(.975) with 3 degrees of freedom is 3.18244630528371 */
    assert_close(log(lift.after.high), 0.140839222681471 + 3.18244630528371 * 0.35313588380376865);
    assert_close(lift.net, 7.09433962264151);
    assert_close(lift.net_error, 9.90836280440003);
    assert_true(isnan(lift.retention)); /* during is not told from no change */
    lift = lift_of(small, COUNT(small), LIFT_AFTER, true, &rules);
    assert_close(lift.during.error, 0.8076884816061405);
    assert_true(isnan(lift.after.ratio) && isnan(lift.net) && isnan(lift.rates[LIFT_AFTER]));
    assert_int_equal(lift.verdict, LIFT_CANNOT_TELL);
}

/* With others, what would have come is what came before times their change: for equal weeks, net
   is what the ratio says is too much. */
static void
net_goes_by_the_others(void **state)
{
    (void)state;
    const struct lift_person people[] = {{true, {8, 6, 12}, {8, 2, 8}},
        {true, {16, 10, 20}, {8, 2, 8}}, {false, {10, 3, 15}, {8, 2, 8}},
        {false, {6, 3, 9}, {8, 2, 8}}};
    struct lift lift = lift_of(people, 4, LIFT_PHASES, true, &rules);
    /* The others: 16 before, 6 during (1.5 times), 24 after (1.5 times). The two: 24, 16, 32; so
       without it 24 / 8 * 2 * 1.5 = 9 and 36 would have come. */
    assert_close(lift.net, 16 - 9 + 32 - 36);
    assert_close(lift.during.ratio, (16.0 / 6) / 1.5);
    assert_close(lift.after.ratio, (32.0 / 24) / 1.5);
}

static void
who_can_take_part(void **state)
{
    (void)state;
    const struct lift_person fits = {true, {1, 0, 0}, {8, 2, 8}}, idle = {true, {0}, {8, 2, 8}};
    const struct lift_person away = {true, {1, 1, 1}, {8, 0, 8}};
    const struct lift_person below = {true, {5, -1, 1}, {8, 2, 8}};
    const struct lift_person late = {true, {5, 1, 1}, {8, 2, 0}};
    assert_int_equal(lift_part(&fits, LIFT_PHASES), LIFT_FITS);
    assert_int_equal(lift_part(&idle, LIFT_PHASES), LIFT_NOTHING_DONE);
    assert_int_equal(lift_part(&away, LIFT_PHASES), LIFT_NO_TIME);
    assert_int_equal(lift_part(&below, LIFT_PHASES), LIFT_BELOW_ZERO);
    assert_int_equal(lift_part(&late, LIFT_PHASES), LIFT_NO_TIME);
    assert_int_equal(lift_part(&late, LIFT_AFTER), LIFT_FITS);
}

static void
others_count_from_two_on(void **state)
{
    (void)state;
    const struct lift_person one = {false, {5, 5, 5}, {8, 2, 8}}, idle = {false, {0}, {8, 2, 8}};
    struct lift_person people[] = {small[0], one, idle, small[1]};
    assert_int_equal(lift_keep(people, 4, LIFT_PHASES, &rules), 2);
    assert_true(people[0].is_in && people[1].is_in);
    struct lift_person more[] = {small[0], one, idle, small[1], one};
    assert_int_equal(lift_keep(more, 5, LIFT_PHASES, &rules), 4);
    assert_true(more[0].is_in && !more[1].is_in && more[2].is_in && !more[3].is_in);
    struct lift_person in_front[] = {one, one, small[0]};
    assert_int_equal(lift_keep(in_front, 3, LIFT_PHASES, &rules), 3);
    struct lift_person behind[] = {small[0], one, one};
    assert_int_equal(lift_keep(behind, 3, LIFT_PHASES, &rules), 3);
}

static void
one_person_alone_has_no_interval(void **state)
{
    (void)state;
    struct lift lift = lift_of(small, 1, LIFT_PHASES, true, &rules);
    assert_close(lift.during.ratio, (3 / 1.5) / (7 / 5.0));
    assert_close(lift.rates[LIFT_BEFORE], 7 / 5.0);
    assert_close(lift.rates[LIFT_DURING], 3 / 1.5);
    assert_true(isnan(lift.net_low) && isnan(lift.net_high) && !isnan(lift.net));
    assert_true(isnan(lift.during.low) && isnan(lift.during.high) && isnan(lift.during.p));
    assert_true(isnan(lift.net_low) && isnan(lift.retention));
    assert_int_equal(lift.verdict, LIFT_CANNOT_TELL);
    /* One among others: leaving that one out leaves nothing to compare. */
    const struct lift_person people[] = {
        small[0], {false, {5, 2, 6}, {8, 2, 8}}, {false, {7, 2, 9}, {8, 2, 8}}};
    lift = lift_of(people, 3, LIFT_PHASES, true, &rules);
    assert_true(!isnan(lift.during.ratio));
    assert_true(isnan(lift.during.low) && isnan(lift.after.high));
}

static void
nobody_and_nothing_cannot_be_told(void **state)
{
    (void)state;
    struct lift lift = lift_of(NULL, 0, LIFT_PHASES, true, &rules);
    assert_int_equal(lift.people, 0);
    assert_true(isnan(lift.rates[LIFT_BEFORE]) && isnan(lift.during.ratio) && isnan(lift.net));
    assert_int_equal(lift.verdict, LIFT_CANNOT_TELL);
    const struct lift_person none_before[] = {
        {true, {0, 3, 6}, {8, 2, 8}}, {true, {0, 1, 9}, {8, 2, 8}}};
    lift = lift_of(none_before, 2, LIFT_PHASES, true, &rules);
    assert_true(isnan(lift.during.ratio) && isnan(lift.during.low));
    const struct lift_person none_during[] = {
        {true, {4, 0, 6}, {8, 2, 8}}, {true, {3, 0, 9}, {8, 2, 8}}};
    lift = lift_of(none_during, 2, LIFT_PHASES, true, &rules);
    assert_true(lift.during.ratio == 0 && isnan(lift.during.low) && isnan(lift.during.high));
    assert_true(!isnan(lift.after.low));
}

static void
where_all_moved_by_the_same_the_counts_have_their_own_luck(void **state)
{
    (void)state;
    const struct lift_person people[] = {
        {true, {8, 4, 8}, {8, 2, 8}}, {true, {8, 4, 8}, {8, 2, 8}}, {true, {16, 8, 16}, {8, 2, 8}}};
    struct lift lift = lift_of(people, 3, LIFT_PHASES, true, &rules);
    assert_close(lift.during.ratio, 2);
    assert_close(
        lift.during.error, sqrt(1 / 32.0 + 1 / 16.0)); /* of a ratio of two Poisson counts */
    assert_close(lift.after.error, sqrt(1 / 32.0 + 1 / 32.0));
    lift = lift_of(people, 3, LIFT_PHASES, false, &rules); /* an amount has no such luck */
    assert_true(isnan(lift.during.low) && isnan(lift.after.low));
}

static void
assert_verdict(double during_low, double after_low, double after_high, enum lift_verdict wanted)
{
    const struct lift_ratio during = {.low = during_low},
                            after = {.low = after_low, .high = after_high};
    assert_int_equal(lift_verdict(&during, &after, &rules), wanted);
}

static void
the_verdict_turns_at_its_thresholds(void **state)
{
    (void)state;
    assert_verdict(.9, 1.0000001, 3, LIFT_LASTED);
    assert_verdict(.9, 1, 1.2, LIFT_CANNOT_TELL);
    assert_verdict(2, .3, .9999999, LIFT_PULLED_FORWARD);
    assert_verdict(2, .9, 1, LIFT_FADED);
    assert_verdict(2, .8, 1.1, LIFT_FADED);
    assert_verdict(2, .7999999, 1.1, LIFT_CANNOT_TELL);
    assert_verdict(2, .9, 1.25, LIFT_FADED);
    assert_verdict(2, .9, 1.2500001, LIFT_CANNOT_TELL);
    assert_verdict(1.0000001, .9, 1.1, LIFT_FADED);
    assert_verdict(1, .9, 1.1, LIFT_CANNOT_TELL);
    assert_verdict((double)NAN, .9, 1.1, LIFT_CANNOT_TELL);
    assert_verdict(2, (double)NAN, (double)NAN, LIFT_CANNOT_TELL);
}

static void
rules_are_set_by_name(void **state)
{
    (void)state;
    struct lift_rules set = {0};
    assert_true(lift_rules_set("narrow-high", 1.5, &set));
    assert_true(set.narrow_high == 1.5);
    assert_true(lift_rules_set("seed", 7, &set) && set.seed == 7);
    assert_false(lift_rules_set("narrow", 1, &set));
}

static void
figures_are_handed_over_in_their_order(void **state)
{
    (void)state;
    double figures[LIFT_FIGURES];
    struct lift lift = lift_of(contest, COUNT(contest), LIFT_PHASES, true, &rules);
    lift_figures(&lift, figures);
    const double expected[LIFT_FIGURES] = {[LIFT_REPS] = 16,
        [LIFT_RATE_BEFORE] = lift.rates[LIFT_BEFORE],
        [LIFT_RATE_DURING] = lift.rates[LIFT_DURING],
        [LIFT_RATE_AFTER] = lift.rates[LIFT_AFTER],
        [LIFT_RATIO_DURING] = lift.during.ratio,
        [LIFT_DURING_LOW] = lift.during.low,
        [LIFT_DURING_HIGH] = lift.during.high,
        [LIFT_RATIO_AFTER] = lift.after.ratio,
        [LIFT_AFTER_LOW] = lift.after.low,
        [LIFT_AFTER_HIGH] = lift.after.high,
        [LIFT_RETENTION] = lift.retention,
        [LIFT_NET] = lift.net,
        [LIFT_NET_LOW] = lift.net_low,
        [LIFT_NET_HIGH] = lift.net_high};
    for (int i = 0; i < LIFT_FIGURES; i++)
        assert_true(figures[i] == expected[i]);
    for (int i = 0; i < LIFT_FIGURES; i++)
        assert_true(!isnan(figures[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contest_agrees_with_r),
        cmocka_unit_test(a_comparison_agrees_with_r),
        cmocka_unit_test(uneven_weeks_agree_with_another_method),
        cmocka_unit_test(net_goes_by_the_others),
        cmocka_unit_test(who_can_take_part),
        cmocka_unit_test(others_count_from_two_on),
        cmocka_unit_test(one_person_alone_has_no_interval),
        cmocka_unit_test(nobody_and_nothing_cannot_be_told),
        cmocka_unit_test(where_all_moved_by_the_same_the_counts_have_their_own_luck),
        cmocka_unit_test(the_verdict_turns_at_its_thresholds),
        cmocka_unit_test(rules_are_set_by_name),
        cmocka_unit_test(figures_are_handed_over_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
