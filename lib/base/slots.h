/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A hash table of small numbers, for collections of a million items that are kept in an array of
 * their own: eight bytes a slot, where a uthash handle in each item would be 56. What an item is,
 * and when it is the same as a key, is known to the caller alone.
 */
#ifndef AMP_BASE_SLOTS_H
#define AMP_BASE_SLOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Start with {0}; free(slots.table) when done. */
struct slots {
    struct slot *table;
    size_t size, count;
};

struct slot {
    uint32_t hash;
    uint32_t item; /* SLOTS_NONE = free */
};

#define SLOTS_NONE UINT32_MAX

/* Whether an item is what is looked for; `data` is the caller's. */
typedef bool slots_same(uint32_t item, const void *data);

/* The slot with the item that is the same, or a free one to put it into; which, the slot's item
   tells. Valid until the next call. Whoever fills a free slot calls slots_filled(). */
struct slot *slots_find(struct slots *slots, uint32_t hash, slots_same *same, const void *data);
void slots_filled(struct slots *slots);

/* A hash of bytes. */
uint32_t slots_hash(const void *bytes, size_t length);

#endif
