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
#include "team/crm_column.h"
#include "team/currency.h"

/* What is left out on purpose, by kind. */
enum left_out { WITHOUT_OWNER, FOOTER_LINES, LEFT_OUT_KINDS };
static const char *const left_out_words[LEFT_OUT_KINDS][2] = {
    {"record without owner", "records without owner"},
    {"line below the table", "lines below the table"},
};

struct events {
    char *const *files;
    size_t file_count, next_file;
    struct event_options options;
    struct roster *roster;
    struct names *kinds;
    struct crm_words *words;
    struct currencies *currencies;
    /* of the current file */
    struct table *table;
    struct map *map;
    struct crm_columns *columns;
    bool own_form;   /* canonical events, where a row without a person is a fault */
    size_t next_row; /* of the map, for the current record; map->count = read the next record */
    size_t left_out[LEFT_OUT_KINDS];
    size_t ownerless_line; /* of the last record without owner: it may give several events */
    char *tidy_kind;
};

static void
say_left_out(struct events *events)
{
    for (size_t kind = 0; kind < LEFT_OUT_KINDS; kind++) {
        size_t count = events->left_out[kind];
        if (count > 0)
            diag_say("%s: %zu %s left out", table_name(events->table), count,
                left_out_words[kind][count != 1]);
        events->left_out[kind] = 0;
    }
}

static void
close_file(struct events *events)
{
    if (!events->table)
        return;
    events->left_out[FOOTER_LINES] = table_footer_rows(events->table);
    say_left_out(events);
    crm_columns_free(events->columns);
    map_free(events->map);
    table_close(events->table);
    events->table = NULL;
}

static void
unknown_header(const struct table *table, const char *nearest, const char *missing)
{
    char header[TABLE_HEADER_SIZE];
    (void)table_header_shown(table, header);
    if (nearest)
        diag_fatal("%s: no known export has the header '%s'; '%s' comes nearest but needs '%s'; "
                   "a map can read it: crm-events -m, see amp-crm-map(5)",
            table_name(table), header, nearest, text_shown(missing));
    diag_fatal("%s: no known export has the header '%s'; a map can read it: crm-events -m, see "
               "amp-crm-map(5)",
        table_name(table), header);
}

/* The map for the open table: the user's, that of the named format, or the one that fits. */
static struct map *
choose_map(struct events *events)
{
    const struct event_options *options = &events->options;
    if (!options->map && !options->format) {
        const char *nearest;
        char *missing;
        struct map *map = map_recognise(events->table, events->words, &nearest, &missing);
        if (!map)
            unknown_header(events->table, nearest, missing);
        free(missing);
        return map;
    }
    struct map *map = options->map ? map_read(options->map, events->words)
                                   : map_builtin(options->format, events->words);
    if (!map)
        diag_fatal(
            "no format is called '%s'; see crm-events --list-formats", text_shown(options->format));
    const char *missing = map_bind(map, events->table, NULL);
    if (missing)
        (void)table_need(events->table, missing);
    return map;
}

static void
start_table(struct events *events, struct table *table)
{
    events->table = table;
    events->ownerless_line = 0;
    events->map = choose_map(events);
    events->own_form = !events->options.map && strcmp(events->map->name, "events") == 0;
    if (!events->own_form)
        table_expect_footer(table);
    char mark = events->options.decimal_mark;
    if (!mark)
        mark = events->map->decimal_mark;
    events->columns = crm_columns_new(table, events->options.date_order, mark);
    events->next_row = events->map->count;
}

static struct events *
events_new(const struct event_options *options, struct roster *roster, struct names *words)
{
    struct events *events = mem_zeroed(1, sizeof *events);
    events->options = *options;
    events->roster = roster;
    events->kinds = words;
    events->words = crm_words_new();
    events->currencies = currencies_new();
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

bool
events_recognise(const struct table *table)
{
    struct crm_words *words = crm_words_new();
    struct map *map = map_recognise(table, words, NULL, NULL);
    map_free(map);
    crm_words_free(words);
    return map != NULL;
}

/* Reads the date of an event. False if the record does not give this event. */
static bool
read_date(struct events *events, const struct map_field *field, struct moment *when)
{
    int column;
    (void)map_text(field, events->table, &column);
    if (column < 0) {
        if (!field->optional)
            table_set_aside(events->table, field->columns[0], "is not a date");
        return false;
    }
    if (crm_columns_date(events->columns, column, when) == CELL_READ)
        return true;
    table_set_aside(events->table, column, "is not a date");
    return false;
}

/* Reads the person. False if there is none, which is right only for a holiday. */
static bool
read_person(struct events *events, const struct map_field *field, const char *kind, int *person)
{
    const char *name = map_text(field, events->table, NULL);
    *person = EVENT_EVERYBODY;
    if (*name) {
        *person = roster_number(events->roster, name);
        return true;
    }
    if (chars_word_covers("holiday", kind))
        return true;
    if (events->own_form)
        table_set_aside(events->table, field->columns[0], "is nobody's name");
    else if (events->ownerless_line != table_place(events->table).line)
        events->left_out[WITHOUT_OWNER]++;
    events->ownerless_line = table_place(events->table).line;
    return false;
}

/* How many: 1 without a word. */
static bool
read_count(struct events *events, const struct map_field *field, struct decimal *count)
{
    int column;
    const char *text = map_text(field, events->table, &column);
    *count = decimal_from_int(1);
    if (column < 0)
        return !*text || decimal_parse(text, count); /* a fixed count was checked with the map */
    struct number number;
    bool read = crm_columns_number(events->columns, column, &number) == CELL_READ &&
                number.currency[0] == '\0';
    if (!read)
        table_set_aside(events->table, column, "is not a number");
    else if (number.value.whole < 0)
        table_set_aside(events->table, column, "is less than nothing");
    *count = number.value;
    return read && number.value.whole >= 0;
}

/* The amount and its unit: the unit column, else the sign at the amount. An amount that cannot be
 * read is reported and left empty. */
static void
read_value(struct events *events, const struct map_row *row, struct event *event)
{
    int column;
    struct number number = {.currency = ""};
    const char *text = map_text(&row->parts[MAP_VALUE], events->table, &column);
    event->has_value = false;
    event->unit = "";
    if (column < 0) {
        if (!*text || !decimal_parse(text, &number.value))
            return;
    } else if (crm_columns_number(events->columns, column, &number) != CELL_READ) {
        table_set_cell_aside(events->table, column, "is not an amount");
        return;
    }
    event->has_value = true;
    event->value = number.value;
    const char *unit = map_text(&row->parts[MAP_UNIT], events->table, NULL);
    event->unit = currencies_code(events->currencies, *unit ? unit : number.currency);
}

/* The event word, tidy and in lower case: people write Call and call. */
static const char *
read_kind(struct events *events, const struct map_field *field)
{
    const char *text = map_text(field, events->table, NULL);
    static const char as_they_are[] = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    if (text[strspn(text, as_they_are)] == '\0')
        return text;
    free(events->tidy_kind);
    events->tidy_kind = text_folded(text);
    return events->tidy_kind;
}

/* The event that a row of the map gives for the current record. False if it gives none. Cells are
   taken after the dates and numbers are read, because reading those may look ahead. */
static bool
read_event(struct events *events, const struct map_row *row, struct event *event)
{
    if (!crm_condition_holds(row->when, events->table))
        return false;
    event->place = table_place(events->table);
    if (!read_date(events, &row->parts[MAP_DATE], &event->when) ||
        !read_count(events, &row->parts[MAP_COUNT], &event->count))
        return false;
    read_value(events, row, event);
    const char *kind = read_kind(events, &row->parts[MAP_EVENT]);
    if (!*kind) {
        table_set_aside(events->table, row->parts[MAP_EVENT].columns[0], "is no event word");
        return false;
    }
    if (!read_person(events, &row->parts[MAP_REP], kind, &event->person))
        return false;
    event->kind = names_number(events->kinds, kind);
    event->account = map_text(&row->parts[MAP_ACCOUNT], events->table, NULL);
    event->ref = map_text(&row->parts[MAP_REF], events->table, NULL);
    event->note = map_text(&row->parts[MAP_NOTE], events->table, NULL);
    event->source = map_text(&events->map->source, events->table, NULL);
    return true;
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
            start_table(events, table_open(path, events->options.delimiter));
        }
        if (events->next_row < events->map->count)
            return true;
        if (table_next(events->table))
            events->next_row = 0;
        else if (events->files)
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
    crm_words_free(events->words);
    free(events->tidy_kind);
    free(events);
}
