/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checked memory and arenas. It never hands out NULL and never asks the caller what to do about
 * it: a filter that cannot remember its input cannot be right. It is not a pool and keeps no free
 * list.
 * Invariant: every block of an arena is all zero beyond what was given out, so nothing is cleared
 * twice.
 */
#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

enum {
    /* Bytes for items in the first block and in later ones: most arenas of a run hold little. */
    ARENA_FIRST = 4 * 1024,
    ARENA_BLOCK = 64 * 1024,
    ARENA_PARTS = 8, /* an item of more than such a part of a block gets a block of its own, so that
                        little is left unused */
    FIRST_CAPACITY = 16, /* items in an array that grows */
};

struct arena_block {
    struct arena_block *next;
    max_align_t memory[];
};

static _Noreturn void
out_of_memory(void)
{
    diag_fatal("out of memory");
}

/* count * size, at least 1 because malloc(0) may answer NULL without being short of memory. */
static size_t
product(size_t count, size_t size)
{
    if (count == 0 || size == 0) {
        return 1;
    }
    if (count > SIZE_MAX / size) {
        out_of_memory();
    }
    return count * size;
}

void *
mem_zeroed(size_t count, size_t size)
{
    void *fresh = calloc(1, product(count, size));
    if (fresh == NULL) {
        out_of_memory();
    }
    return fresh;
}

void *
mem_resize(void *old, size_t count, size_t size)
{
    void *moved = realloc(old, product(count, size));
    if (moved == NULL) {
        out_of_memory();
    }
    return moved;
}

void *
mem_grow(void *array, size_t *capacity, size_t needed, size_t size)
{
    if (array != NULL && needed <= *capacity) {
        return array;
    }
    size_t larger = *capacity > SIZE_MAX / 2 ? needed : *capacity * 2;
    if (larger < FIRST_CAPACITY) {
        larger = FIRST_CAPACITY;
    }
    if (larger < needed) {
        larger = needed;
    }
    array = mem_resize(array, larger, size);
    *capacity = larger;
    return array;
}

void
mem_at_most(size_t count, size_t most, const char *what)
{
    if (count > most) {
        diag_fatal("more than %zu %s", most, what);
    }
}

char *
mem_copy(const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        out_of_memory();
    }
    char *copy = mem_resize(NULL, length + 1, 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    copy[length] = '\0';
    return copy;
}

static struct arena_block *
block_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block)) {
        out_of_memory();
    }
    return mem_zeroed(1, sizeof(struct arena_block) + size);
}

/* A block for one item. It goes behind the current block, which stays in use. */
static void *
large_item(struct arena *arena, size_t size)
{
    struct arena_block *block = block_new(size);
    if (arena->block == NULL) {
        arena->block = block;
    } else {
        block->next = arena->block->next;
        arena->block->next = block;
    }
    return block->memory;
}

/* Each block has twice the room of the one before, more if `size` needs it, up to ARENA_BLOCK. */
static void
next_block(struct arena *arena, size_t size)
{
    size_t room = arena->room == 0 ? ARENA_FIRST : arena->room * 2;
    while (room < size) {
        room *= 2;
    }
    arena->room = room < ARENA_BLOCK ? room : ARENA_BLOCK;
    struct arena_block *block = block_new(arena->room);
    block->next = arena->block;
    arena->block = block;
}

static void *
item(struct arena *arena, size_t size, size_t alignment)
{
    if (size > ARENA_BLOCK / ARENA_PARTS) {
        return large_item(arena, size);
    }
    size_t start = (arena->used + alignment - 1) / alignment * alignment;
    if (start > arena->room || size > arena->room - start) {
        next_block(arena, size);
        start = 0;
    }
    arena->used = start + size;
    return (char *)arena->block->memory + start;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    return item(arena, size > 0 ? size : 1, alignof(max_align_t));
}

char *
arena_text(struct arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        out_of_memory();
    }
    char *copy = item(arena, length + 1, 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    copy[length] = '\0';
    return copy;
}

void
arena_free(struct arena *arena)
{
    while (arena->block != NULL) {
        struct arena_block *next = arena->block->next;
        free(arena->block);
        arena->block = next;
    }
    arena->used = arena->room = 0;
}
