/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sentence of counts and a table in the order of the roster: nobody is put first or last for how
 * long ago a talk was.
 */
#include "page/section_talks.h"

#include "base/day.h"
#include "page/figures.h"

const char section_talks_rule[] =
    "One-on-ones: from coach-log status. A talk is due when the time between two, less time off, "
    "is over, and long due when it is over twice.";

static const char *
people(struct page *page, size_t count)
{
    return page_words(page, "%zu %s", count, count == 1 ? "person" : "people");
}

/* " A talk is due with 1 person, long due with 2." */
static const char *
due_words(struct page *page, const size_t counts[static TALK_STATES])
{
    size_t due = counts[TALK_DUE], overdue = counts[TALK_OVERDUE], never = counts[TALK_NEVER];
    const char *words = "";
    if (due > 0 && overdue > 0)
        words = page_words(
            page, " A talk is due with %s, long due with %zu.", people(page, due), overdue);
    else if (due + overdue > 0)
        words = page_words(
            page, " A talk is %sdue with %s.", due > 0 ? "" : "long ", people(page, due + overdue));
    if (never > 0)
        words = page_words(page, "%s %s %s had none yet.", words, people(page, never),
            never == 1 ? "has" : "have");
    return words[0] != '\0' ? words : " None is due.";
}

/* "10 of 12 people had a talk in the 7 days up to 20 November." */
static void
add_counts(struct page *page, const struct section_talks *section)
{
    char day[FIGURES_SIZE];
    size_t counts[TALK_STATES] = {0}, held = 0;
    for (size_t i = 0; i < section->count; i++) {
        const struct section_talk *talk = &section->rows[i];
        counts[talk->state]++;
        held += talk->last != DAY_NONE && section->day - talk->last <= SECTION_TALKS_DAYS;
    }
    page_paragraph(page, "%zu of %s had a talk in the %d days up to %s.%s%s", held,
        people(page, section->count), SECTION_TALKS_DAYS,
        figures_day_near(section->day, section->as_of, day),
        section->for_team ? "" : due_words(page, counts),
        section->day == section->as_of ? "" : " The coaching status is of that day.");
}

static void
add_rows(struct page *page, const struct section_talks *section)
{
    static const struct page_column columns[] = {
        {.title = "who"}, {.title = "with"}, {.title = "last", .dates = true}, {.title = ""}};
    page_table(page, "One-on-ones held and due", columns, 4);
    for (size_t i = 0; i < section->count; i++) {
        char last[FIGURES_SIZE];
        const struct section_talk *talk = &section->rows[i];
        const char *cells[] = {
            talk->who, talk->with, figures_day_near(talk->last, section->as_of, last), talk->words};
        page_row(page, 0, cells);
    }
}

void
section_talks(struct page *page, const struct section_talks *section)
{
    page_heading(page, "One-on-ones");
    if (section->count == 0) {
        page_paragraph(page, "No talk is written down yet.");
        return;
    }
    add_counts(page, section);
    if (!section->for_team)
        add_rows(page, section);
}
