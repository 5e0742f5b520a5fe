/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of distinct strings, numbered in the order of first sight. Names are never taken out, and
 * two that differ in one byte are two: whoever wants "ana" and "Ana" to be one folds them first.
 *
 * Every cell of a file may be looked up here, so the table is made for few visits to memory: a name
 * that is not in its own slot is in one of the next (Knuth, The Art of Computer Programming 3, 6.4,
 * algorithm L).
 *
 * Invariant: every number stands in one slot, and at least half of the slots are free.
 */
#include "base/names.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

enum {
    FIRST_SLOTS = 16,
    SMALL_SLOTS = 16384, /* a table up to this size is left emptier: fewer names are not in their
                            own slot, which the processor cannot foresee */
};

struct slot {
    const char *text; /* NULL = the slot is free */
    size_t length;
    unsigned hash;
    int number;
};

struct names {
    struct slot *slots;
    size_t last_slot; /* their number, a power of 2, less 1 */
    const char **by_number;
    size_t capacity;
    int count;
    struct arena arena; /* the texts */
};

struct names *
names_new(void)
{
    struct names *names = mem_zeroed(1, sizeof *names);
    names->slots = mem_zeroed(FIRST_SLOTS, sizeof *names->slots);
    names->last_slot = FIRST_SLOTS - 1;
    return names;
}

void
names_free(struct names *names)
{
    if (names == NULL) {
        return;
    }
    free(names->slots);
    free(names->by_number);
    arena_free(&names->arena);
    free(names);
}

/* The slot that holds the text, or the free one where it belongs. */
static inline struct slot *
slot_of(const struct names *names, const char *text, size_t length, unsigned hash)
{
    for (size_t at = hash;; at++) {
        struct slot *slot = &names->slots[at & names->last_slot];
        if (slot->text == NULL ||
            (slot->hash == hash && slot->length == length && hash_same(slot->text, text, length))) {
            return slot;
        }
    }
}

/* Twice as many slots. */
static void
grow(struct names *names)
{
    struct slot *old = names->slots;
    size_t old_last = names->last_slot;
    names->last_slot = old_last * 2 + 1;
    names->slots = mem_zeroed(names->last_slot + 1, sizeof *names->slots);
    for (size_t i = 0; i <= old_last; i++) {
        size_t at = old[i].hash & names->last_slot;
        while (old[i].text != NULL && names->slots[at].text != NULL) {
            at = (at + 1) & names->last_slot;
        }
        if (old[i].text != NULL) {
            names->slots[at] = old[i];
        }
    }
    free(old);
}

static int
add(struct names *names, struct slot *slot, const char *text, size_t length, unsigned hash)
{
    size_t number = (size_t)names->count;
    mem_at_most(number + 1, INT_MAX, "different names");
    names->by_number =
        mem_grow(names->by_number, &names->capacity, number + 1, sizeof *names->by_number);
    names->by_number[number] = arena_text(&names->arena, text, length);
    *slot = (struct slot){names->by_number[number], length, hash, names->count++};
    size_t room = names->last_slot < SMALL_SLOTS ? names->last_slot / 4 : names->last_slot / 2;
    if ((size_t)names->count > room) {
        grow(names);
    }
    return (int)number;
}

int
names_number_of_bytes(struct names *names, const char *bytes, size_t length)
{
    unsigned hash = hash_bytes(bytes, length);
    struct slot *slot = slot_of(names, bytes, length, hash);
    return slot->text != NULL ? slot->number : add(names, slot, bytes, length, hash);
}

int
names_number(struct names *names, const char *text)
{
    return names_number_of_bytes(names, text, strlen(text));
}

int
names_find(const struct names *names, const char *text)
{
    return names_find_bytes(names, text, strlen(text));
}

int
names_find_bytes(const struct names *names, const char *bytes, size_t length)
{
    const struct slot *slot = slot_of(names, bytes, length, hash_bytes(bytes, length));
    return slot->text != NULL ? slot->number : -1;
}

const char *
names_text(const struct names *names, int number)
{
    return names->by_number[number];
}

int
names_count(const struct names *names)
{
    return names->count;
}
