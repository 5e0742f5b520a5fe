/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals as goal-check left them: nothing is judged anew.
 */
#include <stdlib.h>
#include <string.h>

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
        .why = goal->why,
        .supports = goal->supports,
        .questions = goal->questions,
        .is_good_news = goal->status == GOAL_MET || goal->status == GOAL_ON_TRACK,
        .is_settled = goal->status == GOAL_MET || goal->status == GOAL_MISSED,
    };
}

/* The goals of one person, or with -1 all. */
static void
add_goals(struct report *report, int person)
{
    const struct goal_statuses *all = &report->data.goals;
    const char *rep = person < 0 ? NULL : roster_person(report->data.roster, person)->rep;
    struct section_goals section = {.as_of = report->shared->as_of};
    struct section_goal *goals = mem_zeroed(all->count, sizeof *goals);
    report_use_rule(report, section_goals_rule);
    for (size_t i = 0; i < all->count; i++)
        if (!rep || strcmp(all->items[i].rep, rep) == 0)
            goals[section.count++] = goal_of(report, &all->items[i]);
    section.goals = goals;
    section.reader = rep ? GOALS_FOR_ONE : report->for_team ? GOALS_FOR_TEAM : GOALS_FOR_MANAGER;
    section_goals(report->page, &section);
    free(goals);
}

bool
report_goals(struct report *report)
{
    const struct goal_statuses *all = &report->data.goals;
    if (!report->data.has[STREAM_GOAL_STATUS])
        return false;
    add_goals(report, -1);
    return goal_statuses_any(all, GOAL_OFF_TRACK) || goal_statuses_any(all, GOAL_AT_RISK) ||
           goal_statuses_any(all, GOAL_MISSED);
}

void
report_goals_of(struct report *report, int person)
{
    if (report->data.has[STREAM_GOAL_STATUS])
        add_goals(report, person);
}
