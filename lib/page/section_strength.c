/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One word, not a list: it is to be heard.
 */
#include "page/section_strength.h"

#include "page/figures.h"

void
section_strength(struct page *page, const struct section_strength *strength)
{
    char day[FIGURES_SIZE];
    page_heading(page, "One strength");
    if (!strength->message) {
        page_paragraph(page, "What went well lately that no file knows of?");
        return;
    }
    page_paragraph(page, "%s", strength->message);
    page_note(page, "%s%s%s", figures_day(strength->day, day),
        strength->evidence[0] != '\0' ? ": " : "", strength->evidence);
}
