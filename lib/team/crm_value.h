/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values of an export: amounts, and durations in whatever they are counted.
 */
#ifndef AMP_TEAM_CRM_VALUE_H
#define AMP_TEAM_CRM_VALUE_H

#include "team/crm.h"
#include "team/crm_column.h"

/* Reads the current row's cell of a bound value column, which is not blank. A duration becomes
   minutes, rounded to hundredths. `start` is the date of the event, for a column that says when it
   ended; CELL_EMPTY if the time of day of either is not known. */
enum cell_result crm_value_read(const struct table *table, struct crm_columns *columns,
    const struct map_column *column, const struct moment *start, struct number *number);

#endif
