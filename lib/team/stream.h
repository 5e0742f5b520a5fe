/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Streams told apart by their headers: for programs that take any file of the toolkit in any order.
 * What a stream holds is not looked at.
 */
#ifndef AMP_TEAM_STREAM_H
#define AMP_TEAM_STREAM_H

#include "csv/table.h"

enum stream_kind {
    STREAM_UNKNOWN,
    STREAM_EVENTS, /* canonical events, or any known export */
    STREAM_GOAL_STATUS,
    STREAM_REJECTS,
    STREAM_LIFT,
    STREAM_COACHING,
    STREAM_COACHING_STATUS,
    STREAM_SCORES, /* of people */
    STREAM_GROUP_SCORES,
    STREAM_RECOGNITION,
    STREAM_ROSTER,
    STREAM_GOALS,
    STREAM_OTHER, /* a stream of the toolkit that has no number here yet; `name` says which */
};

struct stream {
    enum stream_kind kind;
    const char *name; /* for people, with its article: "a coaching log"; NULL if unknown (static) */
};

/* What the open table is, by its header alone. */
struct stream stream_of(const struct table *table);

/* For a table whose first record is no header that is known: the export whose header stands below
   titles. If there is none, the program ends with the first record, as stream_refuse() does. */
struct stream stream_below_titles(struct table *table);

/* Ends the program: "x.csv: no stream of the toolkit has the header 'a,b,c'". */
void stream_refuse(const struct table *table) __attribute__((noreturn));

#endif
