/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Says what is known and counts nothing against anybody: figures stand alone, beside no aim and no
 * other person.
 */
#include "page/section_since.h"

#include <string.h>

#include "page/enumeration.h"
#include "page/figures.h"

/* "Last time: 17 November, a one-on-one with Ingrid Solheim, on planning: fewer accounts." */
static void
add_talk(struct page *page, const struct section_since *since)
{
    char day[FIGURES_SIZE];
    const char *words =
        page_words(page, "Last time: %s", figures_day_near(since->talk, since->as_of, day));
    bool has_kind = since->kind[0] != '\0';
    if (has_kind)
        words = page_words(page, "%s, %s", words, since->kind);
    if (since->coaches[0] != '\0')
        words = page_words(page, "%s%s with %s", words, has_kind ? "" : ", a talk", since->coaches);
    if (since->skill[0] != '\0')
        words = page_words(page, "%s, on %s", words, since->skill);
    if (since->focus[0] != '\0')
        words =
            page_words(page, since->skill[0] != '\0' ? "%s: %s" : "%s, on %s", words, since->focus);
    page_item(page, "%s%s", words, page_stop_after(words));
}

static void
add_agreed(struct page *page, const struct section_since *since)
{
    if (since->effort[0] != '\0')
        page_item(page, "What became of the thing agreed before that: %s.", since->effort);
    for (size_t i = 0; i < since->agreed_count; i++)
        page_item(
            page, "Agreed then: %s.", own_promise_words(page, &since->agreed[i], since->as_of));
}

static void
add_lines(struct page *page, const struct section_since *since)
{
    static const struct page_column columns[] = {
        {.title = ""}, {.title = "times", .figures = true}};
    char days[FIGURES_SIZE];
    if (since->last < since->first) {
        page_paragraph(page, "What you did since then was not looked at.");
        return;
    }
    figures_days(since->first, since->last, days);
    const char *weeks = since->whole_weeks ? ", counted in whole weeks" : "";
    if (since->count == 0) {
        page_paragraph(page, "What you did, %s%s: these files hold nothing of it.", days, weeks);
        return;
    }
    page_paragraph(page, "What you did, %s%s:", days, weeks);
    page_table(page, "What you did since last time", columns, 2);
    const char *group = "";
    for (size_t i = 0; i < since->count; i++) {
        const struct since_line *line = &since->lines[i];
        char count[FIGURES_SIZE];
        if (strcmp(line->group, group) != 0)
            page_group(page, line->group);
        group = line->group;
        const char *cells[] = {line->words, figures_number(line->count, count)};
        page_row(page, line->depth, cells);
    }
}

void
section_since(struct page *page, const struct section_since *since)
{
    char day[FIGURES_SIZE];
    if (!since->talks_known && !since->events_known)
        return;
    page_heading(page, since->talk == DAY_NONE ? "Of late" : "Since last time");
    if (since->talk != DAY_NONE)
        add_talk(page, since);
    else if (since->talks_known)
        page_item(page, "The log knows of no talk before this one: a good time to begin.");
    add_agreed(page, since);
    if (since->due != DAY_NONE)
        page_item(page, "The next talk %s due on %s.", since->due < since->as_of ? "was" : "is",
            figures_day_near(since->due, since->as_of, day));
    if (since->events_known)
        add_lines(page, since);
}
