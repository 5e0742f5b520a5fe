/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plans: what a goal asks for, wherever it was said. A goal says it twice, in a sentence and in
 * cells that data can settle. Here the two become one: a cell that was given stays as it is, an
 * empty one is filled from the sentence, and where the two contradict each other the cell wins and
 * the contradiction is told.
 */
#ifndef AMP_MEASURE_PLAN_H
#define AMP_MEASURE_PLAN_H

#include <stdbool.h>

#include "base/day.h"
#include "base/decimal.h"
#include "measure/metric.h"
#include "measure/progress.h"
#include "measure/sentence.h"

/* The parts of a plan, in the order of the goals columns from `direction` to `due`. */
enum plan_part {
    PLAN_DIRECTION,
    PLAN_FROM,
    PLAN_TARGET,
    PLAN_UNIT,
    PLAN_PER,
    PLAN_START,
    PLAN_DUE,
    PLAN_PARTS
};

/* Unknown: DIRECTION_NONE, has_... false, UNIT_NONE, PERIOD_NONE, DAY_NONE. */
struct plan {
    enum direction direction;
    bool has_from, has_target;
    struct decimal from, target;
    enum goal_unit unit;
    enum target_sense sense; /* whether the target is a change or a level, if the sentence says */
    bool at_most;            /* the target is the most that is wanted: "under 3 %" */
    enum period per;
    int start, due;
};

/* Of which nothing is known. */
extern const struct plan plan_empty;

/* What a sentence says. */
struct plan plan_said(const struct sentence *sentence);

/* Fills what is empty in *plan (the cells of a goal) from what its sentence says. Returns the
   parts in which the two contradict each other, as bits 1 << PLAN_...; PLAN_START means that the
   sentence's last day, which was then not taken, lies before the given start. */
unsigned plan_complete(struct plan *plan, const struct plan *said);

/* A goal's sentence read beside its cells. */
struct plan_reading {
    struct sentence sentence;
    struct plan plan; /* complete */
    struct plan said;
    unsigned conflicts; /* as plan_complete() returns them */
    /* What sentence and cells together are; that there is a metric is the caller's to say. */
    bool specific, measurable, time_bound;
};

/* Reads the sentence of a goal whose cells are `given`. "This quarter" is that of the day the goal
   began, where its cells tell that and it is before `as_of`; else that of `as_of`. A last day
   contradicts the sentence only if no day on which it can have been said makes them agree. */
void plan_read(const struct lexicon *lexicon, const char *text, const struct plan *given,
    bool has_metric, int as_of, struct plan_reading *reading);

/* Whether a part is known, and its cell: a word, a plain decimal or an ISO date; "" if not.
   Returns `text` or a text that lives on. */
#define PLAN_TEXT_SIZE DECIMAL_TEXT_SIZE
bool plan_has(const struct plan *plan, enum plan_part part);
const char *plan_cell(
    const struct plan *plan, enum plan_part part, char text[static PLAN_TEXT_SIZE]);

/* The plan of one person (or TALLY_EVERYBODY), as progress_of() asks for it. `metric` may be
   NULL; it and `terms` are the caller's. */
struct goal_facts plan_facts(
    const struct plan *plan, int person, const struct metric *metric, const int *terms);

#endif
