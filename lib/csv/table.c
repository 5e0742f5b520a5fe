/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The header, its columns, and the row in hand. The header is settled before the first row. What
 * the columns mean is not known here.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/table_parts.h"

/* Makes the next record the header. False at the end, with the header in hand as it was. */
static bool
read_header(struct table *table)
{
    const char *fault;
    do {
        enum reader_result result = reader_next(table->reader);
        if (result == READER_END)
            return false;
        if (result == READER_FAULT)
            diag_fatal_at(
                reader_place(table->reader), "the header %s", reader_fault(table->reader));
        fault = table_read_text(table, !table->settled);
    } while (!table->settled && !table_record_text(table));
    table->header_fault = fault;
    table->header_place = reader_place(table->reader);
    table->header_legacy_cells = table->record_legacy_cells;
    header_clear(&table->header);
    size_t columns = table->record->count;
    while (columns > 1 && text_is_blank(record_cell(table->record, columns - 1)))
        columns--; /* columns without a name at the end are none */
    for (size_t i = 0; i < columns; i++)
        header_add(&table->header, record_cell(table->record, i));
    return true;
}

void
table_settle(struct table *table)
{
    const char *fault = table->header_fault;
    if (!table->legacy_accepted && (fault || table->header_legacy_cells > 0))
        fault = TABLE_NOT_UTF8;
    if (fault)
        diag_fatal_at(table->header_place, "the header %s", fault);
    reader_settle(table->reader);
    table->settled = true;
}

/* Reads up to the header. NULL if there is no record. */
static struct table *
begin_if_any(struct source *source, char delimiter, bool searching)
{
    struct table *table = mem_zeroed(1, sizeof *table);
    table->reader = reader_open(source, delimiter);
    table->settled = !searching;
    if (searching)
        reader_search(table->reader);
    if (!read_header(table)) {
        table_close(table);
        return NULL;
    }
    if (!searching)
        table_settle(table);
    return table;
}

static struct table *
begin(struct source *source, char delimiter, bool searching)
{
    const char *name = source_name(source);
    struct table *table = begin_if_any(source, delimiter, searching);
    if (!table)
        diag_fatal("%s: empty, no header", name);
    return table;
}

struct table *
table_open_if_any(const char *path, char delimiter)
{
    return begin_if_any(source_open(path), delimiter, false);
}

void
table_without_header(struct table *table, const char *const *columns)
{
    reader_mark(table->reader);
    reader_rewind(table->reader);
    header_clear(&table->header);
    for (; *columns; columns++)
        header_add(&table->header, *columns);
}

struct table *
table_of(struct source *source, char delimiter)
{
    return begin(source, delimiter, false);
}

struct table *
table_open(const char *path, char delimiter)
{
    return table_of(source_open(path), delimiter);
}

struct table *
table_open_digested(const char *path, char delimiter)
{
    struct source *source = source_open(path);
    source_want_digest(source);
    return table_of(source, delimiter);
}

void
table_digest(struct table *table, char hex[static SOURCE_DIGEST_SIZE])
{
    source_digest(reader_source(table->reader), hex);
}

struct table *
table_of_searching(struct source *source, char delimiter)
{
    return begin(source, delimiter, true);
}

struct table *
table_open_searching(const char *path, char delimiter)
{
    return table_of_searching(source_open(path), delimiter);
}

bool
table_next_header(struct table *table)
{
    if (table->settled || !read_header(table))
        return false;
    table->title_rows++;
    return true;
}

bool
table_is_searching(const struct table *table)
{
    return !table->settled;
}

size_t
table_title_rows(const struct table *table)
{
    return table->title_rows;
}

void
table_accept_legacy(struct table *table, bool accept)
{
    table->legacy_accepted = accept;
}

size_t
table_legacy_cells(const struct table *table)
{
    return table->header_legacy_cells + table->legacy_cells;
}

struct table *
table_builtin(const char *name)
{
    const struct table_file *file = tables_need(name);
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
    header_clear(&table->header);
    legacy_free(table->legacy);
    reader_close(table->reader);
    free(table);
}

size_t
table_columns(const struct table *table)
{
    return table->header.columns;
}

const char *
table_column_name(const struct table *table, size_t column)
{
    return table->header.names[column];
}

int
table_column(const struct table *table, const char *name)
{
    return header_find(&table->header, name);
}

const char *
table_header_shown(const struct table *table, char text[static TABLE_HEADER_SIZE])
{
    return header_shown(&table->header, text, TABLE_HEADER_SIZE);
}

const char *
table_nearest_column(const struct table *table, const char *name)
{
    return header_nearest(&table->header, name);
}

int
table_need(const struct table *table, const char *name)
{
    int column = table_column(table, name);
    if (column >= 0)
        return column;
    char header[TABLE_HEADER_SIZE];
    (void)table_header_shown(table, header);
    const char *nearest = table_nearest_column(table, name);
    if (nearest)
        diag_fatal("%s: no column '%s'; did you mean '%s'? the header is '%s'", table_name(table),
            name, text_shown(nearest), header);
    diag_fatal("%s: no column '%s'; the header is '%s'", table_name(table), name, header);
}

void
table_find_columns(
    const struct table *table, const char *const *names, size_t count, size_t needed, int *columns)
{
    for (size_t i = 0; i < count; i++)
        columns[i] = i < needed ? table_need(table, names[i]) : table_column(table, names[i]);
}

const char *
table_cell(const struct table *table, int column)
{
    return column < 0 ? "" : record_cell(table->record, (size_t)column);
}

const struct record *
table_row(const struct table *table)
{
    return table->record;
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
    const char *name = column < 0 ? NULL : table->header.names[column];
    how(table_place(table), name, table_cell(table, column), reason, raw, length);
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

struct reader *
table_reader(struct table *table)
{
    return table->reader;
}
