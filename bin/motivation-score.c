/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * motivation-score: scales from survey answers, with how sure they are, and beside them what the
 * data show that people did.
 *
 * It refuses to be a black box that judges people: scales are told one by one, a change is none
 * until it is larger than chance, what people did is never mixed into what they said, what somebody
 * did not say is not inferred, and answers that were promised to stay without names give no rows
 * with names, and no group so small that it is nearly a name.
 *
 * The invariant: every figure follows from the files named, the options and --as-of; no answer is
 * left out silently.
 */
#include <stdlib.h>

#include "base/dateform.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/options.h"
#include "base/outfile.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "work/motivation_evidence.h"
#include "work/motivation_groups.h"
#include "work/motivation_survey.h"

enum {
    OPTION_MIN_ANSWERED = 256,
    OPTION_DATES,
    OPTION_ANONYMOUS,
    OPTION_BY,
    OPTION_MIN_GROUP,
    OPTION_WAVE,
    OPTION_THIS_TEAM,
    OPTION_PUBLISHED,
    OPTION_RELIABILITY,
    OPTION_EVIDENCE,
    OPTION_DRIVERS,
    OPTION_DRIVES,
    OPTION_QUESTIONS,
    OPTION_RULES,
    OPTION_SHOW_DRIVERS,
    OPTION_SHOW_QUESTIONS,
    OPTION_SHOW_CODEBOOK,
    OPTION_LIST_CODEBOOKS,
    OPTIONS
};

static const struct option_row rows[] = {
    {'c', "codebook", ARGUMENT_NEEDED, "CODEBOOK", "how answers are scored: file or name; pulse"},
    {'C', "composites", ARGUMENT_NEEDED, "FILE", "scales to put together: file or name"},
    {'n', "norms", ARGUMENT_NEEDED, "FILE", "spread and reliability from elsewhere"},
    {OPTION_BY, "by", ARGUMENT_NEEDED, "CUTS", "means of groups: team, manager, all"},
    {OPTION_PUBLISHED, "published", ARGUMENT_NEEDED, "FILE", "what was shown of groups before"},
    {OPTION_RELIABILITY, "reliability", ARGUMENT_NONE, NULL, "how far each scale can be relied on"},
    {OPTION_EVIDENCE, "evidence", ARGUMENT_NONE, NULL, "what people did, by driver, from events"},
    {OPTION_DRIVES, "drives", ARGUMENT_NONE, NULL, "three questions about each person"},
    {'l', "coaching", ARGUMENT_NEEDED, "FILE", "the coaching log, for these two"},
    {'g', "goals", ARGUMENT_NEEDED, "FILE", "the goals, for --drives"},
    {OPTION_SHOW_CODEBOOK, "show-codebook", ARGUMENT_OPTIONAL, "NAME", "print a built-in table"},
    {OPTION_LIST_CODEBOOKS, "list-codebooks", ARGUMENT_NONE, NULL, "list the built-in tables"},
    {OPTION_MIN_ANSWERED, "min-answered", ARGUMENT_NEEDED, "SHARE", "of a scale's items; .5"},
    {OPTION_DATES, "dates", ARGUMENT_NEEDED, "ORDER", "dmy, mdy or ymd, where data do not say"},
    {OPTION_ANONYMOUS, "anonymous", ARGUMENT_NONE, NULL, "nothing is told per person"},
    {OPTION_MIN_GROUP, "min-group", ARGUMENT_NEEDED, "N", "smallest group that is shown; 5"},
    {OPTION_WAVE, "wave", ARGUMENT_NEEDED, "PERIOD", "answers of a week, month ... are one wave"},
    {OPTION_THIS_TEAM, "this-team", ARGUMENT_NONE, NULL, "intervals for these people alone"},
    {OPTION_DRIVERS, "drivers", ARGUMENT_NEEDED, "FILE", "what events are evidence of"},
    {OPTION_QUESTIONS, "questions", ARGUMENT_NEEDED, "FILE", "signs and questions of --drives"},
    {OPTION_SHOW_DRIVERS, "show-drivers", ARGUMENT_NONE, NULL, "print the built-in table"},
    {OPTION_SHOW_QUESTIONS, "show-questions", ARGUMENT_NONE, NULL, "print the built-in table"},
    {OPTION_RULES, "rules", ARGUMENT_NONE, NULL, "print every rule that is followed"},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static const struct program program = {
    .name = "motivation-score",
    .example = "motivation-score -r roster.csv pulse.csv > scores.csv",
    .summary = "Score survey answers, scale by scale, with how sure each score is.",
    .operands = "[FILE...]",
    .rows = rows,
    .count = ROWS,
};

/* Everything that a run holds. */
struct run {
    const char *value[OPTIONS]; /* by id: as given, "" without argument; NULL if not given */
    struct shared_options shared;
    struct survey_run survey;
    struct group_choices groups;
};

/* ---- The modes: what can be asked, one question a run ---- */

static bool
tell_people(const struct run *run, struct writer *writer)
{
    return motivation_scores(&run->survey, writer);
}

static bool
tell_groups(const struct run *run, struct writer *writer)
{
    const struct group_run groups = {.choices = &run->groups,
        .shared = &run->shared,
        .questionnaire = run->survey.questionnaire,
        .answers = run->survey.answers,
        .notes = run->survey.groups,
        .roster = run->survey.roster,
        .min_answered = run->survey.min_answered};
    return motivation_groups(&groups, writer);
}

static bool
tell_reliability(const struct run *run, struct writer *writer)
{
    return motivation_reliability(&run->survey, writer);
}

static struct evidence_run
evidence_of_run(const struct run *run)
{
    return (struct evidence_run){.shared = &run->shared,
        .roster = run->survey.roster,
        .coaching = run->value['l'],
        .goals = run->value['g'],
        .drivers = run->value[OPTION_DRIVERS],
        .drives = run->value[OPTION_QUESTIONS]};
}

static bool
tell_evidence(const struct run *run, struct writer *writer)
{
    const struct evidence_run evidence = evidence_of_run(run);
    motivation_evidence(&evidence, writer);
    return false;
}

static bool
tell_drives(const struct run *run, struct writer *writer)
{
    const struct evidence_run evidence = evidence_of_run(run);
    motivation_drives(&evidence, writer);
    return false;
}

enum { TAKEN = 9 };
static const struct mode {
    int option; /* 0 = none is needed */
    bool per_person, reads_answers;
    bool (*tell)(const struct run *run, struct writer *writer); /* true: somebody should look */
    int takes[TAKEN];                                           /* other options that go with it */
} modes[] = {
    {0, true, true, tell_people, {'c', 'C', 'n', OPTION_MIN_ANSWERED, OPTION_DATES}},
    {OPTION_BY, false, true, tell_groups,
        {'c', 'C', OPTION_MIN_ANSWERED, OPTION_DATES, OPTION_ANONYMOUS, OPTION_MIN_GROUP,
            OPTION_WAVE, OPTION_THIS_TEAM, OPTION_PUBLISHED}},
    {OPTION_RELIABILITY, false, true, tell_reliability, {'c', OPTION_DATES, OPTION_ANONYMOUS}},
    {OPTION_EVIDENCE, false, false, tell_evidence, {'l', OPTION_DRIVERS}},
    {OPTION_DRIVES, false, false, tell_drives, {'l', 'g', OPTION_QUESTIONS}},
};
enum { MODES = sizeof modes / sizeof modes[0] };

/* ---- Options ---- */

static void
choose(int id, const char *value, void *data)
{
    struct run *run = data;
    run->value[id] = value ? value : "";
}

/* True if the option asks for the mode or goes with it. */
static bool
goes_with(const struct mode *mode, int option)
{
    bool takes = mode->option == option;
    for (size_t i = 0; i < TAKEN; i++)
        takes = takes || mode->takes[i] == option;
    return takes;
}

static const char *
option_name(int id)
{
    size_t row = 0;
    while (rows[row].id != id)
        row++;
    return rows[row].long_name;
}

/* The mode that was asked for. Options that it makes nothing of end the program: they would be
   taken for heeded. */
static const struct mode *
mode_of(const struct run *run)
{
    const struct mode *mode = &modes[0];
    for (size_t i = 1; i < MODES && mode == &modes[0]; i++)
        if (run->value[modes[i].option])
            mode = &modes[i];
    for (size_t i = 0; i < ROWS; i++) {
        if (!run->value[rows[i].id] || goes_with(mode, rows[i].id))
            continue;
        if (rows[i].id == OPTION_ANONYMOUS && mode->per_person)
            options_usage("with --anonymous nothing is told per person: say --by or --reliability");
        size_t other = 1;
        while (mode == &modes[0] && !goes_with(&modes[other], rows[i].id))
            other++;
        if (mode == &modes[0])
            options_usage(
                "--%s goes with --%s", rows[i].long_name, option_name(modes[other].option));
        options_usage("--%s does not go with --%s", rows[i].long_name, option_name(mode->option));
    }
    return mode;
}

/* Makes values of the options that are more than a name. */
static void
read_choices(struct run *run, const struct mode *mode)
{
    static const char *const orders[] = {"dmy", "mdy", "ymd", NULL};
    const char *share = run->value[OPTION_MIN_ANSWERED], *order = run->value[OPTION_DATES];
    struct number number;
    run->survey = (struct survey_run){.shared = &run->shared,
        .codebook = run->value['c'],
        .composites = run->value['C'],
        .norms = run->value['n'],
        .min_answered = .5,
        .options = {.delimiter = run->shared.delimiter,
            .anonymous = run->value[OPTION_ANONYMOUS] != NULL,
            .per_person = mode->per_person}};
    if (order)
        run->survey.options.date_order =
            date_order_named(orders[options_word("--dates", order, orders)]);
    if (share)
        run->survey.min_answered =
            number_read(share, '.', &number) ? decimal_to_double(number.value) : -1;
    if (run->survey.min_answered < 0 || run->survey.min_answered > 1)
        options_bad_value("--min-answered", share, "is not a number from 0 to 1");
    const struct group_options groups = {.by = run->value[OPTION_BY],
        .minimum = run->value[OPTION_MIN_GROUP],
        .wave = run->value[OPTION_WAVE],
        .published = run->value[OPTION_PUBLISHED],
        .this_team = run->value[OPTION_THIS_TEAM] != NULL};
    run->groups = group_choices_of(&groups);
}

/* Prints a table that is built in, if that is what was asked for. */
static bool
show(const struct run *run)
{
    static const struct {
        int option;
        const char *table;
    } tables[] = {{OPTION_LIST_CODEBOOKS, "team/codebooks"}, {OPTION_RULES, "team/score-rules"},
        {OPTION_SHOW_DRIVERS, "team/drivers"}, {OPTION_SHOW_QUESTIONS, "team/drives"}};
    const char *codebook = run->value[OPTION_SHOW_CODEBOOK];
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (run->value[tables[i].option]) {
            outfile_table(run->shared.output, tables[i].table);
            return true;
        }
    }
    if (codebook && !codebook_show(codebook, run->shared.output))
        options_bad_value("--show-codebook", codebook, "is not built in; see --list-codebooks");
    return codebook != NULL;
}

int
main(int argc, char **argv)
{
    struct run run = {.value = {NULL}};
    outfile_prepare_process();
    options_read(&program, argc, argv, &run.shared, choose, &run);
    if (show(&run))
        return STATUS_DONE;
    const struct mode *mode = mode_of(&run);
    read_choices(&run, mode);
    aside_begin(run.shared.rejects, run.shared.strict);
    run.survey.roster = roster_read(run.shared.roster, 0);
    if (mode->reads_answers)
        survey_run_read(&run.survey);
    const struct writer_style style = {run.shared.spreadsheet, run.shared.digits};
    struct writer *writer = writer_open(run.shared.output, &style);
    bool look = mode->tell(&run, writer);
    writer_commit(writer);
    survey_run_say_cautions(&run.survey);
    if (!run.survey.anonymous)
        (void)roster_say_unknown(run.survey.roster);
    survey_run_free(&run.survey);
    roster_free(run.survey.roster);
    return aside_finish(run.shared.exit_status && look ? STATUS_LOOK : STATUS_DONE);
}
