/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The direction of a goal. A verb that moves or holds something decides; then "more" and "less" and
 * the like; then a stated start; what is left is done or not, or is to be reached.
 */
#include "measure/sentence_parts.h"

/* The sense of a word that points up or down. A verb does so by its kind alone, and so does a
   metric that is called by such a word (expansion revenue). */
static const struct sense *
way_at(const struct reading *reading, size_t at)
{
    if (reading_has_exactly(reading, at, WORD_MORE))
        return reading_sense(reading, at, WORD_MORE, NULL);
    enum goal_unit unit = reading->sentence->unit;
    if (at == reading->verb && (unit == UNIT_POINTS || unit == UNIT_PERCENT_CHANGE))
        return reading_sense(reading, at, WORD_CHANGE, NULL); /* gain 3 points */
    if (reading->is_done)
        return NULL; /* develop a strategy for growth */
    bool is_name = at == reading->verb || at == reading->metric_token;
    return is_name ? NULL : reading_sense(reading, at, WORD_CHANGE, NULL);
}

/* The way that words like "more", "reduction" and "down" point: WAY_UP, WAY_DOWN, or -1. */
static int
find_way(const struct reading *reading)
{
    size_t words;
    for (size_t at = reading->first; at < reading->end; at += words) {
        const struct token *token = &reading->list.tokens[at];
        words = reading_step(reading, at);
        if (token->mark != MARK_NONE)
            continue;
        const struct sense *way = way_at(reading, at);
        if (way && (token->amount == 0 || reading_words(reading, at, WORD_BOUND) == 1))
            return way->value;
        const struct sense *vague = reading_sense(reading, at, WORD_VAGUE, NULL);
        if (vague && vague->value == VAGUE_UP && !reading_follows(reading, at, "with"))
            return WAY_UP; /* but not: accounts with the most potential */
        if (reading->target && at == reading->target->end && reading_is(reading, at, "off") &&
            reading_verb(reading) == VERB_LEVEL)
            return WAY_DOWN; /* take two weeks off the cycle */
        if (reading->target && at == reading->target->begin && reading->target->has_sign_down)
            return WAY_DOWN;
        if (reading->target && at == reading->target->begin && reading->target->has_sign_up)
            return WAY_UP;
    }
    return -1;
}

/* The main verb, or the verb behind one that holds ("keep growing"). */
static enum verb_kind
main_verb(const struct reading *reading)
{
    enum verb_kind kind = reading_verb(reading);
    if (kind == VERB_HOLD) {
        size_t words = reading_words(reading, reading->verb, WORD_VERB);
        const struct sense *next = reading_sense(reading, reading->verb + words, WORD_VERB, NULL);
        if (next && next->value <= VERB_DOWN)
            return (enum verb_kind)next->value;
    }
    return kind;
}

/* What a verb that moves or holds something decides. */
static enum direction
by_verb(enum verb_kind kind, bool lower)
{
    switch (kind) {
    case VERB_UP:
        return DIRECTION_INCREASE;
    case VERB_BETTER:
        return lower ? DIRECTION_DECREASE : DIRECTION_INCREASE;
    case VERB_DOWN:
        return DIRECTION_DECREASE;
    case VERB_HOLD:
        return DIRECTION_MAINTAIN;
    default:
        return DIRECTION_NONE;
    }
}

/* What the target decides: where it starts, or that it is a change. */
static enum direction
by_target(const struct reading *reading, enum verb_kind kind)
{
    const struct sentence *sentence = reading->sentence;
    bool up = !(reading->traits & TRAIT_LOWER);

    if (sentence->has_from && sentence->has_number && kind != VERB_MAKE)
        up = decimal_compare(sentence->number, sentence->from) >= 0;
    else if (sentence->has_number && sentence->unit == UNIT_TIMES && sentence->is_change)
        up = sentence->number.whole > 0;
    else if (!sentence->has_number || sentence->unit != UNIT_PERCENT_CHANGE)
        return DIRECTION_NONE;
    return up ? DIRECTION_INCREASE : DIRECTION_DECREASE;
}

void
sentence_choose_direction(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    enum verb_kind kind = main_verb(reading);
    int way = find_way(reading);
    enum direction direction = by_verb(kind, (reading->traits & TRAIT_LOWER) != 0);

    if (direction == DIRECTION_NONE && way >= 0)
        direction = way == WAY_UP ? DIRECTION_INCREASE : DIRECTION_DECREASE;
    if (direction == DIRECTION_NONE)
        direction = by_target(reading, kind);
    if (direction == DIRECTION_NONE && reading->is_done)
        direction = DIRECTION_COMPLETE;
    if (direction == DIRECTION_NONE && (sentence->has_number || *sentence->metric != '\0'))
        direction = DIRECTION_REACH;
    sentence->direction = direction;
}
