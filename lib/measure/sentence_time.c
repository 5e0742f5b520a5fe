/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The times of a sentence: deadlines ("by the end of March", "this quarter", "in the next six
 * weeks"), periods in which it recurs ("per week", "every Friday", "monthly"), and what only sounds
 * like a time ("last year", "on time"). It finds all of them; which are the goal's is decided later
 * (sentence_when.c).
 */
#include "base/mem.h"
#include "measure/sentence_parts.h"
#include "measure/sentence_point.h"

static const struct when nothing = {.start = DAY_NONE, .due = DAY_NONE};

static void
keep(struct reading *reading, size_t begin, struct when when)
{
    when.begin = begin;
    reading->whens =
        mem_grow(reading->whens, &reading->when_capacity, reading->when_count + 1, sizeof when);
    reading->whens[reading->when_count++] = when;
    for (size_t i = begin; i < when.end; i++) {
        reading->list.tokens[i].mark = MARK_TIME;
        reading->list.tokens[i].when = (unsigned)reading->when_count;
    }
}

/* "before my vacation": an event that is in nobody's calendar. */
static bool
read_event(const struct reading *reading, size_t at, int deadline, struct when *when)
{
    const struct sense *article = reading_sense(reading, at, WORD_ARTICLE, NULL);
    const struct token *noun = &reading->list.tokens[at + 1];

    if (deadline != DEADLINE_BEFORE || !article || article->value == ARTICLE_A ||
        noun->kind != TOKEN_WORD || noun->amount > 0)
        return false;
    when->kind = WHEN_DEADLINE;
    when->is_hard = true;
    when->end = at + 2;
    return true;
}

/* by, before, until and a point. */
static bool
read_deadline(const struct reading *reading, size_t at, struct when *when)
{
    size_t words;
    const struct sense *deadline = reading_sense(reading, at, WORD_DEADLINE, &words);
    struct point point;

    if (!deadline)
        return false;
    if (!sentence_point(reading, at + words, &point))
        return read_event(reading, at + words, deadline->value, when);
    if (point.is_past)
        return false;
    when->kind = WHEN_DEADLINE;
    when->end = point.end;
    when->is_hard = true;
    when->due = point.last;
    if (deadline->value == DEADLINE_BEFORE && !point.is_edge && point.first != DAY_NONE)
        when->due = point.first - 1;
    return true;
}

/* in, within, over, for and a time: "within 60 days", "in a month". */
static bool
read_span_of_time(const struct reading *reading, size_t at, int span, struct when *when)
{
    struct amount amount;
    size_t words, here = at;
    const struct sense *article = reading_sense(reading, at, WORD_ARTICLE, NULL), *period;
    bool is_hyphened;

    here += article && article->value == ARTICLE_THE;
    if (article && article->value == ARTICLE_A &&
        (period = reading_sense(reading, at + 1, WORD_PERIOD, &words)) != NULL) {
        amount = (struct amount){.begin = at,
            .end = at + 1 + words,
            .value = {1, 0},
            .unit = UNIT_DAYS,
            .time_unit = (enum time_unit)period->value};
    } else if (!reading_duration(reading, here, &amount) || amount.unit != UNIT_DAYS) {
        return false;
    }
    is_hyphened =
        reading->list.tokens[amount.end - 1].hyphened || reading->list.tokens[amount.end].hyphened;
    if (is_hyphened || (span == SPAN_FOR && amount.time_unit < TIME_DAY) || span == SPAN_ON)
        return false;
    when->kind = span == SPAN_IN ? WHEN_LIMIT : WHEN_DEADLINE;
    when->amount = amount;
    when->end = amount.end;
    when->start = span == SPAN_OVER ? reading->today : DAY_NONE;
    when->due = sentence_days_on(reading, amount.value, amount.time_unit);
    /* "within 6 weeks of joining": counted from a day that nobody knows */
    if (reading_is(reading, when->end, "of") &&
        reading_has_exactly(reading, when->end + 1, WORD_OCCASION)) {
        when->end += 1 + reading_words(reading, when->end + 1, WORD_OCCASION);
        when->kind = WHEN_DEADLINE;
        when->due = DAY_NONE;
    }
    return true;
}

static bool
read_month_or_part(const struct reading *reading, size_t at, struct point *point)
{
    *point = (struct point){.first = DAY_NONE, .last = DAY_NONE};
    return (point_read_letter(reading, at, point) || point_read_month(reading, at, point)) &&
           point->last != DAY_NONE;
}

/* "in Q1-Q2", "in March and April": a quarter or a month with a later one behind it is a stretch up
   to the end of that. */
static void
read_stretch(const struct reading *reading, size_t at, struct point *first)
{
    static const char *const joins[] = {"-", "to", "through", "and", "&"};
    struct point part, second;
    struct reading later = *reading;
    bool joined = reading->list.tokens[first->end].hyphened;
    size_t behind = first->end + !joined;

    for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++)
        joined = joined || reading_is(reading, first->end, joins[i]);
    if (!joined || !read_month_or_part(reading, at, &part) || part.end != first->end)
        return;
    later.today = first->last;
    behind += reading_has(reading, behind, WORD_SPAN);
    if (!read_month_or_part(&later, behind, &second) || second.last <= first->last)
        return;
    first->last = second.last;
    first->end = second.end;
}

static bool
read_span(const struct reading *reading, size_t at, struct when *when)
{
    size_t words;
    const struct sense *span = reading_sense(reading, at, WORD_SPAN, &words);
    struct point point;

    if (!span)
        return false;
    if (reading_has(reading, at + words, WORD_WEEKDAY) &&
        !reading_has_exactly(reading, at + words, WORD_WEEKDAY))
        return false; /* "on Mondays" is read from its second word on, as what comes again */
    if (read_span_of_time(reading, at + words, span->value, when))
        return true;
    if (!sentence_point(reading, at + words, &point) ||
        (point.is_occasion && span->value != SPAN_OVER &&
            !reading_has(reading, at + words, WORD_WHICH)))
        return false;
    /* "for the year 2027" is one, "on 2027" none, "for March" one. */
    if (span->value == SPAN_ON && (point.is_year || point.is_unit))
        return false;
    read_stretch(reading, at + words, &point);
    when->kind = point.is_past ? WHEN_NOTHING : WHEN_DEADLINE;
    when->end = point.end;
    when->start = point.first;
    when->due = point.last;
    return true;
}

/* The point at `at` where a time ends that begins on the day `from`: "from Q4 to Q2" ends in the
   next year. */
static bool
read_end(const struct reading *reading, size_t at, int from, struct point *end)
{
    struct reading later = *reading;

    if (!sentence_point(reading, at, end))
        return false;
    later.today = from;
    return end->last == DAY_NONE || end->last >= from || sentence_point(&later, at, end);
}

/* "from January to June", "between Q1 and Q3", "Q1-Q2": due at the end of the second. "from
   January on" and "starting next month" only say when it begins. */
static bool
read_from_to(const struct reading *reading, size_t at, struct when *when)
{
    struct point first, second;
    const struct sense *start = reading_sense(reading, at, WORD_START, NULL);
    bool between = reading_has(reading, at, WORD_BETWEEN);
    size_t begin = at;

    if (!between && !(start && start->value == START_FROM))
        return false;
    at += start ? reading_words(reading, at, WORD_START) : 1;
    at += reading_has(reading, at, WORD_SPAN);
    if (!sentence_point(reading, at, &first))
        return false;
    bool to = reading_is(reading, first.end, "to") || reading_is(reading, first.end, "-") ||
              reading_has(reading, first.end, WORD_DEADLINE) ||
              reading_is(reading, first.end, "through") ||
              (between && reading_is(reading, first.end, "and"));
    when->kind = WHEN_NOTHING;
    when->start = first.first;
    when->end = first.end;
    if (to && read_end(reading, first.end + 1, first.first, &second) &&
        !reading_amount_at(reading, begin)) {
        when->kind = WHEN_DEADLINE;
        /* "from Q4 2027 to Q2 2026": a slip, and the deadline is what is asked for. */
        if (second.last != DAY_NONE && second.last < first.first)
            when->start = DAY_NONE;
        when->due = second.last;
        when->end = second.end;
        return true;
    }
    return !first.is_year && !first.is_occasion && !between && !first.is_past;
}

/* A point without a preposition: "this quarter", "tomorrow", "Q3 sales", "31 December". */
static bool
read_bare(const struct reading *reading, size_t at, struct when *when)
{
    struct point point;

    if (reading_has(reading, at, WORD_OCCASION) || !sentence_point(reading, at, &point) ||
        point.is_occasion)
        return false;
    if (point.is_year) {
        bool fixes = reading_has(reading, point.end, WORD_METRIC);
        when->kind = fixes ? WHEN_DEADLINE : WHEN_NOTHING;
        if (!fixes && reading->list.tokens[point.end].kind == TOKEN_WORD &&
            !reading_has(reading, point.end, WORD_PREPOSITION) && at > 0 &&
            !reading_follows_class(reading, at, WORD_ARTICLE))
            return false; /* 2000 calls */
        const struct sense *metric = reading_sense(reading, point.end, WORD_METRIC, NULL);
        if (metric && !reading_follows_class(reading, at, WORD_ARTICLE)) {
            const struct sense *trait =
                lexicon_sense(reading->lexicon, metric->meaning, WORD_TRAIT);
            if (!trait || !(trait->value & (TRAIT_MONEY | TRAIT_RATE)))
                return false;
        }
    } else if (point.is_unit || (point.first == DAY_NONE && point.last == DAY_NONE)) {
        return false;
    } else if (point.is_month) {
        /* "March: 10 deals" and "(March)", but not "march on". */
        bool alone = reading_is(reading, point.end, ":") ||
                     (reading->list.tokens[at].capital && reading_follows(reading, at, "( ,")) ||
                     reading_has(reading, at, WORD_WHICH);
        if (!alone)
            return false;
        when->kind = WHEN_DEADLINE;
    } else {
        when->kind = WHEN_DEADLINE;
    }
    if (point.is_past)
        when->kind = WHEN_NOTHING;
    if (when->kind == WHEN_DEADLINE)
        read_stretch(reading, at, &point);
    when->end = point.end;
    when->start = point.is_edge ? DAY_NONE : point.first;
    when->due = point.last;
    /* "31 March" is a deadline, "this quarter" a stretch. */
    if (point.first == point.last && when->start != reading->today)
        when->start = reading_has(reading, at, WORD_DAY_NAME) ? when->start : DAY_NONE;
    return true;
}

/* "a year from now", "six months from today", "30 days from now". */
static bool
read_from_now(const struct reading *reading, size_t at, struct when *when)
{
    struct amount amount;
    size_t words;
    const struct sense *period;

    if (reading_is(reading, at, "a") &&
        (period = reading_sense(reading, at + 1, WORD_PERIOD, &words)) != NULL)
        amount = (struct amount){.end = at + 1 + words,
            .value = {1, 0},
            .unit = UNIT_DAYS,
            .time_unit = (enum time_unit)period->value};
    else if (!reading_duration(reading, at, &amount) || amount.unit != UNIT_DAYS)
        return false;
    if (!reading_is(reading, amount.end, "from") ||
        !(reading_is(reading, amount.end + 1, "now") ||
            reading_is(reading, amount.end + 1, "today")))
        return false;
    when->kind = WHEN_DEADLINE;
    when->end = amount.end + 2;
    when->due = sentence_days_on(reading, amount.value, amount.time_unit);
    return true;
}

/* 5 pm, 10:30: a time of day behind a preposition. */
static bool
read_time_of_day(const struct reading *reading, size_t at, struct when *when)
{
    const struct token *tokens = reading->list.tokens;
    size_t words;

    if (!reading_has(reading, at, WORD_DEADLINE) && !reading_has(reading, at, WORD_SPAN) &&
        !reading_is(reading, at, "at"))
        return false;
    at += reading_has(reading, at, WORD_DEADLINE) ? reading_words(reading, at, WORD_DEADLINE) : 1;
    if (tokens[at].kind != TOKEN_NUMBER)
        return false;
    bool clock = reading_is(reading, at + 1, ":") && tokens[at + 2].kind == TOKEN_NUMBER &&
                 tokens[at + 2].word_length == 2;
    at += clock ? 3 : 1;
    words = reading_is(reading, at, "am") || reading_is(reading, at, "pm") ||
            reading_is(reading, at, "o'clock");
    when->kind = WHEN_DEADLINE;
    when->end = at + words;
    return clock || words > 0;
}

static bool
read_when(const struct reading *reading, size_t at, struct when *when)
{
    size_t words = reading_words(reading, at, WORD_IDLE);

    *when = nothing;
    if (words > 0 && reading_words(reading, at, WORD_METRIC) <= words) {
        when->kind = WHEN_NOTHING;
        when->end = at + words;
        return true;
    }
    if (reading_words(reading, at, WORD_METRIC) > 1 && reading_has(reading, at, WORD_RECURRING))
        return false; /* monthly recurring revenue */
    if (read_time_of_day(reading, at, when))
        return true;
    *when = nothing;
    if (read_from_to(reading, at, when))
        return true;
    *when = nothing;
    if (read_from_now(reading, at, when))
        return true;
    *when = nothing;
    return sentence_recurring(reading, at, when) || read_deadline(reading, at, when) ||
           read_span(reading, at, when) || read_bare(reading, at, when);
}

/* What can begin a time at all; the rest is passed over at once. */
static bool
may_begin(const struct token *token)
{
    static const uint64_t classes =
        UINT64_C(1) << WORD_IDLE | UINT64_C(1) << WORD_EACH | UINT64_C(1) << WORD_RECURRING |
        UINT64_C(1) << WORD_WEEKDAY | UINT64_C(1) << WORD_START | UINT64_C(1) << WORD_DEADLINE |
        UINT64_C(1) << WORD_SPAN | UINT64_C(1) << WORD_MONTH | UINT64_C(1) << WORD_NAMED_TIME |
        UINT64_C(1) << WORD_DAY_NAME | UINT64_C(1) << WORD_LETTER | UINT64_C(1) << WORD_WHICH |
        UINT64_C(1) << WORD_EDGE | UINT64_C(1) << WORD_ORDINAL | UINT64_C(1) << WORD_ARTICLE |
        UINT64_C(1) << WORD_NUMBER | UINT64_C(1) << WORD_BETWEEN;
    return token->kind == TOKEN_NUMBER || token->kind == TOKEN_DATE ||
           (token->classes & classes) != 0;
}

void
sentence_find_times(struct reading *reading)
{
    struct when when;

    for (size_t at = 0; at < reading->list.count;) {
        if (may_begin(&reading->list.tokens[at]) && read_when(reading, at, &when)) {
            keep(reading, at, when);
            at = when.end;
        } else {
            size_t words = reading_words(reading, at, WORD_METRIC);
            at += words > 1 ? words : 1;
        }
    }
}
