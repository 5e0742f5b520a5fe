/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises out of the coaching log: who owes what to whom, by when, and when it was kept. A row
 * with an action is a promise; a row whose `closes` names it keeps it, on the day of that row, for
 * all who made it. Of several rows that close it the earliest day counts. Where an id stands twice,
 * `closes` means the last row above that has it.
 */
#ifndef AMP_TEAM_PROMISES_H
#define AMP_TEAM_PROMISES_H

#include <stdbool.h>
#include <stddef.h>

#include "team/coaching.h"

struct promises;

struct promise {
    const char *id;      /* "" = none */
    int made, due, kept; /* days; due, kept: DAY_NONE = none */
    enum coaching_owner owner;
    const int *reps, *coaches;
    size_t rep_count, coach_count;
    const char *action, *skill; /* action: NULL unless texts are kept */
};

/* texts: the actions are kept too. */
struct promises *promises_new(bool texts);
void promises_free(struct promises *promises);

/* Takes an entry's promise and what it closes. Returns the skill of the first promise that it
   closes, NULL if it closes none that is known already, or one without a skill. */
const char *promises_take(struct promises *promises, const struct coaching *entry);

/* Closes what was closed above its own row; call after the last entry. */
void promises_settle(struct promises *promises);

size_t promises_count(const struct promises *promises);

/* A promise, in the order of the log. Its texts and lists live as long as the promises. */
struct promise promises_at(const struct promises *promises, size_t number);

/* Open on a day: not kept by then. Overdue: open, and due before it. */
bool promise_is_open(const struct promise *promise);
bool promise_is_overdue(const struct promise *promise, int as_of);

#endif
