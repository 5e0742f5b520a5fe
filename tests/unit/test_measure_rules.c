/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/rules: every rule has a name, a value and a line for people, and no more lines than that.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv/table.h"
#include "measure/rules.h"

static void
every_rule_has_a_text_and_every_text_a_rule(void **state)
{
    (void)state;
    size_t rules = 0, texts = 0;
    struct table *table = table_builtin("team/goal-rules");
    int rule = table_need(table, "rule");
    for (; table_next(table); texts++) {
        double value = rules_value(table_cell(table, rule));
        assert_true(value == value); /* else it is NAN: no such rule */
    }
    table_close(table);
    while (rules_all[rules].name)
        rules++;
    assert_int_equal(rules, texts);
    double none = rules_value("no such rule");
    assert_false(none == none);
    assert_true(rules_value("likely") == RULE_LIKELY);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_text_and_every_text_a_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
