/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small questionnaires for the tests of lib/measure: scales `a` (q1, q2, q3 reversed; 1 to 5) and
 * `b` (q4 weighing 3, q5; 1 to 5), scale `mixed` (q1 of 1 to 5 and q6 of 0 to 10, reversed), and
 * composites of them.
 */
#ifndef AMP_TESTS_QUESTIONNAIRES_H
#define AMP_TESTS_QUESTIONNAIRES_H

#include <math.h>

#include "base/questionnaire.h"

enum { Q_A, Q_B, Q_MIXED, Q_MEAN, Q_DIFFERENCE, Q_OVERLAP, Q_NESTED, Q_FIGURES };

static const struct question some_questions[] = {
    {"q1", 1, 5}, {"q2", 1, 5}, {"q3", 1, 5}, {"q4", 1, 5}, {"q5", 1, 5}, {"q6", 0, 10}};
static const struct scale_part parts_a[] = {{0, false, 1}, {1, false, 1}, {2, true, 1}};
static const struct scale_part parts_b[] = {{3, false, 3}, {4, false, 1}};
static const struct scale_part parts_mixed[] = {{0, false, 1}, {5, true, 1}};
static const struct scale some_scales[] = {
    {"a", parts_a, 3, true}, {"b", parts_b, 2, false}, {"mixed", parts_mixed, 2, false}};
static const struct scale_part parts_mean[] = {{Q_A, false, 1}, {Q_B, true, 3}};
static const struct scale_part parts_difference[] = {{Q_A, false, 2}, {Q_B, false, -1}};
static const struct scale_part parts_overlap[] = {{Q_A, false, 1}, {Q_MIXED, false, 1}};
static const struct scale_part parts_nested[] = {{Q_MEAN, false, 1}, {Q_DIFFERENCE, false, 1}};
static const struct scale some_composites[] = {{"mean", parts_mean, 2, false},
    {"difference", parts_difference, 2, false}, {"overlap", parts_overlap, 2, false},
    {"nested", parts_nested, 2, false}};
static const struct questionnaire some_questionnaire = {
    some_questions, 6, some_scales, 3, some_composites, 4};

#endif
