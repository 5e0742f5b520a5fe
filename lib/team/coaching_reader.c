/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nothing is worked out here.
 */
#include "team/coaching_reader.h"

#include "base/dateform.h"
#include "base/day.h"
#include "csv/aside.h"

bool
coaching_reader_take(struct coaching_reader *reader, int id, const char *value)
{
    switch (id) {
    case COACHING_MAP:
        reader->map_file = value;
        return true;
    case COACHING_DATES:
        reader->date_order = date_order_named(value);
        if (!(reader->date_order & (DATE_ORDER_DMY | DATE_ORDER_MDY | DATE_ORDER_YMD)))
            options_bad_value("--dates", value, "is not one of dmy, mdy, ymd");
        return true;
    case COACHING_ASK_REP:
        reader->rep = value;
        return true;
    case COACHING_ASK_OVERDUE:
        reader->overdue = true;
        return true;
    case COACHING_WORDS:
        reader->words = value;
        return true;
    case COACHING_SHOW_WORDS:
        reader->show_words = true;
        return true;
    default:
        return false;
    }
}

void
coaching_reader_begin(struct coaching_reader *reader)
{
    aside_begin(reader->shared.rejects, reader->shared.strict);
    reader->map = coaching_map_read(reader->map_file);
    reader->roster = roster_read(reader->shared.roster, 0);
    reader->coaches = names_new();
}

void
coaching_reader_each(struct coaching_reader *reader,
    void (*take)(const struct coaching *entry, void *data), void *data)
{
    const struct shared_options *shared = &reader->shared;
    struct coaching entry;
    struct coaching_log *log = coaching_open(shared->files, shared->file_count, shared->delimiter,
        reader->map_file, reader->roster, reader->coaches);
    coaching_dates(log, reader->date_order);
    while (coaching_next(log, &entry))
        if ((shared->since == DAY_NONE || entry.day >= shared->since) &&
            (shared->until == DAY_NONE || entry.day <= shared->until))
            take(&entry, data);
    coaching_close(log);
}

int
coaching_reader_end(struct coaching_reader *reader, bool look)
{
    (void)roster_say_unknown(reader->roster);
    coaching_map_free(reader->map);
    names_free(reader->coaches);
    roster_free(reader->roster);
    return aside_finish(reader->shared.exit_status && look ? STATUS_LOOK : STATUS_DONE);
}
