/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The six checks of a goal and what to ask about it: questions for a person, never marks. The
 * wording is data (tables/questions.csv: `check,case,question`), and so are the words that alone
 * make no purpose (tables/money-words.csv) and the activities that can be chased for their number
 * (tables/activities.csv).
 */
#ifndef AMP_TEAM_GOAL_QUESTIONS_H
#define AMP_TEAM_GOAL_QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "team/goal.h"

struct goal_questions;

struct goal_questions *goal_questions_new(void);
void goal_questions_free(struct goal_questions *questions);

/* Whether a goal was within reach at its start. */
enum goal_reach { GOAL_REACH_UNKNOWN, GOAL_OUT_OF_REACH, GOAL_WITHIN_REACH, GOAL_CERTAIN };

/* How it pulls against another goal of the same person. */
enum goal_pull { GOAL_PULL_NONE, GOAL_PULL_TWO_TARGETS, GOAL_PULL_OPPOSITE, GOAL_PULL_DILUTES };

/* What is known of a goal beside its own cells. Texts are never NULL; "" = not known, or none. */
struct goal_evidence {
    /* From its sentence and its cells together. */
    bool specific, measurable, time_bound;
    const char *metric;      /* as people call it: "qualified meetings" */
    const char *metric_unit; /* count, money, percent ... */
    bool is_ratio;           /* it is a rate or a mean */
    const char *counted;     /* the event word or name if it is counted, not to be lowered */
    const char *vague;       /* the word that stands for a number: "more" */
    const char *target, *from;
    bool is_change;       /* the target is a change; it may be below zero */
    bool is_proper_share; /* percent of a whole: 100 is the most there can be */

    /* From the events; without them nothing is said about what they would show. */
    bool has_events;
    bool seen, seen_of_person; /* an event of its metric exists: of anybody, of this person */
    bool guard_seen;
    enum goal_reach reach;
    const char *start_in_data; /* where it differs from the stated start */

    /* From the other goals. */
    bool team_goals; /* the whole team has a goal in the same file */
    bool serves;     /* one of these, as `supports` says */
    enum goal_pull pull;
    const char *other;      /* the goal it pulls against */
    const char *at_once;    /* how many goals the person has, on the last of too many */
    const char *adds_up_to; /* of a goal of the team: the goals that serve it, where they fall short
                             */
};

/* What can be asked about: the six checks STATUS_SPECIFIC to STATUS_PURPOSEFUL, and these. */
#define GOAL_CHECKS 6
enum {
    ASK_SET_BY = GOAL_CHECKS,
    ASK_NUMBER,
    ASK_DATA,
    ASK_PULL,
    ASK_TEAM,
    ASK_GUARD,
    ASK_MANY,
    GOAL_QUESTIONS
};

/* The cells of the checks: "yes", "no" or "" (cannot tell); and what to ask, at most one question
   for each thing, with its {blanks} still open. Texts live as long as `questions`. */
struct goal_answers {
    const char *check[GOAL_CHECKS];
    const char *question[GOAL_QUESTIONS]; /* "" = none */
};

/* relevant means seen in the data and, where the team has goals, serving one; purposeful that `why`
   says more than a sum of money or a quota (an empty why cannot tell, but is asked about). */
struct goal_answers goal_questions_of(const struct goal_questions *questions,
    const struct goal *goal, const struct goal_evidence *evidence);

/* Writes the cells of the checks and of the questions, which stand in one cell with `;` between.
 * True if a check is "no". */
bool goal_answers_write(const struct goal_answers *answers, const struct goal *goal,
    const struct goal_evidence *evidence, struct writer *writer);

/* The share of the checks that can be told which are yes; NAN if none can. */
double goal_answers_score(const struct goal_answers *answers);

/* True if a `why` says nothing but money, a quota or a number: "to hit my 120k quota". False for an
 * empty one. */
bool goal_questions_only_money(const struct goal_questions *questions, const char *why);

/* True if a `why` says nothing at all: empty, "-", "n/a", "none". */
bool goal_questions_no_purpose(const struct goal_questions *questions, const char *why);

#endif
