/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A session as it is told on the command line, one option for each column of the log, and its way
 * into the log: every value is looked at before the log is touched.
 */
#ifndef AMP_TEAM_COACHING_SESSION_H
#define AMP_TEAM_COACHING_SESSION_H

#include "base/options.h"
#include "team/coaching_columns.h"

/* The options: --rep to --note, and --map. */
enum { COACHING_SESSION_ROWS = COACHING_COLUMNS };
extern const struct option_row coaching_session_rows[COACHING_SESSION_ROWS];

/* Start with {0}. */
struct coaching_session {
    const char *values[COACHING_COLUMNS]; /* NULL = not given */
    const char *map;
};

/* Takes one option; `session` is a struct coaching_session. For options_read(). */
void coaching_session_take(int id, const char *value, void *session);

/* Adds the session to the log shared->files[0] and acknowledges: once it is on the disk, its id and
   a line end are written to the output. A value that makes no sense ends the program, with the log
   as it was. */
void coaching_session_add(struct coaching_session *session, const struct shared_options *shared);

#endif
