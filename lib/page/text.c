/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws a page with nothing but characters and line ends: what is bold elsewhere is underlined with
 * a line of its own, what belongs together stands together. Tables and bars are drawn in files of
 * their own. Invariant: no line is wider than 80 columns, and none ends in a space.
 */
#include "page/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "page/clean.h"
#include "page/text_parts.h"

const struct text_pen text_pen_unicode = {NULL, false, "═", "─", "•", "·", "█", "│", "▒", "·"};
const struct text_pen text_pen_ascii = {NULL, true, "=", "-", "-", "-", "#", "|", "=", "."};

enum { CARD_INDENT = 2, BULLET_COLUMNS = 2, SLOT_LINES = 2 };

char *
text_clean(const struct text_pen *pen, const char *text, size_t most)
{
    char *clean = clean_text(text, most);
    if (!pen->ascii)
        return clean;
    char *ascii = ascii_text(clean);
    free(clean);
    return ascii;
}

void
text_spaces(struct text_pen *pen, size_t count)
{
    static const char spaces[] = "                ";
    for (; count > sizeof spaces - 1; count -= sizeof spaces - 1)
        outfile_write(pen->out, spaces, sizeof spaces - 1);
    outfile_write(pen->out, spaces, count);
}

void
text_wrapped(struct text_pen *pen, const char *text, const char *bullet, size_t indent)
{
    char *clean = text_clean(pen, text, PAGE_LONGEST);
    const char *rest = clean, *line;
    size_t length;
    for (bool begun = false; clean_line(&rest, TEXT_COLUMNS - indent, &line, &length);
         begun = true) {
        bool marked = bullet && !begun;
        text_spaces(pen, marked ? indent - BULLET_COLUMNS : indent);
        if (marked)
            outfile_format(pen->out, "%s ", bullet);
        outfile_write(pen->out, line, length);
        outfile_text(pen->out, "\n");
    }
    if (*clean == '\0')
        outfile_text(pen->out, "\n");
    free(clean);
}

/* A text over a line as wide as its widest line. */
static void
underlined(struct text_pen *pen, const char *text, const char *underline)
{
    char *clean = text_clean(pen, text, PAGE_LONGEST);
    size_t width = text_width(clean);
    text_wrapped(pen, clean, NULL, 0);
    for (size_t i = 0; i < width && i < TEXT_COLUMNS; i++)
        outfile_text(pen->out, underline);
    outfile_text(pen->out, "\n");
    free(clean);
}

/* "1. What went well", and empty lines to write on. */
static void
slot(struct text_pen *pen, const struct block *block, size_t number, size_t indent)
{
    static const char form[] = "%zu. %s";
    size_t size = (size_t)snprintf(NULL, 0, form, number, block->text) + 1;
    char *words = mem_zeroed(size, 1);
    snprintf(words, size, form, number, block->text);
    text_wrapped(pen, words, NULL, indent);
    for (int i = 0; i < SLOT_LINES; i++) {
        outfile_text(pen->out, "\n");
        text_spaces(pen, indent + 3);
        for (size_t column = indent + 3; column < TEXT_COLUMNS; column++)
            outfile_text(pen->out, "_");
        outfile_text(pen->out, "\n");
    }
    free(words);
}

/* Whether an empty line stands before a block: not under a heading, not within a run of
   items or bars, and not within what a subheading holds, but for its parts. run: the kind of block
   of which there stands one before it, perhaps with its note; BLOCK_TITLE = none. */
static bool
is_apart(enum block_kind before, enum block_kind now, bool in_card, enum block_kind run)
{
    if (before == BLOCK_HEADING || before == BLOCK_SUBHEADING)
        return false;
    if (before == BLOCK_TITLE)
        return now != BLOCK_PARAGRAPH;
    if (now == BLOCK_TITLE)
        return true;
    if (now == BLOCK_HEADING || now == BLOCK_SUBHEADING || now == BLOCK_PART)
        return true;
    if (now == BLOCK_SLOT)
        return true;
    if (now == BLOCK_NOTE)
        return false;
    return !in_card && now != run;
}

static void
title(struct text_pen *pen, const struct block *block)
{
    size_t size = strlen(block->text) + strlen(pen->dot) + strlen(block->detail) + 3;
    char *whole = mem_zeroed(size, 1);
    snprintf(whole, size, "%s %s %s", block->text, pen->dot, block->detail);
    underlined(pen, block->detail[0] != '\0' ? whole : block->text, pen->double_line);
    free(whole);
}

/* `slots`: how many slots stand in a row up to this block. */
static void
write_block(struct text_pen *pen, const struct block *block, size_t slots, size_t indent)
{
    switch (block->kind) {
    case BLOCK_TITLE:
        title(pen, block);
        break;
    case BLOCK_HEADING:
        underlined(pen, block->text, pen->line);
        break;
    case BLOCK_SUBHEADING:
        text_wrapped(pen, block->text, NULL, 0);
        break;
    case BLOCK_PART:
    case BLOCK_PARAGRAPH:
        text_wrapped(pen, block->text, NULL, indent);
        break;
    case BLOCK_ITEM:
        text_wrapped(pen, block->text, pen->bullet, indent + BULLET_COLUMNS);
        break;
    case BLOCK_NOTE:
        text_wrapped(pen, block->text, NULL, indent + BULLET_COLUMNS);
        break;
    case BLOCK_SLOT:
        slot(pen, block, slots, indent);
        break;
    case BLOCK_BAR:
        text_bar(pen, &block->bar, block->text, indent);
        break;
    case BLOCK_LEGEND:
        text_legend(pen);
        break;
    case BLOCK_TABLE:
        text_table(pen, block->table);
        break;
    }
}

void
page_write_text(const struct page *page, bool ascii, struct outfile *out)
{
    struct text_pen pen = ascii ? text_pen_ascii : text_pen_unicode;
    pen.out = out;
    bool in_card = false;
    enum block_kind run = BLOCK_TITLE;
    size_t slots = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct block *block = &page->blocks[i];
        if (i > 0 && is_apart(page->blocks[i - 1].kind, block->kind, in_card, run))
            outfile_text(out, "\n");
        if (block->kind == BLOCK_SUBHEADING || block->kind == BLOCK_HEADING ||
            block->kind == BLOCK_TITLE)
            in_card = block->kind == BLOCK_SUBHEADING;
        if (block->kind == BLOCK_ITEM || block->kind == BLOCK_BAR)
            run = block->kind;
        else if (block->kind != BLOCK_NOTE)
            run = BLOCK_TITLE;
        slots = block->kind == BLOCK_SLOT ? slots + 1 : 0;
        write_block(&pen, block, slots, in_card ? CARD_INDENT : 0);
    }
}
