/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * motivation-score: scales from survey answers, with how sure they are, and beside them what the
 * data show.
 *
 * It refuses to be a black box that judges people: scales are told one by one, a change is none
 * until it is larger than chance, what somebody did not say is not inferred, and answers that were
 * promised to stay without names give no rows with names.
 *
 * The invariant: every figure follows from the answers, the codebook and the other files named; no
 * answer is left out silently.
 */
#include <stdlib.h>

#include "base/dateform.h"
#include "base/day.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/options.h"
#include "base/outfile.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "measure/answers.h"
#include "measure/reliability.h"
#include "measure/scores.h"
#include "team/codebook.h"
#include "team/roster.h"
#include "team/score_rows.h"
#include "team/survey.h"

enum {
    OPTION_MIN_ANSWERED = 256,
    OPTION_ANONYMOUS,
    OPTION_DATES,
    OPTION_RELIABILITY,
    OPTION_SHOW_CODEBOOK,
    OPTION_LIST_CODEBOOKS,
    OPTIONS
};

static const struct option_row rows[] = {
    {'c', "codebook", ARGUMENT_NEEDED, "CODEBOOK", "how answers are scored: file or name; pulse"},
    {'C', "composites", ARGUMENT_NEEDED, "FILE", "scales to put together: file or name"},
    {'n', "norms", ARGUMENT_NEEDED, "FILE", "spread and reliability from elsewhere"},
    {OPTION_MIN_ANSWERED, "min-answered", ARGUMENT_NEEDED, "SHARE", "of a scale's items; .5"},
    {OPTION_ANONYMOUS, "anonymous", ARGUMENT_NONE, NULL, "nothing is told per person"},
    {OPTION_DATES, "dates", ARGUMENT_NEEDED, "ORDER", "dmy, mdy or ymd, where data do not say"},
    {OPTION_RELIABILITY, "reliability", ARGUMENT_NONE, NULL, "how far each scale can be relied on"},
    {OPTION_SHOW_CODEBOOK, "show-codebook", ARGUMENT_OPTIONAL, "NAME", "print a built-in table"},
    {OPTION_LIST_CODEBOOKS, "list-codebooks", ARGUMENT_NONE, NULL, "list the built-in tables"},
};

static const struct program program = {
    .name = "motivation-score",
    .example = "motivation-score -r roster.csv pulse.csv > scores.csv",
    .summary = "Score survey answers, scale by scale, with how sure each score is.",
    .operands = "[FILE...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

/* What the options said. */
struct choices {
    const char *value[OPTIONS]; /* by id: as given, "" without argument; NULL if not given */
    double min_answered;
    unsigned date_order;
};

/* Everything that a run holds. */
struct run {
    const struct choices *choices;
    const struct shared_options *shared;
    const struct mode *mode;
    struct roster *roster;
    struct writer *writer;
    /* Of those who read answers. */
    struct codebook *codebook;
    const struct questionnaire *questionnaire;
    struct answers *answers;
    struct case_range range;
    bool anonymous;
    bool look; /* somebody should look at what was written */
};

/* What can be asked of the program: one question a run. */
struct mode {
    int option; /* 0 = without any */
    bool per_person, reads_answers;
    void (*run)(struct run *run);
};

/* ---- Answers ---- */

static void
read_answers(struct run *run)
{
    const struct survey_options options = {.delimiter = run->shared->delimiter,
        .date_order = run->choices->date_order,
        .anonymous = run->choices->value[OPTION_ANONYMOUS] != NULL,
        .per_person = run->mode->per_person};
    run->codebook =
        codebook_read(run->choices->value['c'] ? run->choices->value['c'] : codebook_default,
            run->choices->value['C'], 0);
    run->questionnaire = codebook_questionnaire(run->codebook);
    run->answers = answers_new(run->questionnaire->question_count);
    struct survey *survey = survey_open(
        run->shared->files, run->shared->file_count, &options, run->codebook, run->roster);
    struct survey_answer answer;
    size_t sitting = 0, replaced = 0;
    while (survey_next(survey, &answer)) {
        if (answer.begins)
            sitting = answers_sitting(run->answers, answer.person, answer.day);
        if (answer.question >= 0)
            replaced += answers_put(run->answers, sitting, answer.question, answer.value);
    }
    run->anonymous = survey_is_anonymous(survey);
    survey_close(survey);
    if (replaced > 0)
        diag_say(
            "answers of one person, on one day, that replace a different one above: %zu", replaced);
}

/* ---- The modes ---- */

static void
write_score(const struct person_score *score, void *data)
{
    struct run *run = data;
    run->look = run->look || score->verdict == VERDICT_DOWN;
    score_row_write(run->writer, score, roster_person(run->roster, score->person)->rep,
        questionnaire_figure(run->questionnaire, score->figure)->name);
}

static void
score_people(struct run *run)
{
    const struct questionnaire *questionnaire = run->questionnaire;
    const struct case_range all = {DAY_NONE, run->range.until};
    size_t figures = questionnaire_figures(questionnaire);
    struct norm *norms = mem_zeroed(figures, sizeof *norms);
    double *errors = mem_zeroed(figures, sizeof *errors);
    struct reliability *reliabilities = reliability_of_scales(questionnaire, run->answers, &all);
    codebook_norms(run->codebook, run->choices->value['n'], 0, norms);
    scores_errors(questionnaire, norms, reliabilities, errors);
    const struct scoring scoring = {
        questionnaire, run->answers, run->choices->min_answered, run->range, errors};
    writer_header(run->writer, score_columns);
    scores_each(&scoring, write_score, run);
    reliability_free(reliabilities, questionnaire->scale_count);
    free(norms);
    free(errors);
}

static void
tell_reliability(struct run *run)
{
    struct reliability *reliabilities =
        reliability_of_scales(run->questionnaire, run->answers, &run->range);
    writer_header(run->writer, reliability_columns);
    score_reliability_write(run->writer, run->questionnaire, reliabilities);
    run->look = score_reliability_ask(run->questionnaire, reliabilities) > 0;
    reliability_free(reliabilities, run->questionnaire->scale_count);
}

static const struct mode modes[] = {
    {0, true, true, score_people},
    {OPTION_RELIABILITY, false, true, tell_reliability},
};
enum { MODES = sizeof modes / sizeof modes[0] };

/* ---- Options ---- */

static void
choose(int id, const char *value, void *data)
{
    struct choices *choices = data;
    choices->value[id] = value ? value : "";
}

static const char *
option_name(int id)
{
    size_t row = 0;
    while (rows[row].id != id)
        row++;
    return rows[row].long_name;
}

/* The mode that was asked for. */
static const struct mode *
mode_of(const struct choices *choices)
{
    const struct mode *mode = &modes[0];
    for (size_t i = 1; i < MODES; i++) {
        if (!choices->value[modes[i].option])
            continue;
        if (mode != &modes[0])
            options_usage("--%s and --%s cannot go together", option_name(mode->option),
                option_name(modes[i].option));
        mode = &modes[i];
    }
    if (choices->value[OPTION_ANONYMOUS] && mode->per_person)
        options_usage("with --anonymous nothing is told per person: say --by or --reliability");
    return mode;
}

/* Makes values of the options that are more than a name. */
static void
read_choices(struct choices *choices)
{
    static const char *const orders[] = {"dmy", "mdy", "ymd", NULL};
    const char *share = choices->value[OPTION_MIN_ANSWERED], *order = choices->value[OPTION_DATES];
    struct number number;
    choices->min_answered = .5;
    if (share) {
        double value = number_read(share, '.', &number) ? decimal_to_double(number.value) : -1;
        if (value < 0 || value > 1)
            options_bad_value("--min-answered", share, "is not a number from 0 to 1");
        choices->min_answered = value;
    }
    if (order)
        choices->date_order = date_order_named(orders[options_word("--dates", order, orders)]);
}

/* --list-codebooks and --show-codebook: what is built in. */
static int
show(const struct choices *choices, const char *output)
{
    const char *name = choices->value[OPTION_SHOW_CODEBOOK];
    struct outfile *out = outfile_open(output);
    if (choices->value[OPTION_LIST_CODEBOOKS])
        codebook_list(out);
    else if (!codebook_show(*name ? name : codebook_default, out))
        options_bad_value("--show-codebook", name, "is not built in; see --list-codebooks");
    outfile_commit(out);
    return STATUS_DONE;
}

int
main(int argc, char **argv)
{
    struct choices choices = {0};
    struct shared_options shared;
    outfile_prepare_process();
    options_read(&program, argc, argv, &shared, choose, &choices);
    if (choices.value[OPTION_LIST_CODEBOOKS] || choices.value[OPTION_SHOW_CODEBOOK])
        return show(&choices, shared.output);
    read_choices(&choices);
    struct run run = {.choices = &choices,
        .shared = &shared,
        .mode = mode_of(&choices),
        .range = {shared.since, shared.until}};
    const struct writer_style style = {shared.spreadsheet, shared.digits};
    aside_begin(shared.rejects, shared.strict);
    run.roster = roster_read(shared.roster, 0);
    if (run.mode->reads_answers)
        read_answers(&run);
    run.writer = writer_open(shared.output, &style);
    run.mode->run(&run);
    writer_commit(run.writer);
    if (run.mode == &modes[0])
        diag_say(
            "rows per person are for surveys that people knowingly answered under their names");
    if (run.codebook && codebook_caution(run.codebook))
        diag_say("codebook '%s' %s", codebook_name(run.codebook), codebook_caution(run.codebook));
    if (!run.anonymous)
        (void)roster_say_unknown(run.roster);
    answers_free(run.answers);
    codebook_free(run.codebook);
    roster_free(run.roster);
    return aside_finish(shared.exit_status && run.look ? STATUS_LOOK : STATUS_DONE);
}
