/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads the rules and knows none of them. Invariant: every row of the table is a rule, or the
 * program has ended with the reason.
 */
#include "team/recognition_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/decimal.h"
#include "base/outfile.h"
#include "base/text.h"
#include "csv/table.h"

#define BUILTIN "team/recognition-rules"

enum { LIST_SIZE = 600 };

struct columns {
    int rule, driver, event, after, test, threshold, weeks, within, text;
};

static const char *
keep(struct recognition_rules *rules, const char *text, size_t length)
{
    char *raw = mem_copy(text, length), *tidy = text_tidy(raw);
    const char *kept = arena_text(&rules->arena, tidy, strlen(tidy));
    free(raw);
    free(tidy);
    return kept;
}

static const char *
keep_cell(struct recognition_rules *rules, const struct table *table, int column)
{
    const char *cell = table_cell(table, column);
    return keep(rules, cell, strlen(cell));
}

static void refuse(const struct table *table, int column, const char *what)
    __attribute__((noreturn));

static void
refuse(const struct table *table, int column, const char *what)
{
    diag_fatal_at(table_place(table), "%s '%s' %s", table_column_name(table, (size_t)column),
        text_shown(table_cell(table, column)), what);
}

static int
read_test(const struct table *table, int column, const char *const *tests)
{
    char list[LIST_SIZE], what[LIST_SIZE + 20] = "is not a test: ";
    size_t count = 0;
    for (; tests[count]; count++)
        if (text_same(tests[count], table_cell(table, column)))
            return (int)count;
    (void)text_list(tests, count, "", list, sizeof list);
    memcpy(what + strlen(what), list, strlen(list) + 1);
    refuse(table, column, what);
}

/* A number of weeks; -1 for an empty cell. */
static int
read_weeks(const struct table *table, int column)
{
    const char *cell = chars_skip_blanks(table_cell(table, column));
    int value = -1;
    size_t length = chars_number(cell, 4, &value);
    if (*chars_skip_blanks(cell + length) != '\0')
        refuse(table, column, "is not a number of weeks");
    return value;
}

/* Numbers with `;` between. */
static void
read_thresholds(const struct table *table, int column, struct recognition_rule *rule)
{
    const char *cell = table_cell(table, column);
    while (*(cell = chars_skip_blanks(cell)) != '\0') {
        struct decimal value;
        size_t length = strcspn(cell, ";"), used = length;
        while (used > 0 && cell[used - 1] == ' ')
            used--;
        if (!decimal_parse_bytes(cell, used, &value))
            refuse(table, column, "is not a number, nor numbers with ; between");
        if (rule->terms.count == RULE_THRESHOLDS)
            refuse(table, column, "has more than 24 numbers");
        rule->terms.thresholds[rule->terms.count++] = decimal_to_double(value);
        cell += length + (cell[length] == ';');
    }
}

static void
add(struct recognition_rules *rules, const struct recognition_rule *rule)
{
    rules->items = mem_grow(rules->items, &rules->capacity, rules->count + 1, sizeof *rules->items);
    rules->items[rules->count++] = *rule;
}

static void
read_row(struct recognition_rules *rules, const struct table *table, const struct columns *columns,
    const char *const *tests)
{
    struct recognition_rule rule = {
        .place = table_place(table),
        .rule = keep_cell(rules, table, columns->rule),
        .driver = keep_cell(rules, table, columns->driver),
        .event = "",
        .after = keep_cell(rules, table, columns->after),
        .text = keep_cell(rules, table, columns->text),
        .test = read_test(table, columns->test, tests),
        .terms = {.weeks = read_weeks(table, columns->weeks),
            .within = read_weeks(table, columns->within)},
        .count = -1,
        .after_count = -1,
    };
    if (rule.rule[0] == '\0')
        refuse(table, columns->rule, "is empty: a rule needs a name");
    if (rule.text[0] == '\0')
        refuse(table, columns->text, "is empty: a rule says in its own words what it is for");
    read_thresholds(table, columns->threshold, &rule);
    const char *cell = table_cell(table, columns->event);
    do {
        size_t length = strcspn(cell, ";");
        rule.event = keep(rules, cell, length);
        add(rules, &rule);
        cell += length + (cell[length] == ';');
    } while (*cell != '\0');
}

/* Reads and closes the table. */
static void
read_rules(struct recognition_rules *rules, struct table *table, const char *const *tests)
{
    const struct columns columns = {table_need(table, "rule"), table_need(table, "driver"),
        table_need(table, "event"), table_column(table, "after"), table_need(table, "test"),
        table_need(table, "threshold"), table_column(table, "weeks"), table_column(table, "within"),
        table_need(table, "text")};
    table_need_rows(table);
    while (table_next(table))
        read_row(rules, table, &columns, tests);
    table_close(table);
}

/* What the built-in rules of a test say must have come before; "" if they say nothing. */
static const char *
usual_after(struct recognition_rules *rules, const char *test)
{
    struct table *table = table_builtin(BUILTIN);
    int test_column = table_need(table, "test"), after_column = table_need(table, "after");
    const char *after = "";
    while (table_next(table))
        if (after[0] == '\0' && chars_same(table_cell(table, test_column), test))
            after = keep_cell(rules, table, after_column);
    table_close(table);
    return after;
}

void
recognition_rules_read(
    struct recognition_rules *rules, const char *path, char delimiter, const char *const *tests)
{
    read_rules(rules, path ? table_open(path, delimiter) : table_builtin(BUILTIN), tests);
    for (size_t i = 0; path && i < rules->count; i++)
        if (rules->items[i].after[0] == '\0')
            rules->items[i].after = usual_after(rules, tests[rules->items[i].test]);
}

void
recognition_rules_free(struct recognition_rules *rules)
{
    free(rules->items);
    arena_free(&rules->arena);
    *rules = (struct recognition_rules){0};
}

void
recognition_rules_show(const char *path)
{
    outfile_table(path, BUILTIN);
}
