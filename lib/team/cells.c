/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One cell at a time. It knows no column by name.
 */
#include "team/cells.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/number.h"
#include "base/text.h"

const char *
cells_text(struct arena *arena, const struct table *table, int column)
{
    char *tidy = text_tidy(table_cell(table, column));
    const char *kept = arena_text(arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

double
cells_figure(const struct table *table, int column)
{
    const char *cell = table_cell(table, column);
    double value;
    if (text_is_blank(cell))
        return NAN;
    if (number_text_read(cell, &value))
        return value;
    table_set_cell_aside(table, column, "is not a number");
    return NAN;
}

int
cells_count(const struct table *table, int column)
{
    const char *cell = table_cell(table, column);
    double value = NAN;
    if (text_is_blank(cell))
        return -1;
    if (number_text_read(cell, &value) && value >= 0 && value <= INT_MAX && floor(value) >= value)
        return (int)value;
    table_set_cell_aside(table, column, "is not a whole number");
    return -1;
}

int
cells_day(const struct table *table, int column)
{
    const char *cell = table_cell(table, column);
    int day;
    if (text_is_blank(cell))
        return DAY_NONE;
    if (day_parse(cell, &day))
        return day;
    table_set_cell_aside(table, column, "is not a date");
    return DAY_NONE;
}

int
cells_word(const struct table *table, int column, const char *const *words)
{
    const char *cell = table_cell(table, column);
    for (int i = 0; words[i]; i++)
        if (chars_same(words[i], cell))
            return i;
    return -1;
}
