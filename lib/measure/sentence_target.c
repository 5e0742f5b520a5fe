/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The target among the numbers of the first goal, where it starts, and in which unit. The first
 * number that nothing else lays claim to is the target, unless another is what it shall come to
 * ("by 40 %: from 5000 to 7000").
 */
#include "measure/sentence_parts.h"

/* Words that may stand between "from" or "to" and its number: the current, an average of. */
enum { BETWEEN_MOST = 5 };

static bool
is_filler(const struct reading *reading, size_t at)
{
    return reading->list.tokens[at].kind == TOKEN_WORD &&
           (reading_has(reading, at, WORD_ARTICLE) || reading_has(reading, at, WORD_GENERIC) ||
               reading_has(reading, at, WORD_PERIOD) || reading_has(reading, at, WORD_RECURRING) ||
               reading_has(reading, at, WORD_WHICH) || reading_is(reading, at, "of") ||
               reading_is(reading, at, "at") || reading->list.tokens[at].mark == MARK_TIME);
}

static bool
is_eligible(const struct reading *reading, const struct amount *amount)
{
    return amount->begin < reading->end && !amount->is_name &&
           reading->list.tokens[amount->begin].mark == MARK_NONE &&
           reading->list.tokens[amount->end - 1].mark == MARK_NONE;
}

/* Whether the word right before the amount, or before its fillers, is `word`. */
static bool
is_behind(const struct reading *reading, const struct amount *amount, const char *word)
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

static bool
is_to(const struct reading *reading, const struct amount *amount)
{
    return is_behind(reading, amount, "to") || is_behind(reading, amount, ">") ||
           is_behind(reading, amount, "into");
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
    if (reading_has(reading, amount->end, WORD_SIZE) && at > 0 &&
        (reading_is(reading, at - 1, "with") || reading_is(reading, at - 1, "of") ||
            amount->at_least))
        return true;
    if (!is_first || at == 0 || amount->unit != UNIT_MONEY ||
        !(amount->at_least || amount->at_most))
        return false;
    const struct sense *metric = reading_sense(reading, at - 1, WORD_METRIC, NULL);
    return (metric && lexicon_sense(reading->lexicon, metric->meaning, WORD_AS_MONEY)) ||
           reading_has(reading, at - 1, WORD_CUSTOMER);
}

static bool
is_compound_time(const struct reading *reading, const struct amount *amount)
{
    return amount->unit == UNIT_DAYS && reading->list.tokens[amount->end - 1].hyphened;
}

void
sentence_choose_target(struct reading *reading)
{
    const struct amount *compound = NULL;

    for (size_t i = 0; i < reading->amount_count; i++) {
        const struct amount *amount = &reading->amounts[i];
        if (amount->begin >= reading->end)
            break;
        if (!is_eligible(reading, amount))
            continue;
        int start = start_before(reading, amount);
        bool is_source = start == START_FROM && reading->target &&
                         (reading_has(reading, amount->end, WORD_METRIC) ||
                             reading_has(reading, amount->end, WORD_CUSTOMER));
        if (is_source)
            continue;
        if (start >= 0 || (reading->target && start_behind(reading, amount))) {
            if (!reading->from)
                reading->from = amount;
        } else if (is_limit(reading, amount, !reading->target)) {
            continue;
        } else if (is_compound_time(reading, amount)) {
            compound = compound ? compound : amount;
        } else if (!reading->target) {
            reading->target = amount;
        } else if (is_to(reading, amount) && !is_to(reading, reading->target) &&
                   (is_behind(reading, reading->target, "by") ||
                       (reading->from && reading->from->begin > reading->target->begin))) {
            reading->target = amount;
        }
    }
    if (!reading->target)
        reading->target = compound;
}

/* Minutes, hours or days: what a duration is said in, and by what it is multiplied and divided. */
static enum goal_unit
convert_time(struct decimal *value, enum time_unit unit)
{
    static const struct {
        enum goal_unit unit;
        uint32_t times, over;
    } rows[] = {
        [TIME_SECOND] = {UNIT_MINUTES, 1, 60},
        [TIME_MINUTE] = {UNIT_MINUTES, 1, 1},
        [TIME_HOUR] = {UNIT_HOURS, 1, 1},
        [TIME_DAY] = {UNIT_DAYS, 1, 1},
        [TIME_WEEK] = {UNIT_DAYS, 7, 1},
        [TIME_MONTH] = {UNIT_DAYS, 30, 1},
        [TIME_QUARTER] = {UNIT_DAYS, 90, 1},
        [TIME_YEAR] = {UNIT_DAYS, 365, 1},
        [TIME_HALF] = {UNIT_DAYS, 180, 1},
        [TIME_OTHER] = {UNIT_DAYS, 1, 1},
    };
    decimal_convert(value, rows[unit].times, rows[unit].over, 4);
    return rows[unit].unit;
}

/* `value` of one unit of time in another. */
static void
convert_between(struct decimal *value, enum goal_unit from, enum goal_unit to)
{
    static const uint32_t minutes[] = {[UNIT_DAYS] = 1440, [UNIT_HOURS] = 60, [UNIT_MINUTES] = 1};
    if (from >= UNIT_DAYS && from <= UNIT_MINUTES && to >= UNIT_DAYS && to <= UNIT_MINUTES)
        decimal_convert(value, minutes[from], minutes[to], 4);
}

/* Words between the amount and a word of the class, at most three of them. */
static bool
follows(const struct reading *reading, size_t at, enum word_class word_class, int most)
{
    for (int i = 0; i <= most && at < reading->end; i++, at++) {
        const struct token *token = &reading->list.tokens[at];
        if (token->kind != TOKEN_WORD || token->mark != MARK_NONE)
            return false;
        if (reading_has(reading, at, word_class))
            return true;
        if (reading_has(reading, at, WORD_PREPOSITION) || reading_has(reading, at, WORD_SPAN))
            return false;
    }
    return false;
}

static bool
is_change_of(const struct reading *reading, const struct amount *amount)
{
    size_t before = amount->begin;

    if (is_to(reading, amount))
        return false;
    if (is_behind(reading, amount, "by") || amount->has_sign_up || amount->has_sign_down)
        return true;
    if (before > 0 &&
        (reading_is(reading, before - 1, "up") || reading_is(reading, before - 1, "down")))
        return true;
    if (before > 0 && reading_has(reading, before - 1, WORD_MORE) &&
        !reading_has(reading, before - 1, WORD_QUALITY))
        return true;
    return follows(reading, amount->end, WORD_MORE, 1) ||
           (reading_has(reading, amount->end, WORD_CHANGE) ||
               (amount->unit == UNIT_PERCENT && follows(reading, amount->end, WORD_CHANGE, 3)));
}

static enum goal_unit
percent_unit(const struct reading *reading, const struct amount *amount, bool is_change)
{
    if (is_change)
        return UNIT_PERCENT_CHANGE;
    if (amount->is_share || is_to(reading, amount) || !reading_moves(reading) ||
        amount->begin < reading->verb)
        return UNIT_PERCENT;
    if (reading_is(reading, amount->end, "of"))
        return UNIT_PERCENT;
    if ((reading->traits & TRAIT_RATE) && (amount->at_least || amount->at_most))
        return UNIT_PERCENT;
    return reading_is(reading, amount->begin - 1, "at") ||
                   reading_is(reading, amount->begin - 1, "of")
               ? UNIT_PERCENT
               : UNIT_PERCENT_CHANGE;
}

static enum goal_unit
times_unit(const struct reading *reading, const struct amount *amount)
{
    const struct when *when = reading_when_at(reading, amount->end);
    size_t behind = amount->end;

    if (reading->traits & TRAIT_TIMES)
        return UNIT_TIMES;
    if (when && when->kind == WHEN_RECURRING)
        return UNIT_COUNT;
    if (reading_moves(reading) || reading_is(reading, behind, "as") ||
        reading_has(reading, behind, WORD_MORE) || reading_has(reading, behind, WORD_ARTICLE) ||
        reading_has(reading, behind, WORD_METRIC))
        return UNIT_TIMES;
    return UNIT_COUNT;
}

static enum goal_unit
bare_unit(const struct reading *reading, bool is_change)
{
    int traits = reading->traits;
    if (traits & TRAIT_RATE)
        return is_change ? UNIT_POINTS : UNIT_PERCENT;
    if (traits & TRAIT_MONEY)
        return UNIT_MONEY;
    if (traits & TRAIT_SCORE)
        return UNIT_SCORE;
    if (traits & TRAIT_TIMES)
        return UNIT_TIMES;
    if (traits & TRAIT_DURATION)
        return UNIT_DAYS;
    return UNIT_COUNT;
}

/* The value and unit of an amount as the target. */
static void
settle_target(struct reading *reading, const struct amount *amount)
{
    struct sentence *sentence = reading->sentence;
    bool is_change = is_change_of(reading, amount);

    sentence->has_number = true;
    sentence->number = amount->value;
    sentence->at_most = amount->at_most;
    sentence->is_change = is_change;
    switch (amount->unit) {
    case UNIT_PERCENT:
        sentence->unit = percent_unit(reading, amount, is_change);
        sentence->is_change = sentence->unit == UNIT_PERCENT_CHANGE;
        break;
    case UNIT_POINTS:
        sentence->unit = (reading->traits & TRAIT_SCORE) && !is_change && !reading_moves(reading)
                             ? UNIT_SCORE
                             : UNIT_POINTS;
        if ((reading->traits & TRAIT_SCORE) && is_to(reading, amount))
            sentence->unit = UNIT_SCORE;
        sentence->is_change = sentence->unit == UNIT_POINTS;
        break;
    case UNIT_TIMES:
        sentence->unit = times_unit(reading, amount);
        sentence->is_change = sentence->unit == UNIT_TIMES && !(reading->traits & TRAIT_TIMES);
        break;
    case UNIT_DAYS:
        sentence->unit = convert_time(&sentence->number, amount->time_unit);
        break;
    case UNIT_NONE:
        sentence->unit =
            reading->from && reading->from->unit != UNIT_NONE && reading->from->unit != UNIT_DAYS
                ? reading->from->unit
                : bare_unit(reading, is_change);
        break;
    default:
        sentence->unit = amount->unit;
    }
    if (amount->is_often && amount->unit == UNIT_NONE)
        sentence->unit = UNIT_COUNT;
}

static bool
has_scale(const struct reading *reading, const struct amount *amount)
{
    for (size_t i = amount->begin; i < amount->end; i++)
        if (reading_has(reading, i, WORD_SCALE))
            return true;
    return false;
}

static void
settle_from(struct reading *reading, const struct amount *amount)
{
    struct sentence *sentence = reading->sentence;
    const struct amount *target = reading->target;
    struct decimal value = amount->value;
    const struct sense *scale;

    if (amount->unit == UNIT_DAYS)
        convert_between(&value, convert_time(&value, amount->time_unit), sentence->unit);
    else if (amount->is_bare && target && target->unit == UNIT_DAYS)
        convert_time(&value, target->time_unit);
    /* "from 1.2 to 1.5M" */
    if (target && amount->is_bare && has_scale(reading, target) && !has_scale(reading, amount) &&
        value.whole < 1000)
        for (size_t i = target->begin; i < target->end; i++)
            if ((scale = reading_sense(reading, i, WORD_SCALE, NULL)) != NULL)
                decimal_convert(&value, (uint32_t)scale->number.whole, 1, 17);
    sentence->has_from = true;
    sentence->from = value;
}

/* "calls 25 to 45 weekly" behind a verb that moves something is a start and a target. */
static bool
is_from_to(const struct reading *reading, const struct amount *amount)
{
    return amount->is_to && amount->begin > 0 && reading_moves(reading) &&
           !is_behind(reading, amount, "by") &&
           reading_has(reading, amount->begin - 1, WORD_METRIC) &&
           (amount->unit != UNIT_PERCENT || (reading->traits & TRAIT_RATE));
}

/* An "a" or "an" that counts: "a newsletter every month". */
static bool
find_article(const struct reading *reading)
{
    for (size_t at = reading->verb; at < reading->end; at++) {
        const struct sense *article = reading_sense(reading, at, WORD_ARTICLE, NULL);
        if (!article || article->value != ARTICLE_A || reading->list.tokens[at].mark != MARK_NONE ||
            reading_has(reading, at, WORD_VAGUE))
            continue;
        for (size_t i = at + 1; i < at + 6 && i < reading->end; i++)
            if (reading_has(reading, i, WORD_METRIC) || reading_has(reading, i, WORD_DELIVERABLE) ||
                reading_has(reading, i, WORD_CUSTOMER) || reading_has(reading, i, WORD_UNNAMED))
                return true;
    }
    return false;
}

static bool
recurs(const struct reading *reading)
{
    for (size_t i = 0; i < reading->when_count; i++)
        if (reading->whens[i].kind == WHEN_RECURRING &&
            reading->list.tokens[reading->whens[i].begin].mark == MARK_TIME)
            return true;
    return false;
}

/* Double, halve, "in half", where no other number says what to come to. */
static const struct sense *
find_factor(const struct reading *reading)
{
    for (size_t at = reading->first; at < reading->end; at++) {
        if (reading->list.tokens[at].mark == MARK_NONE && reading_has(reading, at, WORD_FACTOR) &&
            !reading_has(reading, at, WORD_VAGUE))
            return reading_sense(reading, at, WORD_FACTOR, NULL);
    }
    return NULL;
}

/* "Reply within 10 minutes": the limit is the target if nothing else is. */
static struct when *
limit_of(struct reading *reading)
{
    for (size_t i = 0; i < reading->when_count; i++) {
        struct when *when = &reading->whens[i];
        if (when->kind == WHEN_LIMIT && when->begin < reading->end &&
            reading->list.tokens[when->begin].mark == MARK_TIME &&
            (when->amount.time_unit < TIME_DAY || (reading->traits & TRAIT_EACH_CASE)))
            return when;
    }
    return NULL;
}

void
sentence_settle_units(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    const struct sense *factor = find_factor(reading);
    const struct amount *target = reading->target;
    struct when *limit = limit_of(reading);

    /* How fast each case is handled is no deadline. */
    if (limit && (!reading_moves(reading) || limit->amount.time_unit < TIME_DAY)) {
        limit->kind = WHEN_NOTHING;
        if (!target && (reading->traits & TRAIT_DURATION))
            target = reading->target = &limit->amount;
    }
    if (factor && !(target && (is_to(reading, target) || reading->from))) {
        sentence->has_number = sentence->is_change = true;
        sentence->number = factor->number;
        sentence->unit = UNIT_TIMES;
        reading->target = NULL;
        return;
    }
    if (target) {
        settle_target(reading, target);
        if (reading->from) {
            settle_from(reading, reading->from);
        } else if (is_from_to(reading, target)) {
            sentence->has_from = true;
            sentence->from = sentence->number;
            sentence->number = target->upper;
            if (target->unit == UNIT_DAYS)
                convert_time(&sentence->number, target->time_unit);
            if (sentence->unit == UNIT_PERCENT_CHANGE)
                sentence->unit = UNIT_PERCENT;
            sentence->is_change = false;
        }
    } else if (recurs(reading) && find_article(reading)) {
        sentence->has_number = true;
        sentence->number = decimal_from_int(1);
        sentence->unit = UNIT_COUNT;
    }
}
