/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each doubt is one sentence, with where to look. What a row said is not repeated: it may be about
 * somebody.
 */
#include "page/section_doubts.h"

#include <string.h>

#include "base/day.h"
#include "page/figures.h"

enum { NAMES_SHOWN = 8 };

/* "a", "a and b", "a, b and c", "a, b and 5 more": `texts` has the first `count` of `all`. */
static const char *
enumeration(struct page *page, const char *const *texts, size_t count, size_t all)
{
    const char *words = "";
    for (size_t i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : i + 1 == all ? " and " : ", ";
        words = page_words(page, "%s%s%s", words, between, texts[i]);
    }
    if (count == 0 || count == all)
        return words;
    char more[FIGURES_SIZE];
    return page_words(page, "%s and %s more", words, figures_whole((double)(all - count), more));
}

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
            enumeration(page, numbers, shown, rows->count));
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
            enumeration(page, doubts->strangers, shown, all));
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
        enumeration(page, doubts->currencies, shown, all));
}

static void
add_days(struct page *page, const struct section_doubts *doubts)
{
    char goals[FIGURES_SIZE], now[FIGURES_SIZE], last[FIGURES_SIZE];
    if (doubts->last_event != DAY_NONE)
        page_item(page, "The last event is of %s, before this week. Is there a newer export?",
            figures_day(doubts->last_event, last));
    if (doubts->goals_as_of != DAY_NONE)
        page_item(page, "The goals were checked as of %s, this page as of %s.",
            figures_day(doubts->goals_as_of, goals), figures_day(doubts->as_of, now));
}

size_t
section_doubts(struct page *page, const struct section_doubts *doubts)
{
    size_t count = doubts->row_count + (doubts->stranger_count > 0) + doubts->jump_count +
                   doubts->twin_count + (doubts->last_event != DAY_NONE) +
                   (doubts->goals_as_of != DAY_NONE);
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
