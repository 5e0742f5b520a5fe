/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of distinct strings, numbered in the order of first sight. Names are never taken out, and
 * two that differ in one byte are two: whoever wants "ana" and "Ana" to be one folds them first.
 * Invariant: by_number[n]->number == n, and every name is in the hash table once.
 */
#include "base/names.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

struct name {
    const char *text;
    int number;
    UT_hash_handle hh; /* the name that uthash's macros expect */
};

struct names {
    struct name *table;
    struct name **by_number;
    size_t capacity;
    int count;
    struct arena arena; /* the names and their texts */
};

struct names *
names_new(void)
{
    return mem_zeroed(1, sizeof(struct names));
}

void
names_free(struct names *names)
{
    if (names == NULL) {
        return;
    }
    HASH_CLEAR(hh, names->table);
    free(names->by_number);
    arena_free(&names->arena);
    free(names);
}

int
names_number(struct names *names, const char *text)
{
    size_t length = strlen(text);
    unsigned hash;
    struct name *name;
    HASH_VALUE(text, length, hash);
    HASH_FIND_BYHASHVALUE(hh, names->table, text, length, hash, name);
    if (name != NULL) {
        return name->number;
    }
    if (names->count == INT_MAX) {
        diag_fatal("more than %d different names", INT_MAX);
    }
    size_t number = (size_t)names->count;
    names->by_number =
        mem_grow(names->by_number, &names->capacity, number + 1, sizeof *names->by_number);
    name = arena_alloc(&names->arena, sizeof *name);
    name->text = arena_text(&names->arena, text, length);
    name->number = names->count;
    HASH_ADD_KEYPTR_BYHASHVALUE(hh, names->table, name->text, length, hash, name);
    names->by_number[number] = name;
    return names->count++;
}

int
names_find(const struct names *names, const char *text)
{
    struct name *name;
    size_t length = strlen(text);
    HASH_FIND(hh, names->table, text, length, name);
    return name == NULL ? -1 : name->number;
}

const char *
names_text(const struct names *names, int number)
{
    return names->by_number[number]->text;
}

int
names_count(const struct names *names)
{
    return names->count;
}
