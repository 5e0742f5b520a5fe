/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a map are few, so they are looked through one by one. What a word must be (a kind, a
 * date) is not known here: the reader of the log says so of the cell, as of any other.
 */
#include "team/coaching_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

const char *const coaching_column_names[COACHING_COLUMNS + 1] = {"id", "date", "rep", "coach",
    "kind", "skill", "focus", "asked", "told", "minutes", "effort", "action", "owner", "due",
    "closes", "note", NULL};

struct meaning {
    const char *value, *means;
    struct meaning *next;
};

struct mapped_column {
    bool named; /* the map has a row for it */
    const char *name;
    struct meaning *meanings;
};

struct coaching_map {
    struct mapped_column columns[COACHING_COLUMNS];
    struct arena arena;
};

enum coaching_column
coaching_column_named(const char *name)
{
    size_t column = 0;
    char *key = text_column_key(name);
    while (column < COACHING_COLUMNS && strcmp(key, coaching_column_names[column]) != 0)
        column++;
    free(key);
    return (enum coaching_column)column;
}

static const char *
keep(struct coaching_map *map, const char *cell)
{
    char *tidy = text_tidy(cell);
    const char *kept = arena_text(&map->arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

static void
take_row(struct coaching_map *map, const struct table *table, const int columns[static 4])
{
    const char *cells[4];
    for (size_t i = 0; i < 4; i++)
        cells[i] = keep(map, table_cell(table, columns[i]));
    enum coaching_column column = coaching_column_named(cells[0]);
    if (column == COACHING_COLUMNS)
        diag_fatal_at(
            table_place(table), "column '%s' is no column of a coaching log", text_shown(cells[0]));
    struct mapped_column *mapped = &map->columns[column];
    const char *name = *cells[1] ? cells[1] : NULL;
    bool other =
        mapped->named && (!name != !mapped->name || (name && !text_same(name, mapped->name)));
    if (other)
        diag_fatal_at(table_place(table), "name '%s': column '%s' has another name above",
            text_shown(cells[1]), coaching_column_names[column]);
    if (!name && *cells[2])
        diag_fatal_at(
            table_place(table), "value '%s' in a column without a name", text_shown(cells[2]));
    mapped->named = true;
    mapped->name = name;
    if (*cells[2] || *cells[3]) {
        struct meaning *meaning = arena_alloc(&map->arena, sizeof *meaning);
        *meaning = (struct meaning){cells[2], cells[3], mapped->meanings};
        mapped->meanings = meaning;
    }
}

struct coaching_map *
coaching_map_read(const char *path)
{
    struct coaching_map *map = mem_zeroed(1, sizeof *map);
    if (!path)
        return map;
    struct table *table = table_open(path, 0);
    table_need_rows(table);
    const int columns[4] = {table_need(table, "column"), table_need(table, "name"),
        table_column(table, "value"), table_column(table, "means")};
    while (table_next(table))
        take_row(map, table, columns);
    table_close(table);
    return map;
}

void
coaching_map_free(struct coaching_map *map)
{
    arena_free(&map->arena);
    free(map);
}

const char *
coaching_map_name(const struct coaching_map *map, enum coaching_column column)
{
    return map->columns[column].named ? map->columns[column].name : coaching_column_names[column];
}

bool
coaching_map_has_meanings(const struct coaching_map *map, enum coaching_column column)
{
    return map->columns[column].meanings != NULL;
}

const char *
coaching_map_meaning(const struct coaching_map *map, enum coaching_column column, const char *cell)
{
    const struct meaning *meaning = map->columns[column].meanings;
    while (meaning && !text_same(meaning->value, cell))
        meaning = meaning->next;
    return meaning ? meaning->means : cell;
}
