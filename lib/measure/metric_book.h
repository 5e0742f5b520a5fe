/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A book of metrics: every expression is read once, however many goals ask for it, and its terms
 * are registered with the tally that will count them.
 */
#ifndef AMP_MEASURE_METRIC_BOOK_H
#define AMP_MEASURE_METRIC_BOOK_H

#include <stdbool.h>

#include "measure/metric.h"
#include "measure/tally.h"

struct metric_book;

/* A metric in the book. */
struct booked {
    struct metric metric;
    int *terms;        /* their numbers in the tally */
    const char *error; /* why the expression is none (static), else NULL */
    bool is_share;     /* a ratio of which the part above the line is part of that below */
};

/* `tally` must live as long as the book, or is NULL: then terms are NULL. */
struct metric_book *metric_book_new(struct tally *tally);
void metric_book_free(struct metric_book *book);

/* The metric that an expression is; lives as long as the book. Before the first event is added. */
const struct booked *metric_book_find(struct metric_book *book, const char *expression);

#endif
