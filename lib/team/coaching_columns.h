/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of the coaching log, in the order of the stream.
 */
#ifndef AMP_TEAM_COACHING_COLUMNS_H
#define AMP_TEAM_COACHING_COLUMNS_H

enum coaching_column {
    COACHING_ID,
    COACHING_DATE,
    COACHING_REP,
    COACHING_COACH,
    COACHING_KIND,
    COACHING_SKILL,
    COACHING_FOCUS,
    COACHING_ASKED,
    COACHING_TOLD,
    COACHING_MINUTES,
    COACHING_EFFORT,
    COACHING_ACTION,
    COACHING_OWNER,
    COACHING_DUE,
    COACHING_CLOSES,
    COACHING_NOTE,
    COACHING_COLUMNS
};

/* Their names, NULL-terminated. */
extern const char *const coaching_column_names[COACHING_COLUMNS + 1];

/* The column of that name as people write it (case, blanks, `_` and `-` do not count);
   COACHING_COLUMNS if there is none. */
enum coaching_column coaching_column_named(const char *name);

#endif
