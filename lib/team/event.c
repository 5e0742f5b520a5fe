/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every input is read through a map; canonical events have one too. What is no event of a person is
 * left out and counted by kind; what cannot be read is set aside by name; nothing else is lost.
 */
#include "team/event.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"
#include "team/crm.h"
#include "team/crm_choose.h"
#include "team/crm_column.h"
#include "team/crm_value.h"
#include "team/currency.h"
#include "team/event_words.h"
#include "team/export_guard.h"
#include "team/left_out.h"

#define ROWS_CUT_OFF 2000 /* where Salesforce's report interfaces stop without a word */

struct events {
    char *const *files;
    size_t file_count, next_file;
    struct event_options options;
    struct roster *roster;
    struct event_words *kinds;
    struct crm_words *words;
    struct currencies *currencies;
    /* of the current file */
    struct table *table;
    const struct record *row; /* the current one; a rewound table is at the same again */
    struct map *map;
    struct crm_columns *columns;
    bool own_form;    /* canonical events, where a row without a person is a fault */
    size_t next_row;  /* of the map, for the current record; map->count = read the next record */
    size_t estimates; /* dates of closed deals that are estimates */
    bool held;        /* a row of the map above held for the current record */
    size_t records;   /* of the current file */
    struct left_out *left_out;
    size_t said_line; /* of the last record of which something was counted as left out */
};

/* Counts the current record as left out, once, however many events it could have given. */
static void
leave_out(struct events *events, const char *kind)
{
    size_t line = table_place(events->table).line;
    if (events->said_line != line)
        left_out_add(events->left_out, kind, 1);
    events->said_line = line;
}

static void
close_file(struct events *events)
{
    if (!events->table)
        return;
    struct table *table = events->table;
    left_out_add(events->left_out, "lines above the header", table_title_rows(table));
    left_out_add(events->left_out, "totals", table_furniture_rows(table));
    left_out_add(events->left_out, "lines below the table", table_footer_rows(table));
    if (table_legacy_cells(table) > 0)
        diag_say("%s: not UTF-8; cells read as windows-1252: %zu", table_name(table),
            table_legacy_cells(table));
    if (events->records == ROWS_CUT_OFF && !events->own_form)
        diag_say("%s: exactly %d records: some exports end there, whatever there is",
            table_name(table), ROWS_CUT_OFF);
    events->records = 0;
    crm_words_say_stages(events->words, table_name(table));
    left_out_say(events->left_out, table_name(events->table));
    if (events->estimates > 0)
        diag_say("%s: closed deals with only an estimated close date: %zu",
            table_name(events->table), events->estimates);
    events->estimates = 0;
    guard_note_end(events->options.guard, events->columns);
    crm_columns_free(events->columns);
    map_free(events->map);
    table_close(events->table);
    events->table = NULL;
}

static void
start_table(struct events *events, struct table *table)
{
    events->table = table;
    events->said_line = 0;
    table_accept_legacy(table, true);
    events->map = crm_choose(events->table, &events->options, events->words);
    events->own_form = !events->options.map && strcmp(events->map->name, "events") == 0;
    table_accept_legacy(table, !events->own_form);
    if (!events->own_form) {
        table_expect_footer(table);
        table_expect_furniture(table, crm_words_is_total, events->words);
    }
    char mark = events->options.decimal_mark;
    if (!mark)
        mark = events->map->decimal_mark;
    events->columns = crm_columns_new(table, events->options.date_order, mark);
    events->next_row = events->map->count;
    guard_note_file(events->options.guard, table, events->map->name);
    guard_note_map(events->options.guard, events->map);
}

static struct events *
events_new(const struct event_options *options, struct roster *roster, struct names *words)
{
    struct events *events = mem_zeroed(1, sizeof *events);
    events->options = *options;
    events->roster = roster;
    events->kinds = event_words_new(words);
    events->words = crm_words_new();
    if (options->words)
        crm_words_read(events->words, options->words);
    events->currencies = currencies_new();
    events->left_out = left_out_new();
    return events;
}

struct events *
events_open(char *const *files, size_t count, const struct event_options *options,
    struct roster *roster, struct names *words)
{
    struct events *events = events_new(options, roster, words);
    events->files = files;
    events->file_count = count;
    return events;
}

struct events *
events_of_table(struct table *table, const struct event_options *options, struct roster *roster,
    struct names *words)
{
    struct events *events = events_new(options, roster, words);
    start_table(events, table);
    return events;
}

/* The time of day from a column of its own. Without one the day stands alone. */
static void
read_time(struct events *events, int column, struct moment *when)
{
    const char *cell = table_cell(events->table, column);
    cell += strspn(cell, " ");
    int second;
    if (!*cell || when->second >= 0)
        return;
    if (moment_parse_time(cell, &second) > 0)
        when->second = second;
    else
        table_set_cell_aside(events->table, column, "is not a time of day");
}

/* Whether the day has come. What an export says of later days is planned, or estimated. */
static bool
has_come(struct events *events, const struct map_column *column, const struct moment *when)
{
    int as_of = events->options.as_of;
    bool later = as_of != DAY_NONE && when->day > as_of;
    if (later && column->choice->estimate)
        table_set_aside(events->table, column->column, "is an estimate of a day that has not come");
    if (later && column->choice->planned)
        leave_out(events, "planned");
    return !later || (!column->choice->estimate && !column->choice->planned);
}

/* Reads the date of an event, and returns its column; NULL if the record does not give this event.
 */
static const struct map_column *
read_date(struct events *events, const struct map_field *field, struct moment *when)
{
    const struct map_column *column = map_filled(field, events->row);
    if (!column) {
        if (!field->optional)
            table_set_aside(events->table, field->columns[0].column, "is not a date");
        return NULL;
    }
    if (crm_columns_date(events->columns, column->column, when) != CELL_READ) {
        table_set_aside(events->table, column->column, "is not a date");
        return NULL;
    }
    if (column->time_column >= 0)
        read_time(events, column->time_column, when);
    /* Exports write a day without a time of day as midnight, to the second. */
    else if (!events->own_form && strstr(table_cell(events->table, column->column), " 00:00:00"))
        when->second = -1;
    return has_come(events, column, when) ? column : NULL;
}

/* Reads the person. False if there is none, which is right only for a holiday, or it is an agent.
 */
static bool
read_person(struct events *events, const struct map_field *field, const char *kind, int *person)
{
    size_t length;
    const char *name = map_text(field, events->row, &length);
    *person = EVENT_EVERYBODY;
    if (length > 0) {
        *person = roster_number_of_bytes(events->roster, name, length);
        bool agent = roster_is_agent(events->roster, *person);
        if (agent)
            leave_out(events, "records of agents");
        return !agent;
    }
    if (chars_word_covers("holiday", kind))
        return true;
    if (events->own_form)
        table_set_aside(events->table, field->columns[0].column, "is nobody's name");
    else
        leave_out(events, "records without owner");
    return false;
}

/* How many: 1 without a word. */
static bool
read_count(struct events *events, const struct map_field *field, struct decimal *count)
{
    const struct map_column *column = field->fixed ? NULL : map_filled(field, events->row);
    *count = decimal_from_int(1);
    if (!column) /* a fixed count was checked with the map */
        return !field->fixed || decimal_parse(field->fixed, count);
    bool read = crm_columns_count(events->columns, column->column, count) == CELL_READ;
    if (!read)
        table_set_aside(events->table, column->column, "is not a number");
    else if (count->whole < 0)
        table_set_aside(events->table, column->column, "is less than nothing");
    return read && count->whole >= 0;
}

/* Reads an amount or a duration. False if there is none; one that cannot be read is reported. */
static bool
read_number(struct events *events, const struct map_column *column, const struct moment *start,
    struct number *number)
{
    enum cell_result result = crm_value_read(events->table, events->columns, column, start, number);
    if (result == CELL_UNREADABLE)
        table_set_cell_aside(events->table, column->column,
            column->choice->scale == MAP_PLAIN ? "is not an amount" : "is not a duration");
    return result == CELL_READ;
}

/* The amount and its unit: the unit column, else the sign at the amount. */
static void
read_value(struct events *events, const struct map_row *row, struct event *event)
{
    const struct map_field *field = &row->parts[MAP_VALUE];
    const struct map_column *column = map_filled(field, events->row);
    struct number number = {.currency = ""};
    event->has_value = false;
    event->unit = "";
    if (field->fixed)
        (void)decimal_parse(field->fixed, &number.value); /* it was checked with the map */
    else if (!column || !read_number(events, column, &event->when, &number))
        return;
    event->has_value = true;
    event->value = number.value;
    size_t length;
    const char *unit = map_text(&row->parts[MAP_UNIT], events->row, &length);
    event->unit = currencies_code(events->currencies, length > 0 ? unit : number.currency);
}

/* The event that a row of the map gives for the current record. False if it gives none. Cells are
   taken after the dates and numbers are read, because reading those may look ahead. */
static bool
read_event(struct events *events, const struct map_row *row, struct event *event)
{
    if ((row->otherwise && events->held) || !crm_condition_holds(row->when, events->table))
        return false;
    events->held = true;
    if (row->parts[MAP_EVENT].left_out) {
        leave_out(events, row->parts[MAP_EVENT].fixed);
        events->next_row = events->map->count;
        return false;
    }
    event->place = table_place(events->table);
    const struct map_column *date = read_date(events, &row->parts[MAP_DATE], &event->when);
    if (!date || !read_count(events, &row->parts[MAP_COUNT], &event->count))
        return false;
    read_value(events, row, event);
    struct event_word *word = event_words_read(events->kinds, &row->parts[MAP_EVENT], events->row);
    if (!*word->text) {
        table_set_aside(events->table, row->parts[MAP_EVENT].columns[0].column, "is no event word");
        return false;
    }
    if (!read_person(events, &row->parts[MAP_REP], word->text, &event->person))
        return false;
    events->estimates += date->choice->estimate;
    event->kind = event_word_kind(events->kinds, word);
    event->account = event->ref = event->source = event->note = "";
    return true;
}

void
events_read_texts(const struct events *events, struct event *event)
{
    const struct map_row *row = &events->map->rows[events->next_row - 1];
    size_t length;
    event->account = map_text(&row->parts[MAP_ACCOUNT], events->row, &length);
    event->ref = map_text(&row->parts[MAP_REF], events->row, &length);
    event->note = map_text(&row->parts[MAP_NOTE], events->row, &length);
    event->source = map_text(&events->map->source, events->row, &length);
}

static bool
within(const struct event_options *options, int day)
{
    return (options->since == DAY_NONE || day >= options->since) &&
           (options->until == DAY_NONE || day <= options->until);
}

/* Makes a record current whose map rows are not all used up. False at the end of the last file. */
static bool
find_record(struct events *events)
{
    for (;;) {
        if (!events->table) {
            if (events->next_file == events->file_count)
                return false;
            const char *path = events->files[events->next_file++];
            start_table(events, table_open_searching(path, events->options.delimiter));
        }
        if (events->next_row < events->map->count)
            return true;
        if (table_next(events->table)) {
            events->row = table_row(events->table);
            events->next_row = 0;
            events->held = false;
            events->records++;
            guard_note_row(events->options.guard, events->table);
        } else if (events->files)
            close_file(events);
        else
            return false; /* a table that was given stays open until events_close() */
    }
}

bool
events_next(struct events *events, struct event *event)
{
    while (find_record(events)) {
        const struct map_row *row = &events->map->rows[events->next_row++];
        if (read_event(events, row, event) && within(&events->options, event->when.day))
            return true;
    }
    return false;
}

void
events_close(struct events *events)
{
    if (!events)
        return;
    close_file(events);
    currencies_free(events->currencies);
    left_out_free(events->left_out);
    event_words_free(events->kinds);
    crm_words_free(events->words);
    free(events);
}
