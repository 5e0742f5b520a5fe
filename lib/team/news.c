/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row is taken as it stands: whether it is of this week, and for whose eyes, is asked elsewhere.
 */
#include "team/news.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "team/cells.h"
#include "team/recognition.h"

enum { DATE, REP, DRIVER, RULE, WHAT, EVIDENCE, MESSAGE, COLUMNS };

static const char *const names[COLUMNS] = {
    "date", "rep", "driver", "rule", "what", "evidence", "message"};

static bool
read_row(struct news_rows *rows, const struct table *table, const int columns[static COLUMNS],
    struct roster *roster)
{
    const char *rep = cells_text(&rows->arena, table, columns[REP]);
    int day = cells_day(table, columns[DATE]);
    const char *rule = cells_text(&rows->arena, table, columns[RULE]);
    bool is_without = strcmp(rule, RECOGNITION_WITHOUT) == 0; /* perhaps since ever */
    int lacking = day == DAY_NONE && !is_without ? columns[DATE]
                  : rep[0] == '\0'               ? columns[REP]
                  : rule[0] == '\0'              ? columns[RULE]
                                                 : -1;
    if (lacking >= 0) {
        table_set_aside(table, lacking, "is missing");
        return false;
    }
    rows->items = mem_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = (struct news){
        .day = day,
        .person = roster_number(roster, rep),
        .driver = cells_text(&rows->arena, table, columns[DRIVER]),
        .rule = rule,
        .what = cells_text(&rows->arena, table, columns[WHAT]),
        .evidence = cells_text(&rows->arena, table, columns[EVIDENCE]),
        .message = cells_text(&rows->arena, table, columns[MESSAGE]),
    };
    return true;
}

size_t
news_read(struct news_rows *rows, struct table *table, struct roster *roster)
{
    int columns[COLUMNS];
    size_t count = 0;
    for (int i = 0; i < COLUMNS; i++)
        columns[i] = table_column(table, names[i]);
    while (table_next(table))
        count += read_row(rows, table, columns, roster);
    return count;
}

void
news_free(struct news_rows *rows)
{
    free(rows->items);
    arena_free(&rows->arena);
    *rows = (struct news_rows){0};
}
