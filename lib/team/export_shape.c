/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting under names, and the file of the counts. What a difference between two shapes means is
 * not known here.
 */
#include "team/export_shape.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/table.h"

static void
counts_end(struct shape_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++)
        free(counts->items[i].name);
    free(counts->items);
    names_free(counts->keys);
}

void
export_shape_start(struct export_shape *shape)
{
    *shape = (struct export_shape){
        .columns.keys = names_new(), .owners.keys = names_new(), .currencies.keys = names_new()};
}

void
export_shape_end(struct export_shape *shape)
{
    counts_end(&shape->columns);
    counts_end(&shape->owners);
    counts_end(&shape->currencies);
}

static struct shape_count *
count_under(struct shape_counts *counts, const char *key, const char *name)
{
    size_t number = (size_t)names_number(counts->keys, key);
    if (number == counts->count) {
        counts->items =
            mem_grow(counts->items, &counts->capacity, counts->count + 1, sizeof *counts->items);
        counts->items[counts->count++] =
            (struct shape_count){.name = mem_copy(name, strlen(name)), .form = DATE_NO_FORM};
    }
    return &counts->items[number];
}

struct shape_count *
shape_count_of(struct shape_counts *counts, const char *name)
{
    return count_under(counts, name, name);
}

struct shape_count *
shape_column(struct export_shape *shape, const char *name)
{
    char *key = text_column_key(name);
    struct shape_count *column = count_under(&shape->columns, key, name);
    free(key);
    return column;
}

const struct shape_count *
shape_count_find(const struct shape_counts *counts, const char *name)
{
    int number = names_find(counts->keys, name);
    return number < 0 ? NULL : &counts->items[number];
}

const struct shape_count *
shape_column_find(const struct export_shape *shape, const char *name)
{
    char *key = text_column_key(name);
    const struct shape_count *column = shape_count_find(&shape->columns, key);
    free(key);
    return column;
}

/* ---- The file ------------------------------------------------------------------------------ */

static const char *const header[] = {"export", "property", "name", "value", NULL};
enum { EXPORT, PROPERTY, NAME, VALUE, HEADER_COUNT };

static size_t
count_in(const struct table *table, int column)
{
    const char *cell = table_cell(table, column);
    size_t sum = 0;
    for (const char *at = cell; *at; at++) {
        if (*at < '0' || *at > '9' || sum > SIZE_MAX / 10 - 1)
            diag_fatal_at(table_place(table), "value '%s' is not a count", text_shown(cell));
        sum = sum * 10 + (size_t)(*at - '0');
    }
    if (!*cell)
        diag_fatal_at(table_place(table), "value is empty");
    return sum;
}

static enum date_form
form_in(const struct table *table, int column)
{
    const char *cell = table_cell(table, column);
    enum date_form form = crm_date_form_named(cell);
    if (form == DATE_NO_FORM)
        diag_fatal_at(table_place(table), "value '%s' is not a form of dates", text_shown(cell));
    return form;
}

static void
read_row(struct export_shape *shape, const struct table *table, const int columns[HEADER_COUNT])
{
    const char *property = table_cell(table, columns[PROPERTY]);
    const char *name = table_cell(table, columns[NAME]);
    int value = columns[VALUE];
    if (text_same(property, "rows")) {
        shape->rows = count_in(table, value);
    } else if (text_same(property, "used") || text_same(property, "column")) {
        struct shape_count *column = shape_column(shape, name);
        column->count = count_in(table, value);
        column->used = text_same(property, "used");
    } else if (text_same(property, "owner")) {
        shape_count_of(&shape->owners, name)->count = count_in(table, value);
    } else if (text_same(property, "currency")) {
        shape_count_of(&shape->currencies, name)->count = count_in(table, value);
    } else if (text_same(property, "dates")) {
        shape_column(shape, name)->form = form_in(table, value);
    } else {
        diag_fatal_at(table_place(table),
            "property '%s' is not one of rows, used, column, owner, currency, dates",
            text_shown(property));
    }
}

void
export_shapes_read(
    const char *path, struct export_shape *(*shape_of)(const char *export, void *data), void *data)
{
    struct table *table = table_open(path, ',');
    int columns[HEADER_COUNT];
    table_need_rows(table);
    for (size_t i = 0; i < HEADER_COUNT; i++)
        columns[i] = table_need(table, header[i]);
    while (table_next(table)) {
        const char *export = table_cell(table, columns[EXPORT]);
        if (text_is_blank(export))
            diag_fatal_at(table_place(table), "export is empty");
        read_row(shape_of(export, data), table, columns);
    }
    table_close(table);
}

void
export_shapes_begin(struct writer *writer)
{
    writer_header(writer, header);
}

static void
write_row(struct writer *writer, const char *export, const char *property,
    const struct shape_count *count)
{
    writer_cell(writer, export);
    writer_cell(writer, property);
    writer_cell(writer, count->name);
    writer_integer(writer, (long long)count->count);
    writer_end_row(writer);
}

void
export_shape_write(struct writer *writer, const char *export, const struct export_shape *shape)
{
    struct shape_count rows = {.name = "", .count = shape->rows};
    write_row(writer, export, "rows", &rows);
    for (size_t i = 0; i < shape->columns.count; i++) {
        const struct shape_count *column = &shape->columns.items[i];
        write_row(writer, export, column->used ? "used" : "column", column);
    }
    for (size_t i = 0; i < shape->owners.count; i++)
        write_row(writer, export, "owner", &shape->owners.items[i]);
    for (size_t i = 0; i < shape->currencies.count; i++)
        write_row(writer, export, "currency", &shape->currencies.items[i]);
    for (size_t i = 0; i < shape->columns.count; i++) {
        const struct shape_count *column = &shape->columns.items[i];
        if (column->form == DATE_NO_FORM)
            continue;
        writer_cell(writer, export);
        writer_cell(writer, "dates");
        writer_cell(writer, column->name);
        writer_cell(writer, crm_date_form_name(column->form));
        writer_end_row(writer);
    }
}
