/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates as people and CRMs write them, and what a cell proves about the order of day and month in
 * its column. One cell often proves nothing ("3/4/2026"): so the order is decided for a whole
 * column, from the cells that do, and never guessed.
 *
 * Understood: 2026-11-16, 2026/11/16, 20261116; 11/16/2026, 16-11-2026, 16.11.2026 (dots are always
 * day first: no country writes month first with dots), one or two digits for day and month;
 * two-digit years (00-68 = 2000-2068, 69-99 = 1969-1999); 15 Apr, 2021; 15 April 2021; Apr 15,
 * 2021; April 15 2021; 05-Mar-2026 (English month names, full or three letters, "Sept" too, a point
 * may follow); each optionally followed by a time of day (T, blank(s) or ", " between; AM/PM
 * understood), fractions of a second, and a zone (Z, ±hh:mm, ±hhmm, UTC, GMT, GMT+1, and EST, EDT,
 * CST, CDT, MST, MDT, PST, PDT, CET, CEST, MEZ, MESZ). Blanks at either end do not count.
 */
#ifndef AMP_BASE_DATEFORM_H
#define AMP_BASE_DATEFORM_H

#include <stdbool.h>

#include "base/moment.h"

/* Orders of the numbers in an all-number date whose year does not come first with four digits. */
enum date_order {
    DATE_ORDER_DMY = 1,
    DATE_ORDER_MDY = 2,
    DATE_ORDER_YMD = 4, /* two-digit year first; never inferred, only by --dates=ymd */
    /* No order: beside the forms above, spreadsheet serials (base/epoch.h) are dates. For those who
       read whole columns; date_orders() and date_read() read no serials. */
    DATE_ORDER_SERIAL = 8,
};
#define DATE_ORDER_ANY (DATE_ORDER_DMY | DATE_ORDER_MDY) /* proves nothing */

/* The orders (a set of bits out of DMY and MDY) under which `text` is a date: DATE_ORDER_ANY when
   both, or when the order does not matter (2026-11-16, 15 Apr 2021, and 5/5/2026), 0 when it is no
   date at all. */
unsigned date_orders(const char *text);

/* Reads `text` in the given order; a form whose order does not matter is read whatever `order`
 * says. False if it is no date in that order. */
bool date_read(const char *text, enum date_order order, struct moment *moment);

/* "dmy", "mdy", "ymd" or "serial" to an order; 0 for another word. */
unsigned date_order_named(const char *word);

#endif
