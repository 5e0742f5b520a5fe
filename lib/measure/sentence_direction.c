/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The direction of a goal. A verb that moves or holds something decides; then "more" and "less" and
 * the like; then a stated start; what is left is done or not, or is to be reached.
 */
#include "measure/sentence_parts.h"

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
        const struct sense *way = reading_sense(reading, at, WORD_MORE, NULL);
        if (!way)
            way = reading_sense(reading, at, WORD_CHANGE, NULL);
        if (way && (token->amount == 0 || reading_words(reading, at, WORD_BOUND) == 1))
            return way->value;
        const struct sense *vague = reading_sense(reading, at, WORD_VAGUE, NULL);
        if (vague && vague->value == VAGUE_UP)
            return WAY_UP;
        if (reading->target && at == reading->target->begin && reading->target->has_sign_down)
            return WAY_DOWN;
        if (reading->target && at == reading->target->begin && reading->target->has_sign_up)
            return WAY_UP;
    }
    return -1;
}

/* "keep growing": the verb behind a verb that holds. */
static const struct sense *
main_verb(const struct reading *reading)
{
    const struct sense *verb = reading_sense(reading, reading->verb, WORD_VERB, NULL);
    if (verb && verb->value == VERB_HOLD && reading->verb + 1 < reading->end) {
        size_t words = reading_words(reading, reading->verb, WORD_VERB);
        const struct sense *next = reading_sense(reading, reading->verb + words, WORD_VERB, NULL);
        if (next && next->value <= VERB_DOWN)
            return next;
    }
    return verb;
}

void
sentence_choose_direction(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    const struct sense *verb = main_verb(reading);
    int kind = verb ? verb->value : VERB_PLAIN;
    bool lower = (reading->traits & TRAIT_LOWER) != 0;
    int way = find_way(reading);
    enum direction direction = DIRECTION_NONE;

    if (kind == VERB_UP)
        direction = DIRECTION_INCREASE;
    else if (kind == VERB_BETTER)
        direction = lower ? DIRECTION_DECREASE : DIRECTION_INCREASE;
    else if (kind == VERB_DOWN)
        direction = DIRECTION_DECREASE;
    else if (kind == VERB_HOLD)
        direction = DIRECTION_MAINTAIN;
    else if (way == WAY_UP)
        direction = DIRECTION_INCREASE;
    else if (way == WAY_DOWN)
        direction = DIRECTION_DECREASE;
    else if (sentence->has_from && sentence->has_number && kind != VERB_MAKE)
        direction = decimal_compare(sentence->number, sentence->from) >= 0 ? DIRECTION_INCREASE
                                                                           : DIRECTION_DECREASE;
    else if (sentence->has_number && sentence->unit == UNIT_TIMES && sentence->is_change)
        direction = sentence->number.whole > 0 ? DIRECTION_INCREASE : DIRECTION_DECREASE;
    else if (sentence->has_number && sentence->unit == UNIT_PERCENT_CHANGE)
        direction = lower ? DIRECTION_DECREASE : DIRECTION_INCREASE;
    else if (reading->is_done)
        direction = DIRECTION_COMPLETE;
    else if (sentence->has_number || *sentence->metric != '\0')
        direction = DIRECTION_REACH;
    sentence->direction = direction;
}
