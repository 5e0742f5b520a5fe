/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Collects the blocks of a page. It draws nothing, cuts nothing and knows nothing of sales.
 * Invariant: every text of the page is a copy in its arena, so callers may reuse theirs at once.
 */
#include "page/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "page/model.h"

struct page *
page_new(void)
{
    return mem_zeroed(1, sizeof(struct page));
}

void
page_free(struct page *page)
{
    if (!page)
        return;
    for (size_t i = 0; i < page->count; i++)
        if (page->blocks[i].table)
            free(page->blocks[i].table->rows);
    free(page->blocks);
    arena_free(&page->arena);
    free(page);
}

static const char *
copy(struct page *page, const char *text)
{
    return arena_text(&page->arena, text, strlen(text));
}

__attribute__((format(printf, 2, 0))) static const char *
format_words(struct page *page, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        diag_fatal("a text of the page is too long");
    char *words = arena_alloc(&page->arena, (size_t)length + 1);
    vsnprintf(words, (size_t)length + 1, format, arguments);
    return words;
}

const char *
page_words(struct page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *words = format_words(page, format, arguments);
    va_end(arguments);
    return words;
}

/* `text` must live as long as the page. The block is valid until the next one is added. */
static struct block *
add(struct page *page, enum block_kind kind, const char *text)
{
    page->blocks = mem_grow(page->blocks, &page->capacity, page->count + 1, sizeof *page->blocks);
    struct block *block = &page->blocks[page->count++];
    *block = (struct block){.kind = kind, .text = text};
    return block;
}

void
page_title(struct page *page, const char *text, const char *detail)
{
    const char *own = copy(page, detail);
    add(page, BLOCK_TITLE, copy(page, text))->detail = own;
}

void
page_heading(struct page *page, const char *text)
{
    add(page, BLOCK_HEADING, copy(page, text));
}

void
page_subheading(struct page *page, const char *text)
{
    add(page, BLOCK_SUBHEADING, copy(page, text));
}

void
page_part(struct page *page, const char *text)
{
    add(page, BLOCK_PART, copy(page, text));
}

void
page_paragraph(struct page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(page, BLOCK_PARAGRAPH, format_words(page, format, arguments));
    va_end(arguments);
}

void
page_item(struct page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(page, BLOCK_ITEM, format_words(page, format, arguments));
    va_end(arguments);
}

void
page_note(struct page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(page, BLOCK_NOTE, format_words(page, format, arguments));
    va_end(arguments);
}

void
page_slot(struct page *page, const char *words)
{
    add(page, BLOCK_SLOT, copy(page, words));
}

void
page_bar(struct page *page, const struct page_bar *bar, const char *words)
{
    add(page, BLOCK_BAR, copy(page, words))->bar = *bar;
}

void
page_legend(struct page *page)
{
    add(page, BLOCK_LEGEND, "");
}

void
page_table(struct page *page, const char *caption, const struct page_column *columns, size_t count)
{
    struct page_table *table = arena_alloc(&page->arena, sizeof *table);
    struct page_column *copies = arena_alloc(&page->arena, count * sizeof *copies);
    memcpy(copies, columns, count * sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i].title = copy(page, columns[i].title);
    table->columns = copies;
    table->column_count = count;
    add(page, BLOCK_TABLE, copy(page, caption))->table = table;
}

/* The table that the page ends with: rows belong to it. */
static struct page_row *
add_row(struct page *page)
{
    if (page->count == 0 || !page->blocks[page->count - 1].table)
        diag_fatal("a row of the page stands outside a table");
    struct page_table *table = page->blocks[page->count - 1].table;
    table->rows = mem_grow(table->rows, &table->capacity, table->count + 1, sizeof *table->rows);
    struct page_row *row = &table->rows[table->count++];
    *row = (struct page_row){0};
    return row;
}

void
page_group(struct page *page, const char *text)
{
    const char *own = copy(page, text);
    add_row(page)->text = own;
}

void
page_row(struct page *page, int depth, const char *const *cells)
{
    struct page_row *row = add_row(page);
    size_t count = page->blocks[page->count - 1].table->column_count;
    const char **copies = arena_alloc(&page->arena, count * sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = copy(page, cells[i]);
    row->cells = copies;
    row->depth = depth;
}

char *
page_name(const struct page *page)
{
    size_t first = 0;
    while (first < page->count && page->blocks[first].kind != BLOCK_TITLE)
        first++;
    const char *text = first < page->count ? page->blocks[first].text : "A page";
    const char *detail = first < page->count ? page->blocks[first].detail : "";
    size_t size = strlen(text) + strlen(detail) + sizeof ", ";
    char *name = mem_zeroed(size, 1);
    snprintf(name, size, "%s%s%s", text, detail[0] != '\0' ? ", " : "", detail);
    return name;
}

bool
page_table_has_titles(const struct page_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].title[0] != '\0')
            return true;
    return false;
}
