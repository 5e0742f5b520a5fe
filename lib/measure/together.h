/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals side by side: what can be seen only of several goals together. Goals of one person that
 * pull apart; more goals at once than anybody can keep in mind; and whether the goals that serve a
 * goal of the team add up to it. People are never held against each other.
 */
#ifndef AMP_MEASURE_TOGETHER_H
#define AMP_MEASURE_TOGETHER_H

#include <stddef.h>

#include "measure/metric.h"
#include "measure/plan.h"

#define TOGETHER_NONE ((size_t)-1)

/* A goal among others. */
struct fellow {
    int person;                  /* or TALLY_EVERYBODY */
    const struct metric *metric; /* NULL = none bound */
    const char *name;            /* of the metric if none is bound; "" = none */
    const struct plan *plan;
    size_t serves; /* the place of the team's goal that it supports, or TOGETHER_NONE */
};

/* How a goal pulls against an earlier one of the same person that runs at the same time. */
enum pull {
    PULL_NONE,
    PULL_TWO_TARGETS, /* the same metric by the same day, with another target */
    PULL_OPPOSITE,    /* one wants more of what the other wants less of */
    PULL_DILUTES,     /* more of one makes the other's rate lower: more calls, and wins per call */
};

struct together {
    enum pull pull;
    size_t other;   /* the place of that other goal */
    size_t at_once; /* on the last of more than RULE_GOALS_AT_ONCE goals that a person has as of the
                       day: how many they are; else 0 */
    double sum;     /* of a team's goal: what the goals that serve it add up to in its own time and
                       unit, where that falls short by more than RULE_TEAM_SHORT; else NAN */
};

/* Fills found[i] for every goal, as of a day. Goals that were due before do not count. Each goal is
   held against the RULE_GOALS_COMPARED goals of the person before it, so the work grows with the
   number of goals and not with its square.

   A person's goal that serves a team's goal counts if it is of the same metric and unit, a plain
   number and not a rate, not to be lowered. Other spans are brought to that of the team's goal by
   weekdays. */
void together_find(const struct fellow *fellows, size_t count, int as_of, struct together *found);

#endif
