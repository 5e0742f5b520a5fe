/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * goal-check: are these good goals, and will they be met?
 *
 * It reads what a goal says, in its sentence and its cells, and asks for what is missing. With
 * events it says where the goal stands: what was done, what would be expected by now, what is
 * likely. Where the data cannot say, cells stay empty. It gives no marks unless they are asked for
 * (--score), and compares nobody with anybody.
 *
 * The invariant: every goal that was read comes out, in its order, with its own cells unchanged;
 * and every figure follows from the files and --as-of alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/options.h"
#include "base/outfile.h"
#include "csv/aside.h"
#include "measure/lexicon.h"
#include "measure/thresholds.h"
#include "team/event_feed.h"
#include "team/goal_rules.h"
#include "team/sentence_words.h"
#include "work/goal_list.h"
#include "work/goal_write.h"

enum {
    OPTION_LINT = 256,
    OPTION_CHANGES,
    OPTION_SCORE,
    OPTION_EXPRESSIONS,
    OPTION_METRICS,
    OPTION_WORDS,
    OPTION_SHOW_METRICS,
    OPTION_SHOW_WORDS,
    OPTION_RULES
};

static const struct option_row rows[] = {
    {'g', "goals", ARGUMENT_NEEDED, "GOALS", "the goals, one a row; see amp-goals(5)"},
    {OPTION_LINT, "lint", ARGUMENT_NONE, NULL, "the operands are goals: the checks alone"},
    {OPTION_CHANGES, "changes", ARGUMENT_NEEDED, "OLD", "the operands are goals: what was moved"},
    {OPTION_SCORE, "score", ARGUMENT_NONE, NULL, "a column more: the share of checks that are yes"},
    {OPTION_EXPRESSIONS, "expressions", ARGUMENT_NONE, NULL, "a column more: what is counted"},
    {OPTION_METRICS, "metrics", ARGUMENT_NEEDED, "FILE",
        "names for metrics, for the built-in ones"},
    {OPTION_WORDS, "words", ARGUMENT_NEEDED, "FILE", "words of sentences, for the built-in ones"},
    {OPTION_SHOW_METRICS, "show-metrics", ARGUMENT_NONE, NULL, "print the names for metrics"},
    {OPTION_SHOW_WORDS, "show-words", ARGUMENT_NONE, NULL, "print the words of sentences"},
    {OPTION_RULES, "rules", ARGUMENT_NONE, NULL, "print every threshold and every question"},
};

static const struct program program = {
    .name = "goal-check",
    .example = "goal-check -g goals.csv -r roster.csv --as-of=2026-11-20 events.csv > status.csv",
    .summary = "Check goals: what to ask about each, and where it stands by the events.",
    .operands = "[EVENTS... | GOALS...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

struct choices {
    const char *goals, *changes, *metrics, *words;
    bool lint, score, expressions;
    int show; /* the option that only prints something, or 0 */
};

static void
choose(int id, const char *value, void *data)
{
    struct choices *choices = data;
    if (id == 'g')
        choices->goals = value;
    else if (id == OPTION_CHANGES)
        choices->changes = value;
    else if (id == OPTION_METRICS)
        choices->metrics = value;
    else if (id == OPTION_WORDS)
        choices->words = value;
    else if (id == OPTION_LINT)
        choices->lint = true;
    else if (id == OPTION_SCORE)
        choices->score = true;
    else if (id == OPTION_EXPRESSIONS)
        choices->expressions = true;
    else
        choices->show = id;
}

/* --show-metrics, --show-words and --rules: what the program goes by. */
static int
show(int what, const char *output)
{
    if (what == OPTION_SHOW_METRICS)
        outfile_table(output, "team/metrics");
    else if (what == OPTION_SHOW_WORDS)
        outfile_table(output, "measure/sentence-words");
    else {
        struct writer *writer = writer_open(output, &writer_plain);
        goal_rules_write(thresholds_value, writer);
        writer_commit(writer);
    }
    return STATUS_DONE;
}

static bool
add_word(void *lexicon, const char *word_class, const char *phrase, const char *meaning,
    const char **error)
{
    return lexicon_add(lexicon, word_class, phrase, meaning, error);
}

/* What a run needs beside its goals. */
struct run {
    const struct choices *choices;
    const struct shared_options *shared;
    struct lexicon *lexicon;
    struct world *world;
    struct goal_list list;
};

static void
begin(struct run *run)
{
    run->world = world_new();
    run->lexicon = lexicon_new();
    sentence_words_read(run->choices->words, 0, add_word, run->lexicon);
    run->list = (struct goal_list){.roster = roster_read(run->shared->roster, 0),
        .metrics = metrics_read(run->choices->metrics, 0),
        .lexicon = run->lexicon,
        .book = metric_book_new(world_tally(run->world)),
        .as_of = run->shared->as_of,
        .delimiter = run->shared->delimiter};
}

static void
end(struct run *run)
{
    (void)roster_say_unknown(run->list.roster);
    goal_list_free(&run->list);
    metric_book_free(run->list.book);
    metrics_free(run->list.metrics);
    roster_free(run->list.roster);
    lexicon_free(run->lexicon);
    world_free(run->world);
}

static void
read_operands(struct run *run)
{
    for (size_t i = 0; i < run->shared->file_count; i++)
        goal_list_read(&run->list, run->shared->files[i]);
}

static struct writer *
open_output(const struct run *run)
{
    const struct writer_style style = {run->shared->spreadsheet, run->shared->digits};
    return writer_open(run->shared->output, &style);
}

/* Writes the goals with their checks, and with their progress if they were measured. */
static bool
write_goals(struct run *run)
{
    const struct goal_style style = {
        run->shared->digits, run->choices->score, run->choices->expressions};
    struct goal_questions *questions = goal_questions_new();
    struct writer *writer = open_output(run);
    goal_list_together(&run->list);
    goal_list_say_unknown(&run->list);
    bool look = goal_list_write(&run->list, questions, &style, writer);
    writer_commit(writer);
    goal_questions_free(questions);
    return look;
}

static bool
lint(struct run *run)
{
    if (run->choices->goals)
        goal_list_read(&run->list, run->choices->goals);
    else
        read_operands(run);
    return write_goals(run);
}

static bool
progress(struct run *run)
{
    goal_list_read(&run->list, run->choices->goals);
    events_feed_operands(run->shared, run->list.roster, world_take, world_take_person, run->world);
    goal_list_measure(&run->list, run->world);
    return write_goals(run);
}

static bool
changes(struct run *run)
{
    goal_list_read(&run->list, run->choices->changes);
    size_t split = run->list.count;
    read_operands(run);
    struct writer *writer = open_output(run);
    struct goal_changes moved = goal_list_write_changes(&run->list, split, writer);
    writer_commit(writer);
    return moved.without_reason > 0;
}

int
main(int argc, char **argv)
{
    struct choices choices = {0};
    struct shared_options shared;
    outfile_prepare_process();
    options_read(&program, argc, argv, &shared, choose, &choices);
    if (choices.show != 0)
        return show(choices.show, shared.output);
    if (choices.changes && (choices.lint || choices.goals))
        options_usage("--changes goes with goals as operands, without --lint and -g");
    if (choices.lint && choices.goals && strcmp(shared.files[0], "-") != 0)
        options_usage("--lint goes with -g or with goals as operands, not with both");
    if (!choices.goals && !choices.lint && !choices.changes)
        options_usage("-g GOALS is needed: the file with the goals; or --lint");
    aside_begin(shared.rejects, shared.strict);
    struct run run = {.choices = &choices, .shared = &shared};
    begin(&run);
    bool look = choices.changes ? changes(&run) : choices.lint ? lint(&run) : progress(&run);
    end(&run);
    return aside_finish(shared.exit_status && look ? STATUS_LOOK : STATUS_DONE);
}
