/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All cells of such a record, converted or not, are copied behind one another, each with a NUL
 * behind it. Records in UTF-8 never come here, so that they cost nothing.
 */
#include "csv/legacy.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "csv/decode.h"

/* Each byte of windows-1252 is one of UTF-8's first 65,536 characters: three bytes at most. */
#define MOST_BYTES 3

struct legacy {
    iconv_t converter;
    char *text;
    size_t length, capacity;
    uint32_t *begins; /* where each cell begins in text, and one past the last */
    size_t begins_capacity;
    struct record record; /* of both */
};

struct legacy *
legacy_new(void)
{
    struct legacy *legacy = mem_zeroed(1, sizeof *legacy);
    legacy->converter = decode_from("CP1252");
    return legacy;
}

void
legacy_free(struct legacy *legacy)
{
    if (!legacy)
        return;
    (void)iconv_close(legacy->converter);
    free(legacy->text);
    free(legacy->begins);
    free(legacy);
}

/* Asked here and not of iconv, whose answers differ between systems. */
static bool
has_undefined_byte(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (memchr("\x81\x8D\x8F\x90\x9D", bytes[i], 5))
            return true;
    return false;
}

static void
append_copy(struct legacy *legacy, const char *bytes, size_t length)
{
    memcpy(legacy->text + legacy->length, bytes, length);
    legacy->length += length;
}

static void
append_converted(struct legacy *legacy, const char *bytes, size_t length)
{
    char *copy = mem_copy(bytes, length), *from = copy; /* iconv wants it writable */
    char *to = legacy->text + legacy->length;
    size_t room = length * MOST_BYTES;
    if (iconv(legacy->converter, &from, &length, &to, &room) == (size_t)-1)
        diag_fatal("this system's iconv cannot read CP1252");
    legacy->length = (size_t)(to - legacy->text);
    free(copy);
}

bool
legacy_take(struct legacy *legacy, const struct reader *reader, size_t *converted)
{
    bool all_read = true;
    size_t cells = reader_cells(reader);
    legacy->begins =
        mem_grow(legacy->begins, &legacy->begins_capacity, cells + 1, sizeof *legacy->begins);
    legacy->length = 0;
    *converted = 0;
    for (size_t i = 0; i < cells; i++) {
        const char *cell = reader_cell(reader, i);
        size_t length = reader_cell_length(reader, i);
        size_t most = legacy->length + length * MOST_BYTES + 1;
        bool ready = text_is_utf8(cell, length), undefined = has_undefined_byte(cell, length);
        legacy->text = mem_grow(legacy->text, &legacy->capacity, most, 1);
        legacy->begins[i] = (uint32_t)legacy->length;
        if (ready || undefined) {
            append_copy(legacy, cell, length);
        } else {
            append_converted(legacy, cell, length);
            ++*converted;
        }
        all_read = all_read && (ready || !undefined);
        legacy->text[legacy->length++] = '\0';
    }
    legacy->begins[cells] = (uint32_t)legacy->length;
    legacy->record = (struct record){legacy->text, legacy->begins, cells};
    return all_read;
}

const struct record *
legacy_record(const struct legacy *legacy)
{
    return &legacy->record;
}
