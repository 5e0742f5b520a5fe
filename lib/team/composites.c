/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Composites of scales, and norms: two small files beside a codebook. A composite may be made of
 * composites that stand above it, so there are no circles.
 */
#include <math.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/text.h"
#include "team/codebook_parts.h"

/* The composite that the row adds to: a new one, or the one of the row above. */
static struct figure *
composite_of(struct codebook *codebook, const struct table *table, int column)
{
    const char *name = codebook_cell(codebook, table, column);
    int number = codebook_find(codebook->figure_names, name);
    if (number >= 0 && (size_t)number < codebook->scale_count)
        codebook_fault(table, column, "is the name of a scale");
    if (number >= 0 && (size_t)number + 1 != codebook->figure_count)
        codebook_fault(table, column, "has rows in two places; they stand together");
    return codebook_figure(codebook, name);
}

static int
part_of(const struct codebook *codebook, const struct table *table, int column,
    const struct figure *composite)
{
    int number = codebook_find(codebook->figure_names, table_cell(table, column));
    if (number < 0)
        codebook_fault(table, column, "is neither a scale nor a composite above");
    if (&codebook->figures[number] == composite)
        codebook_fault(table, column, "is the composite itself");
    for (size_t i = 0; i < composite->count; i++)
        if (composite->parts[i].of == number)
            codebook_fault(table, column, "is twice in one composite");
    return number;
}

void
codebook_read_composites(struct codebook *codebook, const char *name, char delimiter)
{
    const char *shown;
    struct table *table = codebook_open(name, delimiter, &shown);
    int composite = table_need(table, "composite"), scale = table_need(table, "scale");
    int weight = table_column(table, "weight"), reversed = table_column(table, "reversed");
    while (table_next(table)) {
        struct figure *figure = composite_of(codebook, table, composite);
        struct scale_part part = {.of = part_of(codebook, table, scale, figure), .weight = 1};
        part.reversed = codebook_yes(table, reversed);
        if (!text_is_blank(table_cell(table, weight)))
            part.weight = codebook_number(table, weight);
        if (part.weight == 0)
            codebook_fault(table, weight, "adds nothing");
        codebook_add_part(figure, part);
    }
    table_close(table);
}

/* The figure that a row of norms is about, -1 if the codebook has none of that name. */
static int
figure_of_norm(const struct codebook *codebook, const struct table *table, int column)
{
    int figure = codebook_find(codebook->figure_names, table_cell(table, column));
    if (figure < 0)
        diag_say_at(table_place(table), "%s '%s' is no scale of '%s', so its norms are not used",
            table_column_name(table, (size_t)column), text_shown(table_cell(table, column)),
            codebook->name);
    return figure;
}

void
codebook_norms(
    const struct codebook *codebook, const char *path, char delimiter, struct norm *norms)
{
    for (size_t i = 0; i < codebook->figure_count; i++)
        norms[i] = (struct norm){(double)NAN, (double)NAN};
    if (!path)
        return;
    struct table *table = table_open(path, delimiter);
    table_need_rows(table);
    int scale = table_need(table, "scale"), sd = table_need(table, "sd");
    int alpha = table_need(table, "alpha"), source = table_need(table, "source");
    while (table_next(table)) {
        struct norm norm = {codebook_number(table, sd), codebook_number(table, alpha)};
        if (!(norm.sd > 0))
            codebook_fault(table, sd, "is not above 0");
        if (!(norm.alpha >= 0 && norm.alpha <= 1))
            codebook_fault(table, alpha, "is not from 0 to 1");
        if (text_is_blank(table_cell(table, source)))
            codebook_fault(table, source, "is empty; say where the norms come from");
        int figure = figure_of_norm(codebook, table, scale);
        if (figure < 0)
            continue;
        if (!isnan(norms[figure].sd))
            codebook_fault(table, scale, "has two rows of norms");
        norms[figure] = norm;
    }
    table_close(table);
}
