/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Open addressing with linear probing. Nothing is ever taken out.
 * Invariant: at least a quarter of the slots is free, so every search ends.
 */
#include "base/slots.h"

#include <stdlib.h>

#include "base/mem.h"

enum { SLOTS_LEAST = 64 };

/* FNV-1a (Fowler, Noll, Vo), 64 bits folded to 32. */
uint32_t
slots_hash(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * UINT64_C(1099511628211);
    return (uint32_t)(hash >> 32 ^ hash);
}

static void
grow(struct slots *slots)
{
    struct slots bigger = {.size = slots->size ? 2 * slots->size : SLOTS_LEAST};
    bigger.table = mem_resize(NULL, bigger.size, sizeof *bigger.table);
    for (size_t i = 0; i < bigger.size; i++)
        bigger.table[i].item = SLOTS_NONE;
    for (size_t i = 0; i < slots->size; i++) {
        if (slots->table[i].item == SLOTS_NONE)
            continue;
        size_t at = slots->table[i].hash & (bigger.size - 1);
        while (bigger.table[at].item != SLOTS_NONE)
            at = (at + 1) & (bigger.size - 1);
        bigger.table[at] = slots->table[i];
    }
    free(slots->table);
    slots->table = bigger.table;
    slots->size = bigger.size;
}

struct slot *
slots_find(struct slots *slots, uint32_t hash, slots_same *same, const void *data)
{
    if (4 * (slots->count + 1) > 3 * slots->size)
        grow(slots);
    size_t at = hash & (slots->size - 1);
    for (;; at = (at + 1) & (slots->size - 1)) {
        struct slot *slot = &slots->table[at];
        if (slot->item == SLOTS_NONE) {
            slot->hash = hash;
            return slot;
        }
        if (slot->hash == hash && same(slot->item, data))
            return slot;
    }
}

void
slots_filled(struct slots *slots)
{
    slots->count++;
}
