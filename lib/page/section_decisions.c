/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Few things, each with its reason beneath. What was left for another week is named, so that
 * nothing is hidden.
 */
#include "page/section_decisions.h"

#include "page/enumeration.h"
#include "page/figures.h"

enum { RULES_NAMED = 8 };

static const char *
heading(struct page *page, size_t count)
{
    static const char *const words[] = {"Things", "One thing", "Two things", "Three things"};
    char number[FIGURES_SIZE];
    if (count < sizeof words / sizeof words[0])
        return page_words(page, "%s to decide", words[count]);
    return page_words(page, "%s things to decide", figures_whole((double)count, number));
}

void
section_decisions(struct page *page, const struct section_decisions *section)
{
    page_heading(page, heading(page, section->count));
    if (section->count == 0) {
        page_paragraph(page, "Nothing needs a decision this week%s.",
            section->all_known ? "" : ", as far as these files show");
        return;
    }
    for (size_t i = 0; i < section->count; i++) {
        const struct section_decision *decision = &section->decisions[i];
        page_item(page, "%s", decision->question);
        page_note(page, "Why: %s (Rule %s.)", decision->reason, decision->rule);
    }
    size_t shown = section->left_count < RULES_NAMED ? section->left_count : RULES_NAMED;
    char count[FIGURES_SIZE];
    if (section->left_count > 0)
        page_paragraph(page,
            "%s more rule%s met, and can wait: %s. team-report --rules says what each one is.",
            figures_whole((double)section->left_count, count),
            section->left_count == 1 ? " was" : "s were",
            page_enumeration(page, section->left, shown, section->left_count));
}
