/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Judging one goal: its own time, what its target means, the forecast, and the one word for it. The
 * order of the questions in status_of() is the meaning of the words. It compares nobody with
 * anybody: colleagues enter only through the prior (measure/history.h).
 * Invariant: what cannot be told is NAN; a status never claims more than the figures beside it.
 */
#include "measure/progress.h"

#include <math.h>

#include "measure/figure.h"
#include "measure/forecast.h"
#include "measure/target.h"
#include "measure/thresholds.h"

#define SLACK 1e-9 /* 20 days, or a likelihood of .5, may come out a hair below */

const char *const direction_words[] = {
    "", "reach", "increase", "decrease", "maintain", "complete", NULL};
const char *const goal_unit_words[] = {"", "count", "money", "percent", "percent_change", "points",
    "times", "days", "hours", "minutes", "score", NULL};
const char *const goal_status_words[] = {"met", "on-track", "likely", "at-risk", "off-track",
    "too-early", "missed", "not-started", "unmeasured", NULL};

static int
earlier(int a, int b)
{
    return a < b ? a : b;
}

static int
later(int a, int b)
{
    return a > b ? a : b; /* DAY_NONE is earlier than any day */
}

int
progress_start_by_due(int due)
{
    static const enum period periods[] = {PERIOD_QUARTER, PERIOD_MONTH, PERIOD_WEEK};

    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (day_period_start(periods[i], due + 1) == due + 1)
            return day_period_start(periods[i], due);
    return DAY_NONE;
}

/* The time that the goal speaks of now: its own, or the period that holds as_of (before the start
   the first, after due the last). That is always a whole period: what is asked of a week cannot be
   asked of the two days that are left of it after the start. False if the goal has no time. */
static bool
find_stretch(
    const struct progress_world *world, const struct goal_facts *goal, int *start, int *due)
{
    int day = world->as_of;

    *start = goal->start;
    *due = goal->due;
    if (goal->per == PERIOD_NONE) {
        if (*due != DAY_NONE && *start == DAY_NONE)
            *start = progress_start_by_due(*due);
        return *start != DAY_NONE && *due != DAY_NONE && *start <= *due;
    }
    if (*due != DAY_NONE && *start != DAY_NONE && *start > *due)
        return false;
    day = later(day, goal->start);
    if (goal->due != DAY_NONE)
        day = earlier(day, goal->due);
    *start = day_period_start(goal->per, day);
    *due = day_period_next(goal->per, day) - 1;
    return true;
}

/* Whether anybody has any event of the metric, on each side of a ratio. */
static bool
is_in_the_data(const struct progress_world *world, const struct goal_facts *goal)
{
    const struct metric *metric = goal->metric;
    bool top = false;
    bool bottom = metric->form != METRIC_RATIO;

    for (size_t i = 0; i < metric->count; i++) {
        if (!tally_any(world->tally, TALLY_EVERYBODY, goal->terms[i]))
            continue;
        if (i < metric->numerator)
            top = true;
        else
            bottom = true;
    }
    return top && bottom;
}

/* The share of the whole periods up to as_of that were met. Periods without a working day do not
   count, nor those before the first event in the files, nor those whose figure is not known. */
static double
share_kept(const struct progress_world *world, const struct goal_facts *goal)
{
    int data = tally_first_day(world->tally);
    int first = goal->start == DAY_NONE ? data : goal->start;
    int last = goal->due == DAY_NONE ? world->as_of : earlier(world->as_of, goal->due);
    int next;
    int periods = 0;
    int met = 0;

    for (int day = day_period_start(goal->per, later(first, data));; day = next) {
        struct goal_target target;
        struct figure figure;
        next = day_period_next(goal->per, day);
        if (next - 1 > last)
            break;
        if (day < first || figure_working_days(world, goal->person, day - 1, next - 1) <= 0)
            continue;
        target = target_of(world, goal, day, next - 1);
        figure = figure_of(world, goal, day - 1, next - 1);
        if (!figure.adds_up || isnan(figure.value) || isnan(target.value))
            continue;
        periods++;
        met += target_is_met(&target, figure.value);
    }
    return periods > 0 ? (double)met / periods : NAN;
}

static bool
has_little_history(const struct forecast *forecast)
{
    return forecast->history_time + SLACK < THRESHOLD_EARLY_HISTORY;
}

/* How likely the goal was at its start, with nothing done yet and the history of that time. */
static double
achievable_likelihood(const struct forecast_question *question)
{
    struct forecast_question before = *question;
    struct forecast forecast;

    before.as_of = earlier(question->start - 1, question->as_of);
    before.so_far = figure_nothing;
    forecast = forecast_of(&before);
    return forecast.known && !has_little_history(&forecast) ? forecast.likelihood : NAN;
}

static enum goal_status
word_for(double likelihood)
{
    double at_least = likelihood + SLACK;

    if (at_least >= THRESHOLD_ON_TRACK)
        return GOAL_ON_TRACK;
    if (at_least >= THRESHOLD_LIKELY)
        return GOAL_LIKELY;
    return at_least >= THRESHOLD_AT_RISK ? GOAL_AT_RISK : GOAL_OFF_TRACK;
}

/* Working days of the goal's own time: so far, and in all. */
struct own_time {
    double elapsed, all;
};

static struct own_time
own_time_of(const struct forecast_question *question)
{
    const struct progress_world *world = question->world;
    int person = question->goal->person;
    int before = question->start - 1;
    int last = earlier(question->as_of, question->due);

    return (struct own_time){figure_working_days(world, person, before, last),
        figure_working_days(world, person, before, question->due)};
}

/* A recurring goal may begin in the midst of its first period. */
static bool
has_started(const struct forecast_question *question)
{
    return later(question->start, question->goal->start) <= question->as_of;
}

/* The status of a goal that can be measured. */
static enum goal_status
status_of(const struct forecast_question *question, const struct goal_target *target,
    const struct forecast *forecast, struct own_time time)
{
    int as_of = question->as_of;
    bool is_ratio = question->goal->metric->form == METRIC_RATIO;
    /* A total that is reached stays reached; a ceiling or a ratio is settled at due. */
    bool settled = question->due <= as_of || (!target->at_most && !is_ratio);

    if (!has_started(question))
        return GOAL_NOT_STARTED;
    if (settled && target_is_met(target, question->so_far.value))
        return GOAL_MET;
    if (question->due < as_of) /* a ratio over nothing was neither met nor missed */
        return isnan(question->so_far.value) ? GOAL_UNMEASURED : GOAL_MISSED;
    if (!forecast->known ||
        (time.elapsed + SLACK < THRESHOLD_EARLY_SHARE * time.all && has_little_history(forecast)))
        return GOAL_TOO_EARLY;
    return word_for(forecast->likelihood);
}

/* What even pace would have brought by now. A ratio is due in full at any time. */
static double
expected_by_now(const struct forecast_question *question, struct own_time time)
{
    if (question->goal->metric->form == METRIC_RATIO)
        return question->target;
    return time.all > 0 ? question->target * time.elapsed / time.all : NAN;
}

/* Everything that follows once the goal has a time, a metric in the data and a target. */
static void
measure(const struct forecast_question *question, const struct goal_target *target,
    struct progress *progress)
{
    const struct figure *so_far = &question->so_far;
    struct forecast forecast = forecast_of(question);
    struct own_time time = own_time_of(question);

    progress->expected = expected_by_now(question, time);
    if (target->value > 0)
        progress->attainment = so_far->value / target->value;
    progress->status = status_of(question, target, &forecast, time);
    if (forecast.known && progress->status != GOAL_TOO_EARLY) {
        progress->likelihood = forecast.likelihood;
        progress->projected = forecast.projected;
        progress->low = forecast.low;
        progress->high = forecast.high;
    }
    progress->achievable_likelihood = achievable_likelihood(question);
    if (question->goal->per != PERIOD_NONE)
        progress->kept = share_kept(question->world, question->goal);
}

void
progress_of(
    const struct progress_world *world, const struct goal_facts *goal, struct progress *progress)
{
    struct forecast_question question = {.world = world, .goal = goal, .as_of = world->as_of};
    struct goal_target target;

    *progress = (struct progress){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, {0, 0}, false, NAN,
        goal->from, NAN, NAN, goal->start, goal->due, GOAL_UNMEASURED};
    if (!find_stretch(world, goal, &question.start, &question.due))
        return;
    progress->start = question.start;
    progress->due = question.due;
    if (goal->metric == NULL || !is_in_the_data(world, goal) || !target_has_a_unit(world, goal))
        return;
    target = target_of(world, goal, question.start, question.due);
    progress->absolute_target = question.target = target.value;
    progress->from = target.from;
    progress->from_in_data = target_start_in_data(world, goal, question.start, question.due);
    question.at_most = target.at_most;
    question.so_far =
        figure_of(world, goal, question.start - 1, earlier(world->as_of, question.due));
    if (question.so_far.adds_up) {
        progress->actual = question.so_far.value;
        progress->actual_exact = question.so_far.exact;
        progress->actual_is_exact = goal->metric->form != METRIC_RATIO && figure_scale(goal) == 1;
    }
    if (question.so_far.adds_up && !isnan(target.value))
        measure(&question, &target, progress);
    else if (!has_started(&question))
        progress->status = GOAL_NOT_STARTED;
}

enum reach
progress_reach(const struct progress *progress)
{
    double likelihood = progress->achievable_likelihood;

    if (isnan(likelihood))
        return REACH_UNKNOWN;
    if (likelihood < THRESHOLD_ACHIEVABLE_LEAST)
        return REACH_OUT;
    return likelihood > THRESHOLD_ACHIEVABLE_MOST ? REACH_CERTAIN : REACH_WITHIN;
}

bool
progress_from_differs(const struct goal_facts *goal, const struct progress *progress)
{
    double data = progress->from_in_data;
    bool is_level = goal->direction == DIRECTION_INCREASE ||
                    goal->direction == DIRECTION_DECREASE || goal->direction == DIRECTION_MAINTAIN;

    /* Of "win 6 deals (2 so far)" the 2 are part of the goal, not a level before it. */
    return is_level && !isnan(goal->from) && !isnan(data) &&
           fabs(goal->from - data) > THRESHOLD_FROM_DIFFERS * fabs(data) * (1 + SLACK);
}
