/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compares shapes, not contents: an amount that is wrong in the CRM is not found here. Small
 * numbers are left alone, for a team that had three deals last week has one this week, and nothing
 * is wrong.
 */
#include "team/export_change.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

/* When a change is worth a word. The numbers stand in the header, for people. */
static const struct {
    size_t rows_least;   /* fewer rows say nothing */
    size_t rows_fallen;  /* percent of last time's rows */
    size_t rows_grown;   /* likewise */
    size_t share_fallen; /* percent of last time's share of filled cells */
    size_t cells_least;  /* fewer cells expected to be filled say nothing */
    size_t share_moved;  /* percentage points */
} limits = {10, 50, 200, 33, 10, 25};

void
export_change(struct export_changes *changes, bool spoils, const char *format, ...)
{
    char text[1000];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    changes->count++;
    changes->spoiling += spoils;
    diag_say_at(changes->place, "%s", text);
}

/* Rounded, but 0 and 100 only where it is that. */
static size_t
percent(size_t part, size_t whole)
{
    double share = whole > 0 ? 100 * (double)part / (double)whole : 0;
    if (part > 0 && share < 1)
        return 1;
    return part < whole && share > 99 ? 99 : (size_t)((share < 100 ? share : 100) + 0.5);
}

static void
compare_rows(size_t last, size_t now, struct export_changes *changes)
{
    bool enough = last >= limits.rows_least;
    bool fell = (last > 0 && now == 0) ||
                (enough && (double)now * 100 < (double)last * (double)limits.rows_fallen);
    bool grew = enough && (double)now * 100 > (double)last * (double)limits.rows_grown;
    if (fell || grew)
        export_change(changes, fell, "%zu %s, last time %zu", now, now == 1 ? "row" : "rows", last);
}

/* How far a column that is there both times is filled. */
static void
compare_fill(const struct export_shape *last, const struct shape_count *then,
    const struct export_shape *now, const struct shape_count *column,
    struct export_changes *changes)
{
    if (last->rows == 0 || now->rows == 0)
        return;
    double share_then = (double)then->count / (double)last->rows;
    double share_now = (double)column->count / (double)now->rows;
    double moved = share_now > share_then ? share_now - share_then : share_then - share_now;
    bool enough = last->rows >= limits.rows_least && now->rows >= limits.rows_least;
    bool emptied = column->used && share_then * (double)now->rows >= (double)limits.cells_least &&
                   share_now * 100 < share_then * (double)limits.share_fallen;
    if (emptied || (enough && moved * 100 >= (double)limits.share_moved))
        export_change(changes, emptied,
            "column '%s' was filled in %zu %% of rows last time, now in %zu %%",
            text_shown(column->name), percent(then->count, last->rows),
            percent(column->count, now->rows));
}

static bool
has_order(enum date_form form)
{
    return form == DATE_DAY_FIRST || form == DATE_MONTH_FIRST || form == DATE_YEAR_FIRST;
}

static void
compare_dates(const struct shape_count *then, const struct shape_count *column,
    struct export_changes *changes)
{
    if (then->form == column->form || then->form == DATE_NO_FORM || column->form == DATE_NO_FORM)
        return;
    export_change(changes, has_order(then->form) && has_order(column->form),
        "the dates of column '%s' were '%s' last time, now '%s'", text_shown(column->name),
        crm_date_form_name(then->form), crm_date_form_name(column->form));
}

/* Names that stand in a line together. */
struct list {
    const char **names;
    size_t count, capacity;
};

static void
list_add(struct list *list, const char *name)
{
    list->names =
        mem_grow((void *)list->names, &list->capacity, list->count + 1, sizeof *list->names);
    list->names[list->count++] = name;
}

/* Says "new columns (2): City, Region" if there are names, and forgets them. No such change spoils
 * a report. */
static void
list_say(struct list *list, const char *what, struct export_changes *changes)
{
    char text[500];
    if (list->count > 0)
        export_change(changes, false, "%s (%zu): %s", what, list->count,
            text_list(list->names, list->count, "''", text, sizeof text));
    list->count = 0;
}

static void
compare_columns(
    const struct export_shape *last, const struct export_shape *now, struct export_changes *changes)
{
    struct list list = {NULL, 0, 0};
    for (size_t i = 0; i < last->columns.count; i++) {
        const struct shape_count *then = &last->columns.items[i];
        const struct shape_count *column = shape_column_find(now, then->name);
        if (column) {
            compare_fill(last, then, now, column, changes);
            compare_dates(then, column, changes);
        } else if (then->used && then->count > 0) {
            export_change(changes, true,
                "column '%s' is gone; it was filled in %zu %% of rows last time",
                text_shown(then->name), percent(then->count, last->rows));
        } else {
            list_add(&list, then->name);
        }
    }
    list_say(&list, "columns that are gone", changes);
    for (size_t i = 0; i < now->columns.count; i++)
        if (!shape_column_find(last, now->columns.items[i].name))
            list_add(&list, now->columns.items[i].name);
    list_say(&list, "new columns", changes);
    free((void *)list.names);
}

/* Adds the names of `some` that `others` does not have. */
static void
list_missing(struct list *list, const struct shape_counts *some, const struct shape_counts *others)
{
    for (size_t i = 0; i < some->count; i++)
        if (!shape_count_find(others, some->items[i].name))
            list_add(list, some->items[i].name);
}

static void
compare_owners(
    const struct shape_counts *last, const struct shape_counts *now, struct export_changes *changes)
{
    struct list list = {NULL, 0, 0};
    list_missing(&list, last, now);
    if (list.count > 0 && list.count == last->count)
        export_change(changes, true, "not one of last time's owners (%zu) is here", last->count);
    else
        list_say(&list, "owners of last time who are not here", changes);
    list.count = 0;
    list_missing(&list, now, last);
    list_say(&list, "new owners", changes);
    free((void *)list.names);
}

static void
say_currencies(
    const struct list *list, bool spoils, const char *what, struct export_changes *changes)
{
    for (size_t i = 0; i < list->count; i++)
        if (*list->names[i])
            export_change(changes, spoils, "%s: amounts in %s", what, text_shown(list->names[i]));
        else
            export_change(changes, spoils, "%s: amounts without a currency", what);
}

static void
compare_currencies(
    const struct shape_counts *last, const struct shape_counts *now, struct export_changes *changes)
{
    struct list list = {NULL, 0, 0};
    list_missing(&list, now, last);
    say_currencies(&list, last->count > 0, "not there last time", changes);
    list.count = 0;
    list_missing(&list, last, now);
    say_currencies(&list, false, "no more", changes);
    free((void *)list.names);
}

void
export_compare(
    const struct export_shape *last, const struct export_shape *now, struct export_changes *changes)
{
    compare_rows(last->rows, now->rows, changes);
    compare_columns(last, now, changes);
    if (now->rows == 0)
        return; /* nobody can own nothing */
    compare_owners(&last->owners, &now->owners, changes);
    compare_currencies(&last->currencies, &now->currencies, changes);
}
