/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inputs in the order in which they were given, then the rules that were used.
 */
#include "page/section_receipt.h"

#include "base/day.h"
#include "page/figures.h"

enum { DIGITS_SHOWN = 16 }; /* of a digest: enough to tell files apart, and to look the rest up */

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

void
section_receipt(struct page *page, const struct section_receipt *receipt)
{
    static const struct page_column columns[] = {
        {"file", false}, {"held", false}, {"SHA-256 begins", false}};
    char day[DAY_TEXT_SIZE];
    page_heading(page, "Receipt");
    page_table(page, "Files this page was made from", columns, 3);
    for (size_t i = 0; i < receipt->count; i++) {
        const struct receipt_input *input = &receipt->inputs[i];
        const char *cells[] = {input->name, held_words(page, input),
            page_words(page, "%.*s", DIGITS_SHOWN, input->digest)};
        page_row(page, 0, cells);
    }
    page_item(page, "%s, as of %s.", receipt->program, day_text(receipt->as_of, day));
    for (const char *const *rule = receipt->rules; *rule; rule++)
        page_item(page, "%s", *rule);
}
