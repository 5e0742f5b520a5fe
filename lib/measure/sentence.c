/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a goal sentence: the stages one after the other, and what they ask of a reading. A stage
 * decides one thing and stands in a file of its own; no stage goes back. The grammar is that of
 * English: it knows a few small words itself (by, to, of, from), all others are rows of the
 * lexicon. Invariant: the time a sentence takes grows with its length, whatever is in it.
 */
#include "measure/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "measure/sentence_parts.h"

const struct sense *
reading_sense(const struct reading *reading, size_t at, enum word_class word_class, size_t *words)
{
    const struct token *token = &reading->list.tokens[at];
    const struct match *best = NULL;

    if ((token->classes >> word_class & 1) == 0)
        return NULL;
    for (unsigned i = 0; i < token->match_count; i++) {
        const struct match *match = &reading->found.matches[token->first_match + i];
        if (match->sense->word_class == word_class &&
            (!best || match->words > best->words ||
                (match->words == best->words && match->is_exact && !best->is_exact)))
            best = match;
    }
    if (words && best)
        *words = best->words;
    return best ? best->sense : NULL;
}

size_t
reading_words(const struct reading *reading, size_t at, enum word_class word_class)
{
    size_t words = 0;
    reading_sense(reading, at, word_class, &words);
    return words;
}

size_t
reading_exact_words(const struct reading *reading, size_t at, enum word_class word_class)
{
    const struct token *token = &reading->list.tokens[at];
    size_t most = 0;

    for (unsigned i = 0; i < token->match_count; i++) {
        const struct match *match = &reading->found.matches[token->first_match + i];
        if (match->sense->word_class == word_class && match->is_exact && match->words > most)
            most = match->words;
    }
    return most;
}

bool
reading_has_exactly(const struct reading *reading, size_t at, enum word_class word_class)
{
    return reading_exact_words(reading, at, word_class) > 0;
}

bool
reading_is(const struct reading *reading, size_t at, const char *word)
{
    const struct token *token = &reading->list.tokens[at];
    return token->word_length > 0 && token->word[0] == word[0] &&
           strncmp(token->word, word, token->word_length) == 0 && word[token->word_length] == '\0';
}

bool
reading_follows(const struct reading *reading, size_t at, const char *words)
{
    if (at == 0)
        return false;
    const struct token *before = &reading->list.tokens[at - 1];
    for (size_t length; (length = strcspn(words, " ")) > 0; words += strspn(words, " ")) {
        if (length == before->word_length && memcmp(words, before->word, length) == 0)
            return true;
        words += length;
    }
    return false;
}

bool
reading_follows_class(const struct reading *reading, size_t at, enum word_class word_class)
{
    return at > 0 && reading_has(reading, at - 1, word_class);
}

bool
reading_duration(const struct reading *reading, size_t at, struct amount *amount)
{
    const struct amount *found = reading_amount_at(reading, at);
    if (!found || found->unit != UNIT_DAYS)
        return false;
    *amount = *found;
    return true;
}

enum verb_kind
reading_verb(const struct reading *reading)
{
    size_t words;
    const struct sense *verb = reading_sense(reading, reading->verb, WORD_VERB, &words);

    if (!verb)
        return VERB_PLAIN;
    if (reading_words(reading, reading->verb, WORD_ACT) > words) {
        if ((reading->traits & TRAIT_SINGLE) && !(reading->traits & TRAIT_ACTIVITY))
            return VERB_DONE; /* move up to director: done or not */
        if ((reading->traits & TRAIT_ACTIVITY) && verb->value < VERB_MAKE)
            return VERB_MAKE; /* drive out to customers drives nothing up */
    }
    if (verb->value == VERB_HOST)
        return (reading->traits & (TRAIT_ACTIVITY | TRAIT_SINGLE)) ? VERB_MAKE : VERB_HOLD;
    if (verb->value == VERB_DRIVE) {
        const struct amount *amount = reading_amount_at(reading, reading->verb + words);
        return amount && amount->unit != UNIT_PERCENT ? VERB_MAKE : VERB_UP;
    }
    if (verb->value == VERB_LEVEL && reading->is_finished)
        return VERB_DONE;
    return (enum verb_kind)verb->value;
}

bool
reading_counts(const struct reading *reading, size_t at)
{
    const struct amount *target = reading->target;
    if (!target || !target->is_bare || at < target->end || at > target->end + 3)
        return false;
    for (size_t i = target->end; i < at; i++)
        if (reading_has(reading, i, WORD_PREPOSITION) || reading->list.tokens[i].kind != TOKEN_WORD)
            return false;
    return true;
}

bool
reading_moves(const struct reading *reading)
{
    enum verb_kind kind = reading_verb(reading);
    return kind == VERB_UP || kind == VERB_BETTER || kind == VERB_DOWN;
}

size_t
reading_step(const struct reading *reading, size_t at)
{
    static const enum word_class classes[] = {WORD_VERB, WORD_ACT, WORD_METRIC, WORD_NO_METRIC,
        WORD_DELIVERABLE, WORD_CUSTOMER, WORD_VAGUE, WORD_GENERIC, WORD_MORE, WORD_FACTOR};
    size_t most = 1;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        size_t words = reading_words(reading, at, classes[i]);
        most = words > most ? words : most;
    }
    return most;
}

/* Whether "have" or "get" asks for a thing to be done: have the guide written by May. */
static bool
find_finished(const struct reading *reading)
{
    for (size_t at = reading->verb + 1; at < reading->end; at++)
        if (reading->list.tokens[at].mark == MARK_NONE &&
            reading_has_exactly(reading, at, WORD_FINISHED) &&
            !reading_has(reading, at + reading_words(reading, at, WORD_FINISHED), WORD_METRIC))
            return true;
    return false;
}

bool
reading_recurs(const struct reading *reading)
{
    for (size_t i = 0; i < reading->when_count; i++)
        if (reading->whens[i].kind == WHEN_RECURRING &&
            reading->list.tokens[reading->whens[i].begin].mark == MARK_TIME)
            return true;
    return false;
}

void
sentence_read(const struct lexicon *lexicon, const char *text, int today, struct sentence *sentence)
{
    struct reading reading = {.lexicon = lexicon, .today = today, .sentence = sentence};

    *sentence = (struct sentence){.metric = "", .start = DAY_NONE, .due = DAY_NONE};
    tokens_cut(&reading.list, text, strlen(text));
    lexicon_match(lexicon, &reading.list, &reading.found);
    sentence_find_amounts(&reading);
    sentence_find_times(&reading);
    sentence_part_clauses(&reading);
    reading.is_finished = find_finished(&reading);
    sentence_choose_target(&reading);
    sentence_choose_metric(&reading);
    sentence_settle_units(&reading);
    sentence_choose_times(&reading);
    sentence_check(&reading);
    sentence_choose_direction(&reading);
    free(reading.amounts);
    free(reading.whens);
    free(reading.found.matches);
    tokens_free(&reading.list);
}
