/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the figures of the team say: rows and counts that are doubted, scores of groups, goals,
 * interventions. Nobody is named.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/group_figure.h"
#include "base/text.h"
#include "measure/lift.h"
#include "measure/progress.h"
#include "page/figures.h"
#include "work/decisions_parts.h"

/* Rows that were set aside: a share of all that were read. */
void
decide_rows(struct look *look)
{
    struct decision_facts *facts = &look->facts;
    facts->of = facts->count = (double)rejects_rows(look->data->rejects);
    for (size_t i = 0; i < look->data->input_count; i++)
        if (look->data->inputs[i].used && look->data->inputs[i].kind != STREAM_REJECTS)
            facts->of += (double)look->data->inputs[i].count;
    facts->is_known = true;
    facts->is_met = facts->count > 0 && facts->count >= look->rule->threshold * facts->of;
    if (facts->is_met)
        facts->figure = look_percent(look, facts->count / facts->of);
}

/* Counts so far from their usual that they are doubted (measure/usual.h). */
void
decide_jumps(struct look *look)
{
    const struct section_doubts *doubts = &look->report->doubts;
    char now[FIGURES_SIZE], usual[FIGURES_SIZE];
    for (size_t i = 0; i < doubts->jump_count; i++)
        look_add(look, page_words(look->report->page, "%s (%s this week, usually %s)",
                           doubts->jumps[i].words, figures_number(doubts->jumps[i].now, now),
                           figures_number(doubts->jumps[i].usual, usual)));
    look->facts.is_known = look->data->has[STREAM_EVENTS];
    look_settle(look, look->rule->threshold);
}

/* What is asked of a group's score. */
typedef bool score_test(const struct score_row *row, double threshold);

static bool
is_below(const struct score_row *row, double threshold)
{
    return row->mean < threshold;
}

static bool
is_at_least(const struct score_row *row, double threshold)
{
    return row->mean >= threshold;
}

static bool
has_fallen(const struct score_row *row, double threshold)
{
    (void)threshold;
    return row->verdict == VERDICT_DOWN;
}

/* Whether a scale is one of those the rule is about. */
static bool
is_asked(const struct look *look, const char *scale)
{
    const char *subjects = look->rule->subject;
    bool is_one = subjects[0] == '\0';
    char *item;
    while (text_next_item(&subjects, ";", &item)) {
        is_one = is_one || strcmp(item, scale) == 0;
        free(item);
    }
    return is_one;
}

/* "South (42 of 100)"; a rule about several scales says which: "mastery, South (42 of 100)". */
static const char *
score_words(const struct look *look, const char *scale, const char *group, double mean)
{
    char figure[FIGURES_SIZE];
    struct page *page = look->report->page;
    figures_number(mean, figure);
    if (strcmp(group, group_cut_words[GROUP_ALL]) == 0)
        group = "everybody";
    if (look->rule->subject[0] != '\0' && !strchr(look->rule->subject, ';'))
        return page_words(page, "%s (%s of 100)", group, figure);
    return page_words(page, "%s, %s (%s of 100)",
        wording_text(look->report->wording, "scale", scale), group, figure);
}

/* Groups whose latest score on the rule's scale (or on any) passes a test. What is hidden is not
   known, and passes none. */
static void
find_scores(struct look *look, score_test *test)
{
    const struct score_sheet *sheet = look->data->group_scores;
    const struct names *groups = score_sheet_groups(sheet), *scales = score_sheet_scales(sheet);
    look->facts.is_known = look->data->has[STREAM_GROUP_SCORES];
    for (int scale = 0; scale < names_count(scales); scale++) {
        const char *name = names_text(scales, scale);
        if (!is_asked(look, name))
            continue;
        for (int group = 0; group < names_count(groups); group++) {
            const struct score_row *row = score_sheet_row(sheet, group, scale);
            if (row && !isnan(row->mean) && test(row, look->rule->threshold) &&
                report_may_name(look->report, names_text(groups, group)))
                look_add(look, score_words(look, name, names_text(groups, group), row->mean));
        }
    }
    look_settle(look, 1);
}

void
decide_low(struct look *look)
{
    find_scores(look, is_below);
}

void
decide_high(struct look *look)
{
    find_scores(look, is_at_least);
}

void
decide_fallen(struct look *look)
{
    find_scores(look, has_fallen);
}

/* Goals of the whole team, or how many of people's own. */
void
decide_team_goals(struct look *look)
{
    const struct goal_statuses *goals = &look->data->goals;
    look->facts.is_known = look->data->has[STREAM_GOAL_STATUS];
    for (size_t i = 0; i < goals->count; i++) {
        const struct goal_result *goal = &goals->items[i];
        if (goal->rep[0] == '\0' &&
            (goal->status == GOAL_OFF_TRACK || goal->status == GOAL_AT_RISK))
            look_add(
                look, page_words(look->report->page, "%s (%s)", look_mentioned(look, goal->goal),
                          wording_text(
                              look->report->wording, "status", goal_status_words[goal->status])));
    }
    look_settle(look, look->rule->threshold);
}

/* Whether a goal before this one is of the same person and has the same status. */
static bool
is_counted(const struct goal_statuses *goals, size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (goals->items[i].status == goals->items[number].status &&
            strcmp(goals->items[i].rep, goals->items[number].rep) == 0)
            return true;
    return false;
}

void
decide_new_plans(struct look *look)
{
    const struct goal_statuses *goals = &look->data->goals;
    look->facts.is_known = look->data->has[STREAM_GOAL_STATUS];
    for (size_t i = 0; i < goals->count; i++) {
        if (goals->items[i].rep[0] == '\0' || goals->items[i].status != GOAL_OFF_TRACK)
            continue;
        look->facts.count++;
        look->facts.of += !is_counted(goals, i);
    }
    look->facts.is_met = look->facts.count > 0 && look->facts.count >= look->rule->threshold;
}

void
decide_unmeasured(struct look *look)
{
    const struct goal_statuses *goals = &look->data->goals;
    look->facts.is_known = look->data->has[STREAM_GOAL_STATUS];
    for (size_t i = 0; i < goals->count; i++)
        look->facts.count += goals->items[i].status == GOAL_UNMEASURED;
    look->facts.of = (double)goals->count;
    look->facts.is_met = look->facts.count > 0 && look->facts.count >= look->rule->threshold;
}

/* Whether a row is of an intervention's own metric, over for at most the rule's weeks. */
static bool
is_fresh(const struct look *look, const struct lift_row *row)
{
    int as_of = look->report->shared->as_of;
    return row->shows == LIFT_SHOWS_METRIC && row->end != DAY_NONE && row->end <= as_of &&
           as_of - row->end <= 7 * look->rule->threshold;
}

static void
find_lifts(struct look *look,
    const char *(*words_for)(const struct look *look, const struct lift_row *row))
{
    const struct lift_rows *rows = &look->data->lifts;
    look->facts.is_known = look->data->has[STREAM_LIFT];
    for (size_t i = 0; i < rows->count; i++) {
        const char *words =
            is_fresh(look, &rows->items[i]) ? words_for(look, &rows->items[i]) : NULL;
        if (words && !look_has(look, words))
            look_add(look, words);
    }
    look_settle(look, 1);
}

static const char *
what_is_gone(const struct look *look, const struct lift_row *row)
{
    if (row->verdict != LIFT_FADED && row->verdict != LIFT_PULLED_FORWARD)
        return NULL;
    return page_words(look->report->page, "%s (%s)", look_mentioned(look, row->name),
        wording_event(look->report->wording, row->metric));
}

static const char *
without_others(const struct look *look, const struct lift_row *row)
{
    return row->others > 0 ? NULL : look_mentioned(look, row->name);
}

void
decide_gone(struct look *look)
{
    find_lifts(look, what_is_gone);
}

void
decide_alone(struct look *look)
{
    find_lifts(look, without_others);
}
