/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bar for each need and the words beside it. How sure an answer is stands with the answer.
 */
#include "page/section_needs.h"

#include <math.h>

#include "base/day.h"
#include "page/figures.h"

static double
within(double value)
{
    return fmin(fmax(value, 0), 100);
}

/* Adds a part to a sentence whose parts have `;` between. */
static const char *
and_also(struct page *page, const char *words, const char *part)
{
    return words[0] == '\0' ? part : page_words(page, "%s; %s", words, part);
}

/* How sure the answer is, and what it is beside earlier ones: "between 40 and 77; no real change".
 */
static const char *
behind(struct page *page, const struct section_need *need, int newest)
{
    char low[FIGURES_SIZE], high[FIGURES_SIZE], day[FIGURES_SIZE];
    const char *words = "";
    if (need->scale[0] != '\0')
        words = page_words(page, "100 less the answers on \"%s\"", need->scale);
    if (!isnan(need->low) && !isnan(need->high))
        words = and_also(page, words,
            page_words(page, "between %s and %s", figures_whole(within(need->low), low),
                figures_whole(within(need->high), high)));
    if (need->change[0] != '\0')
        words = and_also(page, words, need->change);
    if (need->day != newest)
        words = and_also(page, words,
            page_words(page, "answered on %s", figures_day_near(need->day, newest, day)));
    return words;
}

static void
add_need(struct page *page, const struct section_need *need, int newest)
{
    char value[FIGURES_SIZE];
    bool is_sure = isnan(need->low) || isnan(need->high);
    struct page_bar bar = {
        .done = (is_sure ? need->value : within(need->low)) / 100,
        .pace = is_sure ? NAN : need->value / 100,
        .low = within(need->low) / 100,
        .high = within(need->high) / 100,
    };
    if (is_sure)
        bar.low = bar.high = NAN;
    page_bar(
        page, &bar, page_words(page, "%s: %s", need->called, figures_whole(need->value, value)));
    const char *words = behind(page, need, newest);
    if (words[0] != '\0')
        page_note(page, "%s", words);
}

void
section_needs(struct page *page, const struct section_needs *section)
{
    char day[FIGURES_SIZE];
    int newest = section->needs[0].day;
    bool has_marks = false;
    for (size_t i = 0; i < section->count; i++) {
        const struct section_need *need = &section->needs[i];
        newest = need->day > newest ? need->day : newest;
        has_marks = has_marks || !(isnan(need->low) || isnan(need->high));
    }
    page_heading(page, "What you need, by your own answers");
    page_paragraph(page, "Answered on %s; from 0 to 100, the lowest first.%s",
        figures_day_near(newest, section->as_of, day),
        has_marks ? " The mark is your answer; the shaded part is how far a few questions can be "
                    "trusted."
                  : "");
    if (section->others[0] != '\0')
        page_paragraph(page, "Also answered, and not shown here: %s.", section->others);
    for (size_t i = 0; i < section->count; i++)
        add_need(page, &section->needs[i], newest);
}
