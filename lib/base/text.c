/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as people write and see it. It knows no locale and no language: "I" and "i" are one
 * letter, "ß" and "ss" are one spelling, whoever runs the program. How a text looks is
 * textview.c's half of text.h.
 * Invariant: bytes that are not UTF-8 pass through every function here unharmed.
 */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"

enum { SEQUENCE_MOST = 4 }; /* bytes of a character in UTF-8 */

/* The bytes of the well-formed character at `at`, of which `left` may be read; 0 if there is
   none. After a lead byte only the second byte has narrower bounds (The Unicode Standard, table
   3-7). */
static size_t
sequence_length(const unsigned char *at, size_t left)
{
    unsigned lead = at[0];
    if (lead < 0x80) {
        return 1;
    }
    size_t length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || length > left) {
        return 0;
    }
    unsigned low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    unsigned high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (at[1] < low || at[1] > high) {
        return 0;
    }
    for (size_t i = 2; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

/* SEQUENCE_MOST bytes need not be there: a NUL is no continuation byte, so nothing behind it is
   read. */
int32_t
text_code_point(const char *text, size_t *length)
{
    const unsigned char *at = (const unsigned char *)text;
    *length = sequence_length(at, SEQUENCE_MOST);
    switch (*length) {
    case 0:
        *length = 1;
        return TEXT_STRAY + at[0];
    case 1:
        return at[0];
    case 2:
        return (at[0] & 0x1f) << 6 | (at[1] & 0x3f);
    case 3:
        return (at[0] & 0x0f) << 12 | (at[1] & 0x3f) << 6 | (at[2] & 0x3f);
    default:
        return (at[0] & 0x07) << 18 | (at[1] & 0x3f) << 12 | (at[2] & 0x3f) << 6 | (at[3] & 0x3f);
    }
}

size_t
text_word_character(const char *text)
{
    size_t length;
    if ((unsigned char)*text < 0x80)
        return chars_is_letter(*text) || chars_is_digit(*text);
    int32_t point = text_code_point(text, &length);
    if (point >= TEXT_STRAY)
        return length;
    utf8proc_category_t category = utf8proc_category(point);
    bool in_word = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    return in_word ? length : 0;
}

size_t
text_word_length(const char *text)
{
    size_t whole = 0;
    for (size_t length; (length = text_word_character(text + whole)) > 0;)
        whole += length;
    return whole;
}

/* How many bytes at the beginning are ASCII, rounded down to eights: for the short way. */
static size_t
ascii_length(const char *text, size_t length)
{
    size_t i = 0;
    for (; length - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t eight;
        memcpy(&eight, text + i, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
    }
    return i;
}

size_t
text_utf8_length(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length) {
        i += ascii_length(text + i, length - i);
        /* A run of other characters is not looked at in eights again before the next ASCII
           character. */
        while (i < length) {
            size_t next = sequence_length((const unsigned char *)text + i, length - i);
            if (next == 0) {
                return i;
            }
            i += next;
            if (next == 1) {
                break;
            }
        }
    }
    return i;
}

bool
text_is_utf8(const char *text, size_t length)
{
    return text_utf8_length(text, length) == length;
}

bool
text_is_ascii(const char *text, size_t length)
{
    size_t i = ascii_length(text, length);
    while (i < length && (unsigned char)text[i] < 0x80) {
        i++;
    }
    return i == length;
}

/* In place, because the result is never longer. */
static void
squeeze_blanks(char *text)
{
    char *end = text;
    const char *at = chars_skip_blanks(text);
    while (*at != '\0') {
        if ((unsigned char)*at > ' ' && (unsigned char)*at < 0x80) {
            *end++ = *at++;
            continue;
        }
        const char *next = chars_skip_blanks(at);
        if (next == at) {
            *end++ = *at++;
        } else {
            at = next;
            if (*at != '\0') {
                *end++ = ' ';
            }
        }
    }
    *end = '\0';
}

struct builder {
    char *bytes;
    size_t used, capacity;
};

static void
add_bytes(struct builder *builder, const char *bytes, size_t length)
{
    builder->bytes = mem_grow(builder->bytes, &builder->capacity, builder->used + length + 1, 1);
    memcpy(builder->bytes + builder->used, bytes, length);
    builder->used += length;
    builder->bytes[builder->used] = '\0';
}

/* utf8proc_map() in two steps, so that the memory is ours. `text` is well-formed. */
static void
add_mapped(struct builder *builder, const char *text, size_t length, utf8proc_option_t options)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t room = (utf8proc_ssize_t)length, count; /* as much as there is, mostly */
    utf8proc_int32_t *points = mem_resize(NULL, length + 1, sizeof *points);
    while ((count = utf8proc_decompose(bytes, (utf8proc_ssize_t)length, points, room, options)) >
           room) {
        room = count;
        points = mem_resize(points, (size_t)room + 1, sizeof *points);
    }
    if (count < 0) {
        diag_fatal("a text of %zu bytes: %s", length, utf8proc_errmsg(count));
    }
    utf8proc_ssize_t size = utf8proc_reencode(points, count, options);
    add_bytes(builder, (const char *)points, (size_t)size);
    free(points);
}

/* A copy with everything that is UTF-8 brought to normal form C and, if `fold`, to one case. */
static char *
mapped(const char *text, size_t length, bool fold)
{
    if (text_is_ascii(text, length)) {
        char *copy = mem_copy(text, length);
        for (char *at = copy; fold && *at != '\0'; at++) {
            *at = chars_lower(*at);
        }
        return copy;
    }
    utf8proc_option_t options =
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | (fold ? UTF8PROC_CASEFOLD : 0));
    struct builder builder = {0};
    for (size_t done = 0; done < length;) {
        size_t good = text_utf8_length(text + done, length - done);
        if (good > 0) {
            add_mapped(&builder, text + done, good, options);
        } else {
            good = 1;
            add_bytes(&builder, text + done, good);
        }
        done += good;
    }
    return builder.bytes;
}

char *
text_tidy_part(const char *text, size_t length)
{
    char *tidy = mapped(text, length, false);
    squeeze_blanks(tidy);
    return tidy;
}

const char *
text_tidy_in(struct arena *arena, const char *text, size_t length)
{
    if (text_is_ascii(text, length)) {
        char *tidy = arena_text(arena, text, length);
        squeeze_blanks(tidy);
        return tidy;
    }
    char *tidy = text_tidy_part(text, length);
    const char *kept = arena_text(arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

char *
text_tidy(const char *text)
{
    return text_tidy_part(text, strlen(text));
}

/* Folding ASCII leaves its blanks where they are, so that one copy will do. */
char *
text_folded(const char *text)
{
    size_t length = strlen(text);
    if (text_is_ascii(text, length)) {
        char *folded = mapped(text, length, true);
        squeeze_blanks(folded);
        return folded;
    }
    char *tidy = text_tidy_part(text, length);
    char *folded = mapped(tidy, strlen(tidy), true);
    free(tidy);
    return folded;
}

bool
text_same(const char *a, const char *b)
{
    if (strcmp(a, b) == 0) {
        return true;
    }
    char *folded_a = text_folded(a);
    char *folded_b = text_folded(b);
    bool same = strcmp(folded_a, folded_b) == 0;
    free(folded_a);
    free(folded_b);
    return same;
}

/* The code points of the folded text. Caller frees. */
static int32_t *
folded_points(const char *text, size_t *count)
{
    char *folded = text_folded(text);
    int32_t *points = mem_resize(NULL, strlen(folded) + 1, sizeof *points);
    size_t length;
    *count = 0;
    for (const char *at = folded; *at != '\0'; at += length) {
        points[(*count)++] = text_code_point(at, &length);
    }
    free(folded);
    return points;
}

static size_t
lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: the fewest insertions, deletions, replacements and swaps of
   neighbours, where nothing swapped is changed again. Row i of the table needs the two rows
   before it, no more. */
static size_t
edit_distance(const int32_t *a, size_t a_count, const int32_t *b, size_t b_count)
{
    size_t width = b_count + 1;
    size_t *rows = mem_resize(NULL, 3 * width, sizeof *rows);
    size_t *before_last = rows, *last = rows + width, *row = rows + 2 * width;
    for (size_t j = 0; j <= b_count; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_count; i++) {
        size_t *oldest = before_last;
        before_last = last;
        last = row;
        row = oldest;
        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = lesser(replaced, lesser(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = lesser(row[j], before_last[j - 2] + 1);
            }
        }
    }
    size_t distance = row[b_count];
    free(rows);
    return distance;
}

const char *
text_nearest(const char *text, const char *const *candidates, size_t count)
{
    size_t length;
    int32_t *points = folded_points(text, &length);
    size_t least = length / 3 + 1; /* what a distance must be below */
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (candidates[i] == NULL) {
            continue;
        }
        size_t other_length;
        int32_t *other = folded_points(candidates[i], &other_length);
        size_t apart = length > other_length ? length - other_length : other_length - length;
        if (apart < least) {
            size_t distance = edit_distance(points, length, other, other_length);
            if (distance < least) {
                least = distance;
                nearest = candidates[i];
            }
        }
        free(other);
    }
    free(points);
    return nearest;
}

bool
text_next_item(const char **list, const char *separators, char **item)
{
    while (**list != '\0') {
        size_t length = strcspn(*list, separators);
        *item = text_tidy_part(*list, length);
        *list += length + ((*list)[length] != '\0');
        if (**item != '\0')
            return true;
        free(*item);
    }
    return false;
}
