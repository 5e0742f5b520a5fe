/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Thresholds: every rule of a built-in table reaches whoever decides by it.
 */
#include "scratch.h"

#include "child.h"
#include "measure/lift.h"
#include "team/thresholds.h"

static bool
count_rule(const char *rule, double value, void *data)
{
    (void)rule;
    (void)value;
    ++*(int *)data;
    return true;
}

static bool
refuse_rule(const char *rule, double value, void *data)
{
    (void)value;
    (void)data;
    return strcmp(rule, "gap") != 0;
}

static void
every_rule_of_lift_check_is_set(void **state)
{
    (void)state;
    struct lift_rules rules;
    int count = 0;
    double *each = (double *)(void *)&rules;
    for (size_t i = 0; i < sizeof rules / sizeof *each; i++)
        each[i] = -1;
    thresholds_read("team/lift-rules", lift_rules_set, &rules);
    thresholds_read("team/lift-rules", count_rule, &count);
    for (size_t i = 0; i < sizeof rules / sizeof *each; i++)
        assert_true(each[i] >= 0);
    assert_int_equal(count, sizeof rules / sizeof *each);
    assert_true(rules.confidence == .95 && rules.narrow_low == .8 && rules.narrow_high == 1.25);
}

static void
read_with_an_unknown_rule(void *data)
{
    diag_program("x");
    thresholds_read("team/lift-rules", refuse_rule, data);
}

static void
a_rule_that_nobody_knows_ends_the_program(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_with_an_unknown_rule, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(
        outcome.err, "x: team/lift-rules:4: there is no rule 'gap' with a value like '0'\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_of_lift_check_is_set),
        cmocka_unit_test(a_rule_that_nobody_knows_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
