/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading one point or stretch of the calendar. Everything is the next that comes: "March" and "Q1"
 * are those that end today or later, whatever the year. Explicit years stay as they are written.
 */
#include "measure/sentence_point.h"

#include <string.h>

#include "base/dateform.h"
#include "base/moment.h"

enum { YEAR_LEAST = 1990, YEAR_MOST = 2099 };

static enum period
period_of(enum time_unit unit)
{
    switch (unit) {
    case TIME_DAY:
        return PERIOD_DAY;
    case TIME_WEEK:
        return PERIOD_WEEK;
    case TIME_MONTH:
        return PERIOD_MONTH;
    case TIME_QUARTER:
        return PERIOD_QUARTER;
    case TIME_YEAR:
        return PERIOD_YEAR;
    default:
        return PERIOD_NONE;
    }
}

int
sentence_days_on(const struct reading *reading, struct decimal count, enum time_unit unit)
{
    static const int months[] = {
        [TIME_MONTH] = 1, [TIME_QUARTER] = 3, [TIME_HALF] = 6, [TIME_YEAR] = 12};
    int64_t whole = count.whole;

    if (whole < 0 || whole > 100000)
        return DAY_NONE;
    if (unit == TIME_DAY || unit == TIME_WEEK) {
        int64_t day = reading->today + whole * (unit == TIME_WEEK ? 7 : 1);
        return day <= day_make(2199, 12, 31) ? (int)day : DAY_NONE;
    }
    if (unit < TIME_MONTH || unit > TIME_HALF)
        return DAY_NONE;
    int64_t many = whole * months[unit];
    if (count.fraction == DECIMAL_ONE_FRACTION / 2)
        many += months[unit] / 2;
    return many <= 3000 ? day_add_months(reading->today, (int)many) : DAY_NONE;
}

/* The stretch of `months` months that begins with `month` of `year`. */
static void
set_months(struct point *point, int year, int month, int months)
{
    point->first = day_make(year, month, 1);
    point->last = DAY_NONE;
    if (point->first != DAY_NONE) {
        int next = day_add_months(point->first, months);
        point->last = next == DAY_NONE ? DAY_NONE : next - 1;
    }
}

/* The same in the year that makes it the next to end. */
static void
set_next_months(const struct reading *reading, struct point *point, int month, int months)
{
    int year, month_now, day;
    day_split(reading->today, &year, &month_now, &day);
    set_months(point, year, month, months);
    if (point->last < reading->today)
        set_months(point, year + 1, month, months);
}

static void
set_period(const struct reading *reading, struct point *point, enum time_unit unit, int which)
{
    int day = reading->today;

    if (unit == TIME_HALF) {
        int year, month, day_of_month;
        day_split(day, &year, &month, &day_of_month);
        set_months(point, year, month <= 6 ? 1 : 7, 6);
        if (which == WHICH_NEXT && point->last != DAY_NONE) {
            point->first = point->last + 1;
            point->last = day_add_months(point->first, 6) - 1;
        }
        return;
    }
    enum period period = period_of(unit);
    if (period == PERIOD_NONE)
        return;
    if (which == WHICH_NEXT)
        day = day_period_next(period, day);
    point->first = day_period_start(period, day);
    point->last = day_period_next(period, day) - 1;
}

/* A year at `at`: 2027, '27 or, behind a letter, 27. */
static bool
read_year(const struct reading *reading, size_t at, bool short_too, int *year, size_t *end)
{
    const struct token *token = &reading->list.tokens[at];
    bool apostrophe = reading_is(reading, at, "'");

    if (apostrophe)
        token = &reading->list.tokens[++at];
    if (token->kind != TOKEN_NUMBER || token->grouped || !token->readable ||
        token->value.fraction != 0)
        return false;
    if (token->word_length == 4 && token->value.whole >= YEAR_LEAST &&
        token->value.whole <= YEAR_MOST)
        *year = (int)token->value.whole;
    else if (token->word_length == 2 && (apostrophe || short_too))
        *year = 2000 + (int)token->value.whole;
    else
        return false;
    *end = at + 1;
    return !reading_is(reading, at + 1, "%");
}

/* A year that belongs to a quarter, half or month: "Q1 2027", "Q1 of next year", "Q1 FY27". */
static bool
read_year_behind(const struct reading *reading, size_t at, int *year, size_t *end)
{
    int now, month, day;
    size_t words;

    if (reading_is(reading, at, ",") || reading_is(reading, at, "of") ||
        reading_is(reading, at, "in") || reading_is(reading, at, "/") ||
        reading_is(reading, at, "-"))
        at++;
    if (reading_is(reading, at, "the"))
        at++;
    const struct sense *letter = reading_sense(reading, at, WORD_LETTER, NULL);
    if (letter && letter->value == TIME_YEAR)
        return read_year(reading, at + 1, true, year, end);
    bool glued = reading->list.tokens[at].glued;
    if (read_year(reading, at, glued, year, end))
        return true;
    const struct sense *which = reading_sense(reading, at, WORD_WHICH, &words);
    if (!which)
        return false;
    const struct sense *period = reading_sense(reading, at + words, WORD_PERIOD, NULL);
    if (!period || period->value != TIME_YEAR)
        return false;
    day_split(reading->today, &now, &month, &day);
    *year = now + (which->value == WHICH_NEXT) - (which->value == WHICH_LAST);
    *end = at + words + reading_words(reading, at + words, WORD_PERIOD);
    return true;
}

/* The number-th quarter or half, of a year if one stands behind. */
static void
set_part_of_year(
    const struct reading *reading, struct point *point, int number, enum time_unit unit)
{
    int months = unit == TIME_QUARTER ? 3 : 6, year;
    int month = (number - 1) * months + 1;
    if (read_year_behind(reading, point->end, &year, &point->end))
        set_months(point, year, month, months);
    else
        set_next_months(reading, point, month, months);
}

/* Q1, H2, FY27, 1Q27, and FY27 Q1. */
static bool
read_letter(const struct reading *reading, size_t at, struct point *point)
{
    const struct token *tokens = reading->list.tokens;
    const struct sense *letter = reading_sense(reading, at, WORD_LETTER, NULL);
    size_t number = at + 1;
    int year;

    if (letter && letter->value == TIME_YEAR &&
        read_year(reading, at + 1, true, &year, &point->end)) {
        const struct sense *part = reading_sense(reading, point->end, WORD_LETTER, NULL);
        const struct token *digit = &tokens[point->end + 1];
        set_months(point, year, 1, 12);
        if (part && part->value != TIME_YEAR && digit->glued && digit->readable &&
            digit->value.whole >= 1 &&
            digit->value.whole <= (part->value == TIME_QUARTER ? 4 : 2)) {
            int months = part->value == TIME_QUARTER ? 3 : 6;
            set_months(point, year, ((int)digit->value.whole - 1) * months + 1, months);
            point->end += 2;
        }
        return true;
    }
    if (!letter) { /* 1Q27 */
        letter = reading_sense(reading, at + 1, WORD_LETTER, NULL);
        if (tokens[at].kind != TOKEN_NUMBER || !tokens[at + 1].glued)
            return false;
        number = at;
    }
    if (!letter || letter->value == TIME_YEAR || !tokens[at + 1].glued ||
        tokens[number].kind != TOKEN_NUMBER || !tokens[number].readable ||
        tokens[number].word_length != 1)
        return false;
    int part = (int)tokens[number].value.whole;
    if (part < 1 || part > (letter->value == TIME_QUARTER ? 4 : 2))
        return false;
    point->end = at + 2;
    set_part_of_year(reading, point, part, (enum time_unit)letter->value);
    return true;
}

/* The day of a month at `at`: 5, 5th, fifth; 0 if there is none. */
static int
read_day_number(const struct reading *reading, size_t at, size_t *end)
{
    const struct token *token = &reading->list.tokens[at];
    size_t words;
    const struct sense *ordinal = reading_sense(reading, at, WORD_ORDINAL, &words);

    if (ordinal && ordinal->value > 0) {
        *end = at + words;
        return ordinal->value;
    }
    if (token->kind != TOKEN_NUMBER || !token->readable || token->word_length > 2 ||
        token->value.whole < 1 || token->value.whole > 31)
        return 0;
    *end =
        at + 1 + (reading->list.tokens[at + 1].glued && reading_has(reading, at + 1, WORD_ENDING));
    return (int)token->value.whole;
}

static void
set_date(const struct reading *reading, struct point *point, int month, int day)
{
    int now, year, month_now, day_now;
    if (read_year_behind(reading, point->end, &year, &point->end)) {
        point->first = point->last = day_make(year, month, day);
        return;
    }
    day_split(reading->today, &now, &month_now, &day_now);
    point->first = day_make(now, month, day);
    if (point->first < reading->today)
        point->first = day_make(now + 1, month, day);
    point->last = point->first;
}

/* March, March 5, March 2027, 5 March, the 5th of March. */
static bool
read_month(const struct reading *reading, size_t at, struct point *point)
{
    size_t words, behind;
    const struct sense *month = reading_sense(reading, at, WORD_MONTH, &words);
    int day = 0, year;

    if (!month) {
        day = read_day_number(reading, at, &behind);
        behind += day > 0 && reading_is(reading, behind, "of");
        if (day == 0 || !(month = reading_sense(reading, behind, WORD_MONTH, &words)))
            return false;
        point->end = behind + words;
        point->end += reading_is(reading, point->end, ".");
        set_date(reading, point, month->value, day);
        return true;
    }
    point->end = at + words;
    if (reading_is(reading, point->end, ".") &&
        reading->list.tokens[point->end + 1].kind != TOKEN_END)
        point->end += reading->list.tokens[point->end + 1].kind == TOKEN_NUMBER;
    behind = point->end + reading_is(reading, point->end, "the");
    day = read_day_number(reading, behind, &behind);
    const struct amount *amount = day > 0 ? reading_amount_at(reading, behind - 1) : NULL;
    if (day > 0 && (!amount || amount->is_bare) && !reading_has(reading, behind, WORD_METRIC)) {
        point->end = behind;
        set_date(reading, point, month->value, day);
    } else if (read_year_behind(reading, point->end, &year, &point->end)) {
        set_months(point, year, month->value, 1);
    } else {
        set_next_months(reading, point, month->value, 1);
        point->is_month = true;
    }
    return true;
}

static bool
read_weekday(const struct reading *reading, size_t at, int weeks, struct point *point)
{
    size_t words;
    const struct sense *weekday = reading_sense(reading, at, WORD_WEEKDAY, &words);
    if (!weekday)
        return false;
    int ahead = (weekday->value - day_weekday(reading->today) + 7) % 7;
    point->first = point->last = reading->today + (ahead == 0 ? 7 : ahead) + 7 * weeks;
    point->end = at + words;
    point->is_month = true;
    return true;
}

/* A date of digits alone. Where day and month cannot be told apart it is a date that is not known.
 */
static bool
read_date(const struct reading *reading, size_t at, struct point *point)
{
    const struct token *token = &reading->list.tokens[at];
    char text[16];
    struct moment moment;

    if (token->kind != TOKEN_DATE || token->word_length >= sizeof text)
        return false;
    memcpy(text, token->word, token->word_length);
    text[token->word_length] = '\0';
    unsigned orders = date_orders(text);
    if (orders == 0)
        return false;
    point->end = at + 1;
    struct moment other;
    enum date_order order = orders & DATE_ORDER_DMY ? DATE_ORDER_DMY : DATE_ORDER_MDY;
    if (!date_read(text, order, &moment))
        return false;
    if (orders == DATE_ORDER_ANY && date_read(text, DATE_ORDER_MDY, &other) &&
        other.day != moment.day)
        return true;
    point->first = point->last = moment.day;
    return true;
}

/* "this", "next", "last" with what they point at. */
static bool
read_which(const struct reading *reading, size_t at, bool has_the, struct point *point)
{
    size_t words, more;
    const struct sense *which = reading_sense(reading, at, WORD_WHICH, &words);
    struct amount amount;

    if (!which)
        return false;
    at += words;
    point->is_past = which->value == WHICH_LAST;
    const struct sense *period = reading_sense(reading, at, WORD_PERIOD, &more);
    if (period) {
        point->end = at + more;
        if (point->is_past && reading_is(reading, point->end, "of")) {
            struct point whole = {.first = DAY_NONE, .last = DAY_NONE};
            size_t inner = point->end + 1 + reading_is(reading, point->end + 1, "the");
            const struct sense *again = reading_sense(reading, inner, WORD_WHICH, NULL);
            if (!reading_has(reading, inner, WORD_EDGE) && !(again && again->value == WHICH_LAST) &&
                sentence_point(reading, inner, &whole) && whole.last != DAY_NONE) {
                point->is_past = false;
                point->end = whole.end;
                point->first =
                    period_of((enum time_unit)period->value) == PERIOD_NONE
                        ? whole.last
                        : day_period_start(period_of((enum time_unit)period->value), whole.last);
                point->last = whole.last;
                return true;
            }
        }
        bool rolls = has_the && which->value == WHICH_NEXT && words == 1 &&
                     reading_is(reading, at - 1, "next") && period->value != TIME_QUARTER;
        if (rolls) {
            point->first = reading->today;
            point->last =
                sentence_days_on(reading, (struct decimal){1, 0}, (enum time_unit)period->value);
        } else {
            set_period(reading, point, (enum time_unit)period->value, which->value);
        }
        return true;
    }
    if (reading_has(reading, at, WORD_MONTH))
        return read_month(reading, at, point);
    if (reading_has(reading, at, WORD_WEEKDAY))
        return read_weekday(reading, at, 0, point);
    if (reading_has(reading, at, WORD_OCCASION)) {
        point->end = at + reading_words(reading, at, WORD_OCCASION);
        point->is_occasion = true;
        return true;
    }
    if (read_letter(reading, at, point))
        return true;
    if (sentence_amount(reading, at, &amount) && amount.unit == UNIT_DAYS) {
        point->end = amount.end;
        point->first = reading->today;
        point->last = sentence_days_on(reading, amount.value, amount.time_unit);
        return true;
    }
    if (reading_has(reading, at, WORD_VAGUE) &&
        reading_has(reading, at + reading_words(reading, at, WORD_VAGUE), WORD_PERIOD)) {
        at += reading_words(reading, at, WORD_VAGUE);
        point->end = at + reading_words(reading, at, WORD_PERIOD);
        return true;
    }
    return false;
}

/* "the first quarter", "the second half of 2027", "my first 90 days", "the 15th". */
static bool
read_ordinal(const struct reading *reading, size_t at, bool has_the, struct point *point)
{
    size_t words;
    const struct sense *ordinal = reading_sense(reading, at, WORD_ORDINAL, &words);
    struct amount amount;
    size_t behind = at;
    int number = ordinal ? ordinal->value : read_day_number(reading, at, &behind);

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
            set_part_of_year(
                reading, point, number == 0 ? 4 : number, (enum time_unit)period->value);
        return true;
    }
    if (sentence_amount(reading, behind, &amount) && amount.unit == UNIT_DAYS) {
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

/* The 15th of a month, the end of June of a year, else the day in the middle. */
static void
set_middle(const struct reading *reading, struct point *point, const struct point *whole)
{
    int days = whole->last - whole->first + 1;

    if (days > 360) {
        point->last = day_add_months(whole->first, 6) - 1;
        if (point->last < reading->today && whole->last >= reading->today)
            point->last = day_add_months(whole->first, 18) - 1;
    } else {
        point->last = whole->first + (days <= 31 && days > 7 ? 14 : days / 2);
    }
    point->first = point->last;
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
    if (read_letter(reading, at, &whole)) {
        /* Q2, H1 */
    } else if (reading_has(reading, at, WORD_PERIOD)) {
        set_period(reading, &whole,
            (enum time_unit)reading_sense(reading, at, WORD_PERIOD, &words)->value, WHICH_THIS);
        whole.end = at + words;
    } else if (reading_has(reading, at + reading_is(reading, at, "the"), WORD_EDGE) ||
               !sentence_point(reading, at, &whole)) {
        return false;
    }
    *point = whole;
    point->is_unit = point->is_month = point->is_year = false;
    point->is_edge = true;
    if (whole.first == DAY_NONE)
        return true;
    if (edge->value == EDGE_END)
        point->first = whole.last;
    else if (edge->value == EDGE_BEGIN)
        point->last = whole.first;
    else
        set_middle(reading, point, &whole);
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
    if (number->kind == TOKEN_NUMBER && number->word_length <= 3)
        point->end = behind + 1;
    else if (reading_has(reading, behind, WORD_NUMBER))
        point->end = behind + 1;
    else
        return false;
    return true;
}

static bool
read_other(const struct reading *reading, size_t at, bool has_the, struct point *point)
{
    size_t words;
    const struct sense *sense;
    int year;

    if ((sense = reading_sense(reading, at, WORD_NAMED_TIME, &words)) != NULL) {
        set_period(reading, point, (enum time_unit)sense->value, WHICH_THIS);
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
        set_date(reading, point, sense->value / 100, sense->value % 100);
        return true;
    }
    if (read_year(reading, at, false, &year, &point->end)) {
        set_months(point, year, 1, 12);
        point->is_year = true;
        return true;
    }
    if ((words = reading_words(reading, at, WORD_OCCASION)) > 0) {
        point->end = at + words;
        point->is_occasion = true;
        return true;
    }
    if (has_the && (sense = reading_sense(reading, at, WORD_PERIOD, &words)) != NULL &&
        period_of((enum time_unit)sense->value) > PERIOD_DAY) {
        set_period(reading, point, (enum time_unit)sense->value, WHICH_THIS);
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
    return read_date(reading, at, point) || read_edge(reading, at, point) ||
           read_which(reading, at, has_the, point) || read_letter(reading, at, point) ||
           read_month(reading, at, point) || read_numbered_unit(reading, at, point) ||
           read_ordinal(reading, at, has_the, point) || read_weekday(reading, at, 0, point) ||
           read_other(reading, at, has_the, point);
}
