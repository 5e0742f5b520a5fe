/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading goals: a row, its sentence, its metric. What a cell says is never overruled; what is
 * wrong with it is said while the row is at hand.
 */
#include "work/goal_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "measure/sentence.h"
#include "team/team_goals.h"

/* The metric for an expression, which is that of `row` or, without one, a cell. What makes no sense
   is NULL: a name that nobody knows is no mistake, an expression is. */
static const struct booked *
book(const struct goal_list *list, const struct checked *checked, enum goal_column column,
    const struct metrics_row *row, const char *expression)
{
    const struct booked *booked = *expression ? metric_book_find(list->book, expression) : NULL;
    if (!booked || !booked->error)
        return booked;
    if (row)
        diag_fatal("%s: '%s' stands for '%s', which %s", metrics_name(list->metrics),
            text_shown(row->name), text_shown(expression), booked->error);
    if (strpbrk(expression, "/+()"))
        goals_set_cell_aside(checked->file, column, booked->error);
    return NULL;
}

/* What an empty metric cell is filled with where no event can show the metric: the name of the
   sentence's reader, else that of the row which its words led to, so that the same row is found
   when the output is read again. */
static const char *
name_kept(
    const struct goal_list *list, const struct metrics_row *row, const struct sentence *sentence)
{
    bool is_named =
        !row || *row->expression || row == metrics_find(list->metrics, sentence->metric);
    return is_named ? sentence->metric : row->name;
}

/* The expression that a sentence means by the words of a row: "10 hours of training" are not 10
   trainings but the time that all of them took. Values that have a name of their own are no time:
   those of wins are revenue. */
static const char *
meant(struct goal_list *list, const struct checked *checked, const char *expression)
{
    static const char form[] = "sum(%s)";
    const struct booked *booked = metric_book_find(list->book, expression);
    bool is_time = checked->plan.unit == UNIT_HOURS || checked->plan.unit == UNIT_MINUTES;
    if (!is_time || !checked->plan.has_target || booked->error ||
        booked->metric.form != METRIC_COUNT || booked->metric.count != 1)
        return expression;
    size_t size = sizeof form + strlen(expression);
    char *sum = arena_alloc(&list->arena, size);
    (void)snprintf(sum, size, form, expression);
    return metrics_measuring(list->metrics, sum) ? expression : sum;
}

/* Binds a goal to what it is measured by: its metric cell, else what its sentence speaks of. */
static void
bind(struct goal_list *list, struct checked *checked, const struct sentence *sentence)
{
    const char *const *texts = checked->goal.texts, *cell = texts[GOAL_METRIC];
    const char *text = *cell ? cell : sentence->metric;
    const struct metrics_row *row =
        *cell ? metrics_find(list->metrics, cell)
              : metrics_bind(list->metrics, texts[GOAL_GOAL], sentence->phrase.begin,
                    sentence->phrase.length, sentence->metric);
    const char *expression = row ? row->expression : text;
    if (row && *expression && !*cell)
        expression = meant(list, checked, expression);
    checked->metric = book(list, checked, GOAL_METRIC, row, expression);
    if (checked->metric && checked->plan.unit == UNIT_MONEY &&
        checked->metric->metric.form == METRIC_COUNT) {
        if (*cell)
            goals_set_cell_aside(
                checked->file, GOAL_METRIC, "counts, but the unit is money; is sum(...) meant?");
        checked->metric = NULL;
    }
    checked->expression = checked->metric ? expression : "";
    checked->filling = checked->metric ? checked->expression : name_kept(list, row, sentence);
    if (!row)
        row = metrics_measuring(list->metrics, text);
    checked->name = row ? row->name : text;
    checked->unit = row ? row->unit : "";
    /* Of a close rate, 38 is 38 %; .38 without a unit stays a share. */
    if (checked->plan.unit == UNIT_NONE && checked->plan.has_target &&
        goal_is_in_percent(checked) &&
        decimal_compare(checked->plan.target, decimal_from_int(1)) > 0)
        checked->plan.unit = UNIT_PERCENT;
    const char *guard = texts[GOAL_GUARD];
    row = metrics_find(list->metrics, guard);
    checked->guard = book(list, checked, GOAL_GUARD, row, row ? row->expression : guard);
}

bool
goal_is_in_percent(const struct checked *checked)
{
    return checked->metric && checked->metric->metric.form == METRIC_RATIO &&
           strcmp(checked->unit, "percent") == 0;
}

/* Names the parts in which the cells contradict the sentence. */
static void
say_conflicts(const struct checked *checked, const struct plan_reading *reading)
{
    for (int part = 0; part < PLAN_PARTS; part++) {
        const char *given = checked->goal.texts[GOAL_DIRECTION + part];
        char text[PLAN_TEXT_SIZE];
        if (!(reading->conflicts & 1U << part))
            continue;
        if (part == PLAN_START)
            diag_kind_at(checked->goal.place, "starts after the day in the sentence",
                "start '%s' is after %s, the day in the sentence", text_shown(given),
                plan_cell(&reading->said, PLAN_DUE, text));
        else
            diag_kind_at(checked->goal.place, "cells that contradict their sentence",
                "%s '%s', but the sentence says '%s'; the column counts",
                goal_column_names[GOAL_DIRECTION + part], text_shown(given),
                plan_cell(&reading->said, (enum plan_part)part, text));
    }
}

static void
read_goal(struct goal_list *list, const struct goals *file, const struct goal *goal)
{
    const struct plan given = {.direction = (enum direction)goal->direction,
        .has_from = goal->has_from,
        .has_target = goal->has_target,
        .from = goal->from,
        .target = goal->target,
        .unit = (enum goal_unit)goal->unit,
        .per = goal->per,
        .start = goal->start,
        .due = goal->due};
    const char *text = goal->texts[GOAL_GOAL];
    struct plan_reading reading;
    plan_read(list->lexicon, text, &given, *goal->texts[GOAL_METRIC], list->as_of, &reading);
    const struct sentence_part *vague = &reading.sentence.vague;
    list->items = mem_grow(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct checked *checked = &list->items[list->count++];
    *checked = (struct checked){.goal = *goal,
        .file = file,
        .plan = reading.plan,
        .specific = reading.specific,
        .measurable = reading.measurable,
        .time_bound = reading.time_bound,
        .vague =
            vague->length > 0 ? arena_text(&list->arena, text + vague->begin, vague->length) : ""};
    bind(list, checked, &reading.sentence);
    say_conflicts(checked, &reading);
}

void
goal_list_read(struct goal_list *list, const char *path)
{
    struct goals *file =
        goals_open(path, list->delimiter, list->roster, direction_words, goal_unit_words);
    struct goal goal;
    list->files =
        mem_grow(list->files, &list->file_capacity, list->file_count + 1, sizeof *list->files);
    list->files[list->file_count++] = file;
    while (goals_next(file, &goal))
        read_goal(list, file, &goal);
}

void
goal_list_free(struct goal_list *list)
{
    for (size_t i = 0; i < list->file_count; i++)
        goals_free(list->files[i]);
    free(list->files);
    free(list->items);
    arena_free(&list->arena);
}

/* Offers the nearest name for a cell that is no name and no expression of the table. */
static void
say_unknown(const struct goal_list *list, const struct goal *goal, enum goal_column column,
    struct names *said)
{
    const char *cell = goal->texts[column];
    if (!*cell || strpbrk(cell, "/+()") || metrics_find(list->metrics, cell) ||
        metrics_measuring(list->metrics, cell) || names_find(said, cell) >= 0)
        return;
    (void)names_number(said, cell);
    const char *nearest = metrics_nearest(list->metrics, cell);
    if (nearest)
        diag_kind_at(goal->place, "metrics that are not known",
            "%s '%s' is not known; is '%s' meant?", goal_column_names[column], text_shown(cell),
            nearest);
}

void
goal_list_say_unknown(const struct goal_list *list)
{
    struct names *said = names_new();
    for (size_t i = 0; i < list->count; i++) {
        const struct checked *checked = &list->items[i];
        if (!checked->seen)
            say_unknown(list, &checked->goal, GOAL_METRIC, said);
        if (!checked->guard_seen)
            say_unknown(list, &checked->goal, GOAL_GUARD, said);
    }
    names_free(said);
}

/* Names what `supports` says if it is no goal of the team, and the one that may have been meant.
   Where the file has no goals of the team, it may be in another. */
static void
say_unsupported(const struct team_goals *team, const struct goal *goal)
{
    const char *supports = goal->texts[GOAL_SUPPORTS];
    if (!*supports || team_goals_count(team) == 0)
        return;
    const char *nearest = team_goals_nearest(team, supports);
    if (nearest)
        diag_kind_at(goal->place, "supports no goal of the team",
            "supports '%s' is no goal of the team; is '%s' meant?", text_shown(supports),
            text_shown(nearest));
    else if (goal->person != GOAL_TEAM) /* the team may serve somebody else's */
        diag_kind_at(goal->place, "supports no goal of the team",
            "supports '%s' names no single goal of the team", text_shown(supports));
}

void
goal_list_together(struct goal_list *list)
{
    struct team_goals *team = team_goals_new();
    struct fellow *fellows = mem_zeroed(list->count + 1, sizeof *fellows);
    struct together *found = mem_zeroed(list->count + 1, sizeof *found);
    for (size_t i = 0; i < list->count; i++) {
        const struct goal *goal = &list->items[i].goal;
        if (goal->person == GOAL_TEAM)
            team_goals_add(team, goal->texts[GOAL_GOAL],
                *goal->texts[GOAL_METRIC] ? goal->texts[GOAL_METRIC] : list->items[i].filling, i);
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct checked *checked = &list->items[i];
        size_t serves = team_goals_meant(team, checked->goal.texts[GOAL_SUPPORTS]);
        if (serves == TEAM_GOAL_NONE)
            say_unsupported(team, &checked->goal);
        fellows[i] =
            (struct fellow){checked->goal.person, checked->metric ? &checked->metric->metric : NULL,
                checked->name, &checked->plan, serves};
    }
    together_find(fellows, list->count, list->as_of, found);
    for (size_t i = 0; i < list->count; i++)
        list->items[i].together = found[i];
    for (size_t i = 0; i < list->count; i++)
        list->items[i].serves = fellows[i].serves != TEAM_GOAL_NONE;
    team_goals_free(team);
    free(fellows);
    free(found);
}
