/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of a table's columns: as they are written, and the keys under which they are found
 * (case, blanks, `_` and `-` do not count).
 */
#ifndef AMP_CSV_HEADER_H
#define AMP_CSV_HEADER_H

#include <stdbool.h>
#include <stddef.h>

/* Start with {0}. */
struct header {
    size_t columns;
    char **names, **keys;
    size_t names_capacity, keys_capacity;
};

/* One more column. */
void header_add(struct header *header, const char *name);

/* No columns, and no memory held. */
void header_clear(struct header *header);

/* The first column of that name, -1 if there is none. */
int header_find(const struct header *header, const char *name);

/* The name that is nearest, NULL if none is near. */
const char *header_nearest(const struct header *header, const char *name);

/* The names for a message, commas between; "..." stands for what does not fit into `size` bytes (at
   least 4). Returns `text`. */
const char *header_shown(const struct header *header, char *text, size_t size);

#endif
