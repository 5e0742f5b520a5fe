/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two columns. What counts as evidence is the table's to say; this file knows no event word.
 */
#include "team/drivers.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/table.h"

struct drivers {
    const char **events;
    size_t *of; /* by event */
    size_t count, capacity, of_capacity;
    struct names *names;
    struct arena arena;
};

static void
add(struct drivers *drivers, const struct table *table, const char *event, const char *driver)
{
    char *word = text_tidy(event), *name = text_tidy(driver);
    if (!*word || !*name)
        diag_fatal_at(table_place(table), "%s is empty", *word ? "driver" : "event");
    for (size_t i = 0; i < drivers->count; i++)
        if (chars_same(drivers->events[i], word))
            diag_fatal_at(table_place(table), "event '%s' stands here twice", text_shown(word));
    drivers->events =
        mem_grow(drivers->events, &drivers->capacity, drivers->count + 1, sizeof *drivers->events);
    drivers->of =
        mem_grow(drivers->of, &drivers->of_capacity, drivers->count + 1, sizeof *drivers->of);
    drivers->events[drivers->count] = arena_text(&drivers->arena, word, strlen(word));
    drivers->of[drivers->count++] = (size_t)names_number(drivers->names, name);
    free(word);
    free(name);
}

struct drivers *
drivers_read(const char *path, char delimiter)
{
    struct drivers *drivers = mem_zeroed(1, sizeof *drivers);
    struct table *table = path ? table_open(path, delimiter) : table_builtin("team/drivers");
    drivers->names = names_new();
    table_need_rows(table);
    int event = table_need(table, "event"), driver = table_need(table, "driver");
    while (table_next(table))
        add(drivers, table, table_cell(table, event), table_cell(table, driver));
    if (drivers->count == 0)
        diag_fatal("%s: no event has a driver here", table_name(table));
    table_close(table);
    return drivers;
}

void
drivers_free(struct drivers *drivers)
{
    if (!drivers)
        return;
    free(drivers->events);
    free(drivers->of);
    names_free(drivers->names);
    arena_free(&drivers->arena);
    free(drivers);
}

const char *const *
drivers_events(const struct drivers *drivers, size_t *count)
{
    *count = drivers->count;
    return drivers->events;
}

size_t
drivers_count(const struct drivers *drivers)
{
    return (size_t)names_count(drivers->names);
}

const char *
drivers_name(const struct drivers *drivers, size_t driver)
{
    return names_text(drivers->names, (int)driver);
}

size_t
drivers_of(const struct drivers *drivers, size_t event)
{
    return drivers->of[event];
}
