/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence: how often somebody did something in the last four weeks, beside what is usual for that
 * person. Nobody is compared with anybody else, and what was never recorded is not told as zero.
 *
 * The last four weeks are the 28 days that end with as-of. The person's own past is what
 * measure/history.h looks at, ending with the day before them. Time is working days
 * (measure/calendar.h), told in weeks of five.
 *
 * percentile: where the four weeks lie among those that the past lets one expect. The rate is
 * gamma distributed after the past (measure/pace.h; Jeffreys' prior, for the past is nobody
 * else's), the count of the four weeks negative binomial, and the percentile is P(less) + P(as
 * many) / 2: near .5 it is as usual, near 1 more than ever. It needs EVIDENCE_DAYS working days of
 * past.
 */
#ifndef AMP_MEASURE_EVIDENCE_H
#define AMP_MEASURE_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "base/happening.h"
#include "measure/world.h"

enum { EVIDENCE_RECENT_DAYS = 28, EVIDENCE_DAYS = 20 };

struct evidence;

/* For some event words, each of which takes in those below it (`learning` has `learning.course`).
   The words must outlive it. What happened after as_of is not looked at. */
struct evidence *evidence_new(const char *const *words, size_t count, int as_of);
void evidence_free(struct evidence *evidence);

/* Counts one happening of a `struct evidence`. */
happening_taker evidence_take;

/* What is known of a person; see world_person(). */
void evidence_person(struct evidence *evidence, int person, int start, int end, double share);

struct evidence_figure {
    int last;                 /* the latest day; DAY_NONE = never, and nothing else is set */
    struct decimal count;     /* in the last four weeks */
    double weeks, per_week;   /* the person's working weeks in them; NAN without any */
    double usual, percentile; /* NAN = cannot tell */
};

struct evidence_figure evidence_of(const struct evidence *evidence, int person, size_t word);

/* How often a person did it in the days that history looks at, up to as-of (thirteen weeks). */
struct decimal evidence_lately(const struct evidence *evidence, int person, size_t word);

/* The same for everybody. */
bool evidence_anybody_lately(const struct evidence *evidence, size_t word);

/* The working days in those thirteen weeks in which the person can be known. */
double evidence_known_days(const struct evidence *evidence, int person);

#endif
