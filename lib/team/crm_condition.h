/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The `when` of a map: `Won=yes|Stage=won`. Alternatives stand between `|`; the first that can be
 * told decides. Within one, all tests between `&` must hold. A test is COLUMN=WORD or COLUMN!=WORD,
 * where WORD is a word list (won, lost, open, yes, no ...) or a plain text, or COLUMN^=TEXT: begins
 * with the text. It cannot be told when the column is missing or the cell is empty. A `?` at the
 * end of all says that the file may lack the columns; then it never holds. A column name with
 * | & = ! or ^ in it stands in [brackets].
 */
#ifndef AMP_TEAM_CRM_CONDITION_H
#define AMP_TEAM_CRM_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/table.h"
#include "team/crm_header.h"
#include "team/crm_words.h"

struct crm_condition;

/* Reads the text of a `when` cell; an empty one always holds. NULL if it cannot be read; *error
 * then says why (static). The condition keeps `words`, and names of columns in the arena. */
struct crm_condition *crm_condition_read(
    const char *text, struct crm_words *words, struct arena *arena, const char **error);
void crm_condition_free(struct crm_condition *condition);

/* Finds the columns in a table. False if no alternative has all of its columns, so that it could
 * never be told. */
bool crm_condition_bind(struct crm_condition *condition, struct crm_header *header);

/* After crm_condition_bind: a column that is missing for the condition to be told, for messages; of
 * the last alternative, the plainest. NULL if none is missing. */
const char *crm_condition_column(const struct crm_condition *condition);

/* The number of its tests, and the column of each after crm_condition_bind() (-1 = missing). */
size_t crm_condition_tests(const struct crm_condition *condition);
int crm_condition_column_of(const struct crm_condition *condition, size_t test);

/* Whether it holds for the current row. Not being able to tell is no. */
bool crm_condition_holds(const struct crm_condition *condition, const struct table *table);

#endif
