/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Encodings told by a byte order mark: UTF-8, UTF-16 and UTF-32 of either order become plain UTF-8
 * without the mark; UTF-32 behind the mark of UTF-16BE, which a vendor writes, too. Bytes without a
 * mark pass unchanged. Works on a stream: a character may be cut between two calls.
 */
#ifndef AMP_CSV_DECODE_H
#define AMP_CSV_DECODE_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

struct decoder;

/* A converter of iconv's from `encoding` to UTF-8; what iconv cannot give ends the program. */
iconv_t decode_from(const char *encoding);

struct decoder *decoder_new(void);
void decoder_free(struct decoder *decoder);

/* Forgets everything: the next bytes are the beginning of a file again. */
void decoder_reset(struct decoder *decoder);

/* Whether bytes now pass unchanged, and none wait: they need not be pushed any more. */
bool decoder_is_idle(const struct decoder *decoder);

/* Takes the next `length` bytes of the file (0 = its end) and appends their UTF-8 to *out (grown
   with mem_grow; *out_length is moved on). Returns NULL, or what is wrong: "is not valid UTF-16LE"
   (a static text). */
const char *decoder_push(struct decoder *decoder, const char *bytes, size_t length, char **out,
    size_t *out_length, size_t *out_capacity);

#endif
