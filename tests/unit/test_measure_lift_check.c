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

/* The same generator (splitmix64; Steele, Lea and Flood 2014) and draws, written once more in
   Python. */
static void
draws_agree_with_a_second_program(void **state)
{
    (void)state;
    struct lift_rules drawn = rules;
    drawn.exact_most = 65535;
    assert_close(lift_ways_of(contest, COUNT(contest), LIFT_DURING, &drawn).p, 14 / 10000.0);
    assert_close(lift_ways_of(contest, COUNT(contest), LIFT_AFTER, &drawn).p, 1365 / 10000.0);
    assert_close(lift_ways_of(compared, COUNT(compared), LIFT_DURING, &drawn).p, 232 / 10000.0);
    assert_close(lift_ways_of(compared, COUNT(compared), LIFT_AFTER, &drawn).p, 137 / 10000.0);
    drawn.draws = 9;
    assert_close(lift_ways_of(contest, COUNT(contest), LIFT_AFTER, &drawn).p, 2 / 10.0);
    drawn.draws = 1;
    assert_close(lift_ways_of(compared, COUNT(compared), LIFT_AFTER, &drawn).p, 1 / 2.0);
    drawn.exact_most = 65536; /* as many as there are */
    assert_true(lift_ways_of(contest, COUNT(contest), LIFT_DURING, &drawn).exact);
    drawn.exact_most = 2704156;
    assert_true(lift_ways_of(compared, COUNT(compared), LIFT_DURING, &drawn).exact);
}

/* Each figure stands under its name; of a phase that is not known, only who takes part. */
static void
the_figures_of_a_study(void **state)
{
    (void)state;
    struct lift_person people[COUNT(compared)];
    memcpy(people, compared, sizeof people);
    for (int phases = 2; phases <= LIFT_PHASES; phases++) {
        struct lift_study study = {.people = people, .count = COUNT(compared)};
        study.plan.phases = phases;
        study.lift = lift_of(people, COUNT(compared), phases, true, &rules);
        for (int phase = LIFT_DURING; phase <= LIFT_AFTER; phase++) {
            double figures[LIFT_CHECK_FIGURES];
            const struct lift_ratio *ratio =
                phase == LIFT_AFTER ? &study.lift.after : &study.lift.during;
            bool is_known = phase < phases;
            struct lift_errors errors =
                lift_errors_of(people, COUNT(compared), phases, (enum lift_phase)phase);
            lift_check_figures(&study, (enum lift_phase)phase, &rules, figures);
            const double wanted[] = {12, 12, ratio->ratio, ratio->low, ratio->high,
                ratio->log_ratio, ratio->error, ratio->p, errors.model, errors.cr0, errors.cr1};
            for (size_t i = 0; i < COUNT(wanted); i++)
                assert_true(figures[i] == wanted[i] || (isnan(figures[i]) && isnan(wanted[i])));
            assert_int_equal(isnan(figures[2]), !is_known);
            assert_int_equal(isnan(figures[8]), !is_known);
            assert_int_equal(isnan(figures[11]), !is_known);
            assert_true(figures[12] == (is_known ? 2704156 : 0));
            if (is_known)
                assert_close(
                    figures[11], phase == LIFT_AFTER ? 0.299416641313019 : 0.435158428899993);
            if (is_known)
                assert_close(
                    figures[13], phase == LIFT_AFTER ? 0.0136811633648355 : 0.0234535285686181);
        }
    }
    assert_string_equal(lift_check_names[0], "people");
    assert_string_equal(lift_check_names[11], "statistic");
    assert_string_equal(lift_check_names[LIFT_CHECK_FIGURES - 1], "ways_p");
    assert_null(lift_check_names[LIFT_CHECK_FIGURES]);
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
        cmocka_unit_test(draws_agree_with_a_second_program),
        cmocka_unit_test(the_figures_of_a_study),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
