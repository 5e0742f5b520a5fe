/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Telling verbs from nouns and adjectives that look like them: to close and a monthly close, to
 * book and a booked meeting. It decides by the words next to it alone and knows nothing of the
 * clause.
 */
#include "measure/sentence_parts.h"

bool
reading_is_verb(const struct reading *reading, size_t at)
{
    const struct token *token = &reading->list.tokens[at];
    if (token->mark != MARK_NONE || token->amount > 0 ||
        (!reading_has(reading, at, WORD_VERB) && !reading_has(reading, at, WORD_ACT)))
        return false;
    size_t verb = reading_words(reading, at, WORD_VERB), act = reading_words(reading, at, WORD_ACT);
    size_t noun = reading_words(reading, at, WORD_METRIC);
    size_t words = verb > act ? verb : act;
    bool exact = reading_exact_words(reading, at, WORD_VERB) == words ||
                 reading_exact_words(reading, at, WORD_ACT) == words;
    const struct when *before = at > 0 ? reading_when_at(reading, at - 1) : NULL;
    if (reading_is(reading, at + words, "of") || (before && before->kind == WHEN_ADJECTIVE))
        return false; /* a target of 5, a monthly close */
    if (noun > words || (!exact && token_ends_in(&reading->list.tokens[at + words - 1], "s")))
        return false;
    if (noun > 0 && reading_has_exactly(reading, at, WORD_METRIC) && !exact)
        return false; /* a meeting is not to meet */
    if (at > reading->first && token_ends_in(token, "ed") &&
        reading_follows(reading, at, "of for on with from in at among"))
        return false; /* a show rate for booked demos */
    if (at > reading->first && (reading_follows_class(reading, at, WORD_ARTICLE) ||
                                   reading_follows_class(reading, at, WORD_EACH) ||
                                   reading_follows_class(reading, at, WORD_EXTENT)))
        return false;
    return true;
}
