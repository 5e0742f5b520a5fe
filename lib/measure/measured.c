/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two expressions are the same metric if they have the same terms in the same order, on the same
 * sides; `meeting + call` and `call + meeting` are two.
 */
#include "measure/measured.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static bool
is_same(const struct measured *one, const struct measured *other)
{
    return one->metric.count == other->metric.count &&
           one->metric.numerator == other->metric.numerator &&
           memcmp(one->terms, other->terms, one->metric.count * sizeof *one->terms) == 0;
}

static void
free_one(struct measured *measured)
{
    metric_free(&measured->metric);
    free(measured->terms);
    free(measured->name);
}

int
measured_add(struct measured_list *list, struct tally *tally, const char *expression,
    const char *name, const char **error)
{
    struct measured added = {0};
    if (!metric_parse(expression, &added.metric, error))
        return -1;
    added.name = mem_copy(name, strlen(name));
    added.terms = mem_zeroed(added.metric.count, sizeof *added.terms);
    for (size_t i = 0; i < added.metric.count; i++)
        added.terms[i] = tally_term(tally, added.metric.terms[i]);
    for (size_t i = 0; i < list->count; i++)
        if (is_same(&list->items[i], &added)) {
            free_one(&added);
            return (int)i;
        }
    list->items = mem_grow(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count] = added;
    return (int)list->count++;
}

void
measured_free_all(struct measured_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free_one(&list->items[i]);
    free(list->items);
    *list = (struct measured_list){0};
}

void
measured_set_add(struct measured_set *set, int number)
{
    set->items = mem_grow(set->items, &set->capacity, set->count + 1, sizeof *set->items);
    set->items[set->count++] = number;
}

bool
measured_set_has(const struct measured_set *set, int number)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == number)
            return true;
    return false;
}

bool
measured_any(const struct measured *measured, const struct tally *tally)
{
    for (size_t i = 0; i < measured->metric.count; i++)
        if (tally_any(tally, TALLY_EVERYBODY, measured->terms[i]))
            return true;
    return false;
}

size_t
measured_without_value(const struct measured *measured, const struct tally *tally)
{
    size_t count = 0;
    for (size_t i = 0; i < measured->metric.count; i++)
        count += tally_without_value(tally, measured->terms[i]);
    return count;
}
