/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ids of the coaching log. An id is seven characters for the moment at which the row was added, in
 * sixteenths of a second since 2026 (a letter, then six of the digits and letters below), and then
 * what its last cell is like:
 *
 *     0 = empty, 1 = without a quotation mark, 2 = with one, and so on
 *
 * written with the same digits. They sort by time as bytes. The last part is there because a record
 * that was cut short between the two halves of a doubled quote looks whole: its last cell then has
 * fewer quotation marks than its id says.
 *
 * The alphabet has no i, l, o and u, which are misread; a letter comes first, so no spreadsheet
 * takes an id for a number.
 */
#ifndef AMP_TEAM_COACHING_ID_H
#define AMP_TEAM_COACHING_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COACHING_ID_SIZE = 24 };

/* The moments that ids can hold: 0 <= moment < COACHING_ID_MOMENTS (46 years). */
#define COACHING_ID_MOMENTS (INT64_C(22) << 30)

/* The moment that it is now by the system's clock; may lie outside what ids can hold. */
int64_t coaching_id_now(void);

/* Writes the id of a row whose last cell will be `last_cell`. Returns `id`. */
const char *coaching_id_make(
    int64_t moment, const char *last_cell, char id[static COACHING_ID_SIZE]);

/* The moment of an id that was made here, -1 for any other text. */
int64_t coaching_id_moment(const char *id);

/* Whether the last cell is shorter of quotation marks (or empty) than the id says. False for an id
   that was not made here, and where somebody has written more since. */
bool coaching_id_misses(const char *id, const char *last_cell);

#endif
