/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words by which goal sentences are read: a table `class,phrase,meaning`, one built in
 * (measure/tables/sentence-words.csv), which a file can replace. Several phrases of one meaning
 * stand in one row, `;` between. What the classes mean is not known here.
 */
#ifndef AMP_TEAM_SENTENCE_WORDS_H
#define AMP_TEAM_SENTENCE_WORDS_H

#include <stdbool.h>

/* Takes one phrase; false: *error is the end of a sentence such as "is no class of words". */
typedef bool sentence_word_taker(void *data, const char *word_class, const char *phrase,
    const char *meaning, const char **error);

/* Gives every phrase of the file (or of the built-in table, for NULL) to `taker`, in the order of
   the table. A row that it does not take ends the program: words that are half read would read
   sentences half. */
void sentence_words_read(const char *path, char delimiter, sentence_word_taker *taker, void *data);

#endif
