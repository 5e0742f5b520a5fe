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
#include "base/number.h"
#include "base/tables.h"
#include "base/text.h"
#include "team/crm_header.h"

static const char *const part_columns[MAP_PARTS] = {
    "event", "date", "rep", "count", "value", "unit", "account", "ref", "note"};

void
map_free(struct map *map)
{
    if (!map)
        return;
    for (size_t i = 0; i < map->count; i++) {
        for (size_t part = 0; part < MAP_PARTS; part++)
            free(map->rows[i].parts[part].columns);
        crm_condition_free(map->rows[i].when);
    }
    free(map->source.columns);
    free(map->rows);
    arena_free(&map->arena);
    free(map);
}

/* Takes one column name, in brackets or up to a sign of the map, moving *text behind it. NULL if
 * there is none, or if a bracket is not closed. */
static struct crm_name *
take_name(struct arena *arena, const char **text)
{
    *text += strspn(*text, " ");
    bool bracketed = **text == '[';
    *text += bracketed;
    size_t length = strcspn(*text, bracketed ? "]" : "|?+~!@}");
    const char *tidy = text_tidy_in(arena, *text, length);
    *text += length;
    bool closed = !bracketed || **text == ']';
    *text += bracketed && closed;
    *text += strspn(*text, " ");
    return closed && *tidy ? crm_name_of(arena, tidy) : NULL;
}

static const char *const scale_names[] = {
    "", "minutes", "seconds", "milliseconds", "hours", "clock", "end"};

/* Reads one choice with what stands behind its name. False if that makes no sense. */
static bool
choice_read(struct map_choice *choice, const char **text, struct arena *arena)
{
    *text += strspn(*text, " ");
    choice->subject = **text == '~';
    *text += choice->subject;
    choice->name = take_name(arena, text);
    bool timed = **text == '+';
    if (timed) {
        (*text)++;
        choice->time_name = take_name(arena, text);
    }
    bool named = choice->name && (!timed || choice->time_name);
    choice->estimate = **text == '~';
    choice->planned = **text == '!';
    *text += choice->estimate || choice->planned;
    if (**text != '@')
        return named;
    (*text)++;
    size_t length = strcspn(*text, "|? ");
    for (size_t i = 1; i < sizeof scale_names / sizeof *scale_names; i++)
        if (strlen(scale_names[i]) == length && memcmp(*text, scale_names[i], length) == 0)
            choice->scale = (enum map_scale)i;
    choice->nonzero = length == strlen("nonzero") && memcmp(*text, "nonzero", length) == 0;
    *text += length;
    return named && (choice->nonzero || choice->scale != MAP_PLAIN);
}

static uint64_t
choice_marks(const struct map_choice *choice)
{
    uint64_t marks = choice->name ? crm_name_marks(choice->name) : 0;
    return marks | (choice->time_name ? crm_name_marks(choice->time_name) : 0);
}

/* How many choices a map cell can have at most. */
static size_t
choices_in(const char *text)
{
    size_t choices = 1;
    for (; *text && choices < MAP_CHOICES; text++)
        choices += *text == '|';
    return choices;
}

/* Reads a map cell. Returns what is wrong with it, or NULL. */
static const char *
field_read(struct map_field *field, const char *text, struct arena *arena)
{
    static const char form[] = "is not of the form COLUMN|COLUMN?";
    text += strspn(text, " ");
    if (*text == '=') {
        field->fixed = text_tidy_in(arena, text + 1, strlen(text + 1));
        return *field->fixed ? NULL : "has nothing after '='";
    }
    if (*text)
        field->choices = arena_alloc(arena, choices_in(text) * sizeof *field->choices);
    while (*text) {
        if (field->count == MAP_CHOICES)
            return "names more than 16 columns";
        struct map_choice *choice = &field->choices[field->count++];
        bool good = choice_read(choice, &text, arena);
        field->marks |= choice_marks(choice);
        field->optional = *text == '?' && text_is_blank(text + 1);
        if (!good || (*text && *text != '|' && !field->optional))
            return form;
        if (*text != '|')
            return NULL;
        if (text_is_blank(++text))
            return form;
    }
    return NULL;
}

/* The event cell is a word, unless a sign says otherwise. */
static const char *
event_read(struct map_field *field, const char *text, struct arena *arena)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    if (*text == '[')
        return field_read(field, text, arena);
    field->kind = length > 1 && *text == '{' && text[length - 1] == '}';
    if (field->kind) {
        char *inner = mem_copy(text + 1, length - 2);
        const char *error = field_read(field, inner, arena);
        free(inner);
        field->optional = true;
        return error;
    }
    field->left_out = *text == '-';
    field->fixed = text_tidy_in(arena, text + field->left_out, strlen(text + field->left_out));
    return *field->fixed ? NULL : "is empty";
}

/* The condition, with `else` in front perhaps. */
static void
when_read(struct map *map, struct map_row *row, const struct table *table, int column,
    struct crm_words *words)
{
    const char *error, *cell = table_cell(table, column), *text = cell + strspn(cell, " ");
    if (strncmp(text, "else", 4) == 0) {
        const char *behind = text + 4 + strspn(text + 4, " ");
        row->otherwise = *behind == '\0' || *behind == '&';
        text = row->otherwise ? behind + (*behind == '&') : text;
    }
    row->when = crm_condition_read(text, words, &map->arena, &error);
    if (!row->when)
        diag_fatal_at(table_place(table), "when '%s' %s", text_shown(cell), error);
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
        const char *error = part == MAP_EVENT ? event_read(&row->parts[part], cell, &map->arena)
                                              : field_read(&row->parts[part], cell, &map->arena);
        if (error)
            diag_fatal_at(
                table_place(table), "%s '%s' %s", part_columns[part], text_shown(cell), error);
    }
    if (!row->parts[MAP_EVENT].left_out &&
        (row->parts[MAP_DATE].count == 0 ||
            (row->parts[MAP_REP].count == 0 && !row->parts[MAP_REP].fixed)))
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
    when_read(map, row, table, when, words);
}

struct map *
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
    map->source.fixed = "file";
    return map;
}

static void
keep_columns(struct map_field *field, const struct map_choice *choice, int time, const int *columns,
    size_t count)
{
    field->columns =
        mem_grow(field->columns, &field->capacity, field->bound + count, sizeof *field->columns);
    for (size_t i = 0; i < count; i++)
        field->columns[field->bound++] = (struct map_column){choice, columns[i], time};
}

/* Finds the columns of one field, which the header counts. False if it needs one and none is there.
 */
static bool
field_bind(struct map_field *field, struct crm_header *header, bool kept)
{
    bool may_find = crm_header_may_have(header, field->marks), found = false;
    field->bound = 0;
    for (size_t i = 0; i < field->count && may_find; i++) {
        const struct map_choice *choice = &field->choices[i];
        int time = choice->time_name ? crm_header_column(header, choice->time_name) : -1;
        const int *columns;
        size_t count = crm_header_find(header, choice->name, &columns);
        if (count > 0 && kept)
            keep_columns(field, choice, time, columns, count);
        for (size_t j = 0; j < count; j++)
            crm_header_count(header, columns[j]);
        if (time >= 0)
            crm_header_count(header, time);
        found = found || count > 0;
    }
    return found || field->optional || field->count == 0;
}

/* The shortest of the names that a cell of a map gives: that is the one to tell people. */
static const char *
plainest_name(const struct map_field *field)
{
    const char *plainest = crm_name_text(field->choices[0].name);
    for (size_t i = 1; i < field->count; i++) {
        const char *name = crm_name_text(field->choices[i].name);
        if (strlen(name) < strlen(plainest))
            plainest = name;
    }
    return plainest;
}

static const char *
bind(struct map *map, struct crm_header *header, size_t *found, bool kept)
{
    bool hasty = !found && !kept; /* whether anything is missing is all that is asked */
    const char *missing = NULL;
    crm_header_count_begin(header);
    (void)field_bind(&map->source, header, kept);
    for (size_t i = 0; i < map->count && !(hasty && missing); i++) {
        struct map_row *row = &map->rows[i];
        for (size_t part = 0; part < MAP_PARTS && !(hasty && missing); part++)
            if (!field_bind(&row->parts[part], header, kept) && !missing)
                missing = plainest_name(&row->parts[part]);
        bool can_tell = crm_condition_bind(row->when, header);
        if (!can_tell && !row->parts[MAP_EVENT].left_out && !missing)
            missing = crm_condition_column(row->when);
    }
    if (found)
        *found = crm_header_counted(header);
    return missing;
}

const char *
map_bind(struct map *map, const struct table *table, size_t *found)
{
    struct crm_header *header = crm_header_of(table);
    const char *missing = bind(map, header, found, true);
    crm_header_free(header);
    return missing;
}

const char *
map_lacks(struct map *map, struct crm_header *header, size_t *found)
{
    return bind(map, header, found, false);
}

const struct map_column *
map_search(const struct map_field *field, const struct record *row)
{
    for (size_t i = 0; i < field->bound; i++) {
        const struct map_column *column = &field->columns[i];
        const char *cell = record_cell(row, (size_t)column->column);
        if (!text_is_blank(cell) && !(column->choice->nonzero && number_is_zero(cell)))
            return column;
    }
    return NULL;
}

void
map_set_source(struct map *map, const char *text)
{
    (void)event_read(&map->source, text, &map->arena);
}
