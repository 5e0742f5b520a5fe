/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a stream, once for writing and for reading. It works nothing out.
 * Invariant: what is written is read back as it was, but for digits that were not asked for.
 */
#include "team/lift_stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "team/cells.h"

const char *const lift_shows_words[] = {"metric", "others", "guard", NULL};

/* The figures stand between metric and verdict, in the order of the enum. */
static const char *const figure_names[LIFT_FIGURES] = {"reps", "before", "during", "after",
    "lift_during", "during_low", "during_high", "lift_after", "after_low", "after_high",
    "retention", "net", "net_low", "net_high"};

void
lift_row_header(struct writer *writer)
{
    static const char *const behind[] = {
        "verdict", "kind", "start", "end", "shows", "method", "others", "as_of", NULL};
    writer_cell(writer, "name");
    writer_cell(writer, "metric");
    for (int i = 0; i < LIFT_FIGURES; i++)
        writer_cell(writer, figure_names[i]);
    writer_header(writer, behind);
}

void
lift_row_write(struct writer *writer, const struct lift_row *row, const char *const *verdicts)
{
    writer_cell(writer, row->name);
    writer_cell(writer, row->metric);
    for (int i = 0; i < LIFT_FIGURES; i++)
        writer_number(writer, row->figures[i]);
    writer_cell(writer, verdicts[row->verdict]);
    writer_cell(writer, row->kind);
    writer_day(writer, row->start);
    writer_day(writer, row->end);
    writer_cell(writer, lift_shows_words[row->shows]);
    writer_cell(writer, row->method);
    writer_number(writer, row->others);
    writer_day(writer, row->as_of);
    writer_end_row(writer);
}

void
lift_rows_add(struct lift_rows *rows, const struct lift_row *row)
{
    rows->items = mem_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = *row;
}

void
lift_rows_free(struct lift_rows *rows)
{
    free(rows->items);
    arena_free(&rows->arena);
    *rows = (struct lift_rows){0};
}

static bool
read_row(struct lift_rows *rows, const struct table *table, const char *const *verdicts)
{
    static const char *const needed[] = {"name", "metric"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        int column = table_column(table, needed[i]);
        if (text_is_blank(table_cell(table, column))) {
            table_set_aside(table, column, "is empty");
            return false;
        }
    }
    int verdict = table_column(table, "verdict");
    struct lift_row row = {.verdict = cells_word(table, verdict, verdicts)};
    if (row.verdict < 0) {
        table_set_aside(table, verdict, "is not a verdict");
        return false;
    }
    row.name = cells_text(&rows->arena, table, table_column(table, "name"));
    row.metric = cells_text(&rows->arena, table, table_column(table, "metric"));
    row.kind = cells_text(&rows->arena, table, table_column(table, "kind"));
    row.method = cells_text(&rows->arena, table, table_column(table, "method"));
    for (int i = 0; i < LIFT_FIGURES; i++)
        row.figures[i] = cells_figure(table, table_column(table, figure_names[i]));
    row.others = cells_figure(table, table_column(table, "others"));
    row.start = cells_day(table, table_column(table, "start"));
    row.end = cells_day(table, table_column(table, "end"));
    row.as_of = cells_day(table, table_column(table, "as_of"));
    int shows = cells_word(table, table_column(table, "shows"), lift_shows_words);
    row.shows = shows < 0 ? LIFT_SHOWS_METRIC : (enum lift_shows)shows;
    lift_rows_add(rows, &row);
    return true;
}

size_t
lift_rows_read(struct lift_rows *rows, struct table *table, const char *const *verdicts)
{
    size_t count = 0;
    (void)table_need(table, "name");
    (void)table_need(table, "metric");
    (void)table_need(table, "verdict");
    while (table_next(table))
        count += read_row(rows, table, verdicts);
    return count;
}

/* Whether the intervention of a row had one person in it. */
static bool
is_single(const struct lift_rows *rows, const struct lift_row *row)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct lift_row *other = &rows->items[i];
        double reps = other->figures[LIFT_REPS];
        if (other->shows != LIFT_SHOWS_OTHERS && reps > 0 && reps < 2 &&
            other->start == row->start && strcmp(other->name, row->name) == 0)
            return true;
    }
    return false;
}

void
lift_rows_leave_out_single(struct lift_rows *rows)
{
    struct lift_row *kept = mem_zeroed(rows->count + 1, sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (!is_single(rows, &rows->items[i]))
            kept[count++] = rows->items[i];
    free(rows->items);
    rows->items = kept;
    rows->capacity = rows->count + 1;
    rows->count = count;
}

bool
lift_rows_alike(const struct lift_row *one, const struct lift_row *other)
{
    const double *a = one->figures, *b = other->figures;
    return one->shows == LIFT_SHOWS_METRIC && other->shows == LIFT_SHOWS_METRIC &&
           text_same(one->metric, other->metric) && !text_same(one->name, other->name) &&
           a[LIFT_AFTER_LOW] <= b[LIFT_AFTER_HIGH] && b[LIFT_AFTER_LOW] <= a[LIFT_AFTER_HIGH];
}

const char *
lift_row_word(const struct lift_row *row, const char *const *verdicts)
{
    const char *verdict = verdicts[row->verdict];
    if (strcmp(verdict, "cannot-tell") != 0)
        return verdict;
    if (row->figures[LIFT_DURING_LOW] > 1)
        return isnan(row->figures[LIFT_RATE_AFTER]) ? "cannot-tell-yet" : "cannot-tell-more";
    return row->figures[LIFT_DURING_HIGH] < 1 ? "cannot-tell-less" : verdict;
}

bool
lift_rows_any(const struct lift_rows *rows, int verdict)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].shows == LIFT_SHOWS_METRIC && rows->items[i].verdict == verdict)
            return true;
    return false;
}

const char *
lift_rows_alike_with(const struct lift_rows *rows, const struct lift_row *row)
{
    for (size_t i = 0; i < rows->count; i++)
        if (&rows->items[i] != row && lift_rows_alike(&rows->items[i], row))
            return rows->items[i].name;
    return NULL;
}
