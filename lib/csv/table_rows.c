/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every record below the header is a row, or is left out and counted (furniture, footer), or is set
 * aside by name; nothing goes unsaid. While looking ahead nothing is counted.
 */
#include "base/text.h"
#include "csv/aside.h"
#include "csv/table_parts.h"

const char *
table_read_text(struct table *table, bool accept_legacy)
{
    table->record = reader_record(table->reader);
    table->record_legacy_cells = 0;
    if (reader_is_utf8(table->reader))
        return NULL;
    if (!accept_legacy)
        return TABLE_NOT_UTF8;
    if (!table->legacy)
        table->legacy = legacy_new();
    bool read = legacy_take(table->legacy, table->reader, &table->record_legacy_cells);
    if (table->record_legacy_cells > 0)
        table->record = legacy_record(table->legacy);
    return read ? NULL : TABLE_NOT_LEGACY;
}

const char *
table_record_text(const struct table *table)
{
    for (size_t i = 0; i < table->record->count; i++)
        if (!text_is_blank(record_cell(table->record, i)))
            return record_cell(table->record, i);
    return NULL;
}

enum record_kind { RECORD_PLAIN, RECORD_FURNITURE, RECORD_BLANK };

/* What the record in hand is to an export, whatever its width. */
static enum record_kind
kind_of(const struct table *table)
{
    if (!table->is_furniture)
        return RECORD_PLAIN;
    const char *text = table_record_text(table);
    if (!text) /* under a single column, a blank cell may be all that a row has */
        return table->header.columns > 1 ? RECORD_BLANK : RECORD_PLAIN;
    return table->is_furniture(text, table->furniture_data) ? RECORD_FURNITURE : RECORD_PLAIN;
}

/* A record of one cell after an empty line, under a wider header. */
static bool
is_footer(const struct table *table)
{
    return table->footer_expected && table->after_gap && table->header.columns > 1 &&
           table->record->count == 1;
}

/* Counts the rest of the file as footer. A record as wide as the table is none, though: somebody
   put two reports into one file. */
static void
pass_footer(struct table *table)
{
    enum reader_result result = READER_RECORD;
    table->ended = true;
    if (table->ahead)
        return;
    do {
        bool record = result == READER_RECORD;
        bool text = record && !table_read_text(table, table->legacy_accepted);
        enum record_kind kind = text ? kind_of(table) : RECORD_PLAIN;
        if (kind == RECORD_FURNITURE) {
            table->furniture_rows++;
        } else if (kind == RECORD_PLAIN && record &&
                   table->record->count == table->header.columns) {
            aside_count_row();
            table_set_aside(table, -1, "stands below the end of the table");
        } else if (kind == RECORD_PLAIN) {
            table->footer_rows++;
        }
        result = reader_next(table->reader);
    } while (result != READER_END);
}

/* Why the record, which is text, is no row of this table, or NULL. */
static const char *
fault_of_width(const struct table *table)
{
    size_t cells = table->record->count, columns = table->header.columns;
    if (cells < columns)
        return "has fewer cells than the header";
    for (size_t i = columns; i < cells; i++)
        if (!text_is_blank(record_cell(table->record, i)))
            return "has more cells than the header";
    return NULL;
}

/* Reads records until one is neither furniture nor blank; *fault becomes what is wrong with it so
 * far, or NULL. False at the end. */
static bool
next_record(struct table *table, const char **fault)
{
    bool after_gap = false;
    for (;;) {
        enum reader_result result = reader_next(table->reader);
        if (result == READER_END)
            return false;
        after_gap = after_gap || reader_empty_lines(table->reader) > 0;
        *fault = result == READER_FAULT ? reader_fault(table->reader)
                                        : table_read_text(table, table->legacy_accepted);
        table->after_gap = after_gap && result == READER_RECORD;
        enum record_kind kind = *fault ? RECORD_PLAIN : kind_of(table);
        if (kind == RECORD_PLAIN)
            return true;
        after_gap = after_gap || kind == RECORD_BLANK;
        table->furniture_rows += kind == RECORD_FURNITURE && !table->ahead;
    }
}

bool
table_next(struct table *table)
{
    const char *fault;
    if (!table->settled)
        table_settle(table);
    while (!table->ended && next_record(table, &fault)) {
        if (is_footer(table)) {
            pass_footer(table);
            return false;
        }
        if (!table->ahead && !table->rows_needed)
            aside_count_row();
        if (!fault)
            fault = fault_of_width(table);
        if (!fault) {
            table->legacy_cells += table->ahead ? 0 : table->record_legacy_cells;
            return true;
        }
        if (table->rows_needed)
            diag_fatal_at(table_place(table), "%s", fault);
        if (!table->ahead)
            table_set_aside(table, -1, fault);
    }
    return false;
}

void
table_mark(struct table *table)
{
    reader_mark(table->reader);
    table->ahead = true;
}

bool
table_can_rewind(const struct table *table)
{
    return reader_can_rewind(table->reader);
}

void
table_rewind(struct table *table)
{
    reader_rewind(table->reader);
    table->ended = false;
    (void)table_next(table);
    table->ahead = false;
}

void
table_expect_footer(struct table *table)
{
    table->footer_expected = true;
}

size_t
table_footer_rows(const struct table *table)
{
    return table->footer_rows;
}

void
table_expect_furniture(
    struct table *table, bool (*is_furniture)(const char *text, void *data), void *data)
{
    table->is_furniture = is_furniture;
    table->furniture_data = data;
}

size_t
table_furniture_rows(const struct table *table)
{
    return table->furniture_rows;
}
