/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One function for each rule, in a table by its name. Each looks at one stream and says what it saw
 * there; words are the table's. People come in the order of the roster.
 */
#include "work/decisions_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/clean.h"
#include "page/figures.h"

const char *const decision_fields[DECISION_FIELDS] = {"count", "of", "figure", "list", "threshold"};

enum { MENTIONED_COLUMNS = 60 };

void
look_add(struct look *look, const char *item)
{
    struct decision_facts *facts = &look->facts;
    facts->items =
        mem_grow(facts->items, &facts->capacity, facts->item_count + 1, sizeof *facts->items);
    facts->items[facts->item_count++] = item;
}

bool
look_has(const struct look *look, const char *item)
{
    for (size_t i = 0; i < look->facts.item_count; i++)
        if (strcmp(look->facts.items[i], item) == 0)
            return true;
    return false;
}

const char *
look_mentioned(const struct look *look, const char *text)
{
    char *clean = clean_text(text, MENTIONED_COLUMNS);
    const char *kept = page_words(look->report->page, "%s", clean);
    free(clean);
    return kept;
}

const char *
look_number(const struct look *look, double number)
{
    char text[FIGURES_SIZE];
    return page_words(look->report->page, "%s", figures_number(number, text));
}

const char *
look_percent(const struct look *look, double share)
{
    char text[FIGURES_SIZE];
    return page_words(look->report->page, "%s", figures_percent(share, text));
}

void
look_settle(struct look *look, double least)
{
    look->facts.count = (double)look->facts.item_count;
    look->facts.is_met = look->facts.item_count > 0 && !(look->facts.count < least);
}

/* In the order of decision_kinds. */
static void (*const finders[])(struct look *look) = {decide_promises, decide_rows, decide_jumps,
    decide_low, decide_high, decide_fallen, decide_talks, decide_thanks, decide_team_goals,
    decide_new_plans, decide_unmeasured, decide_gone, decide_alone};

const struct decision_kind decision_kinds[] = {
    {"promise-overdue", true, true},
    {"rows-aside", true, false},
    {"count-jumped", true, false},
    {"scale-low", true, false},
    {"scale-high", true, false},
    {"scale-fell", false, false},
    {"talk-overdue", true, true},
    {"thanks-missing", true, true},
    {"team-goal", true, false},
    {"goals-new-plan", true, false},
    {"goals-unmeasured", true, false},
    {"lift-gone", true, false},
    {"nobody-to-compare", true, false},
    {NULL, false, false},
};

_Static_assert(
    sizeof decision_kinds / sizeof decision_kinds[0] == sizeof finders / sizeof finders[0] + 1,
    "every rule has its function");

struct decision_facts
decision_look(const struct report *report, const struct decision_rule *rule)
{
    struct look look = {report, &report->data, rule, {0}};
    finders[rule->number](&look);
    look.facts.is_met = look.facts.is_met && look.facts.is_known;
    return look.facts;
}

void
decision_facts_free(struct decision_facts *facts)
{
    free(facts->items);
    *facts = (struct decision_facts){0};
}
