/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Event words as files have them: tidy and in lower case, whoever wrote Call or call, or found out
 * from what an activity is called. A word is looked at when it is met for the first time.
 */
#ifndef AMP_TEAM_EVENT_WORDS_H
#define AMP_TEAM_EVENT_WORDS_H

#include "base/names.h"
#include "team/crm.h"

struct event_words;

struct event_word {
    const char *text; /* "" if the cell has none */
    int kind;         /* its number, -1 before event_word_kind() */
};

/* The words are numbered by `kinds`, which must outlive them. */
struct event_words *event_words_new(struct names *kinds);
void event_words_free(struct event_words *words);

/* The word that the event part of a map gives for a row (table_row()). Valid until the next call.
 */
struct event_word *event_words_read(
    struct event_words *words, const struct map_field *field, const struct record *row);

/* Its number. Words get one in the order in which they are asked for here. */
int event_word_kind(struct event_words *words, struct event_word *word);

#endif
