/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who answered which scale in which wave, and what groups they make. Part of groups
 * (measure/groups.h), which decides what of it may be shown.
 */
#ifndef AMP_MEASURE_GROUP_SETS_H
#define AMP_MEASURE_GROUP_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/group_figure.h"
#include "measure/group_mean.h"
#include "measure/groups.h"

/* What one person said on a scale in a wave: the latest if there are several. */
struct group_answer {
    int who; /* the person's number; those without a name have one of their own beyond */
    double pomp;
    uint64_t pattern; /* how it came about, as in struct groups_sitting; the same for the same */
    size_t group[GROUP_CUTS]; /* positions in the lists of names */
};

/* A group's people who answered a scale in a wave. */
struct group_set {
    enum group_cut cut;
    size_t group; /* a position in the cut's list of names */
    int *people;
    struct group_mean mean;          /* mean.n of them */
    size_t headcount;                /* of the group on the roster that day */
    uint64_t members;                /* who they are, as in struct group_figure */
    const struct group_figure *past; /* what was shown of it in an earlier run, NULL if nothing */
    bool shown;
};

/* All of one scale in one wave. */
struct group_block {
    struct group_answer *answers; /* sorted by who */
    size_t count;
    struct group_set *sets; /* by cut, then by the cut's list of names */
    size_t set_count;
    bool held; /* changed since some of it was shown: nothing more can be told of it */
};

struct group_names {
    const char **names; /* sorted by their bytes */
    size_t count;
};

struct group_sets {
    const struct groups_input *input;
    size_t people; /* numbers in use */
    size_t figures;
    struct group_names lists[GROUP_CUTS];
    struct group_wave *waves; /* in the order of their days */
    size_t wave_count;
    struct group_block *blocks; /* by wave, then figure */
};

struct group_sets *group_sets_new(const struct groups_input *input);
void group_sets_free(struct group_sets *sets);

/* One scale in one wave. */
struct group_block *group_sets_block(const struct group_sets *sets, size_t wave, size_t figure);

#endif
