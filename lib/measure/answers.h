/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All answers of a run: who answered which question with what, and when. What one person answered
 * on one day is a sitting. Memory goes by sittings and questions, one byte for an answer as long as
 * no more than 255 different ones were given (eight bytes after that), not by rows: an answer
 * that comes twice takes no more room than one.
 */
#ifndef AMP_MEASURE_ANSWERS_H
#define AMP_MEASURE_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ANSWERS_NOBODY (-1) /* an answer without a name */

struct answers;

struct answers *answers_new(size_t questions);
void answers_free(struct answers *answers);

/* The sitting of a person on a day, which is begun if there is none. Of nobody each call begins
   one. Sittings count from 0 in the order in which they were begun. */
size_t answers_sitting(struct answers *answers, int person, int day);

/* Sets an answer. True if it takes the place of a different one. */
bool answers_put(struct answers *answers, size_t sitting, int question, double value);

/* An answer, NAN if there is none. */
double answers_get(const struct answers *answers, size_t sitting, int question);

/* All answers of a sitting, by question. */
void answers_row(const struct answers *answers, size_t sitting, double *row);

size_t answers_count(const struct answers *answers);

/* One more than the largest number of a person who has a sitting; 0 if nobody has one. */
size_t answers_people(const struct answers *answers);

int answers_person(const struct answers *answers, size_t sitting);
int answers_day(const struct answers *answers, size_t sitting);

/* The sittings of a person in the order of their days; valid until the next answers_sitting(). */
const uint32_t *answers_of(const struct answers *answers, int person, size_t *count);

#endif
