/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The week beside the usual one. Invariant: no figure here is about one person.
 */
#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/away.h"
#include "measure/usual.h"
#include "page/section_week.h"
#include "work/report.h"

_Static_assert((int)WEEKLY_BEFORE == (int)USUAL_WEEKS_MOST, "the usual is that of the span");

/* Who is away in the week after, and how long together. */
static void
find_away(const struct report *report, struct section_week *week)
{
    struct away *away = away_new(roster_count(report->data.roster));
    weekly_give_days_off(report->data.weekly, away_holiday, away_time_off, away);
    struct away_total total = away_total(away, report->monday + 6, report->monday + 13);
    week->holidays = total.holidays;
    week->days_away = total.days;
    week->people_away = total.people;
    away_free(away);
}

bool
report_week(struct report *report)
{
    size_t count;
    struct weekly *weekly = report->data.weekly;
    struct section_doubts *doubts = &report->doubts;
    const struct weekly_line *lines = weekly_lines(weekly, &count);
    size_t full_weeks = weekly_full_weeks(weekly);
    if (!report->data.has[STREAM_EVENTS])
        return false;
    report_use_rule(report, usual_rule);
    report_use_rule(report, usual_jump_rule);
    doubts->jumps = report->jumps = mem_zeroed(count, sizeof *report->jumps);
    struct section_week_line *shown = mem_zeroed(count, sizeof *shown);
    struct section_week week = {.lines = shown,
        .monday = report->monday,
        .last_day = weekly_last_day(weekly),
        .full_weeks = full_weeks,
        .weeks_least = USUAL_WEEKS_LEAST,
        .for_team = report->for_team};
    bool is_stale = week.last_day < week.monday;
    for (size_t i = 0; i < count; i++) {
        const struct weekly_line *line = &lines[i];
        double now = line->weeks[WEEKLY_BEFORE];
        struct usual usual = usual_of(line->weeks + WEEKLY_BEFORE - full_weeks, full_weeks, now);
        if (!(now > 0) && !(usual.median >= 1))
            continue;
        const char *word = line->unit ? "" : usual_words[usual.verdict];
        if (word[0] != '\0')
            word = wording_text(report->wording, "usual", word);
        shown[week.count++] = (struct section_week_line){
            line->group, line->words, line->unit, line->depth, now, usual.median, word};
        if (usual.is_jump && !line->unit && !is_stale)
            report->jumps[doubts->jump_count++] =
                (struct doubt_jump){line->words, now, usual.median};
    }
    find_away(report, &week);
    section_week(report->page, &week);
    free(shown);
    return false;
}
