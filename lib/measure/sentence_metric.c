/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is counted or changed: the metric that the words of the first goal name. Verbs can name it
 * (call, visit), nouns (win rate), a verb and its object together (sign customers), and the unit of
 * the target can make it another (close $2M is revenue, close 3 deals wins).
 */
#include <string.h>

#include "measure/sentence_parts.h"

enum { NEAR = 5 };

struct choice {
    const char *name;
    size_t at, words;
};

static bool
is_free(const struct reading *reading, size_t at)
{
    return reading->list.tokens[at].mark == MARK_NONE;
}

static struct choice
no_choice(const struct reading *reading)
{
    return (struct choice){NULL, reading->list.count, 0};
}

/* Nouns change by -s alone: "booked" is no book. */
static bool
is_noun(const struct reading *reading, size_t at, size_t words, enum word_class word_class)
{
    const struct token *last = &reading->list.tokens[at + words - 1];
    const char *end = last->word + last->word_length;
    if (reading_has_exactly(reading, at, word_class) || last->word_length < 4)
        return true;
    return strncmp(end - 2, "ed", 2) != 0 && strncmp(end - 3, "ing", 3) != 0;
}

/* The first metric named by a noun from `at` to `end`. What is no metric hides what is in it, and
   so does the verb. */
static struct choice
find_noun(const struct reading *reading, size_t at, size_t end)
{
    for (size_t words; at < end; at += words) {
        size_t other = reading_words(reading, at, WORD_NO_METRIC);
        const struct sense *sense = reading_sense(reading, at, WORD_METRIC, &words);
        if (at == reading->verb && other == 0)
            other = reading_step(reading, at) > reading_words(reading, at, WORD_METRIC)
                        ? reading_step(reading, at)
                        : reading_words(reading, at, WORD_METRIC);
        if (sense && !is_noun(reading, at, words, WORD_METRIC))
            sense = NULL;
        if (!is_free(reading, at) || (!sense && other == 0))
            words = 1;
        else if (!sense || other >= words)
            words = other;
        else if (reading->list.tokens[at].amount == 0 || words > 1)
            return (struct choice){sense->meaning, at, words};
    }
    return no_choice(reading);
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
        if (reading_has(reading, at, WORD_PREPOSITION))
            return reading_is(reading, at, "of");
    }
    return true;
}

/* The first people who buy that the verb is about. */
static struct choice
find_customer(const struct reading *reading)
{
    size_t words;
    for (size_t at = reading->first; at < reading->end; at += words) {
        words = reading_words(reading, at, WORD_NO_METRIC);
        size_t metric = reading_words(reading, at, WORD_METRIC);
        size_t customer = reading_words(reading, at, WORD_CUSTOMER);
        words = words > metric ? words : metric;
        if (is_free(reading, at) && at != reading->verb && customer > 0 && customer >= words &&
            is_noun(reading, at, customer, WORD_CUSTOMER) && is_object(reading, at))
            return (struct choice){NULL, at, customer};
        words = words > 0 ? words : 1;
    }
    return no_choice(reading);
}

/* A thing to be made, behind a verb that makes. A metric that takes more words is that metric. */
static struct choice
find_deliverable(const struct reading *reading)
{
    const struct sense *verb = reading_sense(reading, reading->verb, WORD_VERB, NULL), *thing;
    size_t words;
    if (!verb || (verb->value != VERB_MAKE && verb->value != VERB_DONE))
        return no_choice(reading);
    struct choice last = no_choice(reading);
    size_t at = reading->verb + reading_words(reading, reading->verb, WORD_VERB);
    for (; at < reading->end && at < reading->verb + 2 * NEAR; at += words) {
        size_t metric = reading_words(reading, at, WORD_METRIC);
        thing = reading_sense(reading, at, WORD_DELIVERABLE, &words);
        if ((reading_has(reading, at, WORD_PREPOSITION) && metric == 0) || !is_free(reading, at) ||
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

static const char *
verb_with(const struct reading *reading, enum word_class word_class)
{
    const struct sense *sense = reading_sense(reading, reading->verb, word_class, NULL);
    return sense ? sense->meaning : NULL;
}

static int
traits_of(const struct reading *reading, const char *name)
{
    const struct sense *trait = name ? lexicon_sense(reading->lexicon, name, WORD_TRAIT) : NULL;
    return trait ? trait->value : 0;
}

/* The noun that stands near behind the target, without a preposition between but "of" and "in". */
static struct choice
find_near_target(const struct reading *reading)
{
    const struct amount *target = reading->target;
    size_t end;
    if (!target)
        return no_choice(reading);
    for (end = target->end; end < reading->end && end < target->end + NEAR; end++) {
        const struct token *token = &reading->list.tokens[end];
        if (token->kind == TOKEN_SIGN || (token->amount > 0) ||
            reading_has(reading, end, WORD_COMPARE) || reading_has(reading, end, WORD_CUSTOMER))
            break;
        if (reading_has(reading, end, WORD_PREPOSITION) && !reading_is(reading, end, "of") &&
            !reading_is(reading, end, "in"))
            break;
    }
    return find_noun(
        reading, target->end, end + (end < reading->end && reading_has(reading, end, WORD_METRIC)));
}

static bool
is_share(const struct reading *reading)
{
    const struct amount *target = reading->target;
    return target && target->unit == UNIT_PERCENT &&
           (target->is_share || reading_is(reading, target->end, "of")) &&
           !(target->begin > 0 && reading_is(reading, target->begin - 1, "by"));
}

/* Better proposals are not more proposals. */
static bool
is_about_quality(const struct reading *reading, struct choice choice)
{
    return choice.at > 0 && reading_has(reading, choice.at - 1, WORD_QUALITY) &&
           (traits_of(reading, choice.name) & (TRAIT_ACTIVITY | TRAIT_SINGLE)) != 0;
}

static struct choice
choose(const struct reading *reading)
{
    size_t verb = reading->verb;
    const struct amount *target = reading->target;
    struct choice noun = find_noun(reading, reading->first, reading->end);
    struct choice near = find_near_target(reading), customer = find_customer(reading);
    struct choice thing = find_deliverable(reading);
    const char *name;

    if (thing.name)
        return thing;
    if (is_share(reading) && (name = verb_with(reading, WORD_VERB_SHARE)) != NULL)
        return (struct choice){name, verb, 1};
    bool outside = (traits_of(reading, noun.name) & TRAIT_OUTSIDE) != 0;
    if (reading_has(reading, verb, WORD_ACT) && !outside)
        return (struct choice){
            verb_with(reading, WORD_ACT), verb, reading_words(reading, verb, WORD_ACT)};
    bool before = noun.name && target && noun.at < target->begin && noun.at < customer.at &&
                  (verb == reading->list.count || noun.at > verb);
    if (before)
        return noun;
    if (near.name && near.at < customer.at)
        return near;
    if (customer.at < noun.at) {
        name = is_share(reading) ? NULL : verb_with(reading, WORD_VERB_CUSTOMER);
        if (target && target->unit == UNIT_MONEY && verb_with(reading, WORD_VERB_MONEY))
            name = verb_with(reading, WORD_VERB_MONEY);
        if (name)
            return (struct choice){name, customer.at, customer.words};
        if (!name && !noun.name && verb == reading->list.count && target) {
            const struct sense *won = lexicon_sense(reading->lexicon, "customer", WORD_AS_COUNT);
            return (struct choice){won ? won->meaning : NULL, customer.at, customer.words};
        }
    }
    if (noun.name)
        return noun;
    if (target && target->unit == UNIT_MONEY &&
        (name = verb_with(reading, WORD_VERB_MONEY)) != NULL)
        return (struct choice){name, verb, 1};
    if ((name = verb_with(reading, WORD_VERB_ALONE)) != NULL)
        return (struct choice){name, verb, 1};
    return no_choice(reading);
}

/* What the metric is in the unit of the target. */
static const char *
adapt(const struct reading *reading, struct choice choice)
{
    const struct amount *target = reading->target;
    enum word_class word_class = WORD_AS_COUNT;

    if (!target || !choice.name)
        return choice.name;
    if (target->unit == UNIT_MONEY)
        word_class = WORD_AS_MONEY;
    else if (is_share(reading))
        word_class = WORD_AS_SHARE;
    else if (target->unit == UNIT_DAYS)
        word_class = WORD_AS_TIME;
    else if (!target->is_bare || target->end > choice.at || choice.at > target->end + 3 ||
             choice.words != 1)
        return choice.name;
    const struct sense *other = lexicon_sense(reading->lexicon, choice.name, word_class);
    return other ? other->meaning : choice.name;
}

void
sentence_choose_metric(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    struct choice choice = choose(reading);

    if (choice.name && is_about_quality(reading, choice))
        choice = no_choice(reading);
    choice.name = adapt(reading, choice);
    sentence->metric = choice.name ? choice.name : "";
    reading->metric_token = choice.at;
    reading->metric_words = choice.words;
    reading->traits = traits_of(reading, choice.name);
    if (choice.name && choice.words > 0) {
        const struct token *first = &reading->list.tokens[choice.at];
        const struct token *last = &reading->list.tokens[choice.at + choice.words - 1];
        sentence->phrase.begin = first->begin;
        sentence->phrase.length = last->begin + last->length - first->begin;
    }
}
