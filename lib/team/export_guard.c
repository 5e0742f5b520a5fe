/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two shapes of each export, the last and this one. It never stops the work: what a change means is
 * for people to say, so the file is renewed whatever was found.
 * Invariant: a slot is a place in the shape that is being filled, so `slots` is made anew for every
 * file; places do not move, only their memory does.
 */
#include "team/export_guard.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "team/export_change.h"
#include "team/export_shape.h"

struct guarded_export {
    char *name; /* of its format */
    char *file; /* that was read, NULL if none was */
    size_t files;
    bool was; /* the guard file knows it */
    struct export_shape last, now;
};

struct export_guard {
    char *path;
    bool first_time;
    struct writer *writer;
    struct guarded_export *exports;
    size_t count, capacity;
    /* of the file that is read */
    size_t current;    /* among exports */
    size_t *slots;     /* by column of the table: its place in the shape, NO_SLOT = none */
    size_t slot_count; /* columns of the table */
};

static const size_t no_slot = (size_t)-1;

static struct guarded_export *
export_named(struct export_guard *guard, const char *name)
{
    for (size_t i = 0; i < guard->count; i++)
        if (strcmp(guard->exports[i].name, name) == 0)
            return &guard->exports[i];
    guard->exports =
        mem_grow(guard->exports, &guard->capacity, guard->count + 1, sizeof *guard->exports);
    struct guarded_export *export = &guard->exports[guard->count++];
    *export = (struct guarded_export){.name = mem_copy(name, strlen(name))};
    export_shape_start(&export->last);
    export_shape_start(&export->now);
    return export;
}

static struct export_shape *
last_shape(const char *name, void *data)
{
    struct guarded_export *export = export_named(data, name);
    export->was = true;
    return &export->last;
}

struct export_guard *
guard_open(const char *path)
{
    struct stat status;
    if (!path)
        return NULL;
    if (!*path || strcmp(path, "-") == 0)
        diag_fatal("--guard needs the name of a file");
    struct export_guard *guard = mem_zeroed(1, sizeof *guard);
    guard->path = mem_copy(path, strlen(path));
    guard->first_time = stat(path, &status) != 0;
    if (guard->first_time && errno != ENOENT)
        diag_fatal("%s: %s", path, strerror(errno));
    if (!guard->first_time)
        export_shapes_read(guard->path, last_shape, guard);
    guard->writer = writer_open(guard->path, &writer_plain);
    return guard;
}

/* ---- What this export is like -------------------------------------------------------------- */

void
guard_note_file(struct export_guard *guard, const struct table *table, const char *format)
{
    if (!guard)
        return;
    struct guarded_export *export = export_named(guard, format);
    guard->current = (size_t)(export - guard->exports);
    free(export->file);
    export->file = mem_copy(table_name(table), strlen(table_name(table)));
    export->files++;
    guard->slot_count = table_columns(table);
    guard->slots = mem_resize(guard->slots, guard->slot_count, sizeof *guard->slots);
    for (size_t i = 0; i < guard->slot_count; i++) {
        const char *name = table_column_name(table, i);
        bool is_first = !text_is_blank(name) && table_column(table, name) == (int)i;
        guard->slots[i] =
            is_first ? (size_t)(shape_column(&export->now, name) - export->now.columns.items)
                     : no_slot;
    }
}

static struct export_shape *
current_shape(struct export_guard *guard)
{
    return &guard->exports[guard->current].now;
}

/* What is known of a column of the table, or NULL. */
static struct shape_count *
column_at(struct export_guard *guard, size_t column)
{
    if (column >= guard->slot_count || guard->slots[column] == no_slot)
        return NULL;
    return &current_shape(guard)->columns.items[guard->slots[column]];
}

void
guard_note_used(struct export_guard *guard, int column)
{
    struct shape_count *known = guard && column >= 0 ? column_at(guard, (size_t)column) : NULL;
    if (known)
        known->used = true;
}

void
guard_note_map(struct export_guard *guard, const struct map *map)
{
    for (size_t i = 0; guard && i < map->count; i++) {
        const struct map_row *row = &map->rows[i];
        for (size_t part = 0; part < MAP_PARTS; part++) {
            for (size_t j = 0; j < row->parts[part].bound; j++) {
                guard_note_used(guard, row->parts[part].columns[j].column);
                guard_note_used(guard, row->parts[part].columns[j].time_column);
            }
        }
        for (size_t j = 0; j < crm_condition_tests(row->when); j++)
            guard_note_used(guard, crm_condition_column_of(row->when, j));
    }
}

void
guard_note_row(struct export_guard *guard, const struct table *table)
{
    if (!guard)
        return;
    current_shape(guard)->rows++;
    for (size_t i = 0; i < guard->slot_count; i++) {
        struct shape_count *known = column_at(guard, i);
        if (known && !text_is_blank(table_cell(table, (int)i)))
            known->count++;
    }
}

void
guard_note_event(struct export_guard *guard, const struct event *event, const char *rep)
{
    if (!guard)
        return;
    struct export_shape *shape = current_shape(guard);
    if (*rep)
        shape_count_of(&shape->owners, rep)->count++;
    if (event->has_value && strcmp(event->unit, "min") != 0)
        shape_count_of(&shape->currencies, event->unit)->count++;
}

void
guard_note_end(struct export_guard *guard, const struct crm_columns *columns)
{
    for (size_t i = 0; guard && i < guard->slot_count; i++) {
        struct shape_count *known = column_at(guard, i);
        enum date_form form = crm_columns_date_form(columns, (int)i);
        if (known && form != DATE_NO_FORM && (known->form == DATE_NO_FORM || form < known->form))
            known->form = form;
    }
}

/* ---- What became of it ---------------------------------------------------------------------- */

static void
compare(const struct guarded_export *export, struct export_changes *changes)
{
    changes->place = (struct place){export->files == 1 ? export->file : export->name, 0};
    if (!export->was)
        export_change(changes, false, "the format '%s' is new here", text_shown(export->name));
    else if (export->files == 0)
        export_change(changes, export->last.rows > 0,
            "no file of this format, last time there was one with rows: %zu", export->last.rows);
    else
        export_compare(&export->last, &export->now, changes);
}

static void
guard_free(struct export_guard *guard)
{
    for (size_t i = 0; i < guard->count; i++) {
        free(guard->exports[i].name);
        free(guard->exports[i].file);
        export_shape_end(&guard->exports[i].last);
        export_shape_end(&guard->exports[i].now);
    }
    free(guard->exports);
    free(guard->slots);
    free(guard->path);
    free(guard);
}

size_t
guard_finish(struct export_guard *guard)
{
    if (!guard)
        return 0;
    struct export_changes changes = {.count = 0};
    export_shapes_begin(guard->writer);
    for (size_t i = 0; i < guard->count; i++) {
        const struct guarded_export *export = &guard->exports[i];
        if (!guard->first_time)
            compare(export, &changes);
        if (export->files > 0)
            export_shape_write(guard->writer, export->name, &export->now);
    }
    writer_commit(guard->writer);
    if (changes.spoiling > 0)
        diag_say_at((struct place){guard->path, 0},
            "changes that would silently spoil a report: %zu of %zu", changes.spoiling,
            changes.count);
    guard_free(guard);
    return changes.spoiling;
}
