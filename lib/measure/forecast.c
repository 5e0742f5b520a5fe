/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From history and time left to a forecast, in one way for each form of metric: counts by the
 * gamma-Poisson model, shares of counts (win/(win+loss)) by the beta-binomial, amounts by weekly
 * totals. A ratio of amounts (sum(win)/win, the average deal) has no model: its parts are neither
 * successes of trials nor independent of each other, so nothing is said about it rather than
 * something doubtful.
 * Invariant: a forecast that is known rests on days up to as_of alone.
 */
#include "measure/forecast.h"

#include <math.h>

#include "measure/history.h"
#include "measure/pace.h"

static struct history_question
history_behind(const struct forecast_question *question, size_t first_term, size_t count)
{
    const struct goal_facts *goal = question->goal;

    return (struct history_question){
        question->world, goal->person, goal->terms + first_term, count, question->as_of};
}

/* The working days still to come: after as_of, or from the start if that is later. */
static double
time_left(const struct forecast_question *question)
{
    int after = question->as_of;

    if (after < question->start - 1)
        after = question->start - 1;
    return figure_working_days(question->world, question->goal->person, after, question->due);
}

/* A prediction of what is to come as a forecast of the whole: `so_far` + `scale` * what is to
   come. */
static struct forecast
whole(const struct prediction *prediction, double so_far, double scale, double history_time)
{
    return (struct forecast){
        .known = prediction->known,
        .likelihood = prediction->likelihood,
        .projected = so_far + scale * prediction->mean,
        .low = so_far + scale * prediction->low,
        .high = so_far + scale * prediction->high,
        .history_time = history_time,
    };
}

static struct forecast
forecast_count(const struct forecast_question *question)
{
    double so_far = question->so_far.value;
    double weekly[HISTORY_WEEKS];
    struct history_question behind = history_behind(question, 0, question->goal->metric->count);
    struct history history = history_of(&behind);
    size_t weeks = history_weeks(&behind, weekly);
    double dispersion = pace_dispersion(weekly, weeks);
    struct gamma posterior =
        pace_posterior(history_prior(&behind), history.count, history.time, dispersion);
    double missing = question->target - so_far;
    struct prediction prediction =
        question->at_most ? pace_stay_under(posterior, dispersion, time_left(question), missing)
                          : pace_reach(posterior, dispersion, time_left(question), missing);

    return whole(&prediction, so_far, 1, history.time);
}

static struct forecast
forecast_amount(const struct forecast_question *question)
{
    const struct goal_facts *goal = question->goal;
    double so_far = question->so_far.value;
    double weekly[HISTORY_WEEKS];
    struct history_question behind = history_behind(question, 0, goal->metric->count);
    size_t weeks = history_weeks(&behind, weekly);
    double weeks_left = time_left(question) / history_days_a_week(&behind);
    double scale = figure_scale(goal);
    double missing = question->target / scale - question->so_far.top;
    struct prediction prediction =
        pace_amount(weekly, weeks, weeks_left, missing, question->at_most);
    int first = history_first_day(&behind);

    /* The past may be in another currency than the goal's own time. */
    if (first > question->start)
        first = question->start;
    if (!figure_of(question->world, goal, first - 1, question->as_of).adds_up)
        prediction.known = false;
    return whole(&prediction, so_far, scale, history_of(&behind).time);
}

static struct forecast
forecast_share(const struct forecast_question *question)
{
    const struct metric *metric = question->goal->metric;
    double scale = figure_scale(question->goal);
    struct history_question top = history_behind(question, 0, metric->numerator);
    struct history_question bottom =
        history_behind(question, metric->numerator, metric->count - metric->numerator);
    struct history successes = history_of(&top);
    struct history trials = history_of(&bottom);
    struct gamma pace = pace_posterior(history_prior(&bottom), trials.count, trials.time, 1);
    /* NAN where nothing tells a pace: then the prediction is not known either. */
    double to_come =
        pace.shape > 0 && pace.rate > 0 ? round(pace.shape / pace.rate * time_left(question)) : NAN;
    struct prediction prediction =
        pace_ratio(successes.count, trials.count - successes.count, question->so_far.top,
            question->so_far.bottom, to_come, question->target / scale, question->at_most);

    return whole(&prediction, 0, scale, trials.time);
}

static struct forecast
no_forecast(const struct forecast_question *question)
{
    struct history_question behind = history_behind(question, 0, question->goal->metric->count);

    return (struct forecast){false, NAN, NAN, NAN, NAN, history_of(&behind).time};
}

struct forecast
forecast_of(const struct forecast_question *question)
{
    const struct metric *metric = question->goal->metric;

    if (!question->so_far.adds_up || isnan(question->target))
        return no_forecast(question);
    switch (metric->form) {
    case METRIC_COUNT:
        return forecast_count(question);
    case METRIC_AMOUNT:
        return forecast_amount(question);
    case METRIC_RATIO:
        break;
    }
    for (size_t i = 0; i < metric->count; i++)
        if (metric->terms[i].sum)
            return no_forecast(question);
    return forecast_share(question);
}
