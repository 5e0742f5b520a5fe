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
 * A name with | ? = in it stands in [brackets]. `event` is a fixed word, or [a column]. `when` is a
 * condition (team/crm_condition.h).
 *
 * The built-in maps are tables/crm-*.csv; tables/crm-formats.csv lists them.
 */
#ifndef AMP_TEAM_CRM_H
#define AMP_TEAM_CRM_H

#include <stdbool.h>
#include <stddef.h>

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

#define MAP_CHOICES 8

/* One cell of a map. */
struct map_field {
    char *fixed;              /* a fixed text, or NULL */
    char *names[MAP_CHOICES]; /* column names */
    size_t count;
    bool optional;
    int columns[MAP_CHOICES]; /* after map_bind: those of the names that the table has */
    size_t bound;
};

struct map_row {
    struct map_field parts[MAP_PARTS];
    struct crm_condition *when;
};

struct map {
    const char *name; /* of the format, or of the map file */
    struct map_field source;
    char decimal_mark; /* '.' or ',' if the format fixes it; 0 = decide from the data */
    struct map_row *rows;
    size_t count, capacity;
};

/* Reads a map file. Whatever is wrong with it ends the program with the line. */
struct map *map_read(const char *path, struct crm_words *words);

/* A built-in map, or NULL if there is no such format. */
struct map *map_builtin(const char *format, struct crm_words *words);

void map_free(struct map *map);

/* Binds the map to a table's columns. Returns NULL if all that it needs is there, else the name of
   a column that is missing. *found, if not NULL, is the number of the table's columns that it
   uses, without those of conditions. */
const char *map_bind(struct map *map, const struct table *table, size_t *found);

/* The built-in map that fits the table best (all that it needs is there; most columns found; the
   order of the list), bound to it; NULL if none fits. Then, if `nearest` is not NULL, *nearest is
   the format that finds most columns and *missing a column that it lacks (NULL both if nothing is
   near); the caller frees *missing. */
struct map *map_recognise(
    const struct table *table, struct crm_words *words, const char **nearest, char **missing);

/* The text of a part for the current row: fixed, or the first bound cell that is not blank, or "".
 * *column, if not NULL, is its column, -1 if it has none. */
const char *map_text(const struct map_field *field, const struct table *table, int *column);

/* Writes the built-in map of a format as CSV; false if there is no such format. */
bool map_show(const char *format, struct outfile *out);

/* Writes a line per format: name, and what it is. */
void map_list(struct outfile *out);

#endif
