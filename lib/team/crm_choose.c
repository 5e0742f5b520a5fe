/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the user says comes first; a guess is never made: a file in which no header fits ends the
 * program. Reports have titles above the header, so the first records are tried in turn.
 */
#include "team/crm_choose.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"

#define TITLES_LIMIT 40 /* records above a header, at most */

/* The widest record that was tried as header: what the message speaks of if none fits. */
struct failure {
    size_t columns;
    char header[TABLE_HEADER_SIZE];
    const char *nearest;   /* a format */
    char *missing, *meant; /* a column, and one of the file that may be meant */
};

/* Remembers a header that did not fit, if it is wider than those before. Takes `missing` over. */
static void
remember(struct failure *failure, const struct table *table, const char *nearest, char *missing)
{
    size_t columns = table_columns(table);
    if (columns <= failure->columns) {
        free(missing);
        return;
    }
    const char **names = mem_zeroed(columns, sizeof *names);
    for (size_t i = 0; i < columns; i++)
        names[i] = table_column_name(table, i);
    const char *meant = missing ? text_nearest(missing, names, columns) : NULL;
    free(failure->missing);
    free(failure->meant);
    failure->columns = columns;
    (void)table_header_shown(table, failure->header);
    failure->nearest = nearest;
    failure->missing = missing;
    failure->meant = meant ? text_tidy(meant) : NULL;
    free(names);
}

static void __attribute__((noreturn)) give_up(
    const struct table *table, const struct event_options *options, const struct failure *failure)
{
    const char *name = table_name(table), *header = failure->header;
    bool own = options->map || options->format;
    if (own && failure->meant)
        diag_fatal("%s: no column '%s'; did you mean '%s'? the header is '%s'", name,
            text_shown(failure->missing), text_shown(failure->meant), header);
    if (own)
        diag_fatal(
            "%s: no column '%s'; the header is '%s'", name, text_shown(failure->missing), header);
    if (failure->nearest)
        diag_fatal("%s: no known export has the header '%s'; '%s' comes nearest but needs '%s'; "
                   "a map can read it: crm-events -m, see amp-crm-map(5)",
            name, header, failure->nearest, text_shown(failure->missing));
    diag_fatal("%s: no known export has the header '%s'; a map can read it: crm-events -m, see "
               "amp-crm-map(5)",
        name, header);
}

/* The next record as header, unless enough were tried. */
static bool
try_next(struct table *table)
{
    return table_is_searching(table) && table_title_rows(table) < TITLES_LIMIT &&
           table_next_header(table);
}

/* The map that the user named, or NULL. */
static struct map *
named_map(const struct event_options *options, struct crm_words *words)
{
    if (!options->map && !options->format)
        return NULL;
    struct map *map =
        options->map ? map_read(options->map, words) : map_builtin(options->format, words);
    if (!map)
        diag_fatal(
            "no format is called '%s'; see crm-events --list-formats", text_shown(options->format));
    return map;
}

struct map *
crm_choose(struct table *table, const struct event_options *options, struct crm_words *words)
{
    struct map *named = named_map(options, words), *map = NULL;
    struct failure failure = {0};
    do {
        const char *nearest = NULL;
        char *missing = NULL;
        if (named) {
            const char *lacks = map_bind(named, table, NULL);
            map = lacks ? NULL : named;
            missing = lacks ? text_tidy(lacks) : NULL;
        } else {
            map = map_recognise(table, words, &nearest, &missing);
        }
        if (!map)
            remember(&failure, table, nearest, missing);
        else
            free(missing);
    } while (!map && try_next(table));
    if (!map)
        give_up(table, options, &failure);
    free(failure.missing);
    free(failure.meant);
    return map;
}

bool
crm_knows(const struct table *table)
{
    return map_is_known(table);
}

bool
crm_find_header(struct table *table)
{
    while (!crm_knows(table))
        if (!try_next(table))
            return false;
    return true;
}
