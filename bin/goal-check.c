/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * goal-check: are these good goals, and will they be met?
 *
 * It sets each goal beside the events it will be judged by and says where it stands: what was done,
 * what would be expected by now, what is likely. Where the data cannot say, cells stay empty. It
 * gives no marks: what is missing becomes a question to ask. It compares nobody with anybody.
 *
 * The invariant: every goal that was read comes out, in its order, with its own cells unchanged;
 * and every figure follows from the files and --as-of alone.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/options.h"
#include "base/outfile.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "measure/progress.h"
#include "measure/world.h"
#include "team/event_feed.h"
#include "team/goal.h"
#include "team/goal_questions.h"
#include "team/metrics.h"

enum { OPTION_METRICS = 256, OPTION_SHOW_METRICS };
enum { UNITS = 30 }; /* currencies named in a message, at most */

static const struct option_row rows[] = {
    {'g', "goals", ARGUMENT_NEEDED, "GOALS", "the goals, one a row; see amp-goals(5)"},
    {OPTION_METRICS, "metrics", ARGUMENT_NEEDED, "FILE",
        "names for metrics, in place of the built-in ones"},
    {OPTION_SHOW_METRICS, "show-metrics", ARGUMENT_NONE, NULL,
        "print the built-in names for metrics"},
};

static const struct program program = {
    .name = "goal-check",
    .example = "goal-check -g goals.csv -r roster.csv --as-of=2026-11-20 events.csv > status.csv",
    .summary = "Check goals against the events: where each stands, and what to ask.",
    .operands = "[EVENTS...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

struct choices {
    const char *goals, *metrics;
    bool show_metrics;
};

static void
choose(int id, const char *value, void *data)
{
    struct choices *choices = data;
    if (id == 'g')
        choices->goals = value;
    else if (id == OPTION_METRICS)
        choices->metrics = value;
    else
        choices->show_metrics = true;
}

/* A goal and what it is measured by. */
struct checked {
    struct goal goal;
    struct metric metric; /* without terms if none is bound */
    int *terms;
    bool seen; /* an event of the metric exists, of anybody */
    struct progress progress;
};

/* Everything that a run holds. */
struct run {
    struct roster *roster;
    struct metrics *metrics;
    struct goals *goals;
    struct checked *checked;
    size_t count, capacity;
    bool team_goals; /* some goal is the whole team's */
    struct world *world;
    struct arena arena;
};

/* Binds the metric cell of a goal: a name of the metrics table, else an expression. What is neither
 * keeps its name and is unmeasured. */
static void
bind_metric(struct run *run, struct checked *checked)
{
    const char *cell = checked->goal.texts[GOAL_METRIC];
    if (!*cell)
        return;
    const char *known = metrics_expression(run->metrics, cell), *error;
    if (!metric_parse(known ? known : cell, &checked->metric, &error)) {
        if (known)
            diag_fatal("%s: '%s' stands for '%s', which %s", metrics_name(run->metrics),
                text_shown(cell), text_shown(known), error);
        if (strpbrk(cell, "/+()"))
            goals_set_cell_aside(run->goals, GOAL_METRIC, error);
        return;
    }
    if (checked->goal.unit == UNIT_MONEY && checked->metric.form == METRIC_COUNT) {
        goals_set_cell_aside(
            run->goals, GOAL_METRIC, "counts, but the unit is money; is sum(...) meant?");
        metric_free(&checked->metric);
        return;
    }
    checked->terms = arena_alloc(&run->arena, checked->metric.count * sizeof *checked->terms);
    for (size_t i = 0; i < checked->metric.count; i++)
        checked->terms[i] = tally_term(world_tally(run->world), checked->metric.terms[i]);
}

static void
read_goals(struct run *run)
{
    struct goal goal;
    while (goals_next(run->goals, &goal)) {
        run->checked = mem_grow(run->checked, &run->capacity, run->count + 1, sizeof *run->checked);
        struct checked *checked = &run->checked[run->count++];
        memset(checked, 0, sizeof *checked);
        checked->goal = goal;
        run->team_goals = run->team_goals || goal.person == GOAL_TEAM;
        bind_metric(run, checked);
    }
}

/* Says what is wrong with the amounts of one term: several currencies, and events without any. */
static void
say_amounts(const struct run *run, const struct checked *checked, size_t i, int *last)
{
    const struct tally *tally = world_tally(run->world);
    const char *kind = checked->metric.terms[i].kind, *units[UNITS];
    char list[200];
    int term = checked->terms[i];
    size_t count = tally_units(tally, checked->goal.person, term, units, UNITS);
    if (count > 1)
        diag_kind_at(checked->goal.place, "amounts in several units",
            "amounts of '%s' are in several units (%s) and are not added up", kind,
            text_list(units, count < UNITS ? count : UNITS, "none", list, sizeof list));
    size_t without = term > *last ? tally_without_value(tally, term) : 0;
    if (without > 0)
        diag_say("events of '%s' without an amount, not in its sum: %zu", kind, without);
    *last = term > *last ? term : *last; /* terms are numbered as goals name them: said once */
}

static void
measure(struct run *run, int as_of)
{
    const struct progress_world world = world_as_of(run->world, as_of);
    int last_sum = -1;
    for (size_t i = 0; i < run->count; i++) {
        struct checked *checked = &run->checked[i];
        const struct goal *goal = &checked->goal;
        const struct goal_facts facts = {
            .person = goal->person,
            .metric = checked->metric.count > 0 ? &checked->metric : NULL,
            .terms = checked->terms,
            .direction = (enum direction)goal->direction,
            .unit = (enum goal_unit)goal->unit,
            .from = goal->has_from ? decimal_to_double(goal->from) : (double)NAN,
            .target = goal->has_target ? decimal_to_double(goal->target) : (double)NAN,
            .per = goal->per,
            .start = goal->start,
            .due = goal->due,
        };
        progress_of(&world, &facts, &checked->progress);
        for (size_t term = 0; term < checked->metric.count; term++) {
            checked->seen |= tally_any(world.tally, TALLY_EVERYBODY, checked->terms[term]);
            if (checked->metric.terms[term].sum)
                say_amounts(run, checked, term, &last_sum);
        }
    }
}

/* What the data gave for cells that were empty: the recomputed start value, and the first day where
 * only the due date was given. */
static void
fill_in(const struct checked *checked, int digits, char from[static NUMBER_TEXT_SIZE],
    char start[static DAY_TEXT_SIZE], const char *filled[GOAL_COLUMNS])
{
    const struct progress *progress = &checked->progress;
    if (!isnan(progress->from))
        filled[GOAL_FROM] = number_text(progress->from, digits, from);
    if (checked->goal.per == PERIOD_NONE && progress->start != DAY_NONE)
        filled[GOAL_START] = day_text(progress->start, start);
}

/* Writes one goal with its status. True if somebody should look at it. */
static bool
write_goal(const struct run *run, const struct goal_questions *questions,
    const struct checked *checked, const struct shared_options *shared, struct writer *writer)
{
    const struct progress *progress = &checked->progress;
    const struct goal_evidence evidence = {
        checked->seen, run->team_goals, progress->achievable_likelihood};
    struct goal_answers answers = goal_questions_of(questions, &checked->goal, &evidence);
    char from[NUMBER_TEXT_SIZE], start[DAY_TEXT_SIZE];
    const char *filled[GOAL_COLUMNS] = {NULL};
    fill_in(checked, shared->digits, from, start, filled);
    goals_write_cells(run->goals, &checked->goal, filled, writer);
    bool look = progress->status == GOAL_AT_RISK || progress->status == GOAL_OFF_TRACK ||
                progress->status == GOAL_MISSED;
    look = goal_answers_write(&answers, writer) || look;
    if (progress->actual_is_exact && !isnan(progress->actual))
        writer_decimal(writer, progress->actual_exact);
    else
        writer_number(writer, progress->actual);
    const double figures[] = {progress->attainment, progress->expected, progress->projected,
        progress->low, progress->high, progress->likelihood, progress->kept};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        writer_number(writer, figures[i]);
    writer_cell(writer, goal_status_words[progress->status]);
    writer_day(writer, shared->as_of);
    writer_end_row(writer);
    return look;
}

/* Writes all goals in the order of the file. True if somebody should look at one of them. */
static bool
write_all(const struct run *run, const struct shared_options *shared)
{
    const struct writer_style style = {shared->spreadsheet, shared->digits};
    struct goal_questions *questions = goal_questions_new();
    struct writer *writer = writer_open(shared->output, &style);
    bool look = false;
    goals_write_header(run->goals, writer);
    for (size_t i = 0; i < run->count; i++)
        look = write_goal(run, questions, &run->checked[i], shared, writer) || look;
    writer_commit(writer);
    goal_questions_free(questions);
    return look;
}

static void
run_free(struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        metric_free(&run->checked[i].metric);
    free(run->checked);
    arena_free(&run->arena);
    world_free(run->world);
    goals_free(run->goals);
    metrics_free(run->metrics);
    roster_free(run->roster);
}

int
main(int argc, char **argv)
{
    struct choices choices = {0};
    struct shared_options shared;
    outfile_prepare_process();
    options_read(&program, argc, argv, &shared, choose, &choices);
    if (choices.show_metrics) {
        metrics_show(shared.output);
        return STATUS_DONE;
    }
    if (!choices.goals)
        options_usage("-g GOALS is needed: the file with the goals");
    aside_begin(shared.rejects, shared.strict);
    struct run run = {.roster = roster_read(shared.roster, 0), .world = world_new()};
    run.metrics = metrics_read(choices.metrics, 0);
    run.goals =
        goals_open(choices.goals, shared.delimiter, run.roster, direction_words, goal_unit_words);
    read_goals(&run);
    events_feed_operands(&shared, run.roster, world_take, world_take_person, run.world);
    measure(&run, shared.as_of);
    bool look = write_all(&run, &shared);
    (void)roster_say_unknown(run.roster);
    run_free(&run);
    return aside_finish(shared.exit_status && look ? STATUS_LOOK : STATUS_DONE);
}
