/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bar for each group, drawn as those of section_lift.c are: solid as far as the figure is sure.
 * The words say the same. What is not shown says why.
 */
#include "page/section_motivation.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/day.h"
#include "page/figures.h"

const char section_motivation_rule[] =
    "Motivation: 0 is the lowest answer on every question and 100 the highest. The range holds the "
    "mean of teams like this one 19 times in 20. Of fewer than 5 answers, and where those of fewer "
    "could be worked out, nothing is shown. No real change is what chance alone may do.";

/* A mean cannot lie outside, even where its range does. */
static double
inside(double percent)
{
    return isnan(percent) ? percent : fmin(fmax(percent, 0), 100);
}

/* The day on which all answered, DAY_NONE if it was not one day. */
static int
common_day(const struct section_motivation *section)
{
    int day = section->rows[0].day;
    for (size_t i = 1; i < section->count; i++)
        if (section->rows[i].day != day)
            return DAY_NONE;
    return day;
}

/* "6 answered, no real change"; `dated`: with the day. */
static void
add_note(struct page *page, const struct section_motivation *section,
    const struct section_motivation_row *row, bool dated)
{
    char day[FIGURES_SIZE];
    const char *words = "";
    if (row->n >= 0)
        words = page_words(page, "%d answered", row->n);
    if (dated && row->day != DAY_NONE)
        words = page_words(page, "%s%sby %s", words, words[0] != '\0' ? " " : "",
            figures_day_near(row->day, section->as_of, day));
    if (row->change[0] != '\0')
        words = page_words(page, "%s%s%s", words, words[0] != '\0' ? ", " : "", row->change);
    if (words[0] != '\0')
        page_note(page, "%s", words);
}

/* "North: 62 of 100 (36 to 88)". */
static void
add_bar(struct page *page, const struct section_motivation_row *row)
{
    char mean[FIGURES_SIZE], low[FIGURES_SIZE], high[FIGURES_SIZE];
    double from = inside(row->low), to = inside(row->high);
    bool has_range = !isnan(from) && !isnan(to);
    const struct page_bar bar = {
        .done = (has_range ? from : row->mean) / 100,
        .pace = has_range ? row->mean / 100 : (double)NAN,
        .low = from / 100,
        .high = to / 100,
    };
    const char *range = ", how surely cannot be told";
    if (has_range)
        range = page_words(page, " (%s to %s)", figures_whole(from, low), figures_whole(to, high));
    page_bar(page, &bar,
        page_words(page, "%s: %s of 100%s", row->group, figures_whole(row->mean, mean), range));
}

static void
add_row(struct page *page, const struct section_motivation *section,
    const struct section_motivation_row *row, bool dated)
{
    if (row->why_not || isnan(row->mean)) {
        bool is_said = row->why_not && row->why_not[0] != '\0';
        page_paragraph(page, "%s: %s", row->group, is_said ? row->why_not : "cannot tell");
        return;
    }
    add_bar(page, row);
    add_note(page, section, row, dated);
}

static void
add_opening(struct page *page, int common)
{
    char day[FIGURES_SIZE];
    const char *when = "";
    if (common != DAY_NONE)
        when = page_words(page, "Answers up to %s. ", figures_day(common, day));
    page_paragraph(page,
        "%sA bar goes from the lowest answer to the highest; the mark is the mean of the group, "
        "and "
        "the bar is solid as far as the mean is sure and shaded as far as it may be.",
        when);
}

void
section_motivation(struct page *page, const struct section_motivation *section)
{
    const char *scale = NULL;
    page_heading(page, "Motivation by group");
    if (section->count == 0) {
        page_paragraph(page, "There are no answers of groups yet.");
        return;
    }
    int common = common_day(section);
    add_opening(page, common);
    for (size_t i = 0; i < section->count; i++) {
        const struct section_motivation_row *row = &section->rows[i];
        if (!scale || strcmp(row->scale, scale) != 0) {
            page_subheading(page, row->scale);
            if (row->remark[0] != '\0')
                page_paragraph(page, "%s", row->remark);
        }
        scale = row->scale;
        add_row(page, section, row, common == DAY_NONE);
    }
}
