/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in Markdown. The cells are padded, so that the columns also stand below each other where
 * the table is read as it is written. A caption is left out: Markdown has none, and the heading
 * says as much.
 */
#include <stdbool.h>
#include <stdlib.h>

#include "base/text.h"
#include "page/markdown_parts.h"

enum { DEPTH_MOST = 4, NARROWEST = 3, PADDED_MOST = 40 };

/* One step of indentation: two no-break spaces, which Markdown keeps. */
static const char step[] = "\xC2\xA0\xC2\xA0";

/* A table whose cells are Markdown, and the width of each column. */
struct layout {
    const struct page_table *table;
    char **cells; /* the titles, then row by row; of a group only the first */
    size_t *widths;
};

static const char *
text_of(const struct page_table *table, size_t line, size_t column)
{
    if (line == 0)
        return table->columns[column].title;
    const struct page_row *row = &table->rows[line - 1];
    if (row->cells)
        return row->cells[column];
    return column == 0 ? row->text : "";
}

/* A cell as it will stand there: set in by its depth, and bold if it is the head of a group. */
static char *
cell_text(const struct page_table *table, size_t line, size_t column)
{
    char *text = markdown_text(text_of(table, line, column), PAGE_LONGEST_CELL);
    const struct page_row *row = line > 0 ? &table->rows[line - 1] : NULL;
    bool bold = row && !row->cells && *text != '\0';
    int depth = row && row->cells && column == 0 ? row->depth : 0;
    struct outfile *out = outfile_in_memory();
    for (int i = 0; i < depth && i < DEPTH_MOST; i++)
        outfile_text(out, step);
    outfile_format(out, bold ? "**%s**" : "%s", text);
    free(text);
    size_t length;
    return outfile_taken(out, &length);
}

static void
measure(struct layout *layout)
{
    size_t columns = layout->table->column_count;
    for (size_t i = 0; i < columns; i++)
        layout->widths[i] = NARROWEST;
    for (size_t line = 0; line <= layout->table->count; line++) {
        for (size_t i = 0; i < columns; i++) {
            char *cell = cell_text(layout->table, line, i);
            layout->cells[line * columns + i] = cell;
            size_t width = text_width(cell);
            if (width > layout->widths[i] && width <= PADDED_MOST)
                layout->widths[i] = width;
        }
    }
}

static void
repeat(struct outfile *out, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        outfile_text(out, text);
}

static void
write_line(struct outfile *out, const struct layout *layout, size_t line)
{
    size_t columns = layout->table->column_count;
    for (size_t i = 0; i < columns; i++) {
        const char *cell = layout->cells[line * columns + i];
        size_t width = text_width(cell);
        size_t room = layout->widths[i] > width ? layout->widths[i] - width : 0;
        bool figures = layout->table->columns[i].figures;
        outfile_text(out, "| ");
        repeat(out, " ", figures ? room : 0);
        outfile_text(out, cell);
        repeat(out, " ", figures ? 1 : room + 1);
    }
    outfile_text(out, "|\n");
}

static void
write_rule(struct outfile *out, const struct layout *layout)
{
    for (size_t i = 0; i < layout->table->column_count; i++) {
        bool figures = layout->table->columns[i].figures;
        outfile_text(out, "| ");
        repeat(out, "-", layout->widths[i] - figures);
        outfile_text(out, figures ? ": " : " ");
    }
    outfile_text(out, "|\n");
}

void
markdown_table(struct outfile *out, const struct page_table *table)
{
    size_t cells = (table->count + 1) * table->column_count;
    struct layout layout = {
        table, mem_zeroed(cells, sizeof(char *)), mem_zeroed(table->column_count, sizeof(size_t))};
    measure(&layout);
    for (size_t line = 0; line <= table->count; line++) {
        write_line(out, &layout, line);
        if (line == 0)
            write_rule(out, &layout);
    }
    for (size_t i = 0; i < cells; i++)
        free(layout.cells[i]);
    free(layout.cells);
    free(layout.widths);
}
