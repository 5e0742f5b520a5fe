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

#include "child.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "scratch.h"
#include "team/metrics.h"

static void
assert_means(const struct metrics *metrics, const char *name, const char *expression)
{
    const struct metrics_row *row = metrics_find(metrics, name);
    const char *found = row ? row->expression : NULL;
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
            if (*word)
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

/* What a sentence speaks of: [] stands around the phrase, name is what the reader calls it. */
static void
assert_bound(const struct metrics *metrics, const char *marked, const char *name, const char *row)
{
    char text[200] = "";
    size_t begin = strcspn(marked, "["), end = strcspn(marked, "]");
    snprintf(text, sizeof text, "%.*s%.*s%s", (int)begin, marked, (int)(end - begin - 1),
        marked + begin + 1, marked + end + 1);
    const struct metrics_row *found = metrics_bind(metrics, text, begin, end - begin - 1, name);
    const char *called = found ? found->name : "nothing";
    if (strcmp(called, row) != 0)
        fail_msg("'%s' (%s) is '%s', not '%s'", marked, name, called, row);
}

static void
sentences_are_bound_by_their_longest_phrase(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"book 12 [qualified meetings] per week", "meeting", "qualified meetings"},
        {"book 12 qualified [meetings] per week", "meeting", "qualified meetings"},
        {"book 12 [meetings], qualified or not", "meeting", "meetings"},
        {"Book 12 [Qualified  Meetings].", "meeting", "qualified meetings"},
        {"raise the [proposal-to-close rate]", "proposal-to-close rate", "proposal-to-close rate"},
        {"raise the proposal [close rate]", "win rate", "close rate"},
        {"make [sales] of 2 million", "revenue", "revenue"}, /* a single word does not overrule */
        {"close 20 [sales]", "win", "wins"},
        {"book 9 [new business meetings]", "meeting", "meetings"},
        {"win 5 [new customers]", "new customer", "new customers"},
        {"get 20 [sales leads]", "lead", "leads"},
        {"get 20 sales [qualified leads]", "qualified lead", "qualified leads"},
        {"get 20 sales, [leads]", "lead", "leads"},
        {"make 50 [cold calls]", "call", "calls"},
        {"lift the [NPS]", "nps", "NPS"},
        {"do [zumba]", "", "nothing"},
        {"do []zumba", "call", "calls"},
        {"do []zumba", "", "nothing"},
        {"raise [a b c d e f g h i j k l m n o close rate]", "win rate", "close rate"},
        {"\xf0\x9f\x9a\x80 [\xf0\x9f\x93\x9e]", "call", "calls"},
    };
    struct metrics *metrics = metrics_read(NULL, 0);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_bound(metrics, rows[i][0], rows[i][1], rows[i][2]);
    metrics_free(metrics);
}

static void
a_phrase_of_ones_own_counts_before_the_name(void **state)
{
    (void)state;
    const char *path = scratch_text("name,expression,unit,words\n"
                                    "meetings,meeting,count,meeting\n"
                                    "kick-offs,kickoff,count,kick-off meetings\n"
                                    "sales,sum(win),money,\n");
    struct metrics *metrics = metrics_read(path, 0);
    assert_bound(metrics, "hold 3 [kick-off meetings] a month", "meeting", "kick-offs");
    assert_bound(metrics, "hold 3 [meetings] a month", "meeting", "meetings");
    assert_bound(metrics, "more [sales]", "revenue", "sales"); /* revenue is not in the file */
    metrics_free(metrics);
}

static void
slips_and_expressions(void **state)
{
    (void)state;
    struct metrics *metrics = metrics_read(NULL, 0);
    assert_string_equal(metrics_nearest(metrics, "qualified meetngs"), "qualified meetings");
    assert_string_equal(metrics_nearest(metrics, "clse rate"), "close rate");
    assert_null(metrics_nearest(metrics, "the weight of cheese"));
    assert_string_equal(metrics_measuring(metrics, "win/(win+loss)")->name, "close rate");
    assert_null(metrics_measuring(metrics, "cheese"));
    assert_null(metrics_measuring(metrics, "")); /* rows without expression have none in common */
    assert_string_equal(metrics_find(metrics, "nps")->expression, "");
    assert_null(metrics_expression(metrics, "nps"));
    assert_null(metrics_expression(metrics, "no such metric"));
    assert_string_equal(metrics_expression(metrics, "Close Rate"), "win/(win+loss)");
    assert_string_equal(metrics_find(metrics, "close rate")->unit, "percent");
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_names_and_phrases),
        cmocka_unit_test(the_built_in_table_is_well_made),
        cmocka_unit_test(a_file_takes_the_place_of_the_table),
        cmocka_unit_test(what_is_no_table_of_metrics),
        cmocka_unit_test(sentences_are_bound_by_their_longest_phrase),
        cmocka_unit_test(a_phrase_of_ones_own_counts_before_the_name),
        cmocka_unit_test(slips_and_expressions),
        cmocka_unit_test(each_of_a_list_is_given_with_its_expression),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
