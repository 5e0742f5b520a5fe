/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The header is read once; after it every record either has the header's width and is UTF-8, or is
 * set aside by name. What the columns mean is not known here.
 */
#include "csv/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/aside.h"

struct table {
    struct reader *reader;
    size_t columns;
    char **names, **keys;
    bool ahead, footer_expected, rows_needed, ended;
    size_t footer_rows;
};

struct table *
table_open(const char *path, char delimiter)
{
    return table_of(source_open(path), delimiter);
}

/* Names and keys of the header record. */
static void
take_header(struct table *table)
{
    size_t length;
    const char *raw = reader_raw(table->reader, &length);
    if (!text_is_utf8(raw, length))
        diag_fatal_at(reader_place(table->reader), "the header is not UTF-8 text");
    table->columns = reader_cells(table->reader);
    table->names = mem_zeroed(table->columns, sizeof *table->names);
    table->keys = mem_zeroed(table->columns, sizeof *table->keys);
    for (size_t i = 0; i < table->columns; i++) {
        const char *cell = reader_cell(table->reader, i);
        table->names[i] = text_tidy(cell);
        table->keys[i] = text_column_key(cell);
    }
}

struct table *
table_of(struct source *source, char delimiter)
{
    struct table *table = mem_zeroed(1, sizeof *table);
    table->reader = reader_open(source, delimiter);
    switch (reader_next(table->reader)) {
    case READER_END:
        diag_fatal("%s: empty, no header", source_name(source));
    case READER_FAULT:
        diag_fatal_at(reader_place(table->reader), "the header %s", reader_fault(table->reader));
    case READER_RECORD:
        take_header(table);
    }
    return table;
}

struct table *
table_builtin(const char *name)
{
    const struct table_file *file = tables_find(name);
    if (!file)
        diag_fatal("there is no table '%s': this is a fault of the program", name);
    struct table *table = table_of(source_open_bytes(file->name, file->bytes, file->size), ',');
    table_need_rows(table);
    return table;
}

void
table_need_rows(struct table *table)
{
    table->rows_needed = true;
}

void
table_close(struct table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->columns; i++) {
        free(table->names[i]);
        free(table->keys[i]);
    }
    free(table->names);
    free(table->keys);
    reader_close(table->reader);
    free(table);
}

size_t
table_columns(const struct table *table)
{
    return table->columns;
}

const char *
table_column_name(const struct table *table, size_t column)
{
    return table->names[column];
}

int
table_column(const struct table *table, const char *name)
{
    char *key = text_column_key(name);
    int found = -1;
    for (size_t i = 0; i < table->columns && found < 0; i++)
        if (strcmp(table->keys[i], key) == 0)
            found = (int)i;
    free(key);
    return found;
}

const char *
table_header_shown(const struct table *table, char text[static TABLE_HEADER_SIZE])
{
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < table->columns; i++) {
        const char *shown = text_shown(table->names[i]);
        size_t more = strlen(shown) + (i > 0);
        if (length + more + sizeof "..." > TABLE_HEADER_SIZE) {
            memcpy(text + length, "...", sizeof "...");
            break;
        }
        if (i > 0)
            text[length] = ',';
        memcpy(text + length + (i > 0), shown, more - (i > 0) + 1);
        length += more;
    }
    return text;
}

int
table_need(const struct table *table, const char *name)
{
    int column = table_column(table, name);
    if (column >= 0)
        return column;
    char header[TABLE_HEADER_SIZE];
    (void)table_header_shown(table, header);
    const char *nearest = text_nearest(name, (const char *const *)table->names, table->columns);
    if (nearest)
        diag_fatal("%s: no column '%s'; did you mean '%s'? the header is '%s'", table_name(table),
            name, text_shown(nearest), header);
    diag_fatal("%s: no column '%s'; the header is '%s'", table_name(table), name, header);
}

/* A record of one cell after an empty line, under a wider header. */
static bool
is_footer(const struct table *table)
{
    return table->footer_expected && reader_empty_lines(table->reader) > 0 && table->columns > 1 &&
           reader_cells(table->reader) == 1;
}

/* Counts the rest of the file as footer. A record as wide as the table is none, though: somebody
   put two reports into one file. */
static void
pass_footer(struct table *table)
{
    enum reader_result result = READER_RECORD;
    table->ended = true;
    if (table->ahead)
        return;
    do {
        if (result == READER_RECORD && reader_cells(table->reader) == table->columns) {
            aside_count_row();
            table_set_aside(table, -1, "stands below the end of the table");
        } else {
            table->footer_rows++;
        }
        result = reader_next(table->reader);
    } while (result != READER_END);
}

/* Why the record is no row of this table, or NULL. */
static const char *
fault_of(const struct table *table, enum reader_result result)
{
    if (result == READER_FAULT)
        return reader_fault(table->reader);
    size_t length;
    const char *raw = reader_raw(table->reader, &length);
    if (!text_is_utf8(raw, length))
        return "is not UTF-8 text";
    if (reader_cells(table->reader) < table->columns)
        return "has fewer cells than the header";
    if (reader_cells(table->reader) > table->columns)
        return "has more cells than the header";
    return NULL;
}

bool
table_next(struct table *table)
{
    while (!table->ended) {
        enum reader_result result = reader_next(table->reader);
        if (result == READER_END)
            return false;
        if (result == READER_RECORD && is_footer(table)) {
            pass_footer(table);
            return false;
        }
        if (!table->ahead && !table->rows_needed)
            aside_count_row();
        const char *fault = fault_of(table, result);
        if (!fault)
            return true;
        if (table->rows_needed)
            diag_fatal_at(table_place(table), "%s", fault);
        if (!table->ahead)
            table_set_aside(table, -1, fault);
    }
    return false;
}

const char *
table_cell(const struct table *table, int column)
{
    return column < 0 ? "" : reader_cell(table->reader, (size_t)column);
}

struct place
table_place(const struct table *table)
{
    return reader_place(table->reader);
}

const char *
table_name(const struct table *table)
{
    return reader_place(table->reader).file;
}

typedef void aside_function(
    struct place, const char *, const char *, const char *, const char *, size_t);

static void
set_aside(const struct table *table, int column, const char *reason, aside_function *how)
{
    size_t length;
    const char *raw = reader_raw(table->reader, &length);
    const char *name = column < 0 ? NULL : table->names[column];
    how(table_place(table), name, column < 0 ? NULL : table_cell(table, column), reason, raw,
        length);
}

void
table_set_aside(const struct table *table, int column, const char *reason)
{
    set_aside(table, column, reason, aside_row);
}

void
table_set_cell_aside(const struct table *table, int column, const char *reason)
{
    set_aside(table, column, reason, aside_cell);
}

void
table_mark(struct table *table)
{
    reader_mark(table->reader);
    table->ahead = true;
}

bool
table_can_rewind(const struct table *table)
{
    return reader_can_rewind(table->reader);
}

void
table_rewind(struct table *table)
{
    reader_rewind(table->reader);
    table->ended = false;
    (void)table_next(table);
    table->ahead = false;
}

void
table_expect_footer(struct table *table)
{
    table->footer_expected = true;
}

size_t
table_footer_rows(const struct table *table)
{
    return table->footer_rows;
}

struct reader *
table_reader(struct table *table)
{
    return table->reader;
}
