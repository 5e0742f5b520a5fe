/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same words for both sides. A promise that is late is said to have been due, and no more.
 */
#include "page/section_promises_own.h"

#include "base/day.h"
#include "page/enumeration.h"
#include "page/figures.h"

/* "due 30 November", "was due on 14 November", "kept on 12 November" or nothing. */
static const char *
when(struct page *page, const struct own_promise *promise, int as_of)
{
    char day[FIGURES_SIZE];
    if (promise->kept != DAY_NONE)
        return page_words(page, "kept on %s", figures_day_near(promise->kept, as_of, day));
    if (promise->due == DAY_NONE)
        return "open";
    return page_words(page, promise->due < as_of ? "was due on %s" : "due %s",
        figures_day_near(promise->due, as_of, day));
}

static const char *
whose(const struct own_promise *promise)
{
    if (promise->side == PROMISED_BY_ME)
        return "you";
    return promise->side == PROMISED_TO_ME ? promise->coaches : "nobody yet";
}

const char *
own_promise_words(struct page *page, const struct own_promise *promise, int as_of)
{
    return page_words(page, "%s (%s, %s)", page_unstopped(page, promise->action), whose(promise),
        when(page, promise, as_of));
}

/* The promises of one side that are open. Returns how many. */
static size_t
add_open(struct page *page, const struct section_promises_own *section, enum own_promise_side side,
    const char *title)
{
    size_t count = 0;
    for (size_t i = 0; i < section->count; i++) {
        const struct own_promise *promise = &section->promises[i];
        if (promise->side != side || promise->kept != DAY_NONE)
            continue;
        if (count++ == 0)
            page_subheading(page, title);
        char made[FIGURES_SIZE];
        const char *who = side == PROMISED_TO_ME ? page_words(page, "%s: ", promise->coaches) : "";
        page_item(page, "%s%s (%s; promised on %s)", who, page_unstopped(page, promise->action),
            when(page, promise, section->as_of),
            figures_day_near(promise->made, section->as_of, made));
    }
    return count;
}

void
section_promises_own(struct page *page, const struct section_promises_own *section)
{
    size_t shown = 0, kept = 0;
    page_heading(page, "Promises, both ways");
    shown += add_open(page, section, PROMISED_TO_ME, "Promised to you");
    shown += add_open(page, section, PROMISED_BY_ME, "Promised by you");
    shown += add_open(page, section, PROMISED_BY_NOBODY, "Agreed, and nobody's yet");
    for (size_t i = 0; i < section->count; i++) {
        if (section->promises[i].kept == DAY_NONE)
            continue;
        if (kept++ == 0)
            page_subheading(page, "Kept, last time or since");
        page_item(page, "%s", own_promise_words(page, &section->promises[i], section->as_of));
    }
    if (shown + kept == 0)
        page_paragraph(page, "Nothing is open, on either side.");
}
