/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The week in a table: effort first because the lines come in that order, figures beside the usual,
 * a word only where something differs. It works nothing out.
 */
#include "page/section_week.h"

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/figures.h"

void
section_title(struct page *page, const char *title, int monday, int as_of)
{
    char week[DAY_WEEK_TEXT_SIZE], days[FIGURES_SIZE], until[FIGURES_SIZE];
    day_week_text(monday, week);
    figures_days(monday, monday + 6, days);
    page_title(page, page_words(page, "%s %s", title, week), days);
    page_paragraph(page, "As of %s.", figures_day(as_of, until));
}

/* What an amount is called: "worth, EUR". */
static const char *
words_of(struct page *page, const struct section_week_line *line)
{
    if (!line->unit || line->unit[0] == '\0')
        return line->words;
    return page_words(page, "%s, %s", line->words, line->unit);
}

static void
add_lines(struct page *page, const struct section_week *week, bool usual_known)
{
    static const struct page_column columns[] = {{.title = ""},
        {.title = "this week", .figures = true}, {.title = "usual", .figures = true},
        {.title = ""}};
    page_table(page, "What happened this week", columns, usual_known ? 4 : 2);
    const char *group = "";
    bool differs = false;
    for (size_t i = 0; i < week->count; i++) {
        const struct section_week_line *line = &week->lines[i];
        char now[FIGURES_SIZE], usual[FIGURES_SIZE];
        if (strcmp(line->group, group) != 0)
            page_group(page, line->group);
        group = line->group;
        const char *cells[] = {words_of(page, line), figures_number(line->now, now),
            figures_number(line->usual, usual), line->verdict};
        page_row(page, line->depth, cells);
        differs = differs || line->verdict[0] != '\0';
    }
    if (usual_known && differs)
        page_paragraph(page, "What has no word beside it was about as usual.");
    else if (usual_known)
        page_paragraph(page, "All of it was about as usual.");
}

static void
add_too_early(struct page *page, const struct section_week *week)
{
    const char *known = "no full week before this one is known";
    if (week->full_weeks == 1)
        known = "1 full week before this one is known";
    else if (week->full_weeks > 1)
        known = page_words(page, "%zu full weeks before this one are known", week->full_weeks);
    page_paragraph(
        page, "Too early to say what is usual: %s, and %zu are needed.", known, week->weeks_least);
}

static void
add_next_week(struct page *page, const struct section_week *week)
{
    char holidays[FIGURES_SIZE], days[FIGURES_SIZE], dates[FIGURES_SIZE];
    const char *off = page_words(page, "%s holiday%s", figures_number(week->holidays, holidays),
        figures_plural(week->holidays));
    const char *away = page_words(
        page, "%d %s away", week->people_away, week->people_away == 1 ? "person is" : "people are");
    if (!week->for_team)
        away = page_words(page, "%s, %s day%s in all", away, figures_number(week->days_away, days),
            figures_plural(week->days_away));
    const char *after = page_words(
        page, "The week after, %s", figures_days(week->monday + 7, week->monday + 13, dates));
    if (week->holidays > 0 && week->people_away > 0)
        page_paragraph(page, "%s: %s; %s.", after, off, away);
    else if (week->holidays > 0 || week->people_away > 0)
        page_paragraph(page, "%s: %s.", after, week->holidays > 0 ? off : away);
}

void
section_week(struct page *page, const struct section_week *week)
{
    char day[FIGURES_SIZE];
    page_heading(page, "What happened this week");
    if (week->last_day == DAY_NONE) {
        page_paragraph(page, "The files hold no events up to this week.");
    } else if (week->last_day < week->monday) {
        page_paragraph(page,
            "Cannot tell: the files hold nothing of this week. The last event is of %s.",
            figures_day(week->last_day, day));
    } else if (week->count == 0) {
        page_paragraph(page, "Nothing was counted this week.");
    } else {
        bool usual_known = week->full_weeks >= week->weeks_least;
        add_lines(page, week, usual_known);
        if (!usual_known)
            add_too_early(page, week);
    }
    add_next_week(page, week);
}
