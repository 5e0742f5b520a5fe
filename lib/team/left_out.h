/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an export holds that is no event of a person, left out on purpose and counted by kind: never
 * silently.
 */
#ifndef AMP_TEAM_LEFT_OUT_H
#define AMP_TEAM_LEFT_OUT_H

#include <stddef.h>

struct left_out;

struct left_out *left_out_new(void);
void left_out_free(struct left_out *left_out);

/* Counts `count` more of a kind: "mass mailings". */
void left_out_add(struct left_out *left_out, const char *kind, size_t count);

/* Says the counts of a file on standard error, in the order of first sight, and forgets them:
   "report.csv: left out: mass mailings (273), lines below the table (5)". */
void left_out_say(struct left_out *left_out, const char *file);

#endif
