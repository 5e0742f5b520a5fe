/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Some people keep the log in a spreadsheet, which moves columns, puts semicolons between cells and
 * ends lines in its own way: what is added looks like what is there.
 */
#include "team/coaching_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "csv/extent.h"
#include "csv/reader.h"
#include "csv/table.h"
#include "team/coaching_row.h"

#define HEADER                                                                                     \
    "id,date,rep,coach,kind,skill,focus,asked,told,minutes,effort,action,owner,due,closes,note\n"

const struct coaching_form coaching_form_new = {.delimiter = ',',
    .line_end = "\n",
    .columns = COACHING_COLUMNS,
    .places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    .last = COACHING_NOTE,
    .header_length = sizeof HEADER - 1,
    .header_ended = true};

const char *
coaching_form_header(void)
{
    return HEADER;
}

/* Finds the columns in an open table. */
static void
find_columns(struct coaching_form *form, const struct table *table, const struct coaching_map *map)
{
    form->columns = table_columns(table);
    form->last = COACHING_COLUMNS;
    for (size_t i = 0; i < COACHING_COLUMNS; i++) {
        enum coaching_column column = (enum coaching_column)i;
        const char *name = coaching_map_name(map, column);
        bool needed = coaching_row_needs(column);
        if (!name)
            form->places[i] = -1;
        else
            form->places[i] = needed ? table_need(table, name) : table_column(table, name);
        if (form->places[i] >= 0 && (size_t)form->places[i] + 1 == form->columns)
            form->last = column;
    }
}

void
coaching_form_read(struct coaching_form *form, const char *name, const char *bytes, size_t length,
    char delimiter, const struct coaching_map *map)
{
    struct table *table = table_of(source_open_bytes(name, bytes, length), delimiter);
    size_t raw_length;
    find_columns(form, table, map);
    form->delimiter = reader_delimiter(table_reader(table));
    (void)reader_raw(table_reader(table), &raw_length);
    /* Lines above the header (`sep=;`, empty ones) are counted off, then the header itself. */
    size_t at = 0;
    struct extent extent = {0};
    for (size_t line = 1; at < length && line < table_place(table).line; line++)
        at = extent_of(bytes, length, at, form->delimiter, -1).end;
    if (at < length)
        extent = extent_of(bytes, length, at, form->delimiter, -1);
    form->header_length = extent.end;
    form->header_ended = extent.ended;
    bool pair = extent.end - extent.content_end == 2;
    form->line_end = pair ? "\r\n" : "\n";
    table_close(table);
}

enum coaching_column
coaching_form_lacks(
    const struct coaching_form *form, const char *const values[static COACHING_COLUMNS])
{
    size_t column = 0;
    while (column < COACHING_COLUMNS &&
           (form->places[column] >= 0 || !values[column] || !*values[column]))
        column++;
    return (enum coaching_column)column;
}

struct text {
    char *bytes;
    size_t length, capacity;
};

static void
put(struct text *text, const char *bytes, size_t length)
{
    text->bytes = mem_grow(text->bytes, &text->capacity, text->length + length, 1);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static void
put_cell(struct text *text, const char *value, char delimiter, bool quoted)
{
    const char special[] = {delimiter, '"', '\r', '\n', '\0'};
    size_t length = strlen(value);
    if (!quoted && !value[strcspn(value, special)]) {
        put(text, value, length);
        return;
    }
    put(text, "\"", 1);
    while (*value) {
        size_t plain = strcspn(value, "\"");
        put(text, value, plain);
        value += plain;
        if (*value) {
            put(text, "\"\"", 2);
            value++;
        }
    }
    put(text, "\"", 1);
}

char *
coaching_form_record(const struct coaching_form *form,
    const char *const values[static COACHING_COLUMNS], size_t *length)
{
    struct text text = {0};
    const char **cells = mem_zeroed(form->columns, sizeof *cells);
    for (size_t i = 0; i < COACHING_COLUMNS; i++)
        if (form->places[i] >= 0)
            cells[form->places[i]] = values[i];
    for (size_t i = 0; i < form->columns; i++) {
        if (i > 0)
            put(&text, &form->delimiter, 1);
        put_cell(&text, cells[i] ? cells[i] : "", form->delimiter, i + 1 == form->columns);
    }
    put(&text, form->line_end, strlen(form->line_end));
    free(cells);
    *length = text.length;
    return text.bytes;
}
