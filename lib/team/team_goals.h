/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The goals of the whole team in a file, and which of them another goal means when it says what it
 * supports.
 */
#ifndef AMP_TEAM_TEAM_GOALS_H
#define AMP_TEAM_TEAM_GOALS_H

#include <stddef.h>

struct team_goals;

struct team_goals *team_goals_new(void);
void team_goals_free(struct team_goals *goals);

/* Adds a goal of the team: its sentence, its metric as written ("" = none) and its place. Texts
   must live as long as the goals. */
void team_goals_add(
    struct team_goals *goals, const char *sentence, const char *metric, size_t place);
size_t team_goals_count(const struct team_goals *goals);

/* The place of the goal that `supports` means: by its sentence or its metric, or by a part of
   exactly one sentence (case and blanks do not count); TEAM_GOAL_NONE if it means none, or more
   than one. */
#define TEAM_GOAL_NONE ((size_t)-1)
size_t team_goals_meant(struct team_goals *goals, const char *supports);

/* The sentence nearest to `supports`, for "did you mean"; NULL if none is near. */
const char *team_goals_nearest(const struct team_goals *goals, const char *supports);

#endif
