/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests of readers of streams: a table made of a text, and what was set aside in it, one line
 * for each: "3 due is not a date".
 */
#ifndef AMP_TESTS_READING_H
#define AMP_TESTS_READING_H

#include "scratch.h"

#include "csv/aside.h"
#include "csv/table.h"

static char reading_complaints[2000];

static inline void
reading_heard(struct place place, const char *column, const char *reason, void *data)
{
    (void)data;
    size_t length = strlen(reading_complaints);
    snprintf(reading_complaints + length, sizeof reading_complaints - length, "%zu %s %s\n",
        (size_t)place.line, column, reason);
}

/* To be closed with reading_end(). */
static inline struct table *
reading_begin(const char *text)
{
    reading_complaints[0] = '\0';
    fatal_begin();
    diag_reset();
    aside_begin(NULL, false);
    aside_listen(reading_heard, NULL);
    return table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
}

/* Closes the table. Returns the complaints, until the next one is begun. */
static inline const char *
reading_end(struct table *table)
{
    table_close(table);
    aside_listen(NULL, NULL);
    (void)aside_finish(STATUS_DONE);
    diag_reset();
    fatal_end();
    return reading_complaints;
}

#endif
