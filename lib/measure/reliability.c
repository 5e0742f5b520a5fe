/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two passes over the answers, one for the means and one for the products of deviations: exact
 * where sums of squares would lose digits, and no case needs to be kept.
 */
#include "measure/reliability.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/omega.h"
#include "measure/scale.h"
#include "measure/special.h"

bool
case_range_holds(const struct case_range *range, int day)
{
    return (range->since == DAY_NONE || day >= range->since) &&
           (range->until == DAY_NONE || day <= range->until);
}

/* What both passes need. The first members say what to look at, the others are of one scale. */
struct pass {
    const struct questionnaire *questionnaire;
    const struct scale *scale;
    const struct answers *answers;
    const struct case_range *range;
    const bool *left_out; /* by sitting; NULL = none is */
    bool uniform;
    double *items;      /* of the case in hand, weighted */
    double *means;      /* of the items */
    double *covariance; /* of the items, row by row */
};

/* Takes the items of a sitting. False if it is no complete case, or does not count. */
static bool
take(const struct pass *pass, size_t sitting)
{
    if (!case_range_holds(pass->range, answers_day(pass->answers, sitting)) ||
        (pass->left_out && pass->left_out[sitting]))
        return false;
    for (size_t i = 0; i < pass->scale->count; i++) {
        const struct scale_part *part = &pass->scale->parts[i];
        double answer = answers_get(pass->answers, sitting, part->of);
        if (isnan(answer))
            return false;
        pass->items[i] =
            part->weight * scale_item(pass->questionnaire, part, pass->uniform, answer);
    }
    return true;
}

/* Notes the person of a complete case; of nobody each counts. */
static void
count_person(bool *met, int person, struct reliability *result)
{
    result->people += person < 0 || !met[person];
    if (person >= 0)
        met[person] = true;
}

static void
find_means(const struct pass *pass, struct reliability *result)
{
    bool *met = mem_zeroed(answers_people(pass->answers) + 1, sizeof *met);
    for (size_t sitting = 0; sitting < answers_count(pass->answers); sitting++) {
        if (!take(pass, sitting))
            continue;
        result->n++;
        count_person(met, answers_person(pass->answers, sitting), result);
        for (size_t i = 0; i < pass->scale->count; i++)
            pass->means[i] += pass->items[i];
    }
    free(met);
    for (size_t i = 0; i < pass->scale->count; i++)
        pass->means[i] /= (double)result->n;
}

static void
find_covariance(const struct pass *pass, const struct reliability *result)
{
    size_t count = pass->scale->count;
    for (size_t sitting = 0; sitting < answers_count(pass->answers); sitting++) {
        if (!take(pass, sitting))
            continue;
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j <= i; j++)
                pass->covariance[i * count + j] +=
                    (pass->items[i] - pass->means[i]) * (pass->items[j] - pass->means[j]);
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j <= i; j++) {
            pass->covariance[i * count + j] /= (double)(result->n - 1);
            pass->covariance[j * count + i] = pass->covariance[i * count + j];
        }
    }
}

/* The variance of the sum of the items, all or without one (`but` = count: all). What covariances
   that cancel each other leave of rounding is nothing. */
static double
variance_of_sum(const struct pass *pass, size_t but)
{
    const double rounding = 1e-12;
    size_t count = pass->scale->count;
    double sum = 0, size = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (i == but || j == but)
                continue;
            sum += pass->covariance[i * count + j];
            size += fabs(pass->covariance[i * count + j]);
        }
    }
    return sum > rounding * size ? sum : 0;
}

static void
find_item_rest(const struct pass *pass, struct reliability *result)
{
    size_t count = pass->scale->count;
    for (size_t i = 0; i < count; i++) {
        double with_rest = 0, own = pass->covariance[i * count + i];
        for (size_t j = 0; j < count; j++)
            if (j != i)
                with_rest += pass->covariance[i * count + j];
        double rest = variance_of_sum(pass, i);
        if (!(own > 0 && rest > 0))
            continue;
        result->item_rest[i] = with_rest / sqrt(own * rest);
        if (result->worst < 0 || result->item_rest[i] < result->item_rest[result->worst])
            result->worst = (int)i;
    }
}

static void
find_alpha(const struct pass *pass, struct reliability *result)
{
    double count = (double)pass->scale->count, n = (double)result->n, items = 0;
    double total = variance_of_sum(pass, pass->scale->count);
    for (size_t i = 0; i < pass->scale->count; i++)
        items += pass->covariance[i * pass->scale->count + i];
    if (!(total > 0))
        return;
    result->alpha = count / (count - 1) * (1 - items / total);
    double between = n - 1, within = (n - 1) * (count - 1);
    result->low = 1 - (1 - result->alpha) * special_f_quantile(.975, between, within);
    result->high = 1 - (1 - result->alpha) * special_f_quantile(.025, between, within);
    result->sem = result->sd * sqrt(1 - result->alpha);
}

static void
find(struct pass pass, size_t scale, struct reliability *result)
{
    size_t count = pass.questionnaire->scales[scale].count;
    const double unknown = (double)NAN;
    pass.scale = &pass.questionnaire->scales[scale];
    pass.uniform = scale_is_uniform(pass.questionnaire, scale);
    pass.items = mem_zeroed(count, sizeof *pass.items);
    pass.means = mem_zeroed(count, sizeof *pass.means);
    pass.covariance = mem_zeroed(count * count, sizeof *pass.covariance);
    *result = (struct reliability){.items = count,
        .alpha = unknown,
        .low = unknown,
        .high = unknown,
        .omega = unknown,
        .sd = unknown,
        .sem = unknown,
        .worst = -1,
        .heywood = OMEGA_NO_ITEM};
    result->item_rest = mem_zeroed(count, sizeof *result->item_rest);
    double weights = 0;
    for (size_t i = 0; i < count; i++) {
        result->item_rest[i] = unknown;
        weights += pass.scale->parts[i].weight;
    }
    find_means(&pass, result);
    if (result->n >= 2) {
        find_covariance(&pass, result);
        result->sd = sqrt(variance_of_sum(&pass, count)) / weights;
    }
    if (result->n >= 2 && count >= 2) {
        find_alpha(&pass, result);
        find_item_rest(&pass, result);
        if (variance_of_sum(&pass, count) > 0)
            result->omega = omega_of(pass.covariance, count, &result->heywood);
    }
    free(pass.items);
    free(pass.means);
    free(pass.covariance);
}

struct reliability *
reliability_of_scales(const struct questionnaire *questionnaire, const struct answers *answers,
    const struct case_range *range, const bool *left_out)
{
    const struct pass pass = {
        .questionnaire = questionnaire, .answers = answers, .range = range, .left_out = left_out};
    struct reliability *results = mem_zeroed(questionnaire->scale_count, sizeof *results);
    for (size_t i = 0; i < questionnaire->scale_count; i++)
        find(pass, i, &results[i]);
    return results;
}

bool *
reliability_straight_lines(const struct questionnaire *questionnaire, const struct answers *answers,
    const struct case_range *range, size_t *count)
{
    bool *lines = mem_zeroed(answers_count(answers) + 1, sizeof *lines);
    double *row = mem_zeroed(questionnaire->question_count, sizeof *row);
    *count = 0;
    for (size_t i = 0; i < answers_count(answers); i++) {
        answers_row(answers, i, row);
        lines[i] = case_range_holds(range, answers_day(answers, i)) &&
                   scale_is_straight_line(questionnaire, row);
        *count += lines[i];
    }
    free(row);
    return lines;
}

void
reliability_free(struct reliability *reliabilities, size_t scales)
{
    for (size_t i = 0; reliabilities && i < scales; i++)
        free(reliabilities[i].item_rest);
    free(reliabilities);
}
