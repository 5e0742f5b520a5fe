/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The units of the target and of its start, and their values in them: what a change is and what a
 * level, what a bare number of this metric means, times converted to days, hours or minutes.
 */
#include "measure/sentence_parts.h"

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

    if (reading_is_to(reading, amount))
        return false;
    /* add 5% to revenue */
    if (reading_is(reading, amount->end, "to") && !(reading->traits & TRAIT_RATE) &&
        amount->unit == UNIT_PERCENT && reading_verb(reading) == VERB_MAKE)
        return true;
    if (reading_is_behind(reading, amount, "by") || amount->has_sign_up || amount->has_sign_down)
        return true;
    /* the "up" of "move up 10 points", not that of "follow up 10 leads" */
    if (before > reading->verb + reading_step(reading, reading->verb) &&
        reading_follows(reading, before, "up down"))
        return true;
    if (reading_follows_class(reading, before, WORD_MORE) &&
        !reading_follows_class(reading, before, WORD_QUALITY))
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
    if (amount->is_share || reading_is_to(reading, amount) || !reading_moves(reading) ||
        amount->begin < reading->verb)
        return UNIT_PERCENT;
    if (reading_is(reading, amount->end, "of"))
        return UNIT_PERCENT;
    if ((reading->traits & TRAIT_RATE) && (amount->at_least || amount->at_most))
        return UNIT_PERCENT;
    return reading_follows(reading, amount->begin, "at of") ? UNIT_PERCENT : UNIT_PERCENT_CHANGE;
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

/* The time that a metric's own name counts in: hours of "prospecting hours"; else days. */
static enum goal_unit
unit_in_metric(const struct reading *reading)
{
    for (size_t i = 0; i < reading->metric_words; i++) {
        const struct sense *period =
            reading_sense(reading, reading->metric_token + i, WORD_PERIOD, NULL);
        struct decimal value = {1, 0};
        if (period)
            return convert_time(&value, (enum time_unit)period->value);
    }
    return UNIT_DAYS;
}

static bool
is_plural(const struct token *noun)
{
    const char *end = noun->word + noun->word_length;
    return noun->word_length > 2 && end[-1] == 's' && end[-2] != 's';
}

/* Whether a bare number counts things, whatever the metric is measured in: "5 cancellations",
   "losses to 5" (but not "rates to 5"), "upsell 10 accounts". */
static bool
counts_things(const struct reading *reading, bool is_change)
{
    const struct amount *target = reading->target;
    size_t metric = reading->metric_token, words = reading->metric_words;

    for (size_t at = target->end; at < reading->end && at < target->end + 3; at++)
        if (reading_counts(reading, at) &&
            (reading_has(reading, at, WORD_CUSTOMER) ||
                (at != metric && (reading_has(reading, at, WORD_METRIC) ||
                                     is_plural(&reading->list.tokens[at])))))
            return true;
    if (reading_counts(reading, metric))
        return (reading->traits & (TRAIT_MONEY | TRAIT_DURATION)) == 0;
    return (reading->traits & TRAIT_RATE) != 0 && !is_change &&
           is_plural(&reading->list.tokens[metric + words - 1]) &&
           !reading_has(reading, metric + words - 1, WORD_GENERIC);
}

static enum goal_unit
bare_unit(const struct reading *reading, bool is_change)
{
    int traits = reading->traits;
    if (reading->target && counts_things(reading, is_change))
        return UNIT_COUNT;
    if (traits & TRAIT_RATE)
        return is_change ? UNIT_POINTS : UNIT_PERCENT;
    if (traits & TRAIT_MONEY)
        return UNIT_MONEY;
    if (traits & TRAIT_SCORE)
        return UNIT_SCORE;
    if (traits & TRAIT_TIMES)
        return UNIT_TIMES;
    if (traits & TRAIT_DURATION)
        return unit_in_metric(reading);
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
        if ((reading->traits & TRAIT_SCORE) && reading_is_to(reading, amount))
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
        if (reading->from && reading->from->unit == UNIT_DAYS) { /* from 9 hours to 5 */
            sentence->unit = convert_time(&sentence->number, reading->from->time_unit);
            break;
        }
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
    if (amount->is_to && decimal_compare(amount->upper, amount->value) < 0)
        return true; /* 60 to 45 is no range */
    return amount->is_to && reading_moves(reading) && !reading_is_behind(reading, amount, "by") &&
           (reading_follows_class(reading, amount->begin, WORD_METRIC) ||
               reading->metric_token + reading->metric_words == amount->begin) &&
           (amount->unit != UNIT_PERCENT || (reading->traits & TRAIT_RATE));
}

/* An "a" or "an" that counts: "a newsletter every month". */
static bool
find_article(const struct reading *reading)
{
    size_t first = reading->verb < reading->end ? reading->verb : reading->first;
    for (size_t at = first; at < reading->end; at++) {
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

/* "Send a weekly newsletter": one of an activity in each period. */
static bool
is_one_in_period(const struct reading *reading)
{
    if (!(reading->traits & TRAIT_ACTIVITY) || reading_moves(reading))
        return false;
    for (size_t i = 0; i < reading->when_count; i++) {
        const struct when *when = &reading->whens[i];
        const struct sense *article =
            when->begin > 0 ? reading_sense(reading, when->begin - 1, WORD_ARTICLE, NULL) : NULL;
        if (when->kind == WHEN_ADJECTIVE && when->begin < reading->end && article &&
            article->value == ARTICLE_A)
            return true;
    }
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

/* "every lead within 2 days", "90% of leads within 2 days": each of many cases is handled so fast.
 */
static bool
is_each_case(const struct reading *reading, const struct when *when)
{
    const struct amount *limit = &when->amount;
    bool is_short = limit->time_unit == TIME_DAY && limit->value.whole <= 7;

    if (limit->time_unit < TIME_DAY || reading_is(reading, when->end, "of"))
        return true;
    if (reading->traits & TRAIT_EACH_CASE)
        return !reading_moves(reading) &&
               (!reading->target || reading->target->unit == UNIT_PERCENT);
    for (size_t at = reading->first; is_short && at < when->begin; at++)
        if (reading_has(reading, at, WORD_EXTENT) && reading_has(reading, at, WORD_EACH))
            return true;
    return is_short && reading->target && reading->target->unit == UNIT_PERCENT &&
           reading_is(reading, reading->target->end, "of");
}

/* The limit of time that is about each case, or NULL. */
static struct when *
limit_of(struct reading *reading)
{
    for (size_t i = 0; i < reading->when_count; i++) {
        struct when *when = &reading->whens[i];
        if (when->kind == WHEN_LIMIT && when->amount.time_unit != TIME_OTHER &&
            reading->list.tokens[when->begin].mark == MARK_TIME && is_each_case(reading, when))
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
    if (limit) {
        limit->kind = WHEN_NOTHING;
        if (!target)
            target = reading->target = &limit->amount;
    }
    if (factor && !(target && (reading_is_to(reading, target) || reading->from))) {
        sentence->has_number = sentence->is_change = true;
        sentence->number = factor->number;
        sentence->unit = UNIT_TIMES;
        reading->target = NULL;
        return;
    }
    bool one_each =
        !target && find_article(reading) && (reading_recurs(reading) || is_one_in_period(reading));
    if (!target && !one_each)
        target = reading->target = reading->compound;
    if (target && target->unit == UNIT_DAYS && !limit && !reading_moves(reading) &&
        *sentence->metric != '\0' && !(reading->traits & TRAIT_DURATION) &&
        !lexicon_sense(reading->lexicon, sentence->metric, WORD_AS_TIME))
        target = reading->target = NULL; /* the club two years in a row */
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
    } else if (one_each) {
        sentence->has_number = true;
        sentence->number = decimal_from_int(1);
        sentence->unit = UNIT_COUNT;
    }
}
