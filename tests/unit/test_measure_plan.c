/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/plan: cells and sentence become one plan; what was given stays, and what contradicts it
 * is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "goal_words.h"
#include "measure/plan.h"

static struct decimal
number(const char *text)
{
    struct decimal value = {0, 0};
    assert_true(decimal_parse(text, &value));
    return value;
}

static int
on(const char *date)
{
    int day = DAY_NONE;
    assert_true(day_parse(date, &day));
    return day;
}

/* A plan as its cells: direction, from, target, unit, per, start, due; "" = not known. */
struct cells {
    const char *parts[PLAN_PARTS];
};

static int
position(const char *const *list, const char *word)
{
    int i = 0;
    while (strcmp(list[i], word) != 0)
        i++;
    return i;
}

static struct plan
plan_of(const struct cells *cells)
{
    const char *const *parts = cells->parts;
    struct plan plan = plan_empty;
    plan.direction = (enum direction)position(direction_words, parts[PLAN_DIRECTION]);
    plan.unit = (enum goal_unit)position(goal_unit_words, parts[PLAN_UNIT]);
    plan.has_from = *parts[PLAN_FROM] != '\0';
    plan.has_target = *parts[PLAN_TARGET] != '\0';
    if (plan.has_from)
        plan.from = number(parts[PLAN_FROM]);
    if (plan.has_target)
        plan.target = number(parts[PLAN_TARGET]);
    if (*parts[PLAN_PER])
        plan.per = day_period_named(parts[PLAN_PER]);
    if (*parts[PLAN_START])
        plan.start = on(parts[PLAN_START]);
    if (*parts[PLAN_DUE])
        plan.due = on(parts[PLAN_DUE]);
    return plan;
}

static void
assert_plan(const struct plan *plan, const struct cells *expected)
{
    for (int part = 0; part < PLAN_PARTS; part++) {
        char text[PLAN_TEXT_SIZE];
        const char *cell = plan_cell(plan, (enum plan_part)part, text);
        if (strcmp(cell, expected->parts[part]) != 0)
            fail_msg("part %d is '%s', not '%s'", part, cell, expected->parts[part]);
        assert_int_equal(plan_has(plan, (enum plan_part)part), *expected->parts[part] != '\0');
    }
}

enum {
    DIRECTION = 1 << PLAN_DIRECTION,
    FROM = 1 << PLAN_FROM,
    TARGET = 1 << PLAN_TARGET,
    UNIT = 1 << PLAN_UNIT,
    PER = 1 << PLAN_PER,
    START = 1 << PLAN_START,
    DUE = 1 << PLAN_DUE
};

static const struct {
    struct cells given, said, complete;
    enum target_sense said_sense, sense;
    unsigned conflicts;
} rows[] = {
    /* Nothing given: all is taken. */
    {{{"", "", "", "", "", "", ""}}, {{"reach", "", "12", "count", "week", "", "2027-03-31"}},
        {{"reach", "", "12", "count", "week", "", "2027-03-31"}}, TARGET_LEVEL, TARGET_LEVEL, 0},
    {{{"", "", "", "", "", "", ""}},
        {{"increase", "22", "30", "percent", "", "2027-04-01", "2027-06-30"}},
        {{"increase", "22", "30", "percent", "", "2027-04-01", "2027-06-30"}}, TARGET_LEVEL,
        TARGET_LEVEL, 0},
    /* Nothing said: all stays. */
    {{{"reach", "3", "12", "count", "week", "2026-01-01", "2027-03-31"}},
        {{"", "", "", "", "", "", ""}},
        {{"reach", "3", "12", "count", "week", "2026-01-01", "2027-03-31"}}, TARGET_UNSAID,
        TARGET_UNSAID, 0},
    /* The same, in other decimals. */
    {{{"", "", "12.0", "", "", "", ""}}, {{"reach", "", "12", "count", "week", "", ""}},
        {{"reach", "", "12", "count", "week", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, 0},
    /* Another target: the cell counts, and what belongs to it is filled. */
    {{{"", "", "20", "", "", "", ""}}, {{"reach", "", "12", "count", "week", "", ""}},
        {{"reach", "", "20", "count", "week", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, TARGET},
    {{{"increase", "", "", "", "", "", ""}}, {{"decrease", "", "3", "count", "", "", ""}},
        {{"increase", "", "3", "count", "", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, DIRECTION},
    /* reach goes with every other direction. */
    {{{"reach", "", "", "", "", "", ""}}, {{"increase", "", "3", "count", "", "", ""}},
        {{"reach", "", "3", "count", "", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, 0},
    {{{"", "", "", "", "month", "", ""}}, {{"", "", "", "", "week", "", ""}},
        {{"", "", "", "", "month", "", ""}}, TARGET_UNSAID, TARGET_UNSAID, PER},
    {{{"", "4", "", "", "", "", ""}}, {{"", "5", "9", "count", "", "", ""}},
        {{"", "4", "9", "count", "", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, FROM},
    /* Another unit: no number of the sentence is taken, for it would mean something else. */
    {{{"", "", "", "hours", "", "", ""}}, {{"decrease", "240", "30", "minutes", "", "", ""}},
        {{"decrease", "", "", "hours", "", "", ""}}, TARGET_LEVEL, TARGET_UNSAID, UNIT},
    {{{"", "", "10", "percent", "", "", ""}}, {{"increase", "", "10", "points", "", "", ""}},
        {{"increase", "", "10", "percent", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, UNIT},
    /* A bare number is a count, until a cell knows better. */
    {{{"", "", "", "money", "", "", ""}}, {{"reach", "", "500000", "count", "", "", ""}},
        {{"reach", "", "500000", "money", "", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, 0},
    {{{"", "", "500000", "money", "", "", ""}}, {{"reach", "", "500000", "count", "", "", ""}},
        {{"reach", "", "500000", "money", "", "", ""}}, TARGET_LEVEL, TARGET_LEVEL, 0},
    {{{"", "", "10", "points", "", "", ""}}, {{"increase", "", "10", "count", "", "", ""}},
        {{"increase", "", "10", "points", "", "", ""}}, TARGET_LEVEL, TARGET_UNSAID, UNIT},
    {{{"", "", "", "count", "", "", ""}}, {{"reach", "", "500000", "money", "", "", ""}},
        {{"reach", "", "", "count", "", "", ""}}, TARGET_LEVEL, TARGET_UNSAID, UNIT},
    /* A level in the cells and a change in the sentence agree, or not, or cannot be compared. */
    {{{"increase", "50", "55", "count", "", "", ""}},
        {{"increase", "", "10", "percent_change", "", "", ""}},
        {{"increase", "50", "55", "count", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, 0},
    {{{"increase", "50", "60", "count", "", "", ""}},
        {{"increase", "", "10", "percent_change", "", "", ""}},
        {{"increase", "50", "60", "count", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, TARGET},
    {{{"", "20", "15", "count", "", "", ""}},
        {{"decrease", "", "25", "percent_change", "", "", ""}},
        {{"decrease", "20", "15", "count", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, 0},
    {{{"", "20", "10", "", "", "", ""}}, {{"decrease", "", "0.5", "times", "", "", ""}},
        {{"decrease", "20", "10", "", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, 0},
    {{{"", "30", "40", "percent", "", "", ""}}, {{"increase", "", "10", "points", "", "", ""}},
        {{"increase", "30", "40", "percent", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, 0},
    {{{"", "", "40", "percent", "", "", ""}}, {{"increase", "", "10", "points", "", "", ""}},
        {{"increase", "", "40", "percent", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, 0},
    /* Another change: the sense of the sentence's number is not that of the cell's. */
    {{{"", "", "5", "", "", "", ""}}, {{"increase", "", "10", "count", "", "", ""}},
        {{"increase", "", "5", "", "", "", ""}}, TARGET_CHANGE, TARGET_UNSAID, TARGET},
    /* Days. */
    {{{"", "", "", "", "", "", "2027-03-31"}}, {{"", "", "", "", "", "", "2027-06-30"}},
        {{"", "", "", "", "", "", "2027-03-31"}}, TARGET_UNSAID, TARGET_UNSAID, DUE},
    {{{"", "", "", "", "", "", "2027-03-31"}}, {{"", "", "", "", "", "2027-04-01", "2027-06-30"}},
        {{"", "", "", "", "", "", "2027-03-31"}}, TARGET_UNSAID, TARGET_UNSAID, DUE},
    {{{"", "", "", "", "", "2027-07-01", ""}}, {{"", "", "", "", "", "2027-04-01", "2027-06-30"}},
        {{"", "", "", "", "", "2027-07-01", ""}}, TARGET_UNSAID, TARGET_UNSAID, START},
    {{{"", "", "", "", "", "", "2027-06-30"}}, {{"", "", "", "", "", "2027-06-30", "2027-06-30"}},
        {{"", "", "", "", "", "2027-06-30", "2027-06-30"}}, TARGET_UNSAID, TARGET_UNSAID, 0},
    {{{"", "", "", "", "", "2027-06-30", ""}}, {{"", "", "", "", "", "", "2027-06-30"}},
        {{"", "", "", "", "", "2027-06-30", "2027-06-30"}}, TARGET_UNSAID, TARGET_UNSAID, 0},
};

static void
cells_and_sentence_become_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan plan = plan_of(&rows[i].given), said = plan_of(&rows[i].said);
        said.sense = rows[i].said_sense;
        unsigned conflicts = plan_complete(&plan, &said);
        if (conflicts != rows[i].conflicts || plan.sense != rows[i].sense)
            fail_msg("row %zu: conflicts %#x, sense %d", i, conflicts, (int)plan.sense);
        assert_plan(&plan, &rows[i].complete);
        /* Its own output says the same again. */
        struct plan again = plan;
        assert_int_equal(plan_complete(&again, &said), rows[i].conflicts);
        assert_plan(&again, &rows[i].complete);
    }
}

static void
at_most_is_taken_from_the_sentence(void **state)
{
    (void)state;
    struct plan plan = plan_empty, said = plan_empty;
    said.at_most = true;
    assert_int_equal(plan_complete(&plan, &said), 0);
    assert_true(plan.at_most);
}

static void
what_a_sentence_says(void **state)
{
    (void)state;
    struct sentence sentence = {.metric = "", .start = DAY_NONE, .due = DAY_NONE};
    struct plan said = plan_said(&sentence);
    for (int part = 0; part < PLAN_PARTS; part++)
        assert_false(plan_has(&said, (enum plan_part)part));
    assert_int_equal(said.sense, TARGET_UNSAID);
    sentence.has_number = sentence.is_change = sentence.at_most = true;
    sentence.number = number("3.5");
    sentence.unit = UNIT_HOURS;
    said = plan_said(&sentence);
    assert_true(said.has_target && said.at_most);
    assert_int_equal(said.sense, TARGET_CHANGE);
    assert_int_equal(said.unit, UNIT_HOURS);
    sentence.is_change = false;
    assert_int_equal(plan_said(&sentence).sense, TARGET_LEVEL);
}

static void
a_plan_as_progress_asks_for_it(void **state)
{
    (void)state;
    struct plan plan = plan_of(&(struct cells){{"maintain", "", "3.5", "percent", "", "", ""}});
    plan.at_most = true;
    struct goal_facts facts = plan_facts(&plan, 7, NULL, NULL);
    assert_int_equal(facts.person, 7);
    assert_true(facts.ceiling && isnan(facts.from) && facts.target == 3.5);
    assert_int_equal(facts.due, DAY_NONE);
    plan = plan_empty;
    assert_true(isnan(plan_facts(&plan, 7, NULL, NULL).target));
}

/* A sentence read on 2026-11-21 beside the first and the last day of its cells. */
static void
the_day_on_which_it_was_said(void **state)
{
    (void)state;
    static const struct {
        const char *text, *start, *due, *read_start, *read_due;
        unsigned conflicts;
    } cases[] = {
        {"Win 10 deals this quarter", "", "", "2026-10-01", "2026-12-31", 0},
        {"Win 10 deals this quarter", "2026-08-03", "", "2026-08-03", "2026-09-30", 0},
        {"Win 10 deals this quarter", "2026-11-20", "", "2026-11-20", "2026-12-31", 0},
        {"Win 10 deals this quarter", "2027-02-01", "", "2027-02-01", "", START},
        {"Win 10 deals this quarter", "2026-12-31", "", "2026-12-31", "2026-12-31", 0},
        {"Win 10 deals this quarter", "", "2026-12-31", "2026-10-01", "2026-12-31", 0},
        /* Said before it was due. */
        {"Win 10 deals this quarter", "", "2026-09-30", "", "2026-09-30", 0},
        {"Win 10 deals this quarter", "", "2027-03-31", "", "2027-03-31", 0},
        {"Win 10 deals this quarter", "", "2026-09-29", "", "2026-09-29", DUE},
        /* Said today, though it began in another quarter. */
        {"Win 10 deals this quarter", "2026-08-03", "2026-12-31", "2026-08-03", "2026-12-31", 0},
        {"Win 10 deals this quarter", "2026-08-03", "2026-12-30", "2026-08-03", "2026-12-30", DUE},
        /* Said on the day it began, or the day before. */
        {"Win 10 deals within 30 days", "2026-12-01", "2026-12-31", "2026-12-01", "2026-12-31", 0},
        {"Win 10 deals within 30 days", "2026-12-02", "2026-12-31", "2026-12-02", "2026-12-31", 0},
        {"Win 10 deals within 30 days", "2026-12-03", "2026-12-31", "2026-12-03", "2026-12-31",
            DUE},
        {"Win 10 deals next month", "2027-01-01", "2027-01-31", "2027-01-01", "2027-01-31", 0},
        {"Win 10 deals next month", "2027-01-02", "2027-01-31", "2027-01-02", "2027-01-31", DUE},
        {"Win 10 deals next month", "", "2027-01-31", "", "2027-01-31", 0},
        {"Win 10 deals next month", "", "2027-01-30", "", "2027-01-30", DUE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan given = plan_empty;
        struct plan_reading reading;
        char start[PLAN_TEXT_SIZE], due[PLAN_TEXT_SIZE];
        if (*cases[i].start)
            given.start = on(cases[i].start);
        if (*cases[i].due)
            given.due = on(cases[i].due);
        plan_read(words, cases[i].text, &given, false, on("2026-11-21"), &reading);
        if (strcmp(plan_cell(&reading.plan, PLAN_START, start), cases[i].read_start) != 0 ||
            strcmp(plan_cell(&reading.plan, PLAN_DUE, due), cases[i].read_due) != 0 ||
            reading.conflicts != cases[i].conflicts)
            fail_msg("row %zu: from %s to %s, conflicts %#x", i,
                plan_cell(&reading.plan, PLAN_START, start),
                plan_cell(&reading.plan, PLAN_DUE, due), reading.conflicts);
        assert_string_equal(plan_cell(&reading.plan, PLAN_TARGET, start), "10");
        assert_string_equal(reading.sentence.metric, "win");
        assert_true(reading.said.has_target && reading.specific && reading.measurable);
        assert_true(reading.time_bound);
    }
}

/* What the sentence lacks, cells may have. */
static void
sentence_and_cells_together(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct cells given;
        bool has_metric, specific, measurable, time_bound;
    } cases[] = {
        {"Do better", {{"", "", "", "", "", "", ""}}, false, false, false, false},
        {"Do better", {{"", "", "", "", "", "", ""}}, true, false, false, false},
        {"Do better", {{"", "", "5", "", "", "", ""}}, false, false, true, false},
        {"Do better", {{"", "", "5", "", "", "", ""}}, true, true, true, false},
        {"Do better", {{"", "", "", "", "", "", "2026-12-31"}}, true, false, false, true},
        {"Do better", {{"", "", "", "", "week", "", ""}}, true, false, false, true},
        {"Do better", {{"", "", "", "", "", "2026-12-01", ""}}, true, false, false, false},
        {"More calls", {{"", "", "5", "", "", "", ""}}, false, true, true, false},
        {"Make 5 calls a week", {{"", "", "", "", "", "", ""}}, false, true, true, true},
        {"Improve by Friday", {{"", "", "", "", "", "", ""}}, false, false, false, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan given = plan_of(&cases[i].given);
        struct plan_reading reading;
        plan_read(words, cases[i].text, &given, cases[i].has_metric, on("2026-11-21"), &reading);
        if (reading.specific != cases[i].specific || reading.measurable != cases[i].measurable ||
            reading.time_bound != cases[i].time_bound)
            fail_msg(
                "row %zu: %d %d %d\n", i, reading.specific, reading.measurable, reading.time_bound);
        assert_int_equal(reading.conflicts, 0);
    }
}

/* A unit belongs to a number. */
static void
a_unit_without_a_number_is_none(void **state)
{
    (void)state;
    struct sentence sentence = {
        .metric = "", .unit = UNIT_HOURS, .start = DAY_NONE, .due = DAY_NONE};
    assert_int_equal(plan_said(&sentence).unit, UNIT_NONE);
    const struct sentence read = read_sentence("Cut response time to under 4 hours");
    assert_int_equal(plan_said(&read).unit, UNIT_HOURS);
    assert_true(plan_said(&read).at_most && plan_said(&read).direction == DIRECTION_DECREASE);
    sentence.has_from = true;
    sentence.from = number("4");
    assert_int_equal(plan_said(&sentence).unit, UNIT_HOURS);
    assert_true(plan_said(&sentence).has_from && !plan_said(&sentence).has_target);
    assert_int_equal(decimal_compare(plan_said(&sentence).from, number("4")), 0);
}

/* Up, down and as it is exclude each other. */
static void
directions_beside_each_other(void **state)
{
    (void)state;
    for (int given = DIRECTION_NONE; given <= DIRECTION_COMPLETE; given++) {
        for (int said = DIRECTION_NONE; said <= DIRECTION_COMPLETE; said++) {
            struct plan plan = plan_empty, other = plan_empty;
            plan.direction = (enum direction)given;
            other.direction = (enum direction)said;
            bool moves = given >= DIRECTION_INCREASE && given <= DIRECTION_MAINTAIN &&
                         said >= DIRECTION_INCREASE && said <= DIRECTION_MAINTAIN;
            assert_int_equal(
                plan_complete(&plan, &other), moves && given != said ? (int)DIRECTION : 0);
            assert_int_equal(plan.direction, given == DIRECTION_NONE ? said : given);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_and_sentence_become_one),
        cmocka_unit_test(at_most_is_taken_from_the_sentence),
        cmocka_unit_test(what_a_sentence_says),
        cmocka_unit_test(a_plan_as_progress_asks_for_it),
        cmocka_unit_test(the_day_on_which_it_was_said),
        cmocka_unit_test(sentence_and_cells_together),
        cmocka_unit_test(a_unit_without_a_number_is_none),
        cmocka_unit_test(directions_beside_each_other),
    };
    return cmocka_run_group_tests(tests, read_words, free_words);
}
