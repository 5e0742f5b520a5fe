/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * motivation-score on answers: reading them, and what is told of people and of scales.
 */
#ifndef AMP_WORK_MOTIVATION_SURVEY_H
#define AMP_WORK_MOTIVATION_SURVEY_H

#include <stdbool.h>

#include "base/options.h"
#include "base/questionnaire.h"
#include "csv/writer.h"
#include "measure/answers.h"
#include "team/codebook.h"
#include "team/roster.h"
#include "team/survey.h"
#include "work/motivation_groups.h"

/* What is to be read and how; start with the options, the rest zero. */
struct survey_run {
    const struct shared_options *shared;
    struct roster *roster;
    const char *codebook, *composites, *norms; /* files or names; NULL = the usual one, none */
    double min_answered;
    struct survey_options options;
    /* What survey_run_read() found. */
    struct codebook *book;
    const struct questionnaire *questionnaire;
    struct answers *answers;
    struct group_notes *groups;
    bool anonymous; /* the answers were promised to stay without names */
};

/* Reads codebook and answers; says what replaced what. */
void survey_run_read(struct survey_run *run);
void survey_run_free(struct survey_run *run);

/* Says what whoever reads the rows must know of them; nothing if no answers were read. */
void survey_run_say_cautions(const struct survey_run *run);

/* Both write header and rows. True if somebody should look: a score went down; an item seems to be
   reversed. */
bool motivation_scores(const struct survey_run *run, struct writer *writer);
bool motivation_reliability(const struct survey_run *run, struct writer *writer);

#endif
