/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Maps: how the records of an export become events. A map is a CSV table, one row per event that a
 * record can give:
 *
 *     event,when,date,rep,count,value,unit,account,ref,note
 *
 * A cell names a column, or several with `|` between (the first that the file has and that is not
 * empty is taken), or a fixed text after `=`. A `?` at the end says that the file may lack the
 * column; for a date also that the cell may be empty, and then the record does not give this event.
 * How names are found in a header is said in team/crm_header.h. A name with | ? = + ~ ! @ in it
 * stands in [brackets].
 *
 * - event: a fixed word; [a column] that holds the word; {a type|another|~a subject}: the kind of
 *   activity, `task` if nothing says it; or -words: a record for which `when` holds gives no event
 *   and is left out under these words.
 *
 * - when: a condition (team/crm_condition.h), or `else`, alone or before `&` and a condition: only
 *   if no row above held for this record. A `?` at its end says that the file may lack its columns;
 *   then it never holds.
 *
 * - date: DATE+TIME takes the time of day from a column of its own. DATE! is left out as planned
 *   when it lies after --as-of. DATE~ is an estimate: it is counted, and set aside when it lies
 *   after --as-of.
 *
 * - value: a duration is COLUMN@seconds, @milliseconds, @minutes, @hours or @clock and becomes
 *   minutes, with two decimals. A cell with `:` in it is a clock in any of them: h:mm:ss or mm:ss,
 *   but h:mm where hours are counted. COLUMN@end and COLUMN+TIME@end are when it ended: the value
 *   is how long that is after the event's own date, and not known without both times of day.
 *
 *   A 0 in COLUMN@nonzero means that nobody has filled the cell: the next column is taken.
 *
 * The built-in maps are tables/crm-*.csv; tables/crm-formats.csv lists them.
 */
#ifndef AMP_TEAM_CRM_H
#define AMP_TEAM_CRM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "csv/table.h"
#include "team/crm_condition.h"
#include "team/crm_words.h"

enum map_part {
    MAP_EVENT,
    MAP_DATE,
    MAP_REP,
    MAP_COUNT,
    MAP_VALUE,
    MAP_UNIT,
    MAP_ACCOUNT,
    MAP_REF,
    MAP_NOTE,
    MAP_PARTS
};

#define MAP_CHOICES 16

/* In what a value is counted; everything but MAP_PLAIN becomes minutes. */
enum map_scale {
    MAP_PLAIN,
    MAP_MINUTES,
    MAP_SECONDS,
    MAP_MILLISECONDS,
    MAP_HOURS,
    MAP_CLOCK,
    MAP_END
};

/* One of the columns that a cell of a map names. */
struct map_choice {
    struct crm_name *name;
    struct crm_name *time_name; /* the column of the time of day, NULL = none */
    bool estimate;              /* of a date: a forecast */
    bool planned;               /* of a date: planned, if it lies after --as-of */
    bool subject;               /* of an event: a text to search for a word */
    bool nonzero;               /* of a value: a 0 is no amount, as if the cell were empty */
    enum map_scale scale;
};

/* A column of the table that a choice was bound to. */
struct map_column {
    const struct map_choice *choice;
    int column, time_column; /* -1 = there is none */
};

/* One cell of a map. */
struct map_field {
    const char *fixed; /* a fixed text, or NULL */
    bool left_out;     /* of an event: `fixed` says what is left out */
    bool kind;         /* of an event: the columns hold types and subjects */
    bool optional;
    uint64_t marks;             /* of all the names of the choices */
    struct map_column *columns; /* after map_bind() */
    size_t bound, capacity;
    struct map_choice *choices;
    size_t count;
};

struct map_row {
    struct map_field parts[MAP_PARTS];
    bool otherwise; /* `else`: only if no row above held for the record */
    struct crm_condition *when;
};

struct map {
    const char *name; /* of the format, or of the map file */
    struct map_field source;
    char decimal_mark; /* '.' or ',' if the format fixes it; 0 = decide from the data */
    struct map_row *rows;
    size_t count, capacity;
    struct arena arena; /* names, choices, texts */
};

/* Reads a map file. Whatever is wrong with it ends the program with the line. */
struct map *map_read(const char *path, struct crm_words *words);

/* The map in an open table, which is closed. The source is not set yet. `name` must live on. */
struct map *map_of(struct table *table, const char *name, struct crm_words *words);

/* What stands in the source column of events: a fixed text, or [a column]. */
void map_set_source(struct map *map, const char *text);

/* A built-in map, or NULL if there is no such format. */
struct map *map_builtin(const char *format, struct crm_words *words);

void map_free(struct map *map);

/* Binds the map to a table's columns. Returns NULL if all that it needs is there, else the name of
   a column that is missing. *found, if not NULL, is the number of the table's columns that it
   uses, without those of conditions. */
const char *map_bind(struct map *map, const struct table *table, size_t *found);

/* What map_bind() would say, without a column that stays bound: for asking a header about many
   maps. Without `found` it takes least time. */
const char *map_lacks(struct map *map, struct crm_header *header, size_t *found);

/* The built-in map that fits the table best (all that it needs is there; most columns found; the
   order of the list; `plain`, which asks for common names only, if no other fits), bound to it;
   NULL if none fits. Then, if `nearest` is not NULL, *nearest is the format that finds most columns
   and *missing a column that it lacks (NULL both if nothing is near); the caller frees *missing. */
struct map *map_recognise(
    const struct table *table, struct crm_words *words, const char **nearest, char **missing);

/* Whether there is one. */
bool map_is_known(const struct table *table);

/* The bound column whose cell in a row (table_row()) is the first that is not blank, or NULL. */
const struct map_column *map_search(const struct map_field *field, const struct record *row);

/* The same, in short where the first cell tells by its first byte, as most do. */
static inline const struct map_column *
map_filled(const struct map_field *field, const struct record *row)
{
    const struct map_column *first = field->columns;
    if (field->bound == 0)
        return NULL;
    char byte = record_cell(row, (size_t)first->column)[0];
    if (byte > ' ' && byte <= '~' && !first->choice->nonzero)
        return first;
    return byte == '\0' && field->bound == 1 ? NULL : map_search(field, row);
}

/* The text of a part in a row, and its length: fixed, or the first bound cell that is not blank, or
   "". */
static inline const char *
map_text(const struct map_field *field, const struct record *row, size_t *length)
{
    const char *text = field->fixed ? field->fixed : "";
    const struct map_column *filled = field->fixed ? NULL : map_filled(field, row);
    *length = filled ? record_cell_length(row, (size_t)filled->column) : strlen(text);
    return filled ? record_cell(row, (size_t)filled->column) : text;
}

/* Writes the built-in map of a format as CSV; false if there is no such format. */
bool map_show(const char *format, struct outfile *out);

/* Writes a line per format: name, and what it is. */
void map_list(struct outfile *out);

#endif
