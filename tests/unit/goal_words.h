/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of goal sentences, for the tests that read some. To be included by the test's file.
 */
#ifndef AMP_TESTS_GOAL_WORDS_H
#define AMP_TESTS_GOAL_WORDS_H

#include "base/day.h"
#include "measure/lexicon.h"
#include "measure/sentence.h"
#include "team/sentence_words.h"

static struct lexicon *words;

static bool
take_word(
    void *data, const char *word_class, const char *phrase, const char *meaning, const char **error)
{
    return lexicon_add(data, word_class, phrase, meaning, error);
}

static int
read_words(void **state)
{
    (void)state;
    words = lexicon_new();
    sentence_words_read(NULL, 0, take_word, words);
    return 0;
}

static int
free_words(void **state)
{
    (void)state;
    lexicon_free(words);
    return 0;
}

/* The sentence as the labelled files have it: today is 2026-11-21. */
static struct sentence
read_sentence(const char *text)
{
    struct sentence sentence;
    sentence_read(words, text, day_make(2026, 11, 21), &sentence);
    return sentence;
}

#endif
