/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Since last time: the last talk out of the log, and the person's own events from that day on.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "measure/cadence.h"
#include "page/enumeration.h"
#include "page/section_since.h"
#include "work/one_on_one_parts.h"

enum { DAYS_A_WEEK = 7, DAYS_WITHOUT_TALK = 7 }; /* looked at where no talk is known */

static const char since_rule[] =
    "What you did: events from the day of the last talk on, that day included, 13 weeks at most; "
    "without a talk, of the last 7 days.";
static const char weeks_rule[] =
    "Events that were added up by week stand on its Monday, so the week of the last talk counts as "
    "a whole.";

/* The sums of one person, on their way into the lines of the wording. */
struct gathering {
    struct weekly *weekly;
    struct event event;
};

static void
take_sum(int kind, struct decimal count, void *data)
{
    struct gathering *gathering = data;
    gathering->event.kind = kind;
    gathering->event.count = count;
    weekly_add(gathering->weekly, &gathering->event);
}

/* Fills the lines of what was done from since->first on, and returns them; the texts in them live
   as long as the wording and the words of the events. */
static struct since_line *
find_lines(const struct one_page *one, struct section_since *since)
{
    const struct report *report = one->report;
    size_t count;
    struct gathering gathering = {
        .weekly = weekly_new(report->wording, report->data.kinds,
            day_period_start(PERIOD_WEEK, since->as_of), since->as_of),
        .event = {.person = one->person, .when.day = since->as_of},
    };
    event_days_sum(report->data.event_days, one->person, since->first, take_sum, &gathering);
    const struct weekly_line *lines = weekly_lines(gathering.weekly, &count);
    struct since_line *shown = mem_zeroed(count, sizeof *shown);
    for (size_t i = 0; i < count; i++)
        if (lines[i].weeks[WEEKLY_BEFORE] > 0)
            shown[since->count++] = (struct since_line){
                lines[i].group, lines[i].words, lines[i].depth, lines[i].weeks[WEEKLY_BEFORE]};
    since->lines = shown;
    weekly_free(gathering.weekly);
    return shown;
}

/* The first day of what is looked at: of sums of weeks, a Monday. */
static int
first_day(const struct one_page *one)
{
    int earliest = event_days_first(one->report->data.event_days);
    int first =
        one->last == DAY_NONE ? one->report->shared->as_of - DAYS_WITHOUT_TALK + 1 : one->last;
    int since = one->report->shared->since;
    first = first > earliest ? first : earliest;
    if (event_days_by_week(one->report->data.event_days)) {
        first = day_period_start(PERIOD_WEEK, first);
        first += first < earliest ? DAYS_A_WEEK : 0;
    }
    return since != DAY_NONE && since > first ? since : first;
}

static int
last_day(const struct report *report)
{
    int until = report->shared->until, as_of = report->shared->as_of;
    return until != DAY_NONE && until < as_of ? until : as_of;
}

/* The promises made in the last talk. */
static struct own_promise *
find_agreed(const struct one_page *one, struct section_since *since)
{
    struct own_promise *agreed = mem_zeroed(one->promise_count, sizeof *agreed);
    for (size_t i = 0; i < one->promise_count; i++)
        if (one->promises[i].made == one->last)
            agreed[since->agreed_count++] = one->promises[i];
    since->agreed = agreed;
    return agreed;
}

void
one_page_since(const struct one_page *one)
{
    struct report *report = one->report;
    const struct report_data *data = &report->data;
    const struct talk *talk = one->talk;
    const char *const *efforts = coaching_effort_words;
    const char *coaches = talk ? talk->coaches : one->cadence ? one->cadence->coach : "";
    bool is_due = one->cadence &&
                  (one->cadence->status == CADENCE_DUE || one->cadence->status == CADENCE_OVERDUE);
    struct section_since since = {
        .talks_known = data->has[STREAM_COACHING] || data->has[STREAM_COACHING_STATUS],
        .talk = one->last,
        .kind = talk ? wording_text(report->wording, "session", talk->kind) : "",
        .coaches = page_name_list(report->page, coaches),
        .skill = talk ? talk->skill : "",
        .focus = talk ? talk->focus : "",
        .effort = talk && talk->effort != EFFORT_UNKNOWN
                      ? wording_text(report->wording, "effort", efforts[talk->effort])
                      : "",
        .due = is_due ? one->cadence->next_due : DAY_NONE,
        .events_known = data->has[STREAM_EVENTS],
        .first = first_day(one),
        .last = last_day(report),
        .whole_weeks = event_days_by_week(data->event_days),
        .as_of = report->shared->as_of,
    };
    struct own_promise *agreed = find_agreed(one, &since);
    struct since_line *lines = find_lines(one, &since);
    if (since.events_known)
        report_use_rule(report, since_rule);
    if (since.events_known && since.whole_weeks)
        report_use_rule(report, weeks_rule);
    section_since(report->page, &since);
    free(agreed);
    free(lines);
}
