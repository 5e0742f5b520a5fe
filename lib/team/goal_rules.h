/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goal-check goes by, for people to read: its thresholds and constants with what each is for
 * (tables/goal-rules.csv), and every question it can ask.
 */
#ifndef AMP_TEAM_GOAL_RULES_H
#define AMP_TEAM_GOAL_RULES_H

#include "csv/writer.h"

/* Writes `rule,value,text`: a row for each rule of the table, whose value `value_of` tells (NAN =
   there is no such rule, which ends the program), then one for each question, whose rule is
   "question CHECK/CASE" and whose value is empty. */
void goal_rules_write(double (*value_of)(const char *rule), struct writer *writer);

#endif
