/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A duration is rounded once, when it is read, so that sums of durations are exact however they are
 * added up.
 */
#include "team/crm_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 1e9 /* seconds: nobody talks for thirty years */

/* Seconds as minutes with two decimals. */
static bool
as_minutes(double seconds, struct number *number)
{
    char text[40];
    number->currency[0] = '\0';
    return seconds >= 0 && seconds <= LONGEST &&
           snprintf(text, sizeof text, "%.2f", round(seconds / 60 * 100) / 100) > 0 &&
           decimal_parse(text, &number->value);
}

/* Reads [h:]mm:ss, or h:mm[:ss] where hours are counted. */
static bool
read_clock(const char *text, bool hours, double *seconds)
{
    int parts = 0;
    *seconds = 0;
    text += strspn(text, " ");
    for (; parts < 3; parts++) {
        size_t digits = strspn(text, "0123456789");
        if (digits == 0 || digits > 6)
            return false;
        double part = 0;
        for (size_t i = 0; i < digits; i++)
            part = part * 10 + (text[i] - '0');
        *seconds = *seconds * 60 + part;
        text += digits;
        if (*text != ':')
            break;
        text++;
    }
    if (parts == 1 && hours)
        *seconds *= 60;
    return parts >= 1 && parts < 3 && text[strspn(text, " ")] == '\0';
}

/* Reads when it ended. The time of day may stand in a column of its own. */
static enum cell_result
read_end(const struct table *table, struct crm_columns *columns, const struct map_column *column,
    const struct moment *start, double *seconds)
{
    struct moment end;
    if (crm_columns_date(columns, column->column, &end) != CELL_READ)
        return CELL_UNREADABLE;
    const char *time = table_cell(table, column->time_column);
    time += strspn(time, " ");
    if (end.second < 0 && *time && moment_parse_time(time, &end.second) == 0)
        return CELL_UNREADABLE;
    *seconds = (end.day - start->day) * 86400.0 + end.second - start->second;
    return end.second < 0 || start->second < 0 ? CELL_EMPTY : CELL_READ;
}

/* The factors of number scales. */
static double
seconds_in(enum map_scale scale)
{
    switch (scale) {
    case MAP_MILLISECONDS:
        return .001;
    case MAP_MINUTES:
        return 60;
    case MAP_HOURS:
        return 3600;
    default: /* what is in seconds, or was made so */
        return 1;
    }
}

/* Reads a duration, which becomes minutes. */
static enum cell_result
read_duration(const struct table *table, struct crm_columns *columns,
    const struct map_column *column, const struct moment *start, struct number *number)
{
    enum map_scale scale = column->choice->scale;
    const char *text = table_cell(table, column->column);
    enum cell_result result;
    double seconds = 0;
    if (scale == MAP_END) {
        result = read_end(table, columns, column, start, &seconds);
    } else if (scale == MAP_CLOCK || strchr(text, ':')) {
        result = read_clock(text, scale == MAP_HOURS, &seconds) ? CELL_READ : CELL_UNREADABLE;
    } else {
        result = crm_columns_number(columns, column->column, number);
        if (result == CELL_READ)
            seconds = decimal_to_double(number->value) * seconds_in(scale);
    }
    if (result == CELL_READ && !as_minutes(seconds, number))
        result = CELL_UNREADABLE;
    return result;
}

enum cell_result
crm_value_read(const struct table *table, struct crm_columns *columns,
    const struct map_column *column, const struct moment *start, struct number *number)
{
    if (column->choice->scale == MAP_PLAIN)
        return crm_columns_number(columns, column->column, number);
    return read_duration(table, columns, column, start, number);
}
