/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and everything else with a name in the calendar: years, quarters, months, weekdays.
 */
#include <string.h>

#include "base/dateform.h"
#include "base/moment.h"
#include "measure/sentence_point.h"

enum { YEAR_LEAST = 1990, YEAR_MOST = 2099 };

/* A year at `at`: 2027, '27 or, behind a letter, 27. */
bool
point_read_year(const struct reading *reading, size_t at, bool short_too, int *year, size_t *end)
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
        return point_read_year(reading, at + 1, true, year, end);
    bool glued = reading->list.tokens[at].glued;
    if (point_read_year(reading, at, glued, year, end))
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
void
point_set_part_of_year(
    const struct reading *reading, struct point *point, int number, enum time_unit unit)
{
    int months = unit == TIME_QUARTER ? 3 : 6, year;
    int month = (number - 1) * months + 1;
    if (read_year_behind(reading, point->end, &year, &point->end))
        point_set_months(point, year, month, months);
    else
        point_set_next_months(reading, point, month, months);
}

bool
point_read_part(const struct reading *reading, int year, struct point *point)
{
    const struct sense *part = reading_sense(reading, point->end, WORD_LETTER, NULL);
    if (!part || part->value == TIME_YEAR)
        return false;
    const struct token *digit = &reading->list.tokens[point->end + 1];
    int months = part->value == TIME_QUARTER ? 3 : 6;
    if (!digit->glued || !digit->readable || digit->value.whole < 1 ||
        digit->value.whole > 12 / months)
        return false;
    point_set_months(point, year, ((int)digit->value.whole - 1) * months + 1, months);
    point->end += 2;
    return true;
}

/* Q1, H2, FY27, 1Q27, and FY27 Q1. */
bool
point_read_letter(const struct reading *reading, size_t at, struct point *point)
{
    const struct token *tokens = reading->list.tokens;
    const struct sense *letter = reading_sense(reading, at, WORD_LETTER, NULL);
    size_t number = at + 1;
    int year;

    if (letter && letter->value == TIME_YEAR &&
        point_read_year(reading, at + 1, true, &year, &point->end)) {
        point_set_months(point, year, 1, 12);
        (void)point_read_part(reading, year, point);
        return true;
    }
    if (!letter) { /* 1Q27 */
        letter = reading_sense(reading, at + 1, WORD_LETTER, NULL);
        if (tokens[at].kind != TOKEN_NUMBER || !tokens[at + 1].glued ||
            !read_year_behind(reading, at + 2, &year, &point->end))
            return false; /* 2h is a time */
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
    point_set_part_of_year(reading, point, part, (enum time_unit)letter->value);
    return true;
}

/* The day of a month at `at`: 5, 5th, fifth; 0 if there is none. */
int
point_read_day_number(const struct reading *reading, size_t at, size_t *end)
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

void
point_set_date(const struct reading *reading, struct point *point, int month, int day)
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
bool
point_read_month(const struct reading *reading, size_t at, struct point *point)
{
    size_t words, behind = at;
    const struct sense *month = reading_sense(reading, at, WORD_MONTH, &words);
    int day = 0, year;

    if (!month) {
        day = point_read_day_number(reading, at, &behind);
        behind += day > 0 && reading_is(reading, behind, "of");
        if (day == 0 || !(month = reading_sense(reading, behind, WORD_MONTH, &words)))
            return false;
        point->end = behind + words;
        point->end += reading_is(reading, point->end, ".");
        point_set_date(reading, point, month->value, day);
        return true;
    }
    point->end = at + words;
    if (reading_is(reading, point->end, ".") &&
        reading->list.tokens[point->end + 1].kind != TOKEN_END)
        point->end += reading->list.tokens[point->end + 1].kind == TOKEN_NUMBER;
    behind = point->end + reading_is(reading, point->end, "the");
    day = point_read_day_number(reading, behind, &behind);
    const struct amount *amount = day > 0 ? reading_amount_at(reading, behind - 1) : NULL;
    if (day > 0 && (!amount || amount->is_bare) && !reading_has(reading, behind, WORD_METRIC)) {
        point->end = behind;
        point_set_date(reading, point, month->value, day);
    } else if (read_year_behind(reading, point->end, &year, &point->end)) {
        point_set_months(point, year, month->value, 1);
    } else {
        point_set_next_months(reading, point, month->value, 1);
        point->is_month = true;
    }
    return true;
}

bool
point_read_weekday(const struct reading *reading, size_t at, int weeks, struct point *point)
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
/* 3/31: the 31st of March. 3/4 is a day, but nobody knows which. */
static bool
read_slash(const struct reading *reading, size_t at, struct point *point)
{
    const struct token *tokens = reading->list.tokens;
    size_t end;

    if (tokens[at].kind != TOKEN_NUMBER || !reading_is(reading, at + 1, "/") ||
        !tokens[at + 1].glued || !tokens[at + 2].glued)
        return false;
    int first = point_read_day_number(reading, at, &end);
    int second = first > 0 && end == at + 1 ? point_read_day_number(reading, at + 2, &end) : 0;
    if (second == 0 || (first > 12 && second > 12) || tokens[at].value.fraction != 0)
        return false;
    point->end = end;
    point->is_unit = true;
    if (first > 12 || second > 12 || first == second)
        point_set_date(reading, point, first > 12 ? second : first, first > 12 ? first : second);
    return true;
}

bool
point_read_date(const struct reading *reading, size_t at, struct point *point)
{
    const struct token *token = &reading->list.tokens[at];
    char text[16];
    struct moment moment;

    if (read_slash(reading, at, point))
        return true;
    if (token->kind != TOKEN_DATE || token->word_length >= sizeof text)
        return false;
    memcpy(text, token->word, token->word_length);
    text[token->word_length] = '\0';
    unsigned orders = date_orders(text);
    struct moment other;
    enum date_order order = orders & DATE_ORDER_DMY ? DATE_ORDER_DMY : DATE_ORDER_MDY;
    if (orders == 0 || !date_read(text, order, &moment))
        return false;
    point->end = at + 1;
    if (orders == DATE_ORDER_ANY && date_read(text, DATE_ORDER_MDY, &other) &&
        other.day != moment.day)
        return true;
    point->first = point->last = moment.day;
    return true;
}
