/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was shown of groups in earlier runs, kept in a file so that later ones cannot be subtracted
 * from it:
 *
 *     by,group,first,last,date,scale,n,mean,sd,headcount,min_group,members
 *
 * A row is a figure that stood on a page: the group, the wave (its first and last day, and the last
 * day somebody answered), the scale, how many answered, mean and standard deviation in percent of
 * the maximum, the people of the group if the interval was narrowed by them, and the minimum of
 * that run. members is a fingerprint of who was in the group on the roster that day, whether they
 * answered or not. So the file holds nothing about answers but what was shown: nobody can learn
 * from it who answered. Whether answers have changed since is told by working the shown figures out
 * again (measure/groups.h), which needs no fingerprint of them; a change that leaves number, mean
 * and deviation of every shown group as they were is not noticed, and no figure would differ by it.
 *
 * The file belongs to one survey and one job: two runs at once would each forget what the other
 * showed.
 */
#ifndef AMP_TEAM_PUBLISHED_H
#define AMP_TEAM_PUBLISHED_H

#include <stddef.h>

#include "base/group_figure.h"

struct published;

/* Reads the file, if there is one, and prepares to replace it, so that a folder that cannot be
   written is known before anything is shown. path NULL: nothing was shown, and nothing is kept.
   Whatever is wrong with the file ends the program with the line, and so does a minimum below one
   that the file was written with: what was promised once holds. */
struct published *published_open(const char *path, size_t minimum);
void published_free(struct published *published);

/* What was shown before, in the order of the file. Valid until published_add(); their texts until
   published_free(). */
const struct group_figure *published_figures(const struct published *published, size_t *count);

/* One more figure will be shown. Its texts must live until published_finish(). */
void published_add(struct published *published, const struct group_figure *figure);

/* Writes the file, whole or not at all. Call it before the figures are shown: what is remembered
   and was not shown does no harm, the other way round it would. */
void published_finish(struct published *published);

#endif
