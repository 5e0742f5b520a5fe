/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Predictive distributions of counts, ratios and amounts. The special functions are GSL's, whose
 * habit of aborting is turned off: a status that is not success makes the answer "not known", never
 * a number. There is no model choice here and no memory between calls.
 * Invariant: a prediction that is known has a likelihood from 0 to 1 and low <= high.
 */
#include "measure/pace.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "measure/special.h"
#include "measure/thresholds.h"

#define MOST_TRIALS 1e6     /* beyond, nobody waits for a sum over all outcomes */
#define LARGEST_COUNT 1e15  /* beyond, doubles no longer count one by one */
#define ROUNDING_SLACK 1e-9 /* 7.000000000000001 of arithmetic is the 7 that was meant */

static const struct prediction cannot_tell = {false, NAN, NAN, NAN, NAN};

static double
rounded_up(double value)
{
    return ceil(value - ROUNDING_SLACK);
}

static double
rounded_down(double value)
{
    return floor(value + ROUNDING_SLACK);
}

struct gamma
pace_prior(double total_count, double total_time, int people, double time)
{
    if (people < 2 || !(total_time > 0))
        return (struct gamma){.5, 0};
    return (struct gamma){time * total_count / total_time, time};
}

double
pace_dispersion(const double *counts, size_t n)
{
    double sum = 0;
    double squares = 0;
    double mean;

    for (size_t i = 0; i < n; i++)
        sum += counts[i];
    if (n < THRESHOLD_DISPERSION_WEEKS || !(sum > 0))
        return NAN;
    mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (counts[i] - mean) * (counts[i] - mean);
    return squares / mean / (double)(n - 1);
}

struct gamma
pace_posterior(struct gamma prior, double count, double time, double dispersion)
{
    double divisor = dispersion > THRESHOLD_OVERDISPERSED ? dispersion : 1;

    return (struct gamma){prior.shape + count / divisor, prior.rate + time / divisor};
}

/* A negative binomial distribution: `size`, and the odds left : rest that split into x and
   1 - x. */
struct negative_binomial {
    double size, left, rest;
};

/* The two sides of a count k. */
struct split {
    double below, from; /* P(count < k), P(count >= k) */
};

/* P(count >= k) = I_{left/(left+rest)}(k, size), for k of 1 or more. The smaller side is computed
   and the other is what is left of 1, so that either is right when it is tiny. */
static bool
split_at(const struct negative_binomial *law, double k, struct split *split)
{
    double whole = law->left + law->rest;
    double size = law->size;
    double tail;

    if (law->left / whole < (k + 1) / (k + size + 2)) {
        if (!special_beta_tail(k, size, law->left / whole, &tail))
            return false;
        tail = GSL_MIN_DBL(tail, 1);
        *split = (struct split){1 - tail, tail};
        return true;
    }
    if (!special_beta_tail(size, k, law->rest / whole, &tail))
        return false;
    tail = GSL_MIN_DBL(tail, 1);
    *split = (struct split){tail, 1 - tail};
    return true;
}

/* The smallest whole number q with P(count <= q) >= share, by doubling and then halving. */
static bool
quantile(const struct negative_binomial *law, double share, double *result)
{
    double low = -1; /* P(count <= low) is below the share */
    double high = ceil(law->size * law->left / law->rest) + 1;
    struct split split;

    for (;;) {
        if (high > LARGEST_COUNT || !split_at(law, high + 1, &split))
            return false;
        if (split.below >= share)
            break;
        low = high;
        high *= 2;
    }
    while (high - low > 1) {
        double middle = floor(low + (high - low) / 2);
        if (!split_at(law, middle + 1, &split))
            return false;
        if (split.below >= share)
            high = middle;
        else
            low = middle;
    }
    *result = high;
    return true;
}

/* What the posterior says of the count in a time `left` > 0. */
static struct negative_binomial
predictive(struct gamma posterior, double dispersion, double left)
{
    double mean = left * posterior.shape / posterior.rate;
    double excess; /* V - mean */

    if (!(dispersion > THRESHOLD_OVERDISPERSED))
        return (struct negative_binomial){posterior.shape, left, posterior.rate};
    excess = (dispersion - 1) * mean + mean * mean / posterior.shape;
    return (struct negative_binomial){mean * mean / excess, excess, mean};
}

/* Everything but the likelihood of counts to come. */
static struct prediction
outlook(struct gamma posterior, double dispersion, double left, struct negative_binomial *law)
{
    struct prediction prediction = {.known = true};

    special_silence_gsl();
    if (!(posterior.shape > 0) || !(posterior.rate > 0) || !(left >= 0))
        return cannot_tell;
    if (left <= 0)
        return prediction;
    *law = predictive(posterior, dispersion, left);
    prediction.mean = left * posterior.shape / posterior.rate;
    if (!quantile(law, THRESHOLD_LOW_QUANTILE, &prediction.low) ||
        !quantile(law, THRESHOLD_HIGH_QUANTILE, &prediction.high))
        return cannot_tell;
    return prediction;
}

struct prediction
pace_reach(struct gamma posterior, double dispersion, double left, double need)
{
    struct negative_binomial law = {0, 0, 0};
    struct prediction prediction = outlook(posterior, dispersion, left, &law);
    struct split split = {0, 0};
    double k = rounded_up(need);

    if (!prediction.known || gsl_isnan(need))
        return cannot_tell;
    if (k <= 0 || left <= 0)
        prediction.likelihood = k <= 0;
    else if (split_at(&law, k, &split))
        prediction.likelihood = split.from;
    else
        return cannot_tell;
    return prediction;
}

struct prediction
pace_stay_under(struct gamma posterior, double dispersion, double left, double room)
{
    struct negative_binomial law = {0, 0, 0};
    struct prediction prediction = outlook(posterior, dispersion, left, &law);
    struct split split = {0, 0};
    double most = rounded_down(room);

    if (!prediction.known || gsl_isnan(room))
        return cannot_tell;
    if (most < 0 || left <= 0)
        prediction.likelihood = most >= 0;
    else if (split_at(&law, most + 1, &split))
        prediction.likelihood = split.below;
    else
        return cannot_tell;
    return prediction;
}

/* The chances of 0 to `trials` successes, but for a common factor, when the probability of success
   is Beta(a, b). They are made by recurrence from the mean outwards, so that none can overflow. */
static double *
beta_binomial_weights(double a, double b, size_t trials)
{
    double *weights = mem_zeroed(trials + 1, sizeof *weights);
    double m = (double)trials;
    size_t middle = (size_t)(m * a / (a + b));

    weights[middle] = 1;
    for (size_t j = middle; j < trials; j++) {
        double x = (double)j;
        weights[j + 1] = weights[j] * (m - x) * (x + a) / ((x + 1) * (m - x - 1 + b));
    }
    for (size_t j = middle; j > 0; j--) {
        double x = (double)j;
        weights[j - 1] = weights[j] * x * (m - x + b) / ((m - x + 1) * (x - 1 + a));
    }
    return weights;
}

/* The sum of the weights of `first` to `last` successes, cut to what can happen. */
static double
weight_between(const double *weights, double first, double last)
{
    double sum = 0;

    for (double j = GSL_MAX_DBL(first, 0); j <= last; j++)
        sum += weights[(size_t)j];
    return sum;
}

/* The smallest number of successes that `share` of all weight does not go beyond. */
static double
weight_quantile(const double *weights, double total, double share)
{
    size_t j = 0;
    double sum = weights[0];

    while (sum < share * total)
        sum += weights[++j];
    return (double)j;
}

struct prediction
pace_ratio(
    double successes, double failures, double x, double n, double trials, double target, bool under)
{
    struct prediction prediction = {.known = true};
    double all = n + trials;
    double a = successes + .5;
    double b = failures + .5;
    double *weights, total, wanted;

    if (!(successes >= 0 && failures >= 0 && x >= 0 && x <= n && trials >= 0 && all > 0) ||
        !(trials <= MOST_TRIALS) || gsl_isnan(target))
        return cannot_tell;
    weights = beta_binomial_weights(a, b, (size_t)trials);
    total = weight_between(weights, 0, trials);
    wanted = target * all - x; /* successes still wanted, or still allowed */
    prediction.likelihood =
        under ? weight_between(weights, 0, GSL_MIN_DBL(rounded_down(wanted), trials))
              : weight_between(weights, rounded_up(wanted), trials);
    prediction.likelihood = GSL_MIN_DBL(prediction.likelihood / total, 1);
    prediction.mean = (x + trials * a / (a + b)) / all;
    prediction.low = (x + weight_quantile(weights, total, THRESHOLD_LOW_QUANTILE)) / all;
    prediction.high = (x + weight_quantile(weights, total, THRESHOLD_HIGH_QUANTILE)) / all;
    free(weights);
    return prediction;
}

/* The mean and the standard deviation (n - 1) of a sample. */
static void
describe(const double *values, size_t n, double *mean, double *deviation)
{
    double sum = 0;
    double squares = 0;

    for (size_t i = 0; i < n; i++)
        sum += values[i];
    *mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - *mean) * (values[i] - *mean);
    *deviation = sqrt(squares / (double)(n - 1));
}

struct prediction
pace_amount(const double *weekly, size_t weeks, double weeks_left, double need, bool under)
{
    struct prediction prediction = {.known = true};
    double mean, deviation, spread, above, reach;
    double freedom = (double)weeks - 1;

    special_silence_gsl();
    if (weeks < THRESHOLD_AMOUNT_WEEKS || !(weeks_left >= 0) || gsl_isnan(need))
        return cannot_tell;
    describe(weekly, weeks, &mean, &deviation);
    prediction.mean = weeks_left * mean;
    spread = deviation * sqrt(weeks_left + weeks_left * weeks_left / (double)weeks);
    reach = gsl_cdf_tdist_Qinv(THRESHOLD_LOW_QUANTILE, freedom) * spread;
    prediction.low = prediction.mean - reach;
    prediction.high = prediction.mean + reach;
    above = need - prediction.mean;
    if (!under && need <= 0)
        prediction.likelihood = 1;
    else if (spread <= 0) /* the same every week, or no time left: no doubt remains */
        prediction.likelihood = under ? above >= 0 : above <= 0;
    else
        prediction.likelihood = under ? gsl_cdf_tdist_P(above / spread, freedom)
                                      : gsl_cdf_tdist_Q(above / spread, freedom);
    if (!gsl_finite(prediction.likelihood) || !gsl_finite(reach) || !gsl_finite(prediction.mean))
        return cannot_tell;
    return prediction;
}
