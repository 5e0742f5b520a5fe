/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looking sentences up in a lexicon: which phrases begin at each of their words. Part of the
 * sentence reader (measure/sentence.h).
 */
#ifndef AMP_MEASURE_LEXICON_MATCH_H
#define AMP_MEASURE_LEXICON_MATCH_H

#include "base/day.h"
#include "measure/lexicon.h"
#include "measure/progress.h"
#include "measure/sentence_tokens.h"

/* The classes of words. Each stands with its name, what it is for and what its meanings are in
   lexicon_classes.c, in this order. */
enum word_class {
    WORD_NUMBER,
    WORD_SCALE,
    WORD_FRACTION,
    WORD_OFTEN,
    WORD_FACTOR,
    WORD_UNIT,
    WORD_CURRENCY,
    WORD_BOUND,
    WORD_BOUND_BEHIND,
    WORD_PERIOD,
    WORD_RECURRING,
    WORD_MONTH,
    WORD_WEEKDAY,
    WORD_HOLIDAY,
    WORD_OCCASION,
    WORD_NAMED_TIME,
    WORD_DAY_NAME,
    WORD_LETTER,
    WORD_ORDINAL,
    WORD_ENDING,
    WORD_WHICH,
    WORD_EDGE,
    WORD_DEADLINE,
    WORD_SPAN,
    WORD_BETWEEN,
    WORD_EACH,
    WORD_IDLE,
    WORD_START,
    WORD_ARTICLE,
    WORD_ASIDE,
    WORD_FRAME,
    WORD_LABEL,
    WORD_SUBJECT,
    WORD_COMPARE,
    WORD_JOIN,
    WORD_PREPOSITION,
    WORD_VERB,
    WORD_CHANGE,
    WORD_MORE,
    WORD_QUALITY,
    WORD_VAGUE,
    WORD_EXTENT,
    WORD_METRIC,
    WORD_ACT,
    WORD_CUSTOMER,
    WORD_DELIVERABLE,
    WORD_UNNAMED,
    WORD_NO_METRIC,
    WORD_GENERIC,
    WORD_NUMBERED,
    WORD_SIZE,
    WORD_VERB_CUSTOMER,
    WORD_VERB_PROSPECT,
    WORD_VERB_MONEY,
    WORD_VERB_SHARE,
    WORD_VERB_NAME,
    WORD_VERB_ALONE,
    WORD_VERB_COUNT,
    WORD_VERB_LOST,
    WORD_VERB_STAFF,
    WORD_STAFF,
    WORD_STATE,
    WORD_FINISHED,
    /* These say something of a metric, by its name; no sentence is searched for them. */
    WORD_AS_MONEY,
    WORD_AS_SHARE,
    WORD_AS_TIME,
    WORD_AS_COUNT,
    WORD_AS_RECURRING,
    WORD_TRAIT,
    WORD_CLASSES,
    WORD_FIRST_OF_METRICS = WORD_AS_MONEY
};

/* The meanings that are fixed words, in the order of lexicon_classes.c. */
enum { BOUND_LEAST, BOUND_MOST, BOUND_ABOUT };
enum time_unit {
    TIME_SECOND,
    TIME_MINUTE,
    TIME_HOUR,
    TIME_DAY,
    TIME_WEEK,
    TIME_MONTH,
    TIME_QUARTER,
    TIME_YEAR,
    TIME_HALF,
    TIME_OTHER
};
enum { WHICH_THIS, WHICH_NEXT, WHICH_LAST };
enum { EDGE_BEGIN, EDGE_MIDDLE, EDGE_END };
enum { DEADLINE_BY, DEADLINE_BEFORE };
enum { SPAN_IN, SPAN_OVER, SPAN_FOR, SPAN_ON };
enum { EACH_PER, EACH_EACH };
enum { START_FROM, START_NOW, START_SO_FAR };
enum { ARTICLE_THE, ARTICLE_A, ARTICLE_MY };
enum { ASIDE_PURPOSE, ASIDE_MEANS };
enum { FRAME_NEAR, FRAME_FAR };
enum { JOIN_AND, JOIN_OR };
enum verb_kind {
    VERB_UP,
    VERB_BETTER, /* improve: down where less is better */
    VERB_DOWN,
    VERB_HOLD,
    VERB_HOST,  /* holds a meeting, or a level */
    VERB_DRIVE, /* drives 3 demos, or revenue up */
    VERB_MAKE,
    VERB_LEVEL,
    VERB_DONE,
    VERB_PLAIN
};
enum { WAY_UP, WAY_DOWN };
enum { VAGUE_NONE, VAGUE_UP };
enum { CUSTOMER_PLAIN, CUSTOMER_SEGMENT, CUSTOMER_PROSPECT };
/* Bits. */
enum {
    TRAIT_LOWER = 1,        /* less of it is better */
    TRAIT_ACTIVITY = 2,     /* something a person does many times */
    TRAIT_RATE = 4,         /* a bare number is percent */
    TRAIT_MONEY = 8,        /* a bare number is money */
    TRAIT_DURATION = 16,    /* measured in time */
    TRAIT_SCORE = 32,       /* a bare number is a score */
    TRAIT_TIMES = 64,       /* a bare number is a multiple */
    TRAIT_SINGLE = 128,     /* one of it is done or not done */
    TRAIT_NEVER = 256,      /* never specific */
    TRAIT_OUTSIDE = 512,    /* its target stands elsewhere: quota, plan */
    TRAIT_TOPIC = 1024,     /* what it is about narrows nothing */
    TRAIT_EACH_CASE = 2048, /* a limit of time tells how fast each case is handled */
    TRAIT_NAMED = 4096,     /* it names the one thing it is about */
    TRAIT_STAGED = 8192     /* its name can tell from which stage to which */
};

/* One thing that a phrase is. */
struct sense {
    const struct sense *next; /* of the same phrase */
    enum word_class word_class;
    const char *meaning;   /* as the table has it */
    int value;             /* of it, where the class has numbers or a fixed set of words */
    struct decimal number; /* WORD_NUMBER, WORD_SCALE, WORD_FRACTION, WORD_OFTEN */
};

/* A phrase that begins at some token and is `words` tokens long. */
struct match {
    const struct sense *sense;
    unsigned words;
    bool is_exact; /* no ending was taken off */
};

/* Start with {0}; the caller frees `matches`. */
struct match_list {
    struct match *matches;
    size_t count, capacity;
};

/* Fills classes, first_match and match_count of all tokens; the matches of one token stand
   together. A word that the lexicon does not have is looked up without the endings -s, -ed, -ing
   and the like. Time grows with the tokens. */
void lexicon_match(
    const struct lexicon *lexicon, struct token_list *list, struct match_list *matches);

/* What a row of a class from WORD_FIRST_OF_METRICS on says of the metric of that name, or NULL. */
const struct sense *lexicon_sense(
    const struct lexicon *lexicon, const char *phrase, enum word_class word_class);

/* Fills class and value from a row. The class is looked for from that of `sense` on: rows of one
   class stand together. False: *error is the end of a sentence. lexicon_classes.c */
bool lexicon_read_class(
    const char *word_class, const char *meaning, struct sense *sense, const char **error);

#endif
