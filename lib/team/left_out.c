/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One line for a file, so that what was left out can be seen at a glance.
 */
#include "team/left_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"

struct left_out {
    struct names *kinds;
    size_t *counts, capacity;
};

struct left_out *
left_out_new(void)
{
    struct left_out *left_out = mem_zeroed(1, sizeof *left_out);
    left_out->kinds = names_new();
    return left_out;
}

void
left_out_free(struct left_out *left_out)
{
    if (!left_out)
        return;
    names_free(left_out->kinds);
    free(left_out->counts);
    free(left_out);
}

void
left_out_add(struct left_out *left_out, const char *kind, size_t count)
{
    if (count == 0)
        return;
    size_t known = (size_t)names_count(left_out->kinds);
    size_t number = (size_t)names_number(left_out->kinds, kind);
    left_out->counts =
        mem_grow(left_out->counts, &left_out->capacity, number + 1, sizeof *left_out->counts);
    if (number == known)
        left_out->counts[number] = 0;
    left_out->counts[number] += count;
}

void
left_out_say(struct left_out *left_out, const char *file)
{
    char line[1000] = "";
    size_t length = 0;
    for (int i = 0; i < names_count(left_out->kinds) && length < sizeof line; i++) {
        int written = snprintf(line + length, sizeof line - length, "%s%s (%zu)", i ? ", " : "",
            text_shown(names_text(left_out->kinds, i)), left_out->counts[i]);
        length += written > 0 ? (size_t)written : 0;
    }
    if (length > 0)
        diag_say("%s: left out: %s", file, line);
    names_free(left_out->kinds);
    left_out->kinds = names_new();
}
