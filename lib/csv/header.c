/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names are few and looked up once per table, so a plain list will do.
 */
#include "csv/header.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

void
header_add(struct header *header, const char *name)
{
    size_t needed = header->columns + 1;
    header->names = mem_grow(header->names, &header->names_capacity, needed, sizeof(char *));
    header->keys = mem_grow(header->keys, &header->keys_capacity, needed, sizeof(char *));
    header->names[header->columns] = text_tidy(name);
    header->keys[header->columns] = text_column_key(name);
    header->columns++;
}

void
header_clear(struct header *header)
{
    for (size_t i = 0; i < header->columns; i++) {
        free(header->names[i]);
        free(header->keys[i]);
    }
    free(header->names);
    free(header->keys);
    *header = (struct header){0};
}

int
header_find(const struct header *header, const char *name)
{
    return text_find_column_key(name, (const char *const *)header->keys, header->columns);
}

const char *
header_nearest(const struct header *header, const char *name)
{
    return text_nearest(name, (const char *const *)header->names, header->columns);
}

const char *
header_shown(const struct header *header, char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < header->columns; i++) {
        const char *shown = text_shown(header->names[i]);
        size_t more = strlen(shown) + (i > 0);
        if (length + more + sizeof "..." > size) {
            memcpy(text + length, "...", sizeof "...");
            break;
        }
        if (i > 0)
            text[length] = ',';
        memcpy(text + length + (i > 0), shown, more - (i > 0) + 1);
        length += more;
    }
    return text;
}
