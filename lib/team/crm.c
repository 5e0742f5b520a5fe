/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A format is data: nothing in this file knows the name of any CRM. It reads the map tables, finds
 * their columns in a header, and hands out cells.
 */
#include "team/crm.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/tables.h"
#include "base/text.h"

static const char *const part_columns[MAP_PARTS] = {
    "event", "date", "rep", "count", "value", "unit", "account", "ref", "note"};

static void
field_free(struct map_field *field)
{
    free(field->fixed);
    for (size_t i = 0; i < field->count; i++)
        free(field->names[i]);
}

void
map_free(struct map *map)
{
    if (!map)
        return;
    for (size_t i = 0; i < map->count; i++) {
        for (size_t part = 0; part < MAP_PARTS; part++)
            field_free(&map->rows[i].parts[part]);
        crm_condition_free(map->rows[i].when);
    }
    field_free(&map->source);
    free(map->rows);
    free(map);
}

/* Takes one column name, in brackets or up to `|` or `?`, moving *text behind it. Empty if there is
 * none, or if a bracket is not closed. */
static char *
take_name(const char **text)
{
    *text += strspn(*text, " ");
    bool bracketed = **text == '[';
    *text += bracketed;
    size_t length = strcspn(*text, bracketed ? "]" : "|?");
    char *raw = mem_copy(*text, length);
    char *name = text_tidy(raw);
    free(raw);
    *text += length;
    if (bracketed && **text == ']')
        (*text)++;
    else if (bracketed)
        name[0] = '\0';
    *text += strspn(*text, " ");
    return name;
}

/* Reads a map cell. Returns what is wrong with it, or NULL. */
static const char *
field_read(struct map_field *field, const char *text)
{
    static const char form[] = "is not of the form COLUMN|COLUMN?";
    text += strspn(text, " ");
    if (*text == '=') {
        field->fixed = text_tidy(text + 1);
        return *field->fixed ? NULL : "has nothing after '='";
    }
    while (*text) {
        if (field->count == MAP_CHOICES)
            return "names more than 8 columns";
        char *name = take_name(&text);
        field->names[field->count++] = name;
        field->optional = *text == '?' && text_is_blank(text + 1);
        if (!*name || (*text && *text != '|' && !field->optional))
            return form;
        if (*text != '|')
            return NULL;
        if (text_is_blank(++text))
            return form;
    }
    return NULL;
}

/* The event cell is a word; only in brackets is it a column. */
static const char *
event_read(struct map_field *field, const char *text)
{
    if (text_is_blank(text))
        return "is empty";
    if (*text == '[')
        return field_read(field, text);
    field->fixed = text_tidy(text);
    return NULL;
}

/* Reads the current row of the table that holds the map. */
static void
row_read(struct map *map, struct table *table, const int columns[MAP_PARTS], int when,
    struct crm_words *words)
{
    map->rows = mem_grow(map->rows, &map->capacity, map->count + 1, sizeof *map->rows);
    struct map_row *row = &map->rows[map->count++];
    memset(row, 0, sizeof *row);
    for (size_t part = 0; part < MAP_PARTS; part++) {
        const char *cell = table_cell(table, columns[part]);
        const char *error = part == MAP_EVENT ? event_read(&row->parts[part], cell)
                                              : field_read(&row->parts[part], cell);
        if (error)
            diag_fatal_at(
                table_place(table), "%s '%s' %s", part_columns[part], text_shown(cell), error);
    }
    if (row->parts[MAP_DATE].count == 0 ||
        (row->parts[MAP_REP].count == 0 && !row->parts[MAP_REP].fixed))
        diag_fatal_at(table_place(table), "a map row needs a date column, and a rep");
    for (size_t part = MAP_COUNT; part <= MAP_VALUE; part++) {
        const char *fixed = row->parts[part].fixed;
        struct decimal number;
        if (fixed && !decimal_parse(fixed, &number))
            diag_fatal_at(table_place(table), "%s '=%s' is not a number", part_columns[part],
                text_shown(fixed));
        if (fixed && part == MAP_COUNT && number.whole < 0)
            diag_fatal_at(
                table_place(table), "count '=%s' is less than nothing", text_shown(fixed));
    }
    const char *error, *cell = table_cell(table, when);
    row->when = crm_condition_read(cell, words, &error);
    if (!row->when)
        diag_fatal_at(table_place(table), "when '%s' %s", text_shown(cell), error);
}

static struct map *
map_of(struct table *table, const char *name, struct crm_words *words)
{
    struct map *map = mem_zeroed(1, sizeof *map);
    int columns[MAP_PARTS];
    map->name = name;
    table_need_rows(table);
    for (size_t part = 0; part < MAP_PARTS; part++) {
        bool needed = part == MAP_EVENT || part == MAP_DATE || part == MAP_REP;
        columns[part] = needed ? table_need(table, part_columns[part])
                               : table_column(table, part_columns[part]);
    }
    int when = table_column(table, "when");
    while (table_next(table))
        row_read(map, table, columns, when, words);
    if (map->count == 0)
        diag_fatal("%s: a map without rows gives no events", table_name(table));
    table_close(table);
    return map;
}

struct map *
map_read(const char *path, struct crm_words *words)
{
    struct map *map = map_of(table_open(path, 0), path, words);
    map->source.fixed = mem_copy("file", 4);
    return map;
}

static const struct table_file *
builtin_file(const char *format)
{
    char name[80] = "team/crm-";
    size_t prefix = strlen(name), length = strlen(format);
    if (prefix + length >= sizeof name)
        return NULL;
    memcpy(name + prefix, format, length + 1);
    return tables_find(name);
}

/* The list of formats. */
struct formats {
    struct table *table;
    int format, source, decimal, about;
};

static struct formats
formats_open(void)
{
    struct formats formats;
    formats.table = table_builtin("team/crm-formats");
    formats.format = table_need(formats.table, "format");
    formats.source = table_need(formats.table, "source");
    formats.decimal = table_need(formats.table, "decimal");
    formats.about = table_need(formats.table, "about");
    return formats;
}

/* The map of the format in the current row of the list. */
static struct map *
format_map(const struct formats *formats, struct crm_words *words)
{
    const struct table_file *file = builtin_file(table_cell(formats->table, formats->format));
    struct map *map = map_of(table_builtin(file->name), file->name + strlen("team/crm-"), words);
    (void)event_read(&map->source, table_cell(formats->table, formats->source));
    map->decimal_mark = table_cell(formats->table, formats->decimal)[0];
    return map;
}

struct map *
map_builtin(const char *format, struct crm_words *words)
{
    struct formats formats = formats_open();
    struct map *map = NULL;
    while (!map && table_next(formats.table))
        if (strcmp(table_cell(formats.table, formats.format), format) == 0)
            map = format_map(&formats, words);
    table_close(formats.table);
    return map;
}

/* Finds the columns of one field, and ticks them off in `found`. False if it needs one and none is
 * there. */
static bool
field_bind(struct map_field *field, const struct table *table, bool *found)
{
    field->bound = 0;
    for (size_t i = 0; i < field->count; i++) {
        int column = table_column(table, field->names[i]);
        if (column >= 0) {
            field->columns[field->bound++] = column;
            found[column] = true;
        }
    }
    return field->bound > 0 || field->optional || field->count == 0;
}

const char *
map_bind(struct map *map, const struct table *table, size_t *found)
{
    size_t columns = table_columns(table), number = 0;
    bool *ticked = mem_zeroed(columns, sizeof *ticked);
    const char *missing = NULL;
    (void)field_bind(&map->source, table, ticked);
    for (size_t i = 0; i < map->count; i++) {
        struct map_row *row = &map->rows[i];
        for (size_t part = 0; part < MAP_PARTS; part++)
            if (!field_bind(&row->parts[part], table, ticked) && !missing)
                missing = row->parts[part].names[0];
        if (!crm_condition_bind(row->when, table) && !missing)
            missing = crm_condition_column(row->when);
    }
    for (size_t i = 0; i < columns; i++)
        number += ticked[i];
    free(ticked);
    if (found)
        *found = number;
    return missing;
}

struct map *
map_recognise(
    const struct table *table, struct crm_words *words, const char **nearest, char **missing)
{
    struct formats formats = formats_open();
    struct map *best = NULL;
    size_t most = 0, most_lacking = 0;
    if (nearest) {
        *nearest = NULL;
        *missing = NULL;
    }
    while (table_next(formats.table)) {
        struct map *map = format_map(&formats, words);
        size_t found;
        const char *lacks = map_bind(map, table, &found);
        bool better = !lacks && found > most;
        if (better) {
            map_free(best);
            best = map;
            most = found;
        } else if (lacks && nearest && found > most_lacking) {
            free(*missing);
            *nearest = map->name;
            *missing = text_tidy(lacks);
            most_lacking = found;
        }
        if (!better)
            map_free(map);
    }
    table_close(formats.table);
    return best;
}

const char *
map_text(const struct map_field *field, const struct table *table, int *column)
{
    if (column)
        *column = -1;
    if (field->fixed)
        return field->fixed;
    for (size_t i = 0; i < field->bound; i++) {
        const char *cell = table_cell(table, field->columns[i]);
        if (text_is_blank(cell))
            continue;
        if (column)
            *column = field->columns[i];
        return cell;
    }
    return "";
}

bool
map_show(const char *format, struct outfile *out)
{
    struct crm_words *words = crm_words_new();
    struct map *map = map_builtin(format, words);
    if (map) {
        const struct table_file *file = builtin_file(format);
        outfile_write(out, file->bytes, file->size);
    }
    map_free(map);
    crm_words_free(words);
    return map != NULL;
}

void
map_list(struct outfile *out)
{
    struct formats formats = formats_open();
    while (table_next(formats.table))
        outfile_format(out, "%-32s %s\n", table_cell(formats.table, formats.format),
            table_cell(formats.table, formats.about));
    table_close(formats.table);
}
