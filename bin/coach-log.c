/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * coach-log: the coaching log, which loses nothing and reminds both sides.
 *
 * It adds sessions to a log, says with whom a talk is due and which promises are open on either
 * side, finds what is wrong with a log, and gives people what is written about them. It gives
 * nobody a mark, compares nobody, and never changes a row that is there.
 *
 * The invariant: what was acknowledged with an id is on the disk, whole; what was not leaves the
 * log as it was.
 */
#include <stdlib.h>

#include "base/commands.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "base/text.h"
#include "measure/cadence.h"
#include "measure/effect.h"
#include "measure/world.h"
#include "team/coaching_check.h"
#include "team/coaching_mine.h"
#include "team/coaching_reader.h"
#include "team/coaching_session.h"
#include "team/coaching_status.h"
#include "team/event_feed.h"
#include "team/metrics.h"
#include "team/open_promises.h"

enum { EVERY = 256, WINDOW, BY, EFFECT, SKILL, WEEK = 7 };

static const struct option_row status_rows[] = {
    {EVERY, "every", ARGUMENT_NEEDED, "DAYS", "how often a talk is due (7)"},
    {WINDOW, "window", ARGUMENT_NEEDED, "WEEKS", "how far to look back (13)"},
    {'E', "events", ARGUMENT_NEEDED, "EVENTS", "time off and holidays; may be repeated"},
    {BY, "by", ARGUMENT_NEEDED, "WHOM", "a row per rep (the default) or per coach"},
    {EFFECT, "effect", ARGUMENT_NEEDED, "METRIC", "a metric before and after, from the events"},
    {SKILL, "skill", ARGUMENT_NEEDED, "WORD", "with --effect: coaching on this skill alone"},
    COACHING_READER_ROWS};
static const struct option_row promises_rows[] = {
    {COACHING_ASK_OVERDUE, "overdue", ARGUMENT_NONE, NULL, "only those that are overdue"},
    COACHING_READER_ROWS};
static const struct option_row check_rows[] = {
    {COACHING_WORDS, "words", ARGUMENT_NEEDED, "FILE",
        "words to warn of, in place of the built-in ones"},
    {COACHING_SHOW_WORDS, "show-words", ARGUMENT_NONE, NULL, "print the built-in words"},
    COACHING_READER_ROWS};
static const struct option_row mine_rows[] = {
    {COACHING_ASK_REP, "rep", ARGUMENT_NEEDED, "NAME", "whose rows"}, COACHING_READER_ROWS};
/* A run of a command that reads logs; of most only the first member. */
struct run {
    struct coaching_reader reader;
    const char *metric_name, *skill;
    int every, weeks;
    bool by_coach;
    char **events; /* texts of argv */
    size_t event_count, event_capacity;
    struct metric metric; /* of --effect */
    int *terms;
    struct world *world;
};

static void
choose(int id, const char *value, void *data)
{
    static const char *const sides[] = {"rep", "coach", NULL};
    struct run *run = data;
    if (coaching_reader_take(&run->reader, id, value))
        return;
    if (id == EVERY)
        run->every = options_number("--every", value, 1, 366);
    else if (id == WINDOW)
        run->weeks = options_number("--window", value, 1, 520);
    else if (id == BY)
        run->by_coach = options_word("--by", value, sides) == 1;
    else if (id == EFFECT)
        run->metric_name = value;
    else if (id == SKILL)
        run->skill = value;
    else {
        run->events =
            mem_grow(run->events, &run->event_capacity, run->event_count + 1, sizeof *run->events);
        run->events[run->event_count++] = (char *)value; /* of argv, which may be written to */
    }
}

/* What --effect measures: a name of the metrics table, or an expression. */
static void
bind_metric(struct run *run)
{
    const char *error, *option = run->metric_name;
    if (!option)
        return;
    if (run->event_count == 0)
        options_usage("--effect needs -E EVENTS, in which the metric is counted");
    struct metrics *metrics = metrics_read(NULL, 0);
    const char *known = metrics_expression(metrics, option);
    run->terms = effect_bind(known ? known : option, world_tally(run->world), &run->metric, &error);
    if (!run->terms)
        options_bad_value("--effect", option, error);
    metrics_free(metrics);
}

static void
read_world(struct run *run)
{
    const struct event_options options = {
        .as_of = run->reader.shared.as_of, .since = DAY_NONE, .until = DAY_NONE};
    struct roster *roster = run->reader.roster;
    run->world = world_new();
    bind_metric(run);
    if (run->event_count > 0)
        events_feed(run->events, run->event_count, &options, roster, world_take, run->world);
    for (int i = 0; i < roster_count(roster); i++) {
        const struct person *person = roster_person(roster, i);
        world_person(run->world, i, person->start, person->end, person->share);
    }
}

/* How regular the sessions of one subject are. */
static struct cadence
cadence_in(const struct run *run, const struct progress_world *world,
    struct coaching_status *status, size_t number)
{
    struct coaching_subject *subject = coaching_status_of(status, number);
    int person = run->by_coach
                     ? roster_find(run->reader.roster, coaching_status_name(status, number))
                     : (int)number;
    const struct presence *presence =
        person < 0 ? &presence_default : figure_presence(world, person);
    size_t days = cadence_sort(subject->days, subject->day_count);
    int own = presence->start != DAY_NONE || days == 0 ? presence->start : subject->days[0];
    int first = coaching_status_first_day(status);
    const struct cadence_question question = {.days = subject->days,
        .count = days,
        .as_of = world->as_of,
        .every = run->every,
        .first = world->as_of - WEEK * run->weeks + 1,
        .known_from = own > first ? own : first,
        .calendar = world->calendar,
        .presence = presence};
    return cadence_of(&question);
}

/* True if somebody is overdue, or was never coached. */
static bool
write_status(const struct run *run, struct coaching_status *status, struct writer *writer)
{
    bool look = false;
    size_t count, *order = coaching_status_order(status, &count);
    const struct progress_world world = world_as_of(run->world, run->reader.shared.as_of);
    coaching_status_write_header(status, writer);
    for (size_t i = 0; i < count; i++) {
        struct cadence cadence = cadence_in(run, &world, status, order[i]);
        const struct coaching_figures figures = {cadence.last, cadence.days_since, cadence.next_due,
            cadence.median_gap, cadence.longest_gap, cadence.kept,
            cadence_status_words[cadence.status]};
        coaching_status_write(status, order[i], &figures, writer);
        look |= cadence.status == CADENCE_OVERDUE || cadence.status == CADENCE_NEVER;
    }
    free(order);
    return look;
}

/* The metric of each person before and after the first session on each skill. */
static void
write_effects(const struct run *run, struct coaching_status *status, struct writer *writer)
{
    size_t count, *order = coaching_status_order(status, &count);
    const struct progress_world world = world_as_of(run->world, run->reader.shared.as_of);
    coaching_status_write_effect_header(writer);
    for (size_t i = 0; i < count; i++) {
        const struct coaching_subject *subject = coaching_status_of(status, order[i]);
        for (size_t skill = 0; skill < subject->skill_count; skill++) {
            const struct coached_skill *coached = &subject->skills[skill];
            if (run->skill && !text_same(run->skill, coached->skill))
                continue;
            struct effect effect = effect_of(&(struct effect_question){
                &world, (int)order[i], &run->metric, run->terms, coached->first, run->weeks});
            const double figures[] = {effect.weeks_before, effect.weeks_after, effect.change.before,
                effect.change.after, effect.change.ratio, effect.change.low, effect.change.high};
            coaching_status_write_effect(status, order[i], coached, run->metric_name, figures,
                change_verdict_words[effect.change.verdict], writer);
        }
    }
    free(order);
}

static bool
say_status(struct coaching_reader *reader, struct writer *writer)
{
    struct run *run = (struct run *)reader; /* its first member */
    bool look = false;
    if (!run->metric_name ? run->skill != NULL : run->by_coach)
        options_usage("--skill goes with --effect, and --by=coach does not");
    struct coaching_status *status =
        coaching_status_new(run->by_coach, reader->shared.as_of - WEEK * run->weeks + 1,
            reader->shared.as_of, reader->roster, reader->coaches);
    coaching_reader_each(reader, coaching_status_take, status);
    coaching_status_settle(status);
    read_world(run);
    if (run->metric_name)
        write_effects(run, status, writer);
    else
        look = write_status(run, status, writer);
    coaching_status_free(status);
    world_free(run->world);
    metric_free(&run->metric);
    free(run->terms);
    free(run->events);
    return look;
}

/* A command that reads logs: `work` is true if somebody should look. */
struct reading {
    struct program program;
    bool (*work)(struct coaching_reader *reader, struct writer *writer);
};

#define READS(rows_)                                                                               \
    .operands = "[LOG...]", .rows = (rows_), .count = sizeof(rows_) / sizeof((rows_)[0])

enum { STATUS, PROMISES, CHECK, MINE };
static const struct reading readings[] = {
    {{.name = "coach-log status",
         .example = "coach-log status -r roster.csv -E events.csv coaching.csv",
         .summary = "Say how regular coaching is for each person, and when the next talk is due.",
         READS(status_rows)},
        say_status},
    {{.name = "coach-log promises",
         .example = "coach-log promises --overdue coaching.csv",
         .summary = "List the promises that are open, the coaches' own first.",
         READS(promises_rows)},
        open_promises_list},
    {{.name = "coach-log check",
         .example = "coach-log check coaching.csv",
         .summary = "List what is wrong with a coaching log.",
         READS(check_rows)},
        coaching_check_list},
    {{.name = "coach-log mine",
         .example = "coach-log mine --rep='Hana Sekimoto' coaching.csv",
         .summary = "Give a person every row about them, without the names of colleagues.",
         READS(mine_rows)},
        coaching_mine_list},
};

static int
run_reading(int argc, char **argv, const void *data)
{
    const struct reading *reading = data;
    struct run run = {.every = WEEK, .weeks = 13};
    const struct shared_options *shared = &run.reader.shared;
    options_read(&reading->program, argc, argv, &run.reader.shared, choose, &run);
    if (run.reader.show_words) {
        sensitive_show(shared->output);
        return STATUS_DONE;
    }
    coaching_reader_begin(&run.reader);
    struct writer *writer =
        writer_open(shared->output, &(struct writer_style){shared->spreadsheet, shared->digits});
    bool look = reading->work(&run.reader, writer);
    writer_commit(writer);
    return coaching_reader_end(&run.reader, look);
}

static int
run_add(int argc, char **argv, const void *data)
{
    struct shared_options shared;
    struct coaching_session session = {0};
    options_read(data, argc, argv, &shared, coaching_session_take, &session);
    coaching_session_add(&session, &shared);
    return STATUS_DONE;
}

int
main(int argc, char **argv)
{
    static const struct program program = {.name = "coach-log",
        .example = "coach-log add coaching.csv --rep='Hana Sekimoto' --coach='Ingrid Solheim'",
        .summary = "Keep the coaching log: who sat down with whom, and what was promised.",
        .operands = "[LOG...]"};
    static const struct program add = {.name = "coach-log add",
        .example = "coach-log add log.csv --rep='Hana Sekimoto' --coach='Ingrid Solheim'",
        .summary = "Add one session to the log, and print its id once it is on the disk.",
        .operands = "LOG",
        .rows = coaching_session_rows,
        .count = COACHING_SESSION_ROWS};
    static const struct command commands[] = {
        {"add", "add one session to a log", run_add, &add},
        {"status", "how regular coaching is, and who is due", run_reading, &readings[STATUS]},
        {"promises", "what is promised and open, on both sides", run_reading, &readings[PROMISES]},
        {"check", "what is wrong with a log", run_reading, &readings[CHECK]},
        {"mine", "every row about one person, for them", run_reading, &readings[MINE]},
    };
    outfile_prepare_process();
    return commands_run(&program, commands, sizeof commands / sizeof commands[0], argc, argv);
}
