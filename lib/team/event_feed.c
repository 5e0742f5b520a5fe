/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The loop that every program has which counts events: it knows how events are read, and not what
 * is done with them.
 */
#include "team/event_feed.h"

#include "base/diag.h"
#include "base/names.h"
#include "base/options.h"

void
events_feed(char *const *files, size_t count, const struct event_options *options,
    struct roster *roster, happening_taker *take, void *data)
{
    struct names *words = names_new();
    struct events *events = events_open(files, count, options, roster, words);
    struct event event;
    while (events_next(events, &event)) {
        const struct happening happening = {event.person, names_text(words, event.kind),
            event.when.day, event.count, event.has_value, event.value, event.unit};
        if (!take(&happening, data))
            diag_fatal_at(event.place, "the sum grows past 9223372036854775807");
    }
    events_close(events);
    names_free(words);
}

void
events_feed_operands(const struct shared_options *shared, struct roster *roster,
    happening_taker *take, person_taker *person, void *data)
{
    const struct event_options options = {.delimiter = shared->delimiter,
        .as_of = shared->as_of,
        .since = shared->since,
        .until = shared->until};
    events_feed(shared->files, shared->file_count, &options, roster, take, data);
    for (int i = 0; i < roster_count(roster); i++) {
        const struct person *known = roster_person(roster, i);
        person(i, known->start, known->end, known->share, data);
    }
}
