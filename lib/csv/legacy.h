/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells in windows-1252, which spreadsheets write where nobody asks for UTF-8. A record is looked
 * at cell by cell: what is UTF-8 stays as it is, what is not is windows-1252.
 *
 * Five bytes (81, 8D, 8F, 90, 9D) mean nothing there. Browsers make control characters of them;
 * here they are evidence that the text is in a third encoding, and nothing is guessed.
 */
#ifndef AMP_CSV_LEGACY_H
#define AMP_CSV_LEGACY_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/reader.h"

struct legacy;

struct legacy *legacy_new(void);
void legacy_free(struct legacy *legacy); /* NULL is nothing */

/* Takes the cells of the reader's current record; *converted becomes how many of them were
   windows-1252. False if some cell can be neither: such cells keep their bytes. */
bool legacy_take(struct legacy *legacy, const struct reader *reader, size_t *converted);

/* The cells of the record that was taken: valid until the next legacy_take(). */
const struct record *legacy_record(const struct legacy *legacy);

#endif
