/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers in, numbers out. A gap does not tell whose fault it is, so time off of the person is
 * taken out of it; time off of the other side is not, for the person waited all the same.
 */
#include "measure/cadence.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"

enum { FAR = 3 * 366, WEEK = 7 };

const char *const cadence_status_words[] = {"on-time", "due", "overdue", "never", "away", NULL};

static int
by_value(const void *a, const void *b)
{
    int left = *(const int *)a, right = *(const int *)b;
    return (left > right) - (left < right);
}

size_t
cadence_sort(int *days, size_t count)
{
    size_t kept = 0;
    if (count == 0)
        return 0;
    qsort(days, count, sizeof *days, by_value);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || days[kept - 1] != days[i])
            days[kept++] = days[i];
    return kept;
}

/* The person's time off in (after, last], in working days. */
static double
time_off(const struct cadence_question *question, int after, int last)
{
    struct presence always = *question->presence;
    always.start = always.end = DAY_NONE;
    always.share = 1;
    return calendar_working_days(question->calendar, after, last) -
           presence_working_days(question->calendar, &always, after, last);
}

static double
elapsed(const struct cadence_question *question, int after, int last)
{
    return last - after - time_off(question, after, last);
}

static bool
has_left_or_not_begun(const struct cadence_question *question, int day)
{
    const struct presence *presence = question->presence;
    return (presence->start != DAY_NONE && day < presence->start) ||
           (presence->end != DAY_NONE && day > presence->end);
}

/* Whether the nearest working day from `day` on, in steps of `step`, is taken off. */
static bool
is_off(const struct cadence_question *question, int day, int step)
{
    for (int i = 0; i < WEEK * WEEK && !calendar_is_working_day(question->calendar, day); i++)
        day += step;
    return time_off(question, day - 1, day) >= 1;
}

/* A free day counts as off where the working days on both sides of it are. */
static bool
is_away(const struct cadence_question *question)
{
    int day = question->as_of;
    return has_left_or_not_begun(question, day) ||
           (is_off(question, day, -1) && is_off(question, day, 1));
}

static double
median(const double *sorted, size_t count)
{
    return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

static int
by_number(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void
measure_gaps(const struct cadence_question *question, struct cadence *cadence)
{
    double *gaps = mem_zeroed(question->count, sizeof *gaps);
    size_t count = 0;
    for (size_t i = 1; i < question->count; i++)
        if (question->days[i] >= question->first)
            gaps[count++] = elapsed(question, question->days[i - 1], question->days[i]);
    if (count > 0) {
        qsort(gaps, count, sizeof *gaps, by_number);
        cadence->median_gap = median(gaps, count);
        cadence->longest_gap = gaps[count - 1];
    }
    free(gaps);
}

/* Whether something took place in (after, last]. */
static bool
took_place(const struct cadence_question *question, int after, int last)
{
    for (size_t i = question->count; i-- > 0 && question->days[i] > after;)
        if (question->days[i] <= last)
            return true;
    return false;
}

/* Stretches of `every` days, counted back from as_of; one is due if the person worked on any day of
   it. */
static void
count_kept(const struct cadence_question *question, struct cadence *cadence)
{
    int begin = question->first;
    if (question->known_from != DAY_NONE && question->known_from > begin)
        begin = question->known_from;
    struct presence present = *question->presence;
    present.share = 1;
    for (int last = question->as_of; last - question->every + 1 >= begin; last -= question->every) {
        int after = last - question->every;
        if (presence_working_days(question->calendar, &present, after, last) <= 0)
            continue;
        cadence->due++;
        cadence->held += took_place(question, after, last);
    }
    cadence->kept = (double)cadence->held / (double)cadence->due; /* of none: NAN */
}

static int
find_next(const struct cadence_question *question, int since)
{
    const struct presence *presence = question->presence;
    int day = question->as_of;
    if (presence->end != DAY_NONE && day > presence->end)
        return DAY_NONE;
    if (since == DAY_NONE)
        return presence->start != DAY_NONE && presence->start > day ? presence->start : day;
    for (day = since + question->every; day < since + question->every + FAR; day++)
        if (elapsed(question, since, day) >= question->every &&
            calendar_is_working_day(question->calendar, day) &&
            time_off(question, day - 1, day) < 1)
            break;
    return presence->end != DAY_NONE && day > presence->end ? DAY_NONE : day;
}

struct cadence
cadence_of(const struct cadence_question *question)
{
    struct cadence cadence = {.last = DAY_NONE,
        .days_since = -1,
        .median_gap = NAN,
        .longest_gap = NAN,
        .kept = NAN,
        .status = CADENCE_NEVER};
    if (question->count > 0) {
        cadence.last = question->days[question->count - 1];
        cadence.days_since = question->as_of - cadence.last;
        double since = elapsed(question, cadence.last, question->as_of);
        cadence.status = since <= question->every         ? CADENCE_ON_TIME
                         : since <= 2.0 * question->every ? CADENCE_DUE
                                                          : CADENCE_OVERDUE;
    }
    measure_gaps(question, &cadence);
    count_kept(question, &cadence);
    cadence.next_due = find_next(question, cadence.last);
    if (is_away(question))
        cadence.status = CADENCE_AWAY;
    return cadence;
}
