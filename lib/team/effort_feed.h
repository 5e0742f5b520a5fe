/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What became of the last thing agreed, fed from the coaching log to something that counts: the
 * happenings effort.none, effort.tried, effort.adapted and effort.mastered of each person whom an
 * entry names. An entry whose effort is not known gives none.
 */
#ifndef AMP_TEAM_EFFORT_FEED_H
#define AMP_TEAM_EFFORT_FEED_H

#include "base/happening.h"
#include "team/roster.h"

/* Reads the log (a file, or "-" for standard input) and gives what it says to `take` with `data`.
   Days outside since and until (DAY_NONE = open) are passed over. */
struct effort_options {
    const char *log;
    char delimiter;
    int since, until;
};
void effort_feed(
    const struct effort_options *options, struct roster *roster, happening_taker *take, void *data);

#endif
