/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is counted or changed: the metric that the words of the first goal name. Verbs can name it
 * (call, visit), nouns (win rate), a verb and its object together (sign customers), and the unit of
 * the target can make it another (close $2M is revenue, close 3 deals wins).
 */
#include "measure/sentence_choice.h"

/* How far behind the target its noun may stand. */
enum { NEAR = 5, STAGE_RATE = 4 /* tokens: demo to trial rate */ };

static bool
is_free(const struct reading *reading, size_t at)
{
    return reading->list.tokens[at].mark == MARK_NONE;
}

/* Nouns change by -s alone: "booked" is no book. */
bool
choice_is_noun(const struct reading *reading, size_t at, size_t words, enum word_class word_class)
{
    const struct token *last = &reading->list.tokens[at + words - 1];
    return reading_has_exactly(reading, at, word_class) ||
           (!token_ends_in(last, "ed") && !token_ends_in(last, "ing"));
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
        bool is_sales = at == noun.at + 1 && reading_is(reading, noun.at, "sales");
        if ((before->word[before->word_length - 1] == 's' && !is_sales) || !is_free(reading, at) ||
            reading->list.tokens[at].kind != TOKEN_WORD || reading->list.tokens[at].amount > 0 ||
            (!sense && reading->list.tokens[at].classes != 0 &&
                !reading_has(reading, at, WORD_CUSTOMER) && !reading_has(reading, at, WORD_STAFF)))
            break;
        if (sense && choice_is_noun(reading, at, words, WORD_METRIC) &&
            !reading_has(reading, at, WORD_NO_METRIC))
            noun = (struct choice){sense->meaning, at, words};
        words = sense ? words : 1;
    }
    return noun;
}

/* What a share of something that is no metric itself is called: as-share,market,market share. */
static const char *
share_name(const struct reading *reading, const char *of)
{
    const struct sense *share = lexicon_sense(reading->lexicon, of, WORD_AS_SHARE);
    return share ? share->meaning : NULL;
}

/* "demo-to-trial rate": from one stage to the next. */
static bool
is_stage_rate(const struct reading *reading, size_t at)
{
    const struct token *tokens = reading->list.tokens;
    return at + STAGE_RATE <= reading->end && tokens[at + 1].hyphened &&
           reading_is(reading, at + 1, "to") && tokens[at + 2].hyphened &&
           (reading_is(reading, at + 3, "rate") || reading_is(reading, at + 3, "ratio"));
}

/* "share of the Benelux pump market", "9% of the roofing market". */
static struct choice
find_market_share(const struct reading *reading)
{
    size_t of = choice_is_share(reading) ? reading->target->end : reading->first, at;
    for (; of < reading->end; of++)
        if (reading_is(reading, of, "of") && is_free(reading, of) &&
            (reading_follows(reading, of, "share") || choice_is_share(reading)))
            break;
    for (at = of + 1; at < reading->end && at <= of + NEAR && is_free(reading, at); at++) {
        if (reading_is(reading, at, "market") && reading_words(reading, at, WORD_METRIC) <= 1)
            return (struct choice){share_name(reading, "market"), at, 1};
        if (reading_has(reading, at, WORD_PREPOSITION))
            break;
    }
    return no_choice(reading);
}

/* The first metric named by a noun from `at` to `end`. What is no metric hides what is in it, and
   so does the verb. */
static struct choice
find_noun(const struct reading *reading, size_t at, size_t end)
{
    for (size_t words; at < end; at += words) {
        size_t other = reading_words(reading, at, WORD_NO_METRIC);
        words = 0;
        const struct sense *sense = reading_sense(reading, at, WORD_METRIC, &words);
        if (at == reading->verb && other == 0)
            other = reading_step(reading, at);
        if (sense && (!choice_is_noun(reading, at, words, WORD_METRIC) ||
                         reading->list.tokens[at + words].hyphened))
            sense = NULL; /* partner-sourced revenue is no partner */
        if (other > 0 && other >= words && reading_is(reading, at + other, "of"))
            break; /* the quality of proposals */
        if (is_stage_rate(reading, at) && (!sense || words < STAGE_RATE))
            return (struct choice){share_name(reading, "rate"), at, STAGE_RATE};
        if (!is_free(reading, at) || (!sense && other == 0))
            words = 1;
        else if (!sense || other >= words)
            words = other;
        else if (reading->list.tokens[at].amount == 0 || words > 1)
            return find_head(reading, (struct choice){sense->meaning, at, words}, end);
    }
    return no_choice(reading);
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

/* Better proposals are not more proposals. */
static bool
is_about_quality(const struct reading *reading, struct choice choice)
{
    return reading_follows_class(reading, choice.at, WORD_QUALITY) &&
           (choice_traits(reading, choice.name) & (TRAIT_ACTIVITY | TRAIT_SINGLE)) != 0;
}

/* "Demonstrate better listening in meetings": a metric behind a preposition, while the verb has
   something else for its object, is where it happens and not what. */
static bool
is_aside_of_object(const struct reading *reading, struct choice noun)
{
    bool preposition = false, object = false;
    size_t at = reading->verb;

    if (reading->target || reading_has(reading, at, WORD_FRAME))
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

/* "Be the kind of rep buyers want to call": what somebody is to be counts no activity. */
static bool
is_kind_of_person(const struct reading *reading, struct choice noun)
{
    size_t at = reading->verb;
    if (reading->target || (!reading_is(reading, at, "be") && !reading_is(reading, at, "become")))
        return false;
    return (choice_traits(reading, noun.name) & (TRAIT_ACTIVITY | TRAIT_MONEY)) != 0;
}

static struct choice
choose(const struct reading *reading)
{
    size_t verb = reading->verb;
    const struct amount *target = reading->target;
    bool has_verb = verb < reading->end;
    struct choice noun = find_noun(reading, has_verb ? verb : reading->first, reading->end);
    struct choice near = find_near_target(reading), customer = choice_customer(reading);
    struct choice thing = choice_deliverable(reading), choice;

    if (reading_has(reading, verb, WORD_VERB_ALONE) &&
        (choice_traits(reading, noun.name) & TRAIT_OUTSIDE)) /* to sell a plan */
        noun = no_choice(reading);
    if (has_verb && noun.name && (choice = choice_of_lost(reading, noun)).name)
        return choice;
    if ((choice = choice_of_state(reading)).name || (choice = find_market_share(reading)).name ||
        (choice = choice_of_staff(reading)).name)
        return choice;
    if (!noun.name && has_verb) /* "My win rate will rise" */
        noun = find_noun(reading, reading->first, verb);
    if (thing.name)
        return thing;
    choice = choice_with_verb(reading, noun);
    if (choice.name)
        return choice;
    if (noun.name && target && noun.at < target->begin && noun.at < customer.at &&
        (verb == reading->list.count || noun.at > verb))
        return noun;
    if (near.name && near.at < customer.at)
        return near;
    if (customer.at < noun.at)
        choice = choice_with_customers(reading, customer, noun.name != NULL);
    if (choice.name)
        return choice;
    if (noun.name && is_kind_of_person(reading, noun))
        return no_choice(reading);
    bool effort = reading_has(reading, verb, WORD_VERB) && reading_verb(reading) == VERB_PLAIN &&
                  !target; /* "focus on enterprise deals" counts no deals */
    if (noun.name && !effort && !is_aside_of_object(reading, noun))
        return noun;
    return choice_of_verb_alone(reading);
}

/* What the metric is in the unit of the target. */
static const char *
adapt(const struct reading *reading, struct choice choice)
{
    const struct amount *target = reading->target;
    enum word_class word_class = WORD_AS_COUNT;

    if (!target || !choice.name)
        return choice.name;
    if (target->is_bare && reading_verb(reading) == VERB_LEVEL && reading_recurs(reading)) {
        const struct sense *often = lexicon_sense(reading->lexicon, choice.name, WORD_AS_RECURRING);
        if (often)
            return often->meaning;
    }
    if (target->unit == UNIT_MONEY)
        word_class = WORD_AS_MONEY;
    else if (choice_is_share(reading))
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
    reading->traits = choice_traits(reading, choice.name);
    if (choice.name) {
        const struct token *first = &reading->list.tokens[choice.at];
        const struct token *last = &reading->list.tokens[choice.at + choice.words - 1];
        sentence->phrase.begin = first->begin;
        sentence->phrase.length = last->begin + last->length - first->begin;
    }
}
