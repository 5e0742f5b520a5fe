/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is counted or changed: the metric that the words of the first goal name. Verbs can name it
 * (call, visit), nouns (win rate), a verb and its object together (sign customers), and the unit of
 * the target can make it another (close $2M is revenue, close 3 deals wins).
 */
#include <string.h>

#include "measure/sentence_parts.h"

/* How far behind the target its noun may stand, and behind the verb the thing it makes. */
enum { NEAR = 5, OBJECT_NEAR = 10 };

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

/* A metric described by another: "CRM administrator certification" is about the last. A plural ends
   the group of nouns. */
static struct choice
find_head(const struct reading *reading, struct choice noun, size_t end)
{
    for (size_t at = noun.at + noun.words, words; at < end && at < noun.at + noun.words + 3;
         at += words) {
        const struct token *before = &reading->list.tokens[at - 1];
        const struct sense *sense = reading_sense(reading, at, WORD_METRIC, &words);
        if (before->word[before->word_length - 1] == 's' || !is_free(reading, at) ||
            reading->list.tokens[at].kind != TOKEN_WORD || reading->list.tokens[at].amount > 0 ||
            (!sense && reading->list.tokens[at].classes != 0 &&
                !reading_has(reading, at, WORD_CUSTOMER)))
            break;
        if (sense && is_noun(reading, at, words, WORD_METRIC) &&
            !reading_has(reading, at, WORD_NO_METRIC))
            noun = (struct choice){sense->meaning, at, words};
        words = sense ? words : 1;
    }
    return noun;
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
            return find_head(reading, (struct choice){sense->meaning, at, words}, end);
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
    bool plural = noun->word_length > 1 && noun->word[noun->word_length - 1] == 's';
    return !plural && token->kind == TOKEN_WORD && token->mark == MARK_NONE &&
           (token->classes == 0 || reading_has(reading, at, WORD_NUMBERED));
}

/* The first people who buy that the verb is about. */
static struct choice
find_customer(const struct reading *reading)
{
    size_t words;
    size_t first = reading->verb < reading->end ? reading->verb : reading->first;
    for (size_t at = first; at < reading->end; at += words) {
        words = reading_words(reading, at, WORD_NO_METRIC);
        size_t metric = reading_words(reading, at, WORD_METRIC);
        size_t customer = reading_words(reading, at, WORD_CUSTOMER);
        words = words > metric ? words : metric;
        if (is_free(reading, at) && at != reading->verb && customer > 0 && customer >= words &&
            is_noun(reading, at, customer, WORD_CUSTOMER) && is_object(reading, at) &&
            !describes(reading, at + customer))
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
    if (!verb || (verb->value != VERB_MAKE && verb->value != VERB_DONE) ||
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

/* "Demonstrate better listening in meetings": a metric behind a preposition, while the verb has
   something else for its object, is where it happens and not what. */
static bool
is_aside_of_object(const struct reading *reading, struct choice noun)
{
    bool preposition = false, object = false;
    size_t at = reading->verb < noun.at ? reading->verb : noun.at;

    if (reading->target || reading_has(reading, reading->verb, WORD_FRAME))
        return false;
    for (at += reading_step(reading, at); at < noun.at; at += reading_step(reading, at)) {
        const struct token *token = &reading->list.tokens[at];
        if (reading_has(reading, at, WORD_PREPOSITION) && !reading_is(reading, at, "of") &&
            !reading_is(reading, at, "to") && !reading_is(reading, at, "into"))
            preposition = true;
        else if (!preposition && token->kind == TOKEN_WORD && token->mark == MARK_NONE &&
                 (reading_has(reading, at, WORD_NO_METRIC) ||
                     (!reading_has(reading, at, WORD_GENERIC) &&
                         !reading_has(reading, at, WORD_ARTICLE))))
            object = true;
    }
    return preposition && object;
}

/* Whether a name stands right behind the verb: "close Acme". */
static bool
has_named_object(const struct reading *reading)
{
    size_t at = reading->verb + reading_words(reading, reading->verb, WORD_VERB);
    at += reading_has(reading, at, WORD_ARTICLE);
    const struct token *token = &reading->list.tokens[at];
    return at < reading->end && at > reading->verb && token->capital && token->mark == MARK_NONE &&
           token->kind == TOKEN_WORD;
}

/* What the verb counts of the customers that are its object. */
static struct choice
with_customers(const struct reading *reading, struct choice customer, bool has_noun)
{
    const struct amount *target = reading->target;
    const struct sense *people = reading_sense(reading, customer.at, WORD_CUSTOMER, NULL);
    const char *name = is_share(reading) ? NULL : verb_with(reading, WORD_VERB_CUSTOMER);

    if (!target && reading_verb(reading) == VERB_LEVEL && !(traits_of(reading, name) & TRAIT_RATE))
        name = NULL; /* to serve clients well counts nothing */
    if (name && people->value == CUSTOMER_PROSPECT && verb_with(reading, WORD_VERB_PROSPECT))
        name = verb_with(reading, WORD_VERB_PROSPECT);
    if (target && target->unit == UNIT_MONEY && verb_with(reading, WORD_VERB_MONEY))
        name = verb_with(reading, WORD_VERB_MONEY);
    if (!name && !has_noun && reading->verb == reading->list.count && target) {
        const struct sense *won = lexicon_sense(reading->lexicon, "customer", WORD_AS_COUNT);
        name = won ? won->meaning : NULL;
    }
    return (struct choice){name, customer.at, customer.words};
}

/* What the verb says where no noun says more: close $2M, close Acme, sell. */
static struct choice
with_verb_alone(const struct reading *reading)
{
    const struct amount *target = reading->target;
    const char *name = NULL;

    if (target && target->unit == UNIT_MONEY)
        name = verb_with(reading, WORD_VERB_MONEY);
    if (!name && has_named_object(reading))
        name = verb_with(reading, WORD_VERB_NAME);
    if (!name)
        name = verb_with(reading, WORD_VERB_ALONE);
    return name ? (struct choice){name, reading->verb, 1} : no_choice(reading);
}

/* What the verb says over the head of a noun: win back lost customers; close 30% of proposals; call
   30 leads. */
static struct choice
with_verb_first(const struct reading *reading, struct choice noun)
{
    size_t verb = reading->verb, words = reading_words(reading, verb, WORD_ACT);
    int traits = traits_of(reading, noun.name);
    const char *name;

    if ((traits & TRAIT_LOWER) && reading_verb(reading) == VERB_MAKE &&
        (name = verb_with(reading, WORD_VERB_CUSTOMER)) != NULL)
        return (struct choice){name, noun.at, noun.words};
    if (is_share(reading) && !(traits & TRAIT_RATE) &&
        (name = verb_with(reading, WORD_VERB_SHARE)) != NULL)
        return (struct choice){name, verb, 1};
    if (!(traits & TRAIT_OUTSIDE) && words > 0 && words >= reading_words(reading, verb, WORD_VERB))
        return (struct choice){verb_with(reading, WORD_ACT), verb, words};
    return no_choice(reading);
}

static struct choice
choose(const struct reading *reading)
{
    size_t verb = reading->verb;
    const struct amount *target = reading->target;
    bool has_verb = verb < reading->end;
    struct choice noun = find_noun(reading, has_verb ? verb : reading->first, reading->end);
    struct choice near = find_near_target(reading), customer = find_customer(reading);
    struct choice thing = find_deliverable(reading), choice;

    if (reading_has(reading, verb, WORD_VERB_ALONE) &&
        (traits_of(reading, noun.name) & TRAIT_OUTSIDE)) /* to sell a plan */
        noun = no_choice(reading);
    if (!noun.name && has_verb) /* "My win rate will rise" */
        noun = find_noun(reading, reading->first, verb);
    if (thing.name)
        return thing;
    choice = with_verb_first(reading, noun);
    if (choice.name)
        return choice;
    if (noun.name && target && noun.at < target->begin && noun.at < customer.at &&
        (verb == reading->list.count || noun.at > verb))
        return noun;
    if (near.name && near.at < customer.at)
        return near;
    if (customer.at < noun.at)
        choice = with_customers(reading, customer, noun.name != NULL);
    if (choice.name)
        return choice;
    bool effort = reading_has(reading, verb, WORD_VERB) && reading_verb(reading) == VERB_PLAIN &&
                  !target; /* "focus on enterprise deals" counts no deals */
    if (noun.name && !effort && !is_aside_of_object(reading, noun))
        return noun;
    return with_verb_alone(reading);
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
    else if (!reading_counts(reading, choice.at) || choice.words != 1)
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
