/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups: the mean of each group on each scale in each wave, as far as it may be shown. Nobody's
 * answer, and no sum over fewer people than the minimum, follows from what is shown in one run, nor
 * together with what was shown in earlier ones.
 *
 * Within a wave and a scale, what may be shown is decided by measure/suppression.h: first
 * everybody, then managers, then teams, the larger before the smaller. Where every team lies within
 * one manager's people, all three cuts are reckoned with whether they are asked for or not, so that
 * runs with different cuts agree even if nothing is remembered; where teams cross managers, only
 * those that are asked for.
 *
 * What was shown before stays as it was. Of a scale and wave that was shown, an earlier figure is
 * given again, never reckoned anew; and where the answers or the people in the groups have changed
 * so that an earlier figure would now be another, nothing more is shown of that scale and wave: the
 * difference could be one person's late answer. Waves that overlap one that was shown are held back
 * too, and so is a wave of which scales were shown that the questionnaire does not have.
 *
 * Scales that hang together (they share questions, or one is a composite of others) are judged as
 * one: else a person who skipped one of them could be reckoned from the others. Where they share
 * questions, people who answered other ones of them than the rest count as such a group: the
 * difference of two scales would be theirs alone.
 *
 * Two waves are two sets of answers, and the difference of their means is nobody's answer, as long
 * as people answer anew. Where more than half of those who answered both times scored the same (old
 * answers under a new date, or a question that hardly anybody answers otherwise), the two are
 * judged as one: else who joined or left in between could be reckoned, or nearly.
 */
#ifndef AMP_MEASURE_GROUPS_H
#define AMP_MEASURE_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/group_figure.h"
#include "base/names.h"
#include "base/questionnaire.h"
#include "measure/group_mean.h"

/* No smaller minimum is accepted. */
enum { GROUPS_MINIMUM = 5 };

struct groups_person {
    const char *name;
    int group[GROUP_CUTS]; /* numbers of names; that of GROUP_ALL is not looked at */
    int start, end;        /* first and last day; DAY_NONE = open */
    bool listed;           /* on the roster */
};

/* What somebody answered on one day. */
struct groups_sitting {
    int person;               /* -1 = somebody without a name */
    int day;                  /* DAY_NONE = not known */
    int group[GROUP_CUTS];    /* what the answers say; -1 = as the person's (needs a name) */
    const double *pomp;       /* of all figures of the questionnaire; NAN = not told */
    const uint64_t *patterns; /* of all figures: scale_families_patterns(); NULL = all 0 */
};

struct groups_input {
    const struct questionnaire *questionnaire;
    const struct names *names; /* of groups; "" = not known */
    const struct groups_person *people;
    size_t people_count;
    const struct groups_sitting *sittings;
    size_t count;
    enum period wave; /* how long a wave is; not PERIOD_NONE */
    bool asked[GROUP_CUTS];
    bool narrowed;                   /* headcounts are wanted */
    size_t minimum;                  /* GROUPS_MINIMUM or more */
    const struct group_figure *past; /* what was shown in earlier runs */
    size_t past_count;
};

enum group_shown { GROUP_SHOWN, GROUP_TOO_FEW, GROUP_HELD_BACK, GROUP_NO_DATA };

/* Their words: yes, too-few, held-back, no-data. */
extern const char *const group_shown_words[];

struct group_row {
    struct group_figure figure; /* texts live as long as the input; without GROUP_SHOWN, mean and sd
                                   are not to be given to anybody */
    enum group_shown shown;
    enum group_verdict verdict; /* against the latest earlier wave of which the group was shown */
    bool is_past;               /* given as it was in an earlier run */
    bool has_changed;           /* the answers are no longer those that an earlier run showed */
};

/* The rows of all cuts that are asked for: teams, managers, everybody; within a cut by group (in
   the order of bytes), wave and figure. Returns their number; the caller frees *rows. */
size_t groups_plan(const struct groups_input *input, struct group_row **rows);

#endif
