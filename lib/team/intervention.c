/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what people keep by hand. A date that is missing is not guessed, but for the announcement:
 * who does not say when it was announced is taken to have announced it on the first day.
 * Invariant: every row becomes an intervention or is set aside by name.
 */
#include "team/intervention.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/hash.h"
#include "base/text.h"
#include "csv/table.h"

enum { NAME, KIND, ANNOUNCED, START, END, METRIC, REPS, COLUMNS };

static const char *const column_names[COLUMNS] = {
    "name", "kind", "announced", "start", "end", "metric", "reps"};

/* A word for a kind, and the kind. */
struct word {
    const char *text, *kind;
    UT_hash_handle hh;
};

struct reading {
    struct table *table;
    struct roster *roster;
    struct interventions *into;
    struct word *words;
    int columns[COLUMNS];
    bool metric_is_given;
};

/* A tidy copy of a cell that lives as long as the interventions. */
static const char *
keep(struct interventions *into, const char *text)
{
    char *tidy = text_tidy(text);
    const char *kept = arena_text(&into->arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

static void
read_words(struct reading *reading)
{
    struct table *table = table_builtin("team/intervention-kinds");
    int kind = table_need(table, "kind"), words = table_need(table, "words");
    while (table_next(table)) {
        const char *list = table_cell(table, words),
                   *kept = keep(reading->into, table_cell(table, kind));
        for (char *item; text_next_item(&list, ";", &item); free(item)) {
            struct word *word = arena_alloc(&reading->into->arena, sizeof *word);
            *word = (struct word){.text = keep(reading->into, item), .kind = kept};
            HASH_ADD_KEYPTR(hh, reading->words, word->text, strlen(word->text), word);
        }
    }
    table_close(table);
}

static const char *
cell(const struct reading *reading, int column)
{
    return table_cell(reading->table, reading->columns[column]);
}

static bool
fault(const struct reading *reading, int column, const char *reason)
{
    table_set_aside(reading->table, reading->columns[column], reason);
    return false;
}

/* The kind that a cell names; "" if it is empty or none of them. */
static const char *
read_kind(const struct reading *reading)
{
    char *folded = text_folded(cell(reading, KIND));
    struct word *word;
    HASH_FIND_STR(reading->words, folded, word);
    bool is_none = *folded && !word;
    free(folded);
    if (is_none)
        table_set_cell_aside(reading->table, reading->columns[KIND],
            "is not one of contest, training, coaching, goal, other");
    return word ? word->kind : "";
}

static bool
read_day(const struct reading *reading, int column, int *day)
{
    char *tidy = text_tidy(cell(reading, column));
    bool is_good = day_parse(tidy, day), is_empty = *tidy == '\0';
    free(tidy);
    if (is_good || (is_empty && column == ANNOUNCED))
        return true;
    return fault(reading, column, is_empty ? "is empty" : "is not a date (YYYY-MM-DD)");
}

static void
read_people(const struct reading *reading, struct intervention *intervention)
{
    const char *list = cell(reading, REPS);
    size_t most = 1;
    for (const char *c = list; *c; c++)
        most += *c == ';';
    if (text_is_blank(list))
        return;
    intervention->people = arena_alloc(&reading->into->arena, most * sizeof *intervention->people);
    for (char *name; text_next_item(&list, ";", &name); free(name)) {
        int number = roster_number(reading->roster, name);
        size_t i = 0;
        while (i < intervention->people_count && intervention->people[i] != number)
            i++;
        if (i == intervention->people_count)
            intervention->people[intervention->people_count++] = number;
    }
}

static bool
read_row(const struct reading *reading, struct intervention *row)
{
    *row = (struct intervention){.place = table_place(reading->table), .announced = DAY_NONE};
    if (text_is_blank(cell(reading, NAME)))
        return fault(reading, NAME, "is empty");
    if (!read_day(reading, START, &row->start) || !read_day(reading, END, &row->end) ||
        !read_day(reading, ANNOUNCED, &row->announced))
        return false;
    if (row->end < row->start)
        return fault(reading, END, "is before start");
    if (row->announced == DAY_NONE)
        row->announced = row->start;
    if (row->announced > row->start)
        return fault(reading, ANNOUNCED, "is after start");
    if (!reading->metric_is_given && text_is_blank(cell(reading, METRIC))) {
        table_set_aside(reading->table, -1, "names no metric, and no -m says what to look at");
        return false;
    }
    row->name = keep(reading->into, cell(reading, NAME));
    row->kind = read_kind(reading);
    row->metric = keep(reading->into, cell(reading, METRIC));
    read_people(reading, row);
    return true;
}

struct interventions
interventions_read(const char *path, char delimiter, bool metric_is_given, struct roster *roster)
{
    struct interventions all = {0};
    struct reading reading = {.roster = roster, .into = &all, .metric_is_given = metric_is_given};
    struct intervention row;
    read_words(&reading);
    reading.table = table_open(path, delimiter);
    for (int i = 0; i < COLUMNS; i++) {
        bool is_needed = i == NAME || i == START || i == END;
        reading.columns[i] = is_needed ? table_need(reading.table, column_names[i])
                                       : table_column(reading.table, column_names[i]);
    }
    while (table_next(reading.table)) {
        if (!read_row(&reading, &row))
            continue;
        all.items = mem_grow(all.items, &all.capacity, all.count + 1, sizeof *all.items);
        all.items[all.count++] = row;
    }
    table_close(reading.table);
    HASH_CLEAR(hh, reading.words);
    return all;
}

void
interventions_free(struct interventions *interventions)
{
    free(interventions->items);
    arena_free(&interventions->arena);
    *interventions = (struct interventions){0};
}
