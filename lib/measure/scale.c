/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures are worked through in the order of their numbers, so the parts of a composite are known
 * before it is.
 */
#include "measure/scale.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { LONG_SURVEY = 20 }; /* questions from which on half of them alike is too much */

/* The range of what a part is made of: a question's, or an earlier figure's. */
static struct score_range
range_of_part(const struct questionnaire *questionnaire, size_t figure, const struct scale_part *of)
{
    if (figure >= questionnaire->scale_count)
        return scale_range(questionnaire, (size_t)of->of);
    const struct question *question = &questionnaire->questions[of->of];
    return (struct score_range){question->min, question->max};
}

bool
scale_is_uniform(const struct questionnaire *questionnaire, size_t figure)
{
    const struct scale *scale = questionnaire_figure(questionnaire, figure);
    struct score_range first = range_of_part(questionnaire, figure, &scale->parts[0]);
    for (size_t i = 1; i < scale->count; i++) {
        struct score_range range = range_of_part(questionnaire, figure, &scale->parts[i]);
        if (range.min != first.min || range.max != first.max)
            return false;
    }
    return true;
}

/* True if the figure is a weighted sum, no mean. */
static bool
is_sum(const struct scale *scale)
{
    for (size_t i = 0; i < scale->count; i++)
        if (scale->parts[i].weight < 0)
            return true;
    return false;
}

struct score_range
scale_range(const struct questionnaire *questionnaire, size_t figure)
{
    const struct scale *scale = questionnaire_figure(questionnaire, figure);
    struct score_range unit = {0, 100}, sum = {0, 0};
    if (scale_is_uniform(questionnaire, figure))
        unit = range_of_part(questionnaire, figure, &scale->parts[0]);
    if (!is_sum(scale))
        return unit;
    for (size_t i = 0; i < scale->count; i++) {
        double weight = scale->parts[i].weight;
        sum.min += weight * (weight > 0 ? unit.min : unit.max);
        sum.max += weight * (weight > 0 ? unit.max : unit.min);
    }
    return sum;
}

static double
percent(struct score_range range, double score)
{
    return 100 * (score - range.min) / (range.max - range.min);
}

/* A value as it enters a figure. */
static double
entered(struct score_range range, bool reversed, bool uniform, double value)
{
    if (reversed)
        value = range.min + range.max - value;
    return uniform ? value : percent(range, value);
}

double
scale_item(const struct questionnaire *questionnaire, const struct scale_part *part, bool uniform,
    double answer)
{
    return entered(range_of_part(questionnaire, 0, part), part->reversed, uniform, answer);
}

void
scale_scores(const struct questionnaire *questionnaire, const double *row, double min_answered,
    struct score *scores)
{
    size_t figures = questionnaire_figures(questionnaire);
    for (size_t figure = 0; figure < figures; figure++) {
        const struct scale *scale = questionnaire_figure(questionnaire, figure);
        bool composite = figure >= questionnaire->scale_count;
        bool uniform = scale_is_uniform(questionnaire, figure);
        struct score *score = &scores[figure];
        double sum = 0, weights = 0;
        *score = (struct score){.items = scale->count, .score = (double)NAN, .pomp = (double)NAN};
        for (size_t i = 0; i < scale->count; i++) {
            const struct scale_part *part = &scale->parts[i];
            double value = composite ? scores[part->of].score : row[part->of];
            if (isnan(value))
                continue;
            struct score_range range = range_of_part(questionnaire, figure, part);
            sum += part->weight * entered(range, part->reversed, uniform, value);
            weights += part->weight;
            score->answered++;
        }
        /* .7 of 10 is 7, whatever binary fractions make of it. */
        double needed = composite ? (double)scale->count : (double)scale->count * min_answered;
        if (score->answered == 0 || (double)score->answered < needed - 1e-9)
            continue;
        score->score = is_sum(scale) ? sum : sum / weights;
        score->pomp = percent(scale_range(questionnaire, figure), score->score);
    }
}

/* Counts the questions that a figure is made of. False if one comes twice. */
static bool
mark_questions(const struct questionnaire *questionnaire, size_t figure, bool *marked)
{
    const struct scale *scale = questionnaire_figure(questionnaire, figure);
    for (size_t i = 0; i < scale->count; i++) {
        size_t of = (size_t)scale->parts[i].of;
        if (figure >= questionnaire->scale_count) {
            if (!mark_questions(questionnaire, of, marked))
                return false;
        } else if (marked[of]) {
            return false;
        } else {
            marked[of] = true;
        }
    }
    return true;
}

static bool
shares_no_question(const struct questionnaire *questionnaire, size_t figure)
{
    bool *marked = mem_zeroed(questionnaire->question_count, sizeof *marked);
    bool none = mark_questions(questionnaire, figure, marked);
    free(marked);
    return none;
}

/* The error of a composite on 0 to 100 from the errors of its parts on 0 to 100. */
static double
error_of_parts(const struct questionnaire *questionnaire, size_t figure, const double *errors)
{
    const struct scale *scale = questionnaire_figure(questionnaire, figure);
    double squares = 0, weights = 0;
    if (!shares_no_question(questionnaire, figure))
        return (double)NAN;
    /* Parts of one range keep their shares when all are put on 0 to 100; else they are there. */
    for (size_t i = 0; i < scale->count; i++) {
        double error = scale->parts[i].weight * errors[scale->parts[i].of];
        squares += error * error;
        weights += fabs(scale->parts[i].weight);
    }
    return sqrt(squares) / weights;
}

void
scale_errors(const struct questionnaire *questionnaire, const double *own, double *errors)
{
    size_t figures = questionnaire_figures(questionnaire);
    for (size_t figure = 0; figure < figures; figure++) {
        struct score_range range = scale_range(questionnaire, figure);
        if (figure >= questionnaire->scale_count && isnan(own[figure]))
            errors[figure] = error_of_parts(questionnaire, figure, errors);
        else
            errors[figure] = 100 * own[figure] / (range.max - range.min);
    }
}

static bool
has_reversed(const struct questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->scale_count; i++)
        for (size_t j = 0; j < questionnaire->scales[i].count; j++)
            if (questionnaire->scales[i].parts[j].reversed)
                return true;
    return false;
}

bool
scale_is_straight_line(const struct questionnaire *questionnaire, const double *row)
{
    size_t count = questionnaire->question_count, longest = 0, run = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(row[i]))
            run = 0;
        else
            run = run > 0 && row[i] == row[i - 1] ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    if (count >= LONG_SURVEY && 2 * longest >= count)
        return true;
    return count >= 2 && longest == count && questionnaire->scale_count >= 2 &&
           has_reversed(questionnaire);
}
