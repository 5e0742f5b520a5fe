/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the coaching status: whose they are, in which order, and what stands in them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "team/coaching_status_parts.h"
#include "team/open_promises.h"

const char *
coaching_status_name(const struct coaching_status *status, size_t number)
{
    return status->by_coach ? names_text(status->coaches, (int)number)
                            : roster_person(status->roster, (int)number)->rep;
}

/* A subject that has a row. */
struct row {
    size_t number;
    const char *name;
    bool on_roster;
};

static int
in_order(const void *a, const void *b)
{
    const struct row *left = a, *right = b;
    if (left->on_roster != right->on_roster)
        return left->on_roster ? -1 : 1;
    if (left->on_roster)
        return left->number < right->number ? -1 : left->number > right->number;
    return strcmp(left->name, right->name);
}

size_t *
coaching_status_order(struct coaching_status *status, size_t *count)
{
    size_t all =
        (size_t)(status->by_coach ? names_count(status->coaches) : roster_count(status->roster));
    struct row *rows = mem_zeroed(all + 1, sizeof *rows);
    size_t *numbers = mem_zeroed(all + 1, sizeof *numbers);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const struct person *person =
            status->by_coach ? NULL : roster_person(status->roster, (int)i);
        bool on_roster = person && person->on_roster;
        if (coaching_status_of(status, i)->day_count == 0 && (!on_roster || person->is_agent))
            continue;
        rows[(*count)++] = (struct row){i, coaching_status_name(status, i), on_roster};
    }
    if (*count > 0)
        qsort(rows, *count, sizeof *rows, in_order);
    for (size_t i = 0; i < *count; i++)
        numbers[i] = rows[i].number;
    free(rows);
    return numbers;
}

void
coaching_status_write_header(const struct coaching_status *status, struct writer *writer)
{
    const char *const columns[] = {status->by_coach ? "reps" : "rep", "coach", "sessions", "last",
        "days_since", "median_gap", "longest_gap", "kept", "development", "asked_share",
        "peer_sessions", "open_actions", "overdue_actions", "follow_through", "coach_overdue",
        "coach_follow_through", "effort", "next_due", "status", NULL};
    writer_header(writer, columns);
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The other side, by name. The caller frees. */
static char *
partners_of(const struct coaching_status *status, const struct coaching_subject *subject)
{
    size_t count = subject->partner_count, size = 1, length = 0;
    const char **names = mem_zeroed(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = status->by_coach ? people_of_roster(subject->partners[i], status->roster)
                                    : people_of_names(subject->partners[i], status->coaches);
        size += strlen(names[i]) + 1;
    }
    if (count > 0)
        qsort(names, count, sizeof *names, by_text);
    char *joined = mem_resize(NULL, size, 1);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            joined[length++] = ';';
        memcpy(joined + length, names[i], strlen(names[i]));
        length += strlen(names[i]);
    }
    joined[length] = '\0';
    free(names);
    return joined;
}

/* Who is it for somebody who was never coached: the manager. */
static const char *
manager_of(const struct coaching_status *status, size_t number)
{
    return status->by_coach ? "" : roster_person(status->roster, (int)number)->manager;
}

static double
share(long long part, long long whole)
{
    return whole > 0 ? (double)part / (double)whole : (double)NAN;
}

static double
follow_through(const struct promise_counts *counts)
{
    return share((long long)counts->in_time, (long long)counts->due);
}

void
coaching_status_write(struct coaching_status *status, size_t number,
    const struct coaching_figures *figures, struct writer *writer)
{
    const struct coaching_subject *subject = coaching_status_of(status, number);
    char *partners = partners_of(status, subject);
    char *efforts = coaching_status_efforts(status, subject);
    const char *other = *partners ? partners : manager_of(status, number);
    const char *name = coaching_status_name(status, number);
    writer_cell(writer, status->by_coach ? other : name);
    writer_cell(writer, status->by_coach ? name : other);
    writer_integer(writer, (long long)subject->sessions);
    writer_day(writer, figures->last);
    if (figures->days_since >= 0)
        writer_integer(writer, figures->days_since);
    else
        writer_cell(writer, "");
    writer_number(writer, figures->median_gap);
    writer_number(writer, figures->longest_gap);
    writer_number(writer, figures->kept);
    writer_number(writer, share((long long)subject->on_a_skill, (long long)subject->sessions));
    writer_number(writer, share(subject->asked, subject->asked + subject->told));
    writer_integer(writer, (long long)subject->peer_sessions);
    writer_integer(writer, (long long)subject->reps.open);
    writer_integer(writer, (long long)subject->reps.overdue);
    writer_number(writer, follow_through(&subject->reps));
    writer_integer(writer, (long long)subject->coaches.overdue);
    writer_number(writer, follow_through(&subject->coaches));
    writer_cell(writer, efforts);
    writer_day(writer, figures->next_due);
    writer_cell(writer, figures->status);
    writer_end_row(writer);
    free(partners);
    free(efforts);
}

void
coaching_status_write_effect_header(struct writer *writer)
{
    static const char *const columns[] = {"rep", "skill", "sessions", "first", "metric",
        "weeks_before", "weeks_after", "before", "after", "ratio", "low", "high", "verdict", NULL};
    writer_header(writer, columns);
}

void
coaching_status_write_effect(const struct coaching_status *status, size_t number,
    const struct coached_skill *skill, const char *metric,
    const double figures[static COACHING_EFFECT_FIGURES], const char *verdict,
    struct writer *writer)
{
    writer_cell(writer, coaching_status_name(status, number));
    writer_cell(writer, skill->skill);
    writer_integer(writer, (long long)skill->sessions);
    writer_day(writer, skill->first);
    writer_cell(writer, metric);
    for (size_t i = 0; i < COACHING_EFFECT_FIGURES; i++)
        writer_number(writer, figures[i]);
    writer_cell(writer, verdict);
    writer_end_row(writer);
}
