/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the columns of a file of answers are for: who and when, whatever a form tool calls them
 * (tables/survey-columns.csv), and which column is which question.
 */
#ifndef AMP_TEAM_SURVEY_COLUMNS_H
#define AMP_TEAM_SURVEY_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/table.h"
#include "team/codebook.h"

enum survey_role {
    SURVEY_REP,
    SURVEY_DATE,
    SURVEY_TEAM,
    SURVEY_MANAGER,
    SURVEY_ANONYMOUS,
    SURVEY_ITEM,
    SURVEY_ANSWER,
    SURVEY_ROLES
};

enum { SURVEY_NO_QUESTION = -1 };

struct survey_columns {
    int roles[SURVEY_ROLES]; /* the column of each; -1 = there is none */
    bool is_long;            /* it has the columns `item` and `answer` */
    int *questions;          /* by column of a wide file; SURVEY_NO_QUESTION */
    size_t count;
};

/* Finds the columns of a table; free with survey_columns_free(). Ends the program if one that is
   needed is not there (needs_names: who answered), two are the same question, or none is one. Says
   which columns of a wide file are no question, and which questions have no column. */
void survey_columns_find(struct survey_columns *columns, const struct table *table,
    const struct codebook *codebook, bool needs_names);
void survey_columns_free(struct survey_columns *columns);

#endif
