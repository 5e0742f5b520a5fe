/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows out. Texts for the questions are made here from what was found; nothing is worked out.
 * Invariant: a cell that was given is written as it was.
 */
#include "work/goal_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

/* The texts of one goal that are made for its row. */
struct texts {
    char parts[PLAN_PARTS][PLAN_TEXT_SIZE];
    char from[NUMBER_TEXT_SIZE], start[NUMBER_TEXT_SIZE], sum[NUMBER_TEXT_SIZE], count[24];
    char first_day[DAY_TEXT_SIZE];
};

/* What is counted, if more of it is wanted; else "". */
static const char *
counted(const struct checked *checked)
{
    const struct plan *plan = &checked->plan;
    if (plan->at_most || plan->direction == DIRECTION_DECREASE ||
        plan->direction == DIRECTION_MAINTAIN || plan->direction == DIRECTION_COMPLETE)
        return "";
    if (!checked->metric)
        return checked->filling;
    return checked->metric->metric.form == METRIC_COUNT ? checked->metric->metric.terms[0].kind
                                                        : "";
}

static bool
is_change(const struct plan *plan)
{
    return plan->sense == TARGET_CHANGE || plan->unit == UNIT_PERCENT_CHANGE ||
           plan->unit == UNIT_POINTS || plan->direction == DIRECTION_DECREASE;
}

static struct goal_evidence
evidence_of(const struct goal_list *list, const struct checked *checked, bool team_goals,
    struct texts *texts)
{
    const struct plan *plan = &checked->plan;
    const struct progress *progress = &checked->progress;
    const struct together *together = &checked->together;
    const struct goal_facts facts = plan_facts(plan, checked->goal.person, NULL, NULL);
    struct goal_evidence evidence = {
        .specific = checked->specific,
        .measurable = checked->measurable,
        .time_bound = checked->time_bound,
        .metric = checked->name,
        .metric_unit = checked->unit,
        .is_ratio = checked->metric && checked->metric->metric.form == METRIC_RATIO,
        .counted = counted(checked),
        .vague = checked->vague,
        .target = texts->parts[PLAN_TARGET],
        .from = texts->parts[PLAN_FROM],
        .is_change = is_change(plan),
        .is_proper_share =
            plan->unit == UNIT_PERCENT && checked->metric && checked->metric->is_share,
        .has_events = checked->is_measured,
        .seen = checked->seen,
        .seen_of_person = checked->seen_of_person,
        .guard_seen = checked->guard_seen,
        .start_in_data = "",
        .team_goals = team_goals,
        .serves = checked->serves,
        .pull = (enum goal_pull)together->pull,
        .other = "",
        .at_once = "",
        .adds_up_to = "",
    };
    if (checked->is_measured)
        evidence.reach = (enum goal_reach)progress_reach(progress);
    if (checked->is_measured && progress_from_differs(&facts, progress))
        evidence.start_in_data = number_text(progress->from_in_data, 6, texts->start);
    if (together->pull != PULL_NONE)
        evidence.other = list->items[together->other].goal.texts[GOAL_GOAL];
    if (together->at_once > 0) {
        (void)snprintf(texts->count, sizeof texts->count, "%zu", together->at_once);
        evidence.at_once = texts->count;
    }
    if (!isnan(together->sum))
        evidence.adds_up_to = number_text(together->sum, 6, texts->sum);
    return evidence;
}

/* What stands in for empty cells: what the sentence says, then what the data gave. */
static void
fill_in(const struct checked *checked, int digits, struct texts *texts,
    const char *filled[GOAL_COLUMNS])
{
    const struct progress *progress = &checked->progress;
    filled[GOAL_METRIC] = checked->filling;
    for (int part = 0; part < PLAN_PARTS; part++)
        filled[GOAL_DIRECTION + part] = texts->parts[part];
    if (!checked->is_measured)
        return;
    /* A goal that comes back and has no first day is set against each period before: its start is
       another one every time. */
    bool moves = checked->plan.per != PERIOD_NONE && checked->plan.start == DAY_NONE;
    if (!checked->plan.has_from && !isnan(progress->from) && !moves)
        filled[GOAL_FROM] = number_text(progress->from, digits, texts->from);
    if (checked->plan.per == PERIOD_NONE && checked->plan.start == DAY_NONE)
        filled[GOAL_START] = day_text(progress->start, texts->first_day);
}

/* Writes the columns from actual to as_of. True if the status wants somebody to look. */
static bool
write_figures(const struct checked *checked, int as_of, struct writer *writer)
{
    const struct progress *progress = &checked->progress;
    bool known = checked->is_measured;
    if (known && progress->actual_is_exact && !isnan(progress->actual))
        writer_decimal(writer, progress->actual_exact);
    else
        writer_number(writer, known ? progress->actual : (double)NAN);
    const double figures[] = {progress->attainment, progress->expected, progress->projected,
        progress->low, progress->high, progress->likelihood, progress->kept};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        writer_number(writer, known ? figures[i] : (double)NAN);
    writer_cell(writer, known ? goal_status_words[progress->status] : "");
    writer_day(writer, as_of);
    return known && (progress->status == GOAL_AT_RISK || progress->status == GOAL_OFF_TRACK ||
                        progress->status == GOAL_MISSED);
}

/* Writes one goal. True if somebody should look at it. */
static bool
write_goal(const struct goal_list *list, const struct goal_questions *questions, size_t place,
    bool team_goals, const struct goal_style *style, struct writer *writer)
{
    const struct checked *checked = &list->items[place];
    const char *filled[GOAL_COLUMNS] = {NULL};
    struct texts texts;
    for (int part = 0; part < PLAN_PARTS; part++) {
        char text[PLAN_TEXT_SIZE];
        (void)snprintf(texts.parts[part], PLAN_TEXT_SIZE, "%s",
            plan_cell(&checked->plan, (enum plan_part)part, text));
    }
    struct goal_evidence evidence = evidence_of(list, checked, team_goals, &texts);
    struct goal_answers answers = goal_questions_of(questions, &checked->goal, &evidence);
    fill_in(checked, style->digits, &texts, filled);
    goals_write_cells(checked->file, &checked->goal, filled, writer);
    bool look = goal_answers_write(&answers, &checked->goal, &evidence, writer);
    look = write_figures(checked, list->as_of, writer) || look;
    if (style->score)
        writer_number(writer, goal_answers_score(&answers));
    if (style->expressions)
        writer_cell(writer, checked->expression);
    writer_end_row(writer);
    return look;
}

bool
goal_list_write(const struct goal_list *list, const struct goal_questions *questions,
    const struct goal_style *style, struct writer *writer)
{
    const char *more[3] = {NULL};
    size_t columns = 0;
    bool look = false, team_goals = false;
    if (style->score)
        more[columns++] = "score";
    if (style->expressions)
        more[columns++] = "expression";
    for (size_t i = 1; i < list->file_count; i++)
        goals_need_same_columns(list->files[0], list->files[i]);
    for (size_t i = 0; i < list->count && !team_goals; i++)
        team_goals = list->items[i].goal.person == GOAL_TEAM;
    goals_write_header(list->files[0], more, writer);
    for (size_t i = 0; i < list->count; i++)
        look = write_goal(list, questions, i, team_goals, style, writer) || look;
    return look;
}

/* A goal as one version of it. */
static struct goal_version
version_of(const struct checked *checked, struct arena *arena)
{
    const struct goal *goal = &checked->goal;
    const char *actual = goals_cell(goal, goals_column(checked->file, "actual"));
    struct goal_version version = {.goal = goal->texts[GOAL_GOAL],
        .reason = goals_cell(goal, goals_column(checked->file, "reason")),
        .actual = NAN};
    struct decimal number;
    if (!is_change(&checked->plan) && decimal_parse(actual, &number))
        version.actual = decimal_to_double(number);
    version.parts[MOVED_REP] = goals_rep(checked->file, goal);
    version.parts[MOVED_METRIC] = checked->metric ? checked->expression : checked->name;
    for (int part = 0; part < PLAN_PARTS; part++) {
        char text[PLAN_TEXT_SIZE];
        const char *cell = plan_cell(&checked->plan, (enum plan_part)part, text);
        version.parts[MOVED_DIRECTION + part] = arena_text(arena, cell, strlen(cell));
    }
    return version;
}

struct goal_changes
goal_list_write_changes(const struct goal_list *list, size_t split, struct writer *writer)
{
    struct arena arena = {0};
    struct goal_version *versions = mem_zeroed(list->count + 1, sizeof *versions);
    for (size_t i = 0; i < list->count; i++)
        versions[i] = version_of(&list->items[i], &arena);
    struct goal_changes changes =
        goal_changes_write(versions, split, versions + split, list->count - split, writer);
    arena_free(&arena);
    free(versions);
    return changes;
}
