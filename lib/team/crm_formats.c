/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of formats is a table, and so is each of them: this file only looks them up and asks
 * which of them a header fits.
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

struct map *
map_recognise(
    const struct table *table, struct crm_words *words, const char **nearest, char **missing)
{
    struct formats formats = formats_open();
    struct map *best = NULL;
    size_t most = 0, most_lacking = 1; /* one column in common is not near */
    if (nearest)
        *nearest = *missing = NULL;
    while (table_next(formats.table)) {
        struct map *map = format_map(&formats, words);
        size_t found;
        const char *lacks = map_bind(map, table, &found);
        bool last_resort = *table_cell(formats.table, formats.last_resort) != '\0';
        bool better = !lacks && (last_resort ? !best : found > most);
        if (better) {
            map_free(best);
            best = map;
            most = last_resort ? 0 : found;
        } else if (lacks && nearest && found > most_lacking) {
            free(*missing);
            *nearest = map->name;
            *missing = text_tidy(lacks);
            most_lacking = found;
        }
        if (!better)
            map_free(map);
    }
    table_close(formats.table);
    return best;
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
