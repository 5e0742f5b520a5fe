/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The `when` of a map: `Won=yes|Stage=won`. Alternatives stand between `|`; the first that can be
 * told decides. Within one, all tests between `&` must hold. A test is COLUMN=WORD or COLUMN!=WORD,
 * where WORD is a word list (won, lost, open, yes, no ...) or a plain text; it cannot be told when
 * the column is missing or the cell is empty. A column name with | & = or ! in it stands in
 * [brackets].
 */
#ifndef AMP_TEAM_CRM_CONDITION_H
#define AMP_TEAM_CRM_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/table.h"
#include "team/crm_words.h"

struct crm_condition;

/* Reads the text of a `when` cell; an empty one always holds. NULL if it cannot be read; *error
 * then says why (static). The condition keeps `words`. */
struct crm_condition *crm_condition_read(
    const char *text, struct crm_words *words, const char **error);
void crm_condition_free(struct crm_condition *condition);

/* Finds the columns in a table. False if no alternative has all of its columns, so that it could
 * never be told. */
bool crm_condition_bind(struct crm_condition *condition, const struct table *table);

/* After crm_condition_bind: a column that is missing for the condition to be told, for messages; of
 * the last alternative, the plainest. NULL if none is missing. */
const char *crm_condition_column(const struct crm_condition *condition);

/* Whether it holds for the current row. Not being able to tell is no. */
bool crm_condition_holds(const struct crm_condition *condition, const struct table *table);

#endif
