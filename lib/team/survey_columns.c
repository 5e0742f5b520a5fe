/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A column that is neither a role nor a question is passed over, but never without a word.
 */
#include "team/survey_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"

enum { NO_COLUMN = -1 };
static const char *const role_names[SURVEY_ROLES] = {
    "rep", "date", "team", "manager", "anonymous", "item", "answer"};

/* The first name of a role that the table has a column for wins. */
static void
find_roles(struct survey_columns *columns, const struct table *table)
{
    struct table *names = table_builtin("team/survey-columns");
    int role_column = table_need(names, "column"), name_column = table_need(names, "name");
    for (size_t i = 0; i < SURVEY_ROLES; i++)
        columns->roles[i] = NO_COLUMN;
    while (table_next(names))
        for (size_t i = 0; i < SURVEY_ROLES; i++)
            if (columns->roles[i] == NO_COLUMN &&
                strcmp(table_cell(names, role_column), role_names[i]) == 0)
                columns->roles[i] = table_column(table, table_cell(names, name_column));
    table_close(names);
    columns->is_long =
        columns->roles[SURVEY_ITEM] != NO_COLUMN && columns->roles[SURVEY_ANSWER] != NO_COLUMN;
}

static void
check_roles(const struct survey_columns *columns, const struct table *table, bool needs_names)
{
    char header[TABLE_HEADER_SIZE];
    bool names = columns->roles[SURVEY_REP] != NO_COLUMN;
    if (columns->roles[SURVEY_DATE] == NO_COLUMN)
        (void)table_need(table, "date");
    if (!names && (needs_names || columns->is_long) && table_nearest_column(table, "rep"))
        (void)table_need(table, "rep");
    if (!names && needs_names)
        diag_fatal("%s: no column 'rep', and without names nothing is told per person (see --by, "
                   "--reliability); the header is '%s'",
            table_name(table), table_header_shown(table, header));
    if (!names && columns->is_long)
        diag_fatal("%s: no column 'rep': answers that stand one a row need a name or a code that "
                   "says which belong together; the header is '%s'",
            table_name(table), table_header_shown(table, header));
}

static bool
is_role(const struct survey_columns *columns, size_t column)
{
    for (size_t i = 0; i < SURVEY_ROLES; i++)
        if (columns->roles[i] == (int)column)
            return true;
    return false;
}

/* Gives each column its question. `column_of` has room for all questions and becomes the column of
   each. Returns how many were found. */
static size_t
find_questions(struct survey_columns *columns, const struct table *table,
    const struct codebook *codebook, int *column_of)
{
    const struct questionnaire *questionnaire = codebook_questionnaire(codebook);
    size_t found = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++)
        column_of[i] = NO_COLUMN;
    for (size_t i = 0; i < columns->count; i++) {
        const char *name = table_column_name(table, i);
        int question =
            is_role(columns, i) ? SURVEY_NO_QUESTION : codebook_question_of_column(codebook, name);
        columns->questions[i] = question;
        if (question == SURVEY_NO_QUESTION)
            continue;
        if (column_of[question] != NO_COLUMN)
            diag_fatal("%s: the columns '%s' and '%s' are both item '%s'", table_name(table),
                text_shown(table_column_name(table, (size_t)column_of[question])), text_shown(name),
                text_shown(questionnaire->questions[question].name));
        column_of[question] = (int)i;
        found++;
    }
    return found;
}

/* "x.csv: columns that are no item, passed over: Name, Comments". */
static void
say_list(const struct table *table, const char *what, const char *const *names, size_t count)
{
    char list[400];
    if (count > 0)
        diag_say("%s: %s: %s", table_name(table), what,
            text_list(names, count, "(no name)", list, sizeof list));
}

static void
say_columns(const struct survey_columns *columns, const struct table *table,
    const struct questionnaire *questionnaire, const int *column_of)
{
    size_t questions = questionnaire->question_count, count = 0;
    const char **names = mem_zeroed(columns->count + questions, sizeof *names);
    for (size_t i = 0; i < columns->count; i++)
        if (columns->questions[i] == SURVEY_NO_QUESTION && !is_role(columns, i))
            names[count++] = table_column_name(table, i);
    say_list(table, "columns that are no item, passed over", names, count);
    count = 0;
    for (size_t i = 0; i < questions; i++)
        if (column_of[i] == NO_COLUMN)
            names[count++] = questionnaire->questions[i].name;
    say_list(table, "items without a column", names, count);
    free(names);
}

void
survey_columns_find(struct survey_columns *columns, const struct table *table,
    const struct codebook *codebook, bool needs_names)
{
    const struct questionnaire *questionnaire = codebook_questionnaire(codebook);
    columns->count = table_columns(table);
    columns->questions = mem_zeroed(columns->count, sizeof *columns->questions);
    find_roles(columns, table);
    check_roles(columns, table, needs_names);
    if (columns->is_long)
        return;
    int *column_of = mem_zeroed(questionnaire->question_count, sizeof *column_of);
    if (find_questions(columns, table, codebook, column_of) == 0) {
        char header[TABLE_HEADER_SIZE];
        diag_fatal("%s: no column is an item of the codebook '%s'; the header is '%s'",
            table_name(table), codebook_name(codebook), table_header_shown(table, header));
    }
    say_columns(columns, table, questionnaire, column_of);
    free(column_of);
}

void
survey_columns_free(struct survey_columns *columns)
{
    free(columns->questions);
    *columns = (struct survey_columns){0};
}
