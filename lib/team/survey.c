/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a column is for is decided once per file; then rows are walked through cell by cell. Nothing
 * is kept of a row once it was told.
 */
#include "team/survey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/number.h"
#include "base/text.h"
#include "csv/table.h"
#include "team/crm_column.h"
#include "team/survey_columns.h"

struct survey {
    char *const *files;
    size_t file_count, next_file;
    struct survey_options options;
    const struct codebook *codebook;
    const struct questionnaire *questionnaire;
    struct roster *roster;
    const char **reasons; /* by question: why an answer is none */
    /* The file in hand. */
    struct table *table;
    struct crm_columns *dates;
    struct survey_columns columns;
    size_t column, count; /* of the row in hand: the next one to look at, and their end */
    struct names *items;  /* spellings of items met in long files */
    int *item_questions;  /* by their number */
    size_t item_capacity;
    struct survey_answer row;
    bool anonymous; /* some row was */
};

/* ---- What may be asked of any file ---- */

/* Why an answer is none. The text is kept to the end of the run, for that is when reasons that came
   often are counted. */
static const char *
reason_for(const struct question *question)
{
    char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE], text[2 * NUMBER_TEXT_SIZE + 40];
    (void)snprintf(text, sizeof text, "is not a number from %s to %s",
        number_text(question->min, 15, low), number_text(question->max, 15, high));
    return diag_keep(text);
}

static void
make_reasons(struct survey *survey)
{
    size_t count = survey->questionnaire->question_count;
    survey->reasons = mem_zeroed(count, sizeof *survey->reasons);
    for (size_t i = 0; i < count; i++)
        survey->reasons[i] = reason_for(&survey->questionnaire->questions[i]);
}

struct survey *
survey_open(char *const *files, size_t count, const struct survey_options *options,
    const struct codebook *codebook, struct roster *roster)
{
    struct survey *survey = mem_zeroed(1, sizeof *survey);
    survey->files = files;
    survey->file_count = count;
    survey->options = *options;
    survey->codebook = codebook;
    survey->questionnaire = codebook_questionnaire(codebook);
    survey->roster = roster;
    survey->items = names_new();
    make_reasons(survey);
    return survey;
}

static void
close_file(struct survey *survey)
{
    crm_columns_free(survey->dates);
    table_close(survey->table);
    survey_columns_free(&survey->columns);
    survey->table = NULL;
    survey->dates = NULL;
    survey->count = 0;
}

static void
open_file(struct survey *survey, const char *path)
{
    survey->table = table_open(path, survey->options.delimiter);
    survey->dates = crm_columns_new(survey->table, survey->options.date_order, '.');
    survey_columns_find(
        &survey->columns, survey->table, survey->codebook, survey->options.per_person);
}

/* ---- Rows and answers ---- */

static bool
fault(const struct survey *survey, enum survey_role role, const char *reason)
{
    table_set_aside(survey->table, survey->columns.roles[role], reason);
    return false;
}

/* What a yes/no cell says; empty is no. False if it is neither. */
static bool
read_yes(const char *cell, bool *yes)
{
    static const char *const words[] = {"yes", "y", "true", "1", "no", "n", "false", "0", NULL};
    enum { YES = 4 };
    int word = 0;
    *yes = false;
    if (text_is_blank(cell))
        return true;
    while (words[word] && !text_same(cell, words[word]))
        word++;
    *yes = word < YES;
    return words[word] != NULL;
}

/* Reads whether the answers were promised to stay without names; ends the program if they were and
   rows per person are wanted. */
static bool
read_anonymous(struct survey *survey, bool *anonymous)
{
    const char *cell = table_cell(survey->table, survey->columns.roles[SURVEY_ANONYMOUS]);
    const char *rep = table_cell(survey->table, survey->columns.roles[SURVEY_REP]);
    if (!read_yes(cell, anonymous))
        return fault(survey, SURVEY_ANONYMOUS, "is neither yes nor no");
    /* Microsoft Forms writes the word for the address of somebody who is not asked for it. */
    *anonymous = *anonymous || survey->options.anonymous || chars_same(rep, "anonymous");
    if (*anonymous && survey->options.per_person)
        diag_fatal_at(table_place(survey->table),
            "these answers are anonymous: nothing is told per person; see --by and --reliability");
    survey->anonymous = survey->anonymous || *anonymous || survey->columns.roles[SURVEY_REP] < 0;
    return true;
}

static bool
read_person(struct survey *survey, bool anonymous)
{
    const char *rep = table_cell(survey->table, survey->columns.roles[SURVEY_REP]);
    bool nobody = text_is_blank(rep) || (anonymous && chars_same(rep, "anonymous"));
    survey->row.person = -1;
    if (!nobody)
        survey->row.person = roster_number(survey->roster, rep);
    else if (survey->columns.is_long || (!anonymous && survey->columns.roles[SURVEY_REP] >= 0))
        return fault(survey, SURVEY_REP, "is nobody's name");
    return true;
}

/* Reads who answered, when. False if the row was set aside. */
static bool
read_row(struct survey *survey)
{
    struct moment moment;
    bool anonymous;
    /* First, for it may look ahead; what it found is told below, for a promise holds on a row
       without a date, too. */
    enum cell_result date =
        crm_columns_date(survey->dates, survey->columns.roles[SURVEY_DATE], &moment);
    if (!read_anonymous(survey, &anonymous))
        return false;
    if (date != CELL_READ || moment.day == DAY_NONE)
        return fault(survey, SURVEY_DATE, date == CELL_EMPTY ? "is empty" : "is not a date");
    if (!read_person(survey, anonymous))
        return false;
    survey->row.day = moment.day;
    survey->row.team = table_cell(survey->table, survey->columns.roles[SURVEY_TEAM]);
    survey->row.manager = table_cell(survey->table, survey->columns.roles[SURVEY_MANAGER]);
    return true;
}

/* The question that a long row answers; SURVEY_NO_QUESTION if the codebook has none of that name.
 */
static int
question_of_item(struct survey *survey, const char *item)
{
    int number = names_find(survey->items, item);
    if (number >= 0)
        return survey->item_questions[number];
    int question = codebook_question(survey->codebook, item);
    if (question == SURVEY_NO_QUESTION)
        return question;
    number = names_number(survey->items, item);
    survey->item_questions = mem_grow(survey->item_questions, &survey->item_capacity,
        (size_t)number + 1, sizeof *survey->item_questions);
    survey->item_questions[number] = question;
    return question;
}

static bool
read_value(const struct survey *survey, int question, const char *cell, double *value)
{
    const struct question *asked = &survey->questionnaire->questions[question];
    struct decimal decimal;
    if (chars_is_digit(cell[0]) && cell[1] == '\0') {
        *value = cell[0] - '0';
    } else {
        char *tidy = text_tidy(cell);
        bool number = decimal_parse(tidy, &decimal);
        free(tidy);
        if (!number)
            return false;
        *value = decimal_to_double(decimal);
    }
    return *value >= asked->min && *value <= asked->max;
}

/* The answer of a long row. False if the row was set aside. */
static bool
read_long(struct survey *survey, struct survey_answer *answer)
{
    const char *cell = table_cell(survey->table, survey->columns.roles[SURVEY_ANSWER]);
    int question =
        question_of_item(survey, table_cell(survey->table, survey->columns.roles[SURVEY_ITEM]));
    if (question == SURVEY_NO_QUESTION)
        return fault(survey, SURVEY_ITEM, "is no item of the codebook");
    *answer = survey->row;
    answer->begins = true;
    answer->question = SURVEY_NO_QUESTION;
    if (text_is_blank(cell))
        return true;
    if (!read_value(survey, question, cell, &answer->value))
        return fault(survey, SURVEY_ANSWER, survey->reasons[question]);
    answer->question = question;
    return true;
}

/* The next answer of a wide row. False if it has no more. */
static bool
read_wide(struct survey *survey, struct survey_answer *answer)
{
    while (survey->column < survey->count) {
        size_t column = survey->column++;
        int question = survey->columns.questions[column];
        const char *cell = table_cell(survey->table, (int)column);
        if (question == SURVEY_NO_QUESTION || text_is_blank(cell))
            continue;
        *answer = survey->row;
        answer->question = question;
        if (read_value(survey, question, cell, &answer->value))
            return true;
        table_set_cell_aside(survey->table, (int)column, survey->reasons[question]);
    }
    return false;
}

bool
survey_next(struct survey *survey, struct survey_answer *answer)
{
    for (;;) {
        if (read_wide(survey, answer))
            return true;
        survey->column = survey->count = 0;
        if (!survey->table) {
            if (survey->next_file == survey->file_count)
                return false;
            open_file(survey, survey->files[survey->next_file++]);
        }
        if (!table_next(survey->table)) {
            close_file(survey);
        } else if (read_row(survey)) {
            if (survey->columns.is_long && read_long(survey, answer))
                return true;
            if (survey->columns.is_long)
                continue;
            *answer = survey->row;
            answer->begins = true;
            answer->question = SURVEY_NO_QUESTION;
            survey->count = table_columns(survey->table);
            return true;
        }
    }
}

void
survey_close(struct survey *survey)
{
    if (!survey)
        return;
    close_file(survey);
    names_free(survey->items);
    free(survey->item_questions);
    free(survey->reasons);
    free(survey);
}

bool
survey_is_anonymous(const struct survey *survey)
{
    return survey->anonymous;
}
