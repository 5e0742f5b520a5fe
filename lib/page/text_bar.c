/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bars in plain text. A bar is a picture of its words, never the only place where something is
 * said. Invariant: a bar is always as wide as any other, and looks full only when the whole is
 * reached.
 */
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "page/clean.h"
#include "page/text_parts.h"

enum { ENDS = 2, GAP = 2 };

/* The number of whole cells that lie before a share of the bar. */
static int
cells_before(double share)
{
    if (share <= 0)
        return 0;
    return share >= 1 ? TEXT_BAR : (int)(share * TEXT_BAR);
}

/* What one cell shows. */
static const char *
cell(const struct text_pen *pen, const struct page_bar *bar, int index)
{
    if (!isnan(bar->pace)) {
        int pace = cells_before(bar->pace);
        if (index == (pace < TEXT_BAR ? pace : TEXT_BAR - 1))
            return pen->pace;
    }
    if (!isnan(bar->done) && index < cells_before(bar->done))
        return pen->done;
    bool likely = !isnan(bar->low) && !isnan(bar->high) && index >= cells_before(bar->low) &&
                  index <= cells_before(bar->high);
    return likely ? pen->likely : pen->rest;
}

void
text_bar_drawn(struct text_pen *pen, const struct page_bar *bar)
{
    outfile_text(pen->out, "[");
    for (int index = 0; index < TEXT_BAR; index++)
        outfile_text(pen->out, cell(pen, bar, index));
    outfile_text(pen->out, "]");
}

void
text_bar(struct text_pen *pen, const struct page_bar *bar, const char *words, size_t indent)
{
    text_spaces(pen, indent);
    text_bar_drawn(pen, bar);
    char *clean = text_clean(pen, words, PAGE_LONGEST);
    size_t width = text_width(clean);
    bool beside = width <= TEXT_COLUMNS - (indent + TEXT_BAR + ENDS + GAP);
    if (beside && width > 0)
        text_spaces(pen, GAP);
    if (!beside)
        outfile_text(pen->out, "\n");
    text_wrapped(pen, clean, NULL, beside ? 0 : indent);
    free(clean);
}

void
text_legend(struct text_pen *pen)
{
    static const struct page_bar example = {.done = .34, .pace = .5, .low = .6, .high = .8};
    text_bar_drawn(pen, &example);
    outfile_format(
        pen->out, "  %s so far  %s even pace  %s likely end\n", pen->done, pen->pace, pen->likely);
}
