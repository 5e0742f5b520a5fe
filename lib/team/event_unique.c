/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of hashes with open addressing: of a happening nothing else is kept, so a long export
 * takes little memory, and what differs in a repeat can be counted but not shown.
 * Invariant: at most three quarters of the slots are taken, so that every search ends at a free
 * one.
 */
#include "team/event_unique.h"

#include <sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "team/salesforce_id.h"

struct happening {
    uint64_t name[2]; /* name[0] is 0 in a free slot, and never otherwise */
    uint64_t told;    /* of all that is compared */
};

struct event_unique {
    struct happening *slots;
    size_t capacity, count; /* the capacity is a power of two */
    size_t dropped, differing;
};

enum { FIRST_CAPACITY = 1024 };

struct event_unique *
event_unique_new(void)
{
    struct event_unique *unique = mem_zeroed(1, sizeof *unique);
    unique->capacity = FIRST_CAPACITY;
    unique->slots = mem_zeroed(unique->capacity, sizeof *unique->slots);
    return unique;
}

void
event_unique_free(struct event_unique *unique)
{
    if (!unique)
        return;
    free(unique->slots);
    free(unique);
}

/* Adds a text and its end, so that "a","bc" and "ab","c" are two. */
static void
digest_text(SHA2_CTX *sha256, const char *text, size_t length)
{
    SHA256Update(sha256, (const uint8_t *)text, length);
    SHA256Update(sha256, (const uint8_t *)"", 1);
}

static void
digest_integer(SHA2_CTX *sha256, int64_t value)
{
    uint8_t bytes[sizeof value];
    memcpy(bytes, &value, sizeof value);
    SHA256Update(sha256, bytes, sizeof bytes);
}

static void
digest_decimal(SHA2_CTX *sha256, struct decimal value)
{
    digest_integer(sha256, value.whole);
    digest_integer(sha256, (int64_t)value.fraction);
}

static void
digest_end(SHA2_CTX *sha256, uint64_t *hash, size_t count)
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Final(digest, sha256);
    memcpy(hash, digest, count * sizeof *hash);
}

static struct happening
happening_of(const struct event *event, const char *word)
{
    struct happening happening = {{0, 0}, 0};
    SHA2_CTX sha256;
    bool salesforce = strcmp(event->source, "salesforce") == 0;
    SHA256Init(&sha256);
    digest_text(&sha256, event->source, strlen(event->source));
    digest_text(
        &sha256, event->ref, salesforce ? salesforce_id_length(event->ref) : strlen(event->ref));
    digest_text(&sha256, word, strlen(word));
    digest_end(&sha256, happening.name, 2);
    happening.name[0] += happening.name[0] == 0;

    SHA256Init(&sha256);
    digest_integer(&sha256, event->when.day);
    digest_integer(&sha256, event->when.second);
    digest_integer(&sha256, event->person);
    digest_decimal(&sha256, event->count);
    digest_integer(&sha256, event->has_value);
    if (event->has_value)
        digest_decimal(&sha256, event->value);
    digest_text(&sha256, event->unit, strlen(event->unit));
    digest_text(&sha256, event->account, strlen(event->account));
    digest_end(&sha256, &happening.told, 1);
    return happening;
}

/* The slot that holds the happening, or the free one where it belongs. */
static struct happening *
slot_of(struct happening *slots, size_t capacity, const struct happening *happening)
{
    size_t mask = capacity - 1, i = (size_t)happening->name[1] & mask;
    while (slots[i].name[0] != 0 &&
           memcmp(slots[i].name, happening->name, sizeof happening->name) != 0)
        i = (i + 1) & mask;
    return &slots[i];
}

static void
grow(struct event_unique *unique)
{
    size_t capacity = unique->capacity * 2;
    struct happening *slots = mem_zeroed(capacity, sizeof *slots);
    for (size_t i = 0; i < unique->capacity; i++)
        if (unique->slots[i].name[0] != 0)
            *slot_of(slots, capacity, &unique->slots[i]) = unique->slots[i];
    free(unique->slots);
    unique->slots = slots;
    unique->capacity = capacity;
}

/* What a spreadsheet makes of a long number, like 1.23457E+17: many ids look the same then, so it
   is none. */
static bool
is_damaged(const char *ref)
{
    static const char digits[] = "0123456789";
    size_t whole = strspn(ref, digits);
    const char *rest = ref + whole;
    if (*rest == '.' || *rest == ',')
        rest += 1 + strspn(rest + 1, digits);
    if (whole == 0 || (*rest != 'E' && *rest != 'e') || rest[1] != '+')
        return false;
    return rest[2] != '\0' && rest[2 + strspn(rest + 2, digits)] == '\0';
}

bool
event_unique_is_first(struct event_unique *unique, const struct event *event, const char *word)
{
    if (text_is_blank(event->ref) || is_damaged(event->ref))
        return true;
    struct happening happening = happening_of(event, word);
    struct happening *slot = slot_of(unique->slots, unique->capacity, &happening);
    if (slot->name[0] != 0) {
        unique->dropped++;
        unique->differing += slot->told != happening.told;
        return false;
    }
    *slot = happening;
    if (++unique->count > unique->capacity / 4 * 3)
        grow(unique);
    return true;
}

size_t
event_unique_dropped(const struct event_unique *unique)
{
    return unique->dropped;
}

size_t
event_unique_differing(const struct event_unique *unique)
{
    return unique->differing;
}

void
event_unique_say(const struct event_unique *unique)
{
    if (unique->dropped > 0)
        diag_say("left out: %zu %s, %zu of them %s from the first", unique->dropped,
            unique->dropped == 1 ? "repeat" : "repeats", unique->differing,
            unique->differing == 1 ? "differs" : "differ");
}
