/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the cells of a stream say, for those who read streams that the toolkit's own programs wrote:
 * an empty cell, or a column that is not there (-1), is "not known", and a cell that makes no sense
 * is set aside by itself while its row stays.
 */
#ifndef AMP_TEAM_CELLS_H
#define AMP_TEAM_CELLS_H

#include "base/mem.h"
#include "csv/table.h"

/* The cell without needless blanks, as long as the arena lives. */
const char *cells_text(struct arena *arena, const struct table *table, int column);

/* A number; NAN = not known. */
double cells_figure(const struct table *table, int column);

/* A whole number from 0 on; -1 = not known. */
int cells_count(const struct table *table, int column);

/* A day; DAY_NONE = not known. */
int cells_day(const struct table *table, int column);

/* The position of a cell in a list of words (NULL-terminated), whatever its case; -1 = it is none
   of them. Nothing is set aside. */
int cells_word(const struct table *table, int column, const char *const *words);

#endif
