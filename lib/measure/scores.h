/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores person by person, with how sure they are and what changed: for surveys in which people
 * agreed to answer under their names.
 *
 * low and high are pomp +- 1.96 standard errors of measurement. A change is called up or down only
 * if it is reliable: more than 1.96 * sqrt(2) standard errors (Jacobson and Truax 1991, with the
 * correction of Christensen and Mendoza 1986). The standard error comes from norms, or else from
 * the answers of the run if at least SCORES_PEOPLE people answered all questions of the scale.
 */
#ifndef AMP_MEASURE_SCORES_H
#define AMP_MEASURE_SCORES_H

#include <stddef.h>

#include "base/questionnaire.h"
#include "base/score.h"
#include "measure/answers.h"
#include "measure/reliability.h"

enum { SCORES_PEOPLE = 20 };

struct scoring {
    const struct questionnaire *questionnaire;
    const struct answers *answers;
    double min_answered;     /* share of a scale's questions, 0 to 1 */
    struct case_range range; /* what is told; earlier answers are what is compared with */
    const double *errors;    /* standard error per figure on 0 to 100, NAN = not known */
};

/* The standard errors of all figures on 0 to 100, for struct scoring: from `norms`, one per figure,
   else from the scales' own reliability (one per scale). */
void scores_errors(const struct questionnaire *questionnaire, const struct norm *norms,
    const struct reliability *reliabilities, double *errors);

/* Calls `take` for each person (by number), date (in order) and figure (by number). */
void scores_each(const struct scoring *scoring,
    void (*take)(const struct person_score *score, void *data), void *data);

#endif
