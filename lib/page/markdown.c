/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Turns blocks into Markdown, one block a line: lines are not broken, because some readers make
 * every line end of a file one on the screen. Bars are drawn with the characters of plain text.
 */
#include "page/markdown.h"

#include <stdbool.h>
#include <stdlib.h>

#include "page/markdown_parts.h"
#include "page/text_parts.h"

/* A text between what marks it; nothing at all if it is empty. */
static void
marked(struct outfile *out, const char *before, const char *text, const char *after)
{
    char *markdown = markdown_text(text, PAGE_LONGEST);
    if (*markdown != '\0')
        outfile_format(out, "%s%s%s\n", before, markdown, after);
    free(markdown);
}

static void
title(struct outfile *out, const struct block *block)
{
    marked(out, "# ", block->text, "");
    if (block->detail[0] != '\0') {
        outfile_text(out, "\n");
        marked(out, "", block->detail, "");
    }
}

static void
bar(struct outfile *out, const struct block *block)
{
    struct text_pen pen = text_pen_unicode;
    pen.out = out;
    outfile_text(out, "`");
    text_bar_drawn(&pen, &block->bar);
    outfile_text(out, "`");
    char *words = markdown_text(block->text, PAGE_LONGEST);
    outfile_format(out, "%s%s\n", *words != '\0' ? " " : "", words);
    free(words);
}

static void
legend(struct outfile *out)
{
    const struct text_pen *pen = &text_pen_unicode;
    outfile_format(
        out, "`%s` so far, `%s` even pace, `%s` likely end\n", pen->done, pen->pace, pen->likely);
}

/* `slots`: how many slots stand in a row up to this block. */
static void
slot(struct outfile *out, const struct block *block, size_t slots)
{
    char *words = markdown_text(block->text, PAGE_LONGEST);
    outfile_format(
        out, "%zu. %s%s……………………………………………………\n", slots, words, *words != '\0' ? "\n\n   " : "");
    free(words);
}

static void
write_block(struct outfile *out, const struct block *block, size_t slots, bool in_item)
{
    switch (block->kind) {
    case BLOCK_TITLE:
        title(out, block);
        break;
    case BLOCK_HEADING:
        marked(out, "## ", block->text, "");
        break;
    case BLOCK_SUBHEADING:
        marked(out, "### ", block->text, "");
        break;
    case BLOCK_PART:
        marked(out, "**", block->text, "**");
        break;
    case BLOCK_PARAGRAPH:
        marked(out, "", block->text, "");
        break;
    case BLOCK_ITEM:
        marked(out, "- ", block->text, "");
        break;
    case BLOCK_NOTE:
        marked(out, in_item ? "  *" : "*", block->text, "*");
        break;
    case BLOCK_SLOT:
        slot(out, block, slots);
        break;
    case BLOCK_BAR:
        bar(out, block);
        break;
    case BLOCK_LEGEND:
        legend(out);
        break;
    case BLOCK_TABLE:
        markdown_table(out, block->table);
        break;
    }
}

void
page_write_markdown(const struct page *page, struct outfile *out)
{
    bool in_item = false;
    size_t slots = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct block *block = &page->blocks[i];
        bool goes_on = in_item && (block->kind == BLOCK_ITEM || block->kind == BLOCK_NOTE);
        if (i > 0 && !goes_on)
            outfile_text(out, "\n");
        in_item = block->kind == BLOCK_ITEM || goes_on;
        slots = block->kind == BLOCK_SLOT ? slots + 1 : 0;
        write_block(out, block, slots, goes_on);
    }
}
