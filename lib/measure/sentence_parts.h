/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the stages of the sentence reader hand on to each other (measure/sentence.h). Each stage
 * stands in a file of its own and is called once, in the order below; each adds to the reading and
 * changes nothing that an earlier one found, except that tokens are marked as belonging to
 * something.
 */
#ifndef AMP_MEASURE_SENTENCE_PARTS_H
#define AMP_MEASURE_SENTENCE_PARTS_H

#include <string.h>

#include "measure/lexicon_match.h"
#include "measure/sentence.h"

/* To what a token belongs. Only MARK_NONE can name metric, direction or target. */
enum mark {
    MARK_NONE,
    MARK_TIME,    /* a deadline, a period, or what sounds like one */
    MARK_ASIDE,   /* a purpose or a means */
    MARK_LATER,   /* a later goal */
    MARK_COMPARED /* what it is compared with */
};

/* A number with what belongs to it: "at least $1.5M", "5 percentage points", "two weeks". */
struct amount {
    size_t begin, end; /* tokens, `end` is the first one behind it */
    struct decimal value;
    enum goal_unit unit; /* UNIT_NONE: a bare number; UNIT_DAYS: any time, see time_unit */
    enum time_unit time_unit;
    bool at_most, at_least, has_sign_up, has_sign_down;
    bool is_share; /* 1 in 4, half of */
    bool is_often; /* twice, three times */
    bool is_name;  /* no target: Suite 365, tier 1, a 5-person team */
    bool is_to;    /* 10 to 12, which may be a start and a target: the value is the lower */
    struct decimal upper;
    bool is_bare; /* digits or number words and nothing else */
};

enum when_kind {
    WHEN_DEADLINE,  /* due may be DAY_NONE: "by next summer" */
    WHEN_RECURRING, /* per */
    WHEN_ADJECTIVE, /* per, as in "weekly calls" */
    WHEN_LIMIT,     /* within a time: a deadline, or how fast each case is handled */
    WHEN_NOTHING    /* last year, on time */
};

/* A time that the sentence speaks of. */
struct when {
    size_t begin, end;
    enum when_kind kind;
    enum period per; /* PERIOD_NONE also for those that are not used: hour, fortnight */
    int start, due;
    bool is_hard;         /* by, before: can stand behind a means and still be the goal's */
    struct amount amount; /* WHEN_LIMIT */
};

struct reading {
    const struct lexicon *lexicon;
    int today;
    struct token_list list;
    struct match_list found;
    struct amount *amounts;
    size_t amount_count, amount_capacity;
    struct when *whens;
    size_t when_count, when_capacity;

    size_t first, end;   /* tokens of the first goal: end is where a later goal begins */
    size_t verb;         /* the main verb, or list.count */
    bool later_has_verb; /* the later goal has a verb of its own */
    bool later_is_sentence;
    size_t metric_token; /* or list.count */
    size_t metric_words;
    const struct amount *target, *from; /* or NULL */
    const struct amount *compound;      /* a time like "30-minute", the target if nothing else is */
    int traits;                         /* of the metric */
    bool is_finished;                   /* behind "have" or "get": have the guide written */
    bool recurs;                        /* it recurs, be it in a period that is not used */
    bool is_done; /* a single thing, done or not; or all of a group; or a habit */

    bool is_extent; /* of all, every or each of a group */

    struct sentence *sentence;
};

/* The longest phrase of a class at a token, or NULL; *words (if not NULL) is how many tokens. */
const struct sense *reading_sense(
    const struct reading *reading, size_t at, enum word_class word_class, size_t *words);

/* Whether a verb stands at `at`, rather than a noun that looks like one. sentence_verb.c */
bool reading_is_verb(const struct reading *reading, size_t at);

/* Whether the word is longer than the ending by more than one letter and has it. */
static inline bool
token_ends_in(const struct token *token, const char *ending)
{
    size_t length = strlen(ending);
    return token->word_length > length + 1 &&
           memcmp(token->word + token->word_length - length, ending, length) == 0;
}

/* How many tokens the longest phrase of the class has, 0 if there is none. */
size_t reading_words(const struct reading *reading, size_t at, enum word_class word_class);

/* Whether the token is a certain sign or word, in lower case. */
bool reading_is(const struct reading *reading, size_t at, const char *word);

/* Whether one of the words or signs, "by to" with a blank between them, stands right before `at`.
 */
bool reading_follows(const struct reading *reading, size_t at, const char *words);

/* Whether a phrase of the class begins right before `at`. */
bool reading_follows_class(const struct reading *reading, size_t at, enum word_class word_class);

static inline bool
reading_has(const struct reading *reading, size_t at, enum word_class word_class)
{
    return (reading->list.tokens[at].classes >> word_class & 1) != 0;
}

/* Whether a phrase of the class is there just as the table has it, without endings. */
bool reading_has_exactly(const struct reading *reading, size_t at, enum word_class word_class);

/* How many tokens the longest such phrase has, 0 if there is none. */
size_t reading_exact_words(const struct reading *reading, size_t at, enum word_class word_class);

/* What the main verb does with this metric; VERB_PLAIN if there is none. */
enum verb_kind reading_verb(const struct reading *reading);

/* Whether the bare target counts the noun at `at`: "5 new sales", but not "1.5 million in sales".
 */
bool reading_counts(const struct reading *reading, size_t at);

/* Whether a period is said in which the goal recurs. */
bool reading_recurs(const struct reading *reading);

/* Whether the main verb moves something up or down. */
bool reading_moves(const struct reading *reading);

/* The tokens of the longest phrase of any class that is not only one of grammar, at least 1: to
   walk over words without meeting the "up" of "follow up". */
size_t reading_step(const struct reading *reading, size_t at);

/* The amount or time that covers a token, or NULL. */
static inline const struct amount *
reading_amount_at(const struct reading *reading, size_t at)
{
    unsigned number = reading->list.tokens[at].amount;
    return number > 0 ? &reading->amounts[number - 1] : NULL;
}

static inline const struct when *
reading_when_at(const struct reading *reading, size_t at)
{
    unsigned number = reading->list.tokens[at].when;
    return number > 0 ? &reading->whens[number - 1] : NULL;
}

/* Whether the word right before the amount, or before words like "the current", is `word`; whether
   it is what something shall come to. sentence_target.c */
bool reading_is_behind(
    const struct reading *reading, const struct amount *amount, const char *word);
bool reading_is_to(const struct reading *reading, const struct amount *amount);

/* The time that an amount at `at` is: "90 days"; false if it is none. */
bool reading_duration(const struct reading *reading, size_t at, struct amount *amount);

/* The stages. */
void sentence_find_amounts(struct reading *reading);     /* sentence_number.c */
void sentence_find_times(struct reading *reading);       /* sentence_time.c */
void sentence_part_clauses(struct reading *reading);     /* sentence_clauses.c */
void sentence_choose_target(struct reading *reading);    /* sentence_target.c */
void sentence_choose_metric(struct reading *reading);    /* sentence_metric.c */
void sentence_settle_units(struct reading *reading);     /* sentence_units.c */
void sentence_choose_times(struct reading *reading);     /* sentence_when.c */
void sentence_choose_direction(struct reading *reading); /* sentence_direction.c */
void sentence_check(struct reading *reading);            /* sentence_checks.c */

/* Reads one amount at `at`: false if there is none. sentence_amount.c */
bool sentence_amount(const struct reading *reading, size_t at, struct amount *amount);

#endif
