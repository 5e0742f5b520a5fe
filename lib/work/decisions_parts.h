/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files share that look whether the rules of decisions are met: decisions_people.c for
 * what is owed to people, decisions_team.c for the figures. For nobody else.
 */
#ifndef AMP_WORK_DECISIONS_PARTS_H
#define AMP_WORK_DECISIONS_PARTS_H

#include "work/decisions.h"

/* What a rule looks at, and where it writes down what it saw. */
struct look {
    const struct report *report;
    const struct report_data *data;
    const struct decision_rule *rule;
    struct decision_facts facts;
};

/* Adds to the list, which keeps the pointer; and whether it has such an item already. */
void look_add(struct look *look, const char *item);
bool look_has(const struct look *look, const char *item);

/* A name or sentence that is only mentioned, cut where it is long; a number; a share as percent.
   All live as long as the page. */
const char *look_mentioned(const struct look *look, const char *text);
const char *look_number(const struct look *look, double number);
const char *look_percent(const struct look *look, double share);

/* Met if there are items in the list, at least `least` of them. */
void look_settle(struct look *look, double least);

/* The functions, one for each rule. */
void decide_promises(struct look *look);
void decide_talks(struct look *look);
void decide_thanks(struct look *look);
void decide_rows(struct look *look);
void decide_jumps(struct look *look);
void decide_low(struct look *look);
void decide_high(struct look *look);
void decide_fallen(struct look *look);
void decide_team_goals(struct look *look);
void decide_new_plans(struct look *look);
void decide_unmeasured(struct look *look);
void decide_gone(struct look *look);
void decide_alone(struct look *look);

#endif
