/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals as goal-check left them: nothing is judged anew.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "measure/progress.h"
#include "page/section_goals.h"
#include "work/report.h"

static struct section_goal
goal_of(const struct report *report, const struct goal_result *goal)
{
    return (struct section_goal){
        .who = goal->rep,
        .goal = goal->goal,
        .status = wording_text(report->wording, "status", goal_status_words[goal->status]),
        .direction = goal->direction,
        .unit = goal->unit,
        .per = goal->per,
        .target = goal->target,
        .actual = goal->actual,
        .attainment = goal->attainment,
        .expected = goal->expected,
        .low = goal->low,
        .high = goal->high,
        .kept = goal->kept,
        .start = goal->start,
        .due = goal->due,
        .questions = goal->questions,
        .is_good_news = goal->status == GOAL_MET || goal->status == GOAL_ON_TRACK,
        .is_settled = goal->status == GOAL_MET || goal->status == GOAL_MISSED,
    };
}

bool
report_goals(struct report *report)
{
    const struct goal_statuses *all = &report->data.goals;
    if (!report->data.has[STREAM_GOAL_STATUS])
        return false;
    report_use_rule(report, section_goals_rule);
    struct section_goal *goals = mem_zeroed(all->count, sizeof *goals);
    for (size_t i = 0; i < all->count; i++)
        goals[i] = goal_of(report, &all->items[i]);
    struct section_goals section = {
        goals, all->count, report->shared->as_of, .for_team = report->for_team};
    section_goals(report->page, &section);
    section_questions(report->page, &section);
    free(goals);
    return goal_statuses_any(all, GOAL_OFF_TRACK) || goal_statuses_any(all, GOAL_AT_RISK) ||
           goal_statuses_any(all, GOAL_MISSED);
}
