/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tally: what each person did on each day, for the terms that some goal or report asks about.
 * One pass over the events fills it; then any stretch of days can be added up exactly. Memory grows
 * with people, terms, days, kinds and units, not with events.
 *
 * People are numbers from 0 (the roster's); TALLY_EVERYBODY stands for all of them together. A
 * stretch is written (after, last]: the days d with after < d <= last.
 */
#ifndef AMP_MEASURE_TALLY_H
#define AMP_MEASURE_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "measure/dayset.h"
#include "measure/metric.h"

#define TALLY_EVERYBODY (-1)

struct tally;

struct tally *tally_new(void);
void tally_free(struct tally *tally);

/* Registers a term; the same term twice (case of ASCII letters does not count) gives the same
   number, from 0. All terms are registered before the first event is added. */
int tally_term(struct tally *tally, struct metric_term term);

/* Adds one event of person 0 or above. `unit` ("" = none) is looked at where value is added.
   time-off and holiday are added like any other kind by the caller if it wants them counted.
   False, and nothing is added, if all that was added could grow too large to add up (about 9.2 *
   10^18). */
bool tally_add(struct tally *tally, int person, const char *kind, int day, struct decimal count,
    bool has_value, struct decimal value, const char *unit);

/* The number of people seen: 1 + the highest number. */
int tally_people(const struct tally *tally);

/* The exact total of a term in (after, last]; 0 if there is nothing. false, and *total untouched:
   values in several units in that stretch, or with a unit beside others without; then a total means
   nothing. */
bool tally_total(
    const struct tally *tally, int person, int term, int after, int last, struct decimal *total);

/* The same for `count` different terms together: false also if their units differ. */
bool tally_total_of(const struct tally *tally, int person, const int *terms, size_t count,
    int after, int last, struct decimal *total);

/* Whether a term has any event, of this person or of everybody, on any day. A sum has one only
   where a value was known: an event without value says nothing about an amount. */
bool tally_any(const struct tally *tally, int person, int term);

/* Adds to `days` every day on which a person or everybody has an event of one of the terms. */
void tally_days(
    const struct tally *tally, int person, const int *terms, size_t count, struct dayset *days);

/* How many events a sum passed over because they had no value (0 for counts): a total without them
   is too low, and whoever prints it should say so. */
size_t tally_without_value(const struct tally *tally, int term);

/* The units found in the values of a term for a person, in the order in which the tally first saw
   them: at most `room` are written to `units` (texts live as long as the tally); returns how many
   there are. Values without unit count as one unit "" only if there are others. */
size_t tally_units(
    const struct tally *tally, int person, int term, const char **units, size_t room);

/* Whether a person has any event of any kind in (after, last] (time-off too). */
bool tally_active(const struct tally *tally, int person, int after, int last);

/* The first day with any event in all the files, and of one person the first day with an event
   other than time-off; DAY_NONE if there is none. */
int tally_first_day(const struct tally *tally);
int tally_first_day_of(const struct tally *tally, int person);

#endif
