/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what motivation-score found. A group that was not shown has no figures here either.
 */
#include "team/score_sheet.h"

#include <limits.h>
#include <stdlib.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "team/cells.h"
#include "team/score_rows.h"

/* The rows of one subject, by the number of the scale. */
struct subject {
    struct score_row *rows; /* day DAY_NONE = there is none */
    size_t count, capacity;
};

struct score_sheet {
    struct names *scales, *groups;
    struct subject *subjects;
    size_t count, capacity;
    int last_day;
    struct arena arena;
};

struct score_sheet *
score_sheet_new(void)
{
    struct score_sheet *sheet = mem_zeroed(1, sizeof *sheet);
    sheet->scales = names_new();
    sheet->groups = names_new();
    sheet->last_day = INT_MAX;
    return sheet;
}

void
score_sheet_until(struct score_sheet *sheet, int last_day)
{
    sheet->last_day = last_day;
}

void
score_sheet_free(struct score_sheet *sheet)
{
    if (!sheet)
        return;
    for (size_t i = 0; i < sheet->count; i++)
        free(sheet->subjects[i].rows);
    free(sheet->subjects);
    names_free(sheet->scales);
    names_free(sheet->groups);
    arena_free(&sheet->arena);
    free(sheet);
}

/* The place for a subject's row of a scale. */
static struct score_row *
place_of(struct score_sheet *sheet, int number, int scale)
{
    size_t needed = (size_t)number + 1;
    sheet->subjects = mem_grow(sheet->subjects, &sheet->capacity, needed, sizeof *sheet->subjects);
    while (sheet->count < needed)
        sheet->subjects[sheet->count++] = (struct subject){0};
    struct subject *subject = &sheet->subjects[number];
    needed = (size_t)scale + 1;
    subject->rows = mem_grow(subject->rows, &subject->capacity, needed, sizeof *subject->rows);
    while (subject->count < needed)
        subject->rows[subject->count++] = (struct score_row){.day = DAY_NONE};
    return &subject->rows[scale];
}

/* Where the columns are; -1 = not there. */
struct columns {
    int who, date, scale, mean, low, high, previous, verdict, n, shown;
};

static struct columns
find_columns(const struct table *table, const char *who, const char *mean)
{
    return (struct columns){
        .who = table_column(table, who),
        .date = table_column(table, "date"),
        .scale = table_column(table, "scale"),
        .mean = table_column(table, mean),
        .low = table_column(table, "low"),
        .high = table_column(table, "high"),
        .previous = table_column(table, "previous"),
        .verdict = table_column(table, "verdict"),
        .n = table_column(table, "n"),
        .shown = table_column(table, "shown"),
    };
}

static enum change_verdict
verdict_of(const char *cell)
{
    for (int verdict = VERDICT_NO_REAL_CHANGE; verdict > VERDICT_NONE; verdict--)
        if (chars_same(score_verdict_word((enum change_verdict)verdict), cell))
            return (enum change_verdict)verdict;
    return VERDICT_NONE;
}

/* Reads the row in hand, but whose it is. False: it says nothing without what is missing. */
static bool
read_row(struct score_sheet *sheet, const struct table *table, const struct columns *columns,
    struct score_row *row)
{
    row->day = cells_day(table, columns->date);
    const int needed[] = {columns->who, columns->scale, columns->date};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (text_is_blank(table_cell(table, needed[i])) || row->day == DAY_NONE) {
            table_set_aside(table, row->day == DAY_NONE ? columns->date : needed[i], "is missing");
            return false;
        }
    row->mean = cells_figure(table, columns->mean);
    row->low = cells_figure(table, columns->low);
    row->high = cells_figure(table, columns->high);
    row->previous = cells_figure(table, columns->previous);
    row->verdict = verdict_of(table_cell(table, columns->verdict));
    row->n = cells_count(table, columns->n);
    row->shown = cells_text(&sheet->arena, table, columns->shown);
    return true;
}

/* Whether the row takes the place of one that was read before. */
static bool
is_newer(const struct score_sheet *sheet, const struct score_row *row, const struct score_row *old)
{
    bool is_ahead = row->day > sheet->last_day, was_ahead = old->day > sheet->last_day;
    if (old->day == DAY_NONE || is_ahead != was_ahead)
        return old->day == DAY_NONE || was_ahead;
    return row->day >= old->day;
}

/* Reads all rows; `roster`: of people, NULL: of groups. */
static size_t
read_rows(struct score_sheet *sheet, struct table *table, const struct columns *columns,
    struct roster *roster)
{
    size_t count = 0;
    struct score_row row;
    while (table_next(table)) {
        if (!read_row(sheet, table, columns, &row))
            continue;
        const char *who = cells_text(&sheet->arena, table, columns->who);
        const char *scale = cells_text(&sheet->arena, table, columns->scale);
        int subject = roster ? roster_number(roster, who) : names_number(sheet->groups, who);
        struct score_row *place = place_of(sheet, subject, names_number(sheet->scales, scale));
        if (is_newer(sheet, &row, place))
            *place = row;
        count++;
    }
    return count;
}

size_t
score_sheet_read_people(struct score_sheet *sheet, struct table *table, struct roster *roster)
{
    struct columns columns = find_columns(table, "rep", "pomp");
    return read_rows(sheet, table, &columns, roster);
}

size_t
score_sheet_read_groups(struct score_sheet *sheet, struct table *table)
{
    struct columns columns = find_columns(table, "group", "mean");
    return read_rows(sheet, table, &columns, NULL);
}

const struct names *
score_sheet_scales(const struct score_sheet *sheet)
{
    return sheet->scales;
}

const struct names *
score_sheet_groups(const struct score_sheet *sheet)
{
    return sheet->groups;
}

const struct score_row *
score_sheet_row(const struct score_sheet *sheet, int subject, int scale)
{
    if (subject < 0 || (size_t)subject >= sheet->count)
        return NULL;
    const struct subject *found = &sheet->subjects[subject];
    if (scale < 0 || (size_t)scale >= found->count || found->rows[scale].day == DAY_NONE)
        return NULL;
    return &found->rows[scale];
}
