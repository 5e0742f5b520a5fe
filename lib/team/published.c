/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of figures, read and written. Nothing is ever taken out of it: what was shown once stays
 * shown.
 */
#include "team/published.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"
#include "csv/writer.h"

enum {
    BY,
    GROUP,
    FIRST,
    LAST,
    DATE,
    SCALE,
    N,
    MEAN,
    SD,
    HEADCOUNT,
    MIN_GROUP,
    MEMBERS,
    COLUMNS,
};
static const char *const header[COLUMNS + 1] = {"by", "group", "first", "last", "date", "scale",
    "n", "mean", "sd", "headcount", "min_group", "members", NULL};

enum { MOST_DIGITS = 9, FIGURE_SIZE = 64, HEX = 16 };

struct published {
    struct writer *writer; /* NULL = nothing is kept */
    struct group_figure *figures;
    size_t read, count, capacity; /* those of the file come first */
    struct arena arena;
};

/* ---- Reading ----------------------------------------------------------------------------------
 */

struct row {
    const struct table *table;
    const int *columns;
};

static void __attribute__((noreturn)) refuse(const struct row *row, int column, const char *what)
{
    diag_fatal_at(table_place(row->table), "%s '%s' %s", header[column],
        text_shown(table_cell(row->table, row->columns[column])), what);
}

static size_t
read_count(const struct row *row, int column)
{
    int value = 0;
    const char *cell = table_cell(row->table, row->columns[column]);
    size_t digits = chars_number(cell, MOST_DIGITS, &value);
    if (digits == 0 || cell[digits] != '\0')
        refuse(row, column, "is not a count");
    return (size_t)value;
}

static int
read_day(const struct row *row, int column)
{
    int day = DAY_NONE;
    const char *cell = table_cell(row->table, row->columns[column]);
    if (*cell && !day_parse(cell, &day))
        refuse(row, column, "is not a date");
    return day;
}

static double
read_figure(const struct row *row, int column)
{
    struct decimal value;
    if (!decimal_parse(table_cell(row->table, row->columns[column]), &value))
        refuse(row, column, "is not a number");
    return decimal_to_double(value);
}

static enum group_cut
read_cut(const struct row *row)
{
    int cut = 0;
    while (group_cut_words[cut] &&
           !text_same(table_cell(row->table, row->columns[BY]), group_cut_words[cut]))
        cut++;
    if (!group_cut_words[cut])
        refuse(row, BY, "is not one of all, manager, team");
    return (enum group_cut)cut;
}

static uint64_t
read_members(const struct row *row)
{
    static const char digits[] = "0123456789abcdef";
    const char *cell = table_cell(row->table, row->columns[MEMBERS]);
    uint64_t value = 0;
    if (strlen(cell) != HEX || strspn(cell, digits) != HEX)
        refuse(row, MEMBERS, "is not a fingerprint");
    for (size_t i = 0; i < HEX; i++)
        value = value << 4 | (uint64_t)(strchr(digits, cell[i]) - digits);
    return value;
}

static const char *
read_text(struct published *published, const struct row *row, int column)
{
    const char *cell = table_cell(row->table, row->columns[column]);
    return arena_text(&published->arena, cell, strlen(cell));
}

static void
append(struct published *published, const struct group_figure *figure)
{
    published->figures = mem_grow(
        published->figures, &published->capacity, published->count + 1, sizeof *published->figures);
    published->figures[published->count++] = *figure;
}

static void
read_row(struct published *published, const struct row *row, size_t minimum)
{
    const struct group_figure figure = {.cut = read_cut(row),
        .group = read_text(published, row, GROUP),
        .scale = read_text(published, row, SCALE),
        .wave = {read_day(row, FIRST), read_day(row, LAST), read_day(row, DATE)},
        .n = read_count(row, N),
        .mean = read_figure(row, MEAN),
        .sd = read_figure(row, SD),
        .headcount = read_count(row, HEADCOUNT),
        .minimum = read_count(row, MIN_GROUP),
        .members = read_members(row)};
    if (figure.wave.last < figure.wave.first)
        refuse(row, LAST, "lies before the first day");
    if (figure.minimum > minimum)
        refuse(row, MIN_GROUP, "was promised as the smallest group: --min-group cannot be lower");
    append(published, &figure);
}

static void
read_file(struct published *published, const char *path, size_t minimum)
{
    struct table *table = table_open(path, ',');
    int columns[COLUMNS];
    const struct row row = {table, columns};
    table_need_rows(table);
    for (size_t i = 0; i < COLUMNS; i++)
        columns[i] = table_need(table, header[i]);
    while (table_next(table))
        read_row(published, &row, minimum);
    table_close(table);
    published->read = published->count;
}

struct published *
published_open(const char *path, size_t minimum)
{
    struct stat status;
    struct published *published = mem_zeroed(1, sizeof *published);
    if (!path)
        return published;
    if (!*path || strcmp(path, "-") == 0)
        diag_fatal("--published needs the name of a file");
    if (stat(path, &status) == 0)
        read_file(published, path, minimum);
    else if (errno != ENOENT)
        diag_fatal("%s: %s", path, strerror(errno));
    published->writer = writer_open(path, &writer_plain);
    return published;
}

const struct group_figure *
published_figures(const struct published *published, size_t *count)
{
    *count = published->read;
    return published->figures;
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

void
published_add(struct published *published, const struct group_figure *figure)
{
    if (published->writer)
        append(published, figure);
}

/* Twelve decimals: far more than is shown, and the same on reading. */
static void
write_figure(struct writer *writer, double value)
{
    char text[FIGURE_SIZE];
    snprintf(text, sizeof text, "%.12f", value);
    writer_cell(writer, text);
}

static void
write_row(struct writer *writer, const struct group_figure *figure)
{
    char members[HEX + 1];
    snprintf(members, sizeof members, "%016" PRIx64, figure->members);
    writer_cell(writer, group_cut_words[figure->cut]);
    writer_cell(writer, figure->group);
    writer_day(writer, figure->wave.first);
    writer_day(writer, figure->wave.last);
    writer_day(writer, figure->wave.date);
    writer_cell(writer, figure->scale);
    writer_integer(writer, (long long)figure->n);
    write_figure(writer, figure->mean);
    write_figure(writer, figure->sd);
    writer_integer(writer, (long long)figure->headcount);
    writer_integer(writer, (long long)figure->minimum);
    writer_cell(writer, members);
    writer_end_row(writer);
}

void
published_finish(struct published *published)
{
    if (!published->writer)
        return;
    writer_header(published->writer, header);
    for (size_t i = 0; i < published->count; i++)
        write_row(published->writer, &published->figures[i]);
    writer_commit(published->writer);
    published->writer = NULL;
}

void
published_free(struct published *published)
{
    if (!published)
        return;
    free(published->figures);
    arena_free(&published->arena);
    free(published);
}
