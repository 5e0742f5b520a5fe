/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Progress of one goal: what was done, what would be even pace, where it leads and how likely it is
 * met, kept periods, status; and whether it was achievable from the person's own history. It reads
 * a tally and the people's time; it knows no files.
 *
 * Units: days are civil days (base/day.h), time is working days (measure/calendar.h), shares and
 * likelihoods run from 0 to 1, figures are in the metric's own unit: events, money, hours or
 * minutes, or a ratio (times 100 where the goal or the metric speaks of percent or points). Rules:
 * the calculations of the project's methods, section 11.1 to 11.4, as goal-check(1) describes them;
 * distributions: measure/pace.h.
 */
#ifndef AMP_MEASURE_PROGRESS_H
#define AMP_MEASURE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/decimal.h"
#include "measure/calendar.h"
#include "measure/metric.h"
#include "measure/tally.h"

enum direction {
    DIRECTION_NONE,
    DIRECTION_REACH,
    DIRECTION_INCREASE,
    DIRECTION_DECREASE,
    DIRECTION_MAINTAIN,
    DIRECTION_COMPLETE
};

enum goal_unit {
    UNIT_NONE,
    UNIT_COUNT,
    UNIT_MONEY,
    UNIT_PERCENT,
    UNIT_PERCENT_CHANGE,
    UNIT_POINTS,
    UNIT_TIMES,
    UNIT_DAYS,
    UNIT_HOURS,
    UNIT_MINUTES,
    UNIT_SCORE
};

enum goal_status {
    GOAL_MET,
    GOAL_ON_TRACK,
    GOAL_LIKELY,
    GOAL_AT_RISK,
    GOAL_OFF_TRACK,
    GOAL_TOO_EARLY,
    GOAL_MISSED,
    GOAL_NOT_STARTED,
    GOAL_UNMEASURED
};

/* What the number of a target is: the sentence of a goal may say so ("by 3" or "to 3"); else unit,
   direction and from tell (measure/target.h). */
enum target_sense { TARGET_UNSAID, TARGET_CHANGE, TARGET_LEVEL };

/* The words of the columns, in the order of the enums; NULL-terminated. unit and direction begin
   with "" for none. */
extern const char *const direction_words[];
extern const char *const goal_unit_words[];
extern const char *const goal_status_words[];

/* What is common to all goals of a run. `presence` has an entry per person number; people beyond
   have presence_default. Everybody = all of `people` and whoever else is in the tally. */
struct progress_world {
    const struct tally *tally;
    const struct calendar *calendar;
    const struct presence *presence;
    int people;
    int as_of; /* counts as elapsed */
    /* What is known of typical colleagues, kept between goals (measure/history.h); NULL = reckoned
       again for each. */
    struct prior_book *priors;
};

/* One goal in a form that data can settle. Unknown numbers are NAN, unknown days DAY_NONE. */
struct goal_facts {
    int person;                  /* or TALLY_EVERYBODY for a team goal */
    const struct metric *metric; /* NULL = no metric bound */
    const int *terms;            /* the tally numbers of metric->terms */
    enum direction direction;
    bool ceiling; /* the target is the most ("under 3 %"), not the least; not for an increase */
    enum goal_unit unit;
    bool in_percent; /* people speak of the metric's figures in percent: of a close rate of 31 */
    enum target_sense sense;
    double from, target;
    enum period per; /* PERIOD_NONE = one target, settled at due */
    int start, due;
};

/* NAN = cannot tell: an empty cell. */
struct progress {
    double actual, attainment, expected, projected, low, high, likelihood, kept;
    struct decimal actual_exact; /* the same as actual, exact */
    bool actual_is_exact;        /* false for ratios, and where actual is NAN */
    double absolute_target;      /* in the metric's own unit: 115 for "increase by 15 %" from 100 */
    double from;         /* the start it was computed from: stated or recomputed; else NAN */
    double from_in_data; /* the start as the data have it, whatever was stated */
    double achievable_likelihood; /* as of the day before the start (or the current period) */
    int start, due;               /* as used: of the goal, or of the current period */
    enum goal_status status;
};

/* Fills *progress for one goal as of world->as_of. Never fails: what cannot be told is NAN and
   GOAL_UNMEASURED or GOAL_TOO_EARLY. */
void progress_of(
    const struct progress_world *world, const struct goal_facts *goal, struct progress *progress);

/* Where no start is given: the first day of the quarter, month or week (the longest) that ends with
   `due`; DAY_NONE if none does. Nothing ends with 31 December alone: it is the quarter's, not the
   year's. */
int progress_start_by_due(int due);

/* Whether the goal was within reach at its start. */
enum reach { REACH_UNKNOWN, REACH_OUT, REACH_WITHIN, REACH_CERTAIN };
enum reach progress_reach(const struct progress *progress);

/* Whether the start that a goal states differs from that in the data by more than
   THRESHOLD_FROM_DIFFERS of it. False where either is not known. */
bool progress_from_differs(const struct goal_facts *goal, const struct progress *progress);

#endif
