/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events: what happened, who did it, on which day. Any mix of canonical event files and known CRM
 * exports, recognised by their headers and read through maps (team/crm.h), becomes one series in
 * the order of the files. One record may give several events.
 *
 * The order of day and month, and the decimal mark, are decided for a whole column from its data. A
 * cell that can be read in two ways makes the reader look ahead until the column is decided; if
 * nothing decides, the program ends and names the option.
 */
#ifndef AMP_TEAM_EVENT_H
#define AMP_TEAM_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/moment.h"
#include "base/names.h"
#include "csv/source.h"
#include "team/roster.h"

#define EVENT_EVERYBODY (-1)

/* The unit lives until the next event. */
struct event {
    struct moment when;
    int person; /* a number of the roster; EVENT_EVERYBODY for a holiday */
    int kind;   /* a number of event_words(): the event word */
    struct decimal count;
    bool has_value;
    struct decimal value;
    const char *unit;
    const char *account, *ref, *source, *note; /* "" before events_read_texts() */
    struct place place;
};

/* How to read. */
struct export_guard;

struct event_options {
    char delimiter;      /* 0 = detect */
    const char *format;  /* read as this built-in format; NULL = recognise */
    const char *words;   /* a file that adds to the word lists; NULL = none */
    const char *map;     /* a map file for everything; NULL = built-in maps */
    unsigned date_order; /* enum date_order given by the user; 0 = decide from the data */
    char decimal_mark;   /* '.' or ',' given by the user; 0 = decide from the data */
    int as_of;           /* what an export says of later days is planned; DAY_NONE = it is not */
    struct export_guard *guard; /* notes what each export is like; NULL = nobody does */
    int since, until;           /* DAY_NONE = open: other events are passed over */
};

struct events;

/* Events of the named files ("-" = standard input), with people numbered by `roster` and event
 * words by `words` (both must outlive it). Options are copied. */
struct events *events_open(char *const *files, size_t count, const struct event_options *options,
    struct roster *roster, struct names *words);

/* The same from one table that is already open (its header read): for programs that tell streams
   apart by their headers first. The table is owned from now on, and open until events_close(). */
struct table;
struct events *events_of_table(struct table *table, const struct event_options *options,
    struct roster *roster, struct names *words);

/* The next event; false at the end of the last file. */
bool events_next(struct events *events, struct event *event);

/* Reads account, ref, source and note, which few ask for, of the event that events_next() gave
   last. They live until the next one. */
void events_read_texts(const struct events *events, struct event *event);

/* Says on standard error, once and counted by kind, what was left out; frees everything. */
void events_close(struct events *events);

#endif
