/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes below the reader: decoding by byte order mark gives the same in pieces as at once; texts
 * tidied, folded, shown and measured; where records lie for those who add to a file.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#include "base/diag.h"
#include "base/text.h"
#include "csv/decode.h"
#include "csv/extent.h"

struct input {
    const char *bytes;
    size_t size, piece;
    char *out; /* made by the run and freed by it; what is compared is the sum */
    uint64_t sum;
    size_t length;
    const char *fault;
};

static void
decode(void *data)
{
    struct input *input = data;
    struct decoder *decoder = decoder_new();
    size_t length = 0, capacity = 0, at = 0;
    char *out = NULL;
    input->fault = NULL;
    while (at < input->size && !input->fault) {
        size_t piece = input->size - at < input->piece ? input->size - at : input->piece;
        input->fault = decoder_push(decoder, input->bytes + at, piece, &out, &length, &capacity);
        at += piece;
    }
    if (!input->fault)
        input->fault = decoder_push(decoder, "", 0, &out, &length, &capacity);
    input->sum = 14695981039346656037U;
    input->length = length;
    for (size_t i = 0; i < length; i++)
        input->sum = (input->sum ^ (unsigned char)out[i]) * 1099511628211U;
    free(out);
    decoder_free(decoder);
}

static void
try_decoding(const char *bytes, size_t size, size_t piece)
{
    struct input whole = {.bytes = bytes, .size = size, .piece = size + 1};
    struct input pieces = {.bytes = bytes, .size = size, .piece = piece};
    fuzz_check(fuzz_run(decode, &whole) == FUZZ_RETURNED, "decoding ended the program");
    fuzz_check(fuzz_run(decode, &pieces) == FUZZ_RETURNED, "decoding ended the program");
    fuzz_check(whole.fault == pieces.fault, "in pieces another fault");
    fuzz_check(whole.fault != NULL || (whole.sum == pieces.sum && whole.length == pieces.length),
        "in pieces another text");
}

static void
try_text(void *data)
{
    const char *text = data;
    size_t length = strlen(text);
    char *tidy = text_tidy(text), *folded = text_folded(text), *key = text_column_key(text);
    fuzz_check(text_has_column_key(text, key), "a text without its own key");
    fuzz_check(text_same(text, tidy) && text_same(text, folded), "not the same when tidied");
    size_t fit = text_fit(text, 7);
    fuzz_check(fit <= length, "more fits than there is");
    for (const char *at = text_shown(text); *at != '\0'; at++)
        fuzz_check((unsigned char)*at >= ' ' && *at != '\x7f', "a control is shown");
    fuzz_check(text_is_utf8(text_shown(text), strlen(text_shown(text))), "shown, but no UTF-8");
    free(tidy);
    free(folded);
    free(key);
}

static void
try_extents(const char *bytes, size_t size, char delimiter)
{
    for (size_t at = 0; at < size;) {
        struct extent extent = extent_of(bytes, size, at, delimiter, 1);
        fuzz_check(extent.begin == at && extent.end > at && extent.end <= size, "an extent of 0");
        fuzz_check(extent.content_end >= at && extent.content_end <= extent.end, "content");
        fuzz_check(extent.cell_begin <= extent.cell_end && extent.cell_end <= size, "a cell");
        at = extent.end;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < 1 || size > 4096)
        return 0;
    const char *text = fuzz_text(bytes + 1, size - 1);
    if (bytes[0] % 4 == 0)
        try_decoding(text, size - 1, (size_t)1 + bytes[0] / 4 % 8);
    else if (bytes[0] % 4 == 1)
        try_extents(text, size - 1, bytes[0] & 4 ? ';' : ',');
    else
        fuzz_check(fuzz_run(try_text, (void *)(uintptr_t)text) == FUZZ_RETURNED,
            "a text ended the program");
    return 0;
}
