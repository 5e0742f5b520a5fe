/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The six checks of a goal and what to ask about it: questions for a person, never marks. The
 * wording is data (tables/questions.csv: `check,case,question`), and so are the words that alone
 * make no purpose (tables/money-words.csv).
 */
#ifndef AMP_TEAM_GOAL_QUESTIONS_H
#define AMP_TEAM_GOAL_QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "team/goal.h"

struct goal_questions;

struct goal_questions *goal_questions_new(void);
void goal_questions_free(struct goal_questions *questions);

/* What the data say about a goal, beside its own cells. */
struct goal_evidence {
    bool seen;         /* an event of its metric exists, of anybody */
    bool team_goals;   /* the whole team has a goal in the same file */
    double likelihood; /* that it is met, as seen at its start; NAN = cannot tell */
};

/* The cells of the checks, STATUS_SPECIFIC to STATUS_PURPOSEFUL: "yes", "no" or "" (cannot tell);
 * and the questions, at most one a check. Texts live as long as `questions`. */
#define GOAL_CHECKS 6
struct goal_answers {
    const char *check[GOAL_CHECKS];
    const char *question[GOAL_CHECKS]; /* "" = none */
};

/* Achievable is a likelihood from .05 to .95 at the start; relevant means seen in the data and,
   where the team has goals, serving one; purposeful that `why` says more than a sum of money or a
   quota (an empty why cannot tell, but is asked about). */
struct goal_answers goal_questions_of(const struct goal_questions *questions,
    const struct goal *goal, const struct goal_evidence *evidence);

/* Writes the cells of the checks and of the questions, which stand in one cell with `;` between.
 * True if a check is "no". */
bool goal_answers_write(const struct goal_answers *answers, struct writer *writer);

/* True if a `why` says nothing but money, a quota or a number: "to hit my 120k quota". False for an
 * empty one. */
bool goal_questions_only_money(const struct goal_questions *questions, const char *why);

#endif
