/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers by name. What a rule means stands beside it in the table, and where it is used.
 */
#include "team/thresholds.h"

#include "base/decimal.h"
#include "base/diag.h"
#include "base/text.h"
#include "csv/table.h"

void
thresholds_read(
    const char *name, bool (*set)(const char *rule, double value, void *data), void *data)
{
    struct table *table = table_builtin(name);
    int rule = table_need(table, "rule"), value = table_need(table, "value");
    table_need_rows(table);
    while (table_next(table)) {
        struct decimal number;
        const char *text = table_cell(table, value);
        if (!decimal_parse(text, &number) ||
            !set(table_cell(table, rule), decimal_to_double(number), data))
            diag_fatal_at(table_place(table), "there is no rule '%s' with a value like '%s'",
                table_cell(table, rule), text_shown(text));
    }
    table_close(table);
}
