/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Metrics that something is measured by, each once however often it is named, with its terms
 * registered in a tally.
 */
#ifndef AMP_MEASURE_MEASURED_H
#define AMP_MEASURE_MEASURED_H

#include "measure/metric.h"
#include "measure/tally.h"

struct measured {
    char *name; /* as it was called first */
    struct metric metric;
    int *terms; /* the tally numbers of metric.terms */
};

/* Start with {0}; measured_free_all() when done. */
struct measured_list {
    struct measured *items;
    size_t count, capacity;
};

/* The number of the metric of this expression, which is added under `name` if it is new; -1, with
 *error as metric_parse() has it, if it makes no sense. The tally must not have an event yet. */
int measured_add(struct measured_list *list, struct tally *tally, const char *expression,
    const char *name, const char **error);
void measured_free_all(struct measured_list *list);

/* Some of them, by number. Start with {0}; the caller frees items with free(). */
struct measured_set {
    int *items;
    size_t count, capacity;
};
void measured_set_add(struct measured_set *set, int number);
bool measured_set_has(const struct measured_set *set, int number);

/* Whether any event of it exists, of anybody; and how many have no amount where it adds amounts. */
bool measured_any(const struct measured *measured, const struct tally *tally);
size_t measured_without_value(const struct measured *measured, const struct tally *tally);

#endif
