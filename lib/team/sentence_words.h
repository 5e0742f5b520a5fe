/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that goal sentences are read by: a table `class,phrase,meaning` that is compiled in
 * (measure/tables/lexicon.csv) and can be replaced by a file. What the classes mean is for
 * measure/lexicon.h.
 */
#ifndef AMP_TEAM_SENTENCE_WORDS_H
#define AMP_TEAM_SENTENCE_WORDS_H

#include <stdbool.h>

/* Gives every row of a file (NULL: of the built-in table) to `take`, with `data`. If that returns
   false, *error is the end of a sentence, and the row of a file ends the program with it. */
void sentence_words_read(const char *path,
    bool (*take)(const char *word_class, const char *phrase, const char *meaning,
        const char **error, void *data),
    void *data);

/* Writes the built-in table as CSV to `path` (NULL or "-" = standard output). */
void sentence_words_show(const char *path);

#endif
