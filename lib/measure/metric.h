/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Metrics: expressions over events. `meeting` counts, `sum(win)` adds value, `win/(win+loss)` and
 * `sum(win)/win` are ratios; at most one `/`. A term `meeting` takes in `meeting` and everything
 * below it (`meeting.qualified`).
 */
#ifndef AMP_MEASURE_METRIC_H
#define AMP_MEASURE_METRIC_H

#include <stdbool.h>
#include <stddef.h>

/* One term: the count or the sum of value of a kind of event. */
struct metric_term {
    char *kind; /* "meeting.qualified" */
    bool sum;   /* value is added, not count */
};

enum metric_form { METRIC_COUNT, METRIC_AMOUNT, METRIC_RATIO };

struct metric {
    enum metric_form form;
    struct metric_term *terms; /* the numerator's terms, then the denominator's */
    size_t numerator, count;   /* how many belong to the numerator; how many in all */
};

/* Reads an expression: side [ "/" side ], side = term { "+" term } | "(" term { "+" term } ")",
   term = word | "sum(" word ")". Blanks between do not count. Words are event words: letters (any
   script), digits, "-", "_", with "." between the parts; at least one letter. Counts and sums are
   not mixed within a side, and no side names the same events twice (`meeting+meeting.held`), for
   they would be counted twice. On failure false, *error is a sentence end such as "has more than
   one '/'" (static), and *metric is empty. Else free with metric_free(). */
bool metric_parse(const char *expression, struct metric *metric, const char **error);
void metric_free(struct metric *metric);

#endif
