/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory: the one checked place. No function here returns NULL: when memory is short, the program
 * says "out of memory" and ends with exit status 2 (diag_fatal), because a filter that goes on with
 * less than its input would be wrong and look right.
 */
#ifndef AMP_BASE_MEM_H
#define AMP_BASE_MEM_H

#include <stddef.h>

/* `count` items of `size` bytes, all zero. The caller frees with free(). A product that overflows
 * is out of memory. */
void *mem_zeroed(size_t count, size_t size);

/* `old` (from this module, or NULL) made `count` items of `size` bytes; new bytes are not set.
 * Caller frees. */
void *mem_resize(void *old, size_t count, size_t size);

/* Grows `array` so that it holds at least `needed` items; *capacity is the number it holds now and
   is updated. Grows by doubling, so appending is linear in all. Returns the array, perhaps moved.
   Caller frees. */
void *mem_grow(void *array, size_t *capacity, size_t needed, size_t size);

/* Ends the program if `count` is more than `most`: "more than 64 word lists". For what is counted
   in fewer bits than memory, or has room for so many. */
void mem_at_most(size_t count, size_t most, const char *what);

/* A copy of `length` bytes with a NUL after them. Caller frees. */
char *mem_copy(const char *text, size_t length);

/* An arena: memory for what lives to the end, given back all at once. Start with {0}. */
struct arena {
    struct arena_block *block;
    size_t used, room; /* bytes of the block: given out, and in all */
};

/* `size` bytes that live until arena_free, aligned for any object, all zero. */
void *arena_alloc(struct arena *arena, size_t size);

/* A NUL-terminated copy of `length` bytes that lives until arena_free. */
char *arena_text(struct arena *arena, const char *text, size_t length);

/* Frees everything; the arena is empty and usable again. */
void arena_free(struct arena *arena);

#endif
