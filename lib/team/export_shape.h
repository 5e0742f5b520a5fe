/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shape of an export: how many rows, how far each column is filled, whose records, in which
 * currencies, with which form of dates. And the file that keeps shapes from one run to the next:
 *
 *     export,property,name,value
 *     hubspot-deals,rows,,590
 *     hubspot-deals,used,Amount,543          a column that the map reads: cells filled
 *     hubspot-deals,column,City,12           any other column: cells filled
 *     hubspot-deals,owner,Ana Ruiz,40        events
 *     hubspot-deals,currency,EUR,348         events with an amount in it
 *     hubspot-deals,dates,Close Date,day first
 */
#ifndef AMP_TEAM_EXPORT_SHAPE_H
#define AMP_TEAM_EXPORT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/writer.h"
#include "team/crm_column.h"

/* A name and what was counted under it. */
struct shape_count {
    char *name;
    size_t count;
    bool used;           /* of a column: the map reads it */
    enum date_form form; /* of a column of dates */
};

/* Names in the order of first sight. */
struct shape_counts {
    struct names *keys;
    struct shape_count *items;
    size_t count, capacity;
};

struct export_shape {
    size_t rows;
    struct shape_counts columns, owners, currencies;
};

void export_shape_start(struct export_shape *shape);
void export_shape_end(struct export_shape *shape);

/* The count under a name, made if it is new. Columns are the same when their text_column_key() is;
   other names are compared as bytes. Valid until the next one is made. */
struct shape_count *shape_column(struct export_shape *shape, const char *name);
struct shape_count *shape_count_of(struct shape_counts *counts, const char *name);

/* The column or count under a name, or NULL. */
const struct shape_count *shape_column_find(const struct export_shape *shape, const char *name);
const struct shape_count *shape_count_find(const struct shape_counts *counts, const char *name);

/* Reads a file of shapes; `shape_of` gives the shape to fill for the name of an export. Whatever is
   wrong with the file ends the program with the line. */
void export_shapes_read(
    const char *path, struct export_shape *(*shape_of)(const char *export, void *data), void *data);

/* Writes the header of a file of shapes, and the rows of one. */
void export_shapes_begin(struct writer *writer);
void export_shape_write(
    struct writer *writer, const char *export, const struct export_shape *shape);

#endif
