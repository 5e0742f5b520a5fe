/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three bytes become four letters. It only writes; nothing here reads base64.
 */
#include "base/base64.h"

#include <stdint.h>

#include "base/mem.h"

enum { GROUP_BYTES = 3, GROUP_LETTERS = 4, LETTER_BITS = 6 };

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

char *
base64_text(const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    size_t groups = length / GROUP_BYTES + (length % GROUP_BYTES > 0);
    char *text = mem_zeroed(groups + 1, GROUP_LETTERS);
    char *to = text;
    for (size_t i = 0; i < length; i += GROUP_BYTES) {
        size_t here = length - i < GROUP_BYTES ? length - i : GROUP_BYTES;
        uint32_t group = (uint32_t)from[i] << 16;
        if (here > 1)
            group |= (uint32_t)from[i + 1] << 8;
        if (here > 2)
            group |= from[i + 2];
        for (size_t letter = 0; letter < GROUP_LETTERS; letter++) {
            unsigned shift = (unsigned)(GROUP_LETTERS - 1 - letter) * LETTER_BITS;
            *to++ = letter <= here ? letters[group >> shift & 0x3f] : '=';
        }
    }
    *to = '\0';
    return text;
}
