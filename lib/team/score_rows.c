/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words stand in the order of their enums.
 */
#include "team/score_rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"

const char *const score_columns[] = {"rep", "date", "scale", "items", "answered", "score", "pomp",
    "low", "high", "previous", "change", "verdict", "flags", NULL};

const char *const reliability_columns[] = {"scale", "items", "n", "alpha", "alpha_low",
    "alpha_high", "omega", "sem", "worst_item", "item_rest", NULL};

static const char *const verdict_words[] = {"", "first", "up", "down", "no-real-change"};
static const char *const flag_words[] = {
    "too-few-answers", "straight-line", "precondition-not-met"};
enum { FLAGS = sizeof flag_words / sizeof flag_words[0], FLAGS_SIZE = 80 };

const char *
score_verdict_word(enum change_verdict verdict)
{
    return verdict_words[verdict];
}

static void
write_flags(struct writer *writer, unsigned flags)
{
    char text[FLAGS_SIZE];
    size_t length = 0;
    for (size_t i = 0; i < FLAGS; i++) {
        if ((flags >> i & 1) == 0)
            continue;
        size_t more = strlen(flag_words[i]);
        if (length > 0)
            text[length++] = ';';
        memcpy(text + length, flag_words[i], more);
        length += more;
    }
    writer_bytes(writer, text, length);
}

void
score_row_write(
    struct writer *writer, const struct person_score *score, const char *rep, const char *scale)
{
    writer_cell(writer, rep);
    writer_day(writer, score->day);
    writer_cell(writer, scale);
    writer_integer(writer, (long long)score->items);
    writer_integer(writer, (long long)score->answered);
    const double figures[] = {
        score->score, score->pomp, score->low, score->high, score->previous, score->change};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        writer_number(writer, figures[i]);
    writer_cell(writer, score_verdict_word(score->verdict));
    write_flags(writer, score->flags);
    writer_end_row(writer);
}

void
score_reliability_write(struct writer *writer, const struct questionnaire *questionnaire,
    const struct reliability *reliabilities)
{
    for (size_t i = 0; i < questionnaire->scale_count; i++) {
        const struct scale *scale = &questionnaire->scales[i];
        const struct reliability *found = &reliabilities[i];
        const double figures[] = {found->alpha, found->low, found->high, found->omega, found->sem};
        const char *worst = "";
        if (found->worst >= 0)
            worst = questionnaire->questions[scale->parts[found->worst].of].name;
        writer_cell(writer, scale->name);
        writer_integer(writer, (long long)found->items);
        writer_integer(writer, (long long)found->n);
        for (size_t j = 0; j < sizeof figures / sizeof figures[0]; j++)
            writer_number(writer, figures[j]);
        writer_cell(writer, worst);
        writer_number(writer, found->worst < 0 ? (double)NAN : found->item_rest[found->worst]);
        writer_end_row(writer);
    }
}

size_t
score_reliability_ask(
    const struct questionnaire *questionnaire, const struct reliability *reliabilities)
{
    bool *asked = mem_zeroed(questionnaire->question_count, sizeof *asked);
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->scale_count; i++) {
        const struct scale *scale = &questionnaire->scales[i];
        const struct reliability *found = &reliabilities[i];
        for (size_t j = 0; j < scale->count; j++) {
            int question = scale->parts[j].of;
            const char *item = text_shown(questionnaire->questions[question].name);
            if ((int)j == found->heywood)
                diag_say("omega of '%s' cannot be told: one factor would explain more than all of "
                         "item '%s'",
                    text_shown(scale->name), item);
            if (!(found->item_rest[j] < 0) || asked[question])
                continue;
            asked[question] = true;
            count++;
            diag_say("item '%s' goes against the rest of scale '%s': is this item reversed?", item,
                text_shown(scale->name));
        }
    }
    free(asked);
    return count;
}

void
score_reliability_say_without(const struct questionnaire *questionnaire,
    const struct reliability *reliabilities, size_t straight_lines)
{
    enum { DIGITS = 3, SIZE = 400 };
    char list[SIZE] = "";
    size_t length = 0;
    for (size_t i = 0; i < questionnaire->scale_count && length < SIZE; i++) {
        char alpha[NUMBER_TEXT_SIZE];
        const char *told = number_text(reliabilities[i].alpha, DIGITS, alpha);
        int written = snprintf(list + length, SIZE - length, "%s%s %s", i > 0 ? ", " : "",
            text_shown(questionnaire->scales[i].name), *told ? told : "not known");
        length += written > 0 ? (size_t)written : 0;
    }
    diag_say("answers that are straight lines, and counted: %zu; without them alpha is: %s%s",
        straight_lines, list, length < SIZE ? "" : " ...");
}
