/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every threshold and constant that judges or weighs goals, in one place, so that goal-check
 * --rules can print what it goes by. None is learned from data. What each one is for stands in
 * lib/team/tables/goal-rules.csv under the same name.
 */
#ifndef AMP_MEASURE_THRESHOLDS_H
#define AMP_MEASURE_THRESHOLDS_H

/* The least likelihood for each word. */
#define THRESHOLD_ON_TRACK .8
#define THRESHOLD_LIKELY .5
#define THRESHOLD_AT_RISK .2

/* With less than both it is too early: a share of the goal's working days, working days of
   history. */
#define THRESHOLD_EARLY_SHARE .2
#define THRESHOLD_EARLY_HISTORY 20

/* Likelihoods at the start between which a goal is achievable and worth setting. */
#define THRESHOLD_ACHIEVABLE_LEAST .05
#define THRESHOLD_ACHIEVABLE_MOST .95

/* History: calendar days, and the working days of a typical colleague put in front of them. */
#define THRESHOLD_HISTORY_DAYS 91
#define THRESHOLD_PRIOR_DAYS 10

/* Predictions: an index of dispersion up to this is taken for 1; full weeks that it needs; full
   weeks that amounts need; the quantiles given as low and high. */
#define THRESHOLD_OVERDISPERSED 1.3
#define THRESHOLD_DISPERSION_WEEKS 6
#define THRESHOLD_AMOUNT_WEEKS 4
#define THRESHOLD_LOW_QUANTILE .1
#define THRESHOLD_HIGH_QUANTILE .9

/* A stated start may differ from the data by this share of them. */
#define THRESHOLD_FROM_DIFFERS .1

/* Several goals: more than so many of one person at once; each is held against so many of the
   person's goals before it; the share by which goals may fall short of the team's they serve. */
#define THRESHOLD_GOALS_AT_ONCE 5
#define THRESHOLD_GOALS_COMPARED 16
#define THRESHOLD_TEAM_SHORT .05

struct threshold {
    const char *name;
    double value;
};

/* All of them; the last has no name. */
extern const struct threshold thresholds_all[];

/* The value of a rule; NAN if there is none of that name. */
double thresholds_value(const char *name);

#endif
