/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Findings in words: the message that is said, what it is for, and the evidence. All texts are rows
 * of a table `list,word,text` (tables/recognition-words.csv, compiled in) with placeholders in
 * braces; where a rule has several messages, one is chosen by rep, rule and date, always the same.
 * A text that would quote another person's name, or an amount of money, is passed over.
 */
#ifndef AMP_TEAM_RECOGNITION_WORDS_H
#define AMP_TEAM_RECOGNITION_WORDS_H

#include <stddef.h>

#include "base/finding.h"
#include "base/names.h"
#include "team/recognition_rules.h"
#include "team/roster.h"

struct recognition_words;

/* Reads a file, or with path NULL the table that is compiled in. A placeholder that does not exist
   ends the program. The names that are not said are those that the roster has when the first text
   is asked for, and `others` (NULL = none); both must live on. */
struct recognition_words *recognition_words_read(
    const char *path, char delimiter, const struct roster *roster, const struct names *others);
void recognition_words_free(struct recognition_words *words);

/* Writes the table that is compiled in to `path` (NULL or "-" = standard output). */
void recognition_words_show(const char *path);

/* What is to be put into words. */
struct recognition_case {
    int person;
    const char *rep, *test;
    const struct recognition_rule *rule;
    int date, digits;
    struct finding finding;
    const char *what; /* once it was asked for */
};

/* Each text lives as long as the words. The message is the rule's own text where the table has
   none. */
const char *recognition_message(
    struct recognition_words *words, const struct recognition_case *recognised);
const char *recognition_what(
    struct recognition_words *words, const struct recognition_case *recognised);
const char *recognition_evidence(
    struct recognition_words *words, const struct recognition_case *recognised);

/* For who had no word since `last_day` (DAY_NONE = ever): a message that names the rules that were
   met since, `count` of them, and what is owed. */
const char *recognition_without(
    struct recognition_words *words, const char *const *rules, size_t count);
const char *recognition_without_what(struct recognition_words *words, int last_day);

#endif
