/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal sentences: what "book 12 qualified meetings per week by the end of March" says, read by a
 * tokenizer and a small grammar. Every word it knows stands in a lexicon (measure/lexicon.h), which
 * is data; nothing is learned and nothing is guessed: what the sentence does not say stays empty.
 * Only the first goal of a sentence counts; what it is for and by which means is set aside.
 */
#ifndef AMP_MEASURE_SENTENCE_H
#define AMP_MEASURE_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/decimal.h"
#include "measure/lexicon.h"
#include "measure/progress.h"

/* A stretch of the sentence's bytes; length 0 = there is none. */
struct sentence_part {
    size_t begin, length;
};

struct sentence {
    /* Specific: something of a seller's work that can be counted or checked, narrowed by a number,
       a product, a group or the like. Measurable: a number, or done or not done. Time-bound: a
       deadline or a period. */
    bool specific, measurable, time_bound;

    enum direction direction;
    bool at_most; /* the number is the most that is wanted: "under 3 %", "at most 5" */

    const char *metric; /* its name, "win rate"; "" if none. Lives as long as the lexicon */
    struct sentence_part phrase; /* the words that named it: "qualified meetings" */

    /* The target. Its unit is that of `from` too. A change ("by 10 %", "5 more") is one in a unit
       that says so (percent_change, points, times), or in any unit with `is_change`. */
    bool has_number, has_from;
    struct decimal number, from;
    enum goal_unit unit;
    bool is_change;

    enum period per; /* the target recurs */
    /* The first and last day of the time it names: "in Q2" has both, "by March" only the last,
       "soon" none. DAY_NONE = not said. A start that lies behind the due day is not taken. */
    int start, due;

    bool is_several; /* more goals follow the first */
    struct sentence_part
        vague; /* the word that stands where a number should: "more", "a few", "X" */
};

/* Reads `text` (UTF-8; anything else is read as far as it can be) as of the day `today`. Any text
   is a sentence: one that says nothing gives a result that says nothing. */
void sentence_read(
    const struct lexicon *lexicon, const char *text, int today, struct sentence *sentence);

#endif
