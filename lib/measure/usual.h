/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is usual: one week's figure beside the weeks before it. A word is said only where the
 * difference is more than chance alone makes: a manager who is told every Monday that something
 * moved learns to stop reading. Numbers in, numbers out.
 */
#ifndef AMP_MEASURE_USUAL_H
#define AMP_MEASURE_USUAL_H

#include <stdbool.h>
#include <stddef.h>

enum { USUAL_WEEKS_LEAST = 4, USUAL_WEEKS_MOST = 8 };

enum usual_verdict { USUAL_CANNOT_TELL, USUAL_NEW, USUAL_LESS, USUAL_ABOUT, USUAL_MORE };

/* The words of the verdicts, in the order of the enum: "" where there is nothing to say. */
extern const char *const usual_words[];

struct usual {
    double median; /* of the weeks before; NAN if there are too few */
    enum usual_verdict verdict;
    bool is_jump; /* so far from the usual that the figure itself is to be doubted */
};

/* `now` beside `count` weeks before it, in any order, figures of 0 or more. By the rules below. */
struct usual usual_of(const double *weeks, size_t count, double now);

/* The median of any figures, in any order: the middle one, or the mean of the two in the middle.
   NAN if there are none. */
double usual_median(const double *figures, size_t count);

/* The rules, for readers: each one or two sentences. */
extern const char usual_rule[], usual_jump_rule[];

#endif
