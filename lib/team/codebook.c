/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a codebook. Scales keep the order in which they are first named, questions too: that is
 * the order in which they are taken to be asked.
 */
#include "team/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "team/codebook_parts.h"

struct codebook_name {
    const char *key;
    int number;
    UT_hash_handle hh;
};

void
codebook_fault(const struct table *table, int column, const char *what)
{
    diag_fatal_at(table_place(table), "%s '%s' %s", table_column_name(table, (size_t)column),
        text_shown(table_cell(table, column)), what);
}

const char *
codebook_cell(struct codebook *codebook, const struct table *table, int column)
{
    char *tidy = text_tidy(table_cell(table, column));
    const char *kept = arena_text(&codebook->arena, tidy, strlen(tidy));
    free(tidy);
    if (!*kept)
        codebook_fault(table, column, "is empty");
    return kept;
}

bool
codebook_yes(const struct table *table, int column)
{
    static const char *const yes[] = {"yes", "y", "true", "1"}, *const no[] = {
                                                                    "no", "n", "false", "0"};
    const char *cell = table_cell(table, column);
    if (text_is_blank(cell))
        return false;
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        if (text_same(cell, yes[i]))
            return true;
        if (text_same(cell, no[i]))
            return false;
    }
    codebook_fault(table, column, "is neither yes nor no");
}

double
codebook_number(const struct table *table, int column)
{
    struct decimal value;
    char *tidy = text_tidy(table_cell(table, column));
    /* Papers print what cannot exceed 1 without the zero, as in "alpha .80". */
    char whole[32];
    bool bare = *tidy == '.' && strlen(tidy) + 2 <= sizeof whole;
    if (bare)
        (void)snprintf(whole, sizeof whole, "0%s", tidy);
    bool good = decimal_parse(bare ? whole : tidy, &value);
    free(tidy);
    if (!good)
        codebook_fault(table, column, "is not a number");
    return decimal_to_double(value);
}

int
codebook_find(const struct codebook_name *names, const char *name)
{
    struct codebook_name *found;
    char *key = text_column_key(name);
    HASH_FIND_STR(names, key, found);
    free(key);
    return found ? found->number : -1;
}

void
codebook_add_name(
    struct codebook *codebook, struct codebook_name **names, const char *name, int number)
{
    struct codebook_name *added = arena_alloc(&codebook->arena, sizeof *added);
    char *key = text_column_key(name);
    size_t length = strlen(key);
    added->key = arena_text(&codebook->arena, key, length);
    added->number = number;
    free(key);
    HASH_ADD_KEYPTR(hh, *names, added->key, length, added);
}

struct figure *
codebook_figure(struct codebook *codebook, const char *name)
{
    int number = codebook_find(codebook->figure_names, name);
    if (number >= 0)
        return &codebook->figures[number];
    codebook->figures = mem_grow(codebook->figures, &codebook->figure_capacity,
        codebook->figure_count + 1, sizeof *codebook->figures);
    codebook->figures[codebook->figure_count] = (struct figure){.name = name};
    codebook_add_name(codebook, &codebook->figure_names, name, (int)codebook->figure_count);
    return &codebook->figures[codebook->figure_count++];
}

void
codebook_add_part(struct figure *figure, struct scale_part part)
{
    figure->parts =
        mem_grow(figure->parts, &figure->capacity, figure->count + 1, sizeof *figure->parts);
    figure->parts[figure->count++] = part;
}

enum column { ITEM, SCALE, MIN, MAX, REVERSED, WEIGHT, TEXT, PRECONDITION, COLUMNS };

/* The first four must be there. */
static const char *const column_names[COLUMNS] = {
    "item", "scale", "min", "max", "reversed", "weight", "text", "precondition"};

/* The number of the question that the row is about; it is added if it is new. */
static int
read_question(struct codebook *codebook, const struct table *table, const int *columns)
{
    const char *name = codebook_cell(codebook, table, columns[ITEM]);
    double min = codebook_number(table, columns[MIN]), max = codebook_number(table, columns[MAX]);
    if (!(max > min))
        codebook_fault(table, columns[MAX], "is not above min");
    int number = codebook_find(codebook->items, name);
    if (number >= 0) {
        const struct question *question = &codebook->questions[number];
        if (question->min != min || question->max != max)
            codebook_fault(table, columns[ITEM], "has another min or max in a row above");
        return number;
    }
    codebook->questions = mem_grow(codebook->questions, &codebook->question_capacity,
        codebook->question_count + 1, sizeof *codebook->questions);
    number = (int)codebook->question_count++;
    codebook->questions[number] = (struct question){name, min, max};
    codebook_add_name(codebook, &codebook->items, name, number);
    return number;
}

/* A text leads to its question; of two questions with one text it would lead astray. */
static void
read_text(struct codebook *codebook, const struct table *table, int column, int question)
{
    const char *text = table_cell(table, column);
    if (text_is_blank(text))
        return;
    int other = codebook_find(codebook->texts, text);
    if (other < 0)
        codebook_add_name(codebook, &codebook->texts, text, question);
    else if (other != question)
        codebook_fault(table, column, "is the text of two items");
}

static void
read_row(struct codebook *codebook, const struct table *table, const int *columns)
{
    struct scale_part part = {.of = read_question(codebook, table, columns), .weight = 1};
    part.reversed = codebook_yes(table, columns[REVERSED]);
    if (!text_is_blank(table_cell(table, columns[WEIGHT])))
        part.weight = codebook_number(table, columns[WEIGHT]);
    if (!(part.weight > 0))
        codebook_fault(table, columns[WEIGHT],
            "is not above 0; a question against the scale is "
            "reversed");
    read_text(codebook, table, columns[TEXT], part.of);
    struct figure *scale =
        codebook_figure(codebook, codebook_cell(codebook, table, columns[SCALE]));
    for (size_t i = 0; i < scale->count; i++)
        if (scale->parts[i].of == part.of)
            codebook_fault(table, columns[ITEM], "is twice in one scale");
    codebook_add_part(scale, part);
    scale->precondition |= codebook_yes(table, columns[PRECONDITION]);
}

static void
read_codebook(struct codebook *codebook, const char *name, char delimiter)
{
    struct table *table = codebook_open(name, delimiter, &codebook->name);
    int columns[COLUMNS];
    table_find_columns(table, column_names, COLUMNS, 4, columns);
    while (table_next(table))
        read_row(codebook, table, columns);
    table_close(table);
    codebook->scale_count = codebook->figure_count;
    if (codebook->scale_count == 0)
        diag_fatal("%s: no items: a codebook has a row for each", codebook->name);
}

/* Puts what was read into the form in which it is handed out. */
static void
complete(struct codebook *codebook)
{
    codebook->scales =
        arena_alloc(&codebook->arena, codebook->figure_count * sizeof *codebook->scales);
    for (size_t i = 0; i < codebook->figure_count; i++) {
        const struct figure *figure = &codebook->figures[i];
        codebook->scales[i] =
            (struct scale){figure->name, figure->parts, figure->count, figure->precondition};
    }
    codebook->questionnaire = (struct questionnaire){
        .questions = codebook->questions,
        .question_count = codebook->question_count,
        .scales = codebook->scales,
        .scale_count = codebook->scale_count,
        .composites = codebook->scales + codebook->scale_count,
        .composite_count = codebook->figure_count - codebook->scale_count,
    };
}

struct codebook *
codebook_read(const char *name, const char *composites, char delimiter)
{
    struct codebook *codebook = mem_zeroed(1, sizeof *codebook);
    read_codebook(codebook, name, delimiter);
    if (composites)
        codebook_read_composites(codebook, composites, delimiter);
    complete(codebook);
    codebook_read_caution(codebook, name);
    return codebook;
}

void
codebook_free(struct codebook *codebook)
{
    if (!codebook)
        return;
    for (size_t i = 0; i < codebook->figure_count; i++)
        free(codebook->figures[i].parts);
    free(codebook->figures);
    free(codebook->questions);
    HASH_CLEAR(hh, codebook->items);
    HASH_CLEAR(hh, codebook->texts);
    HASH_CLEAR(hh, codebook->figure_names);
    arena_free(&codebook->arena);
    free(codebook);
}

const struct questionnaire *
codebook_questionnaire(const struct codebook *codebook)
{
    return &codebook->questionnaire;
}

const char *
codebook_name(const struct codebook *codebook)
{
    return codebook->name;
}

const char *
codebook_caution(const struct codebook *codebook)
{
    return codebook->caution;
}

int
codebook_question(const struct codebook *codebook, const char *item)
{
    return codebook_find(codebook->items, item);
}

int
codebook_question_of_column(const struct codebook *codebook, const char *column)
{
    int question = codebook_find(codebook->items, column);
    if (question < 0)
        question = codebook_find(codebook->texts, column);
    size_t length = strlen(column);
    const char *bracket = strrchr(column, '[');
    if (question < 0 && bracket && column[length - 1] == ']') {
        char *inside = mem_copy(bracket + 1, length - (size_t)(bracket - column) - 2);
        question = codebook_question_of_column(codebook, inside);
        free(inside);
    }
    return question;
}
