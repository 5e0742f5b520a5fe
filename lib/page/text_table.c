/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in plain text: columns as wide as their widest cell, and where that is too wide for the
 * page, the widest column gives way and its cells go over several lines. Nothing is left out.
 */
#include <stdlib.h>

#include "base/text.h"
#include "page/clean.h"
#include "page/text_parts.h"

enum { GAP = 2, DEPTH_INDENT = 2, DEPTH_MOST = 4, INDENT = 2, NARROWEST = 4 };

/* A table whose cells are clean, and the width of each column. */
struct layout {
    const struct page_table *table;
    char **cells; /* the titles, then row by row */
    size_t *widths;
};

static char *
cell_of(const struct layout *layout, size_t line, size_t column)
{
    return layout->cells[line * layout->table->column_count + column];
}

/* How far a cell is set in. */
static size_t
indent_of(const struct page_row *row, size_t column)
{
    if (!row || column > 0 || row->depth < 1)
        return 0;
    return (size_t)(row->depth < DEPTH_MOST ? row->depth : DEPTH_MOST) * DEPTH_INDENT;
}

/* The widest column gives way until the table fits. */
static void
fit(struct layout *layout)
{
    size_t columns = layout->table->column_count, total = INDENT;
    for (size_t i = 0; i < columns; i++)
        total += layout->widths[i] + (i > 0 ? GAP : 0);
    while (total > TEXT_COLUMNS) {
        size_t widest = 0;
        for (size_t i = 1; i < columns; i++)
            if (layout->widths[i] > layout->widths[widest])
                widest = i;
        if (layout->widths[widest] <= NARROWEST)
            return;
        layout->widths[widest]--;
        total--;
    }
}

static void
measure(const struct text_pen *pen, struct layout *layout)
{
    const struct page_table *table = layout->table;
    size_t columns = table->column_count;
    for (size_t line = 0; line <= table->count; line++) {
        const struct page_row *row = line > 0 ? &table->rows[line - 1] : NULL;
        for (size_t i = 0; i < columns; i++) {
            const char *text = !row ? table->columns[i].title : row->cells ? row->cells[i] : "";
            char *clean = text_clean(pen, text, PAGE_LONGEST_CELL);
            layout->cells[line * columns + i] = clean;
            size_t width = text_width(clean) + indent_of(row, i);
            if (width > layout->widths[i])
                layout->widths[i] = width;
        }
    }
    fit(layout);
}

/* One cell's part of a line, after `gap` columns that nothing was written to yet; returns the
   columns that still wait for a text behind them. */
static size_t
write_part(struct text_pen *pen, const struct layout *layout, size_t column, size_t indent,
    const char **rest, size_t gap)
{
    size_t width = layout->widths[column];
    if (indent > width / 2)
        indent = width / 2;
    const char *line;
    size_t length;
    if (!clean_line(rest, width - indent, &line, &length))
        return gap + width;
    char *part = mem_copy(line, length);
    size_t used = text_width(part) + indent;
    size_t free_columns = width > used ? width - used : 0;
    bool to_the_right = layout->table->columns[column].figures;
    text_spaces(pen, gap + indent + (to_the_right ? free_columns : 0));
    outfile_text(pen->out, part);
    free(part);
    return to_the_right ? 0 : free_columns;
}

/* A row of cells, over as many lines as its longest cell takes. */
static void
write_cells(struct text_pen *pen, const struct layout *layout, size_t line, const char **rest)
{
    const struct page_table *table = layout->table;
    const struct page_row *row = line > 0 ? &table->rows[line - 1] : NULL;
    for (size_t i = 0; i < table->column_count; i++)
        rest[i] = cell_of(layout, line, i);
    bool more = true;
    while (more) {
        size_t gap = INDENT;
        more = false;
        for (size_t i = 0; i < table->column_count; i++) {
            gap = write_part(pen, layout, i, indent_of(row, i), &rest[i], gap) + GAP;
            more = more || *rest[i] != '\0';
        }
        outfile_text(pen->out, "\n");
    }
}

void
text_table(struct text_pen *pen, const struct page_table *table)
{
    size_t cells = (table->count + 1) * table->column_count;
    struct layout layout = {
        table, mem_zeroed(cells, sizeof(char *)), mem_zeroed(table->column_count, sizeof(size_t))};
    const char **rest = mem_zeroed(table->column_count, sizeof *rest);
    measure(pen, &layout);
    if (page_table_has_titles(table))
        write_cells(pen, &layout, 0, rest);
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].cells)
            write_cells(pen, &layout, i + 1, rest);
        else
            text_wrapped(pen, table->rows[i].text, NULL, 0);
    }
    for (size_t i = 0; i < cells; i++)
        free(layout.cells[i]);
    free(layout.cells);
    free(layout.widths);
    free(rest);
}
