/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pace: how likely a total is reached in the time that is left, from what was done so far. Numbers
 * in, numbers out. The unit of time is the caller's (working days in this project), the same for
 * every argument of one call.
 *
 * Counts: gamma-Poisson predictive distribution (conjugate prior; Gelman et al., Bayesian Data
 * Analysis, 3rd ed. 2013, section 2.6). With a rate ~ Gamma(shape, rate), the count in a time h is
 * negative binomial with size `shape` and probability rate/(rate+h), and P(count >= k) =
 * I_{h/(rate+h)}(k, shape), the regularised incomplete beta function. Ratios: beta-binomial (the
 * same book, section 2.4). Amounts: Student's t predictive distribution of a normal sample.
 *
 * Accuracy: likelihoods to a relative 1e-9 (3e-9 where need and shape are both near a million).
 */
#ifndef AMP_MEASURE_PACE_H
#define AMP_MEASURE_PACE_H

#include <stdbool.h>
#include <stddef.h>

/* A gamma distribution of a rate (events per unit of time). */
struct gamma {
    double shape, rate;
};

/* What can be said about a total that is still to come. */
struct prediction {
    bool known;             /* false: cannot tell, and nothing else is set */
    double likelihood;      /* 0 to 1 that the target is met */
    double mean, low, high; /* of what is still to come: mean, 10 % and 90 % quantiles */
};

/* The prior: `time` (10 working days here) worth of a typical colleague, from the total count and
   total time of all `people`. A single person, or people without any time so far, have Jeffreys'
   prior of a Poisson rate: shape .5, rate 0. */
struct gamma pace_prior(double total_count, double total_time, int people, double time);

/* The index of dispersion, sum (y - mean)^2 / mean / (n - 1): 1 on average for a Poisson process.
   NAN for fewer than 6 values or a mean of 0, where it says too little. */
double pace_dispersion(const double *counts, size_t n);

/* The posterior after `count` in `time`. A dispersion over 1.3 divides both (quasi-Poisson
   tempering: uneven weeks tell less than their number); a smaller one, or NAN, counts as 1. */
struct gamma pace_posterior(struct gamma prior, double count, double time, double dispersion);

/* That at least `need` more come (rounded up to a whole number; 0 or less: certain) in a time
   `left`, given the posterior. A dispersion over 1.3 widens the predictive distribution: with mean
   mu = left * shape / rate and variance V = dispersion * mu + left^2 * shape / rate^2 it is
   negative binomial of size mu^2 / (V - mu). Not known without a proper posterior (shape and rate
   over 0). */
struct prediction pace_reach(struct gamma posterior, double dispersion, double left, double need);

/* That at most `room` more come (rounded down; below 0: impossible), for decreases and upper
   limits. */
struct prediction pace_stay_under(
    struct gamma posterior, double dispersion, double left, double room);

/* A ratio: x of n so far, and `trials` (a whole number) to come, whose probability of success is
   Beta(successes + .5, failures + .5) from the history. The likelihood that (x + new) / (n +
   trials) is `target` at least, or at most if `under`. mean, low and high are of the final ratio.
   Not known if the numbers are no proportion (x > n, failures below 0), if there is no trial at
   all, or for more than a million trials to come. */
struct prediction pace_ratio(double successes, double failures, double x, double n, double trials,
    double target, bool under);

/* An amount: totals of past weeks (at least 4), `weeks_left` to come, `need` still wanted (0 or
   less: certain). With mean m and deviation s of w weeks and h weeks left, (total - h*m) / (s *
   sqrt(h + h^2/w)) is t distributed with w - 1 degrees of freedom. If `under`, `need` is the room
   that is left, and the likelihood that the total stays within it. */
struct prediction pace_amount(
    const double *weekly, size_t weeks, double weeks_left, double need, bool under);

#endif
