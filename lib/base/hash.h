/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * uthash with this project's memory: every file that wants a hash table includes this, never
 * <uthash.h>. uthash's own answer to a failed allocation is exit(-1); mem_* never fails, so that
 * answer is never reached.
 */
#ifndef AMP_BASE_HASH_H
#define AMP_BASE_HASH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"

#define uthash_malloc(size) mem_resize(NULL, 1, (size))
#define uthash_free(pointer, size) free(pointer)
#define uthash_fatal(message) diag_fatal("%s", (message))

/* The first eight bytes at `bytes`. */
static inline uint64_t
hash_eight(const unsigned char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return eight;
}

/* Less than eight bytes, told from all others of that length. */
static inline uint64_t
hash_few(const unsigned char *bytes, size_t length)
{
    uint32_t first, last;
    if (length >= sizeof first) { /* those in the middle are in both */
        memcpy(&first, bytes, sizeof first);
        memcpy(&last, bytes + length - sizeof last, sizeof last);
        return (uint64_t)first << 32 | last;
    }
    uint64_t few = 0;
    for (size_t i = 0; i < length; i++)
        few = few << 8 | bytes[i];
    return few;
}

/* A hash of bytes, eight at a time: names and words are short, and there is a look-up for each of
   several cells of every row. Each step multiplies by an odd number (2^64 divided by the golden
   ratio: Knuth, The Art of Computer Programming 3, 6.4) and folds the upper half, which all bits
   below have reached, into the lower. It is not made to withstand names chosen to collide: such a
   file is slow to read, nothing else. */
static inline unsigned
hash_bytes(const void *key, size_t length)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    const unsigned char *at = key;
    uint64_t hash = length * odd;
    if (length < 8) {
        hash = (hash ^ hash_few(at, length)) * odd;
    } else {
        const unsigned char *last = at + length - 8;
        for (; at < last; at += 8) {
            hash = (hash ^ hash_eight(at)) * odd;
            hash ^= hash >> 32;
        }
        hash = (hash ^ hash_eight(last)) * odd;
    }
    return (unsigned)((hash ^ hash >> 32) * odd >> 32);
}

/* Whether two pieces of `length` bytes are the same: quicker than memcmp() where they are short and
   mostly are the same. */
static inline bool
hash_same(const void *a, const void *b, size_t length)
{
    const unsigned char *left = a, *right = b;
    if (length < 8)
        return hash_few(left, length) == hash_few(right, length);
    uint64_t differences = hash_eight(left + length - 8) ^ hash_eight(right + length - 8);
    for (size_t i = 0; i + 8 < length; i += 8)
        differences |= hash_eight(left + i) ^ hash_eight(right + i);
    return differences == 0;
}

/* In place of Jenkins' hash, which takes several times as long. Any real one is too much for
   clang's analyzer, which then warns of things that cannot be. */
#ifdef __clang_analyzer__
#define HASH_FUNCTION(key, length, value) ((value) = (unsigned)(length))
#else
#define HASH_FUNCTION(key, length, value) ((value) = hash_bytes((key), (length)))
#endif

#include <uthash.h>

#endif
