/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of the column effort become event words. Nothing is counted here.
 */
#include "team/effort_feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "team/coaching.h"

enum { KIND_SIZE = 32 };

static void
feed(const struct coaching *entry, happening_taker *take, void *data)
{
    char kind[KIND_SIZE];
    snprintf(kind, sizeof kind, "effort.%s", coaching_effort_words[entry->effort]);
    for (size_t i = 0; i < entry->rep_count; i++) {
        const struct happening happening = {
            entry->reps[i], kind, entry->day, {1, 0}, false, {0, 0}, ""};
        if (!take(&happening, data))
            diag_fatal_at(entry->place, "the sum grows past 9223372036854775807");
    }
}

void
effort_feed(
    const struct effort_options *options, struct roster *roster, happening_taker *take, void *data)
{
    char *path = mem_copy(options->log, strlen(options->log));
    struct names *coaches = names_new();
    struct coaching_log *log = coaching_open(&path, 1, options->delimiter, NULL, roster, coaches);
    struct coaching entry;
    while (coaching_next(log, &entry))
        if (entry.effort != EFFORT_UNKNOWN &&
            (options->since == DAY_NONE || entry.day >= options->since) &&
            (options->until == DAY_NONE || entry.day <= options->until))
            feed(&entry, take, data);
    coaching_close(log);
    names_free(coaches);
    free(path);
}
