/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sorting what is open. A promise without a due day is never overdue.
 */
#include "team/open_promises.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"

struct open_promise {
    struct promise promise;
    size_t number;
};

const char *
people_of_roster(int number, const void *roster)
{
    return roster_person(roster, number)->rep;
}

const char *
people_of_names(int number, const void *names)
{
    return names_text(names, number);
}

char *
people_joined(const int *numbers, size_t count, const char *(*name)(int number, const void *data),
    const void *data)
{
    size_t size = 1, length = 0;
    for (size_t i = 0; i < count; i++)
        size += strlen(name(numbers[i], data)) + 1;
    char *joined = mem_resize(NULL, size, 1);
    for (size_t i = 0; i < count; i++) {
        const char *one = name(numbers[i], data);
        if (i > 0)
            joined[length++] = ';';
        memcpy(joined + length, one, strlen(one));
        length += strlen(one);
    }
    joined[length] = '\0';
    return joined;
}

/* Coach, rep, nobody. */
static int
rank(const struct promise *promise)
{
    return promise->owner == OWNER_COACH ? 0 : promise->owner == OWNER_REP ? 1 : 2;
}

static int
oldest_first(const void *a, const void *b)
{
    const struct open_promise *left = a, *right = b;
    if (rank(&left->promise) != rank(&right->promise))
        return rank(&left->promise) - rank(&right->promise);
    if (left->promise.made != right->promise.made)
        return left->promise.made < right->promise.made ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

struct promise *
open_promises(const struct promises *promises, size_t *count)
{
    struct open_promise *open = mem_zeroed(promises_count(promises) + 1, sizeof *open);
    *count = 0;
    for (size_t i = 0; i < promises_count(promises); i++) {
        struct promise promise = promises_at(promises, i);
        if (promise_is_open(&promise))
            open[(*count)++] = (struct open_promise){promise, i};
    }
    if (*count > 0)
        qsort(open, *count, sizeof *open, oldest_first);
    struct promise *sorted = mem_zeroed(*count + 1, sizeof *sorted);
    for (size_t i = 0; i < *count; i++)
        sorted[i] = open[i].promise;
    free(open);
    return sorted;
}

static void
write_promise(const struct promise *promise, const struct roster *roster,
    const struct names *coaches, int as_of, struct writer *writer)
{
    char *reps = people_joined(promise->reps, promise->rep_count, people_of_roster, roster);
    char *coached = people_joined(promise->coaches, promise->coach_count, people_of_names, coaches);
    writer_cell(writer, coaching_owner_words[promise->owner]);
    writer_cell(writer, reps);
    writer_cell(writer, coached);
    writer_cell(writer, promise->action);
    writer_day(writer, promise->made);
    writer_day(writer, promise->due);
    if (promise_is_overdue(promise, as_of))
        writer_integer(writer, as_of - promise->due);
    else
        writer_cell(writer, "");
    writer_cell(writer, promise->skill);
    writer_cell(writer, promise->id);
    writer_end_row(writer);
    free(reps);
    free(coached);
}

size_t
open_promises_write(const struct promises *promises, const struct roster *roster,
    const struct names *coaches, int as_of, bool overdue_only, struct writer *writer)
{
    static const char *const columns[] = {
        "owner", "rep", "coach", "action", "made", "due", "days_overdue", "skill", "id", NULL};
    size_t count, overdue = 0;
    struct promise *open = open_promises(promises, &count);
    writer_header(writer, columns);
    for (size_t i = 0; i < count; i++) {
        bool late = promise_is_overdue(&open[i], as_of);
        overdue += late;
        if (late || !overdue_only)
            write_promise(&open[i], roster, coaches, as_of, writer);
    }
    free(open);
    return overdue;
}

/* What the loop over the entries needs. */
struct gathering {
    struct promises *promises;
    int as_of;
};

static void
take(const struct coaching *entry, void *data)
{
    const struct gathering *gathering = data;
    if (entry->day <= gathering->as_of)
        (void)promises_take(gathering->promises, entry);
}

bool
open_promises_list(struct coaching_reader *reader, struct writer *writer)
{
    struct gathering gathering = {promises_new(true), reader->shared.as_of};
    coaching_reader_each(reader, take, &gathering);
    promises_settle(gathering.promises);
    size_t overdue = open_promises_write(gathering.promises, reader->roster, reader->coaches,
        reader->shared.as_of, reader->overdue, writer);
    promises_free(gathering.promises);
    return overdue > 0;
}
