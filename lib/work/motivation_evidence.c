/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events, the coaching log and goals, brought to where they are counted; what the counts are
 * evidence of is the tables' to say.
 * Invariant: a driver or drive of which nothing was recorded has a row that says so, and no 0.
 */
#include "work/motivation_evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/decimal.h"
#include "base/mem.h"
#include "measure/evidence.h"
#include "measure/progress.h"
#include "measure/thresholds.h"
#include "team/drivers.h"
#include "team/drives.h"
#include "team/effort_feed.h"
#include "team/event_feed.h"
#include "team/goal.h"
#include "team/goal_questions.h"

static const char *const evidence_columns[] = {
    "rep", "driver", "event", "count", "weeks", "per_week", "usual", "percentile", "last", NULL};
static const char *const drive_columns[] = {
    "rep", "drive", "asks", "state", "evidence", "last", "question", NULL};

/* In the column event: so that it is no event word, it has a blank. */
static const char nothing_recorded[] = "nothing recorded";

/* ---- Reading ----------------------------------------------------------------------------------
 */

static struct evidence *
gather(const struct evidence_run *run, const char *const *words, size_t count)
{
    const struct shared_options *shared = run->shared;
    const struct event_options options = {.delimiter = shared->delimiter,
        .as_of = shared->as_of,
        .since = shared->since,
        .until = shared->until};
    struct evidence *evidence = evidence_new(words, count, shared->as_of);
    events_feed(shared->files, shared->file_count, &options, run->roster, evidence_take, evidence);
    if (run->coaching) {
        const struct effort_options efforts = {
            run->coaching, shared->delimiter, shared->since, shared->until};
        effort_feed(&efforts, run->roster, evidence_take, evidence);
    }
    for (int i = 0; i < roster_count(run->roster); i++) {
        const struct person *person = roster_person(run->roster, i);
        evidence_person(evidence, i, person->start, person->end, person->share);
    }
    return evidence;
}

/* Whether the person is here: not a program, not gone before the last four weeks, not yet to come.
 */
static bool
is_here(const struct evidence_run *run, int number)
{
    const struct person *person = roster_person(run->roster, number);
    int as_of = run->shared->as_of;
    return !person->is_agent && (person->start == DAY_NONE || person->start <= as_of) &&
           (person->end == DAY_NONE || person->end > as_of - EVIDENCE_RECENT_DAYS);
}

/* ---- --evidence -------------------------------------------------------------------------------
 */

static void
write_figure(struct writer *writer, const struct evidence_figure *figure)
{
    writer_decimal(writer, figure->count);
    writer_number(writer, figure->weeks);
    writer_number(writer, figure->per_week);
    writer_number(writer, figure->usual);
    writer_number(writer, figure->percentile);
    writer_day(writer, figure->last);
}

static void
write_driver(const struct evidence *evidence, const struct drivers *drivers, size_t driver,
    const char *rep, int person, struct writer *writer)
{
    size_t count, rows = 0;
    const char *const *events = drivers_events(drivers, &count);
    for (size_t i = 0; i < count; i++) {
        if (drivers_of(drivers, i) != driver)
            continue;
        struct evidence_figure figure = evidence_of(evidence, person, i);
        if (figure.last == DAY_NONE)
            continue;
        writer_cell(writer, rep);
        writer_cell(writer, drivers_name(drivers, driver));
        writer_cell(writer, events[i]);
        write_figure(writer, &figure);
        writer_end_row(writer);
        rows++;
    }
    if (rows > 0)
        return;
    writer_cell(writer, rep);
    writer_cell(writer, drivers_name(drivers, driver));
    writer_cell(writer, nothing_recorded);
    for (size_t i = 3; evidence_columns[i]; i++)
        writer_cell(writer, "");
    writer_end_row(writer);
}

void
motivation_evidence(const struct evidence_run *run, struct writer *writer)
{
    struct drivers *drivers = drivers_read(run->drivers, 0);
    size_t count;
    const char *const *events = drivers_events(drivers, &count);
    struct evidence *evidence = gather(run, events, count);
    writer_header(writer, evidence_columns);
    for (int i = 0; i < roster_count(run->roster); i++)
        for (size_t driver = 0; driver < drivers_count(drivers) && is_here(run, i); driver++)
            write_driver(evidence, drivers, driver, roster_person(run->roster, i)->rep, i, writer);
    evidence_free(evidence);
    drivers_free(drivers);
}

/* ---- --drives ---------------------------------------------------------------------------------
 */

/* What the goals of one person say. */
struct goal_signs {
    size_t count;           /* goals that run, or ended in the last thirteen weeks */
    size_t own, purposeful; /* of them: the person had a part in setting it; says why */
    const char *why;        /* the first such why; "" = none */
};

struct drives_run {
    const struct evidence_run *run;
    const struct drives *drives;
    const struct drive_sign *signs;
    size_t sign_count;
    const char **words; /* by sign, and "effort" behind them */
    struct evidence *evidence;
    struct goal_signs *goals; /* by person */
    size_t people, capacity;
    bool any_own, any_purposeful; /* of anybody's goals */
    struct arena arena;
};

static struct goal_signs *
goals_of(struct drives_run *run, int person)
{
    size_t needed = (size_t)person + 1;
    if (needed > run->people)
        run->goals = mem_grow(run->goals, &run->capacity, needed, sizeof *run->goals);
    for (; run->people < needed; run->people++)
        run->goals[run->people] = (struct goal_signs){.why = ""};
    return &run->goals[person];
}

static void
note_goal(struct drives_run *run, const struct goal_questions *questions, const struct goal *goal)
{
    int as_of = run->run->shared->as_of;
    const char *set_by = goal->texts[GOAL_SET_BY], *why = goal->texts[GOAL_WHY];
    if (goal->person == GOAL_TEAM || (goal->start != DAY_NONE && goal->start > as_of) ||
        (goal->due != DAY_NONE && goal->due <= as_of - THRESHOLD_HISTORY_DAYS))
        return;
    struct goal_signs *signs = goals_of(run, goal->person);
    signs->count++;
    if (chars_same(set_by, "rep") || chars_same(set_by, "both")) {
        signs->own++;
        run->any_own = true;
    }
    if (*why && !goal_questions_only_money(questions, why)) {
        if (!signs->purposeful++)
            signs->why = arena_text(&run->arena, why, strlen(why));
        run->any_purposeful = true;
    }
}

static void
read_goals(struct drives_run *run)
{
    if (!run->run->goals)
        return;
    struct goal goal;
    struct goal_questions *questions = goal_questions_new();
    struct goals *goals = goals_open(run->run->goals, run->run->shared->delimiter, run->run->roster,
        direction_words, goal_unit_words);
    while (goals_next(goals, &goal))
        note_goal(run, questions, &goal);
    goals_free(goals);
    goal_questions_free(questions);
}

static bool
is_about_why(const struct drive_sign *sign)
{
    return strcmp(sign->word, "why") == 0;
}

/* How often the sign was seen of the person. */
static double
seen(struct drives_run *run, size_t sign, int person)
{
    const struct goal_signs *goals = goals_of(run, person);
    if (run->signs[sign].source == DRIVE_GOAL)
        return (double)(is_about_why(&run->signs[sign]) ? goals->purposeful : goals->own);
    return decimal_to_double(evidence_lately(run->evidence, person, sign));
}

/* Whether the files would have shown the sign of this person: others' are recorded, or this
   person's sessions or goals are. */
static bool
could_be_seen(struct drives_run *run, size_t sign, int person)
{
    const struct goal_signs *goals = goals_of(run, person);
    size_t effort = run->sign_count;
    switch (run->signs[sign].source) {
    case DRIVE_EVENT:
        return evidence_anybody_lately(run->evidence, sign);
    case DRIVE_COACHING:
        return decimal_to_double(evidence_lately(run->evidence, person, effort)) > 0;
    case DRIVE_GOAL:
        break;
    }
    return goals->count > 0 &&
           (is_about_why(&run->signs[sign]) ? run->any_purposeful : run->any_own);
}

/* A text that grows. */
struct growing {
    char *text;
    size_t length, capacity;
};

static void
grow(struct growing *growing, const char *text)
{
    size_t length = strlen(text);
    growing->text = mem_grow(
        growing->text, &growing->capacity, growing->length + length + 1, sizeof *growing->text);
    memcpy(growing->text + growing->length, text, length + 1);
    growing->length += length;
}

/* "customer stories: 2; goals that say why: 1 (...)". */
static void
grow_seen(struct growing *growing, struct drives_run *run, size_t sign, int person)
{
    char count[DECIMAL_TEXT_SIZE];
    const struct drive_sign *known = &run->signs[sign];
    const struct goal_signs *goals = goals_of(run, person);
    struct decimal times = known->source == DRIVE_GOAL
                               ? decimal_from_int((int64_t)seen(run, sign, person))
                               : evidence_lately(run->evidence, person, sign);
    grow(growing, growing->length > 0 ? "; " : "");
    grow(growing, known->text);
    grow(growing, ": ");
    grow(growing, decimal_text(times, count));
    if (known->source == DRIVE_GOAL && is_about_why(known)) {
        grow(growing, " (");
        grow(growing, goals->why);
        grow(growing, ")");
    }
}

/* What there is of one drive of one person. */
struct drive_look {
    enum drive_state state;
    struct growing evidence;
    int last;
};

static struct drive_look
look_at(struct drives_run *run, size_t drive, int person)
{
    struct drive_look look = {.state = DRIVE_PRESENT, .last = DAY_NONE};
    bool recorded = false;
    const char *separator = " ";
    for (size_t i = 0; i < run->sign_count; i++) {
        if (run->signs[i].drive != drive)
            continue;
        recorded = recorded || could_be_seen(run, i, person);
        if (!(seen(run, i, person) > 0))
            continue;
        grow_seen(&look.evidence, run, i, person);
        if (run->signs[i].source != DRIVE_GOAL) {
            int last = evidence_of(run->evidence, person, i).last;
            look.last = last > look.last ? last : look.last;
        }
    }
    if (look.evidence.length > 0)
        return look;
    bool is_new = evidence_known_days(run->evidence, person) < EVIDENCE_DAYS;
    look.state = recorded && !is_new ? DRIVE_NOT_YET_SEEN : DRIVE_NOT_KNOWN;
    grow(&look.evidence, drives_evidence(run->drives, !recorded ? DRIVE_UNRECORDED
                                                      : is_new  ? DRIVE_TOO_NEW
                                                                : DRIVE_NOTHING));
    for (size_t i = 0; i < run->sign_count; i++) {
        if (run->signs[i].drive != drive)
            continue;
        grow(&look.evidence, separator);
        grow(&look.evidence, run->signs[i].text);
        separator = ", ";
    }
    return look;
}

/* Which of several questions: another one each week, and not the same for everybody. */
static size_t
turn_of(const struct evidence_run *run, int person, size_t drive)
{
    int monday = day_period_start(PERIOD_WEEK, run->shared->as_of);
    size_t week = (size_t)(monday - day_make(1900, 1, 1)) / 7; /* days are known from 1900 on */
    return week + (size_t)person + drive;
}

static void
write_drives(struct drives_run *run, int person, struct writer *writer)
{
    for (size_t drive = 0; drive < drives_count(run->drives); drive++) {
        struct drive_look look = look_at(run, drive, person);
        writer_cell(writer, roster_person(run->run->roster, person)->rep);
        writer_cell(writer, drives_name(run->drives, drive));
        writer_cell(writer, drives_asks(run->drives, drive));
        writer_cell(writer, drive_state_words[look.state]);
        writer_cell(writer, look.evidence.text);
        writer_day(writer, look.last);
        writer_cell(writer,
            drives_question(run->drives, drive, look.state, turn_of(run->run, person, drive)));
        writer_end_row(writer);
        free(look.evidence.text);
    }
}

void
motivation_drives(const struct evidence_run *evidence_run, struct writer *writer)
{
    struct drives *drives = drives_read(evidence_run->drives, 0);
    struct drives_run run = {.run = evidence_run, .drives = drives};
    run.signs = drives_signs(drives, &run.sign_count);
    run.words = mem_zeroed(run.sign_count + 1, sizeof *run.words);
    for (size_t i = 0; i < run.sign_count; i++)
        run.words[i] = run.signs[i].word;
    run.words[run.sign_count] = "effort";
    run.evidence = gather(evidence_run, run.words, run.sign_count + 1);
    read_goals(&run);
    writer_header(writer, drive_columns);
    for (int i = 0; i < roster_count(evidence_run->roster); i++)
        if (is_here(evidence_run, i))
            write_drives(&run, i, writer);
    free(run.words);
    free(run.goals);
    arena_free(&run.arena);
    evidence_free(run.evidence);
    drives_free(drives);
}
