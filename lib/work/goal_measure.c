/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals held against the events, and what the data lack said once: amounts in several currencies or
 * without any, names of metrics that nothing shows.
 */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "work/goal_list.h"

enum { UNITS = 30 }; /* currencies named in a message, at most */

/* Says what is wrong with the amounts of one term: several currencies, and events without any. */
static void
say_amounts(const struct tally *tally, const struct checked *checked, size_t i, int *last)
{
    const char *kind = checked->metric->metric.terms[i].kind, *units[UNITS];
    char list[200];
    int term = checked->metric->terms[i];
    size_t count = tally_units(tally, checked->goal.person, term, units, UNITS);
    if (count > 1)
        diag_kind_at(checked->goal.place, "amounts in several units",
            "amounts of '%s' are in several units (%s) and are not added up", kind,
            text_list(units, count < UNITS ? count : UNITS, "none", list, sizeof list));
    size_t without = term > *last ? tally_without_value(tally, term) : 0;
    if (without > 0)
        diag_say("events of '%s' without an amount, not in its sum: %zu", kind, without);
    *last = term > *last ? term : *last; /* terms are numbered as goals name them: said once */
}

/* Whether any event of a metric exists. */
static bool
any(const struct tally *tally, const struct booked *booked, int person)
{
    for (size_t i = 0; booked && i < booked->metric.count; i++)
        if (tally_any(tally, person, booked->terms[i]))
            return true;
    return false;
}

/* Says which parts of a metric nothing shows, where others are shown: without losses in the data
   every close rate is 100 %. */
static void
say_missing(const struct tally *tally, const struct checked *checked)
{
    const struct booked *booked = checked->metric;
    for (size_t i = 0; booked && checked->seen && i < booked->metric.count; i++)
        if (!tally_any(tally, TALLY_EVERYBODY, booked->terms[i]))
            diag_kind_at(checked->goal.place, "metrics of which the data lack a part",
                "metric '%s' needs '%s', of which the data have none",
                text_shown(checked->expression), booked->metric.terms[i].kind);
}

static void
say_start(const struct checked *checked, const struct goal_facts *facts)
{
    char stated[NUMBER_TEXT_SIZE], data[NUMBER_TEXT_SIZE];
    if (progress_from_differs(facts, &checked->progress))
        diag_kind_at(checked->goal.place, "starts that the data do not show",
            "from %s, but the data say %s", number_text(facts->from, 6, stated),
            number_text(checked->progress.from_in_data, 6, data));
}

void
goal_list_measure(struct goal_list *list, const struct world *world)
{
    const struct progress_world view = world_as_of(world, list->as_of);
    int last_sum = -1;
    for (size_t i = 0; i < list->count; i++) {
        struct checked *checked = &list->items[i];
        const struct booked *booked = checked->metric;
        int person = checked->goal.person;
        struct goal_facts facts = plan_facts(
            &checked->plan, person, booked ? &booked->metric : NULL, booked ? booked->terms : NULL);
        facts.in_percent = goal_is_in_percent(checked);
        progress_of(&view, &facts, &checked->progress);
        checked->is_measured = true;
        checked->seen = any(view.tally, booked, TALLY_EVERYBODY);
        checked->seen_of_person = any(view.tally, booked, person);
        checked->guard_seen = any(view.tally, checked->guard, TALLY_EVERYBODY);
        for (size_t term = 0; booked && term < booked->metric.count; term++)
            if (booked->metric.terms[term].sum)
                say_amounts(view.tally, checked, term, &last_sum);
        say_missing(view.tally, checked);
        say_start(checked, &facts);
    }
}
