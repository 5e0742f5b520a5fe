/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading one point or stretch of the calendar. Everything is the next that comes: "March" and "Q1"
 * are those that end today or later, whatever the year. Explicit years stay as they are written.
 */
#include "measure/sentence_point.h"

/* "the last week of June": the last of something that is not over. What it is of must not begin in
   the same way, so that this ends. */
static bool
read_last_of(const struct reading *reading, enum time_unit unit, struct point *point)
{
    struct point whole = {.first = DAY_NONE, .last = DAY_NONE};
    size_t inner = point->end + 1, noun = inner + reading_is(reading, inner, "the");
    enum period period = point_period(unit);

    if (!reading_is(reading, point->end, "of"))
        return false;
    const struct sense *again = reading_sense(reading, noun, WORD_WHICH, NULL);
    if (reading_has(reading, noun, WORD_EDGE) || (again && again->value == WHICH_LAST) ||
        !sentence_point(reading, inner, &whole) || whole.last == DAY_NONE)
        return false;
    point->is_past = false;
    point->end = whole.end;
    point->first = period == PERIOD_NONE ? whole.last : day_period_start(period, whole.last);
    point->last = whole.last;
    return true;
}

/* "this month", "next quarter", "the next month" (a month from now), "this time next year". */
static bool
read_which_period(
    const struct reading *reading, size_t at, bool rolls, int which, struct point *point)
{
    size_t words;
    bool time = reading_is(reading, at, "time") && reading_has(reading, at + 1, WORD_WHICH);
    const struct sense *period = reading_sense(reading, at + 2 * (size_t)time, WORD_PERIOD, &words);

    if (!period)
        return false;
    enum time_unit unit = (enum time_unit)period->value;
    point->end = at + 2 * (size_t)time + words;
    if (time) {
        point->is_past = false;
        point->first = point->last = sentence_days_on(reading, (struct decimal){1, 0}, unit);
    } else if (point->is_past && read_last_of(reading, unit, point)) {
        return true;
    } else if (rolls && unit != TIME_QUARTER) {
        point->first = reading->today;
        point->last = sentence_days_on(reading, (struct decimal){1, 0}, unit);
    } else {
        point_set_period(reading, point, unit, which);
    }
    return true;
}

/* "the next 90 days", "the next few weeks", "next summer". */
static bool
read_which_other(const struct reading *reading, size_t at, struct point *point)
{
    struct amount amount;
    size_t vague = reading_words(reading, at, WORD_VAGUE);

    if (reading_has(reading, at, WORD_OCCASION)) {
        point->end = at + reading_words(reading, at, WORD_OCCASION);
        point->is_occasion = true;
        return true;
    }
    if (reading_duration(reading, at, &amount)) {
        point->end = amount.end;
        point->first = reading->today;
        point->last = sentence_days_on(reading, amount.value, amount.time_unit);
        return true;
    }
    point->end = at + vague + reading_words(reading, at + vague, WORD_PERIOD);
    return vague > 0 && point->end > at + vague;
}

/* "this", "next", "last" with what they point at. */
static bool
read_which(const struct reading *reading, size_t at, bool has_the, struct point *point)
{
    size_t words;
    const struct sense *which = reading_sense(reading, at, WORD_WHICH, &words);

    if (!which)
        return false;
    at += words;
    point->is_past = which->value == WHICH_LAST;
    bool rolls =
        has_the && which->value == WHICH_NEXT && words == 1 && reading_is(reading, at - 1, "next");
    if (read_which_period(reading, at, rolls, which->value, point))
        return true;
    if (reading_has(reading, at, WORD_MONTH))
        return point_read_month(reading, at, point);
    if (reading_has(reading, at, WORD_WEEKDAY))
        return point_read_weekday(reading, at, 0, point);
    return point_read_letter(reading, at, point) || read_which_other(reading, at, point);
}

/* "the first quarter", "the second half of 2027", "my first 90 days", "the 15th". */
static bool
read_ordinal(const struct reading *reading, size_t at, bool has_the, struct point *point)
{
    size_t words;
    const struct sense *ordinal = reading_sense(reading, at, WORD_ORDINAL, &words);
    struct amount amount;
    size_t behind = at;
    int number = ordinal ? ordinal->value : point_read_day_number(reading, at, &behind);

    if (!ordinal && (number == 0 || behind == at + 1))
        return false; /* 5 alone is no ordinal */
    behind = ordinal ? at + words : behind;
    const struct sense *period = reading_sense(reading, behind, WORD_PERIOD, &words);
    if (period && reading->list.tokens[behind].hyphened)
        return false; /* a first-year cohort */
    if (period) {
        point->end = behind + words;
        if ((period->value == TIME_QUARTER && number <= 4) ||
            (period->value == TIME_HALF && number <= 2))
            point_set_part_of_year(
                reading, point, number == 0 ? 4 : number, (enum time_unit)period->value);
        return true;
    }
    if (reading_duration(reading, behind, &amount)) {
        point->end = amount.end;
        return true;
    }
    if (!has_the || number == 0 || reading_is(reading, behind, "of") ||
        reading->list.tokens[behind].kind == TOKEN_WORD)
        return false;
    int year, month, day;
    day_split(reading->today, &year, &month, &day);
    point->first = day_make(year, month, number);
    if (point->first != DAY_NONE && point->first < reading->today)
        point->first = day_add_months(point->first, 1);
    point->last = point->first;
    point->end = behind;
    return true;
}

/* "the end of March", "end Q2", "mid-May", "the beginning of next year". */
static bool
read_edge(const struct reading *reading, size_t at, struct point *point)
{
    size_t words;
    const struct sense *edge = reading_sense(reading, at, WORD_EDGE, &words);
    struct point whole = {.first = DAY_NONE, .last = DAY_NONE};

    if (!edge)
        return false;
    at += words;
    at += reading_is(reading, at, "of");
    if (point_read_letter(reading, at, &whole)) {
        /* Q2, H1 */
    } else if (reading_has(reading, at, WORD_PERIOD)) {
        point_set_period(reading, &whole,
            (enum time_unit)reading_sense(reading, at, WORD_PERIOD, &words)->value, WHICH_THIS);
        whole.end = at + words;
    } else if (reading_has(reading, at + reading_is(reading, at, "the"), WORD_EDGE) ||
               !sentence_point(reading, at, &whole)) {
        return false;
    }
    *point = whole;
    point->is_unit = point->is_month = point->is_year = false;
    point->is_edge = true;
    if (whole.last == DAY_NONE)
        return true;
    if (edge->value == EDGE_END)
        point->first = whole.last;
    else if (edge->value == EDGE_BEGIN)
        point->last = whole.first;
    else
        point_set_middle(reading, point, &whole);
    return true;
}

/* Day 30, month six: counted from a day that nobody knows. */
static bool
read_numbered_unit(const struct reading *reading, size_t at, struct point *point)
{
    size_t words;
    const struct sense *period = reading_sense(reading, at, WORD_PERIOD, &words);
    if (!period || period->value == TIME_SECOND)
        return false;
    size_t behind = at + words;
    const struct token *number = &reading->list.tokens[behind];
    point->end = behind + 1;
    return (number->kind == TOKEN_NUMBER && number->word_length <= 3) ||
           reading_has(reading, behind, WORD_NUMBER);
}

static bool
read_other(const struct reading *reading, size_t at, bool has_the, struct point *point)
{
    size_t words;
    const struct sense *sense;
    int year;

    if ((sense = reading_sense(reading, at, WORD_NAMED_TIME, &words)) != NULL) {
        point_set_period(reading, point, (enum time_unit)sense->value, WHICH_THIS);
        point->end = at + words;
        point->is_edge = true;
        return true;
    }
    if ((sense = reading_sense(reading, at, WORD_DAY_NAME, &words)) != NULL) {
        point->first = point->last = reading->today + sense->value;
        point->end = at + words;
        return true;
    }
    if ((sense = reading_sense(reading, at, WORD_HOLIDAY, &words)) != NULL) {
        point->end = at + words;
        point_set_date(reading, point, sense->value / 100, sense->value % 100);
        return true;
    }
    sense = reading_sense(reading, at, WORD_PERIOD, &words);
    size_t number = sense && sense->value == TIME_YEAR ? at + words : at; /* the year 2027 */
    if (point_read_year(reading, number, false, &year, &point->end)) {
        point_set_months(point, year, 1, 12);
        point->is_year = !point_read_part(reading, year, point);
        return true;
    }
    if (reading_has_exactly(reading, at, WORD_OCCASION)) {
        words = reading_words(reading, at, WORD_OCCASION);
        point->end = at + words;
        point->is_occasion = true;
        return true;
    }
    if (has_the && (sense = reading_sense(reading, at, WORD_PERIOD, &words)) != NULL &&
        point_period((enum time_unit)sense->value) > PERIOD_DAY) {
        point_set_period(reading, point, (enum time_unit)sense->value, WHICH_THIS);
        point->end = at + words;
        point->is_unit = true;
        return true;
    }
    return false;
}

bool
sentence_point(const struct reading *reading, size_t at, struct point *point)
{
    const struct sense *article = reading_sense(reading, at, WORD_ARTICLE, NULL);
    bool has_the = article && article->value != ARTICLE_A;

    *point = (struct point){.first = DAY_NONE, .last = DAY_NONE};
    at += has_the;
    return point_read_date(reading, at, point) || read_edge(reading, at, point) ||
           read_which(reading, at, has_the, point) || point_read_letter(reading, at, point) ||
           point_read_month(reading, at, point) || read_numbered_unit(reading, at, point) ||
           read_ordinal(reading, at, has_the, point) || point_read_weekday(reading, at, 0, point) ||
           read_other(reading, at, has_the, point);
}
