/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of thanks, read back for a page: the rows of the recognition stream as recognize writes
 * them. (As a history of what was said they are read elsewhere: team/recognition.h.)
 */
#ifndef AMP_TEAM_NEWS_H
#define AMP_TEAM_NEWS_H

#include <stddef.h>

#include "base/mem.h"
#include "csv/table.h"
#include "team/roster.h"

/* One word of thanks; or, under the rule RECOGNITION_WITHOUT (team/recognition.h), that there was
   none since a day, DAY_NONE = ever. Texts are tidy, "" where nothing stands. */
struct news {
    int day, person; /* the roster's number */
    const char *driver, *rule, *what, *evidence, *message;
};

/* All rows read so far, in the order of the streams. Start with {0}. */
struct news_rows {
    struct news *items;
    size_t count, capacity;
    struct arena arena;
};

/* Reads the rest of a table. A row without date, rep or rule is set aside, but for
   a date of RECOGNITION_WITHOUT. Returns how many rows
   were added. */
size_t news_read(struct news_rows *rows, struct table *table, struct roster *roster);
void news_free(struct news_rows *rows);

#endif
