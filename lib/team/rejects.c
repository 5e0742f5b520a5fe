/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of each reason a few line numbers are kept for the page and the rest are counted. That a row was
 * said already is known by 16 bytes for each, so what several programs set aside alike counts once.
 */
#include "team/rejects.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/slots.h"
#include "base/text.h"

/* A row that was counted. */
struct counted {
    uint32_t group;
    size_t line;
};

struct rejects {
    struct names *keys;          /* of file, column and reason */
    struct reject_group *groups; /* by the number of the key */
    struct reject_group *sorted; /* what rejects_groups() gave last */
    size_t count, capacity;
    struct counted *rows;
    size_t row_count, row_capacity;
    struct slots by_row;
    struct arena arena;
};

struct rejects *
rejects_new(void)
{
    struct rejects *rejects = mem_zeroed(1, sizeof *rejects);
    rejects->keys = names_new();
    return rejects;
}

void
rejects_free(struct rejects *rejects)
{
    if (!rejects)
        return;
    names_free(rejects->keys);
    free(rejects->groups);
    free(rejects->sorted);
    free(rejects->rows);
    free(rejects->by_row.table);
    arena_free(&rejects->arena);
    free(rejects);
}

static const char *
keep(struct rejects *rejects, const char *text)
{
    return arena_text(&rejects->arena, text, strlen(text));
}

/* The number of the three texts together. */
static size_t
key_of(struct rejects *rejects, const char *file, const char *column, const char *reason)
{
    size_t lengths[] = {strlen(file), strlen(column), strlen(reason)};
    char *key = mem_zeroed(lengths[0] + lengths[1] + lengths[2] + 3, 1);
    memcpy(key, file, lengths[0]);
    key[lengths[0]] = '\n';
    memcpy(key + lengths[0] + 1, column, lengths[1]);
    key[lengths[0] + 1 + lengths[1]] = '\n';
    memcpy(key + lengths[0] + lengths[1] + 2, reason, lengths[2]);
    int number = names_number(rejects->keys, key);
    free(key);
    return (size_t)number;
}

static struct reject_group *
group_of(struct rejects *rejects, const char *file, const char *column, const char *reason)
{
    size_t number = key_of(rejects, file, column, reason);
    if (number == rejects->count) {
        rejects->groups = mem_grow(
            rejects->groups, &rejects->capacity, rejects->count + 1, sizeof *rejects->groups);
        rejects->groups[rejects->count++] = (struct reject_group){.file = keep(rejects, file),
            .column = keep(rejects, column),
            .reason = keep(rejects, reason)};
    }
    return &rejects->groups[number];
}

/* What is looked for. */
struct wanted {
    const struct rejects *rejects;
    struct counted row;
};

static bool
is_same_row(uint32_t item, const void *data)
{
    const struct wanted *wanted = data;
    const struct counted *row = &wanted->rejects->rows[item];
    return row->group == wanted->row.group && row->line == wanted->row.line;
}

/* Whether the row is new; it is counted then. */
static bool
count_row(struct rejects *rejects, size_t group, size_t line)
{
    const struct wanted wanted = {rejects, {(uint32_t)group, line}};
    const size_t key[] = {group, line};
    struct slot *slot =
        slots_find(&rejects->by_row, slots_hash(key, sizeof key), is_same_row, &wanted);
    if (slot->item != SLOTS_NONE)
        return false;
    slot->item = (uint32_t)rejects->row_count;
    slots_filled(&rejects->by_row);
    rejects->rows = mem_grow(
        rejects->rows, &rejects->row_capacity, rejects->row_count + 1, sizeof *rejects->rows);
    rejects->rows[rejects->row_count++] = wanted.row;
    return true;
}

void
rejects_add(
    struct rejects *rejects, const char *file, size_t line, const char *column, const char *reason)
{
    struct reject_group *group = group_of(rejects, file, column ? column : "", reason);
    if (line > 0 && !count_row(rejects, (size_t)(group - rejects->groups), line))
        return;
    group->count++;
    if (line > 0 && group->line_count < REJECTS_LINES)
        group->lines[group->line_count++] = line;
}

size_t
rejects_read(struct rejects *rejects, struct table *table)
{
    int file = table_need(table, "file"), line = table_need(table, "line");
    int column = table_need(table, "column"), reason = table_need(table, "reason");
    size_t count = 0;
    while (table_next(table)) {
        const char *cell = table_cell(table, line);
        int number = 0;
        size_t digits = chars_number(cell, 9, &number);
        if (cell[digits] != '\0') {
            table_set_aside(table, line, "is not a line number");
        } else if (text_is_blank(table_cell(table, reason))) {
            table_set_aside(table, reason, "is empty");
        } else {
            rejects_add(rejects, table_cell(table, file), (size_t)number, table_cell(table, column),
                table_cell(table, reason));
            count++;
        }
    }
    return count;
}

static int
compare(const void *left, const void *right)
{
    const struct reject_group *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order == 0)
        order = strcmp(a->column, b->column);
    return order != 0 ? order : strcmp(a->reason, b->reason);
}

const struct reject_group *
rejects_groups(struct rejects *rejects, size_t *count)
{
    *count = rejects->count;
    rejects->sorted = mem_resize(rejects->sorted, rejects->count, sizeof *rejects->sorted);
    if (rejects->count > 0) {
        memcpy(rejects->sorted, rejects->groups, rejects->count * sizeof *rejects->sorted);
        qsort(rejects->sorted, rejects->count, sizeof *rejects->sorted, compare);
    }
    return rejects->sorted;
}

/* A row that was set aside, once. */
struct set_aside {
    const char *file;
    size_t line;
};

static int
compare_rows(const void *left, const void *right)
{
    const struct set_aside *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

size_t
rejects_rows(const struct rejects *rejects)
{
    size_t all = 0, known = rejects->row_count, rows = known > 0;
    for (size_t i = 0; i < rejects->count; i++)
        all += rejects->groups[i].count;
    struct set_aside *sorted = mem_zeroed(known + 1, sizeof *sorted);
    for (size_t i = 0; i < known; i++)
        sorted[i] =
            (struct set_aside){rejects->groups[rejects->rows[i].group].file, rejects->rows[i].line};
    if (known > 0)
        qsort(sorted, known, sizeof *sorted, compare_rows);
    for (size_t i = 1; i < known; i++)
        rows += compare_rows(&sorted[i], &sorted[i - 1]) != 0;
    free(sorted);
    return rows + all - known;
}
