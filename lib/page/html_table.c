/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in HTML: what heads a column, a group or a row says so, for readers who hear the page.
 * Cells wrap, so that no text makes the page wider. A table of many columns is marked: on a narrow
 * screen its rows become small lists, each cell with the title of its column before it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/clean.h"
#include "page/html_parts.h"

enum { COLUMNS_FEW = 4, DEPTH_MOST = 4, FIGURE_COLUMNS = 12, DATE_COLUMNS = 16, WHOLE_BYTES = 24 };

static bool
is_empty(const char *text)
{
    char *clean = clean_text(text, PAGE_LONGEST_CELL);
    bool empty = *clean == '\0';
    free(clean);
    return empty;
}

/* The class of a cell in a column of figures or of dates: each stays on one line, a longer text may
   not. */
static const char *
cell_class(const struct page_column *column, const char *text)
{
    if (!column->figures && !column->dates)
        return "";
    size_t most = column->figures ? FIGURE_COLUMNS : DATE_COLUMNS;
    char *clean = clean_text(text, PAGE_LONGEST_CELL);
    bool is_long = text_width(clean) > most || strlen(clean) > WHOLE_BYTES;
    free(clean);
    if (!column->figures)
        return is_long ? "" : " class=\"date\"";
    return is_long ? " class=\"figures long\"" : " class=\"figures\"";
}

static void
write_titles(struct outfile *out, const struct page_table *table)
{
    outfile_text(out, "<thead>\n<tr>\n");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct page_column *column = &table->columns[i];
        bool empty = is_empty(column->title);
        outfile_text(out, empty ? "<td" : "<th scope=\"col\"");
        outfile_format(out, "%s>", column->figures ? " class=\"figures long\"" : "");
        html_text(out, column->title, PAGE_LONGEST_CELL);
        outfile_text(out, empty ? "</td>\n" : "</th>\n");
    }
    outfile_text(out, "</tr>\n</thead>\n");
}

static void
write_group(struct outfile *out, const struct page_table *table, const char *text)
{
    outfile_format(
        out, "<tr class=\"group\">\n<th scope=\"rowgroup\" colspan=\"%zu\">", table->column_count);
    html_text(out, text, PAGE_LONGEST_CELL);
    outfile_text(out, "</th>\n</tr>\n");
}

/* The first cell, which heads the row. */
static void
write_head(struct outfile *out, const struct page_table *table, const struct page_row *row)
{
    bool empty = is_empty(row->cells[0]);
    int depth = row->depth < 0 ? 0 : row->depth < DEPTH_MOST ? row->depth : DEPTH_MOST;
    outfile_format(out, "%s class=\"depth%d%s\">", empty ? "<td" : "<th scope=\"row\"", depth,
        table->columns[0].figures ? " figures long" : "");
    html_text(out, row->cells[0], PAGE_LONGEST_CELL);
    outfile_text(out, empty ? "</td>\n" : "</th>\n");
}

static void
write_row(struct outfile *out, const struct page_table *table, const struct page_row *row)
{
    outfile_text(out, "<tr>\n");
    write_head(out, table, row);
    for (size_t i = 1; i < table->column_count; i++) {
        outfile_format(out, "<td%s", cell_class(&table->columns[i], row->cells[i]));
        if (table->column_count > COLUMNS_FEW) {
            outfile_text(out, " data-title=\"");
            html_text(out, table->columns[i].title, PAGE_LONGEST_CELL);
            outfile_text(out, "\"");
        }
        outfile_text(out, ">");
        html_prose(out, row->cells[i], PAGE_LONGEST_CELL);
        outfile_text(out, "</td>\n");
    }
    outfile_text(out, "</tr>\n");
}

void
html_table(struct outfile *out, const struct page_table *table, const char *caption)
{
    bool many = table->column_count > COLUMNS_FEW, begun = false;
    outfile_text(out, many ? "<table class=\"many\">\n" : "<table>\n");
    html_element(out, "caption", NULL, caption);
    if (page_table_has_titles(table))
        write_titles(out, table);
    for (size_t i = 0; i < table->count; i++) {
        const struct page_row *row = &table->rows[i];
        if (!row->cells && begun)
            outfile_text(out, "</tbody>\n");
        if (!row->cells || !begun)
            outfile_text(out, "<tbody>\n");
        begun = true;
        if (row->cells)
            write_row(out, table, row);
        else
            write_group(out, table, row->text);
    }
    outfile_text(out, begun ? "</tbody>\n</table>\n" : "</table>\n");
}
