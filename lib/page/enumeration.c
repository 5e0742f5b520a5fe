/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commas, one "and", and a count of what is not named.
 */
#include "page/enumeration.h"

#include <stdlib.h>

#include "base/text.h"
#include "page/figures.h"

const char *
page_enumeration(struct page *page, const char *const *texts, size_t count, size_t all)
{
    const char *words = "";
    for (size_t i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : i + 1 == all ? " and " : ", ";
        words = page_words(page, "%s%s%s", words, between, texts[i]);
    }
    if (count == 0 || count == all)
        return words;
    char more[FIGURES_SIZE];
    return page_words(page, "%s and %s more", words, figures_whole((double)(all - count), more));
}

const char *
page_name_list(struct page *page, const char *names)
{
    const char *all = "", *rest = names;
    char *name, *next;
    bool is_first = true;
    bool is_there = text_next_item(&rest, ";", &name);
    while (is_there) {
        bool goes_on = text_next_item(&rest, ";", &next);
        const char *between = is_first ? "" : goes_on ? ", " : " and ";
        all = page_words(page, "%s%s%s", all, between, name);
        free(name);
        name = next;
        is_there = goes_on;
        is_first = false;
    }
    return all;
}
