/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The codebooks and composites that are built in: tables called codebook-NAME, and the list of
 * them. What may be said of one is a cell of the list, not code.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/outfile.h"
#include "base/tables.h"
#include "base/text.h"
#include "team/codebook_parts.h"

const char codebook_default[] = "pulse";

/* The built-in table of that name, or NULL. */
static const struct table_file *
find(const char *name)
{
    char full[80];
    int length = snprintf(full, sizeof full, "team/codebook-%s", name);
    return length > 0 && (size_t)length < sizeof full ? tables_find(full) : NULL;
}

struct table *
codebook_open(const char *name, char delimiter, const char **shown)
{
    const struct table_file *file = find(name);
    *shown = name;
    if (file)
        return table_builtin(file->name);
    struct table *table = table_open(name, delimiter);
    table_need_rows(table);
    return table;
}

/* What is to be known of the built-in codebook of that name; kept in `arena`. NULL if nothing is.
 */
static const char *
caution_of(const char *name, struct arena *arena)
{
    struct table *table = table_builtin("team/codebooks");
    int names = table_need(table, "name"), cautions = table_need(table, "caution");
    const char *found = NULL;
    while (table_next(table)) {
        const char *caution = table_cell(table, cautions);
        if (strcmp(table_cell(table, names), name) == 0 && *caution)
            found = arena_text(arena, caution, strlen(caution));
    }
    table_close(table);
    return found;
}

void
codebook_read_caution(struct codebook *codebook, const char *name)
{
    if (find(name))
        codebook->caution = caution_of(name, &codebook->arena);
}

bool
codebook_show(const char *name, const char *path)
{
    struct arena arena = {0};
    const char *wanted = *name ? name : codebook_default;
    const struct table_file *file = find(wanted);
    if (!file)
        return false;
    outfile_table(path, file->name);
    const char *caution = caution_of(wanted, &arena);
    if (caution)
        diag_say("codebook '%s' %s", wanted, caution);
    arena_free(&arena);
    return true;
}
