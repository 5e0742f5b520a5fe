/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises out of the coaching log, in the order of coach-log promises.
 */
#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"
#include "page/enumeration.h"
#include "page/section_promises.h"
#include "team/open_promises.h"
#include "work/report.h"

static enum promise_side
side_of(enum coaching_owner owner)
{
    if (owner == OWNER_COACH)
        return PROMISE_OF_COACH;
    return owner == OWNER_REP ? PROMISE_OF_REP : PROMISE_OF_NOBODY;
}

static void
add_words(const struct report *report, const struct promise *promise, struct section_promise *shown)
{
    const struct names *names = coaching_book_coaches(report->data.coaching);
    char *reps =
        people_joined(promise->reps, promise->rep_count, people_of_roster, report->data.roster);
    char *coaches = people_joined(promise->coaches, promise->coach_count, people_of_names, names);
    shown->reps = page_name_list(report->page, reps);
    shown->coaches = page_name_list(report->page, coaches);
    shown->action = promise->action;
    free(reps);
    free(coaches);
}

/* How many promises were kept from a day on. */
static size_t
kept_since(const struct promises *promises, int day)
{
    size_t kept = 0;
    for (size_t i = 0; i < promises_count(promises); i++) {
        int when = promises_at(promises, i).kept;
        kept += when != DAY_NONE && when >= day;
    }
    return kept;
}

bool
report_promises(struct report *report)
{
    size_t count;
    bool look = false;
    const struct promises *promises = coaching_book_promises(report->data.coaching);
    if (!report->data.has[STREAM_COACHING])
        return false;
    struct promise *open = open_promises(promises, &count);
    struct section_promise *shown = mem_zeroed(count, sizeof *shown);
    for (size_t i = 0; i < count; i++) {
        shown[i] = (struct section_promise){.side = side_of(open[i].owner), .due = open[i].due};
        if (section_promises_lists(open[i].due, report->shared->as_of))
            add_words(report, &open[i], &shown[i]);
        look = look || promise_is_overdue(&open[i], report->shared->as_of);
    }
    if (!report->for_team)
        report_use_rule(report, section_promises_rule);
    section_promises(report->page, &(struct section_promises){.open = shown,
                                       .count = count,
                                       .kept = kept_since(promises, report->monday),
                                       .since = report->monday,
                                       .as_of = report->shared->as_of,
                                       .any = promises_count(promises) > 0,
                                       .for_team = report->for_team});
    free(shown);
    free(open);
    return look;
}
