/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/thresholds: every rule has a name, a value and a line for people, and no more lines than
 * that.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv/table.h"
#include "measure/thresholds.h"

static void
every_rule_has_a_text_and_every_text_a_rule(void **state)
{
    (void)state;
    size_t rules = 0, texts = 0;
    struct table *table = table_builtin("team/goal-rules");
    int rule = table_need(table, "rule");
    for (; table_next(table); texts++) {
        double value = thresholds_value(table_cell(table, rule));
        assert_true(value == value); /* else it is NAN: no such rule */
    }
    table_close(table);
    while (thresholds_all[rules].name)
        rules++;
    assert_int_equal(rules, texts);
    double none = thresholds_value("no such rule");
    assert_false(none == none);
    assert_true(thresholds_value("likely") == THRESHOLD_LIKELY);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_text_and_every_text_a_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
