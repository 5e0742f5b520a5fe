/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For harnesses that read events: what their reader reads once in a process, and keeps.
 */
#ifndef AMP_TESTS_FUZZ_ONCE_H
#define AMP_TESTS_FUZZ_ONCE_H

#include "fuzz.h"

#include "base/day.h"
#include "team/event.h"

static void
read_one_event(void *data)
{
    static char name[] = "1";
    char *const list[] = {name};
    struct roster *roster = roster_read(NULL, 0);
    struct names *words = names_new();
    const struct event_options options = {
        .as_of = day_make(2026, 11, 20), .since = DAY_NONE, .until = DAY_NONE};
    struct events *events = events_open(list, 1, &options, roster, words);
    struct event event;
    (void)data;
    fuzz_check(events_next(events, &event), "an event is none");
    events_close(events);
    names_free(words);
    roster_free(roster);
}

static inline void
fuzz_read_once(void)
{
    static const char text[] = "date,rep,event\n2026-11-16,Ana,call\n";
    fuzz_no_files();
    fuzz_file("1", text, sizeof text - 1);
    fuzz_warm_up(read_one_event, NULL);
}

#endif
