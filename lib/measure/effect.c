/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two stretches of a tally beside each other. What else changed between them is not known here, and
 * nothing is claimed about causes.
 */
#include "measure/effect.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"

enum { WEEK = 7, WORKING_WEEK = 5 };
#define WEEKS_LEAST 2.0

/* The days (after, last]. */
struct stretch {
    int after, last;
};

int *
effect_bind(const char *expression, struct tally *tally, struct metric *metric, const char **error)
{
    if (!metric_parse(expression, metric, error))
        return NULL;
    int *terms = mem_zeroed(metric->count, sizeof *terms);
    for (size_t i = 0; i < metric->count; i++) {
        if (metric->terms[i].sum) {
            *error = "is about amounts; only a count or a share of counts can be compared";
            metric_free(metric);
            free(terms);
            return NULL;
        }
        terms[i] = tally_term(tally, metric->terms[i]);
    }
    return terms;
}

/* Whether anybody has an event of the metric up to a day. */
static bool
any_up_to(const struct effect_question *question, int first, int day)
{
    struct decimal count;
    for (size_t i = 0; i < question->metric->count; i++)
        if (tally_total(question->world->tally, TALLY_EVERYBODY, question->terms[i], first - 1, day,
                &count) &&
            decimal_compare(count, decimal_from_int(0)) > 0)
            return true;
    return false;
}

/* The first day with an event of the metric by anybody: what lies before it may just not be in the
   files. as_of + 1 if there is none. */
static int
metric_begins(const struct effect_question *question, int first)
{
    int low = first, high = question->world->as_of + 1;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (any_up_to(question, first, middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The first day on which the person, and what is measured, can be known. */
static int
known_from(const struct effect_question *question)
{
    const struct tally *tally = question->world->tally;
    int start = figure_presence(question->world, question->person)->start;
    int own = start != DAY_NONE ? start : tally_first_day_of(tally, question->person);
    int all = tally_first_day(tally);
    if (own == DAY_NONE || all == DAY_NONE)
        return DAY_NONE;
    int begins = metric_begins(question, all);
    return own > begins ? own : begins;
}

static double
weeks_of(const struct effect_question *question, struct stretch stretch)
{
    double days =
        figure_working_days(question->world, question->person, stretch.after, stretch.last);
    return days / WORKING_WEEK;
}

static struct figure
figure_in(const struct effect_question *question, struct stretch stretch)
{
    const struct goal_facts facts = {.person = question->person,
        .metric = question->metric,
        .terms = question->terms,
        .unit = UNIT_NONE};
    return figure_of(question->world, &facts, stretch.after, stretch.last);
}

/* Adds the counts of the full ISO weeks, from Monday to Sunday, in which the person worked. */
static size_t
add_weeks(const struct effect_question *question, struct stretch stretch, double *weeks)
{
    size_t count = 0;
    int monday = day_period_start(PERIOD_WEEK, stretch.after + WEEK);
    for (; monday + WEEK - 1 <= stretch.last; monday += WEEK) {
        const struct stretch week = {monday - 1, monday + WEEK - 1};
        if (weeks_of(question, week) > 0)
            weeks[count++] = figure_in(question, week).top;
    }
    return count;
}

/* A stretch as one side of the change; no time if it is too short to say anything. */
static struct change_side
side_of(const struct effect_question *question, struct stretch stretch, double weeks)
{
    struct figure figure = figure_in(question, stretch);
    bool ratio = question->metric->form == METRIC_RATIO;
    if (weeks < WEEKS_LEAST)
        return (struct change_side){0, 0};
    return (struct change_side){figure.top, ratio ? figure.bottom : weeks};
}

/* The days of a stretch from `first` on; none if nothing can be known. */
static struct stretch
known_part(struct stretch stretch, int first)
{
    if (first != DAY_NONE && first - 1 > stretch.after)
        stretch.after = first - 1;
    if (first == DAY_NONE || stretch.after > stretch.last)
        stretch.after = stretch.last;
    return stretch;
}

struct effect
effect_of(const struct effect_question *question)
{
    int span = question->weeks * WEEK, first = known_from(question);
    int coached = question->coached, as_of = question->world->as_of;
    struct stretch before = known_part((struct stretch){coached - 1 - span, coached - 1}, first);
    struct stretch after = {coached, coached + span < as_of ? coached + span : as_of};
    after = known_part(after, first);
    struct effect effect = {
        .weeks_before = weeks_of(question, before), .weeks_after = weeks_of(question, after)};
    double phi = 1;
    if (question->metric->form == METRIC_COUNT) {
        double *weeks = mem_zeroed(2 * (size_t)question->weeks, sizeof *weeks);
        size_t count = add_weeks(question, before, weeks), early = count;
        count += add_weeks(question, after, weeks + early);
        phi = change_dispersion(weeks, count, early);
        free(weeks);
    }
    effect.change = change_of(side_of(question, before, effect.weeks_before),
        side_of(question, after, effect.weeks_after), phi);
    return effect;
}
