/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes an HTML page that has every kind of block, each with every hostile text, in orders that no
 * program has: for the browser test (tests/pages/run).
 */
#include <math.h>
#include <stddef.h>

#include "page/html.h"

enum { MANY = 8, FEW = 3 };

static const char *const texts[] = {
    "Marta Okonkwo",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' onmouseover='alert(1)",
    "</style></title><style>*{display:none}</style>",
    "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleiters"
    "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleiters",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "\xE2\x80\xAEturned round\xE2\x80\xAC \x1B[2J \xFF\xFE",
    "山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩🏽‍🚀🇪🇺",
    "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87\xCC\x88",
    "דוד בן־גוריון",
    "1,234,567,890,123,456,789,012",
    "",
    "a b",
};

enum { TEXTS = sizeof texts / sizeof texts[0] };

static const struct page_bar bars[] = {
    {NAN, NAN, NAN, NAN},
    {0, 0, 0, 0},
    {.34, .5, .6, .8},
    {1, 1, 1, 1},
    {.999, 1.2, 1.1, 1.4},
    {-3, -1, -2, 1e300},
    {INFINITY, NAN, NAN, .5},
};

static void
add_table(struct page *page, size_t columns, size_t first)
{
    struct page_column heads[MANY];
    const char *cells[MANY];
    for (size_t i = 0; i < columns; i++) {
        heads[i] = (struct page_column){texts[(first + i) % TEXTS], i % 3 == 1, i % 3 == 2};
        cells[i] = texts[(first + 2 * i) % TEXTS];
    }
    page_table(page, first % TEXTS == TEXTS - 2 ? "An empty name" : texts[first], heads, columns);
    page_row(page, 0, cells);
    page_group(page, texts[(first + 1) % TEXTS]);
    for (int depth = 0; depth < 7; depth++) {
        cells[0] = texts[(first + (size_t)depth) % TEXTS];
        page_row(page, depth, cells);
    }
    page_group(page, texts[(first + 2) % TEXTS]);
}

/* Everything, with one text. */
static void
add_blocks(struct page *page, size_t which)
{
    const char *text = texts[which];
    page_heading(page, text);
    page_paragraph(page, "%s", text);
    page_note(page, "%s", text);
    page_item(page, "%s", text);
    page_note(page, "%s", text);
    page_item(page, "%s %s %s", text, text, text);
    page_legend(page);
    page_subheading(page, text);
    page_part(page, text);
    page_bar(page, &bars[which % (sizeof bars / sizeof bars[0])], text);
    page_paragraph(page, "%s", text);
    page_part(page, text);
    add_table(page, FEW, which);
    page_subheading(page, text);
    page_item(page, "%s", text);
    page_slot(page, text);
    page_slot(page, "");
    page_heading(page, text);
    add_table(page, MANY, which);
}

int
main(void)
{
    outfile_prepare_process();
    struct page *page = page_new();
    page_paragraph(page, "Before any title.");
    for (size_t i = 0; i < TEXTS; i++) {
        if (i % 5 == 0)
            page_title(page, texts[i], texts[(i + 1) % TEXTS]);
        add_blocks(page, i);
    }
    struct outfile *out = outfile_open(NULL);
    page_write_html(page, out);
    outfile_commit(out);
    page_free(page);
    return 0;
}
