/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills placeholders. Invariant: a text comes out with every placeholder filled, or not at all.
 */
#include "base/template.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A placeholder: the place of its name, and the two words to choose from, if it has any. */
struct placeholder {
    size_t name, length; /* of all of it, with the braces */
    const char *one, *many;
    size_t one_length, many_length;
};

/* Reads the placeholder at a "{". False if it is none. */
static bool
read_placeholder(
    const char *text, const char *const *names, size_t count, struct placeholder *placeholder)
{
    size_t inside = strcspn(text + 1, "{}"), length = strcspn(text + 1, "|{}");
    *placeholder = (struct placeholder){.name = count, .length = inside + 2};
    if (text[1 + inside] != '}')
        return false;
    if (length < inside) {
        const char *end = text + 1 + inside;
        placeholder->one = text + 1 + length + 1;
        placeholder->one_length = strcspn(placeholder->one, "|}");
        placeholder->many = placeholder->one + placeholder->one_length + 1;
        if (placeholder->many > end)
            return false;
        placeholder->many_length = strcspn(placeholder->many, "|}");
        if (placeholder->many + placeholder->many_length != end)
            return false;
    }
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == length && strncmp(names[i], text + 1, length) == 0)
            placeholder->name = i;
    return placeholder->name < count;
}

const char *
template_fault(const char *text, const char *const *names, size_t count)
{
    struct placeholder placeholder;
    for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{'))
        if (!read_placeholder(at, names, count, &placeholder))
            return at;
    return NULL;
}

/* A text that is being made. */
struct making {
    char *bytes;
    size_t count, capacity;
};

static void
add(struct making *made, const char *piece, size_t length)
{
    made->bytes = mem_grow(made->bytes, &made->capacity, made->count + length + 1, 1);
    if (length > 0)
        memcpy(made->bytes + made->count, piece, length);
    made->count += length;
    made->bytes[made->count] = '\0';
}

char *
template_filled(const char *text, const char *const *names, const char *const *values, size_t count)
{
    struct making made = {0};
    add(&made, "", 0);
    while (*text != '\0') {
        struct placeholder placeholder;
        size_t plain = strcspn(text, "{");
        add(&made, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        bool is_known = read_placeholder(text, names, count, &placeholder);
        const char *value = is_known ? values[placeholder.name] : NULL;
        if (!value) {
            free(made.bytes);
            return NULL;
        }
        if (!placeholder.one)
            add(&made, value, strlen(value));
        else if (strcmp(value, "1") == 0)
            add(&made, placeholder.one, placeholder.one_length);
        else
            add(&made, placeholder.many, placeholder.many_length);
        text += placeholder.length;
    }
    return made.bytes;
}
