/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass over the bytes, 64 at a time, makes both the copy and the list. Which of the 64 are cuts
 * is a number of 64 bits; SSE2 makes it in a dozen instructions, plain C byte by byte with the same
 * result. Splitting a record is then a walk along the list.
 */
#include "csv/cuts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#if defined(__SSE2__) && !defined(AMP_PLAIN_CUTS)
#include <emmintrin.h>
#endif

#define STEP CUTS_ROOM

/* What was found in 64 bytes: a bit for each, from the lowest. */
struct found {
    uint64_t cuts;
    uint64_t stops; /* those that are no delimiter */
    unsigned high;  /* not 0 if a byte is not ASCII */
};

#if defined(__SSE2__) && !defined(AMP_PLAIN_CUTS)

/* What is searched for, sixteen times each. */
struct needles {
    __m128i delimiter, feed, back, quote;
};

/* Copies 16 bytes, from byte `at` of a step on, with a NUL in place of each cut. Returns them. */
static inline __m128i
copy_part(
    const char *from, char *to, unsigned at, const struct needles *needles, struct found *found)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(from + at));
    __m128i ends =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, needles->feed), _mm_cmpeq_epi8(bytes, needles->back));
    __m128i stops = _mm_or_si128(ends, _mm_cmpeq_epi8(bytes, needles->quote));
    __m128i cuts = _mm_or_si128(stops, _mm_cmpeq_epi8(bytes, needles->delimiter));
    found->cuts |= (uint64_t)(unsigned)_mm_movemask_epi8(cuts) << at;
    found->stops |= (uint64_t)(unsigned)_mm_movemask_epi8(stops) << at;
    _mm_storeu_si128((__m128i *)(void *)(to + at), _mm_andnot_si128(cuts, bytes));
    return bytes;
}

/* Copies 64 bytes with a NUL in place of each cut. */
static inline struct found
copy_step(const char *from, char *to, char delimiter)
{
    const struct needles needles = {
        _mm_set1_epi8(delimiter), _mm_set1_epi8('\n'), _mm_set1_epi8('\r'), _mm_set1_epi8('"')};
    struct found found = {0, 0, 0};
    __m128i all = _mm_or_si128(
        copy_part(from, to, 0, &needles, &found), copy_part(from, to, 16, &needles, &found));
    all = _mm_or_si128(all, copy_part(from, to, 32, &needles, &found));
    all = _mm_or_si128(all, copy_part(from, to, 48, &needles, &found));
    found.high = (unsigned)_mm_movemask_epi8(all);
    return found;
}

#else

static inline struct found
copy_step(const char *from, char *to, char delimiter)
{
    struct found found = {0, 0, 0};
    unsigned all = 0;
    for (unsigned i = 0; i < STEP; i++) {
        char byte = from[i];
        bool stop = byte == '\n' || byte == '\r' || byte == '"';
        bool cut = stop || byte == delimiter;
        found.cuts |= (uint64_t)cut << i;
        found.stops |= (uint64_t)stop << i;
        all |= (unsigned char)byte;
        to[i] = cut ? '\0' : byte;
    }
    found.high = all & 0x80;
    return found;
}

#endif

/* How many bits are set: the sums of twos, fours and eights, then all eight of those (Warren,
   Hacker's Delight, 5-1). The compiler's own is a call where not every processor can do it. */
static inline uint32_t
count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (uint32_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* Lists the lowest of the cuts in a step whose first byte would be listed as `first`, and returns
   the others. Of no cut at all, something is listed. */
static inline uint64_t
list_one(uint32_t *begin, uint32_t first, uint64_t cuts)
{
    *begin = first + (uint32_t)__builtin_ctzll(cuts | UINT64_C(1) << 63);
    return cuts & (cuts - 1);
}

/* Adds what was found in the step that begins at `at` to the lists. How many cuts there are cannot
   be foreseen, and a processor that guesses wrong loses more time than it takes to list eight, be
   they there or not; so for one stop. */
static inline void
list(struct cuts *cuts, struct found found, size_t at)
{
    uint32_t *stop = cuts->stops + cuts->stop_count, index = (uint32_t)cuts->count;
    uint64_t left = found.stops;
    *stop = index + count_bits(found.cuts & ((left & (UINT64_C(0) - left)) - 1));
    stop += left != 0;
    for (left &= left - 1; left; left &= left - 1)
        *stop++ = index + count_bits(found.cuts & ((left & (UINT64_C(0) - left)) - 1));
    cuts->stop_count = (size_t)(stop - cuts->stops);

    uint32_t *begin = cuts->begins + cuts->count, first = (uint32_t)at + 1;
    cuts->count += count_bits(found.cuts);
    left = list_one(begin, first, found.cuts);
    left = list_one(begin + 1, first, left);
    left = list_one(begin + 2, first, left);
    left = list_one(begin + 3, first, left);
    left = list_one(begin + 4, first, left);
    left = list_one(begin + 5, first, left);
    left = list_one(begin + 6, first, left);
    left = list_one(begin + 7, first, left);
    for (begin += 8; left; begin++)
        left = list_one(begin, first, left);
}

void
cuts_make(struct cuts *cuts, const char *bytes, size_t length, char delimiter)
{
    unsigned high = 0;
    cuts->text = mem_grow(cuts->text, &cuts->text_capacity, length + STEP, 1);
    cuts->begins = mem_grow(cuts->begins, &cuts->begins_capacity, length + 9, sizeof *cuts->begins);
    cuts->stops = mem_grow(cuts->stops, &cuts->stops_capacity, length + 1, sizeof *cuts->stops);
    cuts->begins[0] = 0;
    cuts->count = 1;
    cuts->stop_count = 0;
    for (size_t at = 0; at < length; at += STEP) {
        struct found found = copy_step(bytes + at, cuts->text + at, delimiter);
        if (length - at < STEP) {
            uint64_t inside = (UINT64_C(1) << (length - at)) - 1;
            found.cuts &= inside;
            found.stops &= inside;
        }
        high |= found.high;
        list(cuts, found, at);
    }
    cuts->length = length;
    cuts->valid = high ? text_utf8_length(bytes, length) : length;
    cuts->next = cuts->next_stop = 0;
}

void
cuts_free(struct cuts *cuts)
{
    free(cuts->text);
    free(cuts->begins);
    free(cuts->stops);
    *cuts = (struct cuts){0};
}

enum cut
cuts_line(struct cuts *cuts, const char *bytes, struct cut_line *line)
{
    while (cuts->next_stop < cuts->stop_count && cuts->stops[cuts->next_stop] <= cuts->next)
        cuts->next_stop++;
    if (cuts->next_stop == cuts->stop_count)
        return CUT_UNFINISHED;
    size_t stop = cuts->stops[cuts->next_stop], behind = cuts->begins[stop];
    char cut = bytes[behind - 1];
    if (cut == '"')
        return CUT_QUOTED;
    if (cut == '\r' && behind == cuts->length)
        return CUT_UNFINISHED;
    bool pair = cut == '\r' && bytes[behind] == '\n';
    size_t begin = cuts->begins[cuts->next];
    line->record.text = cuts->text;
    line->record.begins = cuts->begins + cuts->next;
    line->record.count = stop - cuts->next;
    line->content = behind - 1 - begin;
    line->length = behind - begin + pair;
    line->utf8 = behind - 1 <= cuts->valid;
    cuts->next = stop + pair;
    return behind - 1 == begin ? CUT_EMPTY : CUT_RECORD;
}

void
cuts_skip(struct cuts *cuts, size_t at)
{
    while (cuts->next + 1 < cuts->count && cuts->begins[cuts->next] < at)
        cuts->next++;
}
