/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pieces a sentence is made of: words, numbers, dates and signs. Part of the sentence reader
 * (measure/sentence.h) and of the lexicon, whose phrases are cut by the same rules.
 */
#ifndef AMP_MEASURE_SENTENCE_TOKENS_H
#define AMP_MEASURE_SENTENCE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_DATE, TOKEN_SIGN };

struct token {
    size_t begin, length; /* bytes of the sentence */
    const char *word;     /* folded, without a NUL; its length is word_length */
    size_t word_length;
    enum token_kind kind;
    bool glued;    /* nothing stands between it and the token before */
    bool hyphened; /* one hyphen stands between it and the token before; then it is glued too */
    bool capital;  /* begins with A to Z */
    bool grouped;  /* a number written as 1,500 */
    bool readable; /* a number that fits: `value` holds it */
    struct decimal value;
    /* What the lexicon says of it (measure/lexicon_match.h). */
    uint64_t classes;
    unsigned first_match, match_count;
    /* measure/sentence_parts.h: to what it belongs, and 1 + the number of the amount and time. */
    unsigned char mark;
    unsigned amount, when;
};

/* Start with {0}; what it holds is reused. Behind the `count` tokens stand TOKENS_BEHIND of
   TOKEN_END: whoever looks a few words ahead needs no test. */
enum { TOKENS_BEHIND = 12 };

struct token_list {
    struct token *tokens;
    size_t count, capacity;
    char *folded;
    size_t folded_capacity;
};

/* Cuts `length` bytes of text, whatever they are, in time that grows with them. */
void tokens_cut(struct token_list *list, const char *text, size_t length);
void tokens_free(struct token_list *list);

#endif
