/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The question stands alone, so that it is asked and not read over.
 */
#include "page/section_question.h"

#include "page/enumeration.h"

enum { TOPICS = 3 };

void
section_question(struct page *page, const struct section_question *section)
{
    const char *manager = section->manager[0] != '\0' ? section->manager : "your manager";
    page_heading(page, "One open question");
    if (section->go_on[0] != '\0')
        page_paragraph(page, "%s", section->go_on);
    page_paragraph(page, "%s", section->question);
    if (section->why[0] != '\0')
        page_note(page, "Why this one: %s.", section->why);
    if (section->offer[0] != '\0')
        page_paragraph(page, "What %s can offer: %s%s", manager, section->offer,
            page_stop_after(section->offer));
    if (section->word[0] != '\0')
        page_paragraph(page, "For %s: %s", manager, section->word);
}

void
section_topics(struct page *page)
{
    page_heading(page, "Your topics");
    page_paragraph(page, "What do you want to talk about? They come first.");
    for (int i = 0; i < TOPICS; i++)
        page_slot(page, "");
}
