/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each row is looked at when it is read; what depends on other rows (ids, and what closes them) at
 * the end.
 */
#include "team/coaching_check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "team/coaching_form.h"
#include "team/coaching_row.h"
#include "team/coaching_tail.h"

enum { NO_COLUMN = COACHING_COLUMNS };

/* The row where an id stands first. */
struct first_row {
    size_t file, line;
    int day;
    bool promises;
};

/* An id that a row closes. */
struct closing {
    size_t file, line;
    int day;
    const char *own_id, *closes;
};

struct found {
    struct coaching_finding finding;
    size_t file, place; /* the number of the file, and of the finding */
    int column;
};

struct coaching_check {
    int as_of;
    const struct coaching_map *map;
    struct roster *roster;
    struct names *coaches;
    const struct sensitive *sensitive;
    unsigned date_order;
    struct names *ids, *files;
    struct first_row *rows; /* by the number of the id */
    size_t row_capacity;
    struct closing *closings;
    size_t closing_count, closing_capacity;
    struct found *found;
    size_t found_count, found_capacity;
    struct coaching_finding *findings;
    struct arena arena;
    /* Of the row in hand: */
    size_t file;
    struct table *table;
    struct coaching_row *row;
    struct coaching entry;
    const char *id;
};

struct coaching_check *
coaching_check_new(int as_of, const struct coaching_map *map, struct roster *roster,
    const struct sensitive *sensitive, unsigned date_order)
{
    struct coaching_check *check = mem_zeroed(1, sizeof *check);
    check->as_of = as_of;
    check->map = map;
    check->roster = roster;
    check->coaches = names_new();
    check->sensitive = sensitive;
    check->date_order = date_order;
    check->ids = names_new();
    check->files = names_new();
    return check;
}

void
coaching_check_free(struct coaching_check *check)
{
    names_free(check->coaches);
    names_free(check->ids);
    names_free(check->files);
    free(check->rows);
    free(check->closings);
    free(check->found);
    free(check->findings);
    arena_free(&check->arena);
    free(check);
}

/* Notes a finding; its id is `id`. */
static void __attribute__((format(printf, 6, 7))) note(struct coaching_check *check, size_t file,
    size_t line, const char *id, int column, const char *format, ...)
{
    char reason[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    check->found = mem_grow(
        check->found, &check->found_capacity, check->found_count + 1, sizeof *check->found);
    check->found[check->found_count] =
        (struct found){.finding = {.file = names_text(check->files, (int)file),
                           .line = line,
                           .id = arena_text(&check->arena, id, strlen(id)),
                           .column = column == NO_COLUMN ? "" : coaching_column_names[column],
                           .reason = arena_text(&check->arena, reason, strlen(reason))},
            .file = file,
            .place = check->found_count,
            .column = column};
    check->found_count++;
}

/* A finding about the row in hand. */
#define NOTE(check, column, ...)                                                                   \
    note(check, (check)->file, table_place((check)->table).line, (check)->id, column, __VA_ARGS__)

/* The cell of the row in hand as it was written. */
static const char *
cell_of(const struct coaching_check *check, enum coaching_column column)
{
    return table_cell(check->table, coaching_row_column(check->row, column));
}

static void
note_fault(enum coaching_column column, const char *reason, void *data)
{
    struct coaching_check *check = data;
    const char *cell = cell_of(check, column);
    if (text_is_blank(cell))
        NOTE(check, (int)column, "%s", reason);
    else
        NOTE(check, (int)column, "'%s' %s", text_shown(cell), reason);
}

static void
note_aside(struct place place, const char *column, const char *reason, void *data)
{
    struct coaching_check *check = data;
    (void)column;
    note(check, check->file, place.line, "", NO_COLUMN, "%s", reason);
}

static void
check_promise(struct coaching_check *check)
{
    const struct coaching *entry = &check->entry;
    if (*entry->action && entry->owner == OWNER_NOBODY &&
        text_is_blank(cell_of(check, COACHING_OWNER)))
        NOTE(check, COACHING_OWNER, "nobody is named who promised it");
    if (*entry->action && entry->due == DAY_NONE && text_is_blank(cell_of(check, COACHING_DUE)))
        NOTE(check, COACHING_DUE, "a promise without a day by which it is due");
    if (*entry->action && !*entry->id)
        NOTE(check, COACHING_ID, "a promise without an id cannot be closed");
    if (!*entry->action && (entry->owner != OWNER_NOBODY || entry->due != DAY_NONE))
        NOTE(check, COACHING_ACTION, "an owner or a due day, but nothing is promised");
    if (entry->due != DAY_NONE && entry->day != DAY_NONE && entry->due < entry->day)
        NOTE(check, COACHING_DUE, "is before the session");
}

static void
check_people(struct coaching_check *check)
{
    const struct coaching *entry = &check->entry;
    for (size_t i = 0; i < entry->coach_count; i++) {
        const char *coach = names_text(check->coaches, entry->coaches[i]);
        for (size_t j = 0; j < entry->rep_count; j++)
            if (strcmp(coach, roster_person(check->roster, entry->reps[j])->rep) == 0)
                NOTE(check, COACHING_COACH, "'%s' is both coach and rep", text_shown(coach));
    }
}

static void
check_words(struct coaching_check *check)
{
    const struct coaching *entry = &check->entry;
    const struct {
        enum coaching_column column;
        const char *text;
    } texts[] = {{COACHING_SKILL, entry->skill}, {COACHING_FOCUS, entry->focus},
        {COACHING_ACTION, entry->action}, {COACHING_NOTE, entry->note}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *word, *matter = sensitive_find(check->sensitive, texts[i].text, &word);
        if (matter)
            NOTE(check, (int)texts[i].column,
                "'%s' looks like a %s matter; people may ask to see what is written about them",
                text_shown(word), text_shown(matter));
    }
}

static void
check_id(struct coaching_check *check)
{
    if (!*check->id)
        return;
    int known = names_count(check->ids), number = names_number(check->ids, check->id);
    if (number < known) {
        struct first_row *first = &check->rows[number];
        first->promises = first->promises || *check->entry.action;
        NOTE(check, COACHING_ID, "stands twice; first in %s on line %zu",
            text_shown(names_text(check->files, (int)first->file)), first->line);
        return;
    }
    check->rows =
        mem_grow(check->rows, &check->row_capacity, (size_t)number + 1, sizeof *check->rows);
    check->rows[number] = (struct first_row){check->file, table_place(check->table).line,
        check->entry.day, *check->entry.action != '\0'};
}

static void
keep_closings(struct coaching_check *check)
{
    const char *at = check->entry.closes;
    while (*at) {
        size_t length = strcspn(at, ";");
        char *one = mem_copy(at, length), *tidy = text_tidy(one);
        if (*tidy) {
            check->closings = mem_grow(check->closings, &check->closing_capacity,
                check->closing_count + 1, sizeof *check->closings);
            check->closings[check->closing_count++] =
                (struct closing){check->file, table_place(check->table).line, check->entry.day,
                    arena_text(&check->arena, check->id, strlen(check->id)),
                    arena_text(&check->arena, tidy, strlen(tidy))};
        }
        free(one);
        free(tidy);
        at += length + (at[length] == ';');
    }
}

static void
check_table(struct coaching_check *check, struct table *table)
{
    struct coaching_row *row = coaching_row_new(table, check->map, check->roster, check->coaches);
    coaching_row_dates(row, check->date_order);
    check->table = table;
    check->row = row;
    while (table_next(table)) {
        char *id = text_tidy(table_cell(table, coaching_row_column(row, COACHING_ID)));
        check->id = id;
        coaching_row_read(row, &check->entry, note_fault, check);
        if (check->entry.day != DAY_NONE && check->entry.day > check->as_of)
            NOTE(check, COACHING_DATE, "is in the future");
        check_id(check);
        check_people(check);
        check_promise(check);
        check_words(check);
        keep_closings(check);
        free(id);
    }
    coaching_row_free(row);
}

/* Opens a file whose end can be looked at; -1 if it is none. A FIFO is left alone: its
   writer would take an end of reading for the end. */
static int
open_for_its_end(const char *path)
{
    struct stat status;
    bool standard_input = strcmp(path, "-") == 0;
    if (!standard_input && stat(path, &status) != 0)
        diag_fatal("%s: %s", path, strerror(errno));
    if (standard_input || !S_ISREG(status.st_mode))
        return -1;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        diag_fatal("%s: %s", path, strerror(errno));
    return descriptor;
}

/* Opens a log for check_table(). Of a file that ends with a record that was cut short, the bytes
   before it, which are in *bytes then. */
static struct table *
open_table(struct coaching_check *check, const char *path, char delimiter, char **bytes)
{
    enum { HEAD = 64 << 10 };
    struct stat status;
    struct coaching_form form;
    struct coaching_tail tail = {.torn = NULL};
    int descriptor = open_for_its_end(path);
    *bytes = NULL;
    if (descriptor >= 0 && fstat(descriptor, &status) != 0)
        diag_fatal("%s: %s", path, strerror(errno));
    if (descriptor >= 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        size_t size = coaching_tail_size(path, status.st_size), head = size < HEAD ? size : HEAD;
        char *beginning = mem_resize(NULL, head, 1);
        coaching_tail_bytes(descriptor, path, 0, beginning, head);
        if (head < 2 || !memchr("\xFE\xFF", beginning[0], 3)) {
            coaching_form_read(&form, path, beginning, head, delimiter, check->map);
            coaching_tail_read(descriptor, path, size, &form, &tail);
        }
        free(beginning);
    }
    if (tail.torn) {
        note(check, check->file, tail.torn_line, "", NO_COLUMN,
            tail.doubtful ? "a quote opens here and is never closed; what follows is not read"
                          : "was cut short; coach-log add takes it out and shows it");
        *bytes = mem_resize(NULL, tail.whole + 1, 1);
        coaching_tail_bytes(descriptor, path, 0, *bytes, tail.whole);
        free(tail.torn);
    }
    if (descriptor >= 0)
        (void)close(descriptor);
    return *bytes ? table_of(source_open_bytes(path, *bytes, tail.whole), delimiter)
                  : table_open(path, delimiter);
}

void
coaching_check_file(struct coaching_check *check, const char *path, char delimiter)
{
    char *bytes;
    check->id = "";
    int number = names_number(check->files, strcmp(path, "-") == 0 ? "<stdin>" : path);
    check->file = (size_t)number;
    aside_listen(note_aside, check);
    struct table *table = open_table(check, path, delimiter, &bytes);
    check_table(check, table);
    table_close(table);
    free(bytes);
    aside_listen(NULL, NULL);
}

static void
check_closing(struct coaching_check *check, const struct closing *closing)
{
    int number = names_find(check->ids, closing->closes);
    const struct first_row *row = number < 0 ? NULL : &check->rows[number];
    const char *what = NULL;
    if (!row)
        what = "is no id here";
    else if (strcmp(closing->own_id, closing->closes) == 0)
        what = "is the row itself";
    else if (!row->promises)
        what = "promises nothing";
    else if (row->day != DAY_NONE && closing->day != DAY_NONE && closing->day < row->day)
        what = "was promised later";
    if (what)
        note(check, closing->file, closing->line, closing->own_id, COACHING_CLOSES, "'%s' %s",
            text_shown(closing->closes), what);
}

static int
by_place(const void *a, const void *b)
{
    const struct found *left = a, *right = b;
    if (left->file != right->file)
        return left->file < right->file ? -1 : 1;
    if (left->finding.line != right->finding.line)
        return left->finding.line < right->finding.line ? -1 : 1;
    if (left->column != right->column)
        return left->column < right->column ? -1 : 1;
    return (left->place > right->place) - (left->place < right->place);
}

const struct coaching_finding *
coaching_check_findings(struct coaching_check *check, size_t *count)
{
    for (size_t i = 0; i < check->closing_count; i++)
        check_closing(check, &check->closings[i]);
    check->closing_count = 0;
    if (check->found_count > 0)
        qsort(check->found, check->found_count, sizeof *check->found, by_place);
    check->findings = mem_resize(check->findings, check->found_count + 1, sizeof *check->findings);
    for (size_t i = 0; i < check->found_count; i++)
        check->findings[i] = check->found[i].finding;
    *count = check->found_count;
    return check->findings;
}

size_t
coaching_check_files(const struct coaching_check *check)
{
    return (size_t)names_count(check->files);
}
