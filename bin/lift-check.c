/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lift-check: did the contest, the training, the coaching change anything, and did it last?
 *
 * It sets what people did during and after beside what they did before, with intervals, and beside
 * what the others did if there are any. "Cannot tell" is its ordinary answer: few people and few
 * weeks tell little. It never says "no effect", judges no person, and does not part what coincided.
 *
 * The invariant: one row for every intervention and metric that was asked about, in a fixed order;
 * every figure follows from the files, the options and --as-of.
 */
#include <math.h>
#include <stdlib.h>

#include "base/options.h"
#include "base/outfile.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "measure/lift_check.h"
#include "measure/lift_inquiry.h"
#include "measure/lift_power.h"
#include "team/event_feed.h"
#include "team/intervention.h"
#include "team/lift_news.h"
#include "team/lift_stream.h"
#include "team/metrics.h"
#include "team/thresholds.h"

#define RULES "team/lift-rules"

enum { METRICS = 256, BEFORE, AFTER, GAP, GUARDS, POWER, CHECKS, SHOW_RULES };
enum { WEEKS_LEAST = 2, WEEKS_MOST = 104 };

static const struct option_row rows[] = {
    {'i', "interventions", ARGUMENT_NEEDED, "FILE", "what was done, and when; always needed"},
    {'m', "metric", ARGUMENT_NEEDED, "METRICS", "what to look at, in place of each row's own"},
    {METRICS, "metrics", ARGUMENT_NEEDED, "FILE", "names for metrics, in place of our own"},
    {BEFORE, "before", ARGUMENT_NEEDED, "N", "weeks before (8)"},
    {AFTER, "after", ARGUMENT_NEEDED, "N", "weeks after (8)"},
    {GAP, "gap", ARGUMENT_NEEDED, "N", "weeks left out before the announcement (0)"},
    {GUARDS, "guards", ARGUMENT_NEEDED, "METRICS", "what else may have moved, and who else"},
    {POWER, "power", ARGUMENT_NONE, NULL, "how large a lift could be seen at all"},
    {CHECKS, "checks", ARGUMENT_NONE, NULL, "the same by other methods, for who wants to check"},
    {SHOW_RULES, "rules", ARGUMENT_NONE, NULL, "print every threshold"},
};

static const struct program program = {
    .name = "lift-check",
    .example = "lift-check -i interventions.csv -r roster.csv --as-of=2026-11-20 events.csv",
    .summary = "Did a contest, training or coaching change anything, and did it last?",
    .operands = "[EVENTS...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

/* Everything that a run holds. */
struct run {
    struct shared_options shared;
    const char *interventions_file, *metrics_file, *own_metrics, *guards;
    bool power, checks, show_rules;
    struct roster *roster;
    struct metrics *metrics;
    struct interventions all;
    struct lift_inquiry inquiry;
    struct lift_rows rows;
    struct writer *writer;
};

static void
choose(int id, const char *value, void *data)
{
    struct run *run = data;
    struct lift_design *design = &run->inquiry.design;
    if (id == 'i')
        run->interventions_file = value;
    else if (id == 'm')
        run->own_metrics = value;
    else if (id == METRICS)
        run->metrics_file = value;
    else if (id == GUARDS)
        run->guards = value;
    else if (id == BEFORE)
        design->before = options_number("--before", value, WEEKS_LEAST, WEEKS_MOST);
    else if (id == AFTER)
        design->after = options_number("--after", value, WEEKS_LEAST, WEEKS_MOST);
    else if (id == GAP)
        design->gap = options_number("--gap", value, 0, WEEKS_MOST);
    else
        *(id == POWER ? &run->power : id == CHECKS ? &run->checks : &run->show_rules) = true;
}

static void
read_all(struct run *run)
{
    struct lift_inquiry *inquiry = &run->inquiry;
    const struct place option = {NULL, 0};
    lift_inquiry_begin(inquiry, run->shared.as_of);
    run->roster = roster_read(run->shared.roster, 0);
    run->metrics = metrics_read(run->metrics_file, 0);
    run->all = interventions_read(
        run->interventions_file, run->shared.delimiter, run->own_metrics, run->roster);
    for (size_t i = 0; i < run->all.count; i++) {
        const struct intervention *each = &run->all.items[i];
        const struct lift_case which = {
            {each->announced, each->start, each->end}, each->people, each->people_count};
        lift_inquiry_add(inquiry, &which);
        metrics_each(run->metrics, run->own_metrics ? run->own_metrics : each->metric,
            run->own_metrics ? option : each->place, lift_inquiry_metric, inquiry);
    }
    if (run->guards)
        metrics_each(run->metrics, run->guards, option, lift_inquiry_guard, inquiry);
    events_feed_operands(
        &run->shared, run->roster, world_take, world_take_person, inquiry->world.world);
}

/* What was named that the files do not know. */
static void
say_unknown(const struct run *run)
{
    const struct tally *tally = world_tally(run->inquiry.world.world);
    bool *seen = lift_world_seen(&run->inquiry.world, roster_count(run->roster));
    lift_news_strangers(&run->all, run->roster, seen);
    free(seen);
    for (size_t i = 0; i < run->inquiry.measured.count; i++) {
        const struct measured *measured = &run->inquiry.measured.items[i];
        if (!measured_any(measured, tally))
            lift_news_no_event(measured->name, metrics_nearest(run->metrics, measured->name));
        lift_news_no_amount(measured->name, measured_without_value(measured, tally));
    }
}

/* How far each intervention is, and which others fall into its time. */
static void
say_time(const struct run *run)
{
    const struct lift_inquiry *inquiry = &run->inquiry;
    for (size_t i = 0; i < run->all.count; i++) {
        struct lift_plan plan = lift_inquiry_plan(inquiry, &inquiry->cases[i]);
        lift_news_stand(&run->all.items[i], run->shared.as_of, lift_plan_weeks(&plan, LIFT_AFTER),
            inquiry->design.after, inquiry->rules.least_weeks);
        for (size_t k = 0; k < run->all.count; k++) {
            bool into[LIFT_PHASES];
            lift_plan_meets(&plan, &inquiry->cases[k].dates, into);
            if (k != i)
                lift_news_overlap(&run->all.items[i], &run->all.items[k], into);
        }
    }
}

/* What the figures of a question rest on, and what not. */
static void
say_study(
    const struct run *run, const struct lift_question *question, const struct lift_study *study)
{
    const struct intervention *intervention = &run->all.items[question->place];
    const struct measured *measured = question->measured;
    struct lift_plan plan = lift_inquiry_plan(&run->inquiry, question->which);
    bool is_told = intervention->start <= run->shared.as_of &&
                   measured_any(measured, world_tally(run->inquiry.world.world));
    for (int phase = 0; is_told && phase < LIFT_PHASES; phase++)
        lift_news_weeks(intervention, measured->name, phase, lift_plan_weeks(&study->plan, phase),
            lift_plan_weeks(&plan, phase), run->inquiry.rules.least_weeks);
    for (enum lift_part part = LIFT_NO_TIME; part <= LIFT_BELOW_ZERO; part++) {
        int *people;
        size_t count = lift_study_left_out(study, part, &people);
        lift_news_left_out(
            intervention, measured->name, run->roster, people, count, lift_part_words[part]);
        free(people);
    }
    if (!study->adds_up)
        lift_news_units(intervention, measured->name);
    if (question->shows == LIFT_SHOWS_METRIC && study->lift.people > 0 && study->lift.others == 0)
        lift_news_alone(intervention);
}

static struct lift_row
row_of(const struct run *run, const struct lift_question *question, const struct lift_study *study)
{
    const struct intervention *intervention = &run->all.items[question->place];
    struct lift_row row = {.name = intervention->name,
        .metric = question->measured->name,
        .kind = intervention->kind,
        .others = study->lift.others > 0 ? (double)study->lift.others : (double)NAN,
        .verdict = (int)study->lift.verdict,
        .start = intervention->start,
        .end = intervention->end,
        .as_of = run->shared.as_of,
        .shows = question->shows,
        .method = lift_method_words[question->measured->metric.form]};
    lift_figures(&study->lift, row.figures);
    return row;
}

/* A row of the other tables: words, then figures. */
static void
write_figures(struct run *run, const struct lift_question *question, const char *phase,
    const double *figures, size_t count)
{
    writer_cell(run->writer, run->all.items[question->place].name);
    writer_cell(run->writer, question->measured->name);
    writer_cell(run->writer, lift_shows_words[question->shows]);
    if (phase)
        writer_cell(run->writer, phase);
    for (size_t i = 0; i < count; i++)
        writer_number(run->writer, figures[i]);
    writer_end_row(run->writer);
}

static void
write_checks(struct run *run, const struct lift_question *question, const struct lift_study *study)
{
    double figures[LIFT_CHECK_FIGURES];
    lift_check_figures(study, LIFT_DURING, &run->inquiry.rules, figures);
    write_figures(run, question, "during", figures, LIFT_CHECK_FIGURES);
    lift_check_figures(study, LIFT_AFTER, &run->inquiry.rules, figures);
    write_figures(run, question, "after", figures, LIFT_CHECK_FIGURES);
}

static void
write_power(const struct lift_question *question, void *data)
{
    struct run *run = data;
    double figures[LIFT_POWER_FIGURES];
    struct lift_power power = lift_inquiry_power(&run->inquiry, question);
    lift_news_past(&run->all.items[question->place], (int)power.weeks[LIFT_BEFORE],
        (int)power.weeks[LIFT_AFTER], power.placebos > 0, power.is_shorter);
    lift_power_figures(&power, figures);
    write_figures(run, question, NULL, figures, LIFT_POWER_FIGURES);
}

static void
answer(const struct lift_question *question, void *data)
{
    struct run *run = data;
    struct lift_study study = lift_inquiry_study(&run->inquiry, question);
    say_study(run, question, &study);
    struct lift_row row = row_of(run, question, &study);
    lift_rows_add(&run->rows, &row);
    if (run->checks)
        write_checks(run, question, &study);
    else
        lift_row_write(run->writer, &row, lift_verdict_words);
    lift_study_free(&study);
}

static void
write_header(struct run *run)
{
    static const char *const words[] = {"name", "metric", "shows", "phase"};
    if (!run->power && !run->checks) {
        lift_row_header(run->writer);
        return;
    }
    for (size_t i = 0; i < (run->power ? 3 : 4); i++)
        writer_cell(run->writer, words[i]);
    writer_header(run->writer, run->power ? lift_power_names : lift_check_names);
}

static void
run_free(struct run *run)
{
    lift_rows_free(&run->rows);
    lift_inquiry_free(&run->inquiry);
    interventions_free(&run->all);
    metrics_free(run->metrics);
    roster_free(run->roster);
}

int
main(int argc, char **argv)
{
    struct run run = {0};
    outfile_prepare_process();
    diag_program(program.name); /* the rules are read before the options */
    thresholds_read(RULES, lift_rules_set, &run.inquiry.rules);
    run.inquiry.design = lift_rules_design(&run.inquiry.rules);
    options_read(&program, argc, argv, &run.shared, choose, &run);
    if (run.show_rules) {
        outfile_table(run.shared.output, RULES);
        return STATUS_DONE;
    }
    if (!run.interventions_file)
        options_usage("-i FILE is needed: what was done, and when");
    aside_begin(run.shared.rejects, run.shared.strict);
    read_all(&run);
    const struct writer_style style = {run.shared.spreadsheet, run.shared.digits};
    run.writer = writer_open(run.shared.output, &style);
    write_header(&run);
    say_unknown(&run);
    if (!run.power)
        say_time(&run);
    lift_inquiry_ask(&run.inquiry, run.power ? write_power : answer, &run);
    writer_commit(run.writer);
    lift_news_alike(&run.rows);
    (void)roster_say_unknown(run.roster);
    bool look = run.shared.exit_status && (lift_rows_any(&run.rows, LIFT_FADED) ||
                                              lift_rows_any(&run.rows, LIFT_PULLED_FORWARD));
    run_free(&run);
    return aside_finish(look ? STATUS_LOOK : STATUS_DONE);
}
