/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores of one set of answers: scales, and composites of scales.
 *
 * A scale is the weighted mean of its answered questions, reversed ones as min + max - answer, and
 * is told only if enough of them were answered (the half rule, the usual one for summated scales).
 * Where the questions of a scale have different ranges, each is first put on 0 to 100. A composite
 * is the weighted mean of its parts, or their weighted sum as soon as a weight is negative (the
 * W-SDI of Tremblay et al. 2009 is such a sum); where the parts have different ranges, each is put
 * on 0 to 100. It needs all its parts. pomp is the percent of the maximum possible,
 * 100 * (score - min) / (max - min).
 */
#ifndef AMP_MEASURE_SCALE_H
#define AMP_MEASURE_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/questionnaire.h"

struct score {
    size_t items, answered; /* questions of a scale, parts of a composite */
    double score, pomp;     /* NAN if too few were answered */
};

/* The lowest and highest score that a figure can have. */
struct score_range {
    double min, max;
};
struct score_range scale_range(const struct questionnaire *questionnaire, size_t figure);

/* True if all questions (of a scale) or parts (of a composite) have the same range. */
bool scale_is_uniform(const struct questionnaire *questionnaire, size_t figure);

/* An answer as it enters the scale: reversed, and on 0 to 100 if the scale is not uniform. */
double scale_item(const struct questionnaire *questionnaire, const struct scale_part *part,
    bool uniform, double answer);

/* The scores of all figures from `row`, which holds an answer (or NAN) for each question; `scores`
   has room for questionnaire_figures(). A scale is told if at least `min_answered` (0 to 1) of its
   questions were answered, and at least one. */
void scale_scores(const struct questionnaire *questionnaire, const double *row, double min_answered,
    struct score *scores);

/* The standard error of measurement of all figures, on 0 to 100, from that of the scales in their
   own units (NAN = not known). That of a composite is in `own` too if it is known; else it follows
   from its parts, whose errors are taken to be independent of each other, and is NAN if one of them
   is not known or two share a question. */
void scale_errors(const struct questionnaire *questionnaire, const double *own, double *errors);

/* True if the answers say that the questions were not read: all questions (two or more) are
   answered alike though they belong to at least two scales and one is reversed; or, of 20 questions
   or more, at least half of them in a row. A question without answer breaks a row. */
bool scale_is_straight_line(const struct questionnaire *questionnaire, const double *row);

#endif
