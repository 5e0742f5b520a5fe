/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods in which something recurs: "per week", "every other Friday", "daily", "on Mondays".
 */
#include "measure/sentence_point.h"

/* "run a lunchtime webinar": right behind the verb and before a noun the period only describes. */
static bool
describes(const struct reading *reading, size_t article, size_t behind)
{
    return article > 0 && reading->list.tokens[article - 1].amount == 0 &&
           (reading_has_exactly(reading, article - 1, WORD_VERB) ||
               reading_has_exactly(reading, article - 1, WORD_ACT)) &&
           (reading_has(reading, behind, WORD_METRIC) ||
               reading_has(reading, behind, WORD_DELIVERABLE) ||
               reading_has(reading, behind, WORD_UNNAMED));
}

/* "per week", "a day", "/month", "each quarter", "every other Friday", "every two weeks". */
static bool
read_each(const struct reading *reading, size_t at, struct when *when)
{
    size_t words;
    const struct sense *each = reading_sense(reading, at, WORD_EACH, &words), *sense;
    bool rarely = false;

    if (!each || reading->list.tokens[at].amount > 0)
        return false;
    bool is_article = reading_has(reading, at, WORD_ARTICLE);
    if (is_article && (reading_follows_class(reading, at, WORD_SPAN) ||
                          reading_follows_class(reading, at, WORD_DEADLINE) ||
                          reading_follows(reading, at, "of half")))
        return false;
    at += words;
    if (each->value == EACH_EACH) {
        at += reading_has(reading, at, WORD_GENERIC) && !reading_is(reading, at, "other") &&
              !reading_has(reading, at, WORD_PERIOD) && !reading_has(reading, at, WORD_CUSTOMER) &&
              reading_has(reading, at + 1, WORD_PERIOD);
        if (reading_is(reading, at, "other") || reading_has(reading, at, WORD_NUMBER) ||
            reading->list.tokens[at].kind == TOKEN_NUMBER ||
            (reading_has(reading, at, WORD_ORDINAL) && reading_has(reading, at + 1, WORD_PERIOD))) {
            rarely = !reading_is(reading, at, "one");
            at++;
        }
    }
    when->kind = WHEN_RECURRING;
    if ((sense = reading_sense(reading, at, WORD_PERIOD, &words)) != NULL) {
        if (sense->value < TIME_HOUR || reading->list.tokens[at + words].hyphened)
            return false;
        if (is_article && describes(reading, at - 1, at + words))
            return false;
        when->per = rarely ? PERIOD_NONE : point_period((enum time_unit)sense->value);
    } else if (!is_article && (words = reading_words(reading, at, WORD_WEEKDAY)) > 0) {
        when->per = rarely ? PERIOD_NONE : PERIOD_WEEK;
        while (
            (reading_has(reading, at + words, WORD_JOIN) || reading_is(reading, at + words, ",")) &&
            reading_has(reading, at + words + 1, WORD_WEEKDAY))
            words += 2;
    } else if (!is_article && (words = reading_words(reading, at, WORD_MONTH)) > 0) {
        when->per = PERIOD_YEAR;
    } else {
        return false;
    }
    when->end = at + words;
    return true;
}

/* "daily", "on Mondays", and "weekly" before a noun. */
static bool
read_recurring(const struct reading *reading, size_t at, struct when *when)
{
    size_t words;
    const struct sense *sense = reading_sense(reading, at, WORD_RECURRING, &words);
    const struct token *behind;

    if (sense) {
        when->end = at + words;
        behind = &reading->list.tokens[when->end];
        when->per = point_period((enum time_unit)sense->value);
        bool before_noun = behind->kind == TOKEN_WORD &&
                           !reading_has(reading, when->end, WORD_PREPOSITION) &&
                           !reading_has(reading, when->end, WORD_JOIN) &&
                           !reading_has(reading, when->end, WORD_SPAN) &&
                           !reading_has(reading, when->end, WORD_DEADLINE) &&
                           !reading_has(reading, when->end, WORD_START) &&
                           !reading_has(reading, when->end, WORD_ASIDE) && words == 1 &&
                           !reading_is(reading, when->end, "to");
        when->kind = before_noun ? WHEN_ADJECTIVE : WHEN_RECURRING;
        return true;
    }
    if (!reading_has(reading, at, WORD_WEEKDAY) || reading_has_exactly(reading, at, WORD_WEEKDAY) ||
        !reading_follows_class(reading, at, WORD_SPAN))
        return false;
    when->kind = WHEN_RECURRING;
    when->per = PERIOD_WEEK;
    when->end = at + 1;
    while ((reading_has(reading, when->end, WORD_JOIN) || reading_is(reading, when->end, ",")) &&
           reading_has(reading, when->end + 1, WORD_WEEKDAY))
        when->end += 2;
    return true;
}

bool
sentence_recurring(const struct reading *reading, size_t at, struct when *when)
{
    return read_each(reading, at, when) || read_recurring(reading, at, when);
}
