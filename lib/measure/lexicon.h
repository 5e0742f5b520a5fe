/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lexicon: the words and phrases that goal sentences are read by, each with what it is. It is
 * filled from tables; what a class means to the grammar stands in measure/lexicon_classes.c.
 */
#ifndef AMP_MEASURE_LEXICON_H
#define AMP_MEASURE_LEXICON_H

#include <stdbool.h>

struct lexicon;

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon);

/* Adds a phrase (one or more words, whatever their case) of a class, with what it stands for: the
   name of a metric, a number, a unit ... False, and *error is the end of a sentence such as "is no
   class of words", if a row makes no sense. */
bool lexicon_add(struct lexicon *lexicon, const char *word_class, const char *phrase,
    const char *meaning, const char **error);

#endif
