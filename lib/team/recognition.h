/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The recognition stream, `date,rep,driver,rule,what,evidence,message`: words of thanks, written by
 * recognize and by people, and read back as the history of what was said. The history needs no
 * header, and may hold several, for rows are appended to it; and it may be empty: nothing was said
 * so far.
 *
 * What a word covers: all that the person had done up to the day of the word, under its rule, or of
 * the events that its evidence begins with ("story on 2026-11-17"); and whatever has the same rule
 * and the same `what`, at any time.
 */
#ifndef AMP_TEAM_RECOGNITION_H
#define AMP_TEAM_RECOGNITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/happening.h"
#include "csv/writer.h"
#include "team/roster.h"

/* The columns, NULL-terminated. */
extern const char *const recognition_columns[];

/* The rule of a row that thanks nobody but says that somebody went without; it is no history. */
#define RECOGNITION_WITHOUT "four-weeks"

/* A row. Texts may be NULL for empty; date DAY_NONE = empty. */
struct recognition {
    int date;
    const char *rep, *driver, *rule, *what, *evidence, *message;
};

void recognition_write(struct writer *writer, const struct recognition *row);

struct recognition_history;

/* Reads a history ("-" = standard input; NULL = nothing was said) up to and including the day
   `as_of`; later rows are passed over and counted on standard error. Rows without date, rep or rule
   are set aside. */
struct recognition_history *recognition_history_read(
    const char *path, char delimiter, struct roster *roster, int as_of);
void recognition_history_free(struct recognition_history *history);

/* The last day on which the person had a word under that rule, or for that event ("" = none);
   DAY_NONE if there is none. */
int recognition_said(
    const struct recognition_history *history, int person, const char *rule, const char *event);

/* Whether the person had a word under that rule with that `what`. */
bool recognition_said_what(
    const struct recognition_history *history, int person, const char *rule, const char *what);

/* Notes an event: `thanks`, or what is below it, is a word of thanks for the person it is about,
   and not in the history; one of `count` 3 is three words. `thanks.given` is what that person did
   for somebody else, and nobody's word. */
void recognition_note_thanks(struct recognition_history *history, const struct happening *event);

/* How many words the person had in first..last; and the last day of any, DAY_NONE if there is
   none. In count_rows only the history counts, in count_words what was added too. */
int recognition_count_rows(
    const struct recognition_history *history, int person, int first, int last);
int recognition_count_words(
    const struct recognition_history *history, int person, int first, int last);
int recognition_last_word(const struct recognition_history *history, int person);

#endif
