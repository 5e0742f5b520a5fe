/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Change of one person's rate: so many events in so much time before, so many after. For one person
 * there is seldom enough to tell anything but luck, and "cannot tell" is the ordinary answer.
 *
 * Each rate has a gamma distribution with Jeffreys' prior, a = .5 + events, b = time (methods of
 * the project, section 5: gamma-Poisson). The quotient of two such rates follows from the beta
 * distribution: with X = g2 / (g1 + g2) ~ Beta(a2, a1), ratio = (b1 / b2) * X / (1 - X).
 * If the weeks are much less even than luck makes them (phi over 1.3, six weeks or more), events
 * and time are divided by phi, as there.
 */
#ifndef AMP_MEASURE_CHANGE_H
#define AMP_MEASURE_CHANGE_H

#include <stddef.h>

enum change_verdict { CHANGE_CANNOT_TELL, CHANGE_UP, CHANGE_DOWN };
extern const char *const change_verdict_words[]; /* in the order of the enum; NULL-terminated */

/* What was counted on one side. */
struct change_side {
    double events; /* >= 0 */
    double time;   /* > 0: working weeks, or what the events are out of */
};

struct change {
    double before, after; /* events per unit of time; NAN without time */
    double ratio;         /* after / before; NAN without time, or if nothing was before */
    double low, high;     /* its 95 % interval; NAN without time */
    enum change_verdict verdict;
};

/* The variance of the weekly counts over their mean, each side around its own: `count` weeks in
   all, `before` of them first. 1 with fewer than six, or where it is below 1. */
double change_dispersion(const double *weeks, size_t count, size_t before);

/* phi: of change_dispersion(), 1 where there are no weeks. */
struct change change_of(struct change_side before, struct change_side after, double phi);

#endif
