/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments as machines count them: seconds or milliseconds since 1970-01-01T00:00Z, and the serial
 * numbers of spreadsheets. Blanks at either end do not count. Refused, for nobody can tell what
 * they were: signs, leading zeros, exponents (1.7E+12), and whatever leaves the known years.
 */
#ifndef AMP_BASE_EPOCH_H
#define AMP_BASE_EPOCH_H

#include <stdbool.h>

#include "base/moment.h"

/* Reads 10 digits as seconds (from 2001-09-09 on) or 13 digits as milliseconds, with or without
   decimals; parts of a second are dropped. The instant becomes a local moment, as with
   moment_from_offset(). False, and *moment untouched, if it is anything else. */
bool epoch_read(const char *text, struct moment *moment);

/* Reads a spreadsheet serial: days counted so that 1 is 1900-01-01, and decimals (behind a point or
   a comma) for the time of day, rounded to the second: 45631.5 is 2024-12-05T12:00. 1900 has a 29th
   of February there, which never was: 60 is no day, and from 61 on the day is 1899-12-30 + n. No
   decimals, or only zeros: the day alone. A serial has no zone and is not moved. False, and *moment
   untouched, if it is anything else. Every small number is a serial, so ask only for what the user
   said is one. */
bool epoch_read_serial(const char *text, struct moment *moment);

#endif
