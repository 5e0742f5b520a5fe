/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads the rules and knows none of them. Invariant: every row of the table is a rule, or the
 * program has ended with the reason.
 */
#include "team/decision_rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/template.h"
#include "base/text.h"
#include "csv/table.h"
#include "team/cells.h"

const char *const decision_about_words[] = {"team", "person", "manager", NULL};

enum column { RULE, ABOUT, QUESTION, REASON, THRESHOLD, SUBJECT, COLUMNS };

/* The first five must be there. */
static const char *const column_names[COLUMNS] = {
    "rule", "about", "question", "reason", "threshold", "subject"};

/* What a reading needs to know. */
struct reading {
    struct decision_rules *rules;
    const struct table *table;
    int columns[COLUMNS];
    const struct decision_kind *kinds;
    const char *const *fields;
    size_t field_count;
};

static void refuse(const struct reading *reading, enum column column, const char *what)
    __attribute__((noreturn));

static void
refuse(const struct reading *reading, enum column column, const char *what)
{
    diag_fatal_at(table_place(reading->table), "%s '%s' %s", column_names[column],
        text_shown(table_cell(reading->table, reading->columns[column])), what);
}

static int
read_kind(const struct reading *reading)
{
    enum { MOST = 40, LIST_SIZE = 600 };
    const char *names[MOST];
    char list[LIST_SIZE], what[LIST_SIZE + 32] = "is not a rule: ";
    size_t count = 0;
    for (; count < MOST && reading->kinds[count].rule; count++) {
        names[count] = reading->kinds[count].rule;
        if (text_same(names[count], table_cell(reading->table, reading->columns[RULE])))
            return (int)count;
    }
    (void)text_list(names, count, "", list, sizeof list);
    memcpy(what + strlen(what), list, strlen(list) + 1);
    refuse(reading, RULE, what);
}

static enum decision_about
read_about(const struct reading *reading, const struct decision_kind *kind)
{
    int about = cells_word(reading->table, reading->columns[ABOUT], decision_about_words);
    if (about < 0)
        refuse(reading, ABOUT, "is not team, person or manager");
    if (about == ABOUT_TEAM && kind->names_people)
        refuse(reading, ABOUT, "is for everybody's eyes, and this rule names people");
    return (enum decision_about)about;
}

static double
read_threshold(const struct reading *reading, const struct decision_kind *kind)
{
    double value;
    const char *cell = table_cell(reading->table, reading->columns[THRESHOLD]);
    if (text_is_blank(cell) && kind->needs_threshold)
        refuse(reading, THRESHOLD, "is empty, and this rule needs a number");
    if (text_is_blank(cell))
        return NAN;
    char *tidy = text_tidy(cell);
    bool is_number = number_text_read(tidy, &value);
    free(tidy);
    if (!is_number)
        refuse(reading, THRESHOLD, "is not a number");
    return value;
}

/* A text that can be said: not empty, and all of its placeholders are some. */
static const char *
read_text(const struct reading *reading, enum column column)
{
    const char *text = cells_text(&reading->rules->arena, reading->table, reading->columns[column]);
    if (text[0] == '\0')
        refuse(reading, column, "is empty");
    const char *fault = template_fault(text, reading->fields, reading->field_count);
    if (fault)
        diag_fatal_at(table_place(reading->table), "%s has no such placeholder as '%s'",
            column_names[column], text_shown(fault));
    return text;
}

static void
read_row(const struct reading *reading)
{
    struct decision_rules *rules = reading->rules;
    int number = read_kind(reading);
    const struct decision_kind *kind = &reading->kinds[number];
    rules->items = mem_grow(rules->items, &rules->capacity, rules->count + 1, sizeof *rules->items);
    rules->items[rules->count++] = (struct decision_rule){
        .place = table_place(reading->table),
        .rule = kind->rule,
        .number = number,
        .about = read_about(reading, kind),
        .subject = cells_text(&rules->arena, reading->table, reading->columns[SUBJECT]),
        .threshold = read_threshold(reading, kind),
        .question = read_text(reading, QUESTION),
        .reason = read_text(reading, REASON),
    };
}

void
decision_rules_read(struct decision_rules *rules, const char *path, char delimiter,
    const struct decision_kind *kinds, const char *const *fields, size_t field_count)
{
    struct table *table =
        path ? table_open_digested(path, delimiter) : table_builtin(DECISION_RULES_TABLE);
    struct reading reading = {rules, table, {0}, kinds, fields, field_count};
    table_find_columns(table, column_names, COLUMNS, SUBJECT, reading.columns);
    table_need_rows(table);
    while (table_next(table))
        read_row(&reading);
    if (path)
        table_digest(table, rules->digest);
    table_close(table);
}

void
decision_rules_free(struct decision_rules *rules)
{
    free(rules->items);
    arena_free(&rules->arena);
    *rules = (struct decision_rules){0};
}
