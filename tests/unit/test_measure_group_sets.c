/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/group_sets: who is in which set, on the first and last day of everything, and what counts
 * as the same as before.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "measure/group_sets.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MONDAY 20773 /* 2026-11-16 */

static const struct question questions[] = {{"q1", 1, 5}};
static const struct scale_part part = {0, false, 1};
static const struct scale scales[] = {{"autonomy", &part, 1, false}};
static const struct questionnaire questionnaire = {questions, 1, scales, 1, NULL, 0};

/* Everybody is of one manager; teams are numbers of names. */
static struct groups_person
person_of(const char *name, int team, int start, int end)
{
    return (struct groups_person){
        .name = name, .group = {0, 1, team}, .start = start, .end = end, .listed = true};
}

static struct groups_sitting
sitting_of(int person, int day, const double *pomp)
{
    return (struct groups_sitting){
        .person = person, .day = day, .group = {-1, -1, -1}, .pomp = pomp};
}

struct office {
    struct names *names;
    int unknown, boss, north, south;
};

static struct office
office_new(void)
{
    struct office office = {.names = names_new()};
    office.unknown = names_number(office.names, "");
    office.boss = names_number(office.names, "Boss");
    office.south = names_number(office.names, "South");
    office.north = names_number(office.names, "North");
    return office;
}

static struct groups_input
input_of(const struct office *office, const struct groups_person *people, size_t people_count,
    const struct groups_sitting *sittings, size_t count)
{
    return (struct groups_input){.questionnaire = &questionnaire,
        .names = office->names,
        .people = people,
        .people_count = people_count,
        .sittings = sittings,
        .count = count,
        .wave = PERIOD_WEEK,
        .asked = {true, true, true},
        .minimum = GROUPS_MINIMUM};
}

/* The set of a team in the first wave. */
static const struct group_set *
team_set(const struct group_sets *sets, const char *name)
{
    const struct group_block *block = group_sets_block(sets, 0, 0);
    for (size_t i = 0; i < block->set_count; i++)
        if (block->sets[i].cut == GROUP_TEAM &&
            strcmp(sets->lists[GROUP_TEAM].names[block->sets[i].group], name) == 0)
            return &block->sets[i];
    fail_msg("no team %s", name);
    return NULL;
}

/* Somebody is on the roster from the first day to the last; the last day of the wave, a Sunday,
   decides. */
static void
heads_are_those_of_the_last_day(void **state)
{
    (void)state;
    enum { SUNDAY = MONDAY + 6 };
    static const struct {
        int start, end;
        bool is_there;
    } rows[] = {
        {DAY_NONE, DAY_NONE, true},
        {DAY_NONE, SUNDAY, true},
        {DAY_NONE, SUNDAY - 1, false},
        {SUNDAY, DAY_NONE, true},
        {SUNDAY + 1, DAY_NONE, false},
        {SUNDAY, SUNDAY, true},
        {MONDAY, SUNDAY + 7, true},
        {MONDAY, MONDAY, false},
    };
    struct office office = office_new();
    const double pomp = 50;

    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE),
            person_of("b", office.south, rows[i].start, rows[i].end)};
        const struct groups_sitting sittings[] = {sitting_of(0, MONDAY + 2, &pomp)};
        const struct groups_input input = input_of(&office, people, 2, sittings, 1);
        struct group_sets *sets = group_sets_new(&input);
        const struct group_set *south = team_set(sets, "South");
        assert_int_equal(south->headcount, rows[i].is_there);
        assert_int_equal(group_sets_block(sets, 0, 0)->sets[0].headcount, 1 + rows[i].is_there);
        group_sets_free(sets);
    }
    names_free(office.names);
}

/* Without a day everybody on the roster counts. The sum for "a" is FNV-1a's published value. */
static void
members_are_a_sum_of_hashes(void **state)
{
    (void)state;
    struct office office = office_new();
    const double pomp = 50;
    const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE),
        person_of("foobar", office.south, MONDAY + 100, DAY_NONE)};
    const struct groups_sitting sittings[] = {sitting_of(0, DAY_NONE, &pomp)};
    const struct groups_input input = input_of(&office, people, 2, sittings, 1);
    struct group_sets *sets = group_sets_new(&input);

    assert_int_equal(sets->wave_count, 1);
    assert_int_equal(sets->waves[0].first, DAY_NONE);
    assert_true(team_set(sets, "North")->members == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(team_set(sets, "South")->members == UINT64_C(0x85944171f73967e8));
    assert_int_equal(team_set(sets, "South")->headcount, 1);
    assert_true(group_sets_block(sets, 0, 0)->sets[0].members ==
                UINT64_C(0xaf63dc4c8601ec8c) + UINT64_C(0x85944171f73967e8));
    group_sets_free(sets);
    names_free(office.names);
}

/* Waves stand in the order of their days, each with the latest day of an answer; a person's latest
   answer counts, and on one day the one that stands last. */
static void
sittings_are_sorted(void **state)
{
    (void)state;
    struct office office = office_new();
    static const double pomp[] = {10, 20, 30, 40, 50, 60, NAN};
    const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE),
        person_of("b", office.south, DAY_NONE, DAY_NONE)};
    const struct groups_sitting sittings[] = {
        sitting_of(1, MONDAY + 7, &pomp[0]),
        sitting_of(0, MONDAY + 5, &pomp[1]),
        sitting_of(0, MONDAY + 5, &pomp[2]),
        sitting_of(0, MONDAY + 1, &pomp[3]),
        sitting_of(1, MONDAY + 3, &pomp[4]),
        sitting_of(-1, MONDAY + 2, &pomp[5]),
        sitting_of(1, MONDAY + 4, &pomp[6]),
    };
    struct groups_sitting copy[COUNT(sittings)];
    memcpy(copy, sittings, sizeof copy);
    copy[5].group[GROUP_MANAGER] = office.boss;
    copy[5].group[GROUP_TEAM] = office.north;
    const struct groups_input input = input_of(&office, people, 2, copy, COUNT(copy));
    struct group_sets *sets = group_sets_new(&input);
    const struct group_block *block = group_sets_block(sets, 0, 0);

    assert_int_equal(sets->wave_count, 2);
    assert_int_equal(sets->waves[0].first, MONDAY);
    assert_int_equal(sets->waves[0].last, MONDAY + 6);
    assert_int_equal(sets->waves[0].date, MONDAY + 5);
    assert_int_equal(sets->waves[1].first, MONDAY + 7);
    assert_int_equal(sets->waves[1].date, MONDAY + 7);
    assert_int_equal(block->count, 3);
    assert_true(block->answers[0].who == 0 && block->answers[0].pomp == 30);
    assert_true(block->answers[1].who == 1 && block->answers[1].pomp == 50);
    assert_true(block->answers[2].who == 2 + 5 && block->answers[2].pomp == 60);
    assert_int_equal(team_set(sets, "North")->mean.n, 2);
    assert_true(team_set(sets, "North")->mean.mean == 45);
    assert_int_equal(team_set(sets, "North")->people[0], 0);
    assert_int_equal(team_set(sets, "North")->people[1], 7);
    assert_int_equal(team_set(sets, "South")->mean.n, 1);
    assert_int_equal(sets->people, 2 + COUNT(copy));
    assert_int_equal(sets->lists[GROUP_TEAM].count, 2);
    assert_string_equal(sets->lists[GROUP_TEAM].names[0], "North");
    block = group_sets_block(sets, 1, 0);
    assert_int_equal(block->count, 1);
    assert_true(block->answers[0].pomp == 10);
    group_sets_free(sets);
    names_free(office.names);
}

/* A figure is the same as before to nine digits, and an unknown deviation is an unknown one. */
static void
what_was_shown_is_held_against_today(void **state)
{
    (void)state;
    static const double pomp[] = {40, 60};
    static const struct {
        double mean, sd;
        size_t n;
        int first, last;
        const char *group, *scale;
        uint64_t more_members;
        bool is_held;
    } rows[] = {
        {50, 14.142135623730951, 2, 0, 6, "North", "autonomy", 0, false},
        {50 * (1 + .9e-9), 14.142135623730951, 2, 0, 6, "North", "autonomy", 0, false},
        {50 * (1 + 1.1e-9), 14.142135623730951, 2, 0, 6, "North", "autonomy", 0, true},
        {50 * (1 - 1.1e-9), 14.142135623730951, 2, 0, 6, "North", "autonomy", 0, true},
        {50, 14.14214, 2, 0, 6, "North", "autonomy", 0, true},
        {50, NAN, 2, 0, 6, "North", "autonomy", 0, true},
        {NAN, 14.142135623730951, 2, 0, 6, "North", "autonomy", 0, true},
        {50, 14.142135623730951, 3, 0, 6, "North", "autonomy", 0, true},
        {50, 14.142135623730951, 2, 0, 6, "North", "autonomy", 1, true},
        {50, 14.142135623730951, 2, 0, 6, "East", "autonomy", 0, true},
        {50, 14.142135623730951, 2, 0, 6, "North", "gone", 0, true},
        {50, 14.142135623730951, 2, 0, 7, "North", "autonomy", 0, true},
        {50, 14.142135623730951, 2, -1, 6, "North", "autonomy", 0, true},
        {50, 14.142135623730951, 2, 6, 9, "North", "autonomy", 0, true},
        {50, 14.142135623730951, 2, 7, 9, "North", "autonomy", 0, false},
        {50, 14.142135623730951, 2, -9, 0, "North", "autonomy", 0, true},
        {50, 14.142135623730951, 2, -9, -1, "North", "autonomy", 0, false},
        {50, 14.142135623730951, 2, -9, -1, "North", "gone", 0, false},
    };
    struct office office = office_new();
    const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE),
        person_of("b", office.north, DAY_NONE, DAY_NONE)};
    const struct groups_sitting sittings[] = {
        sitting_of(0, MONDAY, &pomp[0]), sitting_of(1, MONDAY + 1, &pomp[1])};

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct groups_input input = input_of(&office, people, 2, sittings, 2);
        struct group_sets *sets = group_sets_new(&input);
        const uint64_t members = team_set(sets, "North")->members;
        group_sets_free(sets);
        const struct group_figure past = {.cut = GROUP_TEAM,
            .group = rows[i].group,
            .scale = rows[i].scale,
            .wave = {MONDAY + rows[i].first, MONDAY + rows[i].last, MONDAY + 3},
            .n = rows[i].n,
            .mean = rows[i].mean,
            .sd = rows[i].sd,
            .members = members + rows[i].more_members};
        input.past = &past;
        input.past_count = 1;
        sets = group_sets_new(&input);
        if (group_sets_block(sets, 0, 0)->held != rows[i].is_held)
            fail_msg("row %zu", i);
        bool same_wave = rows[i].first == 0 && rows[i].last == 6;
        assert_int_equal(sets->waves[0].date, same_wave ? MONDAY + 3 : MONDAY + 1);
        assert_int_equal(
            team_set(sets, "North")->shown, same_wave && strcmp(rows[i].group, "North") == 0 &&
                                                strcmp(rows[i].scale, "autonomy") == 0);
        group_sets_free(sets);
    }
    names_free(office.names);
}

/* Every wave is held against every figure of the past. */
static void
each_wave_keeps_its_own_date(void **state)
{
    (void)state;
    struct office office = office_new();
    const double pomp = 50;
    const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE)};
    const struct groups_sitting sittings[] = {sitting_of(0, MONDAY, &pomp),
        sitting_of(0, MONDAY + 7, &pomp), sitting_of(0, MONDAY + 15, &pomp)};
    struct group_figure past[3];
    struct groups_input input = input_of(&office, people, 1, sittings, 3);

    for (int i = 0; i < 3; i++)
        past[i] = (struct group_figure){.cut = GROUP_TEAM,
            .group = "North",
            .scale = i == 1 ? "gone" : "autonomy",
            .wave = {MONDAY + 7 * i, MONDAY + 7 * i + 6, MONDAY + 7 * i + 3}};
    input.past = past;
    input.past_count = 3;
    struct group_sets *sets = group_sets_new(&input);
    assert_int_equal(sets->wave_count, 3);
    for (int i = 0; i < 3; i++) {
        const struct group_block *block = group_sets_block(sets, (size_t)i, 0);
        assert_int_equal(sets->waves[i].date, MONDAY + 7 * i + 3);
        assert_true(block->held);
        for (size_t k = 0; k < block->set_count; k++)
            assert_true(block->sets[k].past ==
                        (block->sets[k].cut == GROUP_TEAM && i != 1 ? &past[i] : NULL));
    }
    group_sets_free(sets);
    names_free(office.names);
}

/* Two scales in two weeks; somebody of no team, of a team that nobody else is in, off the roster.
 */
static const struct question two_questions[] = {{"q1", 1, 5}, {"q2", 1, 5}};
static const struct scale_part second_part = {1, false, 1};
static const struct scale two_scales[] = {
    {"autonomy", &part, 1, false}, {"support", &second_part, 1, false}};
static const struct questionnaire two = {two_questions, 2, two_scales, 2, NULL, 0};

enum { ALONE, ANA, BEN, CHIDI, DANA, EMRE, GHOST, CROWD };

struct crowd {
    struct office office;
    int zoo, alone, ghost, chief;
    struct groups_person people[CROWD];
};

static struct crowd
crowd_new(void)
{
    struct crowd crowd = {.office = office_new()};
    struct names *names = crowd.office.names;
    crowd.zoo = names_number(names, "Zoo");
    crowd.alone = names_number(names, "Alone");
    crowd.ghost = names_number(names, "Ghost");
    crowd.chief = names_number(names, "Chief");
    const int teams[CROWD] = {crowd.alone, crowd.office.north, crowd.office.south,
        crowd.office.north, crowd.zoo, crowd.office.unknown, crowd.ghost};
    for (int i = 0; i < CROWD; i++)
        crowd.people[i] = person_of("x", teams[i], DAY_NONE, DAY_NONE);
    crowd.people[BEN].group[GROUP_MANAGER] = crowd.chief;
    crowd.people[DANA].listed = crowd.people[GHOST].listed = false;
    return crowd;
}

/* The lists and the people of a cut, as a text: "North:1,3;South:2;". */
static const char *
told(const struct group_sets *sets, enum group_cut cut, size_t wave, size_t figure)
{
    static char text[400];
    size_t length = 0;
    const struct group_block *block = group_sets_block(sets, wave, figure);
    text[0] = '\0';
    for (size_t i = 0; i < block->set_count; i++) {
        const struct group_set *set = &block->sets[i];
        if (set->cut != cut)
            continue;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s(%zu)",
            sets->lists[cut].names[set->group], set->headcount);
        for (size_t k = 0; k < set->mean.n; k++)
            length += (size_t)snprintf(text + length, sizeof text - length, " %d", set->people[k]);
        length += (size_t)snprintf(text + length, sizeof text - length, " %g;", set->mean.mean);
    }
    return text;
}

static void
everybody_is_in_the_right_set(void **state)
{
    (void)state;
    static const double low[] = {10, 60}, middle[] = {20, 70}, high[] = {40, 90},
                        first[] = {30, NAN}, second[] = {NAN, 80}, none[] = {NAN, NAN};
    struct crowd crowd = crowd_new();
    struct groups_sitting sittings[] = {
        sitting_of(DANA, MONDAY + 8, high), /* alone shows that there is a Zoo */
        sitting_of(CHIDI, MONDAY + 4, middle),
        sitting_of(CHIDI, MONDAY + 3, low),
        sitting_of(BEN, MONDAY + 8, low),
        sitting_of(BEN, MONDAY + 7, high),
        sitting_of(BEN, MONDAY + 2, second),
        sitting_of(BEN, MONDAY + 1, first),
        sitting_of(ANA, MONDAY + 9, none),
        sitting_of(ANA, MONDAY + 1, low),
        sitting_of(ANA, MONDAY, high),
        sitting_of(EMRE, MONDAY + 8, middle),
    };
    struct groups_input input =
        input_of(&crowd.office, crowd.people, CROWD, sittings, sizeof sittings / sizeof *sittings);
    input.questionnaire = &two;
    struct group_sets *sets = group_sets_new(&input);
    assert_int_equal(sets->figures, 2);
    assert_int_equal(sets->wave_count, 2);
    assert_int_equal(sets->waves[0].date, MONDAY + 4);
    assert_int_equal(sets->waves[1].date, MONDAY + 9);
    assert_string_equal(told(sets, GROUP_TEAM, 0, 0),
        "(1) nan;Alone(1) nan;North(2) 1 3 15;South(1) 2 30;Zoo(0) nan;");
    assert_string_equal(told(sets, GROUP_TEAM, 0, 1),
        "(1) nan;Alone(1) nan;North(2) 1 3 65;South(1) 2 80;Zoo(0) nan;");
    assert_string_equal(told(sets, GROUP_TEAM, 1, 0),
        "(1) 5 20;Alone(1) nan;North(2) nan;South(1) 2 10;Zoo(0) 4 40;");
    assert_string_equal(told(sets, GROUP_TEAM, 1, 1),
        "(1) 5 70;Alone(1) nan;North(2) nan;South(1) 2 60;Zoo(0) 4 90;");
    assert_string_equal(told(sets, GROUP_MANAGER, 0, 0), "Boss(4) 1 3 15;Chief(1) 2 30;");
    assert_string_equal(told(sets, GROUP_MANAGER, 1, 0), "Boss(4) 4 5 30;Chief(1) 2 10;");
    assert_string_equal(told(sets, GROUP_ALL, 0, 0), "all(5) 1 2 3 20;");
    group_sets_free(sets);

    /* Without the one who has no team there is no group of that name, and its people, who are on
       the roster, are in none. What a sitting says of its group is so, be it nothing. */
    input.count--;
    sittings[9].group[GROUP_TEAM] = crowd.alone;
    sittings[8].group[GROUP_TEAM] = crowd.zoo; /* the later one */
    sets = group_sets_new(&input);
    assert_string_equal(
        told(sets, GROUP_TEAM, 0, 0), "Alone(1) nan;North(2) 3 20;South(1) 2 30;Zoo(0) 1 10;");
    group_sets_free(sets);
    sittings[8].group[GROUP_TEAM] = crowd.office.unknown;
    sets = group_sets_new(&input);
    assert_string_equal(told(sets, GROUP_TEAM, 0, 0),
        "(1) 1 10;Alone(1) nan;North(2) 3 20;South(1) 2 30;Zoo(0) nan;");
    group_sets_free(sets);
    names_free(crowd.office.names);
}

/* An answer keeps the pattern that it came with; one that later sittings did not give again has
   another. */
static void
patterns_of_answers(void **state)
{
    (void)state;
    static const double both[] = {10, 60}, first[] = {30, NAN};
    static const uint64_t one[] = {100, 200}, other[] = {300, 0}, unknown[] = {0, 0};
    struct office office = office_new();
    const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE),
        person_of("b", office.north, DAY_NONE, DAY_NONE),
        person_of("c", office.north, DAY_NONE, DAY_NONE)};
    struct groups_sitting sittings[] = {sitting_of(0, MONDAY, both),
        sitting_of(0, MONDAY + 1, first), sitting_of(1, MONDAY, both),
        sitting_of(1, MONDAY + 1, first), sitting_of(2, MONDAY, both)};
    sittings[0].patterns = one;
    sittings[1].patterns = other;
    sittings[2].patterns = unknown;
    sittings[3].patterns = unknown;
    struct groups_input input = input_of(&office, people, 3, sittings, 5);
    input.questionnaire = &two;
    struct group_sets *sets = group_sets_new(&input);
    static const uint64_t wanted[2][3] = {{300, 0, 0}, {201, 0, 0}};
    for (size_t figure = 0; figure < 2; figure++) {
        const struct group_block *block = group_sets_block(sets, 0, figure);
        assert_int_equal(block->count, 3);
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(block->answers[i].who, i);
            assert_true(block->answers[i].pattern == wanted[figure][i]);
        }
    }
    group_sets_free(sets);
    names_free(office.names);
}

/* Below 1, nine digits are nine behind the point. */
static void
small_figures_are_the_same_to_a_billionth(void **state)
{
    (void)state;
    static const double low[] = {0, 0}, high[] = {1, 1};
    static const struct {
        double mean, sd;
        const char *scale;
        bool is_held;
    } rows[] = {
        {.5, .70710678118654757, "autonomy", false},
        {.5 + .7e-9, .70710678118654757, "autonomy", false},
        {.5 + 1.5e-9, .70710678118654757, "autonomy", true},
        {.5 - 1.5e-9, .70710678118654757, "autonomy", true},
        {9, 9, "support", false}, /* the other one */
        {9, 9, "gone", true},
    };
    struct office office = office_new();
    const struct groups_person people[] = {person_of("a", office.north, DAY_NONE, DAY_NONE),
        person_of("a", office.north, DAY_NONE, DAY_NONE)};
    const struct groups_sitting sittings[] = {
        sitting_of(0, MONDAY, low), sitting_of(1, MONDAY, high)};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct groups_input input = input_of(&office, people, 2, sittings, 2);
        const struct group_figure past = {.cut = GROUP_TEAM,
            .group = "North",
            .scale = rows[i].scale,
            .wave = {MONDAY, MONDAY + 6, MONDAY},
            .n = 2,
            .mean = rows[i].mean,
            .sd = rows[i].sd,
            .members = 2 * UINT64_C(0xaf63dc4c8601ec8c)};
        input.questionnaire = &two;
        input.past = &past;
        input.past_count = 1;
        struct group_sets *sets = group_sets_new(&input);
        if (group_sets_block(sets, 0, 0)->held != rows[i].is_held)
            fail_msg("row %zu", i);
        group_sets_free(sets);
    }
    names_free(office.names);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_are_those_of_the_last_day),
        cmocka_unit_test(members_are_a_sum_of_hashes),
        cmocka_unit_test(sittings_are_sorted),
        cmocka_unit_test(what_was_shown_is_held_against_today),
        cmocka_unit_test(each_wave_keeps_its_own_date),
        cmocka_unit_test(everybody_is_in_the_right_set),
        cmocka_unit_test(patterns_of_answers),
        cmocka_unit_test(small_figures_are_the_same_to_a_billionth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
