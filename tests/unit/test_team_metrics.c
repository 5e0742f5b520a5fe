/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/metrics: names and phrases lead to expressions, built in or from a file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tables.h"
#include "child.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "scratch.h"
#include "team/metrics.h"

static void
assert_means(const struct metrics *metrics, const char *name, const char *expression)
{
    const char *found = metrics_expression(metrics, name);
    if (!found != !expression || (found && strcmp(found, expression) != 0))
        fail_msg("'%s' means '%s'", name, found ? found : "nothing");
}

static void
built_in_names_and_phrases(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"calls", "call"},
        {"phone calls", "call"},
        {" Phone \t CALLS ", "call"},
        {"close rate", "win/(win+loss)"},
        {"Win Rate", "win/(win+loss)"},
        {"revenue", "sum(win)"},
        {"e-mails", "email"},
        {"call", "call"},
        {"", NULL},
        {" ", NULL},
        {"phone", NULL},
        {"win/(win+loss)", NULL}, /* an expression is no name */
        {"call;phone calls", NULL},
    };
    struct metrics *metrics = metrics_read(NULL, 0);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_means(metrics, rows[i][0], rows[i][1]);
    metrics_free(metrics);
    metrics_free(NULL);
}

/* No name or phrase of the built-in table hides another. */
static void
the_built_in_table_is_well_made(void **state)
{
    (void)state;
    struct metrics *metrics = metrics_read(NULL, 0);
    struct table *table = table_builtin("team/metrics");
    int name = table_need(table, "name"), expression = table_need(table, "expression");
    int words = table_need(table, "words");
    while (table_next(table)) {
        char text[400], *rest = text;
        snprintf(text, sizeof text, "%s;%s", table_cell(table, name), table_cell(table, words));
        while (rest) {
            char *word = rest, *end = strchr(rest, ';');
            rest = end ? end + 1 : NULL;
            if (end)
                *end = '\0';
            assert_means(metrics, word, table_cell(table, expression));
        }
    }
    table_close(table);
    metrics_free(metrics);
}

static void
a_file_takes_the_place_of_the_table(void **state)
{
    (void)state;
    const char *path = scratch_text("Expression|Name|Unit|Words\n"
                                    "visit|Besuche|count|Besuch; Kundenbesuche;;\n"
                                    "demo|visits|count|besuch\n"
                                    "call|visits|count|\n");
    struct metrics *metrics = metrics_read(path, 0);
    assert_means(metrics, "besuche", "visit");
    assert_means(metrics, "kundenbesuche", "visit");
    assert_means(metrics, "BESUCH", "visit"); /* the first row keeps it */
    assert_means(metrics, "visits", "demo");
    assert_means(metrics, "calls", NULL); /* nothing is left of the built-in one */
    assert_means(metrics, "", NULL);
    metrics_free(metrics);
    metrics = metrics_read(scratch_text("name;expression\na;b\n"), 0); /* words may be missing */
    metrics_free(metrics);
}

static void
read_it(void *path)
{
    aside_begin(NULL, false);
    metrics_free(metrics_read(path, ','));
    exit(aside_finish(STATUS_DONE));
}

static void
what_is_no_table_of_metrics(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_it, scratch_text("name,words\ncalls,\n"));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, ": no column 'expression'; the header is 'name,words'"));
    outcome = child_run(read_it, scratch_text("expression\ncall\n"));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, ": no column 'name'; the header is 'expression'"));
    outcome = child_run(read_it, scratch_text("name,expression\ncalls\nwins,win\n"));
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
    assert_non_null(strstr(outcome.err, ":2: has fewer cells than the header\n"));
    assert_non_null(strstr(outcome.err, "amptools: 1 of 2 rows set aside\n"));
}

static void
it_is_shown_as_it_is(void **state)
{
    (void)state;
    const char *path = scratch_text("");
    metrics_show(path);
    assert_string_equal(scratch_content(path), (const char *)tables_find("team/metrics")->bytes);
    struct metrics *metrics = metrics_read(path, 0); /* and can be given back */
    assert_means(metrics, "win rate", "win/(win+loss)");
    metrics_free(metrics);
}

static const char *
take_two(const char *expression, const char *name, void *data)
{
    char *text = data;
    size_t length = strlen(text);
    snprintf(text + length, 200 - length, "%s=%s ", name, expression);
    return strcmp(expression, "bad") == 0 ? "is bad" : NULL;
}

static void
take_a_bad_one(void *metrics)
{
    char text[200] = "";
    diag_program("x");
    metrics_each(metrics, "call;bad", (struct place){"i.csv", 2}, take_two, text);
}

static void
each_of_a_list_is_given_with_its_expression(void **state)
{
    (void)state;
    struct metrics *metrics = metrics_read(NULL, 0);
    char text[200] = "";
    metrics_each(metrics, "Win  Rate; call ,sum(win);;", (struct place){NULL, 0}, take_two, text);
    assert_string_equal(text, "Win Rate=win/(win+loss) call=call sum(win)=sum(win) ");
    struct outcome outcome = child_run(take_a_bad_one, metrics);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "x: i.csv:2: metric 'bad' is bad\n");
    metrics_free(metrics);
}

static void
the_nearest_name_is_found(void **state)
{
    (void)state;
    struct metrics *metrics = metrics_read(NULL, 0);
    assert_string_equal(metrics_nearest(metrics, "meetngs"), "meetings");
    assert_string_equal(metrics_nearest(metrics, "Close rat"), "close rate");
    assert_null(metrics_nearest(metrics, "xyzzy"));
    metrics_free(metrics);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_names_and_phrases),
        cmocka_unit_test(the_built_in_table_is_well_made),
        cmocka_unit_test(a_file_takes_the_place_of_the_table),
        cmocka_unit_test(what_is_no_table_of_metrics),
        cmocka_unit_test(it_is_shown_as_it_is),
        cmocka_unit_test(each_of_a_list_is_given_with_its_expression),
        cmocka_unit_test(the_nearest_name_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
