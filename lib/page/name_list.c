/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names are taken as they are, in the order in which they come.
 */
#include "page/name_list.h"

#include <stdlib.h>

#include "base/text.h"

const char *
name_list(struct page *page, const char *names)
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
