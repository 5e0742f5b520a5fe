/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How text becomes the ASCII of a mail. Only files of lib/page include this.
 */
#ifndef AMP_PAGE_MAIL_PARTS_H
#define AMP_PAGE_MAIL_PARTS_H

#include <stddef.h>

#include "base/outfile.h"

/* Writes `name`, ": " and clean text as one field of a mail's head, over as many lines as it takes:
   as it is where that can be read, else as encoded words (RFC 2047). */
void mail_field(struct outfile *out, const char *name, const char *text);

/* Writes UTF-8 text with LF line ends as quoted-printable (RFC 2045, section 6.7): lines of at most
   76 characters, soft line ends never within a character, and nothing that a mail program on the
   way could change: no blank at the end of a line, no "From " and no "." at its start. */
void mail_quoted_printable(struct outfile *out, const char *text, size_t length);

#endif
