/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The map of a coaching log that somebody keeps in a sheet of their own: what its columns are
 * called, and what its words mean. A map is a CSV file `column,name,value,means`, of which the
 * first two columns must be there:
 *
 *     column,name,value,means
 *     rep,Salesperson,,                   the log's rep is the sheet's Salesperson
 *     kind,Type,1:1,one-on-one            the log's kind is the sheet's Type, and "1:1" there means
 *     kind,Type,,training                 one-on-one; an empty cell means training
 *     coach,,,Ingrid Solheim              the sheet has no column for it: it is always the same
 *
 * A column that the map does not name keeps its own name.
 */
#ifndef AMP_TEAM_COACHING_MAP_H
#define AMP_TEAM_COACHING_MAP_H

#include <stdbool.h>

#include "team/coaching_columns.h"

struct coaching_map;

/* Reads a map; path NULL: the map that changes nothing. A row that makes no sense ends the program
   with its line. */
struct coaching_map *coaching_map_read(const char *path);
void coaching_map_free(struct coaching_map *map);

/* What the sheet calls a column; NULL if the sheet has none for it. */
const char *coaching_map_name(const struct coaching_map *map, enum coaching_column column);

/* What a cell means: the map's word for it, else the cell as it is. Case and double blanks do not
   count. Lives as long as the map, or as `cell`. */
const char *coaching_map_meaning(
    const struct coaching_map *map, enum coaching_column column, const char *cell);

/* Whether the map has words for the cells of a column at all. */
bool coaching_map_has_meanings(const struct coaching_map *map, enum coaching_column column);

#endif
