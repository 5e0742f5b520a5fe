/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * History: what a person, or everybody, did lately, as evidence for what may come. It looks at the
 * 91 days that end with a given day (--as-of, or the day before a goal began), and within them only
 * at the days for which this person can be known: from the latest of the roster's start (else the
 * first event other than time-off), the first event in the files, and the first of the 91 days.
 * Part of progress (measure/progress.h).
 */
#ifndef AMP_MEASURE_HISTORY_H
#define AMP_MEASURE_HISTORY_H

#include "measure/figure.h"
#include "measure/pace.h"

enum {
    HISTORY_WEEKS = 13, /* the most full ISO weeks that the 91 days can hold */
};

/* Some terms of a metric for a person or everybody, and the day the history ends with. */
struct history_question {
    const struct progress_world *world;
    int person;
    const int *terms;
    size_t count;
    int as_of;
};

/* What was done, in how many working days. */
struct history {
    double count; /* of events, or an amount; NAN for values in several units */
    double time;
};

/* The day since when a person can be known: the roster's start, else the first event other than
   time-off; DAY_NONE if there is neither. */
int history_known_since(const struct progress_world *world, int person);

/* The first day that is looked at; later than as_of if there is no history. That is so of a person
   without start and without event: not known is not nothing done. For everybody, where the files
   and the 91 days begin: each person's own days begin later if that person did. */
int history_first_day(const struct history_question *question);

/* The count of events (or the amount) and the working days; for everybody, added up. */
struct history history_of(const struct history_question *question);

/* The prior of a rate: two weeks' worth of a typical colleague, from all who have any event in
   their own window. For everybody, and where there is no second person, Jeffreys' prior. */
struct gamma history_prior(const struct history_question *question);

/* Priors that were reckoned, by terms and day: so that a thousand goals for calls ask the tally
   about all colleagues once. Whoever changes the tally or people's time clears it. */
struct prior_book *prior_book_new(void);
void prior_book_clear(struct prior_book *book);
void prior_book_free(struct prior_book *book);

/* The totals of the full ISO weeks in the window, oldest first; weeks without a working day are
   left out. Returns how many there are; 0 if one does not add up. */
size_t history_weeks(const struct history_question *question, double totals[static HISTORY_WEEKS]);

/* How many working days make a week of these people: 5 times the share of a person, or of all
   persons that had working days in their windows. */
double history_days_a_week(const struct history_question *question);

#endif
