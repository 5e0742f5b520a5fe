/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An exact name is looked for first, so that a prefix never hides a column that is called just so.
 * Twenty maps ask a header for some fifteen hundred names, so names are compared by their keys, and
 * keys by where they stand in a set.
 */
#include "team/crm_header.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"

struct crm_name {
    const char *text, *key;
    uint64_t mark;    /* of the key */
    const char *base; /* of NAME#2: the key of NAME; else NULL */
    int number;       /* of NAME#2: 2 */
    bool patterned;   /* it has a star */
};

/* The keys of the columns, as numbers. */
struct keys {
    struct names *set;
    int *of;        /* the key of each column */
    int *first;     /* the first column of each key */
    uint64_t marks; /* of all keys */
};

struct crm_header {
    size_t width;
    struct keys whole, behind_prefix;
    bool has_prefixes; /* in some of its names; else there are no keys behind them */
    int *found;        /* the columns of the last name */
    uint64_t *turns;   /* when each column was counted last */
    uint64_t turn;
    size_t counted; /* in this turn */
};

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

/* One of 64 bits. Most keys that a header is asked for have one that none of its own has. */
static uint64_t
mark_of(const char *key)
{
    return UINT64_C(1) << hash_bytes(key, strlen(key)) % 64;
}

static struct keys
keys_of(const struct table *table, const char *(*part)(const char *name))
{
    size_t width = table_columns(table);
    struct keys keys = {.set = names_new(), .marks = 0};
    keys.of = mem_zeroed(width + 1, sizeof *keys.of);
    keys.first = mem_zeroed(width + 1, sizeof *keys.first);
    for (size_t i = 0; i < width; i++) {
        char *key = text_column_key(part(table_column_name(table, i)));
        int count = names_count(keys.set), number = names_number(keys.set, key);
        keys.of[i] = number;
        if (number == count)
            keys.first[number] = (int)i;
        keys.marks |= mark_of(key);
        free(key);
    }
    return keys;
}

static void
keys_free(struct keys *keys)
{
    names_free(keys->set);
    free(keys->of);
    free(keys->first);
}

/* The first column of the name's key, or -1. */
static int
first_of(const struct keys *keys, const struct crm_name *name)
{
    int number = (keys->marks & name->mark) != 0 ? names_find(keys->set, name->key) : -1;
    return number < 0 ? -1 : keys->first[number];
}

/* The columns whose key fits the pattern. */
static size_t
find_fitting(const struct keys *keys, size_t width, const char *pattern, int *columns)
{
    size_t found = 0;
    for (size_t i = 0; i < width; i++) {
        const char *key = names_text(keys->set, keys->of[i]);
        if (*key && fits(pattern, key))
            columns[found++] = (int)i;
    }
    return found;
}

/* `NAME#2`: the second of the columns that are called NAME. */
static int
find_numbered(const struct crm_header *header, const struct crm_name *name)
{
    int key = name->base ? names_find(header->whole.set, name->base) : -1;
    int more = name->number;
    for (size_t i = 0; i < header->width && key >= 0; i++)
        if (header->whole.of[i] == key && --more == 0)
            return (int)i;
    return -1;
}

static const char *
all_of(const char *name)
{
    return name;
}

static bool
has_prefixes(const struct table *table)
{
    for (size_t i = 0; i < table_columns(table); i++)
        if (without_prefix(table_column_name(table, i)) != table_column_name(table, i))
            return true;
    return false;
}

struct crm_header *
crm_header_of(const struct table *table)
{
    struct crm_header *header = mem_zeroed(1, sizeof *header);
    header->width = table_columns(table);
    header->found = mem_zeroed(header->width, sizeof *header->found);
    header->turns = mem_zeroed(header->width, sizeof *header->turns);
    header->whole = keys_of(table, all_of);
    header->has_prefixes = has_prefixes(table);
    if (header->has_prefixes)
        header->behind_prefix = keys_of(table, without_prefix);
    return header;
}

void
crm_header_free(struct crm_header *header)
{
    keys_free(&header->whole);
    if (header->has_prefixes)
        keys_free(&header->behind_prefix);
    free(header->found);
    free(header->turns);
    free(header);
}

size_t
crm_header_width(const struct crm_header *header)
{
    return header->width;
}

struct crm_name *
crm_name_of(struct arena *arena, const char *text)
{
    struct crm_name *name = arena_alloc(arena, sizeof *name);
    const char *sign = strrchr(text, '#');
    name->text = text;
    name->key = text_column_key_in(arena, text);
    name->mark = mark_of(name->key);
    name->patterned = strchr(text, '*') != NULL;
    if (sign && sign[1] >= '2' && sign[1] <= '9' && sign[2] == '\0') {
        name->base = text_column_key_in(arena, arena_text(arena, text, (size_t)(sign - text)));
        name->number = sign[1] - '0';
    }
    return name;
}

const char *
crm_name_text(const struct crm_name *name)
{
    return name->text;
}

uint64_t
crm_name_marks(const struct crm_name *name)
{
    if (name->patterned)
        return UINT64_MAX;
    return name->mark | (name->base ? mark_of(name->base) : 0);
}

bool
crm_header_may_have(const struct crm_header *header, uint64_t marks)
{
    return ((header->whole.marks | header->behind_prefix.marks) & marks) != 0;
}

size_t
crm_header_find(struct crm_header *header, const struct crm_name *name, const int **columns)
{
    int column = first_of(&header->whole, name);
    size_t found = 0;
    *columns = header->found;
    if (column < 0)
        column = find_numbered(header, name);
    if (column < 0 && name->patterned)
        found = find_fitting(&header->whole, header->width, name->key, header->found);
    if (column < 0 && name->patterned && found == 0 && header->has_prefixes)
        found = find_fitting(&header->behind_prefix, header->width, name->key, header->found);
    if (column < 0 && !name->patterned && header->has_prefixes && *name->key)
        column = first_of(&header->behind_prefix, name);
    if (column >= 0)
        header->found[found++] = column;
    return found;
}

int
crm_header_column(struct crm_header *header, const struct crm_name *name)
{
    const int *columns;
    return crm_header_find(header, name, &columns) > 0 ? columns[0] : -1;
}

void
crm_header_count_begin(struct crm_header *header)
{
    header->turn++;
    header->counted = 0;
}

void
crm_header_count(struct crm_header *header, int column)
{
    header->counted += header->turns[column] != header->turn;
    header->turns[column] = header->turn;
}

size_t
crm_header_counted(const struct crm_header *header)
{
    return header->counted;
}
