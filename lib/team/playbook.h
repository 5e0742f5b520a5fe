/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The playbook of one-on-ones: which scale of a survey tells of which need, and for each need and
 * situation questions to ask, each with what the manager can offer. It is a table
 * `need,situation,question,offer,scale,better,precondition,called` (tables/playbook.csv, compiled
 * in; amp-playbook(5)), which the user can replace. How a situation is found is told by the rule
 * that the program prints, not here.
 */
#ifndef AMP_TEAM_PLAYBOOK_H
#define AMP_TEAM_PLAYBOOK_H

#include <stdbool.h>
#include <stddef.h>

struct playbook;

enum playbook_situation {
    PLAYBOOK_FELL,
    PLAYBOOK_LOW,
    PLAYBOOK_LOWEST,
    PLAYBOOK_STUCK,
    PLAYBOOK_FINE,
    PLAYBOOK_UNKNOWN, /* nothing is known of any need: rows without a need */
    PLAYBOOK_GO_ON    /* no question: what is said to somebody who is doing fine */
};
extern const char *const playbook_situation_words[]; /* in the order of the enum; NULL-terminated */

/* A scale that tells of a need. */
struct playbook_need {
    const char *need;   /* "autonomy" */
    const char *scale;  /* as the scores stream calls it */
    const char *called; /* for people: "Room to decide for yourself" */
    bool low_is_good;
    bool is_precondition; /* it comes before all others while it is not met, and after them else */
};

/* A question with what can be offered, "" = nothing. Of PLAYBOOK_GO_ON: the words for the person,
   and those for the manager. */
struct playbook_words {
    const char *question, *offer;
};

/* Reads a file, or with path NULL the table that is compiled in. A row that cannot be right, and a
   need or a situation without a question, end the program with the line or the row that is missing.
 */
struct playbook *playbook_read(const char *path, char delimiter);
void playbook_free(struct playbook *playbook);

/* SHA-256 of the file in hexadecimal digits, "" of the table that is compiled in. Lives as long as
   the playbook. */
const char *playbook_digest(const struct playbook *playbook);

/* In the order of the table; they live as long as the playbook. */
const struct playbook_need *playbook_needs(const struct playbook *playbook, size_t *count);

/* The words for a need ("" = none in particular) in a situation; with each turn (from 0) the next
   of the rows. `need` must be one of the playbook's, or "" with PLAYBOOK_STUCK and those after it.
 */
struct playbook_words playbook_choose(const struct playbook *playbook, const char *need,
    enum playbook_situation situation, size_t turn);

#endif
