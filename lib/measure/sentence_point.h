/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points and stretches of the calendar as sentences name them: "31 March", "the end of Q2", "next
 * quarter", "my first 90 days". Part of the sentence reader (measure/sentence.h).
 */
#ifndef AMP_MEASURE_SENTENCE_POINT_H
#define AMP_MEASURE_SENTENCE_POINT_H

#include "measure/sentence_parts.h"

struct point {
    size_t end;      /* the first token behind it */
    int first, last; /* DAY_NONE: in nobody's calendar ("the launch") */
    bool is_past;    /* last year */
    bool is_edge;    /* the end of something: "before the end of March" is in March */
    bool is_unit;    /* a bare "the quarter": only with a preposition */
    bool is_year;    /* a bare 2027 */
    bool is_month;   /* a bare month, or a weekday: a word that may be something else */
    bool is_occasion;
};

/* Reads one at `at`; false if there is none. */
bool sentence_point(const struct reading *reading, size_t at, struct point *point);

/* `count` units after the reading's day; DAY_NONE if it is in none of the known years. */
int sentence_days_on(const struct reading *reading, struct decimal count, enum time_unit unit);

#endif
