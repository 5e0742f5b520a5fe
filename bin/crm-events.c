/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * crm-events: CRM exports in, events out.
 *
 * Any mix of known exports becomes one stream of canonical events, which is itself a valid input.
 * It does not guess: what a column means is decided from its data or by the user. It does not
 * judge: no figure here is about how good somebody is.
 *
 * The invariant: every record either gives its events, or is left out and counted by kind, or is
 * set aside by name; and adding up (--by) loses nothing: parts added up and then the whole are the
 * whole added up.
 */
#include <stdlib.h>
#include <string.h>

#include "base/dateform.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/outfile.h"
#include "csv/aside.h"
#include "csv/writer.h"
#include "team/crm.h"
#include "team/event.h"
#include "team/event_totals.h"
#include "team/event_unique.h"
#include "team/export_guard.h"
#include "team/roster.h"

enum {
    OPTION_DATES = 256,
    OPTION_DECIMAL,
    OPTION_BY,
    OPTION_UNIQUE,
    OPTION_GUARD,
    OPTION_WORDS,
    OPTION_SHOW_WORDS,
    OPTION_SHOW_MAP,
    OPTION_LIST_FORMATS
};

static const struct option_row rows[] = {
    {'f', "format", ARGUMENT_NEEDED, "FORMAT", "read all files as this format; see --list-formats"},
    {'m', "map", ARGUMENT_NEEDED, "MAP", "read all files by this map; see amp-crm-map(5)"},
    {OPTION_DATES, "dates", ARGUMENT_NEEDED, "ORDER",
        "dmy, mdy or ymd, where the data do not say; serial"},
    {OPTION_DECIMAL, "decimal", ARGUMENT_NEEDED, "MARK", ". or , where the data do not say"},
    {OPTION_BY, "by", ARGUMENT_NEEDED, "PERIOD", "add up per day, week or month"},
    {OPTION_WORDS, "words", ARGUMENT_NEEDED, "FILE",
        "more words for stages and outcomes: list,word"},
    {OPTION_SHOW_WORDS, "show-words", ARGUMENT_NONE, NULL, "print the words that are built in"},
    {OPTION_UNIQUE, "unique", ARGUMENT_NONE, NULL,
        "drop repeats of the same source, ref and event"},
    {OPTION_GUARD, "guard", ARGUMENT_NEEDED, "FILE", "say what changed since the last export"},
    {OPTION_SHOW_MAP, "show-map", ARGUMENT_NEEDED, "FORMAT",
        "print the map of a format, to change it"},
    {OPTION_LIST_FORMATS, "list-formats", ARGUMENT_NONE, NULL,
        "list the formats that are built in"},
};

static const struct program program = {
    .name = "crm-events",
    .example = "crm-events --roster=roster.csv --by=week report1732.csv > events.csv",
    .summary = "Turn CRM exports into events: date, rep, event, count, value and more.",
    .operands = "[FILE...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

struct choices {
    struct event_options events;
    enum period by;
    bool unique;
    const char *guard, *show_map;
    bool list_formats, show_words;
};

static void
choose(int id, const char *value, void *data)
{
    static const char *const periods[] = {"day", "week", "month", NULL};
    static const enum period period_of[] = {PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH};
    static const char *const marks[] = {".", ",", NULL};
    static const char *const orders[] = {"dmy", "mdy", "ymd", "serial", NULL};
    struct choices *choices = data;
    switch (id) {
    case 'f':
        choices->events.format = value;
        break;
    case 'm':
        choices->events.map = value;
        break;
    case OPTION_DATES:
        choices->events.date_order =
            date_order_named(orders[options_word("--dates", value, orders)]);
        break;
    case OPTION_DECIMAL:
        choices->events.decimal_mark = marks[options_word("--decimal", value, marks)][0];
        break;
    case OPTION_BY:
        choices->by = period_of[options_word("--by", value, periods)];
        break;
    case OPTION_WORDS:
        choices->events.words = value;
        break;
    case OPTION_UNIQUE:
        choices->unique = true;
        break;
    case OPTION_GUARD:
        choices->guard = value;
        break;
    case OPTION_SHOW_WORDS:
        choices->show_words = true;
        break;
    case OPTION_SHOW_MAP:
        choices->show_map = value;
        break;
    case OPTION_LIST_FORMATS:
        choices->list_formats = true;
        break;
    }
}

/* Where rows go, and the names for their numbers. */
struct sink {
    struct writer *writer;
    const struct roster *roster;
    const struct names *words;
};

static void
write_event(const struct event *event, void *data)
{
    struct sink *sink = data;
    struct writer *writer = sink->writer;
    writer_moment(writer, event->when);
    writer_cell(writer, event->person < 0 ? "" : roster_person(sink->roster, event->person)->rep);
    writer_cell(writer, names_text(sink->words, event->kind));
    writer_decimal(writer, event->count);
    if (event->has_value)
        writer_decimal(writer, event->value);
    else
        writer_cell(writer, "");
    writer_cell(writer, event->unit);
    writer_cell(writer, event->account);
    writer_cell(writer, event->ref);
    writer_cell(writer, event->source);
    writer_cell(writer, event->note);
    writer_end_row(writer);
}

/* The next event that is wanted: noted by the guard, and no repeat. */
static bool
next(struct events *events, const struct choices *choices, struct event_unique *unique,
    const struct sink *sink, struct event *event)
{
    struct export_guard *guard = choices->events.guard;
    while (events_next(events, event)) {
        if (unique || !choices->by)
            events_read_texts(events, event);
        int person = event->person;
        if (guard)
            guard_note_event(
                guard, event, person < 0 ? "" : roster_person(sink->roster, person)->rep);
        if (!unique || event_unique_is_first(unique, event, names_text(sink->words, event->kind)))
            return true;
    }
    return false;
}

/* Reads all events and writes them, or their sums. */
static void
run(struct events *events, const struct choices *choices, struct sink *sink)
{
    static const char *const columns[] = {
        "date", "rep", "event", "count", "value", "unit", "account", "ref", "source", "note", NULL};
    struct event_unique *unique = choices->unique ? event_unique_new() : NULL;
    struct event_totals *totals =
        choices->by ? event_totals_new(choices->by, sink->roster, sink->words) : NULL;
    struct event event;
    writer_header(sink->writer, columns);
    while (next(events, choices, unique, sink, &event)) {
        if (totals)
            event_totals_add(totals, &event);
        else
            write_event(&event, sink);
    }
    if (totals)
        event_totals_each(totals, write_event, sink);
    if (unique)
        event_unique_say(unique);
    event_totals_free(totals);
    event_unique_free(unique);
}

/* --list-formats, --show-words and --show-map: what is built in. */
static int
show(const struct choices *choices, const char *output)
{
    struct outfile *out = outfile_open(output);
    if (choices->list_formats)
        map_list(out);
    else if (choices->show_words)
        crm_words_show(out);
    else if (!map_show(choices->show_map, out))
        options_bad_value("--show-map", choices->show_map, "is not a format; see --list-formats");
    outfile_commit(out);
    return STATUS_DONE;
}

int
main(int argc, char **argv)
{
    struct choices choices = {.by = PERIOD_NONE};
    struct shared_options shared;
    outfile_prepare_process();
    options_read(&program, argc, argv, &shared, choose, &choices);
    if (choices.list_formats || choices.show_words || choices.show_map)
        return show(&choices, shared.output);
    if (choices.events.format && choices.events.map)
        options_usage("--format and --map cannot both say how to read");
    choices.events.delimiter = shared.delimiter;
    choices.events.as_of = shared.as_of;
    choices.events.since = shared.since;
    choices.events.until = shared.until;

    aside_begin(shared.rejects, shared.strict);
    choices.events.guard = guard_open(choices.guard);
    struct roster *roster = roster_read(shared.roster, 0);
    struct names *words = names_new();
    struct writer_style style = {shared.spreadsheet, shared.digits};
    struct sink sink = {writer_open(shared.output, &style), roster, words};
    struct events *events =
        events_open(shared.files, shared.file_count, &choices.events, roster, words);
    run(events, &choices, &sink);
    writer_commit(sink.writer);
    events_close(events);
    size_t look = guard_finish(choices.events.guard) + (size_t)roster_say_unknown(roster);
    names_free(words);
    roster_free(roster);
    return aside_finish(shared.exit_status && look > 0 ? STATUS_LOOK : STATUS_DONE);
}
