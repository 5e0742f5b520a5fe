/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of one record behind one another, each with a NUL behind it, for those who look at many
 * of them in every row.
 */
#ifndef AMP_CSV_RECORD_H
#define AMP_CSV_RECORD_H

#include <stddef.h>
#include <stdint.h>

/* Cell i begins at text + begins[i], and the one behind it (also behind the last) would begin at
   begins[i + 1]. */
struct record {
    const char *text;
    const uint32_t *begins;
    size_t count;
};

/* The text of a cell; index < count. */
static inline const char *
record_cell(const struct record *record, size_t index)
{
    return record->text + record->begins[index];
}

/* Its length in bytes, without the NUL. */
static inline size_t
record_cell_length(const struct record *record, size_t index)
{
    return record->begins[index + 1] - record->begins[index] - 1;
}

#endif
