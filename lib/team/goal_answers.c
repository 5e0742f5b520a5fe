/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing the answers of goal_questions.h: the questions get their blanks filled in here, when they
 * are written, so that nothing is kept of a goal but where its wording stands.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "team/goal_questions.h"

/* A text that grows. */
struct cell {
    char *text;
    size_t length, capacity;
};

static void
put(struct cell *cell, const char *bytes, size_t length)
{
    cell->text = mem_grow(cell->text, &cell->capacity, cell->length + length + 1, 1);
    memcpy(cell->text + cell->length, bytes, length);
    cell->length += length;
}

/* What stands in a blank of a question. */
static const char *
filling(
    const char *blank, size_t length, const struct goal *goal, const struct goal_evidence *evidence)
{
    const struct {
        const char *name, *text;
    } blanks[] = {{"metric", evidence->metric}, {"vague", evidence->vague},
        {"target", evidence->target}, {"from", evidence->from},
        {"in_data", evidence->start_in_data}, {"other", evidence->other},
        {"count", evidence->at_once}, {"sum", evidence->adds_up_to},
        {"guard", goal->texts[GOAL_GUARD]}};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (strlen(blanks[i].name) == length && memcmp(blanks[i].name, blank, length) == 0)
            return blanks[i].text;
    diag_fatal("the questions table has an unknown blank '%.*s'", (int)length, blank);
}

/* A question with its blanks filled in. The `;` of a filling would look like the next question. */
static void
put_question(struct cell *cell, const char *question, const struct goal *goal,
    const struct goal_evidence *evidence)
{
    if (cell->length > 0)
        put(cell, ";", 1);
    while (*question) {
        size_t plain = strcspn(question, "{");
        put(cell, question, plain);
        question += plain;
        size_t length = strcspn(question, "}");
        if (*question == '\0')
            break;
        if (question[length] == '\0')
            diag_fatal("the questions table has a blank without an end: '%s'", question);
        size_t begin = cell->length;
        const char *text = filling(question + 1, length - 1, goal, evidence);
        put(cell, text, strlen(text));
        for (size_t i = begin; i < cell->length; i++)
            cell->text[i] = cell->text[i] == ';' ? ',' : cell->text[i];
        question += length + 1;
    }
}

bool
goal_answers_write(const struct goal_answers *answers, const struct goal *goal,
    const struct goal_evidence *evidence, struct writer *writer)
{
    bool some_no = false;
    struct cell cell = {NULL, 0, 0};
    for (size_t i = 0; i < GOAL_CHECKS; i++) {
        writer_cell(writer, answers->check[i]);
        some_no = some_no || strcmp(answers->check[i], "no") == 0;
    }
    for (size_t i = 0; i < GOAL_QUESTIONS; i++)
        if (*answers->question[i])
            put_question(&cell, answers->question[i], goal, evidence);
    writer_bytes(writer, cell.text ? cell.text : "", cell.length);
    free(cell.text);
    return some_no;
}

double
goal_answers_score(const struct goal_answers *answers)
{
    int yes = 0, told = 0;
    for (size_t i = 0; i < GOAL_CHECKS; i++) {
        told += *answers->check[i] != '\0';
        yes += strcmp(answers->check[i], "yes") == 0;
    }
    return told > 0 ? (double)yes / told : (double)NAN;
}
