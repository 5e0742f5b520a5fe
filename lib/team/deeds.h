/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the coaching log says that people did: tried, adapted or mastered what was agreed, and kept
 * what they promised. For finding what deserves a word; who promised and did not is not kept here.
 */
#ifndef AMP_TEAM_DEEDS_H
#define AMP_TEAM_DEEDS_H

#include <stdbool.h>

#include "base/finding.h"
#include "base/names.h"
#include "team/coaching.h"
#include "team/roster.h"

struct deeds;

/* Reads a log ("-" = standard input; NULL = none) up to and including the day `as_of`. */
struct deeds *deeds_read(const char *path, char delimiter, struct roster *roster, int as_of);
void deeds_free(struct deeds *deeds);

/* Those who coached, as they are written in the log; lives as long as the deeds. */
const struct names *deeds_coaches(const struct deeds *deeds);

/* The effort that an event word names: "effort.tried"; EFFORT_UNKNOWN if it names none. */
enum coaching_effort deeds_effort_called(const char *event);

/* What is asked about a person. `after` = EFFORT_UNKNOWN: whatever came before; else that effort
   must have been written down before, up to `weeks` weeks. */
struct deeds_question {
    int person;
    enum coaching_effort effort, after;
    int weeks, since, last;
};

/* The latest entry of since..last with the effort. now = its day and id; past = the latest entry
   with the other effort. False if there is none. */
bool deeds_find_effort(
    const struct deeds *deeds, const struct deeds_question *question, struct finding *finding);

/* The latest of the person's own promises whose closing was written down in since..last, no more
   than `late` days after it was due (no due date: never late). now = day and id of the entry that
   closed it first; past = day and id of the promise; due; subject = the promise. */
bool deeds_find_promise(const struct deeds *deeds, int person, double late, int since, int last,
    struct finding *finding);

#endif
