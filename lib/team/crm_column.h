/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Deciding what a column's cells mean: the order of day and month in dates, the decimal mark in
 * numbers. Decided for a whole column and by the data: the first cell that can be read in one way
 * only decides; a cell that can be read in two ways makes the reader look ahead for one; if there
 * is none, the program ends and names the option that decides. A later cell that contradicts the
 * decision ends the program too, with both lines.
 *
 * Seconds and milliseconds since 1970 (base/epoch.h) are dates in any column, between dates of any
 * other form, and prove nothing.
 */
#ifndef AMP_TEAM_CRM_COLUMN_H
#define AMP_TEAM_CRM_COLUMN_H

#include <stdbool.h>

#include "base/moment.h"
#include "base/number.h"
#include "csv/table.h"

struct crm_columns;

/* For the columns of one table. date_order, decimal_mark: as the user said; 0 = decide from the
   data. With DATE_ORDER_SERIAL (alone: the order is still decided from the data) spreadsheet
   serials are dates too. */
struct crm_columns *crm_columns_new(struct table *table, unsigned date_order, char decimal_mark);
void crm_columns_free(struct crm_columns *columns);

enum cell_result { CELL_EMPTY, CELL_READ, CELL_UNREADABLE };

/* Reads the current row's cell of a column. The table may be rewound and read again: texts of cells
 * taken before the call are gone. */
enum cell_result crm_columns_date(struct crm_columns *columns, int column, struct moment *moment);
enum cell_result crm_columns_number(struct crm_columns *columns, int column, struct number *number);

/* The same for a number that counts something: with a currency it is none. */
enum cell_result crm_columns_count(struct crm_columns *columns, int column, struct decimal *count);

/* The forms of dates, those first in which the order of the numbers matters. */
enum date_form {
    DATE_NO_FORM,
    DATE_DAY_FIRST,
    DATE_MONTH_FIRST,
    DATE_YEAR_FIRST, /* with two digits, as the user said */
    DATE_ISO,
    DATE_EPOCH,
    DATE_SERIAL,
    DATE_WITHOUT_ORDER /* 15 Apr 2021, 5/5/2026 */
};

/* The form of the dates read so far in a column; of several the first in the list above.
   DATE_NO_FORM if none was read. */
enum date_form crm_columns_date_form(const struct crm_columns *columns, int column);

/* What a form is called in files and messages: "day first"; and back, DATE_NO_FORM for another
   word. */
const char *crm_date_form_name(enum date_form form);
enum date_form crm_date_form_named(const char *name);

#endif
