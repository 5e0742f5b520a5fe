/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clauses of a sentence: where the first goal begins and ends, its verb, and which stretches
 * are set aside: purposes ("so that ..."), means ("by calling ..."), what it is compared with
 * ("than last year"), and later goals.
 */
#include "measure/sentence_parts.h"

enum { LABEL_TOKENS_MOST = 8 };

static bool
is_sign(const struct reading *reading, size_t at, const char *signs)
{
    const struct token *token = &reading->list.tokens[at];
    return token->kind == TOKEN_SIGN && strchr(signs, token->word[0]) != NULL;
}

/* A sentence ends with a point that begins no more than a new sentence, or with nothing. */
static bool
ends_sentence(const struct reading *reading, size_t at)
{
    const struct token *next = &reading->list.tokens[at + 1];
    if (is_sign(reading, at, ";!?"))
        return true;
    return is_sign(reading, at, ".") && (next->kind == TOKEN_END || next->capital ||
                                            (next->kind == TOKEN_NUMBER && !next->glued));
}

/* Passes over bullets, numbers of a list and labels ("KR 2:", "Goal for Q1:"). Times stay times. */
static size_t
skip_label(const struct reading *reading)
{
    const struct token *tokens = reading->list.tokens;
    size_t at = 0, count = reading->list.count;
    bool label = false;

    while (at < count && tokens[at].amount == 0 &&
           (is_sign(reading, at, "-*;#.>[]\"'") || reading_is(reading, at, "o")))
        at++;
    if (tokens[at].kind == TOKEN_NUMBER && is_sign(reading, at + 1, ".)") && !tokens[at + 2].glued)
        at += 2;
    for (size_t i = at; i < count && i < at + LABEL_TOKENS_MOST; i++) {
        label = label || reading_has(reading, i, WORD_LABEL);
        if (label && is_sign(reading, i, ":)-"))
            return i + 1;
        if (reading_is_verb(reading, i) && !label)
            break;
    }
    return at;
}

/* The end of a purpose or means that begins at `at`. */
static size_t
aside_end(const struct reading *reading, size_t at)
{
    for (; at < reading->list.count; at++) {
        if (ends_sentence(reading, at) || is_sign(reading, at, ")"))
            return at;
        if (is_sign(reading, at, ",") &&
            (reading->list.tokens[at + 1].mark == MARK_TIME || reading_is_verb(reading, at + 1) ||
                reading_has(reading, at + 1, WORD_SUBJECT) ||
                reading_has(reading, at + 1, WORD_FRAME)))
            return at;
    }
    return at;
}

/* Sets [begin, end), one token at least, aside, but for a time at its end that can be the goal's
   own: one behind a means without a number or metric, so that it says nothing of the means. */
static void
set_aside(struct reading *reading, size_t begin, size_t end, bool is_loose)
{
    struct token *tokens = reading->list.tokens;
    const struct when *last = reading_when_at(reading, end - 1);
    bool own = false;

    for (size_t i = begin; i < end; i++)
        own = own || (tokens[i].mark == MARK_NONE &&
                         ((tokens[i].amount > 0) || reading_has(reading, i, WORD_METRIC)));
    if (last && last->end == end && last->begin > begin && (is_loose || (last->is_hard && !own)))
        end = last->begin;
    for (size_t i = begin; i < end; i++)
        tokens[i].mark = MARK_ASIDE;
}

/* "To grow sales, call 10 leads a day": a purpose in front. */
static size_t
leading_purpose(const struct reading *reading, size_t at)
{
    bool opens =
        reading_has(reading, at, WORD_ASIDE) ||
        (reading_is(reading, at, "to") && reading_is_verb(reading, at + 1)) ||
        (reading_is(reading, at, "by") && token_ends_in(&reading->list.tokens[at + 1], "ing"));

    if (!opens)
        return at;
    for (size_t i = at + 1; i < reading->list.count; i++) {
        if (ends_sentence(reading, i))
            break;
        if (is_sign(reading, i, ",") &&
            (reading_is_verb(reading, i + 1) || reading_has(reading, i + 1, WORD_SUBJECT) ||
                reading_has(reading, i + 1, WORD_FRAME)))
            return i + 1;
    }
    return at;
}

/* Whether "to" at `at` opens a purpose: a verb follows, the goal has its own, and nothing before it
   asks for a "to" (want to, ask somebody to). */
static bool
opens_purpose(const struct reading *reading, size_t at)
{
    if (!reading_is(reading, at, "to") || reading->verb == reading->list.count)
        return false;
    if (reading->list.tokens[at].hyphened || !reading_is_verb(reading, at + 1) ||
        reading_has(reading, at + 1, WORD_CUSTOMER))
        return false;
    if (reading_follows_class(reading, at, WORD_FRAME) || at == reading->verb + 1)
        return false;
    if (reading_amount_at(reading, at + 2) && !reading_has(reading, at + 1, WORD_ACT) &&
        reading_has(reading, at + 1, WORD_METRIC))
        return false; /* from rank 8 to rank 3 */
    const struct sense *far = reading_sense(reading, reading->verb, WORD_FRAME, NULL);
    return !(far && far->value == FRAME_FAR);
}

/* "Get the team through the course": what one gets through is the goal and no means. */
static bool
is_way_through(const struct reading *reading, size_t at)
{
    const struct sense *verb = reading_sense(reading, reading->verb, WORD_VERB, NULL);
    if (!reading_is(reading, at, "through") || !verb || verb->value != VERB_LEVEL)
        return false;
    for (size_t i = reading->verb + 1; i < at; i++)
        if (reading_has(reading, i, WORD_METRIC))
            return false;
    for (size_t i = at + 1; i < reading->list.count && i <= at + LABEL_TOKENS_MOST; i++) {
        const struct sense *metric = reading_sense(reading, i, WORD_METRIC, NULL);
        const struct sense *trait =
            metric ? lexicon_sense(reading->lexicon, metric->meaning, WORD_TRAIT) : NULL;
        if (trait)
            return (trait->value & TRAIT_TOPIC) && (trait->value & TRAIT_SINGLE);
    }
    return false;
}

/* Whether a means or purpose opens at `at`. *is_loose: it is a phrase, no clause, and a time behind
   it is the goal's. */
static bool
opens_aside(const struct reading *reading, size_t at, bool *is_loose)
{
    size_t words;
    const struct sense *aside = reading_sense(reading, at, WORD_ASIDE, &words);

    *is_loose = aside && aside->value == ASIDE_MEANS &&
                !token_ends_in(&reading->list.tokens[at + words], "ing");
    if (aside)
        return !is_way_through(reading, at);
    if (reading_is(reading, at, "by") && token_ends_in(&reading->list.tokens[at + 1], "ing") &&
        reading->list.tokens[at].mark == MARK_NONE)
        return true;
    return opens_purpose(reading, at);
}

static size_t
set_compared(struct reading *reading, size_t at)
{
    struct token *tokens = reading->list.tokens;
    size_t begin = at;

    for (; at < reading->list.count; at++) {
        const struct when *when = reading_when_at(reading, at);
        if (is_sign(reading, at, ",;()") || ends_sentence(reading, at))
            break;
        if (at > begin && (reading_is(reading, at, "by") || reading_has(reading, at, WORD_JOIN)))
            break;
        if (when && when->begin == at && (when->is_hard || when->kind == WHEN_RECURRING))
            break;
        tokens[at].mark = MARK_COMPARED;
    }
    return at;
}

/* What the goal has so far, from its first token to the one looked at. */
struct content {
    bool verb, amount, object;
};

static void
add_content(const struct reading *reading, size_t at, struct content *content)
{
    const struct amount *amount = reading_amount_at(reading, at);
    if (reading->list.tokens[at].mark != MARK_NONE)
        return;
    if (amount && !amount->is_name) {
        content->amount = true;
    } else if (reading_is_verb(reading, at) && !content->verb) {
        content->verb = true;
    } else if (reading->list.tokens[at].kind == TOKEN_WORD &&
               !reading_has(reading, at, WORD_ARTICLE) &&
               !reading_has(reading, at, WORD_PREPOSITION) &&
               !reading_has(reading, at, WORD_JOIN) && !reading_is_verb(reading, at)) {
        content->object = true;
    }
}

/* Whether a new goal begins behind the "and", comma or the like at `at`. */
static bool
begins_goal(const struct reading *reading, size_t at, const struct content *content, bool *has_verb)
{
    const struct token *tokens = reading->list.tokens;
    size_t next = at + 1;

    for (int i = 0; i < LABEL_TOKENS_MOST &&
                    (reading_has(reading, next, WORD_JOIN) ||
                        reading_has(reading, next, WORD_SUBJECT) || is_sign(reading, next, ",-"));
         i++)
        next++;
    if (reading_is(reading, next, "to") && reading_is_verb(reading, next + 1))
        next++;
    *has_verb = reading_is_verb(reading, next);
    if (*has_verb) {
        bool noun_too = reading_has(reading, next, WORD_METRIC);
        const struct token *behind = &tokens[next + 1];
        bool has_object = behind->amount > 0 || reading_has(reading, next + 1, WORD_ARTICLE) ||
                          reading_has(reading, next + 1, WORD_EXTENT) ||
                          reading_has(reading, next + 1, WORD_VAGUE) ||
                          reading_has(reading, next + 1, WORD_CUSTOMER);
        return (content->amount || content->object) && content->verb && (!noun_too || has_object);
    }
    const struct amount *amount = reading_amount_at(reading, next);
    if (amount && !amount->is_name && tokens[next].mark == MARK_NONE)
        return content->amount;
    for (int i = 0; i < LABEL_TOKENS_MOST && (reading_has(reading, next, WORD_ARTICLE) ||
                                                 reading_has(reading, next, WORD_GENERIC));
         i++)
        next++;
    size_t words = reading_words(reading, next, WORD_METRIC);
    if (words == 0 || !content->amount)
        return false;
    for (size_t i = next + words; i < reading->list.count && i < next + words + 6; i++) {
        if (reading_has(reading, i, WORD_JOIN) || is_sign(reading, i, ",.;"))
            return false;
        if (tokens[i].amount > 0 && tokens[i].mark == MARK_NONE)
            return true;
    }
    return false;
}

static bool
is_joint(const struct reading *reading, size_t at)
{
    const struct sense *join = reading_sense(reading, at, WORD_JOIN, NULL);
    return is_sign(reading, at, ",") || (join && join->value == JOIN_AND);
}

static void
set_later(struct reading *reading, size_t at, bool has_verb, bool is_sentence)
{
    reading->end = at;
    reading->later_has_verb = has_verb;
    reading->later_is_sentence = is_sentence;
    reading->sentence->is_several = true;
    for (size_t i = at; i < reading->list.count; i++)
        reading->list.tokens[i].mark = MARK_LATER;
}

/* Whether a second sentence says something, and not only when. */
static bool
says_more(const struct reading *reading, size_t at, bool has_amount)
{
    for (; at < reading->list.count; at++)
        if (reading_is_verb(reading, at) || (has_amount && reading->list.tokens[at].amount > 0 &&
                                                reading->list.tokens[at].mark == MARK_NONE))
            return true;
    return false;
}

/* Behind a number, what may be a noun too is one, unless somebody or "to" stands before it: "45
   dials from the old list". */
static bool
is_main_verb(const struct reading *reading, size_t at, const struct content *content)
{
    if (!reading_is_verb(reading, at))
        return false;
    bool noun = reading_has_exactly(reading, at, WORD_DELIVERABLE) ||
                reading_has_exactly(reading, at, WORD_METRIC);
    return !noun || !content->amount || reading_follows_class(reading, at, WORD_SUBJECT) ||
           reading_follows_class(reading, at, WORD_FRAME) || reading_follows(reading, at, "to , :");
}

void
sentence_part_clauses(struct reading *reading)
{
    struct content content = {false, false, false};
    size_t count = reading->list.count, noun_end = 0;
    bool flag, is_last = false;

    reading->verb = reading->end = count;
    reading->first = skip_label(reading);
    size_t at = leading_purpose(reading, reading->first);
    if (at > reading->first) {
        for (size_t i = reading->first; i < at; i++)
            reading->list.tokens[i].mark = MARK_ASIDE;
        reading->first = at;
    }
    while (at < count) {
        const struct token *token = &reading->list.tokens[at];
        bool has_object = content.amount || (content.verb && content.object);
        if (ends_sentence(reading, at) && has_object && !is_last) {
            is_last = !says_more(reading, at + 1, content.amount);
            if (!is_last) {
                set_later(reading, at, true, true);
                return;
            }
        }
        size_t state = reading_words(reading, at, WORD_STATE);
        if (state > 1 && reading->verb < count) { /* up and running */
            at += state;
            continue;
        }
        if (is_joint(reading, at) && token->mark == MARK_NONE && token->amount == 0 &&
            begins_goal(reading, at, &content, &flag)) {
            set_later(reading, at, flag, false);
            return;
        }
        if (token->mark == MARK_NONE && token->amount == 0 &&
            reading_has(reading, at, WORD_COMPARE)) {
            at = set_compared(reading, at);
            continue;
        }
        if (token->mark == MARK_NONE && opens_aside(reading, at, &flag))
            set_aside(reading, at, aside_end(reading, at + 1), flag);
        if (reading->verb == count && at >= noun_end && is_main_verb(reading, at, &content))
            reading->verb = at;
        size_t noun = reading_words(reading, at, WORD_METRIC);
        if (at + noun > noun_end)
            noun_end = at + noun;
        add_content(reading, at, &content);
        at++;
    }
}
