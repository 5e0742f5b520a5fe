/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments: a civil day and perhaps a time of day, in the local time of the report. libc is asked
 * for a time zone only where a moment carries an offset (then it is converted) and for today's
 * date.
 */
#ifndef AMP_BASE_MOMENT_H
#define AMP_BASE_MOMENT_H

#include <stdbool.h>

struct moment {
    int day;    /* civil day (base/day.h) or DAY_NONE */
    int second; /* second of the day, 0 to 86399; -1 = only the day is known */
};

/* Sets the zone that is local: an IANA name such as Europe/Berlin (looked up in the system's zone
   files) or ±hh:mm (also ±hh, Z, UTC). False if there is no such zone; nothing changes then.
   Without a call, local is what the system says (TZ). */
bool moment_set_zone(const char *zone);

/* Today's date in the local zone. */
int moment_today(void);

/* The local moment of a civil day and second read at an offset of `offset_seconds` east of UTC. A
   day alone (second -1) is not moved. The day is DAY_NONE if it leaves the known years or what
   libc's clock can hold. */
struct moment moment_from_offset(int day, int second, int offset_seconds);

/* Reads YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss] (a blank in place of T is understood), with fractions
   of a second (dropped), with an optional Z or ±hh:mm (also ±hhmm, ±hh). False if it is anything
   else. */
bool moment_parse(const char *text, struct moment *moment);

/* Reads an offset: Z, ±hh:mm, ±hhmm or ±hh, up to 14 hours. Returns the number of bytes read, 0 if
 * there is none. */
int moment_parse_offset(const char *text, int *offset_seconds);

/* Reads a time of day: hh:mm[:ss[.fff]], 1 or 2 digits of hour, optionally followed by AM or PM
   (any case, with or without a blank, also "a.m."). Returns the number of bytes read, 0 if there is
   no time here. 24:00 is not a time, nor are 0:30 AM and 13:00 PM. */
int moment_parse_time(const char *text, int *second);

/* YYYY-MM-DD, YYYY-MM-DDThh:mm, or YYYY-MM-DDThh:mm:ss when there are seconds. Returns `text`. */
#define MOMENT_TEXT_SIZE 20
const char *moment_text(struct moment moment, char text[static MOMENT_TEXT_SIZE]);

#endif
