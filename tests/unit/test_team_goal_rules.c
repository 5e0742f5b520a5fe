/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/goal_rules: what is printed of rules and questions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "csv/table.h"
#include "scratch.h"
#include "team/goal_rules.h"

static double
seven(const char *rule)
{
    (void)rule;
    return 7;
}

static void
every_rule_and_every_question_is_a_row(void **state)
{
    (void)state;
    size_t expected = 0, rows = 0;
    static const char *const sources[] = {"team/goal-rules", "team/questions"};
    for (size_t i = 0; i < COUNT(sources); i++) {
        struct table *source = table_builtin(sources[i]);
        while (table_next(source))
            expected++;
        table_close(source);
    }
    const char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    goal_rules_write(seven, writer);
    writer_commit(writer);
    struct table *table = table_open(path, ',');
    for (; table_next(table); rows++) {
        bool question = strncmp(table_cell(table, 0), "question ", 9) == 0;
        assert_string_equal(table_cell(table, 1), question ? "" : "7");
        assert_true(*table_cell(table, 2) != '\0');
    }
    assert_int_equal(rows, expected);
    table_close(table);
}

static double
unknown(const char *rule)
{
    (void)rule;
    return (double)NAN;
}

static void
write_unknown_rules(void *data)
{
    (void)data;
    goal_rules_write(unknown, writer_open(NULL, &writer_plain));
}

static void
a_rule_without_a_value_ends_the_program(void **state)
{
    (void)state;
    struct outcome outcome = child_run(write_unknown_rules, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.out, "");
    assert_string_equal(outcome.err, "amptools: team/goal-rules:2: no rule is called 'on-track'\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_and_every_question_is_a_row),
        cmocka_unit_test(a_rule_without_a_value_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
