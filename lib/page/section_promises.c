/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kept promises first, then the open ones that need somebody now, side by side; the others are
 * counted. It says when something was due, and not what to think of it.
 */
#include "page/section_promises.h"

#include "base/day.h"
#include "page/figures.h"

const char section_promises_rule[] =
    "Promises: those that are overdue or fall due within 7 days are listed, the others counted.";

static bool
is_overdue(const struct section_promises *section, const struct section_promise *promise)
{
    return promise->due != DAY_NONE && promise->due < section->as_of;
}

bool
section_promises_lists(int due, int as_of)
{
    return due != DAY_NONE && due <= as_of + SECTION_PROMISES_SOON;
}

static bool
is_near(const struct section_promises *section, const struct section_promise *promise)
{
    return section_promises_lists(promise->due, section->as_of);
}

const char *
section_promises_when(struct page *page, int due, int as_of)
{
    char day[FIGURES_SIZE], days[FIGURES_SIZE];
    int ahead = due - as_of;
    figures_day_near(due, as_of, day);
    if (ahead == 0)
        return "today";
    if (ahead == 1)
        return "tomorrow";
    if (ahead == -1)
        return "yesterday";
    if (ahead > 0)
        return page_words(page, "on %s, in %s days", day, figures_whole(ahead, days));
    return page_words(page, "on %s, %s days ago", day, figures_whole(-ahead, days));
}

/* "Desmond Abara, with Aoife Tierney": who promised, and who was there. */
static const char *
people_of(struct page *page, const struct section_promise *promise)
{
    bool by_coach = promise->side == PROMISE_OF_COACH;
    const char *who = by_coach ? promise->coaches : promise->reps;
    const char *other = by_coach ? promise->reps : promise->coaches;
    if (other[0] == '\0')
        return who;
    return page_words(
        page, "%s%s%s", who, promise->side == PROMISE_OF_NOBODY ? " and " : ", with ", other);
}

static void
add_promise(struct page *page, const struct section_promises *section,
    const struct section_promise *promise)
{
    page_item(page, "%s: %s", people_of(page, promise), promise->action);
    page_note(page, "%s due %s", is_overdue(section, promise) ? "was" : "is",
        section_promises_when(page, promise->due, section->as_of));
}

static void
add_sides(struct page *page, const struct section_promises *section)
{
    static const char *const heads[PROMISE_SIDES] = {
        "Promised by those who coach", "Promised by the reps", "Whose they are was not said"};
    for (int side = 0; side < PROMISE_SIDES; side++) {
        bool begun = false;
        for (size_t i = 0; i < section->count; i++) {
            const struct section_promise *promise = &section->open[i];
            if (promise->side != (enum promise_side)side || !is_near(section, promise))
                continue;
            if (!begun)
                page_subheading(page, heads[side]);
            begun = true;
            add_promise(page, section, promise);
        }
    }
}

/* "4 promises were kept this week." */
static const char *
kept_words(struct page *page, const struct section_promises *section)
{
    char count[FIGURES_SIZE], day[FIGURES_SIZE];
    const char *when = "this week";
    if (section->as_of > section->since + 6)
        when = page_words(page, "since %s", figures_day_near(section->since, section->as_of, day));
    if (section->kept == 0)
        return "";
    return page_words(page, "%s promise%s kept %s. ", figures_whole((double)section->kept, count),
        section->kept == 1 ? " was" : "s were", when);
}

/* "13 are open: 3 overdue, 2 due in the next 7 days, 8 later or without a day." */
static const char *
open_words(struct page *page, const struct section_promises *section)
{
    size_t overdue = 0, soon = 0;
    for (size_t i = 0; i < section->count; i++) {
        bool late = is_overdue(section, &section->open[i]);
        overdue += late;
        soon += !late && is_near(section, &section->open[i]);
    }
    size_t later = section->count - overdue - soon;
    const char *parts = "";
    if (section->count == 0)
        return section->any ? "None is open." : "No promise is written down yet.";
    if (later == 1 && section->count == 1)
        return page_words(page, "1 is open, and not due within %d days.", SECTION_PROMISES_SOON);
    if (later == section->count)
        return page_words(
            page, "%zu are open, none of them due within %d days.", later, SECTION_PROMISES_SOON);
    if (overdue > 0)
        parts = page_words(page, "%zu overdue", overdue);
    if (soon > 0)
        parts = page_words(page, "%s%s%zu due within %d days", parts, overdue > 0 ? ", " : "", soon,
            SECTION_PROMISES_SOON);
    if (later > 0)
        parts = page_words(page, "%s, %zu later or without a day", parts, later);
    return page_words(
        page, "%zu %s open: %s.", section->count, section->count == 1 ? "is" : "are", parts);
}

void
section_promises(struct page *page, const struct section_promises *section)
{
    const char *kept = kept_words(page, section);
    if (section->for_team && section->kept == 0)
        return;
    page_heading(page, "Promises");
    if (section->for_team) {
        page_paragraph(page, "%s", kept);
        return;
    }
    page_paragraph(page, "%s%s", kept, open_words(page, section));
    add_sides(page, section);
}
