/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two halves of csv/table share: table.c has the header and its columns, table_rows.c
 * decides which records are rows. For nobody else.
 */
#ifndef AMP_CSV_TABLE_PARTS_H
#define AMP_CSV_TABLE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/header.h"
#include "csv/legacy.h"
#include "csv/table.h"

#define TABLE_NOT_UTF8 "is not UTF-8 text"
#define TABLE_NOT_LEGACY "is neither UTF-8 nor windows-1252 text"

struct table {
    struct reader *reader;
    struct header header;
    struct place header_place;
    const struct record *record; /* in hand, as text: the reader's or the one in `legacy` */
    struct legacy *legacy;       /* NULL until a record is not UTF-8 */
    /* How many cells were read as windows-1252. */
    size_t record_legacy_cells, header_legacy_cells, legacy_cells;
    const char *header_fault; /* what is wrong with its text if windows-1252 is accepted */
    bool (*is_furniture)(const char *text, void *data);
    void *furniture_data;
    bool after_gap; /* before the record in hand: an empty line, then nothing but furniture */
    bool settled, legacy_accepted, ahead, footer_expected, rows_needed, ended;
    size_t title_rows, footer_rows, furniture_rows;
};

/* Makes text of the record in hand. Returns what is wrong with it, or NULL. */
const char *table_read_text(struct table *table, bool accept_legacy);

/* The first cell of the record in hand that is not blank, NULL if there is none. */
const char *table_record_text(const struct table *table);

/* The header in hand is the header: what is wrong with it ends the program now. */
void table_settle(struct table *table);

#endif
