/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Specific and measurable: whether the goal names something definite and narrows it, and whether a
 * look can tell that it is met. Also the word that stands where a number should.
 */
#include <string.h>

#include "measure/sentence_choice.h"

/* A verb phrase of so many words names what it makes of one: become a manager. */
enum { KIND_WORDS = 3 };

static bool
is_free(const struct reading *reading, size_t at)
{
    return reading->list.tokens[at].mark == MARK_NONE && reading->list.tokens[at].amount == 0;
}

static bool
is_metric(const struct reading *reading, size_t at)
{
    return at >= reading->metric_token && at < reading->metric_token + reading->metric_words;
}

/* Whether a word narrows what is counted: one that no class knows, or a thing of its own. */
static bool
narrows(const struct reading *reading, size_t at)
{
    static const uint64_t empty =
        UINT64_C(1) << WORD_ARTICLE | UINT64_C(1) << WORD_GENERIC |
        UINT64_C(1) << WORD_PREPOSITION | UINT64_C(1) << WORD_MORE | UINT64_C(1) << WORD_QUALITY |
        UINT64_C(1) << WORD_VAGUE | UINT64_C(1) << WORD_START | UINT64_C(1) << WORD_JOIN |
        UINT64_C(1) << WORD_CHANGE | UINT64_C(1) << WORD_SUBJECT | UINT64_C(1) << WORD_FRAME |
        UINT64_C(1) << WORD_LABEL | UINT64_C(1) << WORD_UNNAMED | UINT64_C(1) << WORD_SPAN |
        UINT64_C(1) << WORD_DEADLINE | UINT64_C(1) << WORD_BOUND | UINT64_C(1) << WORD_EACH |
        UINT64_C(1) << WORD_EXTENT | UINT64_C(1) << WORD_FACTOR | UINT64_C(1) << WORD_UNIT |
        UINT64_C(1) << WORD_PERIOD | UINT64_C(1) << WORD_WHICH;
    const struct token *token = &reading->list.tokens[at];
    size_t words;
    const struct sense *customer = reading_sense(reading, at, WORD_CUSTOMER, &words);

    if (customer && customer->value != CUSTOMER_PLAIN && words > 1)
        return true; /* IT directors */
    if (reading_words(reading, at, WORD_METRIC) > reading_words(reading, at, WORD_UNNAMED) &&
        reading_has(reading, at, WORD_UNNAMED))
        return true; /* webinar leads */
    bool more = reading_has_exactly(reading, at, WORD_MORE);
    uint64_t classes = more ? token->classes : token->classes & ~(UINT64_C(1) << WORD_MORE);
    if (token->kind != TOKEN_WORD || (classes & empty) != 0 || token_ends_in(token, "ly"))
        return false;
    if (customer && customer->value == CUSTOMER_PLAIN)
        return false;
    const struct sense *metric = reading_sense(reading, at, WORD_METRIC, &words);
    if (metric && words == 1 && strcmp(metric->meaning, reading->sentence->metric) == 0)
        return false; /* income from commissions */
    if (reading_has(reading, at, WORD_VERB) && !reading_has(reading, at, WORD_METRIC))
        return false;
    return true;
}

/* "first-year clients": a compound before people says which of them. */
static bool
is_compound(const struct reading *reading, size_t at)
{
    const struct token *tokens = reading->list.tokens;
    return tokens[at].kind == TOKEN_WORD && !tokens[at].hyphened && tokens[at + 1].hyphened &&
           !reading_has(reading, at, WORD_MORE) && !reading_has(reading, at, WORD_QUALITY) &&
           (reading_has(reading, at + 2, WORD_CUSTOMER) ||
               reading_has(reading, at + 2, WORD_METRIC));
}

/* "calls and meetings": the second is another goal's. */
static bool
is_joined_metric(const struct reading *reading, size_t at)
{
    if (!reading_has(reading, at, WORD_METRIC) && !reading_has(reading, at, WORD_NO_METRIC))
        return false;
    while (at > reading->first && (reading_follows_class(reading, at, WORD_MORE) ||
                                      reading_follows_class(reading, at, WORD_GENERIC) ||
                                      reading_follows_class(reading, at, WORD_ARTICLE)))
        at--;
    return at > reading->first &&
           (reading_follows_class(reading, at, WORD_JOIN) || reading_follows(reading, at, ",")) &&
           at > reading->metric_token;
}

/* Which product, segment, source, stage or person: a word besides metric, verb and empty words. */
static bool
is_narrowed(const struct reading *reading)
{
    size_t words;
    bool placeholder = false; /* between brackets */
    for (size_t at = reading->first; at < reading->end; at += words) {
        words = reading_step(reading, at);
        if (reading_is(reading, at, "[") || reading_is(reading, at, "<"))
            placeholder = true;
        else if (reading_is(reading, at, "]") || reading_is(reading, at, ">"))
            placeholder = false;
        if (placeholder)
            continue;
        if (is_metric(reading, at)) {
            if ((reading->traits & TRAIT_STAGED) && reading->list.tokens[at].hyphened &&
                reading_is(reading, at, "to"))
                return true; /* which stages: MQL-to-SQL conversion */
            const struct sense *people = reading_sense(reading, at, WORD_CUSTOMER, NULL);
            if (people && people->value == CUSTOMER_SEGMENT && reading->metric_words == words)
                return true;
            words = 1;
            continue;
        }
        if (at == reading->verb || !is_free(reading, at))
            continue;
        if ((narrows(reading, at) && !is_joined_metric(reading, at)) || is_compound(reading, at))
            return true;
    }
    return false;
}

/* What of the object stands between an article and its noun. */
struct single {
    bool found, is_named;
};

static bool
is_plural(const struct reading *reading, size_t at, enum word_class word_class)
{
    const struct token *last =
        &reading->list.tokens[at + reading_words(reading, at, word_class) - 1];
    return token_ends_in(last, "s") && !token_ends_in(last, "ss") &&
           !reading_has_exactly(reading, at, word_class);
}

/* A noun that one can have or have made, at `at`. */
static bool
is_thing(const struct reading *reading, size_t at, bool *has_kind)
{
    if (is_metric(reading, at) && reading_has(reading, at, WORD_DELIVERABLE) &&
        !is_plural(reading, at, WORD_DELIVERABLE)) {
        *has_kind = true;
        return true;
    }
    if (is_metric(reading, at) && reading_has(reading, at, WORD_STAFF) &&
        !is_plural(reading, at, WORD_STAFF)) {
        *has_kind = true;
        return true;
    }
    if (reading_has(reading, at, WORD_UNNAMED) && !is_plural(reading, at, WORD_UNNAMED))
        return true;
    const struct sense *customer = reading_sense(reading, at, WORD_CUSTOMER, NULL);
    if (customer && reading_has(reading, reading->verb, WORD_VERB_CUSTOMER) &&
        !is_plural(reading, at, WORD_CUSTOMER) && reading->traits & TRAIT_SINGLE &&
        (reading_follows_class(reading, at, WORD_ARTICLE) || reading_follows(reading, at, "first")))
        return true;
    size_t words;
    const struct sense *metric = reading_sense(reading, at, WORD_METRIC, &words);
    if (metric && !choice_is_noun(reading, at, words, WORD_METRIC))
        return false; /* a winning culture */
    const struct sense *trait =
        metric ? lexicon_sense(reading->lexicon, metric->meaning, WORD_TRAIT) : NULL;
    return trait && (trait->value & TRAIT_SINGLE) != 0 && !is_plural(reading, at, WORD_METRIC);
}

/* A noun before the one that names the metric only describes it: a win-back campaign. */
static bool
is_before_metric(const struct reading *reading, size_t at)
{
    return reading->metric_token < reading->end && reading->metric_token > reading->verb &&
           at < reading->metric_token;
}

/* The single thing that the verb is about: an article or a name before it makes it one. */
static struct single
find_single(const struct reading *reading)
{
    struct single single = {false, false};
    bool has_article = reading_verb(reading) == VERB_DONE, has_name = false, has_kind = false;
    size_t at = reading->verb < reading->end ? reading->verb : reading->first, words;

    if (reading_has(reading, reading->verb, WORD_VERB) && reading_verb(reading) == VERB_PLAIN)
        return single;
    if (reading_has(reading, at, WORD_ACT) && (reading->traits & TRAIT_SINGLE) &&
        is_metric(reading, at))
        single.found = !(reading->traits & TRAIT_ACTIVITY);
    if (single.found) /* "get promoted" does not say to what, "become a team lead" does */
        has_kind = !(reading->traits & TRAIT_TOPIC) || reading->metric_words >= KIND_WORDS;
    for (at += at == reading->verb ? reading_step(reading, at) : 0;
         at < reading->end && !single.found; at += words) {
        words = reading_step(reading, at);
        const struct token *token = &reading->list.tokens[at];
        const struct when *when = reading_when_at(reading, at);
        if (when && when->begin == at && reading_has(reading, at, WORD_ARTICLE))
            has_article = true; /* the Q1 contest */
        if (!is_free(reading, at))
            continue;
        if (reading_has(reading, at, WORD_VAGUE) || reading_has(reading, at, WORD_MORE))
            break;
        if (reading_has(reading, at, WORD_ARTICLE)) {
            has_article = true;
            has_name = false;
        } else if (!is_before_metric(reading, at) && is_thing(reading, at, &has_kind) &&
                   (has_article || has_name || token->capital)) {
            single.found = true;
            has_name = has_name || (token->capital && at > reading->first);
        } else if (token->capital || reading_has(reading, at, WORD_ORDINAL)) {
            has_name = true;
        } else if (narrows(reading, at) || reading_has(reading, at, WORD_NO_METRIC)) {
            has_name = has_name || has_article;
        }
    }
    /* "Close Acme", "attend Dreamforce": a name for an object. */
    if (!single.found && has_name && reading_has(reading, reading->verb, WORD_VERB_NAME) &&
        is_metric(reading, reading->verb))
        single.found = true;
    single.is_named = single.found && (has_kind || has_name || is_narrowed(reading));
    return single;
}

static bool
find_extent(const struct reading *reading)
{
    bool found = false;
    for (size_t at = reading->first; at < reading->end; at++)
        if (is_free(reading, at) && reading_has(reading, at, WORD_EXTENT))
            found = true;
        else if (is_free(reading, at) && reading_has(reading, at, WORD_QUALITY))
            return false; /* handled properly: who could tell? */
    return found;
}

/* The word where a number should be, into sentence->vague; whether there is one. */
static bool
find_vague(struct reading *reading, bool *is_up)
{
    size_t words;
    for (size_t at = reading->first; at < reading->end; at += words) {
        words = reading_step(reading, at);
        const struct sense *vague = reading_sense(reading, at, WORD_VAGUE, NULL);
        if (at == reading->verb || !is_free(reading, at) || is_metric(reading, at) ||
            !(vague || reading_has(reading, at, WORD_MORE)))
            continue;
        *is_up = vague && vague->value == VAGUE_UP;
        const struct token *last = &reading->list.tokens[at + words - 1];
        reading->sentence->vague.begin = reading->list.tokens[at].begin;
        reading->sentence->vague.length =
            last->begin + last->length - reading->list.tokens[at].begin;
        return true;
    }
    return false;
}

void
sentence_check(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    bool is_up = false, vague = !sentence->has_number && find_vague(reading, &is_up);
    bool still = !vague && !sentence->has_number && !reading_moves(reading);
    bool outside = (reading->traits & TRAIT_OUTSIDE) != 0 && !vague && !reading_moves(reading);
    struct single single = {false, false};

    reading->is_extent = !vague && find_extent(reading);
    if (still && reading_verb(reading) != VERB_HOLD)
        single = find_single(reading);
    bool habit = still && reading->recurs && (reading->traits & (TRAIT_ACTIVITY | TRAIT_SINGLE));
    reading->is_done =
        single.found || habit || (reading->is_extent && still && *sentence->metric != '\0');
    sentence->measurable = sentence->has_number || outside || reading->is_done;
    sentence->specific = *sentence->metric != '\0' && !(reading->traits & TRAIT_NEVER) &&
                         (sentence->has_number || outside || single.is_named ||
                             reading->is_extent || (reading->traits & TRAIT_NAMED) ||
                             (!(reading->traits & TRAIT_TOPIC) && is_narrowed(reading)));
}
