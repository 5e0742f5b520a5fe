/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * motivation-score --by: the means of groups, as far as they may be shown (measure/groups.h) and
 * were not shown otherwise before (team/published.h).
 */
#ifndef AMP_WORK_MOTIVATION_GROUPS_H
#define AMP_WORK_MOTIVATION_GROUPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/group_figure.h"
#include "base/options.h"
#include "base/questionnaire.h"
#include "csv/writer.h"
#include "measure/answers.h"
#include "team/roster.h"

/* What the options say, as it was given; NULL = not given. */
struct group_options {
    const char *by, *minimum, *wave, *published;
    bool this_team; /* narrow intervals to the people on the roster */
};

/* The same, read. */
struct group_choices {
    bool asked[GROUP_CUTS];
    size_t minimum;
    enum period wave;
    bool this_team;
    const char *published;
};

/* A bad value ends the program, and so does one without --by. */
struct group_choices group_choices_of(const struct group_options *options);

/* What answers say themselves of the groups of whoever gave them. */
struct group_notes;
struct group_notes *group_notes_new(void);
void group_notes_free(struct group_notes *notes);

/* The sitting's team and manager, "" = not said. */
void group_notes_add(
    struct group_notes *notes, size_t sitting, const char *team, const char *manager);

struct group_run {
    const struct group_choices *choices;
    const struct shared_options *shared;
    const struct questionnaire *questionnaire;
    const struct answers *answers;
    const struct group_notes *notes;
    const struct roster *roster;
    double min_answered; /* as for the scores of people */
};

/* Writes header and rows. A cut of which no group is known ends the program. True if something was
   held back because it changed after it was shown. */
bool motivation_groups(const struct group_run *run, struct writer *writer);

#endif
