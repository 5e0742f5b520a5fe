/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A word for each person, with its evidence, and the rest of what went well in one line: who reads
 * it on a Monday has minutes. Invariant: nothing but good news stands here, and nobody's absence is
 * spoken of.
 */
#include "page/section_news.h"

#include <string.h>

const char section_news_rule[] =
    "Good news: each has met a published rule, against the person's own past; recognize --rules "
    "prints them.";

/* How many rows from `first` on are of the same person. */
static size_t
rows_of_one(const struct section_news *section, size_t first)
{
    size_t next = first + 1;
    while (next < section->count && strcmp(section->rows[next].who, section->rows[first].who) == 0)
        next++;
    return next - first;
}

enum { SHOWN_MOST = 6 }; /* things in one line */

/* "help given; 10 demos". */
static const char *
enumeration(struct page *page, const struct section_news_row *rows, size_t count)
{
    const char *words = "";
    for (size_t i = 0; i < count && i < SHOWN_MOST; i++)
        if (rows[i].what[0] != '\0')
            words = page_words(page, "%s%s%s", words, words[0] != '\0' ? "; " : "", rows[i].what);
    return count > SHOWN_MOST ? page_words(page, "%s; and %zu more", words, count - SHOWN_MOST)
                              : words;
}

/* The words that may be said, or where there are none what it is for. */
static void
add_message(struct page *page, const struct section_news_row *row)
{
    bool said = row->message[0] != '\0';
    if (said)
        page_paragraph(page, "\"%s\"", row->message);
    else
        page_paragraph(page, "%s", row->what);
    if (row->evidence[0] != '\0' && row->what[0] != '\0' && said)
        page_note(page, "%s: %s", row->what, row->evidence);
    else if (row->evidence[0] != '\0')
        page_note(page, "%s", row->evidence);
}

static void
add_person(struct page *page, const struct section_news_row *rows, size_t count)
{
    const char *also = enumeration(page, rows + 1, count - 1);
    page_subheading(page, rows[0].who);
    add_message(page, &rows[0]);
    if (also[0] != '\0')
        page_paragraph(page, "Also: %s.", also);
}

void
section_news(struct page *page, const struct section_news *section)
{
    page_heading(page, "Good news");
    if (section->count == 0)
        page_paragraph(page, "The files have no good news of this week. That says something about "
                             "the files, not about the people.");
    else if (!section->for_team)
        page_paragraph(page, "In quotation marks: words you may use, or find better ones.");
    for (size_t first = 0, count; first < section->count; first += count) {
        const struct section_news_row *rows = &section->rows[first];
        count = rows_of_one(section, first);
        if (section->for_team)
            page_item(page, "%s: %s", rows[0].who, enumeration(page, rows, count));
        else
            add_person(page, rows, count);
    }
}
