/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text for what shows nothing but ASCII: an old terminal, a pager without UTF-8, a label printer.
 */
#ifndef AMP_BASE_ASCII_H
#define AMP_BASE_ASCII_H

/* A copy in printable ASCII: Latin letters without their marks, quotes, dashes and the like as they
   are typed, and '?' for whatever else is seen as one character, however many parts it has.
   "Zoë – 5 €" gives "Zoe - 5 EUR". The text is clean UTF-8 (page/clean.h); control characters and
   bytes that are not UTF-8 become '?' too. Caller frees. */
char *ascii_text(const char *text);

#endif
