/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a verb counts together with its object: to sign customers, to close 30% of proposals, to
 * launch a campaign, to sell. It refuses to guess: a verb of which the lexicon says nothing counts
 * nothing.
 */
#include <string.h>

#include "measure/sentence_choice.h"

/* How far behind the verb the thing it makes may stand. */
enum { OBJECT_NEAR = 10, UNNAMED_NEAR = 5 };

static const char *
verb_with(const struct reading *reading, enum word_class word_class)
{
    const struct sense *sense = reading_sense(reading, reading->verb, word_class, NULL);
    return sense ? sense->meaning : NULL;
}

int
choice_traits(const struct reading *reading, const char *name)
{
    const struct sense *trait = name ? lexicon_sense(reading->lexicon, name, WORD_TRAIT) : NULL;
    return trait ? trait->value : 0;
}

bool
choice_is_share(const struct reading *reading)
{
    const struct amount *target = reading->target;
    return target && target->unit == UNIT_PERCENT &&
           (target->is_share || reading_is(reading, target->end, "of")) &&
           !reading_follows(reading, target->begin, "by");
}

/* Whether the customers at `at` are the verb's object: no preposition stands right before them but
   one behind a number ("half of my accounts"). */
static bool
is_object(const struct reading *reading, size_t at)
{
    while (at > 0 && reading->list.tokens[at - 1].kind == TOKEN_WORD) {
        at--;
        if (reading->list.tokens[at].amount > 0 || at == reading->verb)
            return true;
        if (reading_is(reading, at, "of") && reading_follows_class(reading, at, WORD_MORE))
            continue; /* more of my clients */
        if (reading_has(reading, at, WORD_PREPOSITION))
            return reading_is(reading, at, "of") || reading_is(reading, at, "as");
    }
    return true;
}

/* Whether the noun before `at` only describes the one there: customer cohort. */
static bool
describes(const struct reading *reading, size_t at)
{
    const struct token *token = &reading->list.tokens[at];
    const struct token *noun = token - 1;
    bool plural = noun->word[noun->word_length - 1] == 's';
    return !plural && token->kind == TOKEN_WORD && token->mark == MARK_NONE &&
           (token->classes == 0 || reading_has(reading, at, WORD_NUMBERED));
}

/* The first people who buy that the verb is about. */
struct choice
choice_customer(const struct reading *reading)
{
    size_t words;
    size_t first = reading->verb < reading->end ? reading->verb : reading->first;
    for (size_t at = first; at < reading->end; at += words) {
        words = reading_words(reading, at, WORD_NO_METRIC);
        size_t metric = reading_words(reading, at, WORD_METRIC);
        size_t customer = reading_words(reading, at, WORD_CUSTOMER);
        words = words > metric ? words : metric;
        if (reading->list.tokens[at].mark == MARK_NONE && at != reading->verb && customer > 0 &&
            !reading_amount_at(reading, at) && /* a couple of calls */
            customer >= words && choice_is_noun(reading, at, customer, WORD_CUSTOMER) &&
            is_object(reading, at) && !describes(reading, at + customer) &&
            !reading->list.tokens[at + customer].hyphened)
            return (struct choice){NULL, at, customer};
        words = words > 0 ? words : 1;
    }
    return no_choice(reading);
}

/* A thing to be made, behind a verb that makes. A metric that takes more words is that metric. */
struct choice
choice_deliverable(const struct reading *reading)
{
    const struct sense *verb = reading_sense(reading, reading->verb, WORD_VERB, NULL), *thing;
    size_t words;
    if (!verb ||
        (verb->value != VERB_MAKE && verb->value != VERB_DONE &&
            reading_verb(reading) != VERB_DONE) ||
        reading_has(reading, reading->verb, WORD_VERB_ALONE))
        return no_choice(reading);
    struct choice last = no_choice(reading);
    size_t at = reading->verb + reading_words(reading, reading->verb, WORD_VERB);
    for (; at < reading->end && at < reading->verb + OBJECT_NEAR; at += words) {
        size_t metric = reading_words(reading, at, WORD_METRIC);
        thing = reading_sense(reading, at, WORD_DELIVERABLE, &words);
        const struct when *when = reading_when_at(reading, at);
        if (when && when->kind == WHEN_ADJECTIVE) {
            words = 1;
            continue;
        }
        if ((reading_has(reading, at, WORD_PREPOSITION) && metric == 0) ||
            reading->list.tokens[at].mark != MARK_NONE ||
            reading->list.tokens[at].kind == TOKEN_SIGN)
            break;
        if (thing && words >= metric && !reading_has(reading, at, WORD_NO_METRIC))
            last = (struct choice){thing->meaning, at, words};
        else if (metric > 0)
            last = no_choice(reading);
        words = thing && words >= metric ? words : metric > 0 ? metric : 1;
    }
    return last;
}

/* Whether a name stands right behind the verb: "close Acme". */
static bool
has_named_object(const struct reading *reading)
{
    size_t at = reading->verb + reading_words(reading, reading->verb, WORD_VERB);
    at += reading_has(reading, at, WORD_ARTICLE);
    const struct token *token = &reading->list.tokens[at];
    return token->capital && token->mark == MARK_NONE && token->kind == TOKEN_WORD;
}

/* What the verb counts of the customers that are its object. */
struct choice
choice_with_customers(const struct reading *reading, struct choice customer, bool has_noun)
{
    const struct amount *target = reading->target;
    const struct sense *people = reading_sense(reading, customer.at, WORD_CUSTOMER, NULL);
    const char *name = choice_is_share(reading) ? NULL : verb_with(reading, WORD_VERB_CUSTOMER);

    if (!target && reading_verb(reading) == VERB_LEVEL &&
        !(choice_traits(reading, name) & TRAIT_RATE))
        name = NULL; /* to serve clients well counts nothing */
    if (people->value == CUSTOMER_PROSPECT && !choice_is_share(reading) &&
        verb_with(reading, WORD_VERB_PROSPECT))
        name = verb_with(reading, WORD_VERB_PROSPECT);
    if (target && target->unit == UNIT_MONEY && verb_with(reading, WORD_VERB_MONEY))
        name = verb_with(reading, WORD_VERB_MONEY);
    if (!name && !has_noun && reading->verb == reading->list.count && target) {
        const struct sense *won = lexicon_sense(reading->lexicon, "customer", WORD_AS_COUNT);
        name = won ? won->meaning : NULL;
    }
    return (struct choice){name, customer.at, customer.words};
}

struct choice
choice_of_state(const struct reading *reading)
{
    for (size_t at = reading->first + 1; at < reading->end; at++) {
        size_t words;
        const struct sense *state = reading_sense(reading, at, WORD_STATE, &words);
        if (state && reading->list.tokens[at].mark == MARK_NONE &&
            !reading->list.tokens[at].hyphened &&
            (reading_follows_class(reading, at, WORD_CUSTOMER) ||
                reading_follows_class(reading, at, WORD_STAFF)) &&
            !reading_has(reading, at + words, WORD_METRIC))
            return (struct choice){state->meaning, at, words};
    }
    return no_choice(reading);
}

struct choice
choice_of_staff(const struct reading *reading)
{
    const char *name = choice_is_share(reading) ? NULL : verb_with(reading, WORD_VERB_STAFF);
    size_t at = reading->verb + reading_words(reading, reading->verb, WORD_VERB_STAFF), words;

    for (; name && at < reading->end && at < reading->verb + OBJECT_NEAR; at += words) {
        words = reading_words(reading, at, WORD_STAFF);
        if (words > 0 && !reading_has(reading, at + words, WORD_METRIC))
            return (struct choice){name, at, words};
        if (reading_has(reading, at, WORD_PREPOSITION) ||
            reading->list.tokens[at].kind == TOKEN_SIGN)
            break;
        words = reading_step(reading, at);
    }
    return no_choice(reading);
}

struct choice
choice_of_lost(const struct reading *reading, struct choice noun)
{
    const char *name = verb_with(reading, WORD_VERB_LOST);
    bool deals = lexicon_sense(reading->lexicon, noun.name, WORD_AS_SHARE) != NULL &&
                 (choice_traits(reading, noun.name) & TRAIT_SINGLE) != 0 &&
                 !reading_has(reading, noun.at, WORD_CUSTOMER);
    return name && deals ? (struct choice){name, noun.at, noun.words} : no_choice(reading);
}

/* Whether the bare target counts a plural that no row names: 90 compressors. */
static bool
counts_unnamed(const struct reading *reading)
{
    const struct amount *target = reading->target;
    if (!target || !target->is_bare || target->unit != UNIT_NONE)
        return false;
    for (size_t at = target->end; at < target->end + UNNAMED_NEAR && at < reading->end; at++) {
        const struct token *token = &reading->list.tokens[at];
        if (token->kind == TOKEN_SIGN || token->mark != MARK_NONE ||
            reading_has(reading, at, WORD_PREPOSITION))
            return false;
        if (token->word_length > 0 && token->word[token->word_length - 1] == 's')
            return true;
    }
    return false;
}

/* What the verb says where no noun says more: close $2M, close Acme, sell. */
struct choice
choice_of_verb_alone(const struct reading *reading)
{
    const struct amount *target = reading->target;
    const char *name = NULL;

    if (target && target->unit == UNIT_MONEY)
        name = verb_with(reading, WORD_VERB_MONEY);
    if (!name && has_named_object(reading))
        name = verb_with(reading, WORD_VERB_NAME);
    if (!name && counts_unnamed(reading))
        name = verb_with(reading, WORD_VERB_COUNT);
    if (!name)
        name = verb_with(reading, WORD_VERB_ALONE);
    return name ? (struct choice){name, reading->verb, 1} : no_choice(reading);
}

/* What the verb says over the head of a noun: win back lost customers; close 30% of proposals; call
   30 leads. */
struct choice
choice_with_verb(const struct reading *reading, struct choice noun)
{
    size_t verb = reading->verb, words = reading_words(reading, verb, WORD_ACT);
    int traits = choice_traits(reading, noun.name);
    const char *name;

    if ((traits & TRAIT_LOWER) && reading_verb(reading) == VERB_MAKE &&
        reading_has(reading, noun.at + noun.words - 1, WORD_CUSTOMER) &&
        (name = verb_with(reading, WORD_VERB_CUSTOMER)) != NULL)
        return (struct choice){name, noun.at, noun.words};
    if (choice_is_share(reading) && !(traits & TRAIT_RATE) &&
        (name = verb_with(reading, WORD_VERB_SHARE)) != NULL)
        return (struct choice){name, verb, 1};
    if (!(traits & TRAIT_OUTSIDE) && words >= reading_words(reading, verb, WORD_VERB))
        return (struct choice){verb_with(reading, WORD_ACT), verb, words};
    return no_choice(reading);
}
