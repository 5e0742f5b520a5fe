/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An exact name is looked for first, so that a prefix never hides a column that is called just so.
 */
#include "team/crm_header.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* Whether `text` fits a pattern in which `*` stands for any text. Goes back to the last star only,
   so it is quadratic at worst. */
static bool
fits(const char *pattern, const char *text)
{
    const char *star = NULL, *retry = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            retry = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

static bool
fits_key(const char *pattern, const char *name)
{
    char *key = text_column_key(name);
    bool good = *key && fits(pattern, key);
    free(key);
    return good;
}

/* Whether the prefix, up to `end`, names a kind of record: in `Competitor: Won` it does not, and
   that column is no flag of the deal. Of `Account Region : Account : Amount` the last part counts.
 */
static bool
is_record_prefix(const char *name, const char *end)
{
    static const char *const records[] = {"account", "activity", "call", "contact", "conversation",
        "deal", "email", "event", "lead", "meeting", "opportunity", "organization", "person",
        "potential", "task"};
    const char *from = end;
    while (from > name && from[-1] != ':')
        from--;
    char *prefix = mem_copy(from, (size_t)(end - from)), *key = text_column_key(prefix);
    bool known = false;
    for (size_t i = 0; i < sizeof records / sizeof *records && !known; i++)
        known = strcmp(key, records[i]) == 0;
    free(prefix);
    free(key);
    return known;
}

/* The part of a column's name behind the name of a record: behind the last `:`, else behind the
 * first ` - `. */
static const char *
without_prefix(const char *name)
{
    const char *colon = strrchr(name, ':'), *dash = strstr(name, " - ");
    const char *end = colon ? colon : dash;
    if (!end || !is_record_prefix(name, end))
        return name;
    return colon ? colon + 1 : dash + 3;
}

static size_t
find(const struct table *table, const char *pattern, bool prefixed, int *columns, size_t room)
{
    bool whole = strchr(pattern, '*') == NULL;
    size_t found = 0;
    for (size_t i = 0; i < table_columns(table) && found < room; i++) {
        const char *name = table_column_name(table, i);
        if (prefixed)
            name = without_prefix(name);
        if (whole ? *pattern && text_has_column_key(name, pattern) : fits_key(pattern, name))
            columns[found++] = (int)i;
    }
    return found;
}

/* `NAME#2`: the second of the columns that are called NAME. */
static int
find_numbered(const struct table *table, const char *name)
{
    const char *sign = strrchr(name, '#');
    if (!sign || sign[1] < '2' || sign[1] > '9' || sign[2] != '\0')
        return -1;
    char *raw = mem_copy(name, (size_t)(sign - name)), *wanted = text_column_key(raw);
    int column = -1, more = sign[1] - '0';
    for (size_t i = 0; i < table_columns(table) && more > 0; i++) {
        more -= text_has_column_key(table_column_name(table, i), wanted);
        column = more == 0 ? (int)i : -1;
    }
    free(raw);
    free(wanted);
    return column;
}

static bool
has_prefixes(const struct table *table)
{
    for (size_t i = 0; i < table_columns(table); i++)
        if (without_prefix(table_column_name(table, i)) != table_column_name(table, i))
            return true;
    return false;
}

struct crm_header
crm_header_of(const struct table *table)
{
    return (struct crm_header){table, has_prefixes(table)};
}

size_t
crm_header_find(const struct crm_header *header, const char *name, int *columns, size_t room)
{
    const struct table *table = header->table;
    int column = table_column(table, name);
    if (column < 0)
        column = find_numbered(table, name);
    if (column >= 0) {
        columns[0] = column;
        return 1;
    }
    bool pattern = strchr(name, '*') != NULL;
    if (!pattern && !header->has_prefixes)
        return 0;
    char *key = text_column_key(name);
    size_t found = pattern ? find(table, key, false, columns, room) : 0;
    if (found == 0)
        found = find(table, key, true, columns, pattern ? room : 1);
    free(key);
    return found;
}

int
crm_header_column(const struct crm_header *header, const char *name)
{
    int column;
    return crm_header_find(header, name, &column, 1) > 0 ? column : -1;
}
