/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the scores streams (amp-scores(5)): what the columns are called and the words in
 * them. Figures are given; nothing is computed here.
 */
#ifndef AMP_TEAM_SCORE_ROWS_H
#define AMP_TEAM_SCORE_ROWS_H

#include "base/questionnaire.h"
#include "base/score.h"
#include "csv/writer.h"

/* NULL-terminated column names. */
extern const char *const score_columns[];
extern const char *const reliability_columns[];

/* The word of a verdict, "" for VERDICT_NONE. */
const char *score_verdict_word(enum change_verdict verdict);

/* Writes a row of scores per person: `rep` and `scale` are the names to write. */
void score_row_write(
    struct writer *writer, const struct person_score *score, const char *rep, const char *scale);

/* Writes a row of reliability per scale, one for each of `reliabilities`. */
void score_reliability_write(struct writer *writer, const struct questionnaire *questionnaire,
    const struct reliability *reliabilities);

/* Asks on standard error, once per item, whether items that go against the rest of their scale are
   reversed, and says of which scales omega cannot be told and why. Returns how many items were
   asked about. */
size_t score_reliability_ask(
    const struct questionnaire *questionnaire, const struct reliability *reliabilities);

/* Says that so many straight lines are counted, and what alpha would be without them. */
void score_reliability_say_without(const struct questionnaire *questionnaire,
    const struct reliability *reliabilities, size_t straight_lines);

#endif
