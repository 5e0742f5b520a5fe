/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * With whom a talk was held and is due, as coach-log status found it. Of a person who stands in
 * several files the latest talk counts.
 */
#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/cadence.h"
#include "page/enumeration.h"
#include "page/section_talks.h"
#include "work/report.h"

static const enum talk_state states[] = {
    [CADENCE_ON_TIME] = TALK_ON_TIME,
    [CADENCE_DUE] = TALK_DUE,
    [CADENCE_OVERDUE] = TALK_OVERDUE,
    [CADENCE_NEVER] = TALK_NEVER,
    [CADENCE_AWAY] = TALK_AWAY,
};

/* The latest row of each person, by the place among the people; NULL = none. The caller frees. */
static const struct cadence_row **
latest_rows(const struct report *report, size_t *people)
{
    const struct cadence_rows *all = &report->data.cadence;
    int *places = report_places(report, people);
    const struct cadence_row **latest = mem_zeroed(*people + 1, sizeof(struct cadence_row *));
    for (size_t i = 0; i < all->count; i++) {
        const struct cadence_row *row = &all->items[i];
        int place = places[row->person];
        if (place >= 0 && (!latest[place] || row->last >= latest[place]->last))
            latest[place] = row;
    }
    free(places);
    return latest;
}

/* The day of which the rows speak. */
static int
day_of(const struct report *report)
{
    const struct cadence_rows *all = &report->data.cadence;
    int day = DAY_NONE;
    for (size_t i = 0; i < all->count; i++) {
        const struct cadence_row *row = &all->items[i];
        bool known = row->last != DAY_NONE && row->days_since >= 0;
        if (known && (day == DAY_NONE || row->last + row->days_since > day))
            day = row->last + row->days_since;
    }
    return day != DAY_NONE ? day : report->shared->as_of;
}

bool
report_talks(struct report *report)
{
    size_t people;
    bool look = false;
    if (!report->data.has[STREAM_COACHING_STATUS])
        return false;
    report_use_rule(report, section_talks_rule);
    const struct cadence_row **latest = latest_rows(report, &people);
    struct section_talk *shown = mem_zeroed(people, sizeof *shown);
    struct section_talks section = {.rows = shown,
        .day = day_of(report),
        .as_of = report->shared->as_of,
        .for_team = report->for_team};
    for (size_t i = 0; i < people; i++) {
        const struct cadence_row *row = latest[i];
        if (!row)
            continue;
        shown[section.count++] = (struct section_talk){
            .who = roster_person(report->data.roster, row->person)->rep,
            .with = page_name_list(report->page, row->coach),
            .last = row->last,
            .state = states[row->status],
            .words = wording_text(report->wording, "cadence", cadence_status_words[row->status]),
        };
        look = look || row->status == CADENCE_OVERDUE || row->status == CADENCE_NEVER;
    }
    section_talks(report->page, &section);
    free(shown);
    free(latest);
    return look;
}
