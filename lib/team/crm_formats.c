/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of formats is a table, and so is each of them: this file only looks them up and asks
 * which of them a header fits. A report may have titles, each of which might be the header, and
 * there may be many files: what headers are compared with is read once, and lives to the end.
 */
#include "team/crm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tables.h"
#include "base/text.h"

/* The table of a format that is in the list. */
static const struct table_file *
builtin_file(const char *format)
{
    char name[80];
    (void)snprintf(name, sizeof name, "team/crm-%s", format);
    return tables_need(name);
}

/* The list of formats. */
struct formats {
    struct table *table;
    int format, source, decimal, last_resort, about;
};

static struct formats
formats_open(void)
{
    struct formats formats;
    formats.table = table_builtin("team/crm-formats");
    formats.format = table_need(formats.table, "format");
    formats.source = table_need(formats.table, "source");
    formats.decimal = table_need(formats.table, "decimal");
    formats.last_resort = table_need(formats.table, "last_resort");
    formats.about = table_need(formats.table, "about");
    return formats;
}

/* The map of the format in the current row of the list. */
static struct map *
format_map(const struct formats *formats, struct crm_words *words)
{
    const struct table_file *file = builtin_file(table_cell(formats->table, formats->format));
    struct map *map = map_of(table_builtin(file->name), file->name + strlen("team/crm-"), words);
    map_set_source(map, table_cell(formats->table, formats->source));
    map->decimal_mark = table_cell(formats->table, formats->decimal)[0];
    return map;
}

/* What headers are compared with, in the order of the list. These maps are asked, never bound. */
static struct candidate {
    struct map *map;
    bool last_resort;
} * candidates;
static size_t candidate_count;

static void
read_candidates(void)
{
    static struct crm_words *words; /* the conditions of the maps speak of them */
    struct formats formats = formats_open();
    size_t capacity = 0;
    words = crm_words_new();
    while (table_next(formats.table)) {
        candidates = mem_grow(candidates, &capacity, candidate_count + 1, sizeof *candidates);
        candidates[candidate_count++] = (struct candidate){
            format_map(&formats, words), *table_cell(formats.table, formats.last_resort) != '\0'};
    }
    table_close(formats.table);
}

struct map *
map_builtin(const char *format, struct crm_words *words)
{
    struct formats formats = formats_open();
    struct map *map = NULL;
    while (!map && table_next(formats.table))
        if (strcmp(table_cell(formats.table, formats.format), format) == 0)
            map = format_map(&formats, words);
    table_close(formats.table);
    return map;
}

/* The candidate that fits the table best, or NULL; see map_recognise(). */
static struct map *
best_candidate(struct crm_header *header)
{
    struct map *best = NULL;
    size_t most = 0;
    if (!candidates)
        read_candidates();
    for (size_t i = 0; i < candidate_count; i++) {
        struct map *map = candidates[i].map;
        bool last_resort = candidates[i].last_resort;
        size_t found;
        if (map_lacks(map, header, NULL))
            continue;
        (void)map_lacks(map, header, &found);
        if (last_resort ? !best : found > most) {
            best = map;
            most = last_resort ? 0 : found;
        }
    }
    return best;
}

/* The candidate that finds most columns where none fits, and what it lacks. */
static void
find_nearest(struct crm_header *header, const char **nearest, char **missing)
{
    size_t most = 1; /* one column in common is not near */
    const char *lacking = NULL;
    *nearest = NULL;
    for (size_t i = 0; i < candidate_count; i++) {
        size_t found;
        const char *lacks = map_lacks(candidates[i].map, header, &found);
        if (found > most) {
            *nearest = candidates[i].map->name;
            lacking = lacks;
            most = found;
        }
    }
    *missing = lacking ? text_tidy(lacking) : NULL;
}

struct map *
map_recognise(
    const struct table *table, struct crm_words *words, const char **nearest, char **missing)
{
    if (nearest)
        *nearest = *missing = NULL;
    struct crm_header *header = crm_header_of(table);
    const struct map *best = best_candidate(header);
    if (!best && nearest)
        find_nearest(header, nearest, missing);
    crm_header_free(header);
    if (!best)
        return NULL;
    struct map *map = map_builtin(best->name, words);
    (void)map_bind(map, table, NULL);
    return map;
}

bool
map_is_known(const struct table *table)
{
    struct crm_header *header = crm_header_of(table);
    bool known = best_candidate(header) != NULL;
    crm_header_free(header);
    return known;
}

bool
map_show(const char *format, struct outfile *out)
{
    struct crm_words *words = crm_words_new();
    struct map *map = map_builtin(format, words);
    if (map) {
        const struct table_file *file = builtin_file(format);
        outfile_write(out, file->bytes, file->size);
    }
    map_free(map);
    crm_words_free(words);
    return map != NULL;
}

void
map_list(struct outfile *out)
{
    struct formats formats = formats_open();
    while (table_next(formats.table))
        outfile_format(out, "%-32s %s\n", table_cell(formats.table, formats.format),
            table_cell(formats.table, formats.about));
    table_close(formats.table);
}
