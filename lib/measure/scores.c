/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's sittings are walked through in the order of their days; of each figure the last score
 * that was told is what the next is compared with. NAN goes through every formula as "not known".
 */
#include "measure/scores.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "measure/scale.h"

static const double reach = 1.96; /* standard errors on either side: 95 % */
static const double middle = 50;  /* of a scale on 0 to 100 */

void
scores_errors(const struct questionnaire *questionnaire, const struct norm *norms,
    const struct reliability *reliabilities, double *errors)
{
    size_t figures = questionnaire_figures(questionnaire);
    double *own = mem_zeroed(figures, sizeof *own);
    for (size_t i = 0; i < figures; i++) {
        bool enough = i < questionnaire->scale_count && reliabilities[i].people >= SCORES_PEOPLE;
        own[i] = norms[i].sd * sqrt(1 - norms[i].alpha);
        if (isnan(own[i]) && enough)
            own[i] = reliabilities[i].sem;
    }
    scale_errors(questionnaire, own, errors);
    free(own);
}

static enum change_verdict
verdict_of(double pomp, double previous, double error)
{
    if (isnan(pomp))
        return VERDICT_NONE;
    if (isnan(previous))
        return VERDICT_FIRST;
    if (isnan(error))
        return VERDICT_NONE;
    if (fabs(pomp - previous) <= reach * sqrt(2) * error)
        return VERDICT_NO_REAL_CHANGE;
    return pomp > previous ? VERDICT_UP : VERDICT_DOWN;
}

static bool
precondition_fails(const struct questionnaire *questionnaire, const struct score *scores)
{
    for (size_t i = 0; i < questionnaire->scale_count; i++)
        if (questionnaire->scales[i].precondition && scores[i].pomp < middle)
            return true;
    return false;
}

/* What is to be known of all figures of a sitting. */
static unsigned
flags_of(const struct questionnaire *questionnaire, const double *row, const struct score *scores)
{
    unsigned flags = 0;
    if (scale_is_straight_line(questionnaire, row))
        flags |= SCORE_STRAIGHT_LINE;
    if (precondition_fails(questionnaire, scores))
        flags |= SCORE_PRECONDITION;
    return flags;
}

static struct person_score
told(const struct scoring *scoring, size_t figure, const struct score *score, double previous)
{
    double error = scoring->errors[figure];
    return (struct person_score){
        .figure = figure,
        .items = score->items,
        .answered = score->answered,
        .score = score->score,
        .pomp = score->pomp,
        .low = score->pomp - reach * error,
        .high = score->pomp + reach * error,
        .previous = isnan(score->pomp) ? (double)NAN : previous,
        .change = score->pomp - previous,
        .verdict = verdict_of(score->pomp, previous, error),
    };
}

/* What stays in hand while one person's sittings are walked through. */
struct walk {
    double *row;          /* answers */
    struct score *scores; /* by figure, of the sitting in hand */
    double *previous;     /* by figure, pomp */
};

static void
tell_sitting(const struct scoring *scoring, size_t sitting, const struct walk *walk,
    void (*take)(const struct person_score *score, void *data), void *data)
{
    const struct questionnaire *questionnaire = scoring->questionnaire;
    int day = answers_day(scoring->answers, sitting);
    answers_row(scoring->answers, sitting, walk->row);
    scale_scores(questionnaire, walk->row, scoring->min_answered, walk->scores);
    unsigned flags = flags_of(questionnaire, walk->row, walk->scores);
    for (size_t i = 0; i < questionnaire_figures(questionnaire); i++) {
        struct person_score score = told(scoring, i, &walk->scores[i], walk->previous[i]);
        score.person = answers_person(scoring->answers, sitting);
        score.day = day;
        bool is_precondition = questionnaire_figure(questionnaire, i)->precondition;
        score.flags = is_precondition ? flags & ~(unsigned)SCORE_PRECONDITION : flags;
        if (isnan(score.pomp))
            score.flags |= SCORE_TOO_FEW_ANSWERS;
        else
            walk->previous[i] = score.pomp;
        if (case_range_holds(&scoring->range, day))
            take(&score, data);
    }
}

void
scores_each(const struct scoring *scoring,
    void (*take)(const struct person_score *score, void *data), void *data)
{
    size_t figures = questionnaire_figures(scoring->questionnaire);
    struct walk walk = {
        .row = mem_zeroed(scoring->questionnaire->question_count, sizeof *walk.row),
        .scores = mem_zeroed(figures, sizeof *walk.scores),
        .previous = mem_zeroed(figures, sizeof *walk.previous),
    };
    for (size_t person = 0; person < answers_people(scoring->answers); person++) {
        size_t count;
        const uint32_t *sittings = answers_of(scoring->answers, (int)person, &count);
        for (size_t i = 0; i < figures; i++)
            walk.previous[i] = (double)NAN;
        for (size_t i = 0; i < count; i++)
            tell_sitting(scoring, sittings[i], &walk, take, data);
    }
    free(walk.row);
    free(walk.scores);
    free(walk.previous);
}
