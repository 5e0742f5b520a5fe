/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers, brought to where they are scored, and scores to where they are written.
 */
#include "work/motivation_survey.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "measure/groups.h"
#include "measure/reliability.h"
#include "measure/scores.h"
#include "team/score_rows.h"

void
survey_run_read(struct survey_run *run)
{
    run->book = codebook_read(run->codebook ? run->codebook : codebook_default, run->composites, 0);
    run->questionnaire = codebook_questionnaire(run->book);
    run->answers = answers_new(run->questionnaire->question_count);
    run->groups = group_notes_new();
    struct survey *survey = survey_open(
        run->shared->files, run->shared->file_count, &run->options, run->book, run->roster);
    struct survey_answer answer;
    size_t sitting = 0, replaced = 0;
    while (survey_next(survey, &answer)) {
        if (answer.begins) {
            sitting = answers_sitting(run->answers, answer.person, answer.day);
            group_notes_add(run->groups, sitting, answer.team, answer.manager);
        }
        if (answer.question >= 0)
            replaced += answers_put(run->answers, sitting, answer.question, answer.value);
    }
    run->anonymous = survey_is_anonymous(survey);
    survey_close(survey);
    if (replaced > 0)
        diag_say(
            "answers of one person, on one day, that replace a different one above: %zu", replaced);
}

void
survey_run_free(struct survey_run *run)
{
    answers_free(run->answers);
    group_notes_free(run->groups);
    codebook_free(run->book);
}

void
survey_run_say_cautions(const struct survey_run *run)
{
    const char *caution = run->book ? codebook_caution(run->book) : NULL;
    if (run->book && run->options.per_person)
        diag_say("rows per person are for surveys that people knowingly answered under their "
                 "names");
    if (caution)
        diag_say("codebook '%s' %s", codebook_name(run->book), caution);
}

/* Where the scores of people go. */
struct rows {
    const struct survey_run *run;
    struct writer *writer;
    bool look;
};

static void
write_score(const struct person_score *score, void *data)
{
    struct rows *rows = data;
    rows->look = rows->look || score->verdict == VERDICT_DOWN;
    score_row_write(rows->writer, score, roster_person(rows->run->roster, score->person)->rep,
        questionnaire_figure(rows->run->questionnaire, score->figure)->name);
}

bool
motivation_scores(const struct survey_run *run, struct writer *writer)
{
    struct rows rows = {run, writer, false};
    const struct questionnaire *questionnaire = run->questionnaire;
    const struct case_range range = {run->shared->since, run->shared->until};
    const struct case_range all = {DAY_NONE, range.until};
    size_t figures = questionnaire_figures(questionnaire);
    struct norm *norms = mem_zeroed(figures, sizeof *norms);
    double *errors = mem_zeroed(figures, sizeof *errors);
    struct reliability *reliabilities =
        reliability_of_scales(questionnaire, run->answers, &all, NULL);
    codebook_norms(run->book, run->norms, 0, norms);
    scores_errors(questionnaire, norms, reliabilities, errors);
    const struct scoring scoring = {questionnaire, run->answers, run->min_answered, range, errors};
    writer_header(writer, score_columns);
    scores_each(&scoring, write_score, &rows);
    reliability_free(reliabilities, questionnaire->scale_count);
    free(norms);
    free(errors);
    return rows.look;
}

/* Says what straight lines do to alpha, if there are any. */
static void
say_straight_lines(const struct survey_run *run, const struct case_range *range)
{
    size_t count;
    bool *lines = reliability_straight_lines(run->questionnaire, run->answers, range, &count);
    if (count > 0) {
        struct reliability *without =
            reliability_of_scales(run->questionnaire, run->answers, range, lines);
        score_reliability_say_without(run->questionnaire, without, count);
        reliability_free(without, run->questionnaire->scale_count);
    }
    free(lines);
}

/* Of answers without names, what few people said is not told, here as little as in groups. */
static void
hide_few(struct reliability *reliabilities, size_t scales)
{
    const double hidden = (double)NAN;
    size_t count = 0;
    for (size_t i = 0; i < scales; i++) {
        struct reliability *found = &reliabilities[i];
        if (found->people == 0 || found->people >= GROUPS_MINIMUM)
            continue;
        found->alpha = found->low = found->high = found->omega = found->sem = hidden;
        found->worst = found->heywood = -1;
        for (size_t j = 0; j < found->items; j++)
            found->item_rest[j] = hidden;
        count++;
    }
    if (count > 0)
        diag_say("scales that fewer than %d people without names answered, and that are not told: "
                 "%zu",
            GROUPS_MINIMUM, count);
}

bool
motivation_reliability(const struct survey_run *run, struct writer *writer)
{
    const struct case_range range = {run->shared->since, run->shared->until};
    struct reliability *reliabilities =
        reliability_of_scales(run->questionnaire, run->answers, &range, NULL);
    if (run->anonymous)
        hide_few(reliabilities, run->questionnaire->scale_count);
    writer_header(writer, reliability_columns);
    score_reliability_write(writer, run->questionnaire, reliabilities);
    bool look = score_reliability_ask(run->questionnaire, reliabilities) > 0;
    if (!run->anonymous)
        say_straight_lines(run, &range);
    reliability_free(reliabilities, run->questionnaire->scale_count);
    return look;
}
