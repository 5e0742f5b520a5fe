/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A score of one person, and how far a scale can be relied on, as those who compute them
 * (measure/scores.h, measure/reliability.h) and those who write them (team/score_rows.h) both see
 * them.
 */
#ifndef AMP_BASE_SCORE_H
#define AMP_BASE_SCORE_H

#include <stddef.h>

enum change_verdict {
    VERDICT_NONE, /* no score, or nothing says how sure it is */
    VERDICT_FIRST,
    VERDICT_UP,
    VERDICT_DOWN,
    VERDICT_NO_REAL_CHANGE
};

/* What is to be known beside a score; a set of bits. */
enum score_flag {
    SCORE_TOO_FEW_ANSWERS = 1,
    SCORE_STRAIGHT_LINE = 2,
    SCORE_PRECONDITION = 4 /* a precondition of the other scales is below its middle */
};

struct person_score {
    int person, day;
    size_t figure;
    size_t items, answered;
    double score;            /* in the figure's own units */
    double pomp, low, high;  /* 0 to 100; low and high may lie beyond */
    double previous, change; /* pomp */
    enum change_verdict verdict;
    unsigned flags;
};

/* What answers to all questions of a scale (complete cases) say of it. Figures are NAN where they
   cannot be told: fewer than two items or cases, or no differences at all. */
struct reliability {
    size_t items, n; /* n = complete cases */
    size_t people;   /* different people among them; those without a name count one each */
    double alpha, low, high, omega;
    double sd, sem;    /* of the score, in its units */
    double *item_rest; /* by item */
    int worst;         /* the item with the lowest, -1 if none */
    int heywood;       /* omega cannot be told because this item's communality reaches 1; -1 */
};

#endif
