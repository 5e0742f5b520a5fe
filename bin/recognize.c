/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * recognize: what deserves a word of thanks this week, for whom, and by which rule. Each person is
 * held against their own past and nobody else's; effort comes before results; what was said before
 * is not said again. It gives no points, ranks nobody and names no amount of money. Where nothing
 * is found it is silent.
 *
 * The invariant: every row follows from a printed rule and can be checked from its evidence; and
 * with its own output in the history a second run adds nothing.
 */
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/outfile.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "measure/past.h"
#include "measure/progress.h"
#include "team/deeds.h"
#include "team/event_feed.h"
#include "team/own_goals.h"
#include "team/recognition.h"
#include "team/recognition_choice.h"
#include "team/recognition_rules.h"
#include "team/recognition_words.h"

enum { RULES = 256, PER_PERSON, DEBT, NO_HEADER, WORDS, SHOW_WORDS };

static const struct option_row rows[] = {
    {'g', "goals", ARGUMENT_NEEDED, "GOALSTATUS", "where goals stand, as goal-check writes it"},
    {'l', "log", ARGUMENT_NEEDED, "COACHLOG", "the coaching log"},
    {'H', "history", ARGUMENT_NEEDED, "HISTORY", "what was said before; may be empty"},
    {PER_PERSON, "per-person", ARGUMENT_NEEDED, "N", "words for one person at most (3)"},
    {RULES, "rules", ARGUMENT_OPTIONAL, "FILE", "print the rules; =FILE: use these instead"},
    {DEBT, "debt", ARGUMENT_NONE, NULL, "who went without, the last four weeks"},
    {NO_HEADER, "no-header", ARGUMENT_NONE, NULL, "only rows, to be appended to HISTORY"},
    {WORDS, "words", ARGUMENT_NEEDED, "FILE", "other texts for the messages"},
    {SHOW_WORDS, "show-words", ARGUMENT_NONE, NULL, "print the texts that are built in"},
};

static const struct program program = {
    .name = "recognize",
    .example = "recognize -r roster.csv -H thanks.csv --no-header events.csv >> thanks.csv",
    .summary = "Find what people did that deserves a word of thanks, and whom everybody forgot.",
    .operands = "[EVENTS...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

struct run {
    struct shared_options shared;
    const char *goals_file, *log_file, *history_file, *rules_file, *words_file;
    bool print_rules, show_words, debt, no_header;
    int per_person, last, since; /* the days looked at: since..last */
    struct roster *roster;
    struct recognition_rules rules;
    struct recognition_words *words;
    struct past *past;
    struct own_goals *goals;
    struct deeds *deeds;
    struct recognition_history *history;
};

static void
choose(int id, const char *value, void *data)
{
    struct run *run = data;
    const char **files[] = {['g'] = &run->goals_file,
        ['l'] = &run->log_file,
        ['H'] = &run->history_file,
        [WORDS] = &run->words_file,
        [RULES] = &run->rules_file};
    bool *flags[] = {
        [DEBT] = &run->debt, [NO_HEADER] = &run->no_header, [SHOW_WORDS] = &run->show_words};
    if (id == PER_PERSON) {
        if (value[chars_number(value, 4, &run->per_person)] != '\0' || run->per_person < 1)
            options_bad_value("--per-person", value, "is not a number from 1 to 9999");
    } else if (id == RULES && !value) {
        run->print_rules = true;
    } else if (value) {
        *files[id] = value;
    } else {
        *flags[id] = true;
    }
}

/* The number under which the events of a rule are counted; -1 without any. */
static int
count_of(struct run *run, const struct recognition_rule *rule, const char *event)
{
    const char *error = NULL, *test = rule_test_words[rule->test];
    bool is_counted = rule_source_of((enum rule_test)rule->test) == RULE_OF_EVENTS;
    int count = event[0] != '\0' && is_counted ? past_count(run->past, event, &error) : -1;
    if (error)
        diag_fatal_at(rule->place, "event '%s' %s", text_shown(event), error);
    if (event[0] != '\0' && !is_counted && !deeds_effort_called(event))
        diag_fatal_at(rule->place,
            "event '%s' of a test '%s' is not effort.tried, effort.adapted "
            "or effort.mastered",
            text_shown(event), test);
    return count;
}

/* Makes a rule ready; one that makes no sense ends the program. */
static void
bind_rule(struct run *run, struct recognition_rule *rule)
{
    const char *column;
    bool has_event = rule->event[0] != '\0', has_after = rule->after[0] != '\0';
    enum rule_test test = (enum rule_test)rule->test;
    const char *fault = rule_complete(test, &rule->terms, has_event, has_after, &column);
    if (fault)
        diag_fatal_at(rule->place, "%s of a test '%s' %s", column, rule_test_words[test], fault);
    rule->count = count_of(run, rule, rule->event);
    rule->after_count = count_of(run, rule, rule->after);
}

/* Everything but the events. Whatever is to be counted must be known before them. */
static void
prepare(struct run *run)
{
    const char *error;
    char delimiter = run->shared.delimiter;
    int four_weeks = run->last - RECOGNITION_DAYS;
    run->past = past_new(run->since < four_weeks ? run->since : four_weeks);
    recognition_rules_read(&run->rules, run->rules_file, 0, rule_test_words);
    for (size_t i = 0; i < run->rules.count; i++)
        bind_rule(run, &run->rules.items[i]);
    run->roster = roster_read(run->shared.roster, 0);
    run->goals =
        own_goals_read(run->goals_file, delimiter, run->roster, goal_status_words, run->last);
    for (size_t i = 0; i < own_goals_count(run->goals); i++) {
        struct own_goal *goal = own_goals_item(run->goals, i);
        goal->count = goal->is_weekly ? past_count(run->past, goal->expression, &error) : -1;
    }
    run->deeds = deeds_read(run->log_file, delimiter, run->roster, run->last);
    run->words = recognition_words_read(run->words_file, 0, run->roster, deeds_coaches(run->deeds));
    run->history = recognition_history_read(run->history_file, delimiter, run->roster, run->last);
}

/* A happening_taker: counts it, and notes who was thanked. */
static bool
take(const struct happening *happening, void *data)
{
    struct run *run = data;
    recognition_note_thanks(run->history, happening);
    return roster_is_agent(run->roster, happening->person) || past_take(happening, run->past);
}

static void
read_events(struct run *run)
{
    const struct event_options options = {.delimiter = run->shared.delimiter,
        .as_of = run->shared.as_of,
        .since = DAY_NONE,
        .until = run->last};
    events_feed(run->shared.files, run->shared.file_count, &options, run->roster, take, run);
    for (int i = 0; i < roster_count(run->roster); i++) {
        const struct person *person = roster_person(run->roster, i);
        past_person(run->past, i, person->start, person->end, person->share);
    }
}

/* Asks a rule about one of the goals. */
static bool
find_in_goal(
    const struct run *run, size_t goal, struct past_question *question, struct finding *finding)
{
    const struct own_goal *own = own_goals_item(run->goals, goal);
    int since = question->since, last = question->last;
    if (own->person != question->person)
        return false;
    if (question->test == RULE_GOAL_MET)
        return own_goals_met(run->goals, goal, since, last, finding);
    if (question->test == RULE_GOAL_HALFWAY)
        return own_goals_halfway(
            run->goals, goal, question->terms->thresholds[0], since, last, finding);
    question->count = own->count;
    question->target = own->target;
    question->from = own->start;
    if (question->count < 0 || !past_find(run->past, question, finding))
        return false;
    finding->subject = own->goal;
    finding->now.ref = own->expression;
    return true;
}

/* A recognition_finder: the turns of a rule about goals are the goals, other rules have one. */
static bool
find(size_t rule, int person, int since, int last, size_t *turn, struct finding *finding,
    const void *data)
{
    const struct run *run = data;
    const struct recognition_rule *row = &run->rules.items[rule];
    enum rule_test test = (enum rule_test)row->test;
    enum rule_source source = rule_source_of(test);
    struct past_question question = {
        person, test, &row->terms, row->count, row->after_count, 0, DAY_NONE, since, last};
    const struct deeds_question deeds = {person, deeds_effort_called(row->event),
        deeds_effort_called(row->after), row->terms.within, since, last};
    size_t turns = source == RULE_OF_GOALS ? own_goals_count(run->goals) : 1;
    bool met = false;
    for (; *turn < turns && !met; ++*turn) {
        if (source == RULE_OF_GOALS)
            met = find_in_goal(run, *turn, &question, finding);
        else if (source == RULE_OF_EVENTS)
            met = past_find(run->past, &question, finding);
        else if (test == RULE_PROMISE_KEPT)
            met = deeds_find_promise(
                run->deeds, person, row->terms.thresholds[0], since, last, finding);
        else
            met = deeds_find_effort(run->deeds, &deeds, finding);
    }
    return met;
}

/* A recognition_presence. */
static bool
was_there(int person, int first, int last, const void *data)
{
    const struct run *run = data;
    return past_was_there(
        run->past, person, roster_person(run->roster, person)->on_roster, first, last);
}

/* Writes what was asked for. Returns whether somebody went without a word. */
static bool
write_rows(const struct run *run)
{
    const struct recognition_choice choice = {&run->rules, rule_test_words, run->history,
        run->words, run->roster, run->per_person, run->since, run->last, run->shared.digits, find,
        was_there, run};
    const struct writer_style style = {run->shared.spreadsheet, run->shared.digits};
    struct writer *writer = writer_open(run->shared.output, &style);
    struct recognition_spread spread = recognition_spread_of(&choice);
    if (!run->no_header)
        writer_header(writer, recognition_columns);
    (run->debt ? recognition_choose_debt : recognition_choose)(&choice, writer);
    writer_commit(writer);
    if (run->debt)
        recognition_say_spread(&spread);
    return spread.thanked < spread.people;
}

static void
run_free(struct run *run)
{
    recognition_history_free(run->history);
    recognition_words_free(run->words);
    deeds_free(run->deeds);
    own_goals_free(run->goals);
    roster_free(run->roster);
    recognition_rules_free(&run->rules);
    past_free(run->past);
}

/* Which days are looked at, and options that contradict each other. */
static void
settle(struct run *run)
{
    const struct shared_options *shared = &run->shared;
    bool is_until = shared->until != DAY_NONE && shared->until < shared->as_of;
    run->last = is_until ? shared->until : shared->as_of;
    run->since = shared->since != DAY_NONE ? shared->since : run->last - 6;
    if (run->since > run->last)
        options_usage("--since is after --as-of: there is no day to look at");
    if (shared->output && run->history_file && strcmp(shared->output, run->history_file) == 0)
        options_usage("-o would replace the history; '--no-header >> %s' adds to it",
            text_shown(run->history_file));
    if (run->no_header && (run->debt || shared->spreadsheet))
        options_usage("--no-header is for rows of a history, %s",
            run->debt ? "which --debt does not write" : "which is no --spreadsheet");
}

int
main(int argc, char **argv)
{
    struct run run = {.per_person = 3};
    outfile_prepare_process();
    options_read(&program, argc, argv, &run.shared, choose, &run);
    if (run.print_rules || run.show_words) {
        (run.print_rules ? recognition_rules_show : recognition_words_show)(run.shared.output);
        return STATUS_DONE;
    }
    settle(&run);
    aside_begin(run.shared.rejects, run.shared.strict);
    prepare(&run);
    read_events(&run);
    bool look = write_rows(&run);
    (void)roster_say_unknown(run.roster);
    run_free(&run);
    return aside_finish(look && run.shared.exit_status ? STATUS_LOOK : STATUS_DONE);
}
