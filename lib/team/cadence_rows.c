/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what coach-log found and works nothing out.
 */
#include "team/cadence_rows.h"

#include <stdlib.h>

#include "team/cells.h"

static bool
read_row(struct cadence_rows *rows, const struct table *table, struct roster *roster,
    const char *const *words)
{
    int rep = table_column(table, "rep"), status = table_column(table, "status");
    const char *name = cells_text(&rows->arena, table, rep);
    int word = cells_word(table, status, words);
    if (name[0] == '\0' || word < 0) {
        table_set_aside(table, word < 0 ? status : rep, word < 0 ? "is not a status" : "is empty");
        return false;
    }
    rows->items = mem_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = (struct cadence_row){
        .person = roster_number(roster, name),
        .coach = cells_text(&rows->arena, table, table_column(table, "coach")),
        .sessions = cells_count(table, table_column(table, "sessions")),
        .last = cells_day(table, table_column(table, "last")),
        .days_since = cells_count(table, table_column(table, "days_since")),
        .next_due = cells_day(table, table_column(table, "next_due")),
        .kept = cells_figure(table, table_column(table, "kept")),
        .open_actions = cells_count(table, table_column(table, "open_actions")),
        .overdue_actions = cells_count(table, table_column(table, "overdue_actions")),
        .coach_overdue = cells_count(table, table_column(table, "coach_overdue")),
        .status = word,
    };
    return true;
}

size_t
cadence_rows_read(
    struct cadence_rows *rows, struct table *table, struct roster *roster, const char *const *words)
{
    size_t count = 0;
    (void)table_need(table, "rep");
    (void)table_need(table, "status");
    while (table_next(table))
        count += read_row(rows, table, roster, words);
    return count;
}

void
cadence_rows_free(struct cadence_rows *rows)
{
    free(rows->items);
    arena_free(&rows->arena);
    *rows = (struct cadence_rows){0};
}
