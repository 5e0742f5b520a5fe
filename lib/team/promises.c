/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A log may hold a million promises, so what is kept of each is small: texts lie one behind the
 * other in one stretch of bytes, and the same people in the same sessions are kept once.
 */
#include "team/promises.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/slots.h"

enum { NOWHERE = -1 };

struct kept_promise {
    uint32_t id, action; /* places in `texts` */
    int made, due, kept;
    int skill; /* a number of `skills` */
    uint32_t people;
    enum coaching_owner owner;
};

/* A row that closes an id that was not met yet. */
struct early_close {
    uint32_t id;
    int day;
};

struct promises {
    bool keep_actions;
    struct kept_promise *items;
    size_t count, capacity;
    char *texts;
    size_t text_length, text_capacity;
    int *people; /* lists: how many reps, how many coaches, then their numbers */
    size_t people_length, people_capacity;
    struct slots ids, lists;
    struct names *skills;
    struct early_close *early;
    size_t early_count, early_capacity;
    char *one; /* one id of several */
    size_t one_capacity;
};

struct promises *
promises_new(bool texts)
{
    struct promises *promises = mem_zeroed(1, sizeof *promises);
    promises->keep_actions = texts;
    promises->skills = names_new();
    (void)names_number(promises->skills, "");
    promises->texts = mem_grow(NULL, &promises->text_capacity, 1, 1);
    promises->texts[promises->text_length++] = '\0'; /* place 0 is the empty text */
    return promises;
}

void
promises_free(struct promises *promises)
{
    free(promises->items);
    free(promises->texts);
    free(promises->people);
    free(promises->ids.table);
    free(promises->lists.table);
    free(promises->early);
    free(promises->one);
    names_free(promises->skills);
    free(promises);
}

static uint32_t
keep_text(struct promises *promises, const char *text)
{
    size_t length = strlen(text) + 1, place = promises->text_length;
    if (length == 1)
        return 0;
    mem_at_most(place, UINT32_MAX, "bytes of promises");
    promises->texts = mem_grow(promises->texts, &promises->text_capacity, place + length, 1);
    memcpy(promises->texts + place, text, length);
    promises->text_length += length;
    return (uint32_t)place;
}

struct id_key {
    const struct promises *promises;
    const char *id;
};

static bool
same_id(uint32_t item, const void *data)
{
    const struct id_key *key = data;
    return strcmp(key->promises->texts + key->promises->items[item].id, key->id) == 0;
}

static struct slot *
find_id(struct promises *promises, const char *id)
{
    const struct id_key key = {promises, id};
    return slots_find(&promises->ids, slots_hash(id, strlen(id)), same_id, &key);
}

struct list_key {
    const struct promises *promises;
    const int *list;
    size_t length;
};

static bool
same_list(uint32_t item, const void *data)
{
    const struct list_key *key = data;
    return key->promises->people_length - item >= key->length &&
           memcmp(key->promises->people + item, key->list, key->length * sizeof *key->list) == 0;
}

/* The place of the entry's people in `people`. They are put behind the others, to be compared, and
   taken away again if they are there already. */
static uint32_t
keep_people(struct promises *promises, const struct coaching *entry)
{
    size_t place = promises->people_length;
    size_t length = 2 + entry->rep_count + entry->coach_count;
    promises->people = mem_grow(
        promises->people, &promises->people_capacity, place + length, sizeof *promises->people);
    int *list = promises->people + place;
    list[0] = (int)entry->rep_count;
    list[1] = (int)entry->coach_count;
    memcpy(list + 2, entry->reps, entry->rep_count * sizeof *list);
    memcpy(list + 2 + entry->rep_count, entry->coaches, entry->coach_count * sizeof *list);
    const struct list_key key = {promises, list, length};
    struct slot *slot =
        slots_find(&promises->lists, slots_hash(list, length * sizeof *list), same_list, &key);
    if (slot->item == SLOTS_NONE) {
        slot->item = (uint32_t)place;
        slots_filled(&promises->lists);
        promises->people_length += length;
    }
    return slot->item;
}

static void
close_promise(struct kept_promise *promise, int day)
{
    if (promise->kept == DAY_NONE || day < promise->kept)
        promise->kept = day;
}

/* Closes one id. Returns the number of the promise, NOWHERE if it is not known. */
static long long
close_id(struct promises *promises, const char *id, int day)
{
    struct slot *slot = find_id(promises, id);
    if (slot->item != SLOTS_NONE) {
        close_promise(&promises->items[slot->item], day);
        return slot->item;
    }
    promises->early = mem_grow(promises->early, &promises->early_capacity,
        promises->early_count + 1, sizeof *promises->early);
    promises->early[promises->early_count++] = (struct early_close){keep_text(promises, id), day};
    return NOWHERE;
}

/* Goes through the ids of the cell. Returns the skill of the first that is known. */
static const char *
close_all(struct promises *promises, const struct coaching *entry)
{
    const char *at = entry->closes, *skill = NULL;
    while (*at) {
        size_t length = strcspn(at, ";"), begin = strspn(at, " ");
        size_t end = length;
        while (end > begin && at[end - 1] == ' ')
            end--;
        if (end > begin) {
            promises->one = mem_grow(promises->one, &promises->one_capacity, end - begin + 1, 1);
            memcpy(promises->one, at + begin, end - begin);
            promises->one[end - begin] = '\0';
            long long number = close_id(promises, promises->one, entry->day);
            if (!skill && number != NOWHERE && promises->items[number].skill > 0)
                skill = names_text(promises->skills, promises->items[number].skill);
        }
        at += length + (at[length] == ';');
    }
    return skill;
}

static void
add(struct promises *promises, const struct coaching *entry)
{
    size_t number = promises->count;
    promises->items =
        mem_grow(promises->items, &promises->capacity, number + 1, sizeof *promises->items);
    promises->items[number] = (struct kept_promise){.made = entry->day,
        .due = entry->due,
        .kept = DAY_NONE,
        .id = keep_text(promises, entry->id),
        .action = promises->keep_actions ? keep_text(promises, entry->action) : 0,
        .skill = names_number(promises->skills, entry->skill),
        .people = keep_people(promises, entry),
        .owner = entry->owner};
    promises->count++;
    if (!*entry->id)
        return;
    struct slot *slot = find_id(promises, entry->id);
    if (slot->item == SLOTS_NONE)
        slots_filled(&promises->ids);
    slot->item = (uint32_t)number;
}

const char *
promises_take(struct promises *promises, const struct coaching *entry)
{
    const char *skill = *entry->closes ? close_all(promises, entry) : NULL;
    if (*entry->action)
        add(promises, entry);
    return skill;
}

void
promises_settle(struct promises *promises)
{
    for (size_t i = 0; i < promises->early_count; i++) {
        const struct early_close *early = &promises->early[i];
        struct slot *slot = find_id(promises, promises->texts + early->id);
        if (slot->item != SLOTS_NONE)
            close_promise(&promises->items[slot->item], early->day);
    }
    promises->early_count = 0;
}

size_t
promises_count(const struct promises *promises)
{
    return promises->count;
}

struct promise
promises_at(const struct promises *promises, size_t number)
{
    const struct kept_promise *item = &promises->items[number];
    const int *list = promises->people + item->people;
    return (struct promise){.id = promises->texts + item->id,
        .made = item->made,
        .due = item->due,
        .kept = item->kept,
        .owner = item->owner,
        .reps = list + 2,
        .rep_count = (size_t)list[0],
        .coaches = list + 2 + list[0],
        .coach_count = (size_t)list[1],
        .action = promises->keep_actions ? promises->texts + item->action : NULL,
        .skill = names_text(promises->skills, item->skill)};
}

bool
promise_is_open(const struct promise *promise)
{
    return promise->kept == DAY_NONE;
}

bool
promise_is_overdue(const struct promise *promise, int as_of)
{
    return promise->kept == DAY_NONE && promise->due != DAY_NONE && promise->due < as_of;
}
