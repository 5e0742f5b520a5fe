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
position(const char *const *words, const char *word)
{
    int i = 0;
    while (strcmp(words[i], word) != 0)
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_and_sentence_become_one),
        cmocka_unit_test(at_most_is_taken_from_the_sentence),
        cmocka_unit_test(what_a_sentence_says),
        cmocka_unit_test(a_plan_as_progress_asks_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
