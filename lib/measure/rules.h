/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tests that rules of recognition are made of: a small closed set of questions about one
 * person's own weeks. Nobody else's figures come in. Numbers in, numbers out.
 *
 * A week is measured if the person was there for at least four of its five days (part-time share
 * aside). A week that is not measured is no low week, breaks no streak and makes nothing usual;
 * but a high figure in it is a figure that a best must beat.
 */
#ifndef AMP_MEASURE_RULES_H
#define AMP_MEASURE_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/finding.h"
#include "base/rule_terms.h"

enum { RULE_DAYS_LEAST = 4 };

enum rule_test {
    RULE_ANY,
    RULE_FIRST,
    RULE_ABOVE_USUAL,
    RULE_NEW_BEST,
    RULE_COMEBACK,
    RULE_PERSISTENCE,
    RULE_MILESTONE,
    RULE_STREAK,
    RULE_EFFORT,
    RULE_EFFORT_AFTER,
    RULE_PROMISE_KEPT,
    RULE_GOAL_MET,
    RULE_GOAL_HALFWAY
};

/* Their names, in the order of the enum, NULL-terminated. */
extern const char *const rule_test_words[];

/* What a test looks at. */
enum rule_source { RULE_OF_EVENTS, RULE_OF_COACHING, RULE_OF_GOALS };
enum rule_source rule_source_of(enum rule_test test);

/* Puts the defaults in and checks the numbers, and whether there is an event, and one after which,
   where the test has use for them. NULL if all is well; else what is wrong with the column *column,
   as the end of a sentence (static): "must be above 0". */
const char *rule_complete(enum rule_test test, struct rule_terms *terms, bool has_event,
    bool has_after, const char **column);

/* One week of a person. */
struct rule_week {
    int first, last; /* its Monday, and its Sunday or the last day that is known */
    double figure;
    bool measured;
};

/* Each of these looks at `count` weeks without a gap, oldest first; the last is the week looked at,
   and a week that is not measured meets nothing. If the rule is met they fill *finding. Terms are
   complete; weeks further back than `within` are not looked at. */

/* thresholds[0] or more, and more than usual: the median of the measured weeks before
   (measure/usual.h). now = the week; usual = the median of usual_weeks weeks. */
bool rule_above_usual(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    struct finding *finding);

/* thresholds[0] or more, and more than in every week before. usual = the best before, of
   usual_weeks weeks, of which `weeks` were measured. */
bool rule_new_best(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    struct finding *finding);

/* The last thresholds[0] measured weeks at or above usual, and directly before them thresholds[1]
   or more low ones: below the share thresholds[2] of usual (not given: below usual). usual = the
   median of the measured weeks before the low ones. now = the last weeks, its figure the smallest
   of them; past = the low ones, the longest such stretch, its figure the greatest. So it is true
   only in the week in which the last ones are just that many. */
bool rule_comeback(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    struct finding *finding);

/* thresholds[0] or more of what hurts in the calendar week before (`blows`, as long as `weeks`),
   and the week at or above usual, and not nothing. past = the week before, its figure the blows. */
bool rule_persistence(const struct rule_terms *terms, const struct rule_week *weeks,
    const struct rule_week *blows, size_t count, struct finding *finding);

/* The number of measured weeks running with `target` or more, up to this week, is one of the
   thresholds. now.weeks = that number; usual = the target. */
bool rule_streak(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    double target, struct finding *finding);

/* The greatest threshold that lies above `before` and not above `after`; 0 if none does. */
double rule_milestone(const struct rule_terms *terms, double before, double after);

#endif
