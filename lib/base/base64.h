/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes as letters, for hashes in pages and for words in the head of a mail (RFC 4648, section 4).
 */
#ifndef AMP_BASE_BASE64_H
#define AMP_BASE_BASE64_H

#include <stddef.h>

/* The `length` bytes in base64 with padding, on one line. Caller frees. */
char *base64_text(const void *bytes, size_t length);

#endif
