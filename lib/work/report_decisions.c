/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * At most three things to decide: the first rules, in the order of their table, that are met. On
 * the team's page only rules about the team are asked. Invariant: what is shown follows from the
 * table and the streams alone, and no rule that was met goes unmentioned.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/template.h"
#include "page/enumeration.h"
#include "page/figures.h"
#include "page/section_decisions.h"
#include "work/decisions.h"

enum { SHOWN_MOST = 3, LISTED_MOST = 6 };

static const char *
number_words(const struct report *report, double number)
{
    char text[FIGURES_SIZE];
    return page_words(report->page, "%s", figures_number(number, text));
}

/* A text of a rule with what was found. */
static const char *
filled(const struct report *report, const struct decision_rule *rule, const char *text,
    const struct decision_facts *facts)
{
    size_t listed = facts->item_count < LISTED_MOST ? facts->item_count : LISTED_MOST;
    const char *const values[DECISION_FIELDS] = {
        [DECISION_COUNT] = number_words(report, facts->count),
        [DECISION_OF] = number_words(report, facts->of),
        [DECISION_FIGURE] = facts->figure ? facts->figure : "",
        [DECISION_LIST] = page_enumeration(report->page, facts->items, listed, facts->item_count),
        [DECISION_THRESHOLD] = number_words(report, rule->threshold),
    };
    char *made = template_filled(text, decision_fields, values, DECISION_FIELDS);
    const char *kept = page_words(report->page, "%s", made ? made : text);
    free(made);
    return kept;
}

/* "scale-low of base_pay"; a list of subjects only if `whole`. */
static const char *
name_of(const struct report *report, const struct decision_rule *rule, bool whole)
{
    bool is_said = rule->subject[0] != '\0' && (whole || !strchr(rule->subject, ';'));
    return is_said ? page_words(report->page, "%s of %s", rule->rule, rule->subject) : rule->rule;
}

/* Adds a rule with its threshold to the sentence of the receipt. */
static const char *
with_rule(const struct report *report, const char *words, const struct decision_rule *rule)
{
    const char *between = words[0] == '\0' ? "" : ", ";
    if (isnan(rule->threshold))
        return page_words(report->page, "%s%s%s", words, between, name_of(report, rule, true));
    return page_words(report->page, "%s%s%s %s", words, between, name_of(report, rule, true),
        number_words(report, rule->threshold));
}

bool
report_decisions(struct report *report)
{
    struct decision_rules *rules = &report->decisions;
    decision_rules_read(rules, report->rules_file, report->shared->delimiter, decision_kinds,
        decision_fields, DECISION_FIELDS);
    struct section_decision *shown = mem_zeroed(SHOWN_MOST, sizeof *shown);
    const char **left = mem_zeroed(rules->count + 1, sizeof *left);
    const char *looked_at = "";
    struct section_decisions section = {.decisions = shown, .left = left, .all_known = true};
    for (size_t i = 0; i < rules->count; i++) {
        const struct decision_rule *rule = &rules->items[i];
        if (report->for_team && rule->about != ABOUT_TEAM)
            continue;
        struct decision_facts facts = decision_look(report, rule);
        section.all_known = section.all_known && facts.is_known;
        if (facts.is_known)
            looked_at = with_rule(report, looked_at, rule);
        if (facts.is_met && section.count < SHOWN_MOST)
            shown[section.count++] =
                (struct section_decision){filled(report, rule, rule->question, &facts),
                    filled(report, rule, rule->reason, &facts), name_of(report, rule, false)};
        else if (facts.is_met)
            left[section.left_count++] = name_of(report, rule, false);
        decision_facts_free(&facts);
    }
    section_decisions(report->page, &section);
    report_use_rule(report,
        page_words(report->page,
            "Things to decide: the first three of these rules that were met, with the thresholds "
            "that team-report --rules explains: %s.",
            looked_at));
    free(shown);
    free(left);
    return section.count > 0;
}
