/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Median and range of a few weeks, and two rules of thumb. The square root is the spread of a count
 * that nothing but chance moves (Poisson); the range keeps counts that swing more than that from
 * raising a false alarm every other week.
 */
#include "measure/usual.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ROOTS 2.0       /* how many square roots of the usual chance may move a count */
#define JUMP 3.0        /* times the usual, or one over it */
#define JUMP_LEAST 10.0 /* a usual below it jumps by chance */

const char *const usual_words[] = {"", "new", "less", "", "more", NULL};

const char usual_rule[] =
    "Usual is the median of the 8 full weeks before (at least 4). More or less than usual is what "
    "lies outside all those weeks, and further from the median than twice its square root, which "
    "is about what chance does to a count. New is what those weeks did not have.";

const char usual_jump_rule[] =
    "A count is doubted when it is more than 3 times its usual, or less than a third of it, and "
    "the usual is at least 10.";

static int
compare(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static enum usual_verdict
verdict_of(double low, double median, double high, double now)
{
    double chance = ROOTS * sqrt(median > 1 ? median : 1);
    if (high <= 0)
        return now > 0 ? USUAL_NEW : USUAL_ABOUT;
    if (now > high && now - median > chance)
        return USUAL_MORE;
    return now < low && median - now > chance ? USUAL_LESS : USUAL_ABOUT;
}

static double
middle(const double *sorted, size_t count)
{
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
}

double
usual_median(const double *figures, size_t count)
{
    if (count == 0)
        return (double)NAN;
    double *sorted = mem_zeroed(count, sizeof *sorted);
    memcpy(sorted, figures, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    double median = middle(sorted, count);
    free(sorted);
    return median;
}

struct usual
usual_of(const double *weeks, size_t count, double now)
{
    struct usual usual = {.median = NAN, .verdict = USUAL_CANNOT_TELL};
    if (count < USUAL_WEEKS_LEAST || count > USUAL_WEEKS_MOST)
        return usual;
    double sorted[USUAL_WEEKS_MOST];
    memcpy(sorted, weeks, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    usual.median = middle(sorted, count);
    usual.verdict = verdict_of(sorted[0], usual.median, sorted[count - 1], now);
    usual.is_jump =
        usual.median >= JUMP_LEAST && (now > JUMP * usual.median || now * JUMP < usual.median);
    return usual;
}
