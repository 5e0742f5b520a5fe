/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each person did, for looking at one week beside that person's own weeks before. Events are
 * taken as they come; days long past are kept as weeks, so memory grows with people, kinds and
 * weeks, not with events.
 */
#ifndef AMP_MEASURE_PAST_H
#define AMP_MEASURE_PAST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/finding.h"
#include "base/happening.h"
#include "measure/rules.h"

struct past;

/* `exact_from`: from that day on days are told apart; questions that need days (any, first,
   milestone) must not begin earlier. */
struct past *past_new(int exact_from);
void past_free(struct past *past);

/* A count to be asked about: an expression over events without values and ratios, "call+meeting".
   All are registered before the first event. The number, from 0; -1 and *error (the end of a
   sentence, static) if it is no such expression. */
int past_count(struct past *past, const char *expression, const char **error);

/* Adds one event to a `struct past`. */
happening_taker past_take;

/* Known of a person: first and last working day (DAY_NONE = open) and part-time share. */
void past_person(struct past *past, int person, int start, int end, double share);

/* The day from which a person can be known: the latest of the start (else the first event other
   than time off) and the first event in the files; DAY_NONE if there is none. */
int past_first_day(const struct past *past, int person);

/* Whether the person was there in first..last: known since `first` (somebody `listed` without a
   start was there all the time; for who is not listed an event in first..last must show it), and
   with PAST_DAYS_LEAST working days at least, part-time share aside. */
enum { PAST_DAYS_LEAST = 10 };
bool past_was_there(const struct past *past, int person, bool is_listed, int first, int last);

/* What is asked: whether a rule of events or weekly goals was met by a person in since..last. */
struct past_question {
    int person;
    enum rule_test test;
    const struct rule_terms *terms;
    int count, after; /* numbers of past_count(); after: only of persistence */
    double target;    /* of a streak: how many a week */
    int from;         /* of a streak: the first day that counts; DAY_NONE = open */
    int since, last;  /* what happened after `last` is not looked at */
};

/* Weeks belong to the day on which their Friday lies: a week is looked at if its Friday lies in
   since..last, the latest that meets the rule first. True if the rule is met; then *finding says
   how:
   any        now = from the first to the last day on which it was done in since..last.
   first      now = the day it was first done; past = the days before, without any.
   milestone  now = from the first event of the person to the day it was reached; usual = the
              milestone.
   the others as measure/rules.h says. */
bool past_find(
    const struct past *past, const struct past_question *question, struct finding *finding);

#endif
