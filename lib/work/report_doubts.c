/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was left out of the figures and what looks wrong in them, gathered from all that was read.
 */
#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "page/section_doubts.h"
#include "work/report.h"

/* A log is doubted that ends so many days before the page's day, and a survey that is so old. */
enum { LOG_DAYS = 14, SURVEY_DAYS = 91 };

static int
later_of(int one, int other)
{
    return one == DAY_NONE || (other != DAY_NONE && other > one) ? other : one;
}

/* The day for which it was worked out who is due for a talk, if it is not the page's. */
static int
talks_as_of(const struct cadence_rows *rows, int as_of)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct cadence_row *row = &rows->items[i];
        bool is_known = row->last != DAY_NONE && row->days_since >= 0;
        if (is_known && row->last + row->days_since != as_of)
            return row->last + row->days_since;
    }
    return DAY_NONE;
}

static int
lifts_as_of(const struct lift_rows *rows, int as_of)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].as_of != DAY_NONE && rows->items[i].as_of != as_of)
            return rows->items[i].as_of;
    return DAY_NONE;
}

static int
last_session(const struct report *report)
{
    int last = DAY_NONE;
    for (int i = 0; i < roster_count(report->data.roster); i++) {
        const struct talk *talk = coaching_book_last(report->data.coaching, i);
        last = later_of(last, talk ? talk->day : DAY_NONE);
    }
    return last;
}

static int
last_score(const struct score_sheet *sheet, int subjects)
{
    int last = DAY_NONE;
    for (int i = 0; i < subjects; i++)
        for (int scale = 0; scale < names_count(score_sheet_scales(sheet)); scale++) {
            const struct score_row *row = score_sheet_row(sheet, i, scale);
            last = later_of(last, row ? row->day : DAY_NONE);
        }
    return last;
}

static int
last_thanks(const struct news_rows *rows)
{
    int last = DAY_NONE;
    for (size_t i = 0; i < rows->count; i++)
        last = later_of(last, rows->items[i].day);
    return last;
}

/* The day if it is before (or after) another. */
static int
if_before(int day, int other)
{
    return day != DAY_NONE && day < other ? day : DAY_NONE;
}

static int
if_after(int day, int other)
{
    return day != DAY_NONE && day > other ? day : DAY_NONE;
}

static void
doubt_days(const struct report *report, int days[static DOUBT_DAYS])
{
    const struct report_data *data = &report->data;
    int as_of = report->shared->as_of;
    int scores = later_of(last_score(data->scores, roster_count(data->roster)),
        last_score(data->group_scores, names_count(score_sheet_groups(data->group_scores))));
    bool has_events = data->has[STREAM_EVENTS];
    int last_event = has_events ? weekly_last_day(data->weekly) : DAY_NONE;
    days[DOUBT_EVENTS_END] = if_before(last_event, report->monday);
    days[DOUBT_GOALS_AS_OF] = goal_statuses_other_day(&data->goals, as_of);
    days[DOUBT_TALKS_AS_OF] = talks_as_of(&data->cadence, as_of);
    days[DOUBT_LIFTS_AS_OF] = lifts_as_of(&data->lifts, as_of);
    days[DOUBT_LOG_END] = if_before(last_session(report), as_of - LOG_DAYS);
    days[DOUBT_SCORES_END] = if_before(scores, as_of - SURVEY_DAYS);
    days[DOUBT_SCORES_AHEAD] = if_after(scores, as_of);
    days[DOUBT_THANKS_AHEAD] = if_after(last_thanks(&data->news), as_of);
}

bool
report_doubts(struct report *report)
{
    size_t count;
    const struct report_data *data = &report->data;
    struct section_doubts *doubts = &report->doubts;
    const struct reject_group *groups = rejects_groups(data->rejects, &count);
    struct doubt_rows *rows_set_aside = mem_zeroed(count, sizeof *rows_set_aside);
    struct doubt_twins *twins = mem_zeroed(data->input_count, sizeof *twins);
    for (size_t i = 0; i < count; i++)
        rows_set_aside[i] = (struct doubt_rows){groups[i].file, groups[i].column, groups[i].reason,
            groups[i].count, groups[i].lines, groups[i].line_count};
    doubts->rows = rows_set_aside;
    doubts->row_count = count;
    doubts->twins = twins;
    for (size_t i = 0; i < data->input_count; i++)
        if (data->inputs[i].same_as)
            twins[doubts->twin_count++] =
                (struct doubt_twins){data->inputs[i].same_as, data->inputs[i].name};
    doubts->strangers = data->strangers;
    doubts->stranger_count = data->stranger_count;
    doubt_days(report, doubts->days);
    doubts->currencies = weekly_units(data->weekly, &doubts->currency_count);
    doubts->rows_given = data->has[STREAM_REJECTS];
    count = section_doubts(report->page, doubts);
    free(rows_set_aside);
    free(twins);
    return count > 0;
}
