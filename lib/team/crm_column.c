/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Both questions, order and mark, are the same question: of two readings, which does the column
 * allow? A set of bits says which readings a cell allows; a single bit is proof.
 */
#include "team/crm_column.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/dateform.h"
#include "base/diag.h"
#include "base/epoch.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

/* What is known of one column under one question. */
struct decision {
    unsigned reading; /* the bit that is decided; 0 = open */
    size_t line;      /* of the proof; 0 = the user said so */
};

/* One question. */
struct question {
    unsigned (*allowed)(const char *cell); /* the readings under which the cell makes sense */
    bool (*two_ways)(const char *cell);    /* it makes sense under both, and they differ */
    const char *kind, *option;
    const char *names[5]; /* by bit value: what a reading is called */
};

/* What was read last in a column: rows often stand in the order of time. */
struct last_date {
    char text[32];
    size_t length; /* 0 = nothing yet */
    struct moment moment;
};

struct crm_columns {
    struct table *table;
    struct decision *dates, *numbers;
    struct last_date *last_dates;
    unsigned *forms; /* by column: the date forms read so far, a bit each */
    bool mark_given, serials;
};

static const char *const form_names[] = {
    "", "day first", "month first", "year first", "YYYY-MM-DD", "epoch", "serial", "no order"};
enum { FORM_COUNT = sizeof form_names / sizeof form_names[0] };

static bool
date_two_ways(const char *cell)
{
    struct moment day_first, month_first;
    return date_read(cell, DATE_ORDER_DMY, &day_first) &&
           date_read(cell, DATE_ORDER_MDY, &month_first) && day_first.day != month_first.day;
}

static const struct question date_question = {date_orders, date_two_ways, "day or month first",
    "--dates=dmy or --dates=mdy", {"", "day first", "month first", "", "year first"}};

static const struct question mark_question = {number_marks, number_is_ambiguous,
    "a decimal point or a decimal comma", "--decimal=. or --decimal=,",
    {"", "a decimal point", "a decimal comma", "", ""}};

struct crm_columns *
crm_columns_new(struct table *table, unsigned date_order, char decimal_mark)
{
    struct crm_columns *columns = mem_zeroed(1, sizeof *columns);
    size_t count = table_columns(table);
    columns->table = table;
    columns->dates = mem_zeroed(count, sizeof *columns->dates);
    columns->numbers = mem_zeroed(count, sizeof *columns->numbers);
    columns->forms = mem_zeroed(count, sizeof *columns->forms);
    columns->last_dates = mem_zeroed(count, sizeof *columns->last_dates);
    columns->mark_given = decimal_mark != 0;
    columns->serials = (date_order & DATE_ORDER_SERIAL) != 0;
    for (size_t i = 0; i < count; i++) {
        columns->dates[i].reading = date_order & ~(unsigned)DATE_ORDER_SERIAL;
        if (decimal_mark)
            columns->numbers[i].reading = decimal_mark == ',' ? MARK_COMMA : MARK_POINT;
    }
    return columns;
}

void
crm_columns_free(struct crm_columns *columns)
{
    if (!columns)
        return;
    free(columns->dates);
    free(columns->numbers);
    free(columns->forms);
    free(columns->last_dates);
    free(columns);
}

static bool
is_proof(unsigned readings)
{
    return readings != 0 && (readings & (readings - 1)) == 0;
}

/* Reads on until a cell of the column proves a reading; then comes back to the row where it began.
 */
static void
look_ahead(struct crm_columns *columns, const struct question *question, int column,
    struct decision *decision)
{
    struct table *table = columns->table;
    size_t line = table_place(table).line;
    char value[80];
    (void)snprintf(value, sizeof value, "%s", text_shown(table_cell(table, column)));
    table_mark(table);
    while (decision->reading == 0 && table_can_rewind(table) && table_next(table)) {
        unsigned readings = question->allowed(table_cell(table, column));
        if (is_proof(readings))
            *decision = (struct decision){readings, table_place(table).line};
    }
    struct place place = {table_name(table), line};
    if (!table_can_rewind(table))
        diag_fatal_at(place,
            "%s '%s': nothing in the next %zu MiB of this pipe says %s; say %s, or name a file",
            text_shown(table_column_name(table, (size_t)column)), value, SOURCE_LOOK_AHEAD >> 20,
            question->kind, question->option);
    if (decision->reading == 0)
        diag_fatal_at(place, "%s '%s': nothing in this column says %s; say %s",
            text_shown(table_column_name(table, (size_t)column)), value, question->kind,
            question->option);
    table_rewind(table);
}

/* The reading for the current row's cell, 0 if it makes no sense under any. Contradiction ends the
 * program. */
static unsigned
reading_of(struct crm_columns *columns, const struct question *question, int column,
    struct decision *decision)
{
    const char *cell = table_cell(columns->table, column);
    unsigned readings = question->allowed(cell);
    struct place place = table_place(columns->table);
    if (decision->reading == 0 && is_proof(readings))
        *decision = (struct decision){readings, place.line};
    else if (decision->reading == 0 && readings != 0 && question->two_ways(cell))
        look_ahead(columns, question, column, decision);
    else if (decision->line != 0 && is_proof(readings) && readings != decision->reading)
        diag_fatal_at(place, "%s '%s' is written with %s, but line %zu with %s; say %s",
            text_shown(table_column_name(columns->table, (size_t)column)), text_shown(cell),
            question->names[readings], decision->line, question->names[decision->reading],
            question->option);
    return decision->reading ? decision->reading : readings;
}

/* Reads a date in whose numbers an order of day and month may matter. */
static enum date_form
read_in_order(struct crm_columns *columns, int column, struct moment *moment)
{
    static const enum date_form form_of[] = {[DATE_ORDER_DMY] = DATE_DAY_FIRST,
        [DATE_ORDER_MDY] = DATE_MONTH_FIRST,
        [DATE_ORDER_YMD] = DATE_YEAR_FIRST};
    struct decision *decision = &columns->dates[column];
    unsigned order = reading_of(columns, &date_question, column, decision);
    const char *cell = table_cell(columns->table, column);
    if (order == DATE_ORDER_ANY)
        order = DATE_ORDER_DMY;
    if (!date_read(cell, (enum date_order)order, moment))
        return DATE_NO_FORM;
    bool known = (columns->forms[column] >> form_of[order] & 1) != 0;
    if (known || date_orders(cell) != DATE_ORDER_ANY || date_two_ways(cell))
        return form_of[order];
    return DATE_WITHOUT_ORDER;
}

/* Reads a date that is not the same as in the row before. */
static enum cell_result
read_date(struct crm_columns *columns, int column, struct moment *moment)
{
    const char *cell = record_cell(table_row(columns->table), (size_t)column);
    enum date_form form;
    if (text_is_blank(cell))
        return CELL_EMPTY;
    if (moment_parse(cell, moment))
        form = DATE_ISO;
    else if (epoch_read(cell, moment))
        form = DATE_EPOCH;
    else if (columns->serials && epoch_read_serial(cell, moment))
        form = DATE_SERIAL;
    else
        form = read_in_order(columns, column, moment);
    columns->forms[column] |= 1u << form;
    return form == DATE_NO_FORM ? CELL_UNREADABLE : CELL_READ;
}

enum cell_result
crm_columns_date(struct crm_columns *columns, int column, struct moment *moment)
{
    struct last_date *last = &columns->last_dates[column];
    const struct record *row = table_row(columns->table);
    const char *cell = record_cell(row, (size_t)column);
    size_t length = record_cell_length(row, (size_t)column);
    if (length > 0 && length == last->length && hash_same(cell, last->text, length)) {
        *moment = last->moment;
        return CELL_READ;
    }
    enum cell_result result = read_date(columns, column, moment);
    if (result == CELL_READ && length < sizeof last->text) {
        /* The table may have been rewound and read again: the cell stands elsewhere now. */
        memcpy(last->text, record_cell(table_row(columns->table), (size_t)column), length);
        last->length = length;
        last->moment = *moment;
    }
    return result;
}

enum date_form
crm_columns_date_form(const struct crm_columns *columns, int column)
{
    for (int form = DATE_NO_FORM + 1; form < FORM_COUNT; form++)
        if (columns->forms[column] >> form & 1)
            return (enum date_form)form;
    return DATE_NO_FORM;
}

const char *
crm_date_form_name(enum date_form form)
{
    return form_names[form];
}

enum date_form
crm_date_form_named(const char *name)
{
    for (int form = DATE_NO_FORM + 1; form < FORM_COUNT; form++)
        if (chars_same(name, form_names[form]))
            return (enum date_form)form;
    return DATE_NO_FORM;
}

/* Reads a number of digits and a decimal point, where that is how the user or the map says numbers
   are written. */
static bool
is_plain(const struct crm_columns *columns, int column, struct decimal *value)
{
    const struct record *row = table_row(columns->table);
    return columns->mark_given && columns->numbers[column].reading == MARK_POINT &&
           decimal_parse_bytes(
               record_cell(row, (size_t)column), record_cell_length(row, (size_t)column), value);
}

enum cell_result
crm_columns_count(struct crm_columns *columns, int column, struct decimal *count)
{
    struct number number;
    if (is_plain(columns, column, count))
        return CELL_READ;
    enum cell_result result = crm_columns_number(columns, column, &number);
    if (result != CELL_READ)
        return result;
    *count = number.value;
    return number.currency[0] == '\0' ? CELL_READ : CELL_UNREADABLE;
}

enum cell_result
crm_columns_number(struct crm_columns *columns, int column, struct number *number)
{
    if (is_plain(columns, column, &number->value)) {
        number->currency[0] = '\0';
        return CELL_READ;
    }
    if (text_is_blank(record_cell(table_row(columns->table), (size_t)column)))
        return CELL_EMPTY;
    unsigned mark = reading_of(columns, &mark_question, column, &columns->numbers[column]);
    return number_read(table_cell(columns->table, column), mark == MARK_COMMA ? ',' : '.', number)
               ? CELL_READ
               : CELL_UNREADABLE;
}
