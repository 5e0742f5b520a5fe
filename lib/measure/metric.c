/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading metric expressions. There is no arithmetic beyond what a sales metric needs (a sum of
 * kinds, or one such sum over another): no constants, no nesting, no precedence to remember. It
 * does not know which events exist.
 * Invariant: a metric that was read has at least one term on each side it has, and all terms of a
 * side are of one sort (counts or sums) and share no event.
 */
#include "measure/metric.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"

/* What is left to read, what was read, and the first thing that went wrong (NULL = nothing yet). */
struct reading {
    const char *rest;
    struct metric *metric;
    size_t capacity;
    const char *error;
};

/* Bytes from 0x80 on are letters of other scripts, except where they make a blank. */
static bool
is_letter(const char *text)
{
    return chars_is_letter(*text) || ((unsigned char)*text >= 0x80 && chars_blank(text) == 0);
}

static bool
is_word_byte(const char *text)
{
    return is_letter(text) || chars_is_digit(*text) || *text == '.' || *text == '-' || *text == '_';
}

static bool
fail(struct reading *reading, const char *error)
{
    reading->error = error;
    return false;
}

/* Goes past `sign` and the blanks around it; false, and nothing moved, if something else stands
   there. */
static bool
skip_sign(struct reading *reading, char sign)
{
    const char *at = chars_skip_blanks(reading->rest);

    if (*at != sign)
        return false;
    reading->rest = chars_skip_blanks(at + 1);
    return true;
}

static bool
read_word(struct reading *reading, const char **word, size_t *length)
{
    const char *start = chars_skip_blanks(reading->rest);
    const char *end = start;
    bool has_letter = false;

    for (; is_word_byte(end); end++) {
        has_letter = has_letter || is_letter(end);
        if (*end == '.' && (end == start || end[1] == '.' || !is_word_byte(end + 1)))
            return fail(reading, "has a '.' that is not between two words");
    }
    if (end == start)
        return fail(reading, *end == '\0' ? "ends where an event is expected"
                                          : "has a sign where an event is expected");
    if (!has_letter)
        return fail(reading, "has an event without a letter");
    *word = start;
    *length = (size_t)(end - start);
    reading->rest = end;
    return true;
}

static bool
read_term(struct reading *reading)
{
    struct metric *metric = reading->metric;
    const char *word;
    size_t length;
    bool sum = false;

    if (!read_word(reading, &word, &length))
        return false;
    if (length == 3 && chars_begins(word, "sum") > 0 && skip_sign(reading, '(')) {
        sum = true;
        if (!read_word(reading, &word, &length))
            return false;
        if (!skip_sign(reading, ')'))
            return fail(reading, "has no ')' after the event of sum(");
    }
    metric->terms =
        mem_grow(metric->terms, &reading->capacity, metric->count + 1, sizeof *metric->terms);
    metric->terms[metric->count++] = (struct metric_term){mem_copy(word, length), sum};
    return true;
}

/* Whether the term read last goes with those of its side, which begins with term `first`. */
static bool
check_last_term(struct reading *reading, size_t first)
{
    const struct metric_term *terms = reading->metric->terms;
    const struct metric_term *last = &terms[reading->metric->count - 1];

    for (const struct metric_term *term = &terms[first]; term < last; term++) {
        if (term->sum != last->sum)
            return fail(reading, "mixes counts and sums");
        if (chars_word_covers(term->kind, last->kind) || chars_word_covers(last->kind, term->kind))
            return fail(reading, "counts the same events twice");
    }
    return true;
}

static bool
read_side(struct reading *reading)
{
    size_t first = reading->metric->count;
    bool bracket = skip_sign(reading, '(');

    do {
        if (!read_term(reading) || !check_last_term(reading, first))
            return false;
    } while (skip_sign(reading, '+'));
    if (bracket && !skip_sign(reading, ')'))
        return fail(reading, "has no ')' for a '('");
    return true;
}

/* What is wrong with what stands behind a whole expression; NULL if nothing stands there. */
static const char *
trouble_behind(const struct reading *reading)
{
    const char *at = chars_skip_blanks(reading->rest);

    if (*at == '\0')
        return NULL;
    if (*at == '/')
        return "has more than one '/'";
    if (*at == ')')
        return "has a ')' without a '('";
    if (is_word_byte(at))
        return "has two events without '+' or '/' between them";
    return "has a sign other than '+', '/', '(' and ')'";
}

static bool
read_expression(struct reading *reading)
{
    struct metric *metric = reading->metric;
    bool ratio;

    if (*chars_skip_blanks(reading->rest) == '\0')
        return fail(reading, "is empty");
    if (!read_side(reading))
        return false;
    metric->numerator = metric->count;
    ratio = skip_sign(reading, '/');
    if (ratio && !read_side(reading))
        return false;
    metric->form = ratio ? METRIC_RATIO : metric->terms[0].sum ? METRIC_AMOUNT : METRIC_COUNT;
    reading->error = trouble_behind(reading);
    return reading->error == NULL;
}

bool
metric_parse(const char *expression, struct metric *metric, const char **error)
{
    struct reading reading = {.rest = expression, .metric = metric};

    *metric = (struct metric){METRIC_COUNT, NULL, 0, 0};
    if (read_expression(&reading))
        return true;
    metric_free(metric);
    *error = reading.error;
    return false;
}

void
metric_free(struct metric *metric)
{
    for (size_t i = 0; i < metric->count; i++)
        free(metric->terms[i].kind);
    free(metric->terms);
    *metric = (struct metric){METRIC_COUNT, NULL, 0, 0};
}
