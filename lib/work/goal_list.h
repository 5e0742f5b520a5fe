/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals as goal-check knows them: their rows (team/goal.h), what they say in sentence and cells
 * (measure/plan.h), what they are measured by, where they stand (measure/progress.h) and how they
 * go together (measure/together.h). This is the one place where columns and calculations meet.
 *
 * All goals are held in memory, for some questions can be asked only of several goals together.
 */
#ifndef AMP_WORK_GOAL_LIST_H
#define AMP_WORK_GOAL_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "measure/metric_book.h"
#include "measure/plan.h"
#include "measure/progress.h"
#include "measure/together.h"
#include "measure/world.h"
#include "team/goal.h"
#include "team/metrics.h"

/* One goal. Texts are "" where there is none. */
struct checked {
    struct goal goal;
    const struct goals *file;
    struct plan plan; /* what sentence and cells say */
    bool specific, measurable, time_bound;
    const char *vague;           /* the word that stands for a number: "more" */
    const struct booked *metric; /* NULL = none bound */
    const char *expression;      /* of it */
    const char *name, *unit;     /* what people call what is measured, and what that is in */
    const char *filling;         /* what an empty metric cell is filled with */
    const struct booked *guard;  /* NULL = none bound */

    /* Set by goal_list_together(). */
    bool serves; /* a goal of the team */
    struct together together;

    /* Set by goal_list_measure(). */
    bool is_measured, seen, seen_of_person, guard_seen;
    struct progress progress;
};

struct goal_list {
    /* The caller's, who frees them after the list: set before the first file is read. */
    struct roster *roster;
    struct metrics *metrics;
    const struct lexicon *lexicon;
    struct metric_book *book;
    int as_of;
    char delimiter;

    struct checked *items;
    size_t count, capacity;
    struct goals **files; /* in the order in which they were read */
    size_t file_count, file_capacity;
    struct arena arena;
};

/* Whether people speak of what a goal is measured by in percent, as of a close rate. */
bool goal_is_in_percent(const struct checked *checked);

/* Reads a goals file to the list's end. Rows that make no sense are set aside; cells that
   contradict their sentence, and names of metrics that look like a slip, are named on standard
   error. */
void goal_list_read(struct goal_list *list, const char *path);
void goal_list_free(struct goal_list *list);

/* Holds the goals against each other. Says which `supports` looks like a slip. */
void goal_list_together(struct goal_list *list);

/* Holds the goals against the events, all of which the world has. Amounts that cannot be added up
   are named on standard error, and stated starts that the data contradict. */
void goal_list_measure(struct goal_list *list, const struct world *world);

/* Offers the nearest name for metrics and guards that are neither known nor seen, once each. */
void goal_list_say_unknown(const struct goal_list *list);

#endif
