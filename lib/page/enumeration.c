/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commas, one "and", and a count of what is not named. A list is put together once and copied once,
 * however long it is. Who writes a text into a file may end it with a full stop or not: the
 * sentence it becomes part of has one.
 */
#include "page/enumeration.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "page/figures.h"

enum { BETWEEN_LONGEST = sizeof " and " - 1 };

/* Puts a text there. Returns where it ends. */
static char *
put(char *end, const char *text)
{
    size_t length = strlen(text);
    memcpy(end, text, length + 1);
    return end + length;
}

const char *
page_enumeration(struct page *page, const char *const *texts, size_t count, size_t all)
{
    size_t size = 1;
    if (count == 0)
        return "";
    for (size_t i = 0; i < count; i++)
        size += strlen(texts[i]) + BETWEEN_LONGEST;
    char *joined = mem_resize(NULL, size, 1), *end = joined;
    for (size_t i = 0; i < count; i++) {
        end = put(end, i == 0 ? "" : i + 1 == all ? " and " : ", ");
        end = put(end, texts[i]);
    }
    char more[FIGURES_SIZE];
    const char *words = count == all ? page_words(page, "%s", joined)
                                     : page_words(page, "%s and %s more", joined,
                                           figures_whole((double)(all - count), more));
    free(joined);
    return words;
}

const char *
page_name_list(struct page *page, const char *names)
{
    char **items = NULL, *name;
    const char *rest = names;
    size_t count = 0, capacity = 0;
    while (text_next_item(&rest, ";", &name)) {
        items = mem_grow(items, &capacity, count + 1, sizeof *items);
        items[count++] = name;
    }
    const char *all = page_enumeration(page, (const char *const *)items, count, count);
    for (size_t i = 0; i < count; i++)
        free(items[i]);
    free(items);
    return all;
}

const char *
page_unstopped(struct page *page, const char *text)
{
    size_t length = strlen(text);
    bool has_stop = length > 1 && text[length - 1] == '.' && text[length - 2] != '.';
    return has_stop ? page_words(page, "%.*s", (int)(length - 1), text) : text;
}

const char *
page_stop_after(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && strchr(".!?", text[length - 1]) ? "" : ".";
}
