/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading coaching logs, one after another. A row whose date, people or kind make no sense is set
 * aside; another cell that makes none is named and not known, and the row stays: the session was
 * held, whatever its minutes.
 */
#include "team/coaching.h"

#include <stdlib.h>

#include "base/mem.h"
#include "csv/table.h"
#include "team/coaching_row.h"

struct coaching_log {
    char *const *files;
    size_t count, next;
    char delimiter;
    struct coaching_map *map;
    struct roster *roster;
    struct names *coaches;
    unsigned date_order;
    struct table *table; /* NULL between two files */
    bool is_borrowed;    /* the table is the caller's */
    struct coaching_row *row;
    bool useless; /* the row in hand is set aside */
};

struct coaching_log *
coaching_open(char *const *files, size_t count, char delimiter, const char *map,
    struct roster *roster, struct names *coaches)
{
    struct coaching_log *log = mem_zeroed(1, sizeof *log);
    log->files = files;
    log->count = count;
    log->delimiter = delimiter;
    log->map = coaching_map_read(map);
    log->roster = roster;
    log->coaches = coaches;
    return log;
}

struct coaching_log *
coaching_of_table(struct table *table, struct roster *roster, struct names *coaches)
{
    struct coaching_log *log = coaching_open(NULL, 0, 0, NULL, roster, coaches);
    log->table = table;
    log->is_borrowed = true;
    log->row = coaching_row_new(table, log->map, roster, coaches);
    return log;
}

void
coaching_dates(struct coaching_log *log, unsigned date_order)
{
    log->date_order = date_order;
}

static void
close_file(struct coaching_log *log)
{
    coaching_row_free(log->row);
    log->row = NULL;
    if (!log->is_borrowed)
        table_close(log->table);
    log->table = NULL;
}

void
coaching_close(struct coaching_log *log)
{
    close_file(log);
    coaching_map_free(log->map);
    free(log);
}

/* The first cell that the row means nothing without sets it aside; others before that are named by
   themselves. */
static void
take_fault(enum coaching_column column, const char *reason, void *data)
{
    struct coaching_log *log = data;
    int cell = coaching_row_column(log->row, column);
    if (log->useless)
        return;
    if (coaching_row_needs(column)) {
        table_set_aside(log->table, cell, reason);
        log->useless = true;
    } else {
        table_set_cell_aside(log->table, cell, reason);
    }
}

bool
coaching_next(struct coaching_log *log, struct coaching *entry)
{
    for (;;) {
        if (!log->table) {
            if (log->next == log->count)
                return false;
            log->table = table_open(log->files[log->next++], log->delimiter);
            log->row = coaching_row_new(log->table, log->map, log->roster, log->coaches);
            coaching_row_dates(log->row, log->date_order);
        }
        while (table_next(log->table)) {
            log->useless = false;
            coaching_row_read(log->row, entry, take_fault, log);
            if (!log->useless)
                return true;
        }
        close_file(log);
    }
}
