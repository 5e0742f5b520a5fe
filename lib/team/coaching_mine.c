/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows wait in memory until all files are read: only then all columns are known, and all
 * colleagues.
 */
#include "team/coaching_mine.h"

#include <stdlib.h>
#include <string.h>

#include "base/dateform.h"
#include "base/day.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/header.h"
#include "csv/table.h"
#include "team/coaching_row.h"
#include "team/colleagues.h"

struct mine_row {
    const char **cells; /* by the number of the column; NULL = the file lacks it */
    size_t count;
    const char *coach;
};

struct coaching_mine {
    struct roster *roster;
    int self;
    const struct coaching_map *map;
    int since, until;
    unsigned date_order;
    struct names *coaches;
    struct header header;
    enum coaching_column *meanings; /* by column; COACHING_COLUMNS = not one of the log's own */
    size_t meaning_capacity;
    struct mine_row *rows;
    size_t count, capacity;
    bool met; /* the person stands in some row, whatever its day */
    struct arena arena;
};

struct coaching_mine *
coaching_mine_new(struct roster *roster, const char *rep, const struct coaching_map *map, int since,
    int until, unsigned date_order)
{
    struct coaching_mine *mine = mem_zeroed(1, sizeof *mine);
    mine->roster = roster;
    mine->self = roster_number(roster, rep);
    mine->map = map;
    mine->since = since;
    mine->until = until;
    mine->date_order = date_order;
    mine->coaches = names_new();
    return mine;
}

void
coaching_mine_free(struct coaching_mine *mine)
{
    header_clear(&mine->header);
    names_free(mine->coaches);
    free(mine->meanings);
    free(mine->rows);
    arena_free(&mine->arena);
    free(mine);
}

/* The number among all columns of each of the table's own. The caller frees. */
static int *
take_columns(struct coaching_mine *mine, const struct table *table, const struct coaching_row *row)
{
    size_t count = table_columns(table);
    int *numbers = mem_zeroed(count, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        const char *name = table_column_name(table, i);
        bool repeated = table_column(table, name) != (int)i; /* two columns of one name */
        int known = repeated ? -1 : header_find(&mine->header, name);
        numbers[i] = known;
        if (known >= 0)
            continue;
        size_t number = mine->header.columns, column = 0;
        header_add(&mine->header, name);
        while (column < COACHING_COLUMNS &&
               coaching_row_column(row, (enum coaching_column)column) != (int)i)
            column++;
        mine->meanings =
            mem_grow(mine->meanings, &mine->meaning_capacity, number + 1, sizeof *mine->meanings);
        mine->meanings[number] = (enum coaching_column)column;
        numbers[i] = (int)number;
    }
    return numbers;
}

static const char *
keep(struct coaching_mine *mine, const char *text)
{
    return arena_text(&mine->arena, text, strlen(text));
}

static void
take_row(struct coaching_mine *mine, const struct table *table, const struct coaching_row *row,
    const int *numbers)
{
    struct mine_row kept = {.count = mine->header.columns,
        .coach = keep(mine, table_cell(table, coaching_row_column(row, COACHING_COACH)))};
    kept.cells = arena_alloc(&mine->arena, kept.count * sizeof *kept.cells);
    for (size_t i = 0; i < table_columns(table); i++)
        kept.cells[numbers[i]] = keep(mine, table_cell(table, (int)i));
    mine->rows = mem_grow(mine->rows, &mine->capacity, mine->count + 1, sizeof *mine->rows);
    mine->rows[mine->count++] = kept;
}

/* What is wrong with a row is no reason to withhold it. */
static void
ignore(enum coaching_column column, const char *reason, void *data)
{
    (void)column;
    (void)reason;
    (void)data;
}

/* Whether the row is about the person. */
static bool
is_own(const struct coaching_mine *mine, const struct coaching *entry)
{
    for (size_t i = 0; i < entry->rep_count; i++)
        if (entry->reps[i] == mine->self)
            return true;
    return false;
}

static bool
is_asked_for(const struct coaching_mine *mine, int day)
{
    return day == DAY_NONE || ((mine->since == DAY_NONE || day >= mine->since) &&
                                  (mine->until == DAY_NONE || day <= mine->until));
}

void
coaching_mine_file(struct coaching_mine *mine, const char *path, char delimiter)
{
    struct coaching entry;
    struct table *table = table_open(path, delimiter);
    struct coaching_row *row = coaching_row_new(table, mine->map, mine->roster, mine->coaches);
    /* Where no days are asked for, it does not matter what a date in an odd form means. */
    bool any_day = mine->since == DAY_NONE && mine->until == DAY_NONE;
    coaching_row_dates(row, !mine->date_order && any_day ? DATE_ORDER_DMY : mine->date_order);
    int *numbers = take_columns(mine, table, row);
    while (table_next(table)) {
        coaching_row_read(row, &entry, ignore, NULL);
        bool own = is_own(mine, &entry);
        mine->met = mine->met || own;
        if (own && is_asked_for(mine, entry.day))
            take_row(mine, table, row, numbers);
    }
    free(numbers);
    coaching_row_free(row);
    table_close(table);
}

/* The people of a session: the person's own name as it was written, and that others were there. */
static char *
hide_people(const struct coaching_mine *mine, const char *cell)
{
    char *hidden = mem_resize(NULL, strlen(cell) * sizeof COLLEAGUE + sizeof COLLEAGUE, 1);
    size_t length = 0;
    while (*cell) {
        size_t name_length = strcspn(cell, ";");
        char *name = mem_copy(cell, name_length);
        bool own = text_is_blank(name) || roster_find(mine->roster, name) == mine->self;
        const char *shown = own ? name : COLLEAGUE;
        memcpy(hidden + length, shown, strlen(shown));
        length += strlen(shown);
        free(name);
        cell += name_length;
        if (*cell)
            hidden[length++] = *cell++;
    }
    hidden[length] = '\0';
    return hidden;
}

static void
write_cell(const struct coaching_mine *mine, const struct colleagues *colleagues,
    const struct mine_row *row, size_t column, struct writer *writer)
{
    const char *cell = column < row->count && row->cells[column] ? row->cells[column] : "";
    char *hidden = NULL;
    switch (mine->meanings[column]) {
    case COACHING_REP:
        hidden = hide_people(mine, cell);
        break;
    case COACHING_ID:
    case COACHING_COACH:
    case COACHING_CLOSES:
        break;
    default: /* whatever stands there: an owner who goes by name, a kind in own words */
        hidden = colleagues_hide(colleagues, cell, row->coach);
        break;
    }
    writer_cell(writer, hidden ? hidden : cell);
    free(hidden);
}

void
coaching_mine_write(const struct coaching_mine *mine, struct writer *writer)
{
    struct colleagues *colleagues = colleagues_new(mine->roster, mine->self);
    for (size_t i = 0; i < mine->header.columns; i++)
        writer_cell(writer, mine->header.names[i]);
    writer_end_row(writer);
    for (size_t i = 0; i < mine->count; i++) {
        for (size_t column = 0; column < mine->header.columns; column++)
            write_cell(mine, colleagues, &mine->rows[i], column, writer);
        writer_end_row(writer);
    }
    colleagues_free(colleagues);
}

/* The end, with the name that was perhaps meant. */
static void __attribute__((noreturn))
refuse_name(const struct roster *roster, const char *rep, int self)
{
    size_t count = (size_t)roster_count(roster);
    const char **names = mem_zeroed(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = (int)i == self ? NULL : roster_person(roster, (int)i)->rep;
    const char *meant = text_nearest(rep, names, count);
    if (meant)
        diag_fatal("--rep '%s' is nobody in the logs%s; did you mean '%s'?", text_shown(rep),
            roster_given(roster) ? " or the roster" : "", text_shown(meant));
    options_bad_value("--rep", rep,
        roster_given(roster) ? "is nobody in the logs or the roster" : "is nobody in the logs");
}

bool
coaching_mine_list(struct coaching_reader *reader, struct writer *writer)
{
    const struct shared_options *shared = &reader->shared;
    const char *rep = reader->rep;
    if (!rep || text_is_blank(rep))
        options_usage("--rep is needed: whose rows");
    struct coaching_mine *mine = coaching_mine_new(
        reader->roster, rep, reader->map, shared->since, shared->until, reader->date_order);
    for (size_t i = 0; i < shared->file_count; i++)
        coaching_mine_file(mine, shared->files[i], shared->delimiter);
    if (!mine->met && !roster_person(reader->roster, mine->self)->on_roster)
        refuse_name(reader->roster, rep, mine->self);
    coaching_mine_write(mine, writer);
    coaching_mine_free(mine);
    return false;
}
