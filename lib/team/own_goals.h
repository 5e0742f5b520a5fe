/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the goal status says of each person's own goals, for finding what deserves a word. Goals of
 * the whole team are nobody's own, and goals that are measured in money are left out.
 */
#ifndef AMP_TEAM_OWN_GOALS_H
#define AMP_TEAM_OWN_GOALS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/finding.h"
#include "team/roster.h"

struct own_goal {
    int person;
    const char *goal;       /* the sentence */
    const char *expression; /* what is counted; "" if not known */
    double target;
    int start;      /* DAY_NONE = not known */
    bool is_weekly; /* so many a week, the more the better */
    int count;      /* the number of who counts the expression: theirs to set and to use */
};

struct own_goals;

/* Reads a goal status ("-" = standard input; NULL = none). `words`: the words of the column status.
   A row without as_of is taken for one of `as_of`. */
struct own_goals *own_goals_read(
    const char *path, char delimiter, struct roster *roster, const char *const *words, int as_of);
void own_goals_free(struct own_goals *goals);

/* All of them, in the order of the file; valid until own_goals_free(). */
size_t own_goals_count(const struct own_goals *goals);
struct own_goal *own_goals_item(const struct own_goals *goals, size_t index);

/* Whether goal `index` was met according to a status of since..last. day = that of the status; now
   = the same day and what was done; usual = the target; subject = the goal; period = which month,
   quarter or year of a goal that comes back. Goals of a day or a week are met too often for that:
   they have streaks. */
bool own_goals_met(
    const struct own_goals *goals, size_t index, int since, int last, struct finding *finding);

/* The same for a goal not yet met nor missed, with the share `least` of its target or more behind
   it, and no less than even pace would have brought. Not for goals of a day or a week. past.figure
   = even pace. */
bool own_goals_halfway(const struct own_goals *goals, size_t index, double least, int since,
    int last, struct finding *finding);

#endif
