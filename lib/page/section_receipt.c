/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Program, day and options; inputs in the order in which they were given, each with its whole
 * digest; then the rules that were used.
 */
#include "page/section_receipt.h"

#include "base/day.h"
#include "page/enumeration.h"
#include "page/figures.h"

/* "1,234 events", or "a roster, not used". */
static const char *
held_words(struct page *page, const struct receipt_input *input)
{
    char count[FIGURES_SIZE];
    if (!input->used)
        return page_words(page, "%s, not used", input->held);
    return page_words(page, "%s %s%s", figures_whole((double)input->count, count), input->held,
        figures_plural((double)input->count));
}

static void
add_file(struct page *page, const char *name, const char *what, const char *digest)
{
    page_item(page, "%s: %s", name, what);
    page_note(page, "SHA-256 %s", digest);
}

/* "team-report (amptools) 0.1.0, as of 2026-11-20, with --for=team. Events from ... to ..." */
static void
add_run(struct page *page, const struct section_receipt *receipt)
{
    char day[DAY_TEXT_SIZE], first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    const char *options =
        page_enumeration(page, receipt->options, receipt->option_count, receipt->option_count);
    const char *events = "";
    if (receipt->first_event != DAY_NONE && receipt->first_event == receipt->last_event)
        events = page_words(page, " The events are of %s.", day_text(receipt->first_event, first));
    else if (receipt->first_event != DAY_NONE)
        events = page_words(page, " The events are of %s to %s.",
            day_text(receipt->first_event, first), day_text(receipt->last_event, last));
    page_paragraph(page, "%s, as of %s%s%s.%s", receipt->program, day_text(receipt->as_of, day),
        receipt->option_count > 0 ? ", with " : "", options, events);
}

void
section_receipt(struct page *page, const struct section_receipt *receipt)
{
    page_heading(page, "Receipt");
    add_run(page, receipt);
    for (size_t i = 0; i < receipt->count; i++) {
        const struct receipt_input *input = &receipt->inputs[i];
        add_file(page, input->name, held_words(page, input), input->digest);
        if (input->same_as)
            page_note(page, "The same bytes as %s: what they hold counts twice.", input->same_as);
    }
    for (size_t i = 0; i < receipt->file_count; i++)
        add_file(page, receipt->files[i].name, receipt->files[i].what, receipt->files[i].digest);
    if (*receipt->rules)
        page_part(page, "The rules this page goes by:");
    for (const char *const *rule = receipt->rules; *rule; rule++)
        page_item(page, "%s", *rule);
}
