/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a program says at its end of people whom the roster does not have: a misspelt name is seen
 * at once when it is named.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"
#include "team/roster.h"

int
roster_say_unknown(const struct roster *roster)
{
    enum { SHOWN = 10 };
    char list[800] = "";
    size_t length = 0;
    int unknown = 0;
    for (int i = 0; i < roster_count(roster) && roster_given(roster); i++) {
        const struct person *person = roster_person(roster, i);
        if (person->on_roster)
            continue;
        const char *name = text_shown(person->rep);
        size_t more = strlen(name) + 4;
        if (unknown++ >= SHOWN || length + more >= sizeof list)
            continue;
        int written =
            snprintf(list + length, sizeof list - length, "%s'%s'", length ? ", " : "", name);
        length += written > 0 ? (size_t)written : 0;
    }
    if (unknown > 0)
        diag_say("%d %s not on the roster: %s%s", unknown, unknown == 1 ? "name is" : "names are",
            list, unknown > SHOWN ? ", ..." : "");
    return unknown;
}
