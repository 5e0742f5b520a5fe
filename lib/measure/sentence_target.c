/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The target among the numbers of the first goal, and where it starts. The first number that
 * nothing else lays claim to is the target, unless another is what it shall come to ("by 40 %: from
 * 5000 to 7000").
 */
#include "measure/sentence_parts.h"

/* Words that may stand between "from" or "to" and its number: the current, an average of. */
enum { BETWEEN_MOST = 5 };

static bool
is_filler(const struct reading *reading, size_t at)
{
    return reading->list.tokens[at].kind == TOKEN_WORD &&
           (reading_has(reading, at, WORD_ARTICLE) || reading_has(reading, at, WORD_GENERIC) ||
               reading_has(reading, at, WORD_PERIOD) || reading_has(reading, at, WORD_METRIC) ||
               reading_has(reading, at, WORD_RECURRING) || reading_has(reading, at, WORD_WHICH) ||
               reading_is(reading, at, "of") || reading_is(reading, at, "at") ||
               reading->list.tokens[at].mark == MARK_TIME);
}

static bool
is_eligible(const struct reading *reading, const struct amount *amount)
{
    return amount->begin >= reading->first && !amount->is_name &&
           reading->list.tokens[amount->begin].mark == MARK_NONE &&
           reading->list.tokens[amount->end - 1].mark == MARK_NONE;
}

/* Whether the word right before the amount, or before its fillers, is `word`. */
bool
reading_is_behind(const struct reading *reading, const struct amount *amount, const char *word)
{
    size_t at = amount->begin;
    for (int i = 0; i < BETWEEN_MOST && at > 0; i++) {
        at--;
        if (reading_is(reading, at, word))
            return true;
        if (!is_filler(reading, at))
            return false;
    }
    return false;
}

bool
reading_is_to(const struct reading *reading, const struct amount *amount)
{
    return reading_is_behind(reading, amount, "to") || reading_is_behind(reading, amount, ">") ||
           reading_is_behind(reading, amount, "into");
}

/* How the words around an amount say that it is the start: -1 they do not. */
static int
start_before(const struct reading *reading, const struct amount *amount)
{
    size_t at = amount->begin;
    for (int i = 0; i < BETWEEN_MOST && at > 0; i++) {
        at--;
        const struct sense *start = reading_sense(reading, at, WORD_START, NULL);
        if (start && start->value != START_SO_FAR)
            return start->value;
        if (!is_filler(reading, at))
            return -1;
    }
    return -1;
}

static bool
start_behind(const struct reading *reading, const struct amount *amount)
{
    size_t at = amount->end;
    for (int i = 0; i < 3; i++, at++) {
        const struct sense *start = reading_sense(reading, at, WORD_START, NULL);
        if (start && start->value != START_FROM)
            return true;
        if (!reading_has(reading, at, WORD_METRIC) && !reading_has(reading, at, WORD_CUSTOMER) &&
            !is_filler(reading, at))
            return false;
    }
    return false;
}

/* "with 500 employees", "deals over $50k": it describes what is counted. */
static bool
is_limit(const struct reading *reading, const struct amount *amount, bool is_first)
{
    size_t at = amount->begin;
    /* all 6 reps, each of my 3 */
    for (size_t i = 1; i <= 3 && i <= at; i++) {
        if (reading_has(reading, at - i, WORD_EXTENT))
            return true;
        if (!reading_has(reading, at - i, WORD_ARTICLE) && !reading_is(reading, at - i, "of"))
            break;
    }
    if (reading_has(reading, amount->end, WORD_SIZE) &&
        ((amount->at_least && at > 0) || reading_follows(reading, at, "with of")))
        return true;
    if (reading_moves(reading) && amount->is_bare &&
        reading_follows(reading, at, "top largest biggest"))
        return true; /* grow revenue at our top 20 accounts */
    if (!is_first || at == 0 || amount->unit != UNIT_MONEY ||
        !(amount->at_least || amount->at_most))
        return false;
    const struct sense *metric = reading_sense(reading, at - 1, WORD_METRIC, NULL);
    return (metric && lexicon_sense(reading->lexicon, metric->meaning, WORD_AS_MONEY)) ||
           reading_follows_class(reading, at, WORD_CUSTOMER);
}

/* "raise prices on 20 accounts by 3%": what is moved where is not by how much. */
static bool
is_place(const struct reading *reading, const struct amount *amount)
{
    size_t at = amount->begin;
    return reading_moves(reading) && reading_follows_class(reading, at, WORD_PREPOSITION) &&
           !reading_follows(reading, at, "by to at of");
}

/* "my bottom three reps twice a month": a known group, and then how often. */
static bool
is_group(const struct reading *reading, const struct amount *amount)
{
    size_t at = amount->begin;
    return amount->is_bare && (reading_follows_class(reading, at, WORD_ARTICLE) ||
                                  reading_follows(reading, at, "top bottom key"));
}

/* Whether `amount` rather than the target found so far is the target. */
static bool
is_better(const struct reading *reading, const struct amount *amount)
{
    const struct amount *target = reading->target;
    bool to = reading_is_to(reading, amount), by = reading_is_behind(reading, amount, "by");

    if (amount->is_often && is_group(reading, target))
        return true;
    if (reading_is_to(reading, target))
        return false;
    if ((to || by) && is_place(reading, target))
        return true;
    return to && (reading_is_behind(reading, target, "by") ||
                     (reading->from && reading->from->begin > target->begin));
}

static bool
is_compound_time(const struct reading *reading, const struct amount *amount)
{
    return amount->unit == UNIT_DAYS && reading->list.tokens[amount->end - 1].hyphened;
}

/* "8 -> 12": what stands before the arrow is the start. */
static bool
is_behind_arrow(const struct reading *reading, const struct amount *amount)
{
    const struct amount *target = reading->target;
    bool arrow =
        reading_is(reading, amount->begin, ">") || reading_follows(reading, amount->begin, ">");
    return target && arrow && !reading->from &&
           (amount->begin == target->end || reading_is(reading, target->end, "-") ||
               reading_is(reading, target->end, ">")) &&
           amount->begin <= target->end + 2;
}

/* Gives an amount its part. */
static void
place(struct reading *reading, const struct amount *amount)
{
    int start = start_before(reading, amount);
    bool is_source = start == START_FROM && reading->target &&
                     (reading_has(reading, amount->end, WORD_METRIC) ||
                         reading_has(reading, amount->end, WORD_CUSTOMER));

    if (is_source)
        return;
    if (start >= 0 || (reading->target && start_behind(reading, amount))) {
        reading->from = reading->from ? reading->from : amount;
    } else if (is_behind_arrow(reading, amount)) {
        reading->from = reading->target;
        reading->target = amount;
    } else if (is_limit(reading, amount, !reading->target)) {
        return;
    } else if (is_compound_time(reading, amount)) {
        reading->compound = reading->compound ? reading->compound : amount;
    } else if (!reading->target || is_better(reading, amount)) {
        reading->target = amount;
    }
}

void
sentence_choose_target(struct reading *reading)
{
    for (size_t i = 0; i < reading->amount_count; i++) {
        const struct amount *amount = &reading->amounts[i];
        if (is_eligible(reading, amount))
            place(reading, amount);
    }
}
