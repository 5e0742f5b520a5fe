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
#include "base/decimal.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/options.h"
#include "base/outfile.h"
#include "base/tables.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "modes/motivation_evidence.h"
#include "modes/motivation_groups.h"
#include "modes/motivation_survey.h"

enum {
    OPTION_MIN_ANSWERED = 256,
    OPTION_ANONYMOUS,
    OPTION_DATES,
    OPTION_RELIABILITY,
    OPTION_SHOW_CODEBOOK,
    OPTION_LIST_CODEBOOKS,
    OPTION_BY,
    OPTION_MIN_GROUP,
    OPTION_WAVE,
    OPTION_THIS_TEAM,
    OPTION_PUBLISHED,
    OPTION_EVIDENCE,
    OPTION_DRIVES,
    OPTION_DRIVERS,
    OPTION_SHOW_DRIVERS,
    OPTION_SHOW_DRIVES,
    OPTION_RULES,
    OPTIONS
};

static const struct option_row rows[] = {
    {OPTION_BY, "by", ARGUMENT_NEEDED, "CUT", "means of groups: team, manager, all"},
    {OPTION_EVIDENCE, "evidence", ARGUMENT_NONE, NULL, "what people did, from events, by driver"},
    {OPTION_DRIVES, "drives", ARGUMENT_OPTIONAL, "FILE", "three questions about each person"},
    {'c', "codebook", ARGUMENT_NEEDED, "CODEBOOK", "how answers are scored: file or name; pulse"},
    {'C', "composites", ARGUMENT_NEEDED, "FILE", "scales to put together: file or name"},
    {'n', "norms", ARGUMENT_NEEDED, "FILE", "spread and reliability from elsewhere"},
    {OPTION_MIN_ANSWERED, "min-answered", ARGUMENT_NEEDED, "SHARE", "of a scale's items; .5"},
    {OPTION_ANONYMOUS, "anonymous", ARGUMENT_NONE, NULL, "nothing is told per person"},
    {OPTION_DATES, "dates", ARGUMENT_NEEDED, "ORDER", "dmy, mdy or ymd, where data do not say"},
    {OPTION_RELIABILITY, "reliability", ARGUMENT_NONE, NULL, "how far each scale can be relied on"},
    {OPTION_SHOW_CODEBOOK, "show-codebook", ARGUMENT_OPTIONAL, "NAME", "print a built-in table"},
    {OPTION_LIST_CODEBOOKS, "list-codebooks", ARGUMENT_NONE, NULL, "list the built-in tables"},
    {OPTION_PUBLISHED, "published", ARGUMENT_NEEDED, "FILE", "what was shown of groups before"},
    {OPTION_MIN_GROUP, "min-group", ARGUMENT_NEEDED, "N", "no smaller group is shown; 5"},
    {OPTION_WAVE, "wave", ARGUMENT_NEEDED, "PERIOD", "answers that belong together; week"},
    {OPTION_THIS_TEAM, "this-team", ARGUMENT_NONE, NULL, "intervals for just these people"},
    {'l', "coaching", ARGUMENT_NEEDED, "LOG", "the coaching log"},
    {'g', "goals", ARGUMENT_NEEDED, "GOALS", "the goals"},
    {OPTION_DRIVERS, "drivers", ARGUMENT_NEEDED, "FILE", "which event is evidence of what"},
    {OPTION_SHOW_DRIVERS, "show-drivers", ARGUMENT_NONE, NULL, "print the built-in table"},
    {OPTION_SHOW_DRIVES, "show-drives", ARGUMENT_NONE, NULL, "print the built-in table"},
    {OPTION_RULES, "rules", ARGUMENT_NONE, NULL, "print all rules"},
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
    struct survey_run survey; /* of those who read answers */
    struct group_choices groups;
    struct evidence_run evidence;
};

/* What can be asked of the program: one question a run. */
struct mode {
    int option; /* 0 = without any */
    bool per_person, reads_answers;
    bool (*run)(const struct run *run, struct writer *writer); /* true: somebody should look */
};

static bool
tell_scores(const struct run *run, struct writer *writer)
{
    return motivation_scores(&run->survey, writer);
}

static bool
tell_reliability(const struct run *run, struct writer *writer)
{
    return motivation_reliability(&run->survey, writer);
}

static bool
tell_groups(const struct run *run, struct writer *writer)
{
    const struct survey_run *survey = &run->survey;
    const struct group_run groups = {&run->groups, run->shared, survey->questionnaire,
        survey->answers, survey->groups, survey->roster, survey->min_answered};
    return motivation_groups(&groups, writer);
}

static bool
tell_evidence(const struct run *run, struct writer *writer)
{
    motivation_evidence(&run->evidence, writer);
    return false;
}

static bool
tell_drives(const struct run *run, struct writer *writer)
{
    motivation_drives(&run->evidence, writer);
    return false;
}

static const struct mode modes[] = {
    {0, true, true, tell_scores},
    {OPTION_RELIABILITY, false, true, tell_reliability},
    {OPTION_BY, false, true, tell_groups},
    {OPTION_EVIDENCE, false, false, tell_evidence},
    {OPTION_DRIVES, false, false, tell_drives},
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

/* --rules, --list-codebooks and --show-...: what is built in. False if none was asked for. */
static bool
show(const struct choices *choices, const char *output)
{
    static const struct {
        int option;
        const char *table;
    } tables[] = {{OPTION_RULES, "team/score-rules"}, {OPTION_SHOW_DRIVERS, "team/drivers"},
        {OPTION_SHOW_DRIVES, "team/drives"}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (choices->value[tables[i].option]) {
            tables_show(tables[i].table, output);
            return true;
        }
    }
    if (!choices->value[OPTION_LIST_CODEBOOKS] && !choices->value[OPTION_SHOW_CODEBOOK])
        return false;
    const char *name = choices->value[OPTION_SHOW_CODEBOOK];
    struct outfile *out = outfile_open(output);
    if (choices->value[OPTION_LIST_CODEBOOKS])
        codebook_list(out);
    else if (!codebook_show(*name ? name : codebook_default, out))
        options_bad_value("--show-codebook", name, "is not built in; see --list-codebooks");
    outfile_commit(out);
    return true;
}

/* What the options say, brought to those who use it. */
static struct run
run_of(const struct choices *choices, const struct shared_options *shared)
{
    const char *const *value = choices->value, *drives = value[OPTION_DRIVES];
    struct run run = {.choices = choices, .shared = shared, .mode = mode_of(choices)};
    const struct group_options groups = {value[OPTION_BY], value[OPTION_MIN_GROUP],
        value[OPTION_WAVE], value[OPTION_PUBLISHED], value[OPTION_THIS_TEAM] != NULL};
    run.groups = group_choices_of(&groups);
    struct roster *roster = roster_read(shared->roster, 0);
    run.survey = (struct survey_run){.shared = shared,
        .roster = roster,
        .codebook = value['c'],
        .composites = value['C'],
        .norms = value['n'],
        .min_answered = choices->min_answered,
        .options = {.delimiter = shared->delimiter,
            .date_order = choices->date_order,
            .anonymous = value[OPTION_ANONYMOUS] != NULL,
            .per_person = run.mode->per_person}};
    run.evidence = (struct evidence_run){shared, roster, value['l'], value['g'],
        value[OPTION_DRIVERS], drives && *drives ? drives : NULL};
    return run;
}

int
main(int argc, char **argv)
{
    struct choices choices = {0};
    struct shared_options shared;
    outfile_prepare_process();
    options_read(&program, argc, argv, &shared, choose, &choices);
    if (show(&choices, shared.output))
        return STATUS_DONE;
    read_choices(&choices);
    const struct writer_style style = {shared.spreadsheet, shared.digits};
    aside_begin(shared.rejects, shared.strict);
    struct run run = run_of(&choices, &shared);
    struct survey_run *survey = &run.survey;
    if (run.mode->reads_answers)
        survey_run_read(survey);
    struct writer *writer = writer_open(shared.output, &style);
    bool look = run.mode->run(&run, writer);
    writer_commit(writer);
    if (run.mode == &modes[0])
        diag_say(
            "rows per person are for surveys that people knowingly answered under their names");
    if (survey->book && codebook_caution(survey->book))
        diag_say("codebook '%s' %s", codebook_name(survey->book), codebook_caution(survey->book));
    if (!survey->anonymous)
        (void)roster_say_unknown(survey->roster);
    survey_run_free(survey);
    roster_free(survey->roster);
    return aside_finish(shared.exit_status && look ? STATUS_LOOK : STATUS_DONE);
}
