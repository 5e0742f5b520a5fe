/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where text from a file becomes text that a terminal, a printer or a mail reader can
 * be given, and the cutting of it into lines. Widths are terminal columns as base/text.h counts
 * them.
 */
#ifndef AMP_PAGE_CLEAN_H
#define AMP_PAGE_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

/* A copy on one line and without any power: line ends and every kind of blank become one space,
   none at either end; control characters, bytes that are not UTF-8 and characters without a meaning
   become '?'; invisible marks that change the direction of writing go; of marks on one letter six
   are kept; what is longer than `most` columns is cut and ends in "...". Caller frees. */
char *clean_text(const char *text, size_t most);

/* Takes the next line of at most `columns` (2 or more) columns off *rest, which is clean: cut at a
   space if there is one, else anywhere between two letters. False if nothing is left: *rest is at
   its end then, and behind the last line already. The line is *length bytes at *line, without
   spaces at its ends. */
bool clean_line(const char **rest, size_t columns, const char **line, size_t *length);

#endif
