/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The byte order mark decides; without one the bytes are taken as they are and whoever reads them
 * checks that they are UTF-8. iconv does the work. What cannot be decoded is an error, never a
 * replacement character.
 */
#include "csv/decode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"

#define LONGEST_MARK 6
#define ANY (-1)

/* Longer marks first: UTF-32LE begins like UTF-16LE. The two rows before the last are vendors'
   UTF-32 of either order behind the mark of UTF-16BE. Read as UTF-16BE they would have a NUL
   character among the first two, so that no other text is taken for them. */
static const struct encoding {
    const char *name; /* for iconv; NULL = already UTF-8 */
    const char *fault;
    size_t length, drop; /* how many bytes tell the encoding, and how many are no text */
    int mark[LONGEST_MARK];
} encodings[] = {
    {"UTF-32LE", "is not valid UTF-32LE", 4, 4, {0xFF, 0xFE, 0x00, 0x00}},
    {"UTF-32BE", "is not valid UTF-32BE", 4, 4, {0x00, 0x00, 0xFE, 0xFF}},
    {NULL, NULL, 3, 3, {0xEF, 0xBB, 0xBF}},
    {"UTF-16LE", "is not valid UTF-16LE", 2, 2, {0xFF, 0xFE}},
    {"UTF-32BE", "is not valid UTF-32BE", 5, 2, {0xFE, 0xFF, 0x00, 0x00, 0x00}},
    {"UTF-32LE", "is not valid UTF-32LE", 6, 2, {0xFE, 0xFF, ANY, 0x00, 0x00, 0x00}},
    {"UTF-16BE", "is not valid UTF-16BE", 2, 2, {0xFE, 0xFF}},
};

struct decoder {
    bool decided;
    const struct encoding *encoding; /* NULL = no mark */
    iconv_t converter;               /* open while encoding has a name */
    char *waiting;                   /* bytes not yet decoded: the first ones, or a cut character */
    size_t length, capacity;
};

/* glibc loads a converter as a library, and when that fails for lack of memory it says no more than
   that it has none. */
iconv_t
decode_from(const char *encoding)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1)
        diag_fatal("%s: this system's iconv does not know it, or is out of memory", encoding);
    return converter;
}

struct decoder *
decoder_new(void)
{
    return mem_zeroed(1, sizeof(struct decoder));
}

void
decoder_reset(struct decoder *decoder)
{
    if (decoder->encoding && decoder->encoding->name)
        (void)iconv_close(decoder->converter);
    decoder->decided = false;
    decoder->encoding = NULL;
    decoder->length = 0;
}

void
decoder_free(struct decoder *decoder)
{
    if (!decoder)
        return;
    decoder_reset(decoder);
    free(decoder->waiting);
    free(decoder);
}

bool
decoder_is_idle(const struct decoder *decoder)
{
    return decoder->decided && decoder->length == 0 &&
           !(decoder->encoding && decoder->encoding->name);
}

static void
append(char **to, size_t *length, size_t *capacity, const char *bytes, size_t count)
{
    if (count == 0)
        return;
    *to = mem_grow(*to, capacity, *length + count, 1);
    memcpy(*to + *length, bytes, count);
    *length += count;
}

static bool
begins_with_mark(const struct decoder *decoder, const struct encoding *encoding)
{
    if (decoder->length < encoding->length)
        return false;
    for (size_t i = 0; i < encoding->length; i++)
        if (encoding->mark[i] != ANY && encoding->mark[i] != (unsigned char)decoder->waiting[i])
            return false;
    return true;
}

/* Looks at the first bytes and drops the mark. */
static void
decide(struct decoder *decoder)
{
    size_t drop = 0;
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0] && !decoder->encoding; i++) {
        const struct encoding *encoding = &encodings[i];
        if (!begins_with_mark(decoder, encoding))
            continue;
        decoder->encoding = encoding;
        drop = encoding->drop;
        if (encoding->name)
            decoder->converter = decode_from(encoding->name);
    }
    if (drop > 0) {
        decoder->length -= drop;
        memmove(decoder->waiting, decoder->waiting + drop, decoder->length);
    }
    decoder->decided = true;
}

/* Converts what is waiting; a character that is cut at the end goes on waiting unless this is the
 * end of the file. */
static const char *
convert(struct decoder *decoder, bool at_end, char **out, size_t *out_length, size_t *out_capacity)
{
    char *from = decoder->waiting;
    size_t left = decoder->length;
    while (left > 0) {
        *out = mem_grow(*out, out_capacity, *out_length + 4096, 1);
        char *to = *out + *out_length;
        size_t room = *out_capacity - *out_length;
        size_t result = iconv(decoder->converter, &from, &left, &to, &room);
        int error = errno;
        *out_length = (size_t)(to - *out);
        if (result != (size_t)-1 || error == E2BIG)
            continue;
        if (error == EINVAL && !at_end)
            break;
        return decoder->encoding->fault;
    }
    if (left > 0)
        memmove(decoder->waiting, from, left);
    decoder->length = left;
    return NULL;
}

const char *
decoder_push(struct decoder *decoder, const char *bytes, size_t length, char **out,
    size_t *out_length, size_t *out_capacity)
{
    bool at_end = length == 0;
    if (!decoder->decided) {
        append(&decoder->waiting, &decoder->length, &decoder->capacity, bytes, length);
        if (decoder->length < LONGEST_MARK && !at_end)
            return NULL;
        decide(decoder);
        length = 0;
    }
    if (decoder->encoding && decoder->encoding->name) {
        append(&decoder->waiting, &decoder->length, &decoder->capacity, bytes, length);
        return convert(decoder, at_end, out, out_length, out_capacity);
    }
    append(out, out_length, out_capacity, decoder->waiting, decoder->length);
    decoder->length = 0;
    append(out, out_length, out_capacity, bytes, length);
    return NULL;
}
