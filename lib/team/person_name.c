/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes names apart at a bracket and at a comma. It knows no titles, no suffixes and no customs of
 * naming: a name with two commas ("Ruiz, Ana, Jr.") has no other reading here.
 */
#include "team/person_name.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* Adds a copy of `length` bytes, tidy; nothing if they are blank. */
static void
add(struct person_name *read, const char *text, size_t length)
{
    char *raw = mem_copy(text, length);
    if (!text_is_blank(raw))
        read->readings[read->count++] = text_tidy(raw);
    free(raw);
}

/* Adds the `length` bytes "Last, First" as "First Last". */
static void
add_turned(struct person_name *read, const char *text, size_t length)
{
    const char *comma = memchr(text, ',', length);
    if (!comma)
        return;
    size_t last = (size_t)(comma - text), first = length - last - 1;
    if (memchr(comma + 1, ',', first))
        return;
    struct person_name halves = {.count = 0};
    add(&halves, comma + 1, first);
    add(&halves, text, last);
    if (halves.count == 2) {
        size_t size = strlen(halves.readings[0]) + strlen(halves.readings[1]) + 2;
        char *turned = mem_zeroed(size, 1);
        (void)snprintf(turned, size, "%s %s", halves.readings[0], halves.readings[1]);
        read->readings[read->count++] = turned;
    }
    person_name_free(&halves);
}

/* The place of the bracket that opens before an address at the end of a tidy name, or NULL. */
static const char *
find_address(const char *tidy, size_t length)
{
    if (length == 0 || (tidy[length - 1] != ')' && tidy[length - 1] != '>'))
        return NULL;
    const char *opening = strrchr(tidy, tidy[length - 1] == ')' ? '(' : '<');
    bool address = opening && strchr(opening, '@') && !strchr(opening, ' ');
    return address ? opening : NULL;
}

void
person_name_read(const char *name, struct person_name *read)
{
    char *tidy = text_tidy(name);
    size_t length = strlen(tidy);
    const char *address = find_address(tidy, length);
    *read = (struct person_name){.count = 0};
    if (address) {
        add(read, address + 1, length - (size_t)(address - tidy) - 2);
        length = (size_t)(address - tidy);
        add(read, tidy, length);
    }
    add_turned(read, tidy, length);
    free(tidy);
}

void
person_name_free(struct person_name *read)
{
    for (size_t i = 0; i < read->count; i++)
        free(read->readings[i]);
    read->count = 0;
}
