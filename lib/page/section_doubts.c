/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each doubt is one sentence, with where to look. What a row said is not repeated: it may be about
 * somebody.
 */
#include "page/section_doubts.h"

#include <string.h>

#include "base/day.h"
#include "page/enumeration.h"
#include "page/figures.h"

enum { NAMES_SHOWN = 8 };

static void
add_rows(struct page *page, const struct doubt_rows *rows)
{
    const char *numbers[16], *where = "";
    size_t shown = 0;
    while (shown < rows->line_count && shown < sizeof numbers / sizeof numbers[0]) {
        numbers[shown] = page_words(page, "%zu", rows->lines[shown]);
        shown++;
    }
    if (shown > 0)
        where = page_words(page, " (line%s %s)", rows->count == 1 ? "" : "s",
            page_enumeration(page, numbers, shown, rows->count));
    char count[FIGURES_SIZE];
    page_item(page, "%s, %s row%s: %s %s%s.", rows->file[0] != '\0' ? rows->file : "?",
        figures_whole((double)rows->count, count), rows->count == 1 ? "" : "s",
        rows->column[0] != '\0' ? rows->column : "the row", rows->reason, where);
}

static void
add_strangers(struct page *page, const struct section_doubts *doubts)
{
    size_t all = doubts->stranger_count, shown = all < NAMES_SHOWN ? all : NAMES_SHOWN;
    if (doubts->for_team)
        page_item(page, "%zu name%s not on the roster.", all, all == 1 ? " is" : "s are");
    else
        page_item(page, "Not on the roster: %s. Their work is in the figures of the team.",
            page_enumeration(page, doubts->strangers, shown, all));
}

static void
add_jump(struct page *page, const struct doubt_jump *jump)
{
    char now[FIGURES_SIZE], usual[FIGURES_SIZE];
    figures_number(jump->now, now);
    figures_number(jump->usual, usual);
    page_item(page, "%s: %s this week, usually %s. %s", jump->words, now, usual,
        jump->now < jump->usual ? "Is everything in the files?" : "Is something counted twice?");
}

static void
add_currencies(struct page *page, const struct section_doubts *doubts)
{
    size_t all = doubts->currency_count, shown = all < NAMES_SHOWN ? all : NAMES_SHOWN;
    page_item(page, "Amounts come in %s. They are kept apart and never added.",
        page_enumeration(page, doubts->currencies, shown, all));
}

/* What is said of each day, before and behind it. */
static const struct {
    const char *before, *behind;
    bool beside_as_of; /* then comes the page's own day */
} day_words[DOUBT_DAYS] = {
    [DOUBT_EVENTS_END] = {"The last event is of ", ", before this week. Is there a newer export?",
        false},
    [DOUBT_GOALS_AS_OF] = {"The goals were checked as of ", "", true},
    [DOUBT_TALKS_AS_OF] = {"Which one-on-ones are due was looked at as of ", "", true},
    [DOUBT_LIFTS_AS_OF] = {"Contests and the like were looked at as of ", "", true},
    [DOUBT_LOG_END] = {"The last session in the coaching log is of ", ". Is there a newer log?",
        false},
    [DOUBT_SCORES_END] = {"The latest answers to the survey are of ",
        ". People may see it differently by now.", false},
    [DOUBT_SCORES_AHEAD] = {"There are answers to the survey of ", "", true},
    [DOUBT_THANKS_AHEAD] = {"There are words of thanks of ", "", true},
};

static void
add_days(struct page *page, const struct section_doubts *doubts)
{
    char day[FIGURES_SIZE], as_of[FIGURES_SIZE];
    figures_day(doubts->as_of, as_of);
    for (int i = 0; i < DOUBT_DAYS; i++) {
        if (doubts->days[i] == DAY_NONE)
            continue;
        figures_day(doubts->days[i], day);
        if (day_words[i].beside_as_of)
            page_item(page, "%s%s, and this page is as of %s.", day_words[i].before, day, as_of);
        else
            page_item(page, "%s%s%s", day_words[i].before, day, day_words[i].behind);
    }
}

static size_t
count_days(const struct section_doubts *doubts)
{
    size_t count = 0;
    for (int i = 0; i < DOUBT_DAYS; i++)
        count += doubts->days[i] != DAY_NONE;
    return count;
}

size_t
section_doubts(struct page *page, const struct section_doubts *doubts)
{
    size_t count = doubts->row_count + (doubts->stranger_count > 0) + doubts->jump_count +
                   doubts->twin_count + count_days(doubts);
    bool currencies = doubts->currency_count > 1;
    if (count == 0 && !currencies && !doubts->rows_given)
        return 0;
    page_heading(page, "Rows and numbers we doubt");
    if (count == 0)
        page_item(page, "No row was set aside.");
    for (size_t i = 0; i < doubts->row_count; i++)
        add_rows(page, &doubts->rows[i]);
    if (doubts->stranger_count > 0)
        add_strangers(page, doubts);
    for (size_t i = 0; i < doubts->jump_count; i++)
        add_jump(page, &doubts->jumps[i]);
    for (size_t i = 0; i < doubts->twin_count; i++)
        page_item(page, "%s and %s hold the same bytes: what they say is counted twice.",
            doubts->twins[i].one, doubts->twins[i].other);
    add_days(page, doubts);
    if (currencies)
        add_currencies(page, doubts);
    return count;
}
