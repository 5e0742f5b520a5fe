/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts are rows of tables; the values come from where they are used, so that what is printed
 * is what is done.
 */
#include "team/goal_rules.h"

#include <math.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/text.h"
#include "csv/table.h"

static void
write_rules(double (*value_of)(const char *rule), struct writer *writer)
{
    struct table *table = table_builtin("team/goal-rules");
    int rule = table_need(table, "rule"), text = table_need(table, "text");
    while (table_next(table)) {
        double value = value_of(table_cell(table, rule));
        if (isnan(value))
            diag_fatal_at(
                table_place(table), "no rule is called '%s'", text_shown(table_cell(table, rule)));
        writer_cell(writer, table_cell(table, rule));
        writer_number(writer, value);
        writer_cell(writer, table_cell(table, text));
        writer_end_row(writer);
    }
    table_close(table);
}

static void
write_questions(struct writer *writer)
{
    struct table *table = table_builtin("team/questions");
    int check = table_need(table, "check"), which = table_need(table, "case");
    int question = table_need(table, "question");
    while (table_next(table)) {
        char name[100];
        (void)snprintf(name, sizeof name, "question %s/%s", table_cell(table, check),
            table_cell(table, which));
        writer_cell(writer, name);
        writer_cell(writer, "");
        writer_cell(writer, table_cell(table, question));
        writer_end_row(writer);
    }
    table_close(table);
}

void
goal_rules_write(double (*value_of)(const char *rule), struct writer *writer)
{
    static const char *const columns[] = {"rule", "value", "text", NULL};
    writer_header(writer, columns);
    write_rules(value_of, writer);
    write_questions(writer);
}
